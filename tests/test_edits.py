"""Intentions to edits: new records, renamings, withdrawals, how records are found, how files are written."""

from dataclasses import replace
from pathlib import Path

import pytest

from generator.edits import answers, atomic_write, naming, new, picking
from generator.edits.dissolving import Dissolution, dissolve
from generator.edits.drafts import Desk, Draft, Edit
from generator.edits.dry_run import dry_run
from generator.edits.merging import merge
from generator.edits.renaming import Renaming, rename
from generator.edits.retracting import Withdrawal, retract
from generator.edits.successor import Merger
from generator.edits.table import COLUMNS
from generator.edits.transferring import Transfer, transfer
from generator.model import load, territory, timeline
from generator.records import KINDS, Ref
from generator.records.form_fields import form_field
from generator.vietnamese import slug
from tests.desks import FILES, PRESS, SOURCES, WHEN, laid, values


@pytest.fixture
def at(tmp_path: Path) -> Desk:
    return laid(tmp_path)


def test_what_ended_cannot_change_again(tmp_path: Path) -> None:
    over = "kind: dissolution\ndate: 2026-03\nbefore:\n  - cells/tay\n" + SOURCES
    at = laid(tmp_path, {**FILES, "data/changes/tay.yml": over})
    for draft in (
        merge(at, Merger(before=("dong", "tay"), into="X", occasion=WHEN)),
        rename(at, Renaming(org="cells/tay", name="X", occasion=WHEN)),
        dissolve(at, Dissolution(orgs=("cells/tay",), occasion=WHEN)),
        transfer(at, Transfer(orgs=("cells/tay",), to="xa-an", occasion=WHEN)),
    ):
        assert draft.refused == ("Chi bộ thôn Tây đã kết thúc (tháng 3/2026), theo changes/tay.",)


def test_renaming_dissolving_transferring(at: Desk, tmp_path: Path) -> None:
    named = rename(at, Renaming(org="cells/dong", name="Đông Một", occasion=WHEN))
    assert values(named, "data/changes/dong-doi-ten-2026.yml")["new_name"] == "Chi bộ Đông Một"
    gone = dissolve(at, Dissolution(orgs=("cells/tay",), occasion=WHEN, members_to=("dong",), members="7"))
    told = values(gone, "data/changes/giai-the-tay-2026.yml")
    assert told["members_moved"] == [{"count": "7", "from": "cells/tay", "to": "cells/dong"}]
    moved = transfer(at, Transfer(orgs=("units/dong",), to="Bình", occasion=WHEN))
    assert values(moved, "data/changes/dong-chuyen-ve-2026.yml")["after"] == ["units/binh"]
    for draft in (named, gone, moved):
        assert not draft.refused
        assert not dry_run(at, tmp_path, draft)
        atomic_write.put(tmp_path, draft.edits)
    model = load(tmp_path).model
    assert model
    assert timeline.name(model, Ref("cells/dong")) == "Chi bộ Đông Một"
    assert territory.parent(model, Ref("units/dong")) == "units/binh"
    assert not timeline.alive(model, Ref("cells/tay"))


def test_a_commune_that_ends_with_nothing_in_its_place_says_what_lies_nowhere(at: Desk) -> None:
    said = "2 nơi ở trong xã An từ ngày ấy chưa rõ thuộc nơi nào; nơi khác nhận thì gọi chibo transfer."
    assert said in dissolve(at, Dissolution(orgs=("units/an",), occasion=WHEN)).notes
    assert not any("chưa rõ" in n for n in dissolve(at, Dissolution(orgs=("units/nam",), occasion=WHEN)).notes)


def test_a_second_renaming_names_the_committee_that_still_bears_the_first_name(tmp_path: Path) -> None:
    once = "kind: rename\ndate: 2026-03\nbefore:\n  - units/an\nnew_name: Yên\n" + SOURCES
    at = laid(tmp_path, {**FILES, "data/changes/an.yml": once})
    notes = rename(at, Renaming(org="units/an", name="Yên Mới", occasion=WHEN)).notes
    assert any("đảng bộ xã An (committees/xa-an)" in n for n in notes)


COMMUNES = {
    f"data/{kind}/{key}.yml": text + SOURCES
    for kind, key, text in (
        ("units", "binh", "name: Bình\nlevel: commune\nkind: xa\n"),
        ("units", "cao", "name: Cao\nlevel: commune\nkind: xa\n"),
        ("units", "thon-cao", "name: Trên\nlevel: village\nkind: thon\nparent: cao\n"),
        ("committees", "binh", "name: Đảng bộ xã Bình\nlevel: commune\nunit: binh\n"),
    )
}


def test_communes_merge_with_their_committees_and_say_what_comes_along(tmp_path: Path) -> None:
    at = laid(tmp_path, {**FILES, **COMMUNES})
    wish = Merger(before=("an", "binh"), parts=("cao",), into="An Bình", with_committees=True, occasion=WHEN)
    draft = merge(at, wish)
    assert not draft.refused
    change = values(draft, "data/changes/an-binh-2026.yml")
    assert change["before"] == [
        "units/an", "units/binh", {"org": "units/cao", "part": "true"}, "committees/xa-an", "committees/binh",
    ]  # fmt: skip
    assert change["after"] == ["units/an-binh", "committees/xa-an-binh"]
    assert values(draft, "data/committees/xa-an-binh.yml")["unit"] == "an-binh"
    assert "Tự theo sang nơi mới, không cần hồ sơ riêng: 3 nơi và 2 chi bộ." in draft.notes
    assert any(note.startswith("Chưa rõ về đâu, vì chỉ một phần xã chuyển: thôn Trên") for note in draft.notes)
    assert not dry_run(at, tmp_path, draft)
    atomic_write.put(tmp_path, draft.edits)
    model = load(tmp_path).model
    assert model
    assert territory.parent(model, Ref("units/dong")) == "units/an-binh"
    assert territory.parent(model, Ref("cells/dong")) == "committees/xa-an-binh"
    assert territory.parent(model, Ref("units/thon-cao")) is None


def test_what_hangs_on_a_name_or_a_village_is_told(at: Desk) -> None:
    named = rename(at, Renaming(org="units/dong", name="Đông Một", occasion=WHEN))
    assert any("chi bộ thôn Đông (cells/dong)" in note for note in named.notes)
    moved = transfer(at, Transfer(orgs=("units/dong",), to="Bình", occasion=WHEN))
    assert any(note.startswith("Chưa chuyển theo: chi bộ thôn Đông (cells/dong)") for note in moved.notes)
    gone = dissolve(at, Dissolution(orgs=("cells/tay",), occasion=WHEN))
    assert any(note.startswith("Thôn Tây không còn chi bộ nào phụ trách") for note in gone.notes)


def test_a_bare_id_of_several_kinds_is_not_guessed_when_something_is_withdrawn(at: Desk) -> None:
    (said,) = retract(at, Withdrawal(record="dong", on="2026-11-01", reason="x")).refused
    assert said == "“dong” có thể là nhiều hồ sơ: units/dong và cells/dong; ghi rõ cả loại và mã."


def test_a_withdrawal_keeps_nothing_but_the_address(at: Desk, tmp_path: Path) -> None:
    draft = retract(at, Withdrawal(record="hop", on="2026-11-01", reason="xin  gỡ"))
    (edit,) = draft.edits
    assert edit.after == "retracted:\n  on: 2026-11-01\n  reason: xin gỡ\nformer_ids:\n  - cu\n"
    assert edit.before == FILES["data/activities/hop.yml"]
    assert not dry_run(at, tmp_path, draft)
    assert retract(at, Withdrawal(record="hop", on="2026-11", reason="")).refused == (
        "Ngày gỡ cần đủ ngày, tháng, năm, ví dụ 2026-03-15; đang ghi “2026-11”.",
        "Thiếu lý do gỡ (--reason); trang chỉ còn ngày và lý do này.",
    )


def test_an_edit_that_makes_the_data_worse_is_found(at: Desk, tmp_path: Path) -> None:
    wish = Merger(before=("dong", "tay"), into="X", occasion=replace(WHEN, date="2026", title="Gọi 0912345678"))
    draft = merge(at, wish)
    assert {p.code for p in dry_run(at, tmp_path, draft)} == {"gate-mobile"}
    broken = Draft(edits=(Edit(file="data/cells/an/tay.yml", before="", after="name: A\nkind: nope\n"),))
    found = dry_run(at, tmp_path, broken)
    assert [(p.place.file, p.place.line, p.code) for p in found] == [("data/cells/an/tay.yml", 2, "bad-choice")]


def test_records_are_found_by_id_name_and_reference(at: Desk) -> None:
    both = ("cells", "units")
    assert picking.resolve(at.model, ["dong", "tay"], both)[0] == ("cells/dong", "cells/tay")
    assert picking.resolve(at.model, ["dong", "an"], both)[0] == ("units/dong", "units/an")
    assert picking.resolve(at.model, ["thôn tây", "units/dong"], both)[0] == ("units/tay", "units/dong")
    assert picking.resolve(at.model, ["dongg"], both)[1] == (
        "Không thấy “dongg” trong data/cells/ hoặc data/units/. Có phải “dong”?",
    )
    labels = [c.label for c in picking.choices(at.model, both, "dong")]
    assert labels == ["Chi bộ thôn Đông, xã An", "Thôn Đông, xã An"]
    assert picking.split("Đông + thôn Tây") == ("Đông", "thôn Tây")
    assert picking.split("dong tay") == ("dong", "tay")


def test_ids_are_short_and_free(at: Desk) -> None:
    assert naming.free_id(at, "cells", "Xóm Mới", 2026) == "xom-moi"
    assert naming.free_id(at, "cells", "Đông", 2026) == "dong-2026"
    taken = replace(at, used=at.used | {Ref("cells/dong-2026"), Ref("cells/dong-2026-2")})
    assert naming.free_id(taken, "cells", "Đông", 2026) == "dong-2026-3"
    assert naming.free_id(at, "activities", "cu", 2026) == "cu-2026", "a former id is taken"
    for name in ("Cồn", "con", "AUX", "nul", "Prn", "com1", "LPT9"):
        made = naming.free_id(at, "units", name, 2026)
        assert made == f"{slug(name)}-2026", "Windows has no file of that name"
        assert naming.objection(at, "units", slug(name))
        assert not naming.objection(at, "units", made)
    assert naming.free_id(at, "units", "Cồn Thoi", 2026) == "con-thoi"
    long = naming.free_id(at, "activities", "chữ " * 40, 2026)
    assert len(long) <= 48
    assert not long.endswith("-")


def test_answers_build_nested_values() -> None:
    pairs = ["orgs=cells/a", "orgs=units/b", "attendance.present=24", "outcomes.0.what=Đường", "outcomes.0.status=done"]
    found, refused = answers.given("activities", pairs)
    assert not refused
    assert found == {
        "orgs": ["cells/a", "units/b"], "attendance": {"present": "24"},
        "outcomes": [{"what": "Đường", "status": "done"}],
    }  # fmt: skip
    assert len(answers.given("activities", ["title", "a..b=c", "title=a", "title=b", "title.x=c"])[1]) == 4


@pytest.mark.parametrize("kind", KINDS)
def test_every_question_has_its_place_in_the_form(kind: str) -> None:
    for question in KINDS[kind].questions:
        chosen = {"kind": question.only[1][0]} if question.only[0] == "kind" else {}
        assert form_field(answers.form(kind, chosen), question.path), question


@pytest.mark.parametrize("kind", [name for name, kind in KINDS.items() if kind.questions])
def test_all_that_is_needed_is_asked(kind: str) -> None:
    """What has no questions of its own is asked key by key."""
    first = {str(q.path[0]) for q in KINDS[kind].questions}
    form = KINDS[kind].form
    assert {f.alias or n for n, f in form.model_fields.items() if f.is_required()} - {"id"} <= first


def test_new_record_has_a_folder_an_id_and_remarks(at: Desk, tmp_path: Path) -> None:
    told = ["title=Chi bộ bàn việc", "kind=regular_meeting", "status=held", "date=2026-08-03", "orgs=cells/dong"]
    given, _ = answers.given("activities", told)
    draft = new.add(at, new.Fresh(kind="activities", values=given, origin=PRESS))
    (edit,) = draft.edits
    assert edit.file == "data/activities/an/dong-2026-08-03.yml"
    assert edit.after.startswith("title: Chi bộ bàn việc\nkind: regular_meeting # sinh hoạt thường kỳ\n")
    assert "# place: Ở đâu\n" in edit.after
    assert not dry_run(at, tmp_path, draft)


def test_nothing_is_written_outside_of_data(tmp_path: Path) -> None:
    root, other = tmp_path / "p", tmp_path / "other"
    (root / "data").mkdir(parents=True)
    other.mkdir()
    (root / "data" / "cells").symlink_to(other)
    for file in ("data/cells/a.yml", "content/a.md", "data/../a.yml", "data", "data/C:/a.yml", "/data/a.yml"):
        assert atomic_write.put(root, [Edit(file=file, before=None, after="x")]), file
    assert not list(other.iterdir())


def test_writing_is_all_or_nothing(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "a.yml").write_text("a: 1\n", encoding="utf-8")
    first = Edit(file="data/a.yml", before="a: 1\n", after="a: 2\n")
    assert atomic_write.put(tmp_path, [first, Edit(file="data/b.yml", before="b: 1\n", after="b: 2\n")]) == (
        "data/b.yml: tệp vừa thay đổi trong lúc lệnh chạy; chạy lại lệnh.",
    )
    (tmp_path / "data" / "c").write_text("no folder", encoding="utf-8")
    with pytest.raises(FileExistsError):
        atomic_write.put(tmp_path, [first, Edit(file="data/c/d.yml", before=None, after="x")])
    assert (tmp_path / "data" / "a.yml").read_text(encoding="utf-8") == "a: 1\n"
    assert sorted(p.name for p in (tmp_path / "data").iterdir()) == ["a.yml", "c"]
    assert atomic_write.put(tmp_path, [first]) == ()
    assert (tmp_path / "data" / "a.yml").read_text(encoding="utf-8") == "a: 2\n"


def test_every_column_of_the_table_is_in_the_guide() -> None:
    guide = (Path(__file__).parent.parent / "content" / "huong-dan.md").read_text(encoding="utf-8")
    section = guide.partition("{#bang-sap-nhap}")[2].partition("\n## ")[0]
    assert not [name for name in COLUMNS if f"`{name}`" not in section]
