"""Owns what followers are told of an activity: its title, and its whole text as HTML that reads right elsewhere."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from html import escape, unescape
from urllib.parse import urljoin

from generator import dates, markdown
from generator.pages.blocks import sources
from generator.pages.events import activities
from generator.presentation import corrections, state_wording
from generator.presentation.events import sequence_note, titled
from generator.presentation.page import BuildContext, PageContext
from generator.presentation.stable_ids import lasting_id, published, updated, withdrawn
from generator.records import Tombstone
from generator.records.activities import KINDS, Activity

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
        html=f"<p>{escape(f'Gỡ {day}. Lý do: {reason}.')}</p>\n<p>{escape(corrections.KEPT)}</p>",
        published=None, updated=withdrawn(stone),
    )  # fmt: skip


def _html(ctx: BuildContext, activity: Activity, address: str) -> str:
    here = AbsoluteLinks(ctx=ctx, address=address)
    note = sequence_note(activity)
    blocks = [
        _p(state_wording.sentence(ctx, activity), "b"),
        _p(activity.summary),
        activities.facts(here, activity),
        f"<h3>{activities.AGENDA}</h3>\n{activities.points(activity)}" if activity.agenda else "",
        markdown.render(activity.body) if activity.body else "",
        f"<h3>{activities.OUTCOMES}</h3>\n{activities.outcomes(here, activity)}" if activity.outcomes else "",
        _p(note),
        markdown.render(activity.notes) if activity.notes else "",
        *(_p(f"Đính chính {dates.show(x.on)}: {corrections.mended(activity, x)}") for x in activity.corrections),
    ]
    sources.cite(here, activity)
    told = "".join(f"<p>Nguồn: {line}</p>\n" for line in here.cited)
    text = "\n".join(b for b in (*blocks, told) if b)
    return _absolute(sources.unmarked(text), here.href(address)).strip()


def _p(text: str | None, tag: str = "") -> str:
    inner = escape(text or "")
    return f"<p>{f'<{tag}>{inner}</{tag}>' if tag else inner}</p>" if text else ""


def _absolute(html: str, base: str) -> str:
    """Links that an editor wrote relative to the page, made to lead there from anywhere."""
    return _HREF.sub(lambda m: f'href="{escape(urljoin(base, unescape(m[1])))}"', html)
