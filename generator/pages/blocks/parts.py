"""Sections that several families share: office-holders, cards, figures, history, where a place is now."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from markupsafe import Markup

from generator import dates, markdown
from generator.model import followers, names, offices, territory, timeline, turns
from generator.model.offices import Holding
from generator.model.states import State
from generator.pages.blocks import components as c
from generator.pages.blocks import reporting
from generator.pages.blocks.components import Card, FigureBox, PersonCard
from generator.pages.blocks.sources import cite, named, short_of
from generator.presentation import people, state_wording, wording
from generator.presentation.context import BuildContext, PageContext
from generator.presentation.events import date_of, hour, whose_activity
from generator.records import Record, Ref
from generator.records.achievements import Achievement
from generator.records.activities import Activity
from generator.records.changes import Change
from generator.records.contributions import Contribution
from generator.records.parts import Contact, Observation, Side
from generator.records.units import Unit
from generator.templates import html
from generator.vietnamese import capital, listing

NEWEST = 12
_TERM = 3  # years after which a name in the news may well be out of office


def card(here: PageContext, activity: Activity, *, whose: str | None = None) -> Card:
    """An activity as a card with its state; a coming one says when and where."""
    text, found = activity.summary or "", state_wording.state(here.ctx, activity)
    if found is State.PLANNED:
        text = ". ".join(
            p for p in (activity.at and f"Lúc {hour(activity)}", activity.place and capital(activity.place), text) if p
        )
    return Card(
        mark=mark(activity), title=activity.title, href=here.href(here.ctx.address(activity.ref) or ""),
        state=state_wording.mark(here.ctx, activity), text=first_sentence(text),
        foot=whose if whose is not None else whose_activity(here.ctx, activity),
        until=state_wording.until(here.ctx, activity),
    )  # fmt: skip


def mark(activity: Activity) -> c.CalendarLeaf:
    """The leaf of its day, struck through where that was put off or called off."""
    return c.leaf(date_of(activity), struck=activity.status in ("postponed", "cancelled"))


def first_sentence(text: str) -> str:
    """Enough for a card: the first sentence, or the first two when short."""
    head, mark, tail = text.partition(". ")
    if mark and len(head) < 60 and len(tail) < 120:
        return text
    return head + "." if mark else text


def whose(ctx: BuildContext, fact: Achievement | Contribution) -> str:
    """«Thôn Xóm Mới, xã Lương Mông», as on the day of the fact."""
    return names.whose(ctx.model, fact.org, territory.day_of(fact))


def org_then_and_now(here: PageContext, org: Ref, on: date) -> Markup:
    """An organisation with its place on a day, and where it lies today if that is elsewhere."""
    own, _, where = names.whose(here.model, org, on).partition(", ")
    now = names.now(here.model, org, on)
    tail = [where] if where else []
    return Markup(", ").join([here.link(org, own), *tail, *([f"nay thuộc {now}"] if now else [])])


def holders(here: PageContext, org: Ref) -> list[PersonCard]:
    """Those to turn to in an organisation today: in office, or the last ones a source told of."""
    return [person(here, h) for h in offices.in_office(here.model, org, here.ctx.today)]


def former_holders(here: PageContext, org: Ref) -> list[PersonCard]:
    """Those who held its offices before, the last ones first."""
    return [person(here, h) for h in people.former(here.model, org, here.ctx.today)]


def perhaps_changed(here: PageContext, orgs: Iterable[Ref]) -> Markup:
    """Said once the newest of what names an office-holder is older than a term of a village head."""
    told = [s.published_on for org in orgs if (r := here.model.get(org)) for s in r.sources]
    days = [d.latest or d.earliest for d in told if d]
    newest = max((d for d in days if d), default=None)
    if newest is None or here.ctx.today.year - newest.year < _TERM:
        return Markup()
    return Markup("<p><small>Tin đã lâu; người giữ chức vụ nay có thể đã đổi.</small></p>")


def person(here: PageContext, held: Holding) -> PersonCard:
    """Who holds an office, since when, and where that is told."""
    officer = held.officer
    source = next(iter(named(held.record, officer.source)), None)
    return PersonCard(
        name=officer.name, office=people.office(here.model, held), since=wording.office_time(officer, source),
        cite=cite(here, held.record, officer.source),
    )  # fmt: skip


def figure_boxes(here: PageContext, record: Record, observations: Iterable[Observation]) -> list[FigureBox]:
    """Key figures of an organisation, the latest first within a measure."""
    found = []
    for o in sorted(observations, key=lambda o: dates.order(o.when), reverse=True):
        value, rest = wording.with_per(o), ""
        if o.part is not None:
            value, _, rest = value.partition("/")
        label = html("{}{}", wording.measure(here.model, o.measure), breakdown(here, o))
        said = [f"{wording.share(o)}" if o.part is not None else "", _said_when(o), o.note or ""]
        source = html("{}{}", "; ".join(s for s in said if s), cite(here, record, o.source))
        found.append(FigureBox(value=value, rest="/" + rest if rest else "", label=label, source=source))
    return found


def breakdown(here: PageContext, observation: Observation) -> str:
    """«: 7 đảng viên tại chỗ và 3 cán bộ xã»."""
    lists = [
        listing([f"{n} {wording.category(here.model, name)}" for name, n in parts.items()])
        for parts in observation.by.values()
    ]
    return ": " + "; ".join(lists) if lists else ""


def _said_when(observation: Observation) -> str:
    if observation.period:
        return dates.show(observation.period)
    return wording.known(observation.as_of, None) if observation.as_of else ""


def became(here: PageContext, ref: Ref) -> Markup:
    """What became of an organisation that ended, with a link to the only one in its place; else ""."""
    model, heir = here.model, followers.follower(here.model, ref)
    if heir is None or heir == ref:
        return html("{}", names.fate(model, ref))
    return html("{} {}{}", names.joined(model, ref, heir), here.link(heir), names.namesake(model, ref, heir))


def not_made_yet(here: PageContext, org: Record, planned: Change, word: str) -> Markup:
    """What the page of an organisation says that a change was to bring into being and has not."""
    said = names.not_made(here.model, org.ref)
    return html("{} này chưa có: {}. {}.", word, said, here.link(planned.ref, "Xem thay đổi"))


def now_line(here: PageContext, unit: Unit, subject: str) -> Markup:
    """Where a living place lies today, and where it lay when its news was written."""
    model, told = here.model, territory.told_on(unit) or date.min
    today, then = names.above(model, unit), names.above(model, unit, told)
    among = territory.place(model, unit.ref).among
    if unit.level == "village" and not today and among:
        parted = territory.recorded_parent(model, unit.ref)
        line = f"{subject} thuộc {then} lúc nguồn đưa tin. " if then else ""
        where = f"{capital(names.inline(model, parted))} đã được chia: {names.among(model, among)}" if parted else ""
        return html("{}{}; chưa rõ {} thuộc nơi nào.", line, where, names.inline(model, unit.ref))
    if unit.level == "village" and names.now(model, unit.ref, told) and then:
        line = f"Lúc nguồn đưa tin, {names.inline(model, unit.ref)} thuộc {then};"
        return html("{} <b>nay thuộc {}.</b>", line, today)
    return html("{} thuộc {}.", subject, today) if today else Markup()


def history(here: PageContext, changes: Iterable[Change]) -> list[tuple[Markup, Markup]]:
    """Changes as lines of a timeline, oldest first; what did not happen is said so."""
    lines = []
    for change in changes:
        at = c.when(change.date) if change.date else c.unknown("không rõ ngày")
        title = state_wording.titled(here.ctx, change, change_title(here.ctx, change))
        lines.append((at, html("{}.{}", here.link(change.ref, title), cite(here, change))))
    return lines


def organisation_history(here: PageContext, orgs: Iterable[Ref], places: Iterable[Ref]) -> list[tuple[Markup, Markup]]:
    """The changes of organisations, of who sent them members, and of their communes, as lines of a timeline."""
    found = {x.ref: x for org in orgs for x in timeline.changes_of(here.model, org)}
    found.update((x.ref, x) for org in orgs for x in here.model.referring(org, Change, "members_moved"))
    for place in places:
        found.update((x.ref, x) for x in turns.of_communes(here.model, place))
    return history(here, timeline.in_order(found.values()))


def change_title(ctx: BuildContext, change: Change) -> str:
    """The change in one sentence without its full stop."""
    if change.title:
        return change.title
    on = change.date.earliest if change.date else None  # names are those of the day: before a renaming the old one
    before = [_side(ctx, s, on and on - timedelta(days=1)) for s in change.before]
    after = [_side(ctx, s, on) for s in change.after]
    old, new = listing(before), listing(after)
    said = {
        "founding": f"thành lập {new or old}",
        "merger": _merged(change, old, new),
        "split": f"{old} chia thành {new}",
        "rename": f"{old} đổi tên thành {names.renamed(ctx.model, change)}",
        "reclassification": f"{old} chuyển thành {names.renamed(ctx.model, change) or new}",
        "dissolution": f"{old} kết thúc hoạt động",
        "transfer": f"{old} chuyển về {new}",
    }[change.kind]
    return capital(said)


def merging(change: Change) -> str:
    """How a merger is said: what came out of others too is only joined."""
    several = len(change.before) > 1 or any(side.part for side in change.before)
    return "sáp nhập thành" if several and (len(change.before) > 1 or not change.incomplete) else "sáp nhập vào"


def _merged(change: Change, old: str, new: str) -> str:
    if any(side.part for side in change.before):
        return f"{old} {merging(change)} {new}"
    alone = len(change.before) < 2 and not change.incomplete
    return f"{old} nay là {new}" if alone else f"{old} {merging(change)} {new}"


def _side(ctx: BuildContext, side: Side, on: date | None) -> str:
    if side.org:
        return ("một phần " if side.part else "") + names.inline(ctx.model, side.org, on)
    return f"{side.count} {side.kind}" if side.count else side.kind or ""


def contact_rows(contact: Contact | None) -> list[tuple[str, Markup]]:
    """How to reach an office, as rows of facts; the telephone and the mail can be pressed."""
    if contact is None:
        return []
    return [
        ("Liên hệ", html("{}", capital(contact.role or ""))),
        ("Điện thoại", reporting.phone(contact)),
        ("Zalo", reporting.zalo(contact)),
        ("Thư điện tử", html('<a href="mailto:{0}">{0}</a>', contact.mail) if contact.mail else Markup()),
        ("Địa chỉ", html("{}", contact.address or "")),
    ]


def prose(text: str | None) -> Markup:
    """An editor's Markdown as a block of HTML."""
    if not text:
        return Markup()
    return html('<div class="prose">\n{}\n</div>', Markup(markdown.by_tags(markdown.render(text))))


def source_line(record: Record, source: str | None = None) -> str:
    """«Nguồn: bài của Trúc Linh, ngày 12/9/2020»."""
    said = short_of(record, source)
    return f"Nguồn: {said}" if said else ""
