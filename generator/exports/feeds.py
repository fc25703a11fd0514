"""Owns the feeds: Atom (RFC 4287) and JSON Feed 1.1 of the site, each kind of activity, commune, village and cell."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from xml.etree import ElementTree as ET

from generator import dates
from generator.exports import news
from generator.exports.file import Export
from generator.exports.lasting import UNKNOWN, lasting_id, updated, withdrawn
from generator.model import Model
from generator.pages import Page, following
from generator.pages.page import View
from generator.pages.parts import date_of, whose
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
class Feed:
    """`address` is that of the page whose news it is; `born` is the least its `updated` says."""

    address: str
    id: str
    title: str
    subtitle: str
    most: int = MOST_OF_ONE
    born: datetime = UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An entry in both forms: made once, put into every feed it belongs to."""

    updated: datetime
    atom: str
    json: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What the feeds of one build share: who of the activities comes before whom, and the entries made so far."""

    view: View
    places: dict[Ref, int]
    made: dict[Ref, Item | None] = field(default_factory=dict)

    def item(self, activity: Activity) -> Item | None:
        if activity.ref not in self.made:
            entry = news.entry(self.view, activity)
            self.made[activity.ref] = _item(self.view, entry) if entry else None
        return self.made[activity.ref]

    def newest(self, feed: Feed) -> list[Item]:
        there = following.news(self.view.model).get(feed.address, ())
        ordered = sorted(there, key=lambda a: self.places[a.ref])[: feed.most]
        return [item for activity in ordered if (item := self.item(activity))]


def files(view: View, pages: Sequence[Page]) -> Iterator[Export]:
    """Each feed in both forms, also where its page stood before: a reader follows no page that redirects."""
    model = view.model
    ranked = sorted(following.news(model).get(following.SITE, ()), key=_rank, reverse=True)
    desk = Desk(view=view, places={activity.ref: n for n, activity in enumerate(ranked)})
    stones = _withdrawn(model)
    buried = [_item(view, news.gone(view, stone)) for stone in stones[:MOST]]
    removed = [(lasting_id(view, stone), withdrawn(stone)) for stone in stones[:MOST]]
    site = _of_site(view)
    yield from _both(view, site, _by_time([*desk.newest(site), *buried])[:MOST], [])
    for kind in KINDS:
        feed = _of_kind(view, kind)
        yield from _both(view, feed, desk.newest(feed), removed)
    said = {page.about: page.description for page in pages if page.about}
    for record in following.followed(model):
        feed = _of(view, record, said.get(record.ref, ""))
        items = desk.newest(feed)
        for address in (feed.address, *_former(feed.address, record)):
            yield from _both(view, feed, items, removed[: feed.most], at=address)


def _of_site(view: View) -> Feed:
    site = view.model.site
    return Feed(address=following.SITE, id=site.first_root, title=site.title, subtitle=site.description, most=MOST)


def _of_kind(view: View, kind: str) -> Feed:
    site, address = view.model.site, following.kind_address(kind)
    title = f"{capital(KINDS[kind])} – {site.title}"
    return Feed(address=address, id=site.first_root + address, title=title, subtitle="", most=MOST)


def _of(view: View, record: Record, said: str) -> Feed:
    address, own = view.address(record.ref) or "", whose(view, record.ref)
    return Feed(
        address=address, id=lasting_id(view, record), title=f"{own} – {view.model.site.title}",
        subtitle="" if said == own else said, born=updated(record) or UNKNOWN,
        most=MOST if address.startswith("xa-phuong/") else MOST_OF_ONE,
    )  # fmt: skip


def _former(address: str, record: Record) -> list[str]:
    return [f"{address.partition('/')[0]}/{former}/" for former in record.former_ids]


def _withdrawn(model: Model) -> list[Tombstone]:
    """The activities that were withdrawn, the last one first."""
    found = [stone for stone in model.tombstones.values() if stone.ref.kind == Activity.FOLDER]
    return sorted(found, key=lambda s: (withdrawn(s), s.ref), reverse=True)


def _rank(activity: Activity) -> tuple[datetime, tuple[int, int, str], str]:
    return updated(activity) or UNKNOWN, dates.order(date_of(activity)), activity.id


def _by_time(items: list[Item]) -> list[Item]:
    return sorted(items, key=lambda item: item.updated, reverse=True)


def _both(
    view: View, feed: Feed, items: Sequence[Item], removed: Sequence[tuple[str, datetime]], at: str | None = None
) -> Iterator[Export]:
    site = view.model.site
    address = feed.address if at is None else at
    yield Export(address=address + following.NEWS, content=_atom(site, feed, items, removed))
    yield Export(address=address + following.NEWS_JSON, content=_json(site, feed, items))


def _atom(site: Site, feed: Feed, items: Sequence[Item], removed: Sequence[tuple[str, datetime]]) -> str:
    moments = [feed.born, *(item.updated for item in items), *(when for _, when in removed)]
    page = site.root + feed.address
    author = ET.Element("author")
    author.append(_element("name", site.publisher.name))
    parts = [
        _element("id", feed.id),
        _element("title", feed.title),
        *([_element("subtitle", feed.subtitle)] if feed.subtitle else []),
        _element("updated", max(moments).isoformat()),
        author,
        ET.Element("link", rel="self", type="application/atom+xml", href=page + following.NEWS),
        ET.Element("link", rel="alternate", type="text/html", hreflang="vi", href=page),
        *([_element("rights", site.licence)] if site.licence else []),
    ]
    gone = [ET.Element("at:deleted-entry", ref=ref, when=when.isoformat()) for ref, when in removed]
    space = f' xmlns:at="{_TOMBSTONES}"' if gone else ""
    lines = [*(_xml(part) for part in parts), *(item.atom for item in items), *(_xml(part) for part in gone)]
    head = f'<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="{_ATOM}"{space} xml:lang="vi">\n'
    return head + "\n".join(lines) + "\n</feed>\n"


def _json(site: Site, feed: Feed, items: Sequence[Item]) -> str:
    page = site.root + feed.address
    head = {
        "version": _JSON, "title": feed.title, "home_page_url": page, "feed_url": page + following.NEWS_JSON,
        **({"description": feed.subtitle} if feed.subtitle else {}),
        "language": "vi", "authors": [{"name": site.publisher.name}],
    }  # fmt: skip
    start = _dumped(head).removesuffix("}")
    return f'{start},"items":[' + ",\n".join(item.json for item in items) + "]}\n"


def _item(view: View, entry: news.Entry) -> Item:
    """Without a name space of its own: the feed around it gives it Atom's."""
    url, moment = view.model.site.root + entry.address, entry.updated.isoformat()
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
    return Item(updated=entry.updated, atom=_xml(one), json=_dumped(values))


def _element(tag: str, text: str, **attributes: str) -> ET.Element:
    found = ET.Element(tag, attributes)
    found.text = _NOT_IN_XML.sub("", text)
    return found


def _xml(element: ET.Element) -> str:
    return ET.tostring(element, encoding="unicode")


def _dumped(values: object) -> str:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))
