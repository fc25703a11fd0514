"""What a family of pages works with: readers of the publication, a runner of tasks, and the page being written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, fields, replace
from datetime import date
from functools import partial
from typing import Any, ClassVar, Protocol, TypeVar

from markupsafe import Markup

from generator import markdown
from generator.history import Commit, History
from generator.incremental import codec
from generator.incremental.tasks import Form, PlainRunner, Task, TaskRunner
from generator.model import Model, names
from generator.presentation.addresses import address_of, relative
from generator.presentation.page import Body, Page, PageHead
from generator.records import Record, Ref
from generator.templates import OURS, TemplateFault, Templates, html

R = TypeVar("R", bound=Record)
T = TypeVar("T")
H = TypeVar("H")
Pages = tuple[Page, ...]
Heads = tuple[PageHead, ...]
PAGES: Form[Pages, Heads] = Form(
    narrow=lambda pages: pages, head=codec.of(tuple[PageHead, ...]), whole=codec.of(tuple[Page, ...])
)


class Clock(Protocol):
    """The day of the build."""

    @property
    def today(self) -> date: ...


@dataclass(frozen=True, slots=True)
class FixedClock:
    today: date


class CommitLog(Protocol):
    """What git knows; `below` and `head` as in History."""

    @property
    def below(self) -> str: ...

    @property
    def head(self) -> str: ...

    def of(self, file: str | None) -> Commit | None:
        """The last commit of a file; None where it is not known."""


@dataclass(slots=True)
class _Origins:
    """The task of each page that came without its text, by address; and the pages of the one that was done last."""

    tasks: dict[str, tuple[str, Task[Pages]]] = field(default_factory=dict)
    last: tuple[str, str] = ("", "")
    pages: dict[str, Page] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildContext:
    """What every family works with.

    Readers and runner are handed in: those of an incremental build record queries and take over what they can, those of
    `plain_context` do neither. `complete` adds to each page what all pages carry, before it is stored.
    """

    model: Model
    clock: Clock
    history: CommitLog
    runner: TaskRunner
    templates: Templates = OURS
    complete: Callable[[BuildContext, Page], Page] = lambda ctx, page: page
    _origins: _Origins = field(default_factory=_Origins)

    @property
    def today(self) -> date:
        return self.clock.today

    @property
    def below(self) -> str:
        """The way from the root of the repository to that of the publication."""
        return self.history.below

    def commit(self, ref: Ref | None) -> Commit | None:
        """The last commit of a record's file; None where git does not know it."""
        return self.history.of(self.model.file(ref))

    def memoize(self, work: str, tasks: Iterable[Task[T]], form: Form[T, H]) -> Iterator[H]:
        """The head of what each task makes, in turn. `work` names them all, and nothing else in one run."""
        return self.runner.memoize(work, tasks, form)

    def recompute(self, work: str, task: Task[T], form: Form[T, H]) -> T:
        """All that a task of that work makes."""
        return self.runner.recompute(work, task, form)

    def pages(self, work: str, tasks: Iterable[Task[Iterable[Page]]]) -> Iterator[PageHead]:
        """The pages of each task in turn."""
        sealed = [Task(key=t.key, of=t.of, given=t.given, make=partial(self._sealed, t.make)) for t in tasks]
        for task, pages in zip(sealed, self.memoize(work, sealed, PAGES), strict=True):
            self._origins.tasks.update((page.address, (work, task)) for page in pages if not isinstance(page, Page))
            yield from pages

    def _sealed(self, make: Callable[[], Iterable[Page]]) -> Pages:
        return tuple(self.sealed(page) for page in make())

    def sealed(self, page: Page) -> Page:
        """The page with all that it carries, and its digest."""
        whole = self.complete(self, page)
        return replace(whole, thing=None, digest=whole.text_digest())

    def whole(self, head: PageHead) -> Page:
        """The page itself. A task is done once for pages of it that are asked for one after the other."""
        if isinstance(head, Page):
            return head
        origins = self._origins
        work, task = origins.tasks[head.address]
        if origins.last != (work, task.key):
            origins.pages = {page.address: page for page in self.recompute(work, task, PAGES)}
            origins.last = (work, task.key)
        return origins.pages[head.address]

    def per_record(self, make: Callable[[BuildContext, R], Iterable[Page]], records: Iterable[R]) -> Iterator[PageHead]:
        """The pages of each record in turn."""

        def task(record: R) -> Task[Iterable[Page]]:
            return Task(key=record.ref, of=(record.ref,), make=lambda: make(self, record))

        return self.pages(_name(make), map(task, records))

    def per_listing(self, make: Callable[[BuildContext], Iterable[Page]]) -> Iterator[PageHead]:
        """Pages that tell of many records: all of them are made when one of them may change."""
        return self.pages(_name(make), (Task(key="", make=lambda: make(self)),))

    def at(self, address: str) -> PageContext:
        return PageContext(ctx=self, address=address)

    def url(self, address: str) -> str:
        """The whole address on the web of one of this site."""
        return f"{self.model.site.address.rstrip('/')}/{address}"

    def address(self, ref: Ref | None) -> str | None:
        """The address (maybe with `#…`) of the page that tells of a record; None when there is none."""
        record = self.model.get(ref)
        return address_of(self.model, record) if record else None


def plain_context(model: Model, today: date, history: CommitLog | None = None) -> BuildContext:
    """A context that records nothing and takes nothing over."""
    return BuildContext(model=model, clock=FixedClock(today), history=history or History(), runner=PlainRunner())


def _name(make: Callable[..., object]) -> str:
    return f"{make.__module__}.{make.__qualname__}"


class Template(Protocol):
    """The values of a page: a frozen dataclass whose fields are the names that the template FILE knows.

    What is HTML is Markup; all else is escaped.
    """

    FILE: ClassVar[str]
    __dataclass_fields__: ClassVar[dict[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageContext:
    """A page being written: links are relative to its address, facts are cited to its sources."""

    ctx: BuildContext
    address: str
    cited: dict[Markup, int] = field(default_factory=dict)

    @property
    def model(self) -> Model:
        return self.ctx.model

    def href(self, target: str) -> str:
        """The way from here to another address of this site."""
        return relative(self.address, target)

    def link(self, ref: Ref | None, text: str | None = None) -> Markup:
        """An `<a>` to a record's page, or just its name where it has none."""
        if ref is None:
            return html("{}", text or "")
        words = text if text is not None else names.inline(self.model, ref)
        to = self.ctx.address(ref)
        if to is None or to.split("#")[0] == self.address:
            return html("{}", words)
        return self.to(to, words)

    def to(self, target: str, text: str) -> Markup:
        """An `<a>` to an address of this site."""
        return html('<a href="{}">{}</a>', self.href(target), text)

    def file(self, folder: str, name: str, text: str) -> Markup:
        """An `<a>` to a file below an address of this site."""
        return html('<a href="{}">{}</a>', self.href(folder) + name, text)

    def component(self, name: str, *given: object, file: str = "components.html", **named: object) -> Markup:
        """What a macro gives, where no template of a page calls it."""
        return self.ctx.templates.macro(file, name, *given, **named)

    def section(self, template: Template) -> Markup:
        """What a template makes of its values: HTML with headings of Markdown, a part of this page."""
        values = {f.name: getattr(template, f.name) for f in fields(template)}
        return self.ctx.templates.render(f"{template.FILE}.html", values)

    def render(self, template: Template) -> Body:
        """What a template makes of its values, as the body of this page."""
        text = self.section(template)
        try:
            return Body(markdown.paragraphs(text))
        except ValueError as error:
            said = "ngoài h1(…), h2(…), mọi đoạn phải bắt đầu bằng một thẻ HTML như <p>"
            raise TemplateFault(f"Mẫu trang {template.FILE}.html không dùng được: {said}") from error
