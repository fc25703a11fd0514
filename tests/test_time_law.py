"""The law of time over random histories: all ways of telling name the same place, state and holder, and true ones."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model import names, territory, timeline
from generator.records import Ref
from tests import telling
from tests.histories import History, play
from tests.small import TODAY

SEEDS = st.integers(0, 1 << 30)


@settings(max_examples=60, deadline=None)
@given(SEEDS)
def test_the_model_knows_what_is_true_on_every_day(seed: int) -> None:
    judge_days(seed)


@settings(max_examples=25, deadline=None)
@given(SEEDS)
def test_every_way_of_telling_says_the_same_and_what_is_true(seed: int) -> None:
    judge_words(seed)


def judge_days(seed: int) -> None:
    history = play(Random(seed))
    model = telling.ctx(history, []).model
    turns = [day for day, _ in history.days[1:]]
    for day in sorted({date(2017, 1, 1), TODAY, *(d + timedelta(days=n) for d in turns for n in (-1, 0, 1))}):
        known = history.on(day)
        for village in known.grounds:
            ref = Ref(f"units/{village}")
            found, lies = territory.place(model, ref, day).unit, known.commune(village)
            assert (found.id if found else None) == lies, (seed, day, village)
            assert names.place(model, ref, day) == (known.whole(lies) if lies else ""), (seed, day, village)
        there = {r.id for r in history.records if r.FOLDER == "units" and r.level == "commune"}
        assert {c for c in there if timeline.alive(model, Ref(f"units/{c}"), day)} == {*known.communes}, (seed, day)
        for commune in known.communes:
            inside = {u.id for u in territory.units(model, Ref(f"units/{commune}"), day)}
            alive = [v for v in known.grounds if v not in known.heirs]
            assert inside == {v for v in alive if known.commune(v) == commune}, (seed, day, commune)


def judge_words(seed: int) -> None:
    random = Random(seed)
    history = play(random)
    told = telling.facts(random, history)
    seen = telling.ctx(history, told)
    pages = telling.pages_of(seen)
    said = {fact.id: telling.told_of(seen, fact, pages) for fact in told}
    for fact in told:
        check_words(history, fact, said[fact.id])
    check_notices(history, list(telling.notice_heads(seen)))
    check_tables(history, told, telling.rows(seen, "units"), telling.rows(seen, "activities"))
    for cell, held in history.holders.items():
        present, former = telling.holders(seen, cell)
        assert present == [name for name, since, to in held if since <= TODAY and not (to and to < TODAY)]
        assert sorted(former) == sorted(name for name, _, to in held if to and to < TODAY)
    again = telling.ctx(history, told, random)
    assert said == {fact.id: telling.told_of(again, fact, telling.pages_of(again)) for fact in told}, "names of files"
    assert list(telling.notice_heads(seen)) == list(telling.notice_heads(again))


def check_words(history: History, fact: telling.Fact, said: dict[str, Any]) -> None:
    whose, now = telling.expected(history, fact)
    for day in (fact.day, TODAY):
        lies = history.on(day).commune(history.cells.get(fact.org.id, fact.org.id))
        assert lies is None or f"#{lies}" in said["filters"]
    whole = f"{whose}, nay thuộc {now}" if now else whose
    assert {said["page"], said["feed"], said["search"]} == {whole}
    assert {said["card"], said["calendar"]} == {whose}
    assert whose in said["description"]
    before, status = telling.STATES[fact.state]
    assert said["card state"].startswith(before)
    assert bool(said["card state"]) == bool(before)
    assert said["calendar state"] == status
    titled = f"{before}: Họp {fact.id}" if before else f"Họp {fact.id}"
    assert said["feed title"] == titled
    assert said["calendar title"] in (titled, f"Họp {fact.id}" if fact.state == "planned" else titled)
    for key in ("description", "summary"):
        assert said[key].startswith(f"{before}: " if before else "Họp dân"), (key, said[key])
    assert said["machine"] == whose.partition(",")[0]


def check_notices(history: History, heads: list[tuple[str, tuple[int, int], str]]) -> None:
    """A notice tells of its cell as on the last day of its month."""
    for cell, (year, month), said in heads:
        then = history.on(date(year, month, calendar.monthrange(year, month)[1]))
        lies = then.commune(history.cells[cell])
        assert said == f"Bản tin tháng {month}/{year} của Chi bộ {cell}{f', {then.called(lies)}' if lies else ''}."


def check_tables(
    history: History, told: list[telling.Fact], units: list[dict[str, str]], acts: list[dict[str, str]]
) -> None:
    now = history.on(TODAY)
    for row in units:
        if row["level"] == "village" and row["id"] not in now.heirs:
            lies = now.commune(row["id"])
            assert (row["parent_now"] or "").removeprefix("units/") == (lies or ""), row["id"]
        if row["level"] == "commune" and row["id"] in now.communes:
            assert row["name_now"] == now.communes[row["id"]][1]
    assert {row["id"]: row["status"] for row in acts} == {fact.id: fact.status for fact in told}
