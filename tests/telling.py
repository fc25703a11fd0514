"""Facts on random days of a random history, and the words that each way of telling has for them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from html import unescape
from random import Random
from typing import Any

from icalendar import Event

from generator.feeds import ical
from generator.model import connect
from generator.opendata import tables
from generator.pages import news
from generator.pages.blocks import parts
from generator.pages.chrome import linked_data
from generator.pages.events import activities
from generator.pages.notices import notices
from generator.pages.places import cells
from generator.presentation.page import BuildContext, Page
from generator.records import Ref
from generator.records.activities import Activity
from generator.search import entries
from tests.histories import RULES, History
from tests.small import TODAY, plain, record, site

# What a reader is told of a state, before a title and on a card, and what a calendar is.
STATES = {
    "held": ("", "CONFIRMED"),
    "planned": ("Dự kiến", "CONFIRMED"),
    "postponed": ("Hoãn", "TENTATIVE"),
    "cancelled": ("Đã hủy", "CANCELLED"),
    "overdue": ("Đã qua ngày dự kiến", "TENTATIVE"),
}


@dataclass(frozen=True)
class Fact:
    """A meeting of a cell or village on a day."""

    id: str
    org: Ref
    day: date
    status: str

    @property
    def state(self) -> str:
        return "overdue" if self.status == "planned" and self.day < TODAY else self.status

    @property
    def record(self) -> Any:
        return record(
            f"activities/{self.id}", title=f"Họp {self.id}", kind="residents_meeting", status=self.status,
            date=str(self.day), orgs=[self.org], audience="residents",
        )  # fmt: skip


def facts(random: Random, history: History) -> list[Fact]:
    found = []
    for n in range(8):
        day = date(2017, 6, 1) + timedelta(days=random.randint(0, (TODAY - date(2017, 6, 1)).days + 300))
        there = [v for v in history.on(day).grounds if v not in history.on(day).heirs]
        org = random.choice(
            ["cells/k0", f"cells/{random.choice(tuple(history.cells))}", f"units/{random.choice(there)}"]
        )
        status = random.choice(("held", "postponed", "cancelled", "planned")) if day <= TODAY else "planned"
        found.append(
            Fact(id=f"f{n}", org=Ref(org), day=day, status=random.choice((status, "held")) if day <= TODAY else status)
        )
    return found


def ctx(history: History, told: list[Fact], random: Random | None = None) -> BuildContext:
    """With `random` the files come in another order and those of changes and activities bear other names."""
    records = [*history.records, RULES, *(fact.record for fact in told)]
    if random:
        changes = [r.id for r in records if r.FOLDER == "changes"]
        other = dict(zip(changes, random.sample(changes, len(changes)), strict=True))
        records = [r.model_copy(update={"id": other[r.id]}) if r.FOLDER == "changes" else r for r in records]
        random.shuffle(records)
    return BuildContext(model=connect(site(), records, today=TODAY), today=TODAY)


def expected(history: History, fact: Fact) -> tuple[str, str]:
    """Whose a fact was, with the place of its day; and where that lies today, if that has another name."""
    village = history.cells.get(fact.org.id, fact.org.id)
    own = f"Chi bộ {fact.org.id}" if fact.org.kind == "cells" else f"Thôn {fact.org.id.title()}"
    then, now = history.on(fact.day), history.on(TODAY)
    was, lies = then.commune(village), now.commune(village)
    whose = f"{own}, {then.called(was)}" if was else own
    same = was and lies and (then.called(was), then.province) == (now.called(lies), now.province)
    return whose, now.whole(lies) if lies and not same else ""


def told_of(seen: BuildContext, fact: Fact, pages: list[Page]) -> dict[str, Any]:
    """What each way of telling says of a fact, brought into one form."""
    activity = seen.model.present(Ref(f"activities/{fact.id}"))
    assert isinstance(activity, Activity)
    page = next(p for p in pages if p.about == activity.ref)
    slip = next(s for s in entries.stubs(seen, pages, ()) if s.id == activity.ref)
    entry, feed = slip.entry(), news.entry(seen, activity)
    assert feed
    event = Event.from_ical(ical.event(seen, activity))
    card = parts.card(seen.at("hoat-dong/"), activity)
    own = json.loads(linked_data.data(seen, page))["@graph"][-1]
    return {
        "page": _who(page.body), "feed": _who(feed.html), "search": entry.place, "filters": entry.tags,
        "card": card.foot,
        "description": page.description, "summary": entry.summary, "feed title": feed.title,
        "calendar": str(event["description"]).split("\n")[0], "calendar title": str(event["summary"]),
        "calendar state": str(event["status"]), "card state": card.state, "machine": own["organizer"][0]["name"],
    }  # fmt: skip


def _who(html: str) -> str:
    """The row of a page that says whose it was."""
    (found,) = re.findall(r"<dt>Ai làm</dt>\s*<dd>(.*?)</dd>", html, re.S)
    return unescape(plain(found)).replace(" ,", ",")


def pages_of(seen: BuildContext) -> list[Page]:
    return [p for p in activities.pages(seen) if p.about]


def notice_heads(seen: BuildContext) -> Iterator[tuple[str, tuple[int, int], str]]:
    """(cell, month, its words) of every notice."""
    for page in notices.pages(seen):
        if found := re.fullmatch(r"ban-tin/(\w+)/(\d+)-(\d+)/", page.address):
            yield found[1], (int(found[2]), int(found[3])), page.description


def holders(seen: BuildContext, cell: str) -> tuple[list[str], list[str]]:
    """The names a cell's page has as present and as former ones."""
    body = next(p.body for p in cells.pages(seen) if p.about == f"cells/{cell}")
    present, _, former = body.partition("trước đây</h2>")
    return [re.findall(r"<li><b>(Người [^<]+)</b>", text) for text in (present, former)]  # type: ignore[return-value]


def rows(seen: BuildContext, name: str) -> list[dict[str, Any]]:
    table = next(t for t in tables.TABLES if t.name == name)
    head = [column.name for column in table.columns]
    return [dict(zip(head, row, strict=True)) for row in tables.rows(seen.model, table)]
