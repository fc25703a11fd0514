"""The notions of time: what stands in whose place, what lies where, is called how and is held by whom, on a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest

from generator.model import Model, connect, followers, names, offices, territory, timeline
from generator.pages.page import View
from generator.records import Record, Ref
from tests.small import cell, change, record, site, unit

BEFORE, AFTER, NOW = date(2025, 6, 30), date(2025, 7, 1), date(2026, 11, 29)
DAY = "2025-07-01"


def _model(*records: Any, today: date = NOW) -> Model:
    return connect(site(), records, today=today)


def _land(communes: str, villages: str = "", **more: str) -> list[Any]:
    """A province `t`, communes, and villages as `v@c`; `more` gives kinds of units."""
    found: list[Any] = [unit("t", "province")]
    found += [unit(c, "commune", "t", kind=more.get(c, "xa")) for c in communes.split()]
    return found + [unit(v, "village", c) for v, c in (pair.split("@") for pair in villages.split())]


def _units(ids: str) -> list[str]:
    return [f"units/{one}" for one in ids.split()]


def _part(*ids: str) -> list[dict[str, str]]:
    return [{"org": f"units/{one}", "part": "true"} for one in ids]


def _change(key: str, kind: str, before: Any, after: Any, on: str | None = DAY, **more: Any) -> Any:
    sides = [_units(x) if isinstance(x, str) else x for x in (before, after)]
    return change(key, kind, *sides, **({"date": on} if on else {}), **more)


def _heirs(model: Model, ref: str, on: date | None = None) -> dict[str, str]:
    return {h.ref.id: h.share for h in followers.followers(model, Ref(f"units/{ref}"), on)}


def _lies(model: Model, ref: str, on: date | None = None) -> str | None:
    """The commune a village or cell lies in."""
    found = territory.place(model, Ref(ref if "/" in ref else f"units/{ref}"), on).unit
    return found.id if found else None


def _parted(*more: Any) -> Model:
    """Commune c goes in three parts to x, y and z, as on 1/7/2025."""
    gave = [_change(f"to-{x}", "merger", [*_part("c"), f"units/{old}"], x) for x, old in zip("xyz", "def", strict=True)]
    return _model(*_land("c d e f x y z", "v@c w@d"), *gave, *more)


def test_a_parted_commune_has_all_its_heirs_each_with_a_part() -> None:
    model = _parted()
    assert _heirs(model, "c") == dict.fromkeys("xyz", "part")
    assert _heirs(model, "c", BEFORE) == {"c": "whole"}
    assert _heirs(model, "d") == {"x": "whole"}
    said = names.fate(model, Ref("units/c"))
    assert said == "một phần nay thuộc xã X, một phần nay thuộc xã Y, một phần nay thuộc xã Z"
    assert names.fate(model, Ref("units/d")) == "sáp nhập vào xã X"


def test_what_lay_in_a_parted_commune_lies_nowhere_until_a_record_says_where() -> None:
    model = _parted()
    assert _lies(model, "v", BEFORE) == "c"
    assert _lies(model, "v") is None
    assert {h.ref.id for h in territory.place(model, Ref("units/v")).among} == set("xyz")
    assert _lies(model, "w") == "x", "of d all went into x"
    told = _parted(_change("v", "transfer", "v", "y", "2025-08-01"))
    assert [_lies(told, "v", on) for on in (BEFORE, AFTER, date(2025, 8, 1), None)] == ["c", None, "y", "y"]
    assert names.now(told, Ref("units/v"), BEFORE) == "xã Y, tỉnh T"


def test_of_one_recorded_part_nobody_says_that_it_is_all() -> None:
    one = _change("a", "merger", [*_part("c"), "units/d"], "x")
    twice = _change("b", "merger", [*_part("c"), "units/d"], "x", title="Cùng một việc, văn bản khác")
    for found in ([one], [one, twice]):
        model = _model(*_land("c d x", "v@c"), *found)
        assert _heirs(model, "c") == {"x": "part"}
        assert _lies(model, "v") is None
        assert not timeline.alive(model, Ref("units/c"))


def test_a_split_names_parts_and_a_merger_of_several_into_several_does_not() -> None:
    split = _model(*_land("c x y"), _change("a", "split", "c", "x y"))
    assert _heirs(split, "c") == {"x": "part", "y": "part"}
    several = _model(*_land("c d x y"), _change("a", "merger", "c d", "x y"))
    assert _heirs(several, "c") == {"x": "unknown", "y": "unknown"}
    assert names.fate(several, Ref("units/c")) == "có thể một phần nay thuộc xã X hoặc xã Y"


def test_two_papers_on_one_event_are_one_event() -> None:
    papers = [_change(key, "merger", "c d", "x") for key in ("nghi-quyet", "ke-hoach")]
    model = _model(*_land("c d x", "v@c"), *papers)
    assert _heirs(model, "c") == {"x": "whole"}
    assert _lies(model, "v") == "x"
    unsure = _model(*_land("c d e x y z"), _change("a", "merger", "c d", "x y"),
                    _change("b", "merger", [*_part("c"), "units/e"], "z"))  # fmt: skip
    assert _heirs(unsure, "c") == {"x": "unknown", "y": "unknown", "z": "part"}


def test_parts_that_come_into_one_hand_again_are_the_whole() -> None:
    parts = [_change("a", "split", "c", "x y", "2020"), _change("b", "merger", "x y", "z", "2025-07-01")]
    model = _model(*_land("c x y z", "v@c"), *parts)
    assert _heirs(model, "c") == {"z": "whole"}
    assert [_lies(model, "v", date(year, 12, 31)) for year in (2019, 2020, 2025)] == ["c", None, "z"]


def test_an_heir_that_gave_a_part_away_later_is_no_heir_of_that_part() -> None:
    later = [_change("b", "split", "x", "x y", "2026-01-01"), _change("c", "transfer", "v", "x", "2026-01-01")]
    model = _model(*_land("c d x y", "v@c w@c"), _change("a", "merger", "c d", "x"), *later)
    assert _heirs(model, "c", date(2025, 12, 31)) == {"x": "whole"}
    assert _heirs(model, "c") == {"x": "unknown", "y": "unknown"}
    assert (_lies(model, "v"), _lies(model, "w")) == ("x", None)
    part = _change("b", "merger", [*_part("x"), "units/e"], "x y", "2026-01-01")
    assert _heirs(_model(*_land("c d e x y"), _change("a", "merger", "c d", "x"), part), "c") == {
        "x": "unknown", "y": "unknown"
    }  # fmt: skip
    ended = _change("c", "merger", "x f", "z", "2026-06-01")
    assert _heirs(_model(*_land("c d e f x y z"), _change("a", "merger", "c d", "x"), part, ended), "c") == {
        "z": "unknown", "y": "unknown"
    }  # fmt: skip
    gone_before = _change("b", "split", "x", "x y", "2020")
    assert _heirs(_model(*_land("c x y"), _change("a", "merger", "c x", "x"), gone_before), "c") == {"x": "whole"}


def test_neighbours_that_exchange_parts_live_on() -> None:
    swap = [
        _change("a", "merger", ["units/c", *_part("d")], "c"),
        _change("b", "merger", ["units/d", *_part("c")], "d"),
    ]
    model = _model(*_land("c d", "v@c"), *swap)
    assert timeline.alive(model, Ref("units/c"))
    assert timeline.alive(model, Ref("units/d"))
    assert _heirs(model, "c") == {"c": "whole"}
    assert names.fate(model, Ref("units/d")) == ""


def _again(second: str, *more: Any) -> Model:
    """a and b are put together as m in 2020; m is parted in 2024."""
    changes = [_change("one", "merger", "a b", "m", "2020-01-01"), _change("two", "split", "m", second, "2024-01-01")]
    old = _change("zero", "merger", "z a", "a", "2018-01-01")
    return _model(*_land("a b m p q z", "v@a w@m u@z"), *changes, old, *more)


def test_put_together_and_parted_again_under_the_old_ids() -> None:
    model = _again("a b")
    days = [date(year, 6, 1) for year in (2017, 2019, 2022, 2025)]
    assert [_lies(model, "v", on) for on in days] == ["a", "a", "m", "a"]
    assert [_lies(model, "u", on) for on in days] == ["z", "a", "m", "a"]
    assert [_lies(model, "w", on) for on in days][2:] == ["m", None]
    assert [timeline.alive(model, Ref("units/a"), on) for on in days] == [True, True, False, True]
    assert [len(timeline.lives(model, Ref(f"units/{x}"))) for x in "abm"] == [2, 2, 1]
    assert _heirs(model, "m") == {"a": "part", "b": "part"}
    assert _heirs(model, "z") == {"a": "whole"}
    assert names.fate(model, Ref("units/a")) == ""


def test_put_together_and_parted_again_under_new_ids() -> None:
    model = _again("p q")
    assert _heirs(model, "a", date(2022, 1, 1)) == {"m": "whole"}
    assert _heirs(model, "a") == {"p": "unknown", "q": "unknown"}
    assert _lies(model, "v") is None


def test_a_second_life_is_not_taken_for_the_first() -> None:
    """x is what a went into; x ended in y. Another x, made later of q, has nothing of a."""
    changes = [_change("1", "merger", "a", "x", "2018", incomplete="true"), _change("2", "merger", "x b", "y", "2020"),
               _change("3", "split", "q", "x p", "2022")]  # fmt: skip
    model = _model(*_land("a b p q x y", "v@a"), *changes)
    assert _heirs(model, "a") == {"y": "whole"}
    assert _lies(model, "v") == "y"


@pytest.mark.parametrize(("moved", "lies"), [("2024-03", "e"), (DAY, "e"), ("2026-02-01", "e")])
def test_an_own_transfer_overrides_what_follows_by_itself(moved: str, lies: str) -> None:
    model = _model(
        *_land("c d e x", "v@c"), _change("a", "merger", "c d", "x"), _change("b", "transfer", "v", "e", moved)
    )
    assert _lies(model, "v") == lies
    assert _lies(model, "v", date(2024, 1, 1)) == "c"
    assert _lies(model, "v", date(2025, 12, 1)) == ("x" if moved > DAY else "e")
    both = _model(
        *_land("c d e f x", "v@c"), _change("a", "merger", "e f", "x"), _change("b", "transfer", "v", "e", moved)
    )
    assert _lies(both, "v") == "x", "it follows what it was moved to"


def test_villages_and_cells_follow_a_whole_merger_without_a_record_of_their_own() -> None:
    model = _model(*_land("c d x", "v@c"), cell("k", "v"), _change("a", "merger", "c d", "x"))
    for ref in ("v", "cells/k"):
        assert [_lies(model, ref, on) for on in (BEFORE, AFTER, None)] == ["c", "x", "x"]
    assert [u.id for u in territory.units(model, Ref("units/x"))] == ["v"]
    assert [u.id for u in territory.units(model, Ref("units/c"), BEFORE)] == ["v"]
    assert territory.units(model, Ref("units/c")) == ()
    assert [k.id for k in territory.cells(model, Ref("units/x"))] == ["k"]
    assert territory.cells(model, Ref("units/x"), BEFORE) == ()


def test_a_village_parted_within_one_commune_still_lies_there() -> None:
    model = _model(*_land("c", "v@c w1@c w2@c"), cell("k", "v"), _change("a", "split", "v", "w1 w2"))
    assert _lies(model, "cells/k") == "c"
    assert not timeline.alive(model, Ref("units/v"))


def test_before_it_began_something_lay_in_what_alone_became_it() -> None:
    """Also where that has ended itself since; where several became it, nobody knows in which."""
    renewed = [_change("1", "merger", "c", "x", "2020"), _change("2", "merger", "x d", "y", DAY)]
    model = _model(*_land("c d x y", "v@x"), *renewed)
    assert [_lies(model, "v", date(year, 12, 1)) for year in (2019, 2021, 2025)] == ["c", "x", "y"]
    several = _model(*_land("c d x", "v@x"), _change("1", "merger", "c d", "x"))
    assert [_lies(several, "v", on) for on in (BEFORE, AFTER)] == [None, "x"]


def _committee(key: str, of: str | None = None, **more: Any) -> Any:
    units = {"unit": of} if of else {}
    return record(f"committees/{key}", name=f"Đảng bộ {key}", level="commune", **units, **more)


def _above(model: Model, ref: str, on: date | None = None) -> str | None:
    found = territory.parent(model, Ref(ref), on)
    return found.id if found else None


def test_a_cell_follows_its_committee_only_where_a_record_says_so() -> None:
    land = [*_land("c d x", "v@c"), _committee("c", "c"), _committee("x", "x"), cell("k", "v", committee="c")]
    merged = _change("a", "merger", "c d", "x")
    assert [_above(_model(*land, merged), "cells/k", on) for on in (BEFORE, AFTER)] == ["c", None]
    joined = change("b", "merger", ["committees/c"], ["committees/x"], date=DAY, incomplete="true")
    assert [_above(_model(*land, merged, joined), "cells/k", on) for on in (BEFORE, AFTER)] == ["c", "x"]
    moved = change("b", "transfer", ["cells/k"], ["committees/x"], date="2025-09-01")
    model = _model(*land, merged, moved)
    assert [_above(model, "cells/k", on) for on in (BEFORE, AFTER, None)] == ["c", None, "x"]
    assert [k.id for k in territory.cells(model, Ref("units/x"))] == ["k"]


def test_a_committee_is_moved_below_another() -> None:
    land = [*_land("c"), _committee("c", "c", parent="p"), _committee("p"), _committee("q")]
    model = _model(*land, change("b", "transfer", ["committees/c"], ["committees/q"], date=DAY))
    assert [_above(model, "committees/c", on) for on in (BEFORE, AFTER)] == ["p", "q"]


def test_kind_and_name_on_a_day() -> None:
    turned = _change("a", "reclassification", "c", "c", "2026-02-01", new_kind="phuong", new_name="Cê")
    model = _model(*_land("c", "v@c", c="thi_tran"), turned)
    commune = model.unit(Ref("units/c"))
    assert commune
    assert names.unit_name(model, commune, date(2026, 1, 31)) == "thị trấn C"
    assert names.unit_name(model, commune, date(2026, 2, 1)) == "phường Cê"
    assert names.whose(model, Ref("units/v"), date(2026, 1, 31)) == "Thôn V, thị trấn C"
    assert names.whose(model, Ref("units/v"), NOW) == "Thôn V, phường Cê"
    assert timeline.alive(model, commune.ref)
    assert timeline.former_names(model, commune.ref)[0][0] == "C"


def test_a_reclassification_that_names_another_record_is_a_passage_to_it() -> None:
    model = _model(
        *_land("c x", "v@c", c="thi_tran", x="phuong"), _change("a", "reclassification", "c", "x", "2026-02")
    )
    assert _heirs(model, "c") == {"x": "whole"}
    assert [names.commune(model, Ref("units/v"), on) for on in (date(2026, 1, 31), NOW)] == ["thị trấn C", "phường X"]


def test_provinces_merge_and_districts_end() -> None:
    land = [unit("s", "province"), unit("t", "province"), unit("n", "province"), unit("h", "district", "s"),
            unit("c", "commune", "h"), unit("v", "village", "c")]  # fmt: skip
    model = _model(*land, _change("p", "merger", "s t", "n"), _change("h", "dissolution", "h", ""))
    assert names.place(model, Ref("units/v"), BEFORE) == "xã C, huyện H, tỉnh S"
    assert names.place(model, Ref("units/v"), AFTER) == "xã C, tỉnh N"
    assert names.now(model, Ref("units/v"), BEFORE) == "xã C, tỉnh N"
    assert [u.id for u in territory.units(model, Ref("units/n"))] == ["c"]
    assert names.fate(model, Ref("units/h")) == ""
    assert not timeline.alive(model, Ref("units/h"))


@pytest.mark.parametrize("status", ["planned", "decided", "cancelled"])
def test_what_has_not_happened_leaves_no_trace(status: str) -> None:
    model = _model(*_land("c d x", "v@c w@x"), _change("a", "merger", "c d", "x", "2027", status=status))
    assert _heirs(model, "c") == {"c": "whole"}
    assert names.fate(model, Ref("units/c")) == ""
    assert _lies(model, "v") == "c"
    assert not timeline.alive(model, Ref("units/x"))
    assert timeline.predecessors(model, Ref("units/x")) == ()


@pytest.mark.parametrize(("on", "status"), [("2026-11-30", "decided"), ("2027", "decided"), ("../2027-03", "decided"),
                                            ("2027/..", "decided"), ("2026-11-29", "effective"), ("2026", "effective"),
                                            ("../2026-10", "effective"), ("2020/..", "effective")])  # fmt: skip
def test_a_change_without_status_is_in_force_from_its_day_on(on: str, status: str) -> None:
    model = _model(*_land("c d x"), _change("a", "merger", "c d", "x", on))
    assert model.present(Ref("changes/a")).status == status  # type: ignore[attr-defined]
    assert timeline.alive(model, Ref("units/c")) == (status == "decided")
    assert timeline.alive(model, Ref("units/c"), NOW) == (status == "decided")


@pytest.mark.parametrize(("on", "before", "after"), [("2025", date(2024, 12, 31), date(2025, 1, 1)),
                                                     ("2025-Q3", date(2025, 6, 30), date(2025, 7, 1)),
                                                     ("../2024-12", date(2024, 12, 30), date(2024, 12, 31)),
                                                     ("2024/..", date(2023, 12, 31), date(2024, 1, 1)),
                                                     ("2025~", date(2024, 12, 31), date(2025, 1, 1))])  # fmt: skip
def test_partial_dates_count_from_their_first_day_else_from_their_last(on: str, before: date, after: date) -> None:
    model = _model(*_land("c d x", "v@c"), _change("a", "merger", "c d", "x", on))
    assert [_lies(model, "v", day) for day in (before, after)] == ["c", "x"]
    assert [timeline.alive(model, Ref("units/c"), day) for day in (before, after)] == [True, False]


def test_cycles_in_the_data_end() -> None:
    round_ = [_change("1", "merger", "a", "b", "2020"), _change("2", "merger", "b", "c", "2020"),
              _change("3", "merger", "c", "a", "2020")]  # fmt: skip
    up = [unit("k", "commune", "l"), unit("l", "commune", "k"), unit("h", "district", "i"), unit("i", "district", "h"),
          unit("m", "commune", "h")]  # fmt: skip
    ended = _change("4", "dissolution", "h i", "", "2020")
    model = _model(*_land("a b c", "v@a"), *round_, *up, ended)
    for ref in (r for r in model.records if r.kind == "units"):
        for on in (date(2019, 1, 1), date(2020, 1, 1), None):
            followers.followers(model, ref, on)
            territory.place(model, ref, on)
            territory.units(model, ref, on)
            names.fate(model, ref)
    assert territory.parent(model, Ref("units/m")) is None


def _holders(officers: list[dict[str, Any]], on: date, *more: Any) -> dict[str, str]:
    seats = [{"id": "secretary", "name": "Bí thư", "single_seat": "true"}, {"id": "member", "name": "Ủy viên"}]
    roles = record("rules/r", kind="roles", title="R", roles=seats)
    model = _model(*_land("c", "v@c"), roles, cell("k", "v", officers=officers), *more)
    return {h.officer.name: h.tenure for h in offices.holdings(model, Ref("cells/k"), on)}


def test_who_is_in_office_on_a_day() -> None:
    an = {"name": "An", "role": "secretary", "from": "2020-01-01", "to": "2023-05-31"}
    binh = {"name": "Bình", "role": "secretary", "from": "2023-06-01"}
    chi = {"name": "Chi", "role": "member", "as_of": "2022-03-03"}
    days = (date(2019, 1, 1), date(2020, 1, 1), date(2023, 5, 31), date(2023, 6, 1))
    held = [_holders([an, binh], on) for on in days]
    assert [h["An"] for h in held] == ["coming", "current", "current", "former"]
    assert [h["Bình"] for h in held] == ["coming", "coming", "coming", "current"]
    assert _holders([chi], NOW) == {"Chi": "attested"}, "a source saw it on that day alone"
    ended = change("x", "dissolution", ["cells/k"], [], date="2024-01-01")
    assert _holders([binh, chi], NOW, ended) == {"Bình": "former", "Chi": "former"}


def test_the_older_of_two_in_one_seat_is_a_former_one() -> None:
    an = {"name": "An", "role": "secretary", "as_of": "2020-01-01"}
    binh = {"name": "Bình", "role": "secretary", "as_of": "2023-06-01"}
    for officers in ([an, binh], [binh, an]):
        assert _holders(officers, NOW) == {"An": "former", "Bình": "attested"}


def _words(records: Iterable[Record]) -> list[str]:
    model = connect(site(), records, today=NOW)
    found = []
    for ref in (r for r in model.records if r.kind in ("units", "cells")):
        for on in (BEFORE, AFTER, NOW):
            found += [names.whose(model, ref, on), names.place(model, ref, on), names.now(model, ref, on)]
        found += [names.fate(model, ref), " ".join(c.kind for c in timeline.changes_of(model, ref))]
    return found


def test_nothing_depends_on_the_order_or_the_names_of_files() -> None:
    told: list[Any] = [
        *_land("c d e f x y z", "v@c w@d"), cell("k", "w"),
        _change("1", "merger", [*_part("c"), "units/d"], "x"), _change("2", "merger", [*_part("c"), "units/e"], "y"),
        *(_change(key, "rename", "f", "", "2025-02-01", new_name=name) for key, name in (("3", "Một"), ("4", "Hai"))),
        _change("5", "transfer", "w", "z"), _change("6", "transfer", "w", "y"),
    ]  # fmt: skip
    swapped = [r.model_copy(update={"id": f"k{9 - int(r.id)}"}) if r.FOLDER == "changes" else r for r in told]
    assert _words(told) == _words(reversed(told)) == _words(swapped)


def test_a_view_reads_the_model_of_its_day() -> None:
    seen = View(model=_model(*_land("c d x"), _change("a", "merger", "c d", "x")), today=NOW)
    assert not timeline.alive(seen.model, Ref("units/c"), seen.today)
