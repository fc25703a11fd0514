"""Owns `/hoat-dong/` and `/luu-tru/`: the news, one activity, the archive by month and what has no date."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from generator import dates
from generator.model import Model, names, subdivisions, territory
from generator.model.index import cached
from generator.model.states import State, past
from generator.model.visibility import visible_of
from generator.pages.blocks import coming, lists, photos
from generator.pages.blocks import components as c
from generator.pages.blocks.parts import card, mark, org_then_and_now, prose
from generator.pages.blocks.sources import cite, finish
from generator.pages.chrome.redirects import moved
from generator.pages.events import agenda, kinds
from generator.presentation import events, state_wording, subscriptions, wording
from generator.presentation.events import date_of, day_of, hour, newest_first, sequence_note, whose_activity
from generator.presentation.page import DEEDS, BuildContext, Crumb, Menu, Page, PageContext, body, h1, h2
from generator.presentation.task import Task
from generator.records import Ref
from generator.records.activities import AUDIENCES, KINDS, OUTCOME_STATUSES, STATUSES, Activity
from generator.records.documents import Document
from generator.vietnamese import capital, heading, listing, lower_first, sort_key

HUB = "hoat-dong/"
ARCHIVE = "luu-tru/"
_NEWEST = 30
_UNDATED = "khong-ro-ngay"
AGENDA, OUTCOMES = "Nội dung họp", "Kết quả"
_Month = tuple[int, int | None] | None


def pages(ctx: BuildContext) -> Iterable[Page]:
    yield from ctx.per_listing(_lists)
    yield from ctx.per_record(_pages, visible_of(ctx.model, Activity))
    yield from _archive(ctx, past(newest_first(ctx.model), ctx.today))


@cached
def _done(model: Model) -> list[Activity]:
    return [a for a in newest_first(model) if a.status == "held"]


def _lists(ctx: BuildContext) -> Iterable[Page]:
    yield _hub(ctx, _done(ctx.model), coming.of(ctx, visible_of(ctx.model, Activity)))


def _pages(ctx: BuildContext, activity: Activity) -> Iterable[Page]:
    yield _page(ctx, activity)
    yield from moved(ctx.model, activity)


def _hub(ctx: BuildContext, done: Sequence[Activity], ahead: Sequence[Activity]) -> Page:
    here = ctx.at(HUB)
    blocks = [h1("Hoạt động"), c.lead("Mới nhất ở trên. Việc không rõ ngày xếp ở cuối.")]
    if ahead:
        blocks += [h2("Sắp tới"), coming.cards(here, ahead[:_NEWEST])]
        blocks += [c.more(here.href(agenda.HUB), "Xem lịch sắp tới")]
    blocks += coming.unanswered(here, visible_of(ctx.model, Activity))
    groups: dict[str, list[Activity]] = {}
    for activity in done[:_NEWEST]:
        at = date_of(activity)
        point = at.earliest if at and at.form not in ("before", "after") else None
        groups.setdefault(f"Năm {point.year}" if point else "Không rõ ngày", []).append(activity)
    for title, found in groups.items():
        blocks += [h2(title), c.cards(card(here, a) for a in found)]
    if not done:
        blocks.append(c.empty("Chưa có hoạt động nào", "Tin đầu tiên của chi bộ, thôn sẽ có ở đây."))
    months = _months(past(newest_first(ctx.model), ctx.today))
    if months:
        rows = [(here.to(_address(m), capital(_said(m))), f"{len(found)} tin") for m, found in _by_year(months)]
        blocks += [h2("Lưu trữ"), c.places(rows)]
    blocks += kinds.section(here)
    return Page(
        address=HUB, title="Hoạt động", description="Việc chi bộ, thôn đã làm và sắp làm, mới nhất ở trên.",
        body=body(blocks), menu=Menu(group=DEEDS, word="Hoạt động", header="Hoạt động"),
        feeds=subscriptions.of_site(ctx),
    )  # fmt: skip


def _page(ctx: BuildContext, activity: Activity) -> Page:
    here = ctx.at(f"{HUB}{activity.id}/")
    cite(here, activity)
    at = date_of(activity)
    blocks = [
        h1(heading(activity.title), mark=mark(activity)),
        c.lead(activity.summary or ""),
        _state(ctx, activity),
        c.side(facts(here, activity), _take_along(here, activity)),
        *([h2(AGENDA), points(activity)] if activity.agenda else []),
        prose(activity.body),
        *([h2(OUTCOMES), outcomes(here, activity)] if activity.outcomes else []),
        *photos.section(here, activity),
        c.note(sequence_note(activity)),
        prose(activity.notes),
    ]
    said = state_wording.titled(ctx, activity, ", ".join(p for p in (
        capital(KINDS[activity.kind]), dates.show(at) if at else "", whose_activity(ctx, activity)
    ) if p))  # fmt: skip
    return Page(
        address=here.address, title=activity.title, description=said, body=finish(here, body(blocks)),
        crumbs=_crumbs(ctx, activity), about=activity.ref,
        feeds=subscriptions.feeds(ctx, first) if (first := ctx.model.get(activity.orgs[0])) else (),
    )  # fmt: skip


def _state(ctx: BuildContext, activity: Activity) -> str:
    said, last = state_wording.sentence(ctx, activity), state_wording.until(ctx, activity)
    later = f' data-until="{last}" data-then="{state_wording.LATER}"' if last and activity.status == "planned" else ""
    return f'<p class="now"{later}><b>{said}</b></p>' if said else ""


def _take_along(here: PageContext, activity: Activity) -> str:
    """The small links of what is to come: into one's own calendar, to all that is coming."""
    if not events.can_be_taken(here.ctx, activity):
        return ""
    file = f'<a href="{subscriptions.EVENTS}" type="text/calendar">Thêm vào lịch</a>'
    return f"<p><small>{file} · {here.to(agenda.HUB, 'Xem lịch sắp tới')}</small></p>"


def facts(here: PageContext, activity: Activity) -> str:
    """Who, when, where, for whom, as a list of facts; what is not known is named at its end."""
    orgs = ", ".join(org_then_and_now(here, ref, day_of(activity)) for ref in activity.orgs if here.model.get(ref))
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
    rows = [
        ("Loại", escape(kind)),
        ("Ai làm", orgs),
        (f"Ngày{was}" if was else "Khi nào", escape(_span(activity))),
        (f"Giờ{was}", hour(activity)),
        (f"Nơi{was}", escape(activity.place or "")),
        ("Ai dự được", escape(AUDIENCES[activity.audience]) if activity.audience else ""),
        ("Buổi thứ", f"{number.number}{escape(since)}" if number else ""),
        ("Số người dự", present),
        ("Khách", escape(listing([g.role + (f", {g.org}" if g.org else "") for g in activity.guests]))),
        ("Văn bản", ", ".join(here.link(d.ref, wording.document(here.model, d)) for d in documents)),
    ]
    return c.facts(rows, _unknown(activity))


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


def points(activity: Activity) -> str:
    """What was on the agenda, as HTML."""
    return "<ul>\n" + "\n".join(f"<li>{escape(a)}</li>" for a in activity.agenda) + "\n</ul>"


def outcomes(here: PageContext, activity: Activity) -> str:
    """What came of it, as HTML."""
    rows = []
    for outcome in activity.outcomes:
        said = outcome.what
        if outcome.quantity:
            amount = wording.quantity(outcome.quantity)
            said = said if amount.replace(wording.NBSP, " ") in said.replace(wording.NBSP, " ") else f"{said}: {amount}"
        css = "finished" if outcome.status == "done" else "planned"
        text = escape(outcome.note or "") + cite(here, activity, outcome.source)
        rows.append((css, OUTCOME_STATUSES[outcome.status], escape(heading(capital(said))), text))
    return c.works(rows)


def _crumbs(ctx: BuildContext, activity: Activity) -> tuple[Crumb, ...]:
    first = ctx.model.get(activity.orgs[0])
    address = ctx.address(first.ref) if first else None
    own = ((names.title(ctx.model, first), address),) if first and address else ()
    return (("Hoạt động", HUB), *own)


def _months(done: Iterable[Activity]) -> dict[_Month, list[Activity]]:
    """By month; by year where the month is not known; what has no single year stands with the undated."""
    groups: dict[_Month, list[Activity]] = {}
    for activity in done:
        at = date_of(activity)
        if at is None or at.earliest is None or at.form in ("before", "after", "period"):
            key: _Month = None
        else:
            key = (at.earliest.year, at.earliest.month if at.form in ("day", "month") else None)
        groups.setdefault(key, []).append(activity)
    return groups


def _by_year(months: dict[_Month, list[Activity]]) -> list[tuple[_Month, list[Activity]]]:
    return sorted(
        months.items(),
        key=lambda m: (m[0] is not None, m[0][0] if m[0] else 0, (m[0][1] or 0) if m[0] else 0),
        reverse=True,
    )


def _address(month: _Month) -> str:
    if month is None:
        return f"{ARCHIVE}{_UNDATED}/"
    year, number = month
    return f"{ARCHIVE}{year}/{number:02d}/" if number else f"{ARCHIVE}{year}/{_UNDATED}/"


def _said(month: _Month) -> str:
    if month is None:
        return "không rõ ngày"
    return f"tháng {month[1]}/{month[0]}" if month[1] else f"năm {month[0]}, không rõ tháng"


def _archive(ctx: BuildContext, done: Sequence[Activity]) -> Iterable[Page]:
    """What was held in each month, and marked what was called off or never told of again: its page is found here."""
    months: list[Task[Iterable[Page]]] = []
    for month, found in _months(done).items():
        address = _address(month)
        title = f"Hoạt động {_said(month)}"
        if len(found) <= lists.MOST:
            months.append(_month(address, title, found, (("Hoạt động", HUB),)))
            continue
        groups: dict[Ref | None, list[Activity]] = {}
        for activity in found:
            groups.setdefault(_commune(ctx, activity), []).append(activity)
        here = ctx.at(address)
        ordered = sorted(groups.items(), key=lambda g: sort_key(_place(ctx, g[0])))
        rows = [(here.to(f"{address}{_segment(ref)}/", _place(ctx, ref)), f"{len(g)} tin") for ref, g in ordered]
        yield Page(
            address=address, title=title, description=f"{title}, theo nơi.", body=body([h1(title), c.places(rows)]),
            crumbs=(("Hoạt động", HUB),), layout="full",
        )  # fmt: skip
        for ref, group in ordered:
            crumbs = (("Hoạt động", HUB), (title, address))
            months.append(_month(f"{address}{_segment(ref)}/", f"{title}: {_place(ctx, ref)}", group, crumbs))
    yield from ctx.pages("months", months)


def _month(address: str, title: str, found: Sequence[Activity], crumbs: tuple[Crumb, ...]) -> Task[Iterable[Page]]:
    def make(ctx: BuildContext) -> Iterable[Page]:
        here = ctx.at(address)
        blocks = [h1(title), c.cards((card(here, a) for a in found), level=2)]
        yield Page(address=address, title=title, description=f"{title}.", body=body(blocks), crumbs=crumbs)

    return Task(key=address, of=tuple(a.ref for a in found), given=repr((title, crumbs)), make=make)


def _commune(ctx: BuildContext, activity: Activity) -> Ref | None:
    """The commune on the day, or the unit above communes whose it was."""
    unit = territory.place(ctx.model, activity.orgs[0], day_of(activity)).unit
    return unit.ref if unit else None


def _place(ctx: BuildContext, ref: Ref | None) -> str:
    unit = ctx.model.unit(ref)
    return names.title(ctx.model, unit) if unit else "Nơi khác"


def _segment(ref: Ref | None) -> str:
    return ref.id if ref else "noi-khac"
