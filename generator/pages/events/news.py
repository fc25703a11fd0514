"""What followers are told of an activity: its title, and its whole text as HTML that reads right elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from html import unescape
from typing import ClassVar
from urllib.parse import urljoin

from markupsafe import Markup, escape

from generator import dates, markdown
from generator.pages.blocks import sources
from generator.pages.events import activities
from generator.presentation import corrections, state_wording
from generator.presentation.context import BuildContext, PageContext
from generator.presentation.events import sequence_note, titled
from generator.presentation.stable_ids import lasting_id, published, updated, withdrawn
from generator.records import Tombstone
from generator.records.activities import KINDS, Activity
from generator.templates import html

_HREF = re.compile(r'href="([^"]*)"')


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """`address` is relative to the root of the site, `html` has absolute links only; `kind` is "" for what is gone."""

    id: str
    address: str
    title: str
    html: str
    published: datetime | None
    updated: datetime
    kind: str = ""


class AbsoluteLinks(PageContext):
    """A page that is read elsewhere: its links are absolute."""

    def href(self, target: str) -> str:
        return self.ctx.model.site.root + target


def entry(ctx: BuildContext, activity: Activity) -> FeedEntry | None:
    """None where no source has a day: a feed is a list by time, and no time is made up."""
    moment, address = updated(activity), ctx.address(activity.ref)
    if moment is None or address is None:
        return None
    return FeedEntry(
        id=lasting_id(ctx, activity), address=address, title=titled(ctx, activity),
        html=_html(ctx, activity, address), published=published(activity), updated=moment,
        kind=KINDS[activity.kind],
    )  # fmt: skip


def gone(ctx: BuildContext, stone: Tombstone) -> FeedEntry:
    """What takes the place of a withdrawn text in a reader: the same id, its day and reason."""
    day, reason = dates.show(stone.retracted.on), stone.retracted.reason.rstrip(".")
    return FeedEntry(
        id=lasting_id(ctx, stone), address=corrections.addresses(stone)[0], title=corrections.GONE,
        html=html("<p>Gỡ {}. Lý do: {}.</p>\n<p>{}</p>", day, reason, corrections.KEPT),
        published=None, updated=withdrawn(stone),
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class _News:
    FILE: ClassVar[str] = "news"
    state: str
    summary: str
    facts: Markup
    agenda_title: str
    points: Markup
    text: Markup
    outcomes_title: str
    outcomes: Markup
    sequence: str
    notes: Markup
    corrections: Sequence[tuple[str, str]]
    sources: Sequence[Markup]


def _html(ctx: BuildContext, activity: Activity, address: str) -> str:
    here = AbsoluteLinks(ctx=ctx, address=address)
    facts, outcomes = activities.facts(here, activity), activities.outcomes(here, activity)
    sources.cite(here, activity)
    news = _News(
        state=state_wording.sentence(ctx, activity),
        summary=activity.summary or "",
        facts=facts,
        agenda_title=activities.AGENDA,
        points=activities.points(here, activity),
        text=Markup(markdown.render(activity.body)) if activity.body else Markup(),
        outcomes_title=activities.OUTCOMES,
        outcomes=outcomes,
        sequence=sequence_note(activity),
        notes=Markup(markdown.render(activity.notes)) if activity.notes else Markup(),
        corrections=[(dates.show(x.on), corrections.mended(activity, x)) for x in activity.corrections],
        sources=tuple(here.cited),
    )
    return _absolute(sources.unmarked(here.section(news)), here.href(address)).strip()


def _absolute(text: str, base: str) -> str:
    """Links that an editor wrote relative to the page, made to lead there from anywhere."""
    return _HREF.sub(lambda m: f'href="{escape(urljoin(base, unescape(m[1])))}"', text)
