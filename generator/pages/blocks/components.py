"""The components of the look (templates/components.html) and the values that they show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import zip_longest

from markupsafe import Markup

from generator import dates
from generator.dates import PartialDate
from generator.templates import OURS, html

_NOTHING = Markup()


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One activity or fact of a list. `title`, `state`, `text`, `foot` are plain text, `href` relative to the page.

    `until` is the last day of what is to come: a page read later takes it away.
    """

    mark: Markup
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """A leaf of the wall calendar, just as sure as its date: three lines, the class of its look, its ISO date."""

    top: str
    big: str
    small: str
    css: str
    iso: str = ""
    struck: bool = False


def leaf(when: PartialDate | None, *, struck: bool = False) -> Markup:
    """A leaf of the wall calendar; that of a day that holds no longer is `struck`."""
    return _component("leaf", replace(_leaf(when), struck=struck and when is not None))


def _leaf(when: PartialDate | None) -> Leaf:
    point = (when.earliest or when.latest) if when else None
    if when is None or point is None:
        return Leaf(top="ngày", big="?", small="không rõ", css="leaf unsure")
    iso = dates.iso(when) or ""
    if when.form == "day" and not when.about:
        small = f"{point.month}/{point.year}"
        return Leaf(top=dates.weekday(point), big=str(point.day), small=small, css="leaf", iso=iso)
    if when.form == "month" and not when.about:
        return Leaf(top="tháng", big=str(point.month), small=str(point.year), css="leaf", iso=iso)
    if when.form == "year" and not when.about:
        return Leaf(top="năm", big=str(point.year), small="", css="leaf long", iso=iso)
    return _unsure_leaf(when)


def _unsure_leaf(when: PartialDate) -> Leaf:
    if when.form == "period":
        first, _, last = dates.short(when).partition("–")
        return Leaf(top="từ", big=first, small=f"đến {last}" if last else "", css="leaf long")
    word = {"before": "muộn nhất", "after": "sớm nhất"}.get(when.form) or ("khoảng" if when.about else "quý")
    point = dates.short(dates.parse(when.text.strip("./~")))  # without the bound, which the word says
    head, _, tail = point.removeprefix("quý " if word == "quý" else "").rpartition("/")
    css = "leaf long" if word == "quý" else "leaf long unsure"
    return Leaf(top=word, big=head or tail, small=tail if head else "", css=css)


def _component(name: str, *given: object, **named: object) -> Markup:
    return OURS.macro("components.html", name, *given, **named)


def when(at: PartialDate, text: str | None = None) -> Markup:
    """A date in a timeline: `<time>` where it is an ISO date, else `<b>`."""
    said = text or dates.show(at)
    iso = dates.iso(at)
    return html('<time datetime="{}">{}</time>', iso, said) if iso else html("<b>{}</b>", said)


def cards(items: Iterable[Card], *, level: int = 3) -> Markup:
    return _component("cards", list(items), level)


def row(inner: str, until: date | None = None) -> Markup:
    """A row of a list of HTML; `until` as of cards."""
    return _component("row", Markup(inner), until)


def as_of(today: date) -> Markup:
    """Beside what is to come: the day of which that is true, for who reads it later."""
    return _component("as_of", today)


def empty(title: str, text: str) -> Markup:
    return _component("empty", title, text)


def figures(items: Iterable[FigureBox]) -> Markup:
    return _component("figures", list(items))


def facts(rows: Iterable[tuple[str, str]], unknown: Sequence[str] = ()) -> Markup:
    """Label and HTML value a row, empty values left out; last the gaps, in one row."""
    return _component("facts", [(label, Markup(value)) for label, value in rows], unknown)


def people(items: Iterable[PersonCard]) -> Markup:
    return _component("people", list(items))


def places(items: Iterable[tuple[str, str]]) -> Markup:
    """(HTML link, plain small text) a row."""
    return _component("places", [(Markup(link), small) for link, small in items])


def timeline(items: Iterable[tuple[str, str]]) -> Markup:
    """(HTML of the time, HTML of what happened), oldest first."""
    return _component("timeline", [(Markup(at), Markup(text)) for at, text in items])


def works(items: Iterable[tuple[str, str, str, str]], until: Iterable[date | None] = ()) -> Markup:
    """(tag class, tag, HTML heading, HTML below it) a row; `until` as of cards."""
    rows = zip_longest(items, until)
    return _component("works", [(css, tag, Markup(title), Markup(text), on) for (css, tag, title, text), on in rows])


def entries(items: Iterable[tuple[str, str]]) -> Markup:
    """(HTML heading, HTML below it) a row, for what is told in a line or two."""
    return _component("entries", [(Markup(title), Markup(text)) for title, text in items])


def table(caption: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> Markup:
    """Cells are HTML; the first of a row is its heading."""
    return _component("table", caption, head, [tuple(map(Markup, row)) for row in rows])


def details(summary: str, inner: str) -> Markup:
    return _component("details", summary, Markup(inner))


def now(inner: str) -> Markup:
    return _component("now", Markup(inner))


def note(text: str) -> Markup:
    return _component("note", text)


def prose(inner: str) -> Markup:
    """An editor's Markdown, already made safe."""
    return _component("prose", Markup(inner))


def lead(text: str) -> Markup:
    return _component("lead", text)


def side(*blocks: str) -> Markup:
    """What stands at the right on a wide screen and above the main thing on a phone."""
    inner = Markup("\n".join(b for b in blocks if b))
    return _component("side", caller=lambda: inner)


def two(main: str, second: str) -> Markup:
    return _component("two", Markup(main), Markup(second))


def h2(text: str) -> Markup:
    """A heading inside a column (headings of the page itself are Markdown)."""
    return _component("h2", text)


def more(href: str, text: str) -> Markup:
    return _component("more", href, text)


def unknown(text: str) -> Markup:
    return _component("unknown", text)


def finder(action: str, example: str, *, key: str = "") -> Markup:
    """The form that leads to the search; `example` is plain text, "" for none; `key` is its id."""
    return _component("finder", action, example, key)
