"""Where something lies on a day, what it is called, who is in office: all the other notions of time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest

from generator.model import Model, connect, names, offices, territory, timeline
from generator.records import Record, Ref
from tests.lands import AFTER, BEFORE, DAY, NOW, heirs, land, lies, part, turn
from tests.lands import model as model_of
from tests.small import cell, change, record, site, unit


@pytest.mark.parametrize("moved", ["2024-03", DAY, "2026-02-01"])
def test_an_own_transfer_overrides_what_follows_by_itself(moved: str) -> None:
    model = model_of(*land("c d e x", "v@c"), turn("a", "merger", "c d", "x"), turn("b", "transfer", "v", "e", moved))
    assert lies(model, "v") == "e"
    assert lies(model, "v", date(2024, 1, 1)) == "c"
    assert lies(model, "v", date(2025, 12, 1)) == ("x" if moved > DAY else "e")
    both = model_of(*land("c d e f x", "v@c"), turn("a", "merger", "e f", "x"), turn("b", "transfer", "v", "e", moved))
    assert lies(both, "v") == "x", "it follows what it was moved to"


def test_villages_and_cells_follow_a_whole_merger_without_a_record_of_their_own() -> None:
    model = model_of(*land("c d x", "v@c"), cell("k", "v"), turn("a", "merger", "c d", "x"))
    for ref in ("v", "cells/k"):
        assert [lies(model, ref, on) for on in (BEFORE, AFTER, None)] == ["c", "x", "x"]
    assert [u.id for u in territory.units(model, Ref("units/x"))] == ["v"]
    assert [u.id for u in territory.units(model, Ref("units/c"), BEFORE)] == ["v"]
    assert territory.units(model, Ref("units/c")) == ()
    assert [k.id for k in territory.cells(model, Ref("units/x"))] == ["k"]
    assert territory.cells(model, Ref("units/x"), BEFORE) == ()


def test_a_village_parted_within_one_commune_still_lies_there() -> None:
    model = model_of(*land("c", "v@c w1@c w2@c"), cell("k", "v"), turn("a", "split", "v", "w1 w2"))
    assert lies(model, "cells/k") == "c"
    assert not timeline.alive(model, Ref("units/v"))


def test_before_it_began_something_lay_in_what_alone_became_it() -> None:
    """Also where that has ended itself since; where several became it, nobody knows in which."""
    renewed = [turn("1", "merger", "c", "x", "2020"), turn("2", "merger", "x d", "y", DAY)]
    model = model_of(*land("c d x y", "v@x"), *renewed)
    assert [lies(model, "v", date(year, 12, 1)) for year in (2019, 2021, 2025)] == ["c", "x", "y"]
    several = model_of(*land("c d x", "v@x"), turn("1", "merger", "c d", "x"))
    assert [lies(several, "v", on) for on in (BEFORE, AFTER)] == [None, "x"]


def _committee(key: str, of: str | None = None, **more: Any) -> Any:
    units = {"unit": of} if of else {}
    return record(f"committees/{key}", name=f"Đảng bộ {key}", level="commune", **units, **more)


def _above(model: Model, ref: str, on: date | None = None) -> str | None:
    found = territory.parent(model, Ref(ref), on)
    return found.id if found else None


def test_a_cell_follows_its_committee_only_where_a_record_says_so() -> None:
    ground = [*land("c d x", "v@c"), _committee("c", "c"), _committee("x", "x"), cell("k", "v", committee="c")]
    merged = turn("a", "merger", "c d", "x")
    assert [_above(model_of(*ground, merged), "cells/k", on) for on in (BEFORE, AFTER)] == ["c", None]
    joined = change("b", "merger", ["committees/c"], ["committees/x"], date=DAY, incomplete="true")
    assert [_above(model_of(*ground, merged, joined), "cells/k", on) for on in (BEFORE, AFTER)] == ["c", "x"]
    moved = change("b", "transfer", ["cells/k"], ["committees/x"], date="2025-09-01")
    model = model_of(*ground, merged, moved)
    assert [_above(model, "cells/k", on) for on in (BEFORE, AFTER, None)] == ["c", None, "x"]
    assert [k.id for k in territory.cells(model, Ref("units/x"))] == ["k"]


def test_a_committee_is_moved_below_another() -> None:
    ground = [*land("c"), _committee("c", "c", parent="p"), _committee("p"), _committee("q")]
    model = model_of(*ground, change("b", "transfer", ["committees/c"], ["committees/q"], date=DAY))
    assert [_above(model, "committees/c", on) for on in (BEFORE, AFTER)] == ["p", "q"]


def test_kind_and_name_on_a_day() -> None:
    turned = turn("a", "reclassification", "c", "c", "2026-02-01", new_kind="phuong", new_name="Cê")
    model = model_of(*land("c", "v@c", c="thi_tran"), turned)
    commune = model.unit(Ref("units/c"))
    assert commune
    assert names.unit_name(model, commune, date(2026, 1, 31)) == "thị trấn C"
    assert names.unit_name(model, commune, date(2026, 2, 1)) == "phường Cê"
    assert names.whose(model, Ref("units/v"), date(2026, 1, 31)) == "Thôn V, thị trấn C"
    assert names.whose(model, Ref("units/v"), NOW) == "Thôn V, phường Cê"
    assert timeline.alive(model, commune.ref)
    assert timeline.former_names(model, commune.ref)[0][0] == "C"


def test_a_reclassification_that_names_another_record_is_a_passage_to_it() -> None:
    model = model_of(*land("c x", "v@c", c="thi_tran", x="phuong"), turn("a", "reclassification", "c", "x", "2026-02"))
    assert heirs(model, "c") == {"x": "whole"}
    assert [names.commune(model, Ref("units/v"), on) for on in (date(2026, 1, 31), NOW)] == ["thị trấn C", "phường X"]


def test_provinces_merge_and_districts_end() -> None:
    ground = [unit("s", "province"), unit("t", "province"), unit("n", "province"), unit("h", "district", "s"),
            unit("c", "commune", "h"), unit("v", "village", "c")]  # fmt: skip
    model = model_of(*ground, turn("p", "merger", "s t", "n"), turn("h", "dissolution", "h", ""))
    assert names.place(model, Ref("units/v"), BEFORE) == "xã C, huyện H, tỉnh S"
    assert names.place(model, Ref("units/v"), AFTER) == "xã C, tỉnh N"
    assert names.now(model, Ref("units/v"), BEFORE) == "xã C, tỉnh N"
    assert [u.id for u in territory.units(model, Ref("units/n"))] == ["c"]
    assert names.fate(model, Ref("units/h")) == ""
    assert not timeline.alive(model, Ref("units/h"))


@pytest.mark.parametrize(("on", "status"), [("2026-11-30", "decided"), ("2027", "decided"), ("../2027-03", "decided"),
                                            ("2027/..", "decided"), ("2026-11-29", "effective"), ("2026", "effective"),
                                            ("../2026-10", "effective"), ("2020/..", "effective")])  # fmt: skip
def test_a_change_without_status_is_in_force_from_its_day_on(on: str, status: str) -> None:
    model = model_of(*land("c d x"), turn("a", "merger", "c d", "x", on))
    assert model.present(Ref("changes/a")).status == status  # type: ignore[attr-defined]
    assert timeline.alive(model, Ref("units/c")) == (status == "decided")
    assert timeline.alive(model, Ref("units/c"), NOW) == (status == "decided")


@pytest.mark.parametrize(("on", "before", "after"), [("2025", date(2024, 12, 31), date(2025, 1, 1)),
                                                     ("2025-Q3", date(2025, 6, 30), date(2025, 7, 1)),
                                                     ("../2024-12", date(2024, 12, 30), date(2024, 12, 31)),
                                                     ("2024/..", date(2023, 12, 31), date(2024, 1, 1)),
                                                     ("2025~", date(2024, 12, 31), date(2025, 1, 1))])  # fmt: skip
def test_partial_dates_count_from_their_first_day_else_from_their_last(on: str, before: date, after: date) -> None:
    model = model_of(*land("c d x", "v@c"), turn("a", "merger", "c d", "x", on))
    assert [lies(model, "v", day) for day in (before, after)] == ["c", "x"]
    assert [timeline.alive(model, Ref("units/c"), day) for day in (before, after)] == [True, False]


def _holders(officers: list[dict[str, Any]], on: date, *more: Any) -> dict[str, str]:
    seats = [{"id": "secretary", "name": "Bí thư", "single_seat": "true"}, {"id": "member", "name": "Ủy viên"}]
    roles = record("rules/r", kind="roles", title="R", roles=seats)
    model = model_of(*land("c", "v@c"), roles, cell("k", "v", officers=officers), *more)
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
        *land("c d e f x y z", "v@c w@d"), cell("k", "w"),
        turn("1", "merger", [*part("c"), "units/d"], "x"), turn("2", "merger", [*part("c"), "units/e"], "y"),
        *(turn(key, "rename", "f", "", "2025-02-01", new_name=name) for key, name in (("3", "Một"), ("4", "Hai"))),
        turn("5", "transfer", "w", "z"), turn("6", "transfer", "w", "y"),
    ]  # fmt: skip
    swapped = [r.model_copy(update={"id": f"k{9 - int(r.id)}"}) if r.FOLDER == "changes" else r for r in told]
    assert _words(told) == _words(reversed(told)) == _words(swapped)
