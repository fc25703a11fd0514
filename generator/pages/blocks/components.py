"""Owns the HTML of the look's components: leaves, cards, figures, facts, people, tables; plain text in, HTML out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from itertools import zip_longest

from generator import dates
from generator.dates import PartialDate
from generator.vietnamese import heading


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One activity or fact of a list. `title`, `state`, `text`, `foot` are plain text, `href` relative to the page.

    `until` is the last day of what is to come: a page read later takes it away.
    """

    mark: str
    title: str
    href: str = ""
    state: str = ""
    text: str = ""
    foot: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureBox:
    """A key figure: `value` and the smaller `rest` ("125", "/154"); `label` and `source` are HTML."""

    value: str
    rest: str = ""
    label: str
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonCard:
    """An office-holder; `cite` is HTML."""

    name: str
    office: str
    since: str
    cite: str = ""


def struck(leaf: str) -> str:
    """The leaf of a day that holds no longer."""
    return leaf.replace("<b>", "<b><s>").replace("</b>", "</s></b>")


def leaf(when: PartialDate | None) -> str:
    """A leaf of the wall calendar, just as sure as the date."""
    if when is None:
        return _leaf("ngày", "?", "không rõ", "leaf unsure")
    point = when.earliest or when.latest
    if point is None:
        return _leaf("ngày", "?", "không rõ", "leaf unsure")
    iso = dates.iso(when) or ""
    if when.form == "day" and not when.about:
        return _leaf(dates.weekday(point), str(point.day), f"{point.month}/{point.year}", "leaf", iso)
    if when.form == "month" and not when.about:
        return _leaf("tháng", str(point.month), str(point.year), "leaf", iso)
    if when.form == "year" and not when.about:
        return _leaf("năm", str(point.year), "", "leaf long", iso)
    return _unsure_leaf(when)


def _unsure_leaf(when: PartialDate) -> str:
    if when.form == "period":
        first, _, last = dates.short(when).partition("–")
        return _leaf("từ", first, f"đến {last}" if last else "", "leaf long")
    word = {"before": "muộn nhất", "after": "sớm nhất"}.get(when.form) or ("khoảng" if when.about else "quý")
    point = dates.short(dates.parse(when.text.strip("./~")))  # without the bound, which the word says
    head, _, tail = point.removeprefix("quý " if word == "quý" else "").rpartition("/")
    return _leaf(word, head or tail, tail if head else "", "leaf long" if word == "quý" else "leaf long unsure")


def _leaf(top: str, big: str, small: str, css: str, iso: str = "") -> str:
    inner = f"<span>{escape(top)}</span> <b>{escape(big)}</b>" + (f" <span>{escape(small)}</span>" if small else "")
    if iso:
        return f'<time class="{css}" datetime="{iso}">{inner}</time>'
    return f'<span class="{css}">{inner}</span>'


def when(at: PartialDate, text: str | None = None) -> str:
    """A date in a timeline: `<time>` where it is an ISO date, else `<b>`."""
    said = escape(text or dates.show(at))
    iso = dates.iso(at)
    return f'<time datetime="{iso}">{said}</time>' if iso else f"<b>{said}</b>"


def cards(items: Iterable[Card], *, level: int = 3) -> str:
    rows = []
    for card in items:
        title = escape(heading(card.title))
        if card.href:
            title = f'<a href="{escape(card.href)}">{title}</a>'
        rows.append(
            f'<li class="card"{_until(card.until)}>\n{card.mark}\n<h{level}>{title}</h{level}>\n'
            + (f'<p><span class="tag planned">{escape(card.state)}</span></p>\n' if card.state else "")
            + (f"<p>{escape(card.text)}</p>\n" if card.text else "")
            + (f"<small>{escape(card.foot)}</small>\n" if card.foot else "")
            + "</li>"
        )
    return '<ol class="cards">\n' + "\n".join(rows) + "\n</ol>" if rows else ""


def _until(last: date | None) -> str:
    return f' data-until="{last.isoformat()}"' if last else ""


def row(html: str, until: date | None = None) -> str:
    """A row of a list; `until` as of cards."""
    return f"<li{_until(until)}>{html}</li>"


def as_of(today: date) -> str:
    """Beside what is to come: the day of which that is true, for who reads it later."""
    return f"<p><small>Tính đến ngày {today.day}/{today.month}/{today.year}.</small></p>"


def empty(title: str, text: str) -> str:
    return f'<div class="empty"><p><b>{escape(title)}</b> {escape(text)}</p></div>'


def figures(items: Iterable[FigureBox]) -> str:
    rows = []
    for box in items:
        rest = f"<small>{escape(box.rest)}</small>" if box.rest else ""
        source = f'<dd class="from">{box.source}</dd>' if box.source else ""
        rows.append(f"<div><dt>{box.label}</dt><dd>{escape(box.value)}{rest}</dd>{source}</div>")
    return '<dl class="figures">\n' + "\n".join(rows) + "\n</dl>" if rows else ""


def facts(rows: Iterable[tuple[str, str]], unknown: Sequence[str] = ()) -> str:
    """Label and HTML value a row, empty values left out; last the gaps, in one row."""
    lines = [f"<div><dt>{escape(label)}</dt><dd>{value}</dd></div>" for label, value in rows if value]
    if unknown:
        gaps = escape(", ".join(unknown))
        lines.append(f'<div><dt>Chưa có thông tin</dt><dd class="unknown">{gaps}</dd></div>')
    return '<dl class="facts">\n' + "\n".join(lines) + "\n</dl>" if lines else ""


def people(items: Iterable[PersonCard]) -> str:
    rows = [
        f"<li><b>{escape(p.name)}</b> {escape(p.office)} <small>{escape(p.since)}{p.cite}</small></li>" for p in items
    ]
    return '<ul class="people">\n' + "\n".join(rows) + "\n</ul>" if rows else ""


def places(items: Iterable[tuple[str, str]]) -> str:
    """(HTML link, plain small text) a row."""
    rows = [f"<li>{link}" + (f" <small>{escape(small)}</small>" if small else "") + "</li>" for link, small in items]
    return '<ul class="places">\n' + "\n".join(rows) + "\n</ul>" if rows else ""


def timeline(items: Iterable[tuple[str, str]]) -> str:
    """(HTML of the time, HTML of what happened), oldest first."""
    rows = [f"<li>{at} {text}</li>" for at, text in items]
    return '<ol class="timeline">\n' + "\n".join(rows) + "\n</ol>" if rows else ""


def works(items: Iterable[tuple[str, str, str, str]], until: Iterable[date | None] = ()) -> str:
    """(tag class, tag, HTML heading, HTML below it) a row; `until` as of cards."""
    rows = []
    for (css, tag, title, text), last in zip_longest(items, until):
        name = f"tag {css}".strip()
        rows.append(
            f'<li{_until(last)}><span class="{name}">{escape(tag)}</span> <h3>{title}</h3>'
            + (f" <p>{text}</p>" if text else "")
            + "</li>"
        )
    return '<ul class="works">\n' + "\n".join(rows) + "\n</ul>" if rows else ""


def entries(items: Iterable[tuple[str, str]]) -> str:
    """(HTML heading, HTML below it) a row, for what is told in a line or two."""
    rows = [f"<li><h2>{title}</h2> <p>{text}</p></li>" for title, text in items]
    return '<ul class="works">\n' + "\n".join(rows) + "\n</ul>" if rows else ""


def table(caption: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Cells are HTML; the first of a row is its heading."""
    top = "".join(f'<th scope="col">{escape(h)}</th>' for h in head)
    lines = []
    for row in rows:
        cells = "".join(f"<td>{c}</td>" for c in row[1:])
        lines.append(f'<tr><th scope="row">{row[0]}</th>{cells}</tr>')
    title = f"<caption>{escape(caption)}</caption>\n" if caption else ""
    return f"<table>\n{title}<thead><tr>{top}</tr></thead>\n<tbody>\n" + "\n".join(lines) + "\n</tbody>\n</table>"


def details(summary: str, html: str) -> str:
    return f"<details>\n<summary>{escape(summary)}</summary>\n{html}\n</details>"


def now(html: str) -> str:
    return f'<p class="now">{html}</p>' if html else ""


def note(text: str) -> str:
    return f'<p class="note">{escape(text)}</p>' if text else ""


def prose(html: str) -> str:
    """An editor's Markdown, already made safe."""
    return f'<div class="prose">\n{html}\n</div>' if html else ""


def lead(text: str) -> str:
    return f'<p class="lead">{escape(text)}</p>' if text else ""


def side(*blocks: str) -> str:
    """What stands at the right on a wide screen and above the main thing on a phone."""
    inner = "\n".join(b for b in blocks if b)
    return f'<div class="side">\n{inner}\n</div>' if inner else ""


def two(main: str, second: str) -> str:
    return f'<div class="two">\n<div>\n{main}\n</div>\n{second}\n</div>'


def h2(text: str) -> str:
    """A heading inside a column (headings of the page itself are Markdown)."""
    return f"<h2>{escape(heading(text))}</h2>"


def more(href: str, text: str) -> str:
    return f'<p class="more"><a class="button quiet" href="{escape(href)}">{escape(text)}</a></p>'


def unknown(text: str) -> str:
    return f'<span class="unknown">{escape(text)}</span>'


def finder(action: str, example: str, *, key: str = "") -> str:
    """The form that leads to the search; `example` is plain text, "" for none; `key` is its id."""
    own = f' id="{key}"' if key else ""
    such = f", ví dụ: {escape(example)}" if example else ""
    return (
        f'<form class="finder"{own} action="{escape(action)}" role="search">\n'
        '<label for="q">Tên thôn, khối, xã, người phụ trách hay việc cần tìm</label>\n'
        f'<p id="q-hint">Gõ có dấu hay không dấu đều được{such}.</p>\n'
        '<div><input id="q" name="q" type="search" autocomplete="off" aria-describedby="q-hint">'
        "<button>Tìm</button></div>\n"
        "</form>"
    )
