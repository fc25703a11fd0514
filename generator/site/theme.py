"""Owns what MkDocs is told of our look: folder, style sheet, script, what of Material's files is left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.utils.meta import get_data

from generator import markdown, nav
from generator.exports import Drawn, Export
from generator.exports import content as content_of
from generator.exports.entries import Written
from generator.pages import Page, components, reporting
from generator.problems import Problem
from generator.records import Site
from generator.site.record_page import RecordPage
from generator.site.workshop import Workshop

FOLDER = Path(__file__).parent / "theme"
_TOLD = 8
_STATIC = ("404.html", "assets/look.css")
_KEPT = ("assets/look.js", "assets/search", "assets/icon.svg")


def configure(config: MkDocsConfig, site: Site, *, keep_address: bool) -> None:
    """Name from `data/site.yml`, our templates before Material's (a hoster's `custom_dir` comes first).

    A preview keeps the address it is served at.
    """
    config.site_name = escape(site.title)  # templates print both as they are
    config.site_description = escape(site.description)
    if not keep_address:
        config.site_url = site.root
    own = 1 if config.theme.custom_dir else 0
    if str(FOLDER) not in config.theme.dirs:
        config.theme.dirs.insert(own, str(FOLDER))
    config.theme.static_templates.update(_STATIC)
    config.theme.static_templates.discard("sitemap.xml")  # ours is an export; theirs leaves a .gz with a timestamp
    config.theme["language"] = "vi"
    config.theme["font"] = False
    config.theme["favicon"] = "assets/icon.svg"
    config.extra["publisher"] = site.publisher
    config.extra["report"] = reporting.ways(site)


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

    def __init__(self, page: Page, folder: str, directory_urls: object) -> None:
        self.src_uri, self.dest_uri = page.source_path, f"{page.address}index.html"
        self.dest_dir, self.use_directory_urls = folder, bool(directory_urls)

    def copy_file(self, dirty: bool = False) -> None:  # noqa: FBT001, FBT002
        pass


def settle(files: Files, pages: Iterable[Page]) -> tuple[Page, ...]:
    """The pages that are to be added: a hand-written page at the same address wins, or is followed by one that
    appends."""
    there = {f.src_uri: f for f in files.documentation_pages()}
    found = []
    for page in pages:
        written = next((there[name] for name in page.beside if name in there), None)
        if written is None:
            found.append(page)
        elif page.appends:
            written.content_string = page.after(written.content_string)
    return tuple(found)


def hubs_first(files: Files, pages: Sequence[Page], config: MkDocsConfig) -> tuple[tuple[Page, ...], tuple[Page, ...]]:
    """What the menu names, which MkDocs needs as pages of its own; and all others."""
    there = {f.src_uri for f in files.documentation_pages()}.union(page.source_path for page in pages)
    named = {"index.md", *_named(config.nav or nav.menu(pages, there))}
    found: tuple[list[Page], list[Page]] = ([], [])
    for page in pages:
        found[page.source_path not in named].append(page)
    return tuple(found[0]), tuple(found[1])


def _named(menu: object) -> Iterator[str]:
    if isinstance(menu, str):
        yield menu
    for item in menu.values() if isinstance(menu, dict) else menu if isinstance(menu, list) else ():
        yield from _named(item)


def add_hubs(files: Files, pages: Iterable[Page], config: MkDocsConfig) -> None:
    """Pages enter as files that exist only in memory."""
    for page in pages:
        path = page.source_path
        files.append(File.generated(config, path, content=page.text(), inclusion=InclusionLevel.NOT_IN_NAV))


def add_pages(files: Files, pages: Iterable[Page], config: MkDocsConfig, ready: Mapping[str, str]) -> None:
    """The same for pages that no menu names.

    `ready` has the HTML of pages that are the same as in the build before, by `source_path`.
    """
    converter = markdown.for_pages(config.markdown_extensions, config.mdx_configs)
    for page in pages:
        path = page.source_path
        if path in ready:
            file = Ready.generated(config, path, content=ready[path], inclusion=InclusionLevel.NOT_IN_NAV)
            file.dest_uri = f"{page.address}index.html"
        else:
            file = File.generated(config, path, content="", inclusion=InclusionLevel.NOT_IN_NAV)
            RecordPage(page, file, config, converter)
        files.append(file)


def add_apart(files: Files, pages: Iterable[Page], config: MkDocsConfig) -> None:
    """Pages enter as files that MkDocs leaves alone; links to them resolve."""
    folder, directory_urls = config.site_dir, config.use_directory_urls  # MkDocs takes time to say them
    for page in pages:
        files.append(Apart(page, folder, directory_urls))


def add_files(
    files: Files, exports: Iterable[Export | Drawn], config: MkDocsConfig, root: Path, workshop: Workshop | None
) -> None:
    """Files that are no pages; they exist only in memory too. A hand-written file at the same address wins."""
    there = {f.dest_uri for f in files}
    given = [export for export in exports if export.address not in there]
    contents = workshop.missing(given, root) if workshop else ((e.address, content_of(e, root)) for e in given)
    for address, made in contents:
        files.append(File.generated(config, address, content=made, inclusion=InclusionLevel.NOT_IN_NAV))


def written_pages(files: Files) -> tuple[Written, ...]:
    """The hand-written pages among the files, for the search: call it before pages are added."""
    found = []
    for file in sorted(files.documentation_pages(), key=lambda f: f.src_uri):
        text, meta = get_data(file.content_string)
        heading = re.search(r"^# +(.+)$", text, re.MULTILINE)
        title = str(meta.get("title") or (heading[1] if heading else file.name))
        address = file.url.removeprefix("./")
        found.append(Written(address=address, title=title, description=str(meta.get("description", "")), text=text))
    return tuple(found)


def leave_out(files: Files, config: MkDocsConfig) -> None:
    """Drops the parts of our style sheet, Material's files that no page asks for, and links out of `content/`."""
    for file in list(files):
        uri = file.src_uri
        asset = uri.startswith("assets/") and not uri.startswith(_KEPT)
        unasked = (asset or uri == "sitemap.xml") and _is_theme(file)
        if uri.startswith("styles/") or unasked or uri.endswith(".css.map") or _leads_out(file, config.docs_dir):
            files.remove(file)


def set_menu(files: Files, pages: Sequence[Page], config: MkDocsConfig) -> None:
    """The menu of hub pages, unless `mkdocs.yml` has one of its own."""
    if config.nav is None:
        config.nav = nav.menu(pages, {f.src_uri for f in files.documentation_pages()})
    config.extra["mainmenu"] = nav.header(pages)


def tell(config: MkDocsConfig, problems: Sequence[Problem]) -> None:
    """Shows what is wrong with the last save at the top of every page of a preview."""
    errors = [p for p in problems if p.severity == "error"]
    config.extra["problems"] = [p for p in problems if p.severity != "info"][:_TOLD]
    config.extra["more_problems"] = max(0, len(problems) - _TOLD)
    config.extra["stale"] = bool(errors)


def words(environment: Any) -> None:
    """What our templates call. Lines that hold only a statement leave nothing behind in a page."""
    environment.trim_blocks = environment.lstrip_blocks = True
    environment.globals["finder"] = components.finder
    environment.globals["once"] = _once()


def _once() -> Callable[[Context, str], str]:
    """What includes a template that shows nothing of the page but the way to the root: once for each such way."""
    kept: dict[tuple[str, str], str] = {}

    @pass_context
    def once(context: Context, name: str) -> str:
        key = (name, context.get("base_url", ""))
        if key not in kept:
            # Without a page, addresses are counted from the root alone, so they are right for every page this deep.
            made = context.environment.get_template(name).render({**context.get_all(), "page": None})
            kept[key] = re.sub(r"\n\s+", "\n", made)
        return kept[key]

    return once


def _leads_out(file: File, content: str) -> bool:
    """True for a hand-written page or picture that is a link to somewhere else, which the gate never read, or to
    nothing."""
    if file.src_dir != content or not file.abs_src_path:
        return False
    way = Path(file.abs_src_path).resolve()
    return not way.is_relative_to(Path(content).resolve()) or not way.exists()


def _is_theme(file: File) -> bool:
    """True for a file that came from a theme folder, not from `content/`."""
    return "site-packages" in (file.src_dir or "") or (file.src_dir or "").startswith(str(FOLDER))
