"""`/hoat-dong/` and `/luu-tru/`: the news, one activity, the archive by month and what has no date."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from generator import dates
from generator.model import Model, names, subdivisions
from generator.model.index import cached
from generator.model.states import State, past
from generator.model.visibility import visible_of
from generator.pages.blocks import coming, photos
from generator.pages.blocks import components as c
from generator.pages.blocks.parts import card, mark, org_then_and_now, prose
from generator.pages.blocks.sources import cite, finish
from generator.pages.chrome.redirects import moved
from generator.pages.events import agenda, archive, kinds
from generator.presentation import events, state_wording, subscriptions, wording
from generator.presentation.context import BuildContext, PageContext
from generator.presentation.events import date_of, day_of, hour, newest_first, sequence_note, whose_activity
from generator.presentation.page import DEEDS, Crumb, Menu, Page, PageHead
from generator.records.activities import AUDIENCES, KINDS, OUTCOME_STATUSES, STATUSES, Activity
from generator.records.documents import Document
from generator.templates import html
from generator.vietnamese import capital, heading, listing, lower_first

HUB = "hoat-dong/"
_NEWEST = 30
AGENDA, OUTCOMES = "Nội dung họp", "Kết quả"


def pages(ctx: BuildContext) -> Iterable[PageHead]:
    yield from ctx.per_listing(_lists)
    yield from ctx.per_record(_pages, visible_of(ctx.model, Activity))
    yield from archive.pages(ctx, past(newest_first(ctx.model), ctx.today))


@cached
def _done(model: Model) -> list[Activity]:
    return [a for a in newest_first(model) if a.status == "held"]


def _lists(ctx: BuildContext) -> Iterable[Page]:
    yield _hub(ctx, _done(ctx.model), coming.of(ctx, visible_of(ctx.model, Activity)))


def _pages(ctx: BuildContext, activity: Activity) -> Iterable[Page]:
    yield _page(ctx, activity)
    yield from moved(ctx.model, activity)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Activities:
    FILE: ClassVar[str] = "activities"
    title: str
    coming: Markup
    agenda: str
    unanswered: Sequence[Markup]
    years: Sequence[tuple[str, Sequence[c.Card]]]
    months: Sequence[tuple[Markup, str]]
    kinds: Sequence[tuple[Markup, str]]


def _hub(ctx: BuildContext, done: Sequence[Activity], ahead: Sequence[Activity]) -> Page:
    here = ctx.at(HUB)
    years: dict[str, list[c.Card]] = {}
    for activity in done[:_NEWEST]:
        at = date_of(activity)
        point = at.earliest if at and at.form not in ("before", "after") else None
        years.setdefault(f"Năm {point.year}" if point else "Không rõ ngày", []).append(card(here, activity))
    page = _Activities(
        title="Hoạt động",
        coming=coming.cards(here, ahead[:_NEWEST]) if ahead else Markup(),
        agenda=here.href(agenda.HUB),
        unanswered=coming.unanswered(here, visible_of(ctx.model, Activity)),
        years=list(years.items()),
        months=archive.links(here, past(newest_first(ctx.model), ctx.today)),
        kinds=kinds.links(here),
    )
    return Page(
        address=HUB, title=page.title, description="Việc chi bộ, thôn đã làm và sắp làm, mới nhất ở trên.",
        body=here.render(page), menu=Menu(group=DEEDS, word=page.title, header=page.title),
        feeds=subscriptions.of_site(ctx),
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class _Activity:
    """`until` is the last day of a plan, after which `later` takes the place of `state`."""

    FILE: ClassVar[str] = "activity"
    title: str
    mark: c.CalendarLeaf
    lead: str
    state: str
    until: str
    later: str
    facts: Markup
    calendar: str
    agenda_link: Markup
    agenda_title: str
    points: Markup
    text: Markup
    outcomes_title: str
    outcomes: Markup
    photos: Sequence[Markup]
    sequence: str
    notes: Markup


def _page(ctx: BuildContext, activity: Activity) -> Page:
    here = ctx.at(f"{HUB}{activity.id}/")
    cite(here, activity)
    at, last = date_of(activity), state_wording.until(ctx, activity)
    page = _Activity(
        title=heading(activity.title),
        mark=mark(activity),
        lead=activity.summary or "",
        state=state_wording.sentence(ctx, activity),
        until=last.isoformat() if last and activity.status == "planned" else "",
        later=state_wording.LATER,
        facts=facts(here, activity),
        calendar=subscriptions.EVENTS if events.can_be_taken(ctx, activity) else "",
        agenda_link=here.to(agenda.HUB, "Xem lịch sắp tới"),
        agenda_title=AGENDA,
        points=points(here, activity),
        text=prose(activity.body),
        outcomes_title=OUTCOMES,
        outcomes=outcomes(here, activity),
        photos=photos.section(here, activity),
        sequence=sequence_note(activity),
        notes=prose(activity.notes),
    )
    said = state_wording.titled(ctx, activity, ", ".join(p for p in (
        capital(KINDS[activity.kind]), dates.show(at) if at else "", whose_activity(ctx, activity)
    ) if p))  # fmt: skip
    return Page(
        address=here.address, title=activity.title, description=said, body=finish(here, here.render(page)),
        crumbs=_crumbs(ctx, activity), about=activity.ref,
        feeds=subscriptions.feeds(ctx, first) if (first := ctx.model.get(activity.orgs[0])) else (),
    )  # fmt: skip


def facts(here: PageContext, activity: Activity) -> Markup:
    """Who, when, where, for whom, as a list of facts; what is not known is named at its end."""
    orgs = Markup(", ").join(
        org_then_and_now(here, ref, day_of(activity)) for ref in activity.orgs if here.model.get(ref)
    )
    count = activity.attendance
    present = f"{count.present}{f'/{count.total}' if count.total else ''} người" if count else ""
    number = activity.sequence
    since = f", kể từ {dates.show(number.since)}" if number and number.since else ""
    documents = [d for ref in activity.documents if isinstance(d := here.model.get(ref), Document)]
    done = (
        STATUSES[activity.status] if activity.status == "held" else lower_first(state_wording.mark(here.ctx, activity))
    )
    done = "đã họp" if activity.status == "held" and activity.kind.endswith("meeting") else done
    kind = f"{capital(KINDS[activity.kind])}, {done}"
    was = " đã báo" if state_wording.state(here.ctx, activity) in (State.POSTPONED, State.CANCELLED) else ""
    rows: list[tuple[str, Markup | str]] = [
        ("Loại", kind),
        ("Ai làm", orgs),
        (f"Ngày{was}" if was else "Khi nào", _span(activity)),
        (f"Giờ{was}", hour(activity)),
        (f"Nơi{was}", activity.place or ""),
        ("Ai dự được", AUDIENCES[activity.audience] if activity.audience else ""),
        ("Buổi thứ", f"{number.number}{since}" if number else ""),
        ("Số người dự", present),
        ("Khách", listing([g.role + (f", {g.org}" if g.org else "") for g in activity.guests])),
        ("Văn bản", Markup(", ").join(here.link(d.ref, wording.document(here.model, d)) for d in documents)),
    ]
    return here.component("facts", rows, _unknown(activity))


def _unknown(activity: Activity) -> list[str]:
    gaps = []
    if date_of(activity) is None:
        gaps.append("ngày")
    if activity.kind.endswith("meeting"):
        if activity.at is None:
            gaps.append("giờ")
        if activity.place is None:
            gaps.append("nơi họp")
        if activity.attendance is None and activity.status == "held":
            gaps.append("số người dự")
    return gaps


def _span(activity: Activity) -> str:
    if activity.date:
        return dates.show(activity.date)
    first, last = activity.starts, activity.ends
    said = [f"từ {subdivisions.point(first)}" if first else "", f"đến {subdivisions.point(last)}" if last else ""]
    return " ".join(s for s in said if s)


def points(here: PageContext, activity: Activity) -> Markup:
    """What was on the agenda, "" for nothing."""
    return here.component("bullets", activity.agenda) if activity.agenda else Markup()


def outcomes(here: PageContext, activity: Activity) -> Markup:
    """What came of it, "" for nothing."""
    rows = []
    for outcome in activity.outcomes:
        said = outcome.what
        if outcome.quantity:
            amount = wording.quantity(outcome.quantity)
            said = said if amount.replace(wording.NBSP, " ") in said.replace(wording.NBSP, " ") else f"{said}: {amount}"
        css = "finished" if outcome.status == "done" else "planned"
        text = html("{}{}", outcome.note or "", cite(here, activity, outcome.source))
        rows.append((css, OUTCOME_STATUSES[outcome.status], heading(capital(said)), text, None))
    return here.component("works", rows)


def _crumbs(ctx: BuildContext, activity: Activity) -> tuple[Crumb, ...]:
    first = ctx.model.get(activity.orgs[0])
    address = ctx.address(first.ref) if first else None
    own = ((names.title(ctx.model, first), address),) if first and address else ()
    return (("Hoạt động", HUB), *own)
