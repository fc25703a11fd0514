"""Time and arithmetic: lives, names, parents and heirs follow from changes; sums carry the weakest qualifier."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import connect, coverage, followers, measures, names, territory, timeline
from generator.pages import write
from generator.records import Ref
from generator.records.cells import Cell
from generator.records.parts import Figure, Quantity
from tests.worlds import world

REFORM = {
    "units/tinh-a": "name: A\nlevel: province\nkind: tinh",
    "units/huyen-b": "name: B\nlevel: district\nkind: huyen\nparent: tinh-a",
    "units/xa-c": "name: C\nlevel: commune\nkind: xa\nparent: huyen-b",
    "units/xa-d": "name: D\nlevel: commune\nkind: xa\nparent: tinh-a",
    "units/thon-cu": "name: Cũ\nlevel: village\nkind: thon\nparent: xa-c",
    "units/thon-xa": "name: Xa\nlevel: village\nkind: thon\nparent: xa-c",
    "units/thon-moi": "name: Mới\nlevel: village\nkind: thon\nparent: xa-c",
    "cells/moi": "name: Chi bộ thôn Mới\nkind: residential\nunits: [thon-moi]",
    "changes/thon-2020": """
        kind: merger
        date: 2020-02
        before: [units/thon-cu, units/thon-xa]
        after: [units/thon-moi, cells/moi]
        """,
    "changes/xa-2025": "kind: merger\ndate: 2025-07-01\nbefore: [units/xa-c]\nafter: [units/xa-d]\nincomplete: true",
    "changes/huyen-2025": "kind: dissolution\ndate: 2025-07-01\nbefore: [units/huyen-b]",
    "changes/ten-2022": "kind: rename\ndate: 2022\nbefore: [cells/moi]\nnew_name: Chi bộ thôn Mới Hơn",
    "changes/du-kien": "kind: dissolution\nstatus: planned\ndate: 2027\nbefore: [units/thon-moi]",
}  # fmt: skip


def test_lives_names_and_heirs() -> None:
    model = world(REFORM)
    old, new = Ref("units/thon-cu"), Ref("units/thon-moi")
    assert not timeline.alive(model, old)
    assert timeline.successors(model, old) == (new,)
    assert timeline.predecessors(model, new) == (Ref("units/thon-cu"), Ref("units/thon-xa"))
    assert timeline.predecessors(model, Ref("cells/moi")) == ()
    start = timeline.life(model, new).start
    assert start is not None
    assert start.text == "2020-02"
    assert timeline.alive(model, new), "a planned change is not a fact"
    assert timeline.name(model, Ref("cells/moi"), date(2021, 1, 1)) == "Chi bộ thôn Mới"
    assert timeline.name(model, Ref("cells/moi")) == "Chi bộ thôn Mới Hơn"
    assert timeline.former_names(model, Ref("cells/moi"))[0][0] == "Chi bộ thôn Mới"


def test_a_place_says_what_it_is_now() -> None:
    model = world(REFORM)
    assert names.now(model, Ref("units/thon-moi"), date(2021, 1, 1)) == "xã D, tỉnh A"
    assert names.now(model, Ref("units/thon-moi"), date(2026, 1, 1)) == ""
    village = model.unit(Ref("units/thon-moi"))
    assert village
    assert names.above(model, village, date(2021, 1, 1)) == "xã C, huyện B, tỉnh A"
    assert names.above(model, village) == "xã D, tỉnh A"
    assert followers.follower(model, Ref("units/huyen-b")) is None
    assert {c.id for c in timeline.lineage(model, Ref("units/thon-moi"))} == {"thon-2020"}


def test_a_cycle_of_parents_ends() -> None:
    model = world(
        {
            "units/a": "name: A\nlevel: commune\nkind: xa\nparent: b",
            "units/b": "name: B\nlevel: commune\nkind: xa\nparent: a",
        }
    )
    assert territory.ancestors(model, Ref("units/a")) == (Ref("units/b"),)


@given(st.permutations(sorted(REFORM)))
def test_order_of_files_does_not_matter(order: list[str]) -> None:
    first, second = world(REFORM), world({name: REFORM[name] for name in order})
    assert first.records == second.records
    assert first.referrers == second.referrers
    today = date(2026, 1, 1)
    assert [p.text() for p in write(first, today)] == [p.text() for p in write(second, today)]


def test_connect_keeps_what_a_figure_of_two_sources_says() -> None:
    model = connect(world(REFORM).site, ())
    assert model.all(Cell) == ()


@pytest.mark.parametrize(
    ("part", "whole", "published", "said"),
    [(125, 154, "81,16%", "truncated"), (125, 154, "81,17%", "same"), (125, 154, "82%", "different"),
     (10, 13, "77%", "same")],
)  # fmt: skip
def test_published_against_computed(part: int, whole: int, published: str, said: str) -> None:
    figure = Figure.model_validate({"part": str(part), "whole": str(whole), "published": published})
    assert measures.published_against_computed(figure) == said


@given(
    st.lists(st.tuples(st.integers(0, 10**9), st.sampled_from(["exact", "more_than", "nearly", "about"])), min_size=1)
)
def test_sums_carry_the_weakest_qualifier(rows: list[tuple[int, str]]) -> None:
    quantities = [Quantity.model_validate({"value": str(n), "unit": "vnd", "qualifier": q}) for n, q in rows]
    found = measures.total(quantities)
    assert found is not None
    assert found.value == sum(Decimal(n) for n, _ in rows)
    assert (found.qualifier == "exact") == all(q == "exact" for _, q in rows)


def test_only_like_units_are_added() -> None:
    trees = Quantity.model_validate({"value": "200", "unit": "tree"})
    money = Quantity.model_validate({"value": "1000", "unit": "vnd"})
    assert measures.total([trees, money]) is None
    assert measures.total([]) is None


CADENCE = """
    kind: cadence
    title: Nền nếp
    expects: [{activity: regular_meeting, per: month, count: 1}]
    sources: []
    """


def test_coverage_counts_from_reports_from_and_leaves_gaps_out() -> None:
    meeting = "title: Họp\nkind: regular_meeting\nstatus: held\ndate: 2026-0{}-05\norgs: [cells/a]"
    model = world(
        {
            "rules/cadence": CADENCE,
            "cells/a": "name: A\nkind: school\nreports_from: 2026-01\n"
            "gaps: [{period: 2026-03, reason: Sửa nhà, until: 2026-12-31}]",
            "cells/b": "name: B\nkind: school",
            "activities/m1": meeting.format(1),
            "activities/m2": meeting.format(2),
            "activities/m5": meeting.format(5),
        }
    )
    cells = {c.id: c for c in model.all(Cell)}
    (found,) = coverage.of_cell(model, cells["a"], date(2026, 5, 20))
    assert (found.expected, found.reported, found.excused) == (3, 2, 1), "May is not over, March is excused"
    assert coverage.of_cell(model, cells["b"], date(2026, 5, 20)) == ()
