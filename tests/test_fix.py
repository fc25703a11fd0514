"""`chibo check --fix`: what is certain is put right, nothing else changes a byte, and nothing is written elsewhere."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator import source
from generator.cli import main
from generator.edits import fixing
from generator.problems import Fix, Place, Problem
from tests.test_checks import lay_out, problems

SOURCE = "sources: [{id: s1, kind: press, title: Bài báo}] # nguồn\n"
CELL = "# ghi chú đầu\nname: Chi bộ thôn Khe Sim # tên\nkind: residential\n"
VILLAGE = "name: Khe Sim\nlevel: village\nkind: thon\n"
MEETING = "title: Họp\nkind: regular_meeting\nstatus: held\norgs: [cells/na-lan]\n"

FIXED = [
    ("units/x", VILLAGE + "founded: 25/12/2020  # ngày lập\n", "25/12/2020", "2020-12-25", "bad-date"),
    ("units/x", VILLAGE + "founded: '3.9.2020'\n", "3.9.2020", "2020-09-03", "bad-date"),
    ("units/x", VILLAGE + "founded: ngày 3/9/2020\n", "ngày 3/9/2020", "2020-09-03", "bad-date"),
    ("units/x", VILLAGE + "founded: 2020/9/3\n", "2020/9/3", "2020-09-03", "bad-date"),
    ("activities/x", MEETING + "at: 19h30\n", "19h30", "19:30", "bad-time"),
    ("activities/x", MEETING + "attendance: {present: 5.000}\n", "5.000", "5000", "bad-number"),
    ("activities/x", MEETING + "attendance: {present: 010}\n", "010", "10", "bad-number"),
    ("cells/x", CELL + "units:\n\t- na-lan\n\t- hoa-binh # xã\n", "\t", "  ", "tab-indent"),
    ("units/x", VILLAGE + "notes: Bi\u0300nh ye\u0302n\n", "Bi\u0300nh ye\u0302n", "Bình yên", "not-nfc"),
    ("units/x", VILLAGE + "notes: Nhà\u200b văn\u200b hóa\n", "\u200b", "", "zero-width"),
    ("units/x", VILLAGE + "notes: Nhà\u00a0văn hóa\n", "\u00a0", " ", "no-break-space"),
    ("units/x", "name:\u00a0Khe Sim\nlevel: village\nkind: thon\n", "\u00a0", " ", "no-break-space"),
    ("units/x", VILLAGE + "notes: “Đã xem” # rồi\n", "“Đã xem”", '"Đã xem"', "curly-quotes"),
    ("units/x", VILLAGE + "notes: Đã xem: rồi\n", "Đã xem: rồi", '"Đã xem: rồi"', "colon-in-text"),
    ("units/x", VILLAGE + "notes: “Đã xem: rồi”\n", "“Đã xem: rồi”", '"Đã xem: rồi"', "colon-in-text"),
    ("activities/x", MEETING + "agenda:\n  - Việc: đường\n", "Việc: đường", '"Việc: đường"', "not-text"),
    ("cells/x", CELL + "Meeting-Day: 3\n", "Meeting-Day", "meeting_day", "unknown-key"),
    ("activities/x", MEETING.replace("regular_meeting", "sinh hoạt thường kỳ"), "sinh hoạt thường kỳ",
     "regular_meeting", "bad-choice"),
    ("activities/x", MEETING.replace("cells/na-lan", "xa-hoa-binh"), "[xa-hoa-binh]", "[committees/xa-hoa-binh]",
     "bad-reference"),
    ("cells/x", CELL + "officers: [{name: A, role: secretary, acting: Có}]\n", "Có", "true", "bad-flag"),
    ("cells/x", CELL + "officers: [{name: A, role: secretary, acting: no}]\n", "acting: no", "acting: false",
     "bad-flag"),
]  # fmt: skip

LEFT = [
    ("units/x", VILLAGE + "founded: 09/25/2020\n"),  # no such month
    ("units/x", VILLAGE + "founded: 3/9/20\n"),
    ("activities/x", MEETING + "attendance: {present: '5,000'}\n"),  # five, or five thousand
    ("activities/x", MEETING + "attendance: {present: 1.00}\n"),
    ("activities/x", MEETING + "at: 7h tối\n"),
    ("units/x", "name: Khe Sim\n\tlevel: village\nkind: thon\n"),
    ("units/x", VILLAGE + "notes: Đã xem: rồi # hay chưa\n"),  # a comment, or part of the sentence
    ("units/x", VILLAGE + "notes: Đã xem: rồi\n  còn nữa\n"),
    ("units/x", VILLAGE + "notes: Uû ban nh©n d©n\n"),
    ("cells/x", CELL + "nmae: A\n"),  # near, not the same
    ("cells/x", CELL + "Name: Tên khác\n"),  # the right one is there
    ("activities/x", MEETING.replace("cells/na-lan", "na-lan")),  # a cell and a village
    ("activities/x", MEETING + "agenda:\n  - what: đường\n"),
    ("units/x", VILLAGE + "founded:\n"),
]


@pytest.mark.parametrize("case", FIXED, ids=lambda case: f"{case[4]} {case[3].encode('ascii', 'replace').decode()}")
def test_a_certain_fix_changes_only_its_span(case: tuple[str, str, str, str, str], tmp_path: Path) -> None:
    name, text, was, now, code = case
    path = _world(tmp_path, name, text)
    assert code in {p.code for p in problems(tmp_path) if p.fix}
    done = fixing.fix(tmp_path, lambda: problems(tmp_path))
    assert path.read_bytes().decode() == (text + SOURCE).replace(was, now)
    assert code not in {p.code for p in done.left}
    assert done.problems
    again = fixing.fix(tmp_path, lambda: problems(tmp_path))
    assert again.problems == ()


@pytest.mark.parametrize(("name", "text"), LEFT)
def test_what_may_be_meant_in_two_ways_is_left(name: str, text: str, tmp_path: Path) -> None:
    path = _world(tmp_path, name, text)
    assert problems(tmp_path)
    done = fixing.fix(tmp_path, lambda: problems(tmp_path))
    assert done.problems == ()
    assert path.read_bytes().decode() == text + SOURCE


def test_slips_behind_slips_are_all_fixed_in_one_run(tmp_path: Path) -> None:
    text = VILLAGE + "founded: “3/9/2020”\nnotes: Đã\u00a0xem: rồi\nFormer-ids: [a]\n"
    path = _world(tmp_path, "units/x", text)
    assert fixing.fix(tmp_path, lambda: problems(tmp_path)).left == ()
    assert '2020-09-03"\nnotes: "Đã xem: rồi"\nformer_ids: [a]\n' in path.read_text(encoding="utf-8")


def test_line_ends_the_mark_and_the_rights_of_a_file_stay(tmp_path: Path) -> None:
    path = _world(tmp_path, "units/x", "")
    content = b"\xef\xbb\xbf" + (VILLAGE + "founded: 3/9/2020 \n" + SOURCE).replace("\n", "\r\n").encode()
    path.write_bytes(content)
    path.chmod(0o640)
    fixing.fix(tmp_path, lambda: problems(tmp_path))
    assert path.read_bytes() == content.replace(b"3/9/2020", b"2020-09-03")
    assert path.stat().st_mode & 0o777 == 0o640
    assert not [p for p in path.parent.iterdir() if p.name.startswith(".")]


@pytest.mark.parametrize(
    "file",
    ["../b.yml", "mkdocs.yml", "data/../mkdocs.yml", "data/link.yml", "data/dir/c.yml", "data"],
)
def test_nothing_is_written_outside_the_data_or_through_a_link(file: str, tmp_path: Path) -> None:
    root, outside = tmp_path / "root", tmp_path / "outside"
    for folder in (root / "data", outside):
        folder.mkdir(parents=True)
    for path in (tmp_path / "b.yml", root / "mkdocs.yml", outside / "c.yml"):
        path.write_text("a\n")
    (root / "data" / "link.yml").symlink_to(outside / "c.yml")
    (root / "data" / "dir").symlink_to(outside)
    made = Problem(place=Place(file=file), code="x", message="x", text="a", fix=Fix(start=0, end=1, put="b"))
    done = fixing.fix(root, lambda: [made])
    assert (done.problems, done.refused) == ((), (file,))
    assert {p.read_text() for p in (tmp_path / "b.yml", root / "mkdocs.yml", outside / "c.yml")} == {"a\n"}


SLIPS = st.lists(
    st.sampled_from(
        ["name: Khe Sim", "level: thôn", "kind: “thon”", "founded: 3/9/2020", "notes: a: b", "notes: Bi\u0300nh\u200b",
         "\t- x", "codes:", "  - a: b", "  - “a: b”", "Parent: hoa-binh", "parent:\u00a0hoa-binh", "# lời: ghi\u00a0",
         "officers: [{name: A, role: secretary, acting: có}]", "notes: |", "  “x”", "  a: b: c",
         '"', "[", "\r", "\u2028"]
    ),
    max_size=8,
).map("\n".join)  # fmt: skip


@given(SLIPS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
def test_a_fix_of_the_text_ends_and_touches_only_its_lines(text: str) -> None:
    seen = 0
    while found := [p for p in source.parse(text, "data/units/a.yml")[1] if p.fix]:
        new, done = fixing.applied(text, found)
        assert done, found
        untouched = set(range(1, len(text.split("\n")) + 1)) - {p.place.line for p in done}
        if "\r" not in text:
            assert all(text.split("\n")[n - 1] == new.split("\n")[n - 1] for n in untouched)
        assert all(p.fix and p.fix.on(p.text) != p.text for p in done)
        text, seen = new, seen + 1
        assert seen < 60


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.text("ab", max_size=3)), max_size=5))
def test_spans_that_meet_do_not_mix(spans: list[tuple[int, int, str]]) -> None:
    line = "0123456789"
    found = [
        Problem(
            place=Place(file="f"),
            code=f"c{n}",
            message="m",
            text=line,
            fix=Fix(start=min(a, b), end=max(a, b) + 1, put=t),
        )
        for n, (a, b, t) in enumerate(spans)
    ]
    new, done = fixing.applied(line, found)
    expected = line
    for p in reversed(done):
        assert p.fix
        expected = expected[: p.fix.start] + p.fix.put + expected[p.fix.end :]
    assert new == expected
    assert bool(done) == bool(found)


def _world(root: Path, name: str, text: str) -> Path:
    file = f"data/{name}.yml"
    lay_out({"world": "one-cell", "files": {file: text + SOURCE}}, root)
    return root / file


def test_the_command_says_each_change_and_checks_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = _world(tmp_path, "units/x", VILLAGE + "founded: 3/9/2020\n")
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    assert main(["check", "--project", str(tmp_path)]) == 1
    assert "Sửa thành: founded: 2020-09-03" in capsys.readouterr().out
    assert main(["check", "--fix", "--format", "json", "--project", str(tmp_path)]) == 0
    said = capsys.readouterr()
    assert said.out.strip() == "[]"
    assert "data/units/x.yml:4: đã sửa [bad-date] “founded: 3/9/2020” thành “founded: 2020-09-03”." in said.err
    assert path.read_text(encoding="utf-8") == VILLAGE + "founded: 2020-09-03\n" + SOURCE
