"""Edge cases of generator/records: what a file may say, and how each mistake is answered."""

from datetime import time
from decimal import Decimal
from typing import Any

import pytest

from generator.problems import Fault, dotted
from generator.records import KINDS, Record, Tombstone, decode, references

SOURCES = [{"id": "bao", "kind": "press", "title": "Bài báo"}]
CELL = {"name": "Chi bộ", "kind": "residential"}
ACTIVITY = {"title": "Họp", "kind": "dialogue", "status": "held", "orgs": ["cells/a"]}


def record(folder: str, value: dict[str, Any]) -> Any:
    found, faults = decode(f"data/{folder}/mot/a.yml", value)
    assert faults == []
    assert isinstance(found, Record)
    return found


def faults_of(folder: str, value: Any) -> list[Fault]:
    return decode(f"data/{folder}/a.yml", value)[1]


def said(folder: str, value: Any) -> list[tuple[str, str]]:
    return [(fault.code, dotted(fault.path)) for fault in faults_of(folder, value)]


def quantity(value: Any) -> Any:
    return (
        record("activities", ACTIVITY | {"outcomes": [{"what": "x", "status": "done", "quantity": value}]})
        .outcomes[0]
        .quantity
    )


def observation(value: Any) -> Any:
    return record("cells", CELL | {"observations": [value]}).observations[0]


@pytest.mark.parametrize(
    ("folder", "value"),
    [
        ("units", {"name": "Cao Lộc", "level": "commune", "kind": "thi_tran"}),
        ("committees", {"name": "Đảng bộ xã", "level": "commune"}),
        ("cells", CELL),
        ("changes", {"kind": "dissolution"}),
        ("activities", ACTIVITY),
        ("achievements", {"title": "x", "kind": "milestone", "org": "cells/a"}),
        ("contributions", {"title": "x", "org": "units/a"}),
        ("documents", {"number": "08-CT/HU", "kind": "directive"}),
        ("indicators", {"title": "x", "scope": "units/a", "measure": "count", "observations": []}),
        ("rules", {"kind": "roles", "title": "x", "roles": []}),
    ],
)
def test_the_smallest_record_of_each_kind(folder: str, value: dict[str, Any]) -> None:
    found = record(folder, value)
    assert found.ref == f"{folder}/a"
    assert (found.ref.kind, found.ref.id) == (folder, "a")
    assert isinstance(found, KINDS[folder].form)
    common = {"former_ids": ["b"], "notes": "x", "sources": SOURCES, "photos": [{"file": "a.jpg", "alt": "x"}]}
    assert record(folder, value | common).former_ids == ("b",)


@pytest.mark.parametrize("word", ["0", "7", "47", "600000000"])
def test_a_whole_number(word: str) -> None:
    assert record("activities", ACTIVITY | {"attendance": {"present": word}}).attendance.present == int(word)


@pytest.mark.parametrize(
    ("word", "hint"),
    [("5.000", "Viết 5000."), ("1_000", "Viết 1000."), ("1 000 000", "Viết 1000000."), ("010", "Viết 10."),
     ("0345671234", "Viết 345671234."), ("1.5", ""), ("1,5", ""), ("-3", ""), ("+3", ""), ("1e3", ""), ("0x10", ""),
     ("٣", ""), ("ba", ""), ("true", ""), ("9" * 16, ""), ("5.0000", ""), ("00", "")],
)  # fmt: skip
def test_what_is_no_whole_number_is_told_how_to_write_it(word: str, hint: str) -> None:
    (fault,) = faults_of("activities", ACTIVITY | {"attendance": {"present": word}})
    assert (fault.code, dotted(fault.path), fault.hint) == ("bad-number", "attendance.present", hint)


@pytest.mark.parametrize("word", ["yes", "no", "True", "1", "có"])
def test_only_true_and_false_are_flags(word: str) -> None:
    assert said("changes", {"kind": "merger", "incomplete": word}) == [("bad-flag", "incomplete")]


def test_a_time_and_a_date_are_values() -> None:
    found = record("activities", ACTIVITY | {"date": "2020-09-03", "at": "19:30"})
    assert (found.at, found.date.text) == (time(19, 30), "2020-09-03")


@pytest.mark.parametrize("word", ["19h30", "7:30", "24:00", "1170"])
def test_a_time_has_two_digits_each(word: str) -> None:
    assert said("activities", ACTIVITY | {"at": word}) == [("bad-time", "at")]


@pytest.mark.parametrize("word", ["2020", "2020-09", "../2020-09-03"])
def test_some_fields_need_a_day(word: str) -> None:
    assert said("documents", {"number": "1", "kind": "plan", "issued_on": word}) == [("bad-date", "issued_on")]


def test_a_quantity_is_a_number_or_more() -> None:
    assert quantity("500").value == Decimal(500)
    more = quantity({"value": "600000000", "unit": "vnd", "qualifier": "more_than"})
    assert (more.value, more.unit, more.qualifier) == (Decimal(600_000_000), "vnd", "more_than")
    classes = quantity({"min": "7", "max": "9", "unit": "class"})
    assert (classes.value, classes.min, classes.max) == (None, 7, 9)


@pytest.mark.parametrize(
    "value",
    [{}, {"min": "7"}, {"max": "7"}, {"min": "9", "max": "7"}, {"min": "7", "max": "7"}, {"unit": "vnd"},
     {"value": "7", "min": "1", "max": "9"}, {"value": "1.5", "unit": "vnd"}],
)  # fmt: skip
def test_a_quantity_has_one_form(value: Any) -> None:
    wrong = ACTIVITY | {"outcomes": [{"what": "x", "status": "done", "quantity": value}]}
    assert said("activities", wrong) == [("bad-quantity", "outcomes[0].quantity")]


def test_a_figure_is_a_value_a_range_a_ratio_or_a_share() -> None:
    assert observation({"value": "47"}).value == 47
    assert observation({"min": "12", "max": "19"}).max == 19
    ratio = observation({"part": "125", "whole": "154", "published": "81,16%"})
    assert (ratio.part, ratio.whole, ratio.published) == (125, 154, "81,16%")
    assert observation({"share": "51,47%"}).share == "51,47%"
    assert observation({"value": "15", "by": {"kind": {"residential": "10", "school": "5"}}}).by["kind"]["school"] == 5


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ({}, "no-figure"),
        ({"part": "1"}, "bad-ratio"),
        ({"whole": "1"}, "bad-ratio"),
        ({"part": "0", "whole": "0"}, "bad-ratio"),
        ({"part": "3", "whole": "2"}, "bad-ratio"),
        ({"part": "1", "whole": "2", "value": "1"}, "bad-quantity"),
        ({"share": "5%", "value": "1"}, "bad-quantity"),
        ({"share": "5%", "published": "5%"}, "bad-ratio"),
        ({"value": "5", "published": "5%"}, "bad-ratio"),
    ],
)
def test_a_figure_has_one_form(value: Any, code: str) -> None:
    assert [c for c, _ in said("cells", CELL | {"observations": [value]})] == [code]


@pytest.mark.parametrize("word", ["81.16%", "81,16", "81,16 %", "1001%", "081%", ",5%", "33," + "3" * 40 + "%"])
def test_a_share_is_written_as_vietnamese_papers_do(word: str) -> None:
    assert said("cells", CELL | {"observations": [{"share": word}]}) == [("bad-share", "observations[0].share")]


@pytest.mark.parametrize(
    ("by", "code", "path"),
    [
        ("x", "not-mapping", "by"),
        (["x"], "not-mapping", "by"),
        ({"kind": "x"}, "not-mapping", "by.kind"),
        ({"kind": {"Trường": "4"}}, "bad-id", "by.kind.Trường"),
        ({"Loại": {"a": "4"}}, "bad-id", "by.Loại"),
        ({"kind": {"a": "4.0"}}, "bad-number", "by.kind.a"),
    ],
)
def test_a_breakdown_is_two_deep(by: Any, code: str, path: str) -> None:
    assert said("cells", CELL | {"observations": [{"value": "4", "by": by}]}) == [(code, f"observations[0].{path}")]


@pytest.mark.parametrize(
    "word", ["a", "Xóm mới", "xom_moi", "-a", "a-", "a--b", "../a", "units/../a", "units/a/b", "docs/a"]
)
def test_where_several_kinds_are_possible_a_reference_names_its_kind(word: str) -> None:
    assert said("activities", ACTIVITY | {"orgs": [word]}) == [("bad-reference", "orgs[0]")]


def test_where_one_kind_is_possible_the_id_is_enough() -> None:
    assert record("cells", CELL | {"units": ["a", "units/b"]}).units == ("units/a", "units/b")
    assert said("cells", CELL | {"units": ["cells/b"]}) == [("bad-reference", "units[0]")]


def test_references_are_found_wherever_they_stand() -> None:
    found = record(
        "cells",
        CELL
        | {
            "committee": "xa",
            "officers": [
                {"name": "An", "role": "secretary", "concurrent": [{"title": "Trưởng ban", "org": "units/b"}]}
            ],
            "sources": [{"id": "a", "kind": "document", "document": "c"}],
        },
    )
    assert {(dotted(path), ref) for path, ref in references(found)} == {
        ("committee", "committees/xa"),
        ("officers[0].concurrent[0].org", "units/b"),
        ("sources[0].document", "documents/c"),
    }


@pytest.mark.parametrize("key", ["officers", "units", "sources"])
@pytest.mark.parametrize(("value", "code"), [("", "empty-value"), ("a", "not-list"), ({"a": "b"}, "not-list")])
def test_a_list_is_a_list(key: str, value: Any, code: str) -> None:
    assert said("cells", CELL | {key: value}) == [(code, key)]


@pytest.mark.parametrize("value", ["", "   ", [], {}, ["a"]])
def test_a_name_is_a_line_of_text(value: Any) -> None:
    assert said("cells", CELL | {"name": value})[0][0] in ("empty-value", "not-text")


@pytest.mark.parametrize("value", ["", "x", [], ["a: b"]])
def test_a_record_is_a_group_of_keys(value: Any) -> None:
    assert said("cells", value) == [("not-mapping", "")]


@pytest.mark.parametrize(
    ("value", "path"),
    [
        ({"birthday": "1990"}, "birthday"),
        ({"officers": [{"name": "An", "role": "secretary", "phone": "09"}]}, "officers[0].phone"),
        ({"members": ["An"]}, "members"),
        ({"ref": "cells/b"}, "ref"),
        ({"FOLDER": "units"}, "FOLDER"),
        ({"": "x"}, ""),
    ],
)
def test_no_record_takes_a_key_that_is_not_its_own(value: Any, path: str) -> None:
    (fault,) = faults_of("cells", CELL | value)
    assert (fault.code, dotted(fault.path), fault.at_key) == ("unknown-key", path, True)


def test_the_id_of_a_record_is_its_file() -> None:
    assert said("cells", CELL | {"id": "b"}) == [("unknown-key", "id")]
    assert [f.code for f in decode("data/cells/Xóm mới.yml", CELL)[1]] == ["bad-id"]
    assert [f.code for f in decode("data/a.yml", CELL)[1]] == ["unknown-folder"]
    assert [f.code for f in decode("data/people/a.yml", CELL)[1]] == ["unknown-folder"]


def test_what_is_withdrawn_leaves_its_address_day_and_reason() -> None:
    retracted = {"on": "2024-02-01", "reason": "Người được nêu tên yêu cầu"}
    stone, faults = decode("data/cells/a.yml", {"retracted": retracted, "former_ids": ["b"], "name": "x", "ref": "y"})
    assert isinstance(stone, Tombstone)
    assert (stone.ref, stone.retracted.reason, stone.former_ids) == ("cells/a", retracted["reason"], ("b",))
    assert [(f.code, f.severity, f.path) for f in faults] == [
        ("retracted-content", "warning", ("name",)),
        ("retracted-content", "warning", ("ref",)),
    ]
    assert [f.code for f in decode("data/cells/a.yml", {"retracted": {"on": "2024"}})[1]] == ["bad-date", "missing-key"]


@pytest.mark.parametrize(
    ("folder", "value", "code"),
    [
        ("activities", ACTIVITY | {"date": "2020", "starts": "2020"}, "two-dates"),
        ("activities", ACTIVITY | {"orgs": []}, "missing-key"),
        ("achievements", {"title": "x", "kind": "works", "org": "cells/a"}, "wrong-group"),
        ("achievements", {"title": "x", "kind": "milestone", "org": "cells/a", "award": {"name": "x"}}, "wrong-group"),
        ("changes", {"kind": "merger", "before": [{"count": "2"}]}, "bad-side"),
        ("changes", {"kind": "merger", "before": [{"org": "units/a", "kind": "x"}]}, "bad-side"),
        ("changes", {"kind": "merger", "before": ["a"]}, "bad-reference"),
        ("cells", CELL | {"officers": [{"name": "An"}]}, "bad-post"),
        ("cells", CELL | {"officers": [{"name": "An", "role": "a", "title": "b"}]}, "bad-post"),
        ("cells", CELL | {"sources": [{"id": "a", "kind": "own_report", "title": "x"}]}, "incomplete-source"),
        ("cells", CELL | {"sources": [{"id": "a", "kind": "press"}]}, "incomplete-source"),
        ("cells", CELL | {"sources": [{"id": "a", "kind": "press", "title": "x", "url": "javascript:x"}]}, "bad-url"),
        ("rules", {"kind": "legends", "title": "x"}, "bad-choice"),
        ("rules", {"kind": ["roles"], "title": "x"}, "not-text"),
        ("rules", {"kind": "cadence", "title": "x"}, "missing-key"),
    ],
)
def test_keys_that_do_not_go_together(folder: str, value: Any, code: str) -> None:
    assert [fault.code for fault in faults_of(folder, value)] == [code]


def test_all_faults_of_a_file_come_at_once() -> None:
    value = {"kind": "x", "founded": "hôm qua", "officers": [{"name": "", "role": "A B"}], "nmae": "y"}
    assert sorted(said("cells", value)) == [
        ("bad-choice", "kind"),
        ("bad-date", "founded"),
        ("bad-id", "officers[0].role"),
        ("empty-value", "officers[0].name"),
        ("missing-key", ""),
        ("unknown-key", "nmae"),
    ]
