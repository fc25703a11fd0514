"""What stands in the place of an organisation on a day: heirs with what they hold, whatever happened to those later."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from generator.model import RecordIndex, followers, names, territory, timeline
from generator.records import Ref
from tests.lands import AFTER, BEFORE, heirs, land, lies, part, turn
from tests.lands import model as model_of
from tests.small import unit


def _parted(*more: Any) -> RecordIndex:
    """Commune c goes in three parts to x, y and z, as on 1/7/2025."""
    gave = [turn(f"to-{x}", "merger", [*part("c"), f"units/{old}"], x) for x, old in zip("xyz", "def", strict=True)]
    return model_of(*land("c d e f x y z", "v@c w@d"), *gave, *more)


def test_a_parted_commune_has_all_its_heirs_each_with_a_part() -> None:
    model = _parted()
    assert heirs(model, "c") == dict.fromkeys("xyz", "part")
    assert heirs(model, "c", BEFORE) == {"c": "whole"}
    assert heirs(model, "d") == {"x": "whole"}
    said = names.fate(model, Ref("units/c"))
    assert said == "một phần nay thuộc xã X, một phần nay thuộc xã Y, một phần nay thuộc xã Z"
    assert names.fate(model, Ref("units/d")) == "sáp nhập vào xã X"


def test_what_lay_in_a_parted_commune_lies_nowhere_until_a_record_says_where() -> None:
    model = _parted()
    assert lies(model, "v", BEFORE) == "c"
    assert lies(model, "v") is None
    assert {h.ref.id for h in territory.place(model, Ref("units/v")).among} == set("xyz")
    assert lies(model, "w") == "x", "of d all went into x"
    told = _parted(turn("v", "transfer", "v", "y", "2025-08-01"))
    assert [lies(told, "v", on) for on in (BEFORE, AFTER, date(2025, 8, 1), None)] == ["c", None, "y", "y"]
    assert names.now(told, Ref("units/v"), BEFORE) == "xã Y, tỉnh T"


def test_of_one_recorded_part_nobody_says_that_it_is_all() -> None:
    one = turn("a", "merger", [*part("c"), "units/d"], "x")
    twice = turn("b", "merger", [*part("c"), "units/d"], "x", title="Cùng một việc, văn bản khác")
    for found in ([one], [one, twice]):
        model = model_of(*land("c d x", "v@c"), *found)
        assert heirs(model, "c") == {"x": "part"}
        assert lies(model, "v") is None
        assert not timeline.alive(model, Ref("units/c"))


def test_a_split_names_parts_and_a_merger_of_several_into_several_does_not() -> None:
    split = model_of(*land("c x y"), turn("a", "split", "c", "x y"))
    assert heirs(split, "c") == {"x": "part", "y": "part"}
    several = model_of(*land("c d x y"), turn("a", "merger", "c d", "x y"))
    assert heirs(several, "c") == {"x": "unknown", "y": "unknown"}
    assert names.fate(several, Ref("units/c")) == "có thể một phần nay thuộc xã X hoặc xã Y"


def test_two_papers_on_one_event_are_one_event() -> None:
    papers = [turn(key, "merger", "c d", "x") for key in ("nghi-quyet", "ke-hoach")]
    model = model_of(*land("c d x", "v@c"), *papers)
    assert heirs(model, "c") == {"x": "whole"}
    assert lies(model, "v") == "x"
    unsure = model_of(*land("c d e x y z"), turn("a", "merger", "c d", "x y"),
                    turn("b", "merger", [*part("c"), "units/e"], "z"))  # fmt: skip
    assert heirs(unsure, "c") == {"x": "unknown", "y": "unknown", "z": "part"}


def test_parts_that_come_into_one_hand_again_are_the_whole() -> None:
    parts = [turn("a", "split", "c", "x y", "2020"), turn("b", "merger", "x y", "z", "2025-07-01")]
    model = model_of(*land("c x y z", "v@c"), *parts)
    assert heirs(model, "c") == {"z": "whole"}
    assert [lies(model, "v", date(year, 12, 31)) for year in (2019, 2020, 2025)] == ["c", None, "z"]


def test_an_heir_that_gave_a_part_away_later_is_no_heir_of_that_part() -> None:
    later = [turn("b", "split", "x", "x y", "2026-01-01"), turn("c", "transfer", "v", "x", "2026-01-01")]
    model = model_of(*land("c d x y", "v@c w@c"), turn("a", "merger", "c d", "x"), *later)
    assert heirs(model, "c", date(2025, 12, 31)) == {"x": "whole"}
    assert heirs(model, "c") == {"x": "unknown", "y": "unknown"}
    assert (lies(model, "v"), lies(model, "w")) == ("x", None)
    gave = turn("b", "merger", [*part("x"), "units/e"], "x y", "2026-01-01")
    assert heirs(model_of(*land("c d e x y"), turn("a", "merger", "c d", "x"), gave), "c") == {
        "x": "unknown", "y": "unknown"
    }  # fmt: skip
    ended = turn("c", "merger", "x f", "z", "2026-06-01")
    assert heirs(model_of(*land("c d e f x y z"), turn("a", "merger", "c d", "x"), gave, ended), "c") == {
        "z": "unknown", "y": "unknown"
    }  # fmt: skip
    gone_before = turn("b", "split", "x", "x y", "2020")
    assert heirs(model_of(*land("c x y"), turn("a", "merger", "c x", "x"), gone_before), "c") == {"x": "whole"}


def test_neighbours_that_exchange_parts_live_on() -> None:
    swap = [
        turn("a", "merger", ["units/c", *part("d")], "c"),
        turn("b", "merger", ["units/d", *part("c")], "d"),
    ]
    model = model_of(*land("c d", "v@c"), *swap)
    assert timeline.alive(model, Ref("units/c"))
    assert timeline.alive(model, Ref("units/d"))
    assert heirs(model, "c") == {"c": "whole"}
    assert names.fate(model, Ref("units/d")) == ""


def _again(second: str, *more: Any) -> RecordIndex:
    """a and b are put together as m in 2020; m is parted in 2024."""
    changes = [turn("one", "merger", "a b", "m", "2020-01-01"), turn("two", "split", "m", second, "2024-01-01")]
    old = turn("zero", "merger", "z a", "a", "2018-01-01")
    return model_of(*land("a b m p q z", "v@a w@m u@z"), *changes, old, *more)


def test_put_together_and_parted_again_under_the_old_ids() -> None:
    model = _again("a b")
    days = [date(year, 6, 1) for year in (2017, 2019, 2022, 2025)]
    assert [lies(model, "v", on) for on in days] == ["a", "a", "m", "a"]
    assert [lies(model, "u", on) for on in days] == ["z", "a", "m", "a"]
    assert [lies(model, "w", on) for on in days][2:] == ["m", None]
    assert [timeline.alive(model, Ref("units/a"), on) for on in days] == [True, True, False, True]
    assert [len(timeline.lives(model, Ref(f"units/{x}"))) for x in "abm"] == [2, 2, 1]
    assert heirs(model, "m") == {"a": "part", "b": "part"}
    assert heirs(model, "z") == {"a": "whole"}
    assert names.fate(model, Ref("units/a")) == ""


def test_put_together_and_parted_again_under_new_ids() -> None:
    model = _again("p q")
    assert heirs(model, "a", date(2022, 1, 1)) == {"m": "whole"}
    assert heirs(model, "a") == {"p": "unknown", "q": "unknown"}
    assert lies(model, "v") is None


def test_a_second_life_is_not_taken_for_the_first() -> None:
    """x is what a went into; x ended in y. Another x, made later of q, has nothing of a."""
    changes = [turn("1", "merger", "a", "x", "2018", incomplete="true"), turn("2", "merger", "x b", "y", "2020"),
               turn("3", "split", "q", "x p", "2022")]  # fmt: skip
    model = model_of(*land("a b p q x y", "v@a"), *changes)
    assert heirs(model, "a") == {"y": "whole"}
    assert lies(model, "v") == "y"


@pytest.mark.parametrize("status", ["planned", "decided", "cancelled"])
def test_what_has_not_happened_leaves_no_trace(status: str) -> None:
    model = model_of(*land("c d x", "v@c w@x"), turn("a", "merger", "c d", "x", "2027", status=status))
    assert heirs(model, "c") == {"c": "whole"}
    assert names.fate(model, Ref("units/c")) == ""
    assert lies(model, "v") == "c"
    assert not timeline.alive(model, Ref("units/x"))
    assert timeline.predecessors(model, Ref("units/x")) == ()


def test_cycles_in_the_data_end() -> None:
    round_ = [turn("1", "merger", "a", "b", "2020"), turn("2", "merger", "b", "c", "2020"),
              turn("3", "merger", "c", "a", "2020")]  # fmt: skip
    up = [unit("k", "commune", "l"), unit("l", "commune", "k"), unit("h", "district", "i"), unit("i", "district", "h"),
          unit("m", "commune", "h")]  # fmt: skip
    ended = turn("4", "dissolution", "h i", "", "2020")
    model = model_of(*land("a b c", "v@a"), *round_, *up, ended)
    for ref in (r for r in model.records if r.kind == "units"):
        for on in (date(2019, 1, 1), date(2020, 1, 1), None):
            followers.followers(model, ref, on)
            territory.place(model, ref, on)
            territory.units(model, ref, on)
            names.fate(model, ref)
    assert territory.parent(model, Ref("units/m")) is None
