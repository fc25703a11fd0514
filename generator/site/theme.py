"""Tells MkDocs of our theme: folder, style sheet, script, what of Material's files is left out."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, pass_context
from jinja2.runtime import Context
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.theme import Theme
from mkdocs.utils import write_file
from mkdocs.utils.meta import get_data

from generator import markdown, nav
from generator.assets import photos
from generator.incremental.session import BuildSession
from generator.pages.blocks import reporting
from generator.presentation.page import Page, PageHead
from generator.problems import Problem, keeps_back
from generator.records import Site
from generator.search.entries import HandWrittenPage
from generator.site.record_page import RecordPage
from generator.site.site_files import LazyFile, SiteFile
from generator.site.site_files import content as content_of
from generator.source import form, goes_out

FOLDER = Path(__file__).parent / "theme"
_TOLD = 8
# Written anew by every build, and the same for all pages: what the script knows of the day changes no page.
_STATIC = ("404.html", "assets/look.css", "assets/look.js")
_KEPT = ("assets/search", "assets/icon.svg")


def configure(config: MkDocsConfig, site: Site, *, keep_address: bool) -> None:
    """Name from `data/site.yml`, our templates before Material's (a hoster's `custom_dir` comes first).

    A preview keeps the address it is served at.
    """
    config.site_name, config.site_description = site.title, site.description
    if not keep_address:
        config.site_url = site.root
    own = 1 if config.theme.custom_dir else 0
    if str(FOLDER) not in config.theme.dirs:
        config.theme.dirs.insert(own, str(FOLDER))
    config.theme = _Lean.of(config.theme)
    config.theme.static_templates.update(_STATIC)
    config.theme.static_templates.discard("sitemap.xml")  # ours is an export; theirs leaves a .gz with a timestamp
    config.theme["language"] = "vi"
    config.theme["font"] = False
    config.theme["favicon"] = "assets/icon.svg"
    config.extra["publisher"] = site.publisher
    ways = reporting.ways(site)
    config.extra["report"] = ways


class _Lean(Theme):
    """The same theme, of which MkDocs asks in a tenth of the time what is in it."""

    @classmethod
    def of(cls, theme: Theme) -> _Lean:
        found = cls.__new__(cls)
        found.__dict__.update(theme.__dict__)
        return found

    def get_env(self) -> Environment:
        environment = super().get_env()
        environment.loader = _Templates(self.dirs)
        return environment


class _Templates(FileSystemLoader):
    """Names nothing below folders that begin with a dot: there are 11,000 icons, which MkDocs leaves out one by one."""

    def list_templates(self) -> list[str]:
        found: set[str] = set()
        for top in self.searchpath:
            for folder, names, files in os.walk(top):
                names[:] = [name for name in names if not name.startswith(".")]
                found.update(os.path.relpath(f"{folder}/{name}", top).replace(os.sep, "/") for name in files)
        return sorted(found)


class Ready(File):
    """A page whose HTML is known already: MkDocs copies it, links to it resolve, nothing is rendered."""

    def is_documentation_page(self) -> bool:
        return False


class Apart(Ready):
    """A page or file that MkDocs does not write: it is there already, or rendered beside MkDocs.

    There are as many as the site has pages, so each holds only what is its own.
    """

    src_dir = abs_src_path = None
    inclusion = InclusionLevel.NOT_IN_NAV
    generated_by = "chibo"

    def __init__(self, source: str, address: str, folder: str, directory_urls: object) -> None:
        self.src_uri, self.dest_uri = source, address
        self.dest_dir, self.use_directory_urls = folder, bool(directory_urls)

    def copy_file(self, dirty: bool = False) -> None:  # noqa: FBT001, FBT002
        pass


def settle(files: Files, pages: Iterable[PageHead], whole: Callable[[PageHead], Page]) -> tuple[PageHead, ...]:
    """The pages that are to be added: a hand-written page at the same address wins, or is followed by one that
    appends."""
    there = {f.src_uri: f for f in files.documentation_pages()}
    found = []
    for page in pages:
        written = next((there[name] for name in page.beside if name in there), None)
        if written is None:
            found.append(page)
        elif page.appends:
            written.content_string = whole(page).after(written.content_string)
    return tuple(found)


def add_pages(files: Files, pages: Iterable[Page], config: MkDocsConfig, ready: Mapping[str, str]) -> None:
    """Pages enter as files that exist only in memory.

    `ready` has the HTML of pages that are the same as in the build before, by `source_path`.
    """
    converter = markdown.for_pages(config.markdown_extensions, config.mdx_configs)
    words = nav.words(config.nav)
    for page in pages:
        path = page.source_path
        if path in ready:
            file = Ready.generated(config, path, content=ready[path], inclusion=InclusionLevel.NOT_IN_NAV)
            file.dest_uri = f"{page.address}index.html"
            if path in words:
                _name(file, page, words, config)
        else:
            file = File.generated(config, path, content="", inclusion=InclusionLevel.NOT_IN_NAV)
            RecordPage(partial(_self, page), file, config, converter, word=words.get(path))
        files.append(file)


def _self(page: Page) -> Page:
    return page


def add_apart(files: Files, pages: Iterable[PageHead], config: MkDocsConfig) -> None:
    """Pages enter as files that MkDocs leaves alone; links to them resolve."""
    folder, directory_urls = config.site_dir, config.use_directory_urls  # MkDocs takes time to say them
    words = nav.words(config.nav)
    for page in pages:
        file = Apart(page.source_path, f"{page.address}index.html", folder, directory_urls)
        if page.source_path in words:
            _name(file, page, words, config)
        files.append(file)


def _name(file: File, page: PageHead, words: Mapping[str, str | None], config: MkDocsConfig) -> None:
    """For the menu, as nobody reads the page of such a file."""
    MkDocsPage(words[page.source_path] or page.title, file, config)


def add_files(
    files: Files, exports: Iterable[SiteFile | LazyFile], config: MkDocsConfig, root: Path, session: BuildSession | None
) -> None:
    """Files that are no pages. A hand-written file at the same address wins.

    They exist only in memory; with a session, which may have very many, they are written at once.
    """
    there = {f.dest_uri for f in files}
    drawn = _pictures(files, config)
    given = chain(drawn.values(), (export for export in exports if export.address not in there))
    if session is None:
        for export in given:
            content = content_of(export, root)
            files.append(File.generated(config, export.address, content=content, inclusion=InclusionLevel.NOT_IN_NAV))
        return
    folder, directory_urls = config.site_dir, config.use_directory_urls
    for address in drawn:  # pages link to them
        files.append(Apart(address, address, folder, directory_urls))
    for address, made in session.missing(given, root):
        write_file(made, f"{folder}/{address}")
        if address not in drawn:
            files.append(Apart(address, address, folder, directory_urls))


def _pictures(files: Files, config: MkDocsConfig) -> dict[str, LazyFile]:
    """Takes the pictures of hand-written pages out of the files, which MkDocs would copy as they are."""
    found = [f for f in files if f.src_dir == config.docs_dir and _is_picture(f)]
    for file in found:
        files.remove(file)
    return {file.src_uri: photos.of_page(file.src_uri) for file in found}


def written_pages(files: Files) -> tuple[HandWrittenPage, ...]:
    """The hand-written pages among the files, for the search: call it before pages are added."""
    found = []
    for file in sorted(files.documentation_pages(), key=lambda f: f.src_uri):
        text, meta = get_data(file.content_string)
        heading = re.search(r"^# +(.+)$", text, re.MULTILINE)
        title = str(meta.get("title") or (heading[1] if heading else file.name))
        address = file.url.removeprefix("./")
        description, searched = str(meta.get("description", "")), meta.get("search") is not False
        found.append(
            HandWrittenPage(address=address, title=title, description=description, text=text, searched=searched)
        )
    return tuple(found)


def leave_out(files: Files, config: MkDocsConfig) -> None:
    """Drops the parts of our style sheet, Material's files that no page asks for, what of `content/` is not read."""
    content = Path(config.docs_dir)
    for file in list(files):
        uri = file.src_uri
        asset = uri.startswith("assets/") and not uri.startswith(_KEPT)
        unasked = (asset or uri == "sitemap.xml") and _is_theme(file)
        if uri.startswith("styles/") or unasked or uri.endswith(".css.map"):
            files.remove(file)
        elif file.src_dir == config.docs_dir:
            if not goes_out(content, uri):
                files.remove(file)
            elif uri.startswith("."):  # MkDocs would leave it out
                file.inclusion = InclusionLevel.NOT_IN_NAV


def static(config: MkDocsConfig) -> tuple[str, ...]:
    """The files that MkDocs makes of templates alone."""
    return (*config.theme.static_templates, *config.extra_templates)


def set_menu(files: Files, pages: Sequence[PageHead], config: MkDocsConfig) -> None:
    """The menu of hub pages, unless `mkdocs.yml` has one of its own. `files` are hand-written ones."""
    if config.nav is None:
        config.nav = nav.menu(pages, {f.src_uri for f in files.documentation_pages()})
    config.extra["mainmenu"] = nav.header(pages)


def script() -> str:
    """The one script that stands in the pages themselves."""
    return (FOLDER / "partials/javascripts/base.html").read_text(encoding="utf-8").strip()


def tell(config: MkDocsConfig, problems: Sequence[Problem]) -> None:
    """Shows what is wrong with the last save at the top of every page of a preview."""
    config.extra["problems"] = [p for p in problems if p.severity != "info"][:_TOLD]
    config.extra["more_problems"] = max(0, len(problems) - _TOLD)
    config.extra["stale"] = keeps_back(problems)


def words(environment: Any, config: MkDocsConfig, built: date, finder: Callable[[str], Markup]) -> None:
    """What our templates call; `lang` is Material's, `finder` makes the form of the search that leads to an address.

    Lines that hold only a statement leave nothing in a page. Whatever they print is escaped, save what is Markup, which
    is HTML from where it was made.
    """
    environment.autoescape = True
    environment.trim_blocks = environment.lstrip_blocks = True
    environment.globals["built"] = built.isoformat()
    environment.globals["finder"] = finder
    environment.globals["once"] = _once()
    environment.globals["lang"] = environment.get_template("partials/language.html").make_module({"config": config})


def _once() -> Callable[[Context, str], Markup]:
    """What includes a template that shows nothing of the page but the way to the root: once for each such way."""
    kept: dict[tuple[str, str], Markup] = {}

    @pass_context
    def once(context: Context, name: str) -> Markup:
        key = (name, context.get("base_url", ""))
        if key not in kept:
            # Without a page, addresses are counted from the root alone, so they are right for every page this deep.
            made = context.environment.get_template(name).render({**context.get_all(), "page": None})
            kept[key] = Markup(re.sub(r"\n\s+", "\n", made))
        return kept[key]

    return once


def _is_picture(file: File) -> bool:
    """MkDocs writes none that the settings exclude."""
    left_out = file.inclusion in (InclusionLevel.EXCLUDED, InclusionLevel.DRAFT)
    return form(f"content/{file.src_uri}") == "picture" and not left_out


def _is_theme(file: File) -> bool:
    """True for a file that came from a theme folder, not from `content/`."""
    return "site-packages" in (file.src_dir or "") or (file.src_dir or "").startswith(str(FOLDER))
