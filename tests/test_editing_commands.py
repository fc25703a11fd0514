"""The editing commands as a person runs them: questions answered, changes shown first, files written or left alone."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests import calls
from tests.calls import ROOT, Run

TODAY = "2026-11-21"
ENGLISH = re.compile(r"\b(error|usage|warning|traceback|missing|invalid|aborted|options|commands|y/n)\b", re.IGNORECASE)
DECISION = ("--decision", "nq-1672")
MERGER = ("merge", "units/khau-slom", "units/coc-lai", "--into", "Đông Xuân", "--with-cells", "--date", "2026-07-01",
          "--parent", "cao-minh", "--committee", "xa-cao-tan", *DECISION)  # fmt: skip


def chibo(project: Path, *words: object, said: str = "") -> Run:
    return calls.chibo(*words, "--project", project, "--today", TODAY, said=said)


def process(project: Path, *words: object, said: str = "") -> Run:
    return calls.process(*words, "--project", project, "--today", TODAY, said=said)


def tree(project: Path) -> Mapping[str, bytes]:
    return {p.relative_to(project).as_posix(): p.read_bytes() for p in (project / "data").rglob("*") if p.is_file()}


def read(project: Path, file: str) -> str:
    return (project / file).read_text(encoding="utf-8")


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """The sample publication, to be changed at will."""
    target = tmp_path / "mau"
    for folder in ("data", "content"):
        shutil.copytree(ROOT / folder, target / folder)
    shutil.copyfile(ROOT / "mkdocs.yml", target / "mkdocs.yml")
    return target


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample publication with its site."""
    target = tmp_path_factory.mktemp("editing") / "mau"
    target.mkdir()
    shutil.copytree(ROOT / "content", target / "content")
    shutil.copytree(ROOT / "data", target / "data")
    shutil.copyfile(ROOT / "mkdocs.yml", target / "mkdocs.yml")
    calls.build(target, "--today", TODAY)
    return target


@pytest.fixture
def published(built: Path) -> Path:
    """The same with its data as they were, so that the next build makes little anew."""
    shutil.rmtree(built / "data")
    shutil.copytree(ROOT / "data", built / "data")
    return built


@pytest.mark.parametrize(
    "command", ["new", "merge", "rename", "dissolve", "transfer", "retract", "format", "add-commune"]
)
def test_help_is_vietnamese(command: str) -> None:
    run = chibo(ROOT, command, "--help")
    assert run.returncode == 0
    assert run.stdout.startswith("Cách gọi: chibo")
    assert not ENGLISH.search(run.stdout)


@pytest.mark.parametrize(
    ("words", "code"),
    [(("new",), 2), (("new", "nope"), 2), (("new", "activity", "--set", "x"), 2), (("merge",), 2), (("rename", "a"), 2),
     (("dissolve",), 2), (("transfer",), 2), (("retract",), 2), (("format", "README.md"), 2), (("merge", "a", "b"), 1),
     (("merge", "--from", "khong-co.csv"), 2), (("retract", "activities/khong-co"), 1), (("new", "activities"), 2),
     (("add-commune",), 2), (("add-commune", "Không Có Xã Này"), 1)],
)  # fmt: skip
def test_wrong_calls_are_told_in_vietnamese(words: tuple[str, ...], code: int) -> None:
    before = tree(ROOT)
    run = chibo(ROOT, *words)
    assert run.returncode == code, run.stderr
    assert run.stderr.strip()
    assert not ENGLISH.search(run.stdout + run.stderr), run.stderr
    assert tree(ROOT) == before


def test_activity_out_of_options(sample: Path) -> None:
    told = {"title": "Chi bộ Khối 4 bàn sửa ngõ", "kind": "regular_meeting", "status": "held", "date": "2024-05-06",
            "orgs": "cells/khoi-4", "attendance.present": "20"}  # fmt: skip
    pairs = [word for key, value in told.items() for word in ("--set", f"{key}={value}")]
    run = chibo(sample, "new", "activities", *pairs, "--source-title", "Bài: sửa ngõ", "--yes")
    assert run.returncode == 0, run.stderr
    text = read(sample, "data/activities/thi-tran-cao-loc/khoi-4-2024-05-06.yml")
    assert "kind: regular_meeting # sinh hoạt thường kỳ\n" in text
    assert '    title: "Bài: sửa ngõ"\n' in text
    assert chibo(sample, "check").returncode == 0
    assert chibo(sample, "format", "--check", "data/activities/thi-tran-cao-loc/khoi-4-2024-05-06.yml").returncode == 0


def test_activity_out_of_answers(sample: Path) -> None:
    answers = [
        "Khối 4 họp dân", "họp dân", "2", "hôm qua", "2024-05-06", "19:30", "khoi khong co", "khối 4", "", "", "3", "",
        "Sửa ngõ", "Tiền: bao nhiêu", "", "", "1", "Bài về Khối 4", "baolangson.vn", "", "", "", "c",
    ]  # fmt: skip
    run = process(sample, "new", "activity", said="\n".join(answers) + "\n")
    assert run.returncode == 0, run.stderr + run.stdout
    assert "“hôm qua” không phải dạng ngày" in run.stdout
    assert "Không thấy hồ sơ nào có “khoi khong co”." in run.stdout
    text = read(sample, "data/activities/thi-tran-cao-loc/khoi-4-2024-05-06.yml")
    assert "kind: residents_meeting # họp dân\n" in text
    assert 'agenda:\n  - Sửa ngõ\n  - "Tiền: bao nhiêu"\n' in text
    assert not ENGLISH.search(run.stdout)
    assert chibo(sample, "check").returncode == 0


def test_without_an_answer_nothing_is_written(sample: Path) -> None:
    before = tree(sample)
    shown = chibo(sample, *MERGER)
    assert shown.returncode == 0
    assert "+++ data/changes/dong-xuan-2026.yml" in shown.stdout
    assert "thêm --yes" in shown.stdout
    refused = chibo(sample, *MERGER, said="có lẽ\nk\n")
    assert refused.returncode == 0
    assert "Trả lời c (có) hoặc k (không)." in refused.stdout
    assert tree(sample) == before


def test_old_pages_point_to_the_merged_village_and_cell(published: Path) -> None:
    run = chibo(published, *MERGER, said="c\n")
    assert run.returncode == 0, run.stderr
    calls.build(published, "--today", TODAY)
    for old in ("thon/khau-slom", "thon/coc-lai", "chi-bo/khau-slom", "chi-bo/coc-lai"):
        kind = old.partition("/")[0]
        page = read(published, f"site/{old}/index.html")
        assert re.search(rf'href="(\.\./\.\./{kind}|\.\.)/dong-xuan/"', page), old
    assert (published / "site" / "sap-nhap" / "dong-xuan-2026" / "index.html").is_file()
    assert "Đông Xuân" in read(published, "site/chi-bo/dong-xuan/index.html")


def test_twenty_mergers_out_of_a_table(sample: Path, tmp_path: Path) -> None:
    source = "sources:\n  - id: s1\n    kind: press\n    title: Bài\n"
    rows = ["before;into"]
    for n in range(1, 21):
        for side in ("a", "b"):
            key = f"thon-{n}{side}"
            unit = f"name: Thôn {n}{side.upper()}\nlevel: village\nkind: thon\nparent: ky-lua\n{source}"
            cell = f"name: Chi bộ thôn {n}{side.upper()}\nkind: residential\nunits:\n  - {key}\n{source}"
            (sample / "data" / "units" / f"{key}.yml").write_text(unit, encoding="utf-8")
            (sample / "data" / "cells" / f"{key}.yml").write_text(cell, encoding="utf-8")
        rows.append(f"thon-{n}a + Thôn {n}B;Thôn Mới {n}")
    table = tmp_path / "sáp nhập.csv"
    table.write_bytes("\r\n".join(rows).encode("utf-8-sig"))
    before = tree(sample)
    call = ("merge", "--from", table, "--with-cells", "--date", "2026-07-01", *DECISION, "--yes")

    table.write_bytes("\r\n".join([*rows, "thon-1a+khong-co;X", "thon-2a;"]).encode("utf-8-sig"))
    refused = chibo(sample, *call)
    assert refused.returncode == 1
    assert re.findall(r"csv:(\d+): ", refused.stderr) == ["22", "22", "23", "23", "23"], refused.stderr
    assert tree(sample) == before

    table.write_bytes("\r\n".join(rows).encode("utf-8-sig"))
    run = chibo(sample, *call)
    assert run.returncode == 0, run.stderr
    assert "Tất cả: 60 tệp mới." in run.stdout
    assert len(tree(sample)) == len(before) + 60
    assert json.loads(chibo(sample, "check", "--format", "json").stdout) == json.loads(
        chibo(ROOT, "check", "--format", "json").stdout
    )
    assert read(sample, "data/units/moi-20.yml").startswith("name: Mới 20\nlevel: village\nkind: thon\n")
    assert read(sample, "data/cells/moi-20.yml").startswith("name: Chi bộ thôn Mới 20\nshort_name: Mới 20\n")


def test_withdrawn_activity_is_gone_from_every_page(published: Path) -> None:
    file = "data/activities/thi-tran-cao-loc/khoi-4-hop-chi-uy.yml"
    calls.build(published, "--today", TODAY)
    assert any("phát biểu ý kiến" in p.read_text(encoding="utf-8") for p in (published / "site").rglob("*.html"))
    run = chibo(published, "retract", "khoi-4-hop-chi-uy", said="người có tên xin gỡ\nc\n")
    assert run.returncode == 0, run.stderr
    assert read(published, file) == "retracted:\n  on: 2026-11-21\n  reason: người có tên xin gỡ\n"
    calls.build(published, "--today", TODAY)
    pages = [
        p for p in (published / "site").rglob("*") if p.is_file() and p.suffix in (".html", ".xml", ".json", ".js")
    ]
    assert not [p for p in pages if re.search("phát biểu ý kiến|Họp chi ủy Chi bộ Khối 4", p.read_text("utf-8"))]
    assert "người có tên xin gỡ" in read(published, "site/hoat-dong/khoi-4-hop-chi-uy/index.html")


def test_rename_dissolve_transfer(published: Path) -> None:
    for words in (
        ("rename", "cells/khoi-4", "Chi bộ Khối 4A", "--date", "2026-03-01"),
        ("transfer", "cells/khu-day-thep", "--to", "thi-tran-cao-loc", "--date", "2026-03"),
        ("dissolve", "cells/lang-cong", "--members-to", "khoi-4", "--members", "9", "--date", "2026-04"),
    ):
        run = chibo(published, *words, *DECISION, "--yes")
        assert run.returncode == 0, run.stderr
    calls.build(published, "--today", TODAY)
    assert "Chi bộ Khối 4A" in read(published, "site/chi-bo/khoi-4/index.html")
    assert "thị trấn Cao Lộc" in read(published, "site/chi-bo/khu-day-thep/index.html")
    assert "Giải thể chi bộ thôn Làng Cổng" in read(published, "site/chi-bo/lang-cong/index.html")


def test_an_edit_that_breaks_the_data_leaves_it_untouched(sample: Path) -> None:
    before = tree(sample)
    early = chibo(
        sample, "transfer", "cells/xom-moi-2020", "--to", "huyen-ba-che", "--date", "2001", *DECISION, "--yes"
    )
    assert early.returncode == 1
    assert "change-before-founding" in early.stderr
    assert "Chưa ghi gì" in early.stderr
    gate = chibo(sample, "retract", "cells/khoi-4", "--reason", "gọi 0912345678", "--yes")
    assert gate.returncode == 1
    assert tree(sample) == before


def test_nothing_is_written_through_a_link(sample: Path, tmp_path: Path) -> None:
    outside = tmp_path / "ngoai"
    shutil.move(sample / "data" / "changes", outside)
    os.symlink(outside, sample / "data" / "changes")
    before = sorted(outside.iterdir())
    run = chibo(sample, "rename", "cells/khoi-4", "X", "--date", "2026", "--source-title", "Bài", "--yes")
    assert run.returncode == 1
    assert "không phải tệp thường trong data/" in run.stderr
    assert sorted(outside.iterdir()) == before
    for name in ("../../x", "/tmp/x", "a/b"):
        call = ("rename", "cells/khoi-4", "X", "--date", "2026", "--source-title", "Bài", "--yes", "--id", name)
        assert "không làm mã được" in chibo(sample, *call).stderr


def test_format_checks_writes_and_is_done(sample: Path) -> None:
    assert chibo(sample, "format", "--check").returncode == 0
    file = "data/cells/thi-tran-cao-loc/khoi-4.yml"
    text = read(sample, file)
    moved = "# đầu tệp\n\nkind: residential # loại\n" + text.replace("kind: residential\n", "")
    (sample / file).write_text(moved, encoding="utf-8", newline="\r\n")
    check = chibo(sample, "format", "--check")
    assert (check.returncode, check.stdout) == (1, f"{file}: chưa đúng cách trình bày.\n")
    assert chibo(sample, "format", sample / file).returncode == 0
    assert read(sample, file) == "# đầu tệp\n" + text.replace("kind: residential\n", "kind: residential # loại\n")
    assert b"\r" not in (sample / file).read_bytes()
    assert chibo(sample, "format").stdout == "Mọi tệp đã đúng cách trình bày.\n"
    (sample / file).write_text("name: [\n", encoding="utf-8")
    broken = chibo(sample, "format")
    assert broken.returncode == 1
    assert f"{file}:1:" in broken.stderr
    assert read(sample, file) == "name: [\n"
