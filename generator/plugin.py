"""The MkDocs plugin: maps its events to functions and does nothing else."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime
from functools import partial, wraps
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from generator import history
from generator.assets import sitemap
from generator.build import Refused, output
from generator.incremental.preview import Preview
from generator.incremental.program import code
from generator.incremental.session import BuildSession
from generator.pages.start import finder
from generator.presentation.context import BuildContext
from generator.presentation.page import PageHead
from generator.problems import Problem, as_text
from generator.records import Ref
from generator.search.entries import HandWrittenPage
from generator.search.files import Search
from generator.site import hand_written, site_files, theme
from generator.site.day import DayError, day_of_build
from generator.site.guard import Guard
from generator.site.publication import Publication, read
from generator.site.record_page import RecordPage
from generator.site.rendering import Frame, render_missing
from generator.site.site_files import SiteFile
from generator.templates import OURS, TemplateFault

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

log = logging.getLogger("mkdocs.plugins.chibo")
_LOOK_EVERY = 0.2


class Settings(Config):  # type: ignore[no-untyped-call]
    """`today`: the day the build is of, e.g. `2026-11-21`; empty for the clock."""

    today = config_options.Optional(config_options.Type(str))


P = ParamSpec("P")
T = TypeVar("T")


def _aborting(event: Callable[P, T]) -> Callable[P, T]:
    """The event, which ends the build in words where a template cannot be used."""

    @wraps(event)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return event(*args, **kwargs)
        except TemplateFault as fault:
            raise Abort(str(fault)) from None

    return guarded


class ChiboPlugin(BasePlugin[Settings]):  # type: ignore[no-untyped-call]
    """Turns `data/` beside `mkdocs.yml` into pages. `progress` is told (pages done, pages in all)."""

    def __init__(self) -> None:
        self._search = Search()  # kept between the builds of a preview

    publication: Publication
    progress: Callable[[int, int], None] | None = None
    session: BuildSession | None = None
    _pages: tuple[PageHead, ...] = ()
    _nav: Navigation
    _done = 0
    _good: Publication | None = None
    _saved: tuple[Problem, ...] = ()
    _preview: Preview | None = None
    _root: Path
    _today: date
    _guard: Guard | None = None

    def on_startup(self, *, command: str, dirty: bool) -> None:
        self._preview = Preview() if command == "serve" else None

    @_aborting
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        # Here, because MkDocs empties the site folder right after: an error must leave the last good site alone.
        root = Path(config.config_file_path).parent
        try:
            today = day_of_build(self.config.today, os.environ, datetime.now(UTC))
        except DayError as error:
            raise Abort(str(error)) from None
        if Path(config.docs_dir).resolve() != (root / "content").resolve():
            raise Abort("Tệp mkdocs.yml đặt docs_dir ở nơi khác; trang viết tay chỉ được đọc trong content/.")
        self._root, self._today = root, today
        if self._in_place:
            self._claim(Path(config.site_dir), root)
        found = self._read(root, today)
        config.watch.append(str(root / "data"))
        if found.model is None:
            if not (self._preview and self._good):
                raise Abort(as_text(found.problems))
            # A preview that stopped here would answer nothing more: it keeps showing the last good data.
            log.error("%s", as_text(found.problems))
            self._saved, found = found.problems, self._good
        else:
            self._saved = found.problems
        self.publication = self._good = found
        if found.notice:
            log.info("%s", found.notice)  # not a warning: that would fail a strict build
        site = found.model.site if found.model else None
        if site:
            theme.configure(config, site, keep_address=self._preview is not None)
        if self._preview:
            theme.tell(config, self._saved)
        return config

    def _read(self, root: Path, today: date) -> Publication:
        if self.session:
            now = self.session
            return read(root, today, now.past, now.results, texts=now.texts, traces=now.traces)
        return read(root, today, history.read(root, self._good.history if self._good else None))

    @_aborting
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        theme.leave_out(files, config)  # first: what leads out of the project is read by nobody
        written = theme.written_pages(files)
        found = self.publication
        pages, ctx = theme.settle(files, found.pages, found.whole), found.ctx
        theme.set_menu(files, pages, config)
        self._pages = pages
        if self.session:
            theme.add_apart(files, pages, config)
        else:
            menu = [p.menu for p in pages if p.menu]
            frame = (dict(config.extra), config.site_name, menu)
            whole = tuple(map(found.whole, pages))
            texts = {page.source_path: page.text() for page in whole} if self._preview else {}
            theme.add_pages(files, whole, config, self._preview.begin(frame, texts) if self._preview else {})
        if ctx:
            index = self._index(ctx, pages, written)
            maps = sitemap.files(ctx, pages, [page.address for page in written])
            made = chain(index, site_files.write(ctx, pages, found.tables), maps)
            theme.add_files(files, made, config, self._root, self.session)
        self._done = 0
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        self._nav = nav
        return nav

    @property
    def _in_place(self) -> bool:
        """True where MkDocs itself empties and fills the folder of the site, which is no passing one."""
        return not (self.session or self._preview)

    def _claim(self, site: Path, root: Path) -> None:
        try:
            output.claim(site, root)
        except Refused as refused:
            raise Abort(str(refused)) from None

    @_aborting
    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        ctx = self.publication.ctx
        example = finder.example(ctx.model) if ctx else ""
        form = partial((ctx.templates if ctx else OURS).macro, "components.html", "finder", example=example)
        theme.words(env, config, self._today, form)
        if self.session:
            frame = Frame(config=config, files=files, nav=self._nav, env=env)
            render_missing(self.session, frame, self._pages, whole=self.publication.whole, told=self._tell)
        elif self._in_place:
            self._note_begun(files, config)
        return env

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        if isinstance(page, RecordPage):
            return markdown
        page.meta = hand_written.meta(page.meta)
        return hand_written.typed(markdown)

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        return html if isinstance(page, RecordPage) else hand_written.content(page, html)

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:
        if template_name.endswith(".html"):
            self._look(template_name, output, config)
        return output

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        if self._in_place:
            output.note_all(Path(config.site_dir))

    def _note_begun(self, files: Files, config: MkDocsConfig) -> None:
        """What will stand there is ours before the first of it is written: a build may be cut short."""
        site = Path(config.site_dir)
        site.mkdir(parents=True, exist_ok=True)
        output.note(site, {*output.listed(site), *(file.dest_uri for file in files), *theme.static(config)})

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        from watchdog.observers.polling import PollingObserver  # noqa: PLC0415  a build watches nothing

        # MkDocs looks for saved files twice a second; an editor waits for the page, so look more often.
        watched = [config.docs_dir, config.config_file_path]
        for path in watched:
            server.unwatch(path)
        server.observer = PollingObserver(timeout=_LOOK_EVERY)
        for path in watched:
            server.watch(path)
        return server

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        self._look(page.file.src_uri, output, config)
        self._done += 1
        if self._preview:
            self._preview.keep(page.file.src_uri, output)
        self._tell(self._done)
        return output

    def _index(
        self, ctx: BuildContext, pages: Sequence[PageHead], written: Sequence[HandWrittenPage]
    ) -> Iterator[SiteFile]:
        """The files of the search, each let go of; what they are made of is much, and kept in the session."""
        parts = self.session.parts("search") if self.session else None
        search = Search.load(parts.head(), parts.get, code()) if parts else self._search
        found = search.files(ctx, pages, written, workers=self.session.workers if self.session else 1)
        if parts:
            parts.put(*search.dump(code()), kept=search.parts)
        del search
        while found:
            address, text = found.popitem()
            yield SiteFile(address=address, content=text)

    @property
    def addresses(self) -> list[tuple[Ref, str]]:
        """Which record each page is about."""
        return [(page.about, page.address) for page in self._pages if page.about]

    def _look(self, name: str, html: str, config: MkDocsConfig) -> None:
        self._guard = self._guard or Guard(config.site_url or "", theme.script())
        if problem := self._guard.look(name, html):
            raise Abort(as_text((problem,)))

    def _tell(self, done: int) -> None:
        if self.progress:
            self.progress(done, len(self.publication.pages))
