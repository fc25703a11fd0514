"""The components of the look (templates/components.html) and the values that they show."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from markupsafe import Markup

from generator import dates
from generator.dates import PartialDate
from generator.templates import html

_NOTHING = Markup()


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarLeaf:
    """A leaf of the wall calendar, just as sure as its date: three lines, the class of its look, its ISO date."""

    top: str
    big: str
    small: str
    css: str
    iso: str = ""
    struck: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One activity or fact of a list. `title`, `state`, `text`, `foot` are plain text, `href` relative to the page.

    `until` is the last day of what is to come: a page read later takes it away.
    """

    mark: CalendarLeaf
    title: str
    href: str = ""
    state: str = ""
    text: str = ""
    foot: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureBox:
    """A key figure: `value` and the smaller `rest` ("125", "/154")."""

    value: str
    rest: str = ""
    label: Markup
    source: Markup = _NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonCard:
    """An office-holder, and the mark of where that is told."""

    name: str
    office: str
    since: str
    cite: Markup = _NOTHING


def leaf(when: PartialDate | None, *, struck: bool = False) -> CalendarLeaf:
    """The leaf of a date; that of a day that holds no longer is `struck`."""
    return replace(_leaf(when), struck=struck and when is not None)


def _leaf(when: PartialDate | None) -> CalendarLeaf:
    point = (when.earliest or when.latest) if when else None
    if when is None or point is None:
        return CalendarLeaf(top="ngày", big="?", small="không rõ", css="leaf unsure")
    iso = dates.iso(when) or ""
    if when.form == "day" and not when.about:
        small = f"{point.month}/{point.year}"
        return CalendarLeaf(top=dates.weekday(point), big=str(point.day), small=small, css="leaf", iso=iso)
    if when.form == "month" and not when.about:
        return CalendarLeaf(top="tháng", big=str(point.month), small=str(point.year), css="leaf", iso=iso)
    if when.form == "year" and not when.about:
        return CalendarLeaf(top="năm", big=str(point.year), small="", css="leaf long", iso=iso)
    return _unsure_leaf(when)


def _unsure_leaf(when: PartialDate) -> CalendarLeaf:
    if when.form == "period":
        first, _, last = dates.short(when).partition("–")
        return CalendarLeaf(top="từ", big=first, small=f"đến {last}" if last else "", css="leaf long")
    word = {"before": "muộn nhất", "after": "sớm nhất"}.get(when.form) or ("khoảng" if when.about else "quý")
    point = dates.short(dates.parse(when.text.strip("./~")))  # without the bound, which the word says
    head, _, tail = point.removeprefix("quý " if word == "quý" else "").rpartition("/")
    css = "leaf long" if word == "quý" else "leaf long unsure"
    return CalendarLeaf(top=word, big=head or tail, small=tail if head else "", css=css)


def when(at: PartialDate, text: str | None = None) -> Markup:
    """A date in a timeline: `<time>` where it is an ISO date, else `<b>`."""
    said = text or dates.show(at)
    iso = dates.iso(at)
    return html('<time datetime="{}">{}</time>', iso, said) if iso else html("<b>{}</b>", said)


def unknown(text: str) -> Markup:
    return html('<span class="unknown">{}</span>', text)
