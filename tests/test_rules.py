"""Laws of generator/checks: what its sweeps find is what looking at everything would find."""

import inspect
import sys
from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from generator import checks
from generator.model import RecordIndex, connect
from generator.problems import Fault
from generator.records import KINDS, Record, Ref, Site, decode, decode_site, may_stand_for

SOURCES: list[Any] = [{"id": "a", "kind": "press", "title": "Bài báo"}, {"id": "b", "kind": "portal", "title": "Tin"}]
ROLES = {
    "kind": "roles",
    "title": "Chức vụ",
    "roles": [{"id": "secretary", "name": "Bí thư", "single_seat": "true"}, {"id": "deputy", "name": "Phó Bí thư"}],
}
IDS = st.sampled_from(["a", "b", "c", "d", "e"])
DATES = st.sampled_from(
    "2019 2020 2020-02 2020-02-10 2020-02-11 2020-03 2021 2020~ ../2020 2020/.. 2019/2021 2020-Q1".split()
)
NAMES = st.sampled_from(["An", "Bình", "Châu", "BÌNH"])
FIRST = date(2020, 1, 1)
TODAY = date(2020, 9, 1)


def model_of(values: dict[str, Any], unread: Collection[str] = ()) -> RecordIndex:
    """A model of the files that can be read; the others are left out, `unread` stand for files with a slip."""
    site, _ = decode_site("data/site.yml", SITE)
    found = {file: decode(file, value)[0] for file, value in values.items() if file not in unread}
    records = {file: record for file, record in found.items() if isinstance(record, Record)}
    files = {record.ref: file for file, record in records.items()}
    assert isinstance(site, Site)
    return connect(site, records.values(), files=files, unread={file: may_stand_for(file) for file in unread})


SITE = {
    "format": "1",
    "title": "Bảng tin",
    "description": "Việc chung",
    "address": "https://thon.example/",
    "publisher": {"name": "Xã"},
}


def codes(model: RecordIndex) -> list[str]:
    return [fault.code for fault in checks.check(model, TODAY)]


@given(st.lists(st.tuples(NAMES, st.integers(0, 40), st.integers(1, 20)), max_size=7))
def test_two_holders_are_found_wherever_two_terms_share_a_day(terms: list[tuple[str, int, int]]) -> None:
    """The day of `to` belongs to the next holder; a name is the same in capitals."""
    officers = [
        {"name": name, "role": "secretary", "from": _day(start), "to": _day(start + length)}
        for name, start, length in terms
    ]
    cell = {"name": "Chi bộ", "kind": "residential", "sources": SOURCES[:1], "officers": officers}
    shared = any(
        one.casefold() != other.casefold() and start < begin + span and begin < start + length
        for one, start, length in terms
        for other, begin, span in terms
    )
    found = codes(model_of({"data/cells/a.yml": cell, "data/rules/roles.yml": ROLES}))
    assert ("two-holders" in found) == shared


@given(st.dictionaries(IDS, IDS))
def test_each_circle_of_parents_is_found_once(parents: dict[str, str]) -> None:
    units = {
        f"data/units/{name}.yml": {"name": name, "level": "commune", "kind": "xa", "parent": above, "sources": SOURCES}
        for name, above in parents.items()
    }
    circles = set()
    for name in parents:
        walk = [name]
        while (above := parents.get(walk[-1])) and above not in walk:
            walk.append(above)
        if above:
            circles.add(frozenset(walk[walk.index(above) :]))
    assert codes(model_of(units)).count("parent-cycle") == len(circles)


@st.composite
def worlds(draw: st.DrawFn) -> dict[str, Any]:
    """Files of every kind with references, dates, words and figures as they come."""
    refs = st.builds("{}/{}".format, st.sampled_from(["units", "cells", "committees"]), IDS)
    sources = st.one_of(st.just([]), st.just(SOURCES[:1]), st.just(SOURCES), st.just([SOURCES[0]] * 2))
    optional: dict[str, st.SearchStrategy[Any]] = {"source": st.sampled_from(["a", "b", "z"])}
    times: dict[str, st.SearchStrategy[Any]] = {"from": DATES, "to": DATES, "as_of": DATES, "org": refs}
    role = st.sampled_from(["secretary", "deputy", "bi-thu"])
    officers = st.lists(
        st.fixed_dictionaries({"name": NAMES, "role": role}, optional={**times, **optional}), max_size=3
    )
    figure: dict[str, Any] = {"value": "10", "by": {"origin": {"resident": "7", "official": "3"}}, "measure": "members"}
    ratio: dict[str, Any] = {"part": "125", "whole": "154", "published": "81,16%"}
    figures = st.lists(st.sampled_from([figure, {**figure, "value": "11"}, ratio]), max_size=2)
    body: dict[str, dict[str, st.SearchStrategy[Any]]] = {
        "units": {"founded": DATES, "parent": IDS, "officers": officers},
        "committees": {"founded": DATES, "parent": IDS, "unit": IDS, "observations": figures},
        "cells": {"founded": DATES, "committee": IDS, "officers": officers, "observations": figures},
        "changes": {
            "date": DATES,
            "status": st.sampled_from(["effective", "planned", "cancelled"]),
            "before": st.lists(st.one_of(refs, st.just({"kind": "thôn"})), max_size=3),
            "after": st.lists(refs, max_size=3),
            "new_name": NAMES,
        },
        "activities": {"date": DATES, "attendance": st.just({"present": "12", "total": "10"})},
        "documents": {"implements": st.lists(IDS, max_size=2), "supersedes": st.lists(IDS, max_size=2)},
    }
    kinds = st.sampled_from("founding merger split rename dissolution transfer reclassification".split())
    files: dict[str, Any] = {"data/rules/roles.yml": ROLES} if draw(st.booleans()) else {}
    for folder, fields in body.items():
        for name in draw(st.lists(IDS, max_size=4, unique=True)):
            value = draw(st.fixed_dictionaries({}, optional=fields))
            value |= {"kind": draw(kinds)} if folder == "changes" else {}
            value |= {"orgs": draw(st.lists(refs, min_size=1, max_size=2))} if folder == "activities" else {}
            files[f"data/{folder}/{name}.yml"] = NEEDED[folder] | value | {"sources": draw(sources)}
    return files


NEEDED: dict[str, dict[str, str]] = {
    "units": {"name": "Tên", "level": "village", "kind": "thon"},
    "committees": {"name": "Đảng bộ", "level": "commune"},
    "cells": {"name": "Chi bộ", "kind": "residential"},
    "changes": {},
    "activities": {"title": "Họp", "kind": "dialogue", "status": "held"},
    "documents": {"number": "01-KH/ĐU", "kind": "plan"},
}


@settings(max_examples=300)
@given(worlds())
def test_whatever_the_data_says_the_rules_answer(files: dict[str, Any]) -> None:
    """No exception, a file for each fault, in order, and the same for records in any order."""
    model = model_of(files)
    found = checks.check(model, TODAY)
    assert {fault.file for fault in found} <= set(files)
    assert [fault.file for fault in found] == sorted(fault.file for fault in found)
    turned = connect(model.site, list(model.records.values())[::-1], files=model.files)
    assert checks.check(turned, TODAY) == found


@settings(max_examples=300)
@given(worlds(), st.data())
def test_what_stands_while_some_files_cannot_be_read_stands_once_they_can(
    files: dict[str, Any], data: st.DataObject
) -> None:
    """Rules may say less of a part than of the whole, and nothing that the rest takes back."""
    unread = data.draw(st.sets(st.sampled_from(sorted(files)), min_size=1) if files else st.just(set()))
    part, whole = (checks.check(model_of(files, hidden), TODAY) for hidden in (unread, ()))
    assert [fault.file for fault in part if fault.code == "left-out"] == sorted(unread)[:1]
    said = [fault for fault in part if fault.code != "left-out"]
    assert not {_where(fault) for fault in said} - {_where(fault) for fault in whole}
    assert {_where(fault) for fault in whole if _alone(fault)} - {_where(fault) for fault in said} == {
        _where(fault) for fault in whole if _alone(fault) and fault.file in unread
    }


def _where(fault: Fault) -> tuple[object, ...]:
    """Of those that clash or go in a circle, which one is told hangs on all of them."""
    return (fault.code,) if fault.code in ("two-holders", "document-cycle") else (fault.file, fault.path, fault.code)


def _alone(fault: Fault) -> bool:
    """Whether a record shows it by itself."""
    return fault.code in ("no-source", "held-after-today", "fact-after-today", "attendance-over-total", "breakdown-sum")


def test_every_reference_of_a_record_is_looked_at() -> None:
    cell = {"name": "Chi bộ", "kind": "school", "committee": "x", "units": ["y"], "sources": SOURCES[:1]}
    model = model_of({"data/cells/a.yml": cell})
    assert codes(model) == ["missing-reference"] * 2
    assert {Ref("committees/x"), Ref("units/y")} == set(model.referrers)
    assert set(KINDS) >= {ref.kind for ref in model.referrers}


def test_every_public_function_of_a_rule_file_is_listed() -> None:
    rules = (*checks.RULES, *checks.RULES_OF_THE_DAY)
    listed = {(rule.__module__, rule.__name__) for rule in rules}
    modules = {sys.modules[rule.__module__] for rule in rules}
    written = {
        (module.__name__, name)
        for module in modules
        for name, value in vars(module).items()
        if inspect.isfunction(value) and value.__module__ == module.__name__ and not name.startswith("_")
    }
    assert written == listed
    assert len(listed) == len(rules)


def _day(days: int) -> str:
    return (FIRST + timedelta(days=days)).isoformat()
