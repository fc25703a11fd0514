"""Owns long lists: a hub shows all of its entries or, once they are many, its parts with a page for each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from generator.dates import PartialDate
from generator.model import names, territory, timeline
from generator.pages.blocks import components as c
from generator.pages.blocks.sources import finish
from generator.presentation.page import BuildContext, Crumb, CsvSheet, Menu, Page, PageContext, body, h1
from generator.records import Ref
from generator.vietnamese import fold, lower_first, slug, sort_key

MOST = 100

T = TypeVar("T")
ShelfPart = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut(Generic[T]):
    """One way of dividing a long list: `of` gives the address segment and the label of an entry's part.

    Segments have an underscore, which no record's id has, so that a part never takes a record's address.
    """

    of: Callable[[BuildContext, T], ShelfPart]
    newest_first: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf(Generic[T]):
    """A hub: `draw` writes its list; once long, its parts get pages and `instead` writes what stays on the hub.

    `sheets` are the numbers of the pictures that either of them drew.
    """

    address: str
    title: str
    lead: str
    cuts: tuple[Cut[T], ...]
    draw: Callable[[PageContext, Sequence[T]], list[str]]
    instead: Callable[[PageContext, Sequence[T]], list[str]] = lambda here, items: []
    sheets: Callable[[PageContext, Sequence[T]], tuple[CsvSheet, ...]] = lambda here, items: ()
    crumbs: tuple[Crumb, ...] = ()
    layout: str = ""
    menu: Menu | None = None
    feeds: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelfEntry:
    """A row of a list of names; `key` is what its letter is taken from."""

    key: str
    address: str
    name: str
    small: str = ""


def shelves(ctx: BuildContext, shelf: Shelf[T], items: Sequence[T]) -> Iterable[Page]:
    """The hub with all entries or, when they are many, with its parts and a page for each, cut again where needed."""
    here = ctx.at(shelf.address)
    parts, rest = _divide(ctx, shelf.cuts, items)
    if parts:
        links = [here.to(f"{shelf.address}{segment}/", label) for (segment, label), _ in parts]
        counts = [f"{len(found)} mục" for _, found in parts]
        inner = [c.places(zip(links, counts, strict=True)), *shelf.instead(here, items)]
    else:
        inner = shelf.draw(here, items)
    yield Page(
        address=shelf.address, title=shelf.title, description=shelf.lead or f"{shelf.title}.",
        body=finish(here, body([h1(shelf.title), c.lead(shelf.lead), *inner])), crumbs=shelf.crumbs,
        layout=shelf.layout, menu=shelf.menu, sheets=shelf.sheets(here, items), feeds=shelf.feeds,
    )  # fmt: skip
    for (segment, label), found in parts:
        part = replace(
            shelf, address=f"{shelf.address}{segment}/", title=f"{shelf.title}, {lower_first(label)}", lead="",
            crumbs=(*shelf.crumbs, (shelf.title, shelf.address)), cuts=rest, menu=None,
        )  # fmt: skip
        yield from shelves(ctx, part, found)


def by_letter(
    ctx: BuildContext,
    hub: str,
    title: str,
    lead: str,
    entries: Sequence[ShelfEntry],
    *,
    none: tuple[str, str],
    menu: Menu | None = None,
) -> Iterable[Page]:
    """A shelf of names in the order given, cut by first letter."""

    def draw(here: PageContext, found: Sequence[ShelfEntry]) -> list[str]:
        return [c.places((here.to(e.address, e.name), e.small) for e in found) or c.empty(*none)]

    cut: Cut[ShelfEntry] = Cut(of=lambda _, entry: letter(entry.key))
    shelf = Shelf(address=hub, title=title, lead=lead, cuts=(cut,), draw=draw, layout="full", menu=menu)
    return shelves(ctx, shelf, entries)


def letter(name: str) -> ShelfPart:
    """The part of the alphabet a name stands in."""
    first = fold(name)[:1].upper() or "#"
    return f"chu_{slug(first)}", f"Chữ {first}"


def by_year(when: Callable[[T], PartialDate | None]) -> Cut[T]:
    return Cut(of=lambda _, item: year(when(item)), newest_first=True)


def by_month(when: Callable[[T], PartialDate | None]) -> Cut[T]:
    return Cut(of=lambda _, item: _month(when(item)), newest_first=True)


def by_place(org: Callable[[T], Ref]) -> Cut[T]:
    """By the commune an organisation lay in, or the unit above communes it is of."""

    def of(ctx: BuildContext, item: T) -> ShelfPart:
        whose = org(item)
        unit = territory.place(ctx.model, whose, timeline.last_day(ctx.model, whose)).unit
        return (f"o_{unit.id}", names.title(ctx.model, unit)) if unit else ("khong_ro_noi", "Nơi khác")

    return Cut(of=of)


def year(when: PartialDate | None) -> ShelfPart:
    """The part of a year a date falls in, by its latest day."""
    if when is None or when.latest is None or when.form == "before":
        return "khong_ro_nam", "Không rõ năm"
    return f"nam_{when.latest.year}", f"Năm {when.latest.year}"


def _month(when: PartialDate | None) -> ShelfPart:
    if when is None or when.latest is None or when.form not in ("day", "month"):
        return "khong_ro_thang", "Không rõ tháng"
    return f"thang_{when.latest.month}", f"Tháng {when.latest.month}"


def _divide(
    ctx: BuildContext, cuts: tuple[Cut[T], ...], items: Sequence[T]
) -> tuple[list[tuple[ShelfPart, Sequence[T]]], tuple[Cut[T], ...]]:
    """The parts by the first cut that divides, and the cuts left; where none does, runs of the list as it stands."""
    if len(items) <= MOST:
        return [], ()
    for at, cut in enumerate(cuts):
        groups: dict[ShelfPart, list[T]] = {}
        for item in items:
            groups.setdefault(cut.of(ctx, item), []).append(item)
        if len(groups) > 1:
            ordered = sorted(groups.items(), key=lambda g: (sort_key(g[0][1]), g[0][0]), reverse=cut.newest_first)
            return [(part, found) for part, found in ordered], cuts[at + 1 :]
    runs = [items[i : i + MOST] for i in range(0, len(items), MOST)]
    return [((f"phan_{n}", f"Phần {n}"), run) for n, run in enumerate(runs, 1)], ()
