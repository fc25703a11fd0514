"""The feeds: Atom (RFC 4287) and JSON Feed 1.1 of the site, each kind of activity, commune, village and cell."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from xml.etree import ElementTree as ET

from generator import dates
from generator.build import digest
from generator.incremental import codec
from generator.incremental.site_file import LazyFile
from generator.incremental.tasks import Form, Task
from generator.model import Model, names
from generator.pages import news
from generator.presentation import subscriptions
from generator.presentation.context import BuildContext
from generator.presentation.events import date_of
from generator.presentation.page import PageHead
from generator.presentation.stable_ids import UNKNOWN, lasting_id, updated, withdrawn
from generator.records import Record, Ref, Tombstone
from generator.records.activities import KINDS, Activity
from generator.records.site import Site
from generator.vietnamese import capital

# A reader that looks once a month misses nothing; a village or a cell has as many as its page shows.
MOST, MOST_OF_ONE = 30, 12
_ATOM, _TOMBSTONES = "http://www.w3.org/2005/Atom", "http://purl.org/atompub/tombstones/1.0"
_JSON = "https://jsonfeed.org/version/1.1"
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemHead:
    """What is kept of an entry between two builds: `mark` is the digest of its texts."""

    updated: datetime
    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Item(ItemHead):
    """An entry: `texts` are those in Atom and in JSON."""

    texts: tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedFile:
    """`address` is that of the page whose news it is; `born` is the least its `updated` says.

    `buried` are entries that stand for what was withdrawn, `removed` the ids and times of such in Atom's own words.
    """

    address: str
    id: str
    title: str
    subtitle: str
    most: int = MOST_OF_ONE
    born: datetime = UNKNOWN
    buried: tuple[Item, ...] = ()
    removed: tuple[tuple[str, datetime], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntries:
    """What the feeds of one build share: what each of them tells, and the entries, each made at most once."""

    ctx: BuildContext
    told: Mapping[str, Sequence[Activity]]
    items: Mapping[Ref, ItemHead | None]
    known: dict[Ref, Item] = field(default_factory=dict)

    def newest(self, address: str) -> list[ItemHead]:
        return [item for activity in self.told.get(address, ()) if (item := self.items[activity.ref])]

    def whole(self, address: str) -> Iterator[Item]:
        for activity in self.told.get(address, ()):
            item = self.items[activity.ref]
            if item and not isinstance(item, Item):
                if activity.ref not in self.known:
                    made = self.ctx.recompute(_WORK, _task(self.ctx, activity), _FORM)
                    assert made
                    self.known[activity.ref] = made
                item = self.known[activity.ref]
            if isinstance(item, Item):
                yield item


def files(ctx: BuildContext, pages: Sequence[PageHead]) -> Iterator[LazyFile]:
    """Each feed in both forms, also where its page stood before: a reader follows no page that redirects."""
    model = ctx.model
    said = {page.about: page.description for page in pages if page.about}
    stones = _withdrawn(model)[:MOST]
    removed = tuple((lasting_id(ctx, stone), withdrawn(stone)) for stone in stones)
    site = replace(_of_site(ctx), buried=tuple(_item(ctx, news.gone(ctx, stone)) for stone in stones))
    shared = [replace(_of_kind(ctx, kind), removed=removed) for kind in KINDS]
    own = [(_of(ctx, record, said.get(record.ref, ""), removed), record) for record in subscriptions.followed(model)]
    desk = _desk(ctx, [site, *shared, *(feed for feed, _ in own)])
    for feed in (site, *shared):
        yield from _both(desk, feed, feed.address)
    for feed, record in own:
        for address in (feed.address, *_former(feed.address, record)):
            yield from _both(desk, feed, address)


def _desk(ctx: BuildContext, feeds: Sequence[FeedFile]) -> FeedEntries:
    """The newest activities of each feed, and an entry of every one of them."""
    there = subscriptions.news(ctx.model)
    told: dict[str, list[Activity]] = {feed.address: [] for feed in feeds}
    most = {feed.address: feed.most for feed in feeds}
    tellers: dict[Ref, list[str]] = {}
    for address in told:
        for activity in there.get(address, ()):
            tellers.setdefault(activity.ref, []).append(address)
    for activity in sorted(there.get(subscriptions.SITE, ()), key=_rank, reverse=True):
        for address in tellers[activity.ref]:
            if len(told[address]) < most[address]:
                told[address].append(activity)
    wanted = {activity.ref: activity for found in told.values() for activity in found}
    found = ctx.memoize(_WORK, (_task(ctx, activity) for activity in wanted.values()), _FORM)
    return FeedEntries(ctx=ctx, told=told, items=dict(zip(wanted, found, strict=True)))


def _task(ctx: BuildContext, activity: Activity) -> Task[Item | None]:
    return Task(key=activity.ref, of=(activity.ref,), make=partial(_news, ctx, activity))


def _news(ctx: BuildContext, activity: Activity) -> Item | None:
    entry = news.entry(ctx, activity)
    return _item(ctx, entry) if entry else None


_WORK = __name__
_FORM: Form[Item | None, ItemHead | None] = Form(
    narrow=lambda item: item, head=codec.optional(codec.of(ItemHead)), whole=codec.optional(codec.of(Item))
)


def _of_site(ctx: BuildContext) -> FeedFile:
    site = ctx.model.site
    return FeedFile(
        address=subscriptions.SITE, id=site.first_root, title=site.title, subtitle=site.description, most=MOST
    )


def _of_kind(ctx: BuildContext, kind: str) -> FeedFile:
    site, address = ctx.model.site, subscriptions.kind_address(kind)
    title = f"{capital(KINDS[kind])} – {site.title}"
    return FeedFile(address=address, id=site.first_root + address, title=title, subtitle="", most=MOST)


def _of(ctx: BuildContext, record: Record, said: str, removed: tuple[tuple[str, datetime], ...]) -> FeedFile:
    address, own = (
        ctx.address(record.ref) or "",
        names.lasting(ctx.model, record.ref),
    )
    most = MOST if address.startswith("xa-phuong/") else MOST_OF_ONE
    return FeedFile(
        address=address, id=lasting_id(ctx, record), title=f"{own} – {ctx.model.site.title}",
        subtitle="" if said == own else said, born=updated(record) or UNKNOWN,
        most=most, removed=removed[:most],
    )  # fmt: skip


def _former(address: str, record: Record) -> list[str]:
    return [f"{address.partition('/')[0]}/{former}/" for former in record.former_ids]


def _withdrawn(model: Model) -> list[Tombstone]:
    """The activities that were withdrawn, the last one first."""
    found = [stone for stone in model.withdrawals() if stone.ref.kind == Activity.FOLDER]
    return sorted(found, key=lambda s: (withdrawn(s), s.ref), reverse=True)


def _rank(activity: Activity) -> tuple[datetime, tuple[int, int, str], str]:
    return updated(activity) or UNKNOWN, dates.order(date_of(activity)), activity.id


def _both(desk: FeedEntries, feed: FeedFile, at: str) -> Iterator[LazyFile]:
    site, items = desk.ctx.model.site, desk.newest(feed.address)
    known = repr((feed, [item.mark for item in items], site.root, site.publisher.name, site.licence))
    for name, form in ((subscriptions.NEWS, _atom), (subscriptions.NEWS_JSON, _json)):
        yield LazyFile(address=at + name, settings=f"{name} {known}", draw=partial(_drawn, form, desk, feed))


def _drawn(
    form: Callable[[Site, FeedFile, Sequence[Item]], str], desk: FeedEntries, feed: FeedFile, read: tuple[bytes, ...]
) -> bytes:
    items = list(desk.whole(feed.address))
    if feed.buried:  # one list by time
        items = sorted([*items, *feed.buried], key=lambda item: item.updated, reverse=True)[: feed.most]
    return form(desk.ctx.model.site, feed, items).encode()


def _atom(site: Site, feed: FeedFile, items: Sequence[Item]) -> str:
    moments = [feed.born, *(item.updated for item in items), *(when for _, when in feed.removed)]
    page = site.root + feed.address
    author = ET.Element("author")
    author.append(_element("name", site.publisher.name))
    parts = [
        _element("id", feed.id),
        _element("title", feed.title),
        *([_element("subtitle", feed.subtitle)] if feed.subtitle else []),
        _element("updated", max(moments).isoformat()),
        author,
        ET.Element("link", rel="self", type="application/atom+xml", href=page + subscriptions.NEWS),
        ET.Element("link", rel="alternate", type="text/html", hreflang="vi", href=page),
        *([_element("rights", site.licence)] if site.licence else []),
    ]
    gone = [ET.Element("at:deleted-entry", ref=ref, when=when.isoformat()) for ref, when in feed.removed]
    space = f' xmlns:at="{_TOMBSTONES}"' if gone else ""
    lines = [
        *(_xml(part) for part in parts),
        *(item.texts[0] for item in items),
        *(_xml(part) for part in gone),
    ]
    head = f'<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="{_ATOM}"{space} xml:lang="vi">\n'
    return head + "\n".join(lines) + "\n</feed>\n"


def _json(site: Site, feed: FeedFile, items: Sequence[Item]) -> str:
    page = site.root + feed.address
    head = {
        "version": _JSON, "title": feed.title, "home_page_url": page, "feed_url": page + subscriptions.NEWS_JSON,
        **({"description": feed.subtitle} if feed.subtitle else {}),
        "language": "vi", "authors": [{"name": site.publisher.name}],
    }  # fmt: skip
    start = _dumped(head).removesuffix("}")
    return f'{start},"items":[' + ",\n".join(item.texts[1] for item in items) + "]}\n"


def _item(ctx: BuildContext, entry: news.FeedEntry) -> Item:
    """Without a name space of its own: the feed around it gives it Atom's."""
    url, moment = ctx.model.site.root + entry.address, entry.updated.isoformat()
    came = entry.published.isoformat() if entry.published else ""
    one = ET.Element("entry")
    one.append(_element("id", entry.id))
    one.append(_element("title", entry.title))
    one.append(ET.Element("link", rel="alternate", type="text/html", hreflang="vi", href=url))
    one.extend([_element("published", came)] if came else [])
    one.append(_element("updated", moment))
    one.extend([ET.Element("category", term=entry.kind)] if entry.kind else [])
    one.append(_element("content", entry.html, type="html"))
    values = {
        "id": entry.id, "url": url, "title": entry.title, "content_html": entry.html,
        **({"date_published": came} if came else {}), "date_modified": moment,
        **({"tags": [entry.kind]} if entry.kind else {}),
    }  # fmt: skip
    texts = _xml(one), _dumped(values)
    return Item(updated=entry.updated, mark=digest("\n".join(texts).encode()), texts=texts)


def _element(tag: str, text: str, **attributes: str) -> ET.Element:
    found = ET.Element(tag, attributes)
    found.text = _NOT_IN_XML.sub("", text)
    return found


def _xml(element: ET.Element) -> str:
    return ET.tostring(element, encoding="unicode")


def _dumped(values: object) -> str:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))
