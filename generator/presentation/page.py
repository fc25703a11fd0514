"""Owns the Page (text on its way to MkDocs), the address of every record, and what a family of pages works with."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b
from html import escape
from typing import NewType, TypeVar

from generator import markdown
from generator.history import Commit, History
from generator.model import Model, names
from generator.model.visibility import visible
from generator.presentation.task import Codec, Task
from generator.records import Record, Ref, kind_of

R = TypeVar("R", bound=Record)
T = TypeVar("T")

Crumb = tuple[str, str]
Body = NewType("Body", str)  # what `body` made
PLACES, DEEDS, ABOUT = "Nơi bạn ở", "Việc đã làm", "Về trang này"


@dataclass(frozen=True, slots=True, kw_only=True)
class Menu:
    """A hub's entry in the contents: its group, its word and, for the few in the header, a shorter word."""

    group: str
    word: str
    header: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CsvSheet:
    """The numbers of a picture as a table for programs: `file` stands beside the page, `rows` are plain text."""

    file: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page: `address` ends with `/` (the home page is ""), `body` is Markdown with its h1, `about` its record.

    `redirect` is where an address that moved leads to. `appends` marks a page that follows the hand-written page at
    its address; its body is then without h1.
    `script` is one that only this page loads; `sheets` are the numbers of its pictures; `feeds` are (title, address of
    the page whose news it is); `thing` is what its family tells machines of it, in the words of schema.org, beside what
    all pages tell. What follows it is put in by `every.complete`: what last changed it, addresses of its record's file
    and of what that said before, address of its card, JSON-LD. `made` is the digest of the text of a page that is
    complete; such a page may be without its body and with only what others ask of it.
    """

    address: str
    title: str
    description: str
    body: Body
    crumbs: tuple[Crumb, ...] | None = ()
    layout: str = ""
    tools: str = "all"
    about: Ref | None = None
    redirect: str = ""
    script: str = ""
    menu: Menu | None = None
    appends: bool = False
    sheets: tuple[CsvSheet, ...] = ()
    feeds: tuple[tuple[str, str], ...] = ()
    thing: Mapping[str, object] | None = field(default=None, hash=False)
    updated: Commit | None = None
    source: str = ""
    history: str = ""
    card: str = ""
    linked: str = ""
    made: str = ""

    def meta(self) -> dict[str, object]:
        """What templates are told: plain text."""
        meta: dict[str, object] = {"title": self.title, "description": self.description}
        if self.crumbs is not None:
            meta["crumbs"] = [list(crumb) for crumb in self.crumbs]
        if self.layout:
            meta["layout"] = self.layout
        if self.tools != "all":
            meta["tools"] = False
        if self.script:
            meta["script"] = self.script
        if self.redirect:
            meta["redirect"] = self.redirect
        if self.updated:
            day = self.updated.day
            meta["updated"] = [self.updated.text, f"{day.day}/{day.month}/{day.year}"]
        if self.feeds:
            meta["feeds"] = [list(feed) for feed in self.feeds]
        kept = {"source": self.source, "history": self.history, "card": self.card, "linked": self.linked}
        return meta | {key: value for key, value in kept.items() if value}

    def markdown(self) -> str:
        """The body with its h1. A block of HTML in it has no empty line and closes all that it opens."""
        head = f"{h1(self.title)}\n\n" if self.appends else ""
        return head + self.body.strip() + "\n"

    @property
    def digest(self) -> str:
        return self.made or blake2b(self.text().encode(), digest_size=16).hexdigest()

    def text(self) -> str:
        """Front matter and body, as a Markdown file. Its texts are HTML: other themes print them as they are."""
        lines = [f"{key}: {json.dumps(_html(value), ensure_ascii=False)}" for key, value in self.meta().items()]
        return "---\n" + "\n".join(lines) + "\n---\n" + self.markdown()

    def after(self, written: str) -> str:
        """A hand-written page with what this one adds to it."""
        return f"{written.rstrip()}\n\n{self.body.strip()}\n"

    @property
    def source_path(self) -> str:
        """Where the Markdown file stands: `chi-bo/khoi-4/index.md`."""
        return f"{self.address}index.md"

    @property
    def beside(self) -> tuple[str, ...]:
        """Where a hand-written page at this address may stand."""
        return (self.source_path, f"{self.address.rstrip('/')}.md") if self.address else (self.source_path,)


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildContext:
    """What every family sees: the model, the day of the build, and what git knows of the files."""

    model: Model
    today: date
    history: History = field(default_factory=History)

    @property
    def below(self) -> str:
        """The way from the root of the repository to that of the publication."""
        return self.history.below

    def whole(self, page: Page) -> Page:
        """The page with its body."""
        return page

    def commit(self, ref: Ref | None) -> Commit | None:
        """The last commit of a record's file; None where git does not know it."""
        return self.history.of(self.model.file(ref))

    def kept(self, work: str, tasks: Iterable[Task[T]], form: Codec[T]) -> Iterator[T]:
        """What each task makes, in turn. `work` names them all, and nothing else in one run; `form` puts what they make
        into JSON and back.

        What came back so has only what the form keeps; `again` gives all of it.
        """
        for task in tasks:
            yield task.make(self)

    def again(self, work: str, task: Task[T], form: Codec[T]) -> T:
        """All that a task of that work makes."""
        return task.make(self)

    def pages(self, work: str, tasks: Iterable[Task[Iterable[Page]]]) -> Iterator[Page]:
        """The pages of each task in turn."""
        for task in tasks:
            yield from task.make(self)

    def per_record(self, make: Callable[[BuildContext, R], Iterable[Page]], records: Iterable[R]) -> Iterator[Page]:
        """The pages of each record in turn."""

        def task(record: R) -> Task[Iterable[Page]]:
            return Task(key=record.ref, of=(record.ref,), make=lambda ctx: make(ctx, record))

        return self.pages(_name(make), map(task, records))

    def per_listing(self, make: Callable[[BuildContext], Iterable[Page]]) -> Iterator[Page]:
        """Pages that tell of many records: all of them are made when one of them may change."""
        return self.pages(_name(make), (Task(key="", make=make),))

    def at(self, address: str) -> PageContext:
        return PageContext(ctx=self, address=address)

    def url(self, address: str) -> str:
        """The whole address on the web of one of this site."""
        return f"{self.model.site.address.rstrip('/')}/{address}"

    def address(self, ref: Ref | None) -> str | None:
        """The address (maybe with `#…`) of the page that tells of a record; None when there is none."""
        record = self.model.get(ref)
        return address_of(self.model, record) if record else None


def _name(make: Callable[..., object]) -> str:
    return f"{make.__module__}.{make.__qualname__}"


def _html(value: object) -> object:
    if isinstance(value, list):
        return [_html(item) for item in value]
    return escape(value) if isinstance(value, str) else value


def address_of(model: Model, record: Record) -> str | None:
    """Where the page that tells of a record stands, with `#…` where that is another's; None where there is none."""
    kind = kind_of(record)
    if not visible(record):
        return None
    if kind.host:
        host = model.get(kind.host.ref(record))
        return f"{address_of(model, host)}#{kind.host.anchor}" if host else None
    section = kind.section_of(record)
    return f"{section.address}/{record.id}/" if section else None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageContext:
    """A page being written: links are relative to its address, facts are cited to its sources."""

    ctx: BuildContext
    address: str
    cited: dict[str, int] = field(default_factory=dict)

    @property
    def model(self) -> Model:
        return self.ctx.model

    def href(self, target: str) -> str:
        """The way from here to another address of this site."""
        return relative(self.address, target)

    def link(self, ref: Ref | None, text: str | None = None) -> str:
        """An `<a>` to a record's page, or just its escaped name where it has none."""
        if ref is None:
            return escape(text or "")
        words = escape(text if text is not None else names.inline(self.model, ref))
        to = self.ctx.address(ref)
        if to is None or to.split("#")[0] == self.address:
            return words
        return f'<a href="{escape(self.href(to))}">{words}</a>'

    def to(self, target: str, text: str) -> str:
        """An `<a>` to an address of this site."""
        return f'<a href="{escape(self.href(target))}">{escape(text)}</a>'


def relative(start: str, target: str) -> str:
    """The relative address from the page at `start` to `target`: `../../thon/`; a fragment is kept."""
    path, mark, fragment = target.partition("#")
    if path == start:
        return f"#{fragment}" if mark else "./"
    from_parts, to_parts = start.split("/")[:-1], path.split("/")[:-1]
    common = 0
    while common < min(len(from_parts), len(to_parts)) and from_parts[common] == to_parts[common]:
        common += 1
    steps = [".."] * (len(from_parts) - common) + to_parts[common:]
    return ("/".join(steps) + "/" if steps else "./") + mark + fragment


def h1(text: str, *, mark: str = "") -> str:
    """The page's heading; `mark` is a calendar leaf that stands beside it."""
    if mark:
        return f'<div class="headline">\n{mark}\n<h1>{escape(text)}</h1>\n</div>'
    return f"# {markdown.escape(text)}"


def h2(text: str, anchor: str = "", *, small: str = "") -> str:
    """A heading inside the page; `small` is a remark in it, plain text too."""
    remark = f" <small>{markdown.escape(small)}</small>" if small else ""
    return f"## {markdown.escape(text)}{remark}" + (f" {{#{anchor}}}" if anchor else "")


def body(blocks: Iterable[str | None]) -> Body:
    """Blocks one below the other, each a heading or HTML; empty ones leave no trace."""
    return Body(markdown.stacked(block for block in blocks if block))
