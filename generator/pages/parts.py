"""Owns sections that several families share: office-holders, cards, figures, history, where a place is now."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from html import escape

from generator import dates, markdown
from generator.model import Model, followers, names, offices, territory, timeline, turns
from generator.model.index import remembered
from generator.model.offices import Holding
from generator.model.states import State
from generator.model.visibility import visible_of
from generator.pages import components as c
from generator.pages import reporting, states, words
from generator.pages.components import Card, FigureBox, Person
from generator.pages.page import Here, View
from generator.pages.sources import cite, named, short_of
from generator.records import Record, Ref, kind_of
from generator.records.achievements import Achievement
from generator.records.activities import Activity
from generator.records.changes import Change
from generator.records.contributions import Contribution
from generator.records.parts import Contact, Observation, Post, Side
from generator.records.units import Unit
from generator.vietnamese import capital, listing, lower_first

NEWEST = 12
_TERM = 3  # years after which a name in the news may well be out of office


def chronological(activities: Iterable[Activity]) -> list[Activity]:
    """Newest first; those without any date last, before them those of which only a bound is known."""
    return sorted(activities, key=lambda a: (_sure(date_of(a)), dates.order(date_of(a)), a.id), reverse=True)


@remembered
def newest_first(model: Model) -> tuple[Activity, ...]:
    """All activities that are shown, chronological."""
    return tuple(chronological(visible_of(model, Activity)))


def _sure(when: dates.PartialDate | None) -> bool:
    return when is not None and when.form not in ("before", "after")


def date_of(activity: Activity) -> dates.PartialDate | None:
    return kind_of(activity).day(activity)


def day_of(activity: Activity) -> date:
    """The day on which the places and names of an activity are looked at."""
    return territory.day_of(activity)


def card(here: Here, activity: Activity, *, whose: str | None = None) -> Card:
    """An activity as a card with its state; a coming one says when and where."""
    text, found = activity.summary or "", states.state(here.view, activity)
    if found is State.PLANNED:
        text = ". ".join(
            p for p in (activity.at and f"Lúc {hour(activity)}", activity.place and capital(activity.place), text) if p
        )
    return Card(
        mark=mark(activity), title=activity.title, href=here.href(here.view.address(activity.ref) or ""),
        state=states.mark(here.view, activity), text=first_sentence(text),
        foot=whose if whose is not None else whose_activity(here.view, activity),
        until=states.until(here.view, activity),
    )  # fmt: skip


def mark(activity: Activity) -> str:
    """The leaf of its day, struck through where that was put off or called off."""
    leaf = c.leaf(date_of(activity))
    return c.struck(leaf) if activity.status in ("postponed", "cancelled") and date_of(activity) else leaf


def hour(activity: Activity) -> str:
    """«19 giờ 30», "" where not known."""
    at = activity.at
    return f"{at.hour} giờ" + (f" {at.minute}" if at.minute else "") if at else ""


def first_sentence(text: str) -> str:
    """Enough for a card: the first sentence, or the first two when short."""
    head, mark, tail = text.partition(". ")
    if mark and len(head) < 60 and len(tail) < 120:
        return text
    return head + "." if mark else text


def whose(view: View, fact: Achievement | Contribution) -> str:
    """«Thôn Xóm Mới, xã Lương Mông», as on the day of the fact."""
    return names.whose(view.model, fact.org, territory.day_of(fact))


def whose_activity(view: View, activity: Activity) -> str:
    """«Chi bộ thôn Xóm Mới, xã Lương Mông», as on the day of the activity."""
    return names.whose(view.model, activity.orgs[0], day_of(activity)) if activity.orgs else ""


def titled(view: View, activity: Activity) -> str:
    """Its title with its state before it, where nothing but the title is shown."""
    return states.titled(view, activity, activity.title)


def org_then_and_now(here: Here, org: Ref, on: date) -> str:
    """An organisation with its place on a day, and where it lies today if that is elsewhere, as HTML."""
    own, _, where = names.whose(here.model, org, on).partition(", ")
    now = names.now(here.model, org, on)
    tail = [escape(where)] if where else []
    return ", ".join([here.link(org, own), *tail, *([f"nay thuộc {escape(now)}"] if now else [])])


def holders(here: Here, org: Ref) -> list[Person]:
    """Those to turn to in an organisation today: in office, or the last ones a source told of."""
    return [person(here, h) for h in offices.in_office(here.model, org, here.view.today)]


def former_holders(here: Here, org: Ref) -> list[Person]:
    """Those who held its offices before, the last ones first."""
    found = offices.former(here.model, org, here.view.today)
    left = sorted(found, key=lambda h: dates.order(h.officer.to or h.officer.as_of or h.officer.term), reverse=True)
    return [person(here, h) for h in left]


def perhaps_changed(here: Here, orgs: Iterable[Ref]) -> str:
    """Said once the newest of what names an office-holder is older than a term of a village head."""
    told = [s.published_on for org in orgs if (r := here.model.get(org)) for s in r.sources]
    days = [d.latest or d.earliest for d in told if d]
    newest = max((d for d in days if d), default=None)
    if newest is None or here.view.today.year - newest.year < _TERM:
        return ""
    return "<p><small>Tin đã lâu; người giữ chức vụ nay có thể đã đổi.</small></p>"


def person(here: Here, held: Holding) -> Person:
    """The office with the organisation it is held in, and what the person holds beside it."""
    officer, at, on = held.officer, held.org, words.office_day(held.officer)
    office = words.post(here.model, held.post, at, on)
    if held.post is not officer:
        first = Post.model_construct(role=officer.role, title=officer.title, org=officer.org or held.record.ref)
        beside = [first, *(p for p in held.beside if p is not officer)]
    else:
        beside = list(held.beside)
    roles = [words.post(here.model, p, p.org or at, on) for p in beside if p.role]
    titles = [words.post(here.model, p, p.org or at, on) for p in beside if p.title]
    if roles:
        office += f", kiêm {listing(roles)}"
    if officer.duty:
        office += f", {lower_first(officer.duty)}"
    if titles:
        office += "; " + ", ".join(titles)
    source = next(iter(named(held.record, officer.source)), None)
    return Person(
        name=officer.name, office=office, since=words.office_time(officer, source),
        cite=cite(here, held.record, officer.source),
    )  # fmt: skip


def figure_boxes(here: Here, record: Record, observations: Iterable[Observation]) -> list[FigureBox]:
    """Key figures of an organisation, the latest first within a measure."""
    found = []
    for o in sorted(observations, key=lambda o: dates.order(o.when), reverse=True):
        value, rest = words.with_per(o), ""
        if o.part is not None:
            value, _, rest = value.partition("/")
        label = escape(words.measure(here.model, o.measure)) + breakdown(here, o)
        said = [f"{words.share(o)}" if o.part is not None else "", _said_when(o), o.note or ""]
        source = escape("; ".join(s for s in said if s)) + cite(here, record, o.source)
        found.append(FigureBox(value=value, rest="/" + rest if rest else "", label=label, source=source))
    return found


def breakdown(here: Here, observation: Observation) -> str:
    """«: 7 đảng viên tại chỗ và 3 cán bộ xã», escaped."""
    lists = [
        listing([f"{n} {words.category(here.model, name)}" for name, n in parts.items()])
        for parts in observation.by.values()
    ]
    return escape(": " + "; ".join(lists)) if lists else ""


def _said_when(observation: Observation) -> str:
    if observation.period:
        return dates.show(observation.period)
    return words.known(observation.as_of, None) if observation.as_of else ""


def became(here: Here, ref: Ref) -> str:
    """What became of an organisation that ended, with a link to the only one in its place, as HTML; else ""."""
    model, heir = here.model, followers.follower(here.model, ref)
    if heir is None or heir == ref:
        return escape(names.fate(model, ref))
    return f"{names.joined(model, ref, heir)} {here.link(heir)}{names.namesake(model, ref, heir)}"


def not_made_yet(here: Here, org: Record, planned: Change, word: str) -> str:
    """What the page of an organisation says that a change was to bring into being and has not, as HTML."""
    said = names.not_made(here.model, org.ref)
    return f"{word} này chưa có: {escape(said)}. {here.link(planned.ref, 'Xem thay đổi')}."


def now_line(here: Here, unit: Unit, subject: str) -> str:
    """Where a living place lies today, and where it lay when its news was written (HTML for `.now`)."""
    model, told = here.model, territory.told_on(unit) or date.min
    today, then = names.above(model, unit), names.above(model, unit, told)
    among = territory.place(model, unit.ref).among
    if unit.level == "village" and not today and among:
        parted = territory.recorded_parent(model, unit.ref)
        line = f"{subject} thuộc {then} lúc nguồn đưa tin. " if then else ""
        where = f"{capital(names.inline(model, parted))} đã được chia: {names.among(model, among)}" if parted else ""
        return escape(f"{line}{where}") + f"; chưa rõ {escape(names.inline(model, unit.ref))} thuộc nơi nào."
    if unit.level == "village" and names.now(model, unit.ref, told) and then:
        line = f"Lúc nguồn đưa tin, {names.inline(model, unit.ref)} thuộc {then};"
        return f"{escape(line)} <b>nay thuộc {escape(today)}.</b>"
    return escape(f"{subject} thuộc {today}.") if today else ""


def history(here: Here, changes: Iterable[Change]) -> list[tuple[str, str]]:
    """Changes as lines of a timeline, oldest first; what did not happen is said so."""
    lines = []
    for change in changes:
        at = c.when(change.date) if change.date else c.unknown("không rõ ngày")
        title = states.titled(here.view, change, change_title(here.view, change))
        lines.append((at, f"{here.link(change.ref, title)}.{cite(here, change)}"))
    return lines


def organisation_history(here: Here, orgs: Iterable[Ref], places: Iterable[Ref]) -> str:
    """The changes of organisations, of who sent them members, and of their communes, as a timeline; "" for none."""
    found = {x.ref: x for org in orgs for x in timeline.changes_of(here.model, org)}
    found.update((x.ref, x) for org in orgs for x in here.model.referring(org, Change, "members_moved"))
    for place in places:
        found.update((x.ref, x) for x in turns.of_communes(here.model, place))
    return c.timeline(history(here, timeline.in_order(found.values())))


def change_title(view: View, change: Change) -> str:
    """The change in one sentence without its full stop."""
    if change.title:
        return change.title
    on = change.date.earliest if change.date else None  # names are those of the day: before a renaming the old one
    before = [_side(view, s, on and on - timedelta(days=1)) for s in change.before]
    after = [_side(view, s, on) for s in change.after]
    old, new = listing(before), listing(after)
    said = {
        "founding": f"thành lập {new or old}",
        "merger": _merged(change, old, new),
        "split": f"{old} chia thành {new}",
        "rename": f"{old} đổi tên thành {names.renamed(view.model, change)}",
        "reclassification": f"{old} chuyển thành {names.renamed(view.model, change) or new}",
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


def _side(view: View, side: Side, on: date | None) -> str:
    if side.org:
        return ("một phần " if side.part else "") + names.inline(view.model, side.org, on)
    return f"{side.count} {side.kind}" if side.count else side.kind or ""


def contact_rows(contact: Contact | None) -> list[tuple[str, str]]:
    """How to reach an office, as rows of facts; the telephone and the mail can be pressed."""
    if contact is None:
        return []
    return [
        ("Liên hệ", escape(capital(contact.role or ""))),
        ("Điện thoại", reporting.phone(contact)),
        ("Zalo", reporting.zalo(contact)),
        ("Thư điện tử", f'<a href="mailto:{escape(contact.mail)}">{escape(contact.mail)}</a>' if contact.mail else ""),
        ("Địa chỉ", escape(contact.address or "")),
    ]


def prose(text: str | None) -> str:
    """An editor's Markdown as a block of HTML."""
    return c.prose(markdown.render(text)) if text else ""


def source_line(record: Record, source: str | None = None) -> str:
    """«Nguồn: bài của Trúc Linh, ngày 12/9/2020»."""
    said = short_of(record, source)
    return f"Nguồn: {said}" if said else ""
