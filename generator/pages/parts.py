"""Owns sections that several families share: office-holders, cards, figures, history, where a place is now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from html import escape

from generator import dates, markdown
from generator.model import Model, names, timeline
from generator.model.index import remembered
from generator.pages import components as c
from generator.pages import reporting, words
from generator.pages.components import Card, FigureBox, Person
from generator.pages.page import Here, View, public_activities
from generator.pages.sources import cite, named, short_of
from generator.records import Record, Ref
from generator.records.activities import Activity
from generator.records.cells import Cell
from generator.records.changes import Change
from generator.records.committees import Committee
from generator.records.parts import Contact, Observation, Officer, Post
from generator.records.units import Unit
from generator.vietnamese import capital, listing, lower_first

NEWEST = 12
STATES = {"postponed": "Hoãn: ", "cancelled": "Không làm nữa: "}
CHANGE_STATES = {"planned": "Dự kiến: ", "decided": "Đã quyết định: ", "cancelled": "Không thực hiện: "}


def chronological(activities: Iterable[Activity]) -> list[Activity]:
    """Newest first; those without any date last, before them those of which only a bound is known."""
    return sorted(activities, key=lambda a: (_sure(date_of(a)), dates.order(date_of(a)), a.id), reverse=True)


@remembered
def newest_first(model: Model) -> tuple[Activity, ...]:
    """All public activities, chronological."""
    return tuple(chronological(public_activities(model)))


def _sure(when: dates.PartialDate | None) -> bool:
    return when is not None and when.form not in ("before", "after")


def date_of(activity: Activity) -> dates.PartialDate | None:
    return activity.date or activity.starts or activity.ends


def is_past(activity: Activity) -> bool:
    return activity.status == "held"


def coming(view: View, activities: Iterable[Activity]) -> list[Activity]:
    """Planned ones that are not over by the day of the build, nearest first; those for members only stay inside."""
    found = []
    for activity in activities:
        open_ = activity.status in ("planned", "postponed") and activity.audience != "members"
        if open_ and not over(view, activity):
            found.append(activity)
    return sorted(found, key=lambda a: (dates.order(date_of(a)), a.id))


def over(view: View, activity: Activity) -> bool:
    """True once its last day has surely passed by the day of the build."""
    at = activity.ends or date_of(activity)
    return at is not None and at.latest is not None and at.latest < view.today


def card(here: Here, activity: Activity, *, whose: str | None = None) -> Card:
    """An activity as a card; a coming one says when and where."""
    text = activity.summary or ""
    if activity.status in ("planned", "postponed"):
        text = ". ".join(
            p for p in (activity.at and f"Lúc {hour(activity)}", activity.place and capital(activity.place), text) if p
        )
    return Card(
        mark=c.leaf(date_of(activity)), title=activity.title, href=here.href(here.view.address(activity.ref) or ""),
        text=first_sentence(text), foot=whose if whose is not None else whose_activity(here.view, activity),
    )  # fmt: skip


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


def whose_activity(view: View, activity: Activity) -> str:
    """«Chi bộ thôn Xóm Mới, xã Lương Mông»."""
    return whose(view, activity.orgs[0]) if activity.orgs else ""


def whose(view: View, org: Ref) -> str:
    """An organisation with the commune it stood in."""
    record = view.model.get(org)
    if record is None:
        return ""
    own = names.title(view.model, record)
    unit = timeline.home_unit(view.model, record)
    commune = timeline.commune(view.model, unit) if unit else None
    place = names.unit_name(view.model, commune) if commune else ""
    return f"{own}, {place}" if place and place.lower() not in own.lower() else own


def holders(here: Here, org: Ref) -> list[Person]:
    """Office-holders of an organisation: its own, then those who hold an office here beside another one."""
    record = here.model.get(org)
    found = [person(here, record, o) for o in getattr(record, "officers", ())] if record else []
    for kind in (Cell, Committee, Unit):
        for other in here.model.referring(org, kind, "officers"):
            if other.ref != org:
                found.extend(_beside(here, other, org))
    return found


def _beside(here: Here, other: Record, org: Ref) -> Iterable[Person]:
    for officer in getattr(other, "officers", ()):
        held = [p for p in officer.concurrent if p.org == org]
        for post in held:
            rest = [Post.model_construct(role=officer.role, title=officer.title, org=other.ref)]
            rest += [p for p in officer.concurrent if p is not post]
            yield _person(here, other, officer, post, rest)


def person(here: Here, record: Record, officer: Officer) -> Person:
    return _person(here, record, officer, officer, list(officer.concurrent))


def _person(here: Here, record: Record, officer: Officer, post: Post, beside: Sequence[Post]) -> Person:
    at = post.org or record.ref
    office = words.post(here.model, post, at)
    roles = [words.post(here.model, p, p.org or at) for p in beside if p.role]
    titles = [words.post(here.model, p, p.org or at) for p in beside if p.title]
    if roles:
        office += f", kiêm {listing(roles)}"
    if officer.duty:
        office += f", {lower_first(officer.duty)}"
    if titles:
        office += "; " + ", ".join(titles)
    source = next(iter(named(record, officer.source)), None)
    return Person(
        name=officer.name, office=office, since=words.office_time(officer, source),
        cite=cite(here, record, officer.source),
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


def now_line(here: Here, unit: Unit, subject: str) -> str:
    """Where the place lay when its news was written, and where it lies today (HTML for `.now`)."""
    then = names.above(here.model, unit)
    today = names.now(here.model, unit.ref)
    if unit.level == "village" and then:
        line = f"{subject} thuộc {then} khi có tin." if today else f"{subject} thuộc {then}."
        return escape(line) + (f" <b>Nay thuộc {escape(today)}.</b>" if today else "")
    return escape(f"{subject} thuộc {then}.") if then else ""


def history(here: Here, changes: Iterable[Change]) -> list[tuple[str, str]]:
    """Changes as lines of a timeline, oldest first; what did not happen is said so."""
    lines = []
    for change in changes:
        at = c.when(change.date) if change.date else c.unknown("không rõ ngày")
        state = CHANGE_STATES.get(change.status, "")
        title = change_title(here.view, change)
        lines.append((at, f"{escape(state)}{here.link(change.ref, title)}.{cite(here, change)}"))
    return lines


def organisation_history(here: Here, orgs: Iterable[Ref], places: Iterable[Ref]) -> str:
    """The changes of organisations and of the communes their places lay in, as a timeline; "" when there are none."""
    found = {x.ref: x for org in orgs for x in timeline.changes_of(here.model, org)}
    for place in places:
        found.update((x.ref, x) for x in timeline.turns_of_place(here.model, place))
    ordered = sorted(found.values(), key=lambda x: (dates.order(x.date), x.id))
    return c.timeline(history(here, ordered))


def change_title(view: View, change: Change) -> str:
    """The change in one sentence without its full stop."""
    if change.title:
        return change.title
    on = change.date.earliest if change.date else None  # names are those of the day: before a renaming the old one
    before = [_side(view, s.org, s.kind, s.count, on and on - timedelta(days=1)) for s in change.before]
    after = [_side(view, s.org, s.kind, s.count, on) for s in change.after]
    old, new = listing(before), listing(after)
    said = {
        "founding": f"thành lập {new or old}",
        "merger": f"{old} sáp nhập thành {new}" if len(before) > 1 else f"{old} nay là {new}",
        "split": f"{old} chia thành {new}",
        "rename": f"{old} đổi tên thành {change.new_name}",
        "reclassification": f"{old} chuyển thành {change.new_name or new}",
        "dissolution": f"giải thể {old}",
        "transfer": f"{old} chuyển về {new}",
    }[change.kind]
    return capital(said)


def _side(view: View, org: Ref | None, kind: str | None, count: int | None, on: date | None) -> str:
    if org:
        return names.inline(view.model, org, on)
    return f"{count} {kind}" if count else kind or ""


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
