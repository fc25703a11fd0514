"""Owns what one build takes over from earlier ones: which pages and files need not be made again, and putting the rest.

A page is made of its text and of the frame (settings, menu, templates, versions). The store remembers of what each page
and picture was made, and the digest of what came of it; the trees hold the content.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from functools import cached_property, partial
from hashlib import blake2b
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from generator import history, source
from generator.build import (
    CACHE,
    Results,
    Spill,
    Store,
    Traces,
    Trees,
    cores,
    digest,
    held,
    output,
    parallel_map,
    plain,
)
from generator.build import stamps as stat_cache
from generator.pages.tracing import TraceStore
from generator.presentation.page import Page
from generator.records import Ref
from generator.search.files import Search
from generator.site import published, taken
from generator.site.program import code
from generator.site.site_files import LazyFile, SiteFile, content

_STORE = "store.db"
_SEARCH = "search"
_TEXTS = "texts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a build that ended well says to people."""

    records: int
    pages: int
    problems: str
    notice: str


class Workshop:
    """`made` maps the path of each page and file of the site to the digest of its content; `why` says of each page
    that is made in this build why. `texts` and `past` are the files of the publication and what git knows of them."""

    def __init__(self, root: Path, store: Store, trees: Trees, *, workers: int) -> None:
        self.store, self.trees, self.workers = store, trees, workers
        self.results = Results(store=store, salt=code(), workers=workers)
        self.made: dict[str, str] = {}
        self.why: dict[str, str] = {}
        self._root = root
        self._taken = taken.load(store.get(self.results.key("taken")))
        self._frame = ""
        self._of: dict[str, str] = {}
        self._about: list[tuple[Ref, str]] = []
        self._of_drawn: dict[str, str] = {}
        self._stamps = stat_cache.load(store.get(self.results.key("stamps")))
        self.texts = source.texts(root, self._stamps, workers=workers)
        self.past = history.read(root, history.load(store.get(self.results.key("history"))))

    @cached_property
    def stock(self) -> TraceStore:
        """What the last build made with all it asked, and room for what this one makes."""
        return TraceStore(traces=Traces(self.results), spill=Spill(self._root / CACHE / _TEXTS), workers=self.workers)

    def state(self, config: MkDocsConfig, today: date) -> str:
        """The digest of all that the site is made of."""
        plain = {text.file: text.digest for text in self.texts if text.form in ("data", "page", "text")}
        known = {
            "code": code(),
            "today": today.isoformat(),
            "config": digest(Path(config.config_file_path).read_bytes()),
            "templates": _templates(config),
            "files": [[file, plain.get(file, stamp)] for file, (stamp, _) in sorted(self._stamps.seen.items())],
            "links": [text.file for text in self.texts if text.form == "link"],
            "history": [self.past.head, self.past.below, self.past.missing, sorted(self.past.changed)],
        }
        return digest(json.dumps(known, ensure_ascii=False).encode("utf-8", "surrogateescape"))

    def finished(self, state: str) -> Summary | None:
        """What an earlier build said of this state, when the site is still as that build left it."""
        data = self.store.get(self._finished("said"))
        if data is None:
            return None
        known, summary = plain.loaded(data)
        made = self._made_of(state) if known == state else None
        return Summary(**summary) if made is not None and self.trees.holds(made) else None

    def finish(self, state: str, summary: Summary) -> None:
        """Keeps what the next build can take over."""
        now = (self._root / CACHE / "lock").stat().st_mtime_ns
        self.stock.traces.save()
        self.store.put({
            self._finished("said"): plain.dumped([state, asdict(summary)]),
            self._finished("made"): plain.dumped([state, self.made]),
            self.results.key("taken"): self._now().dump(),
            self.results.key("stamps"): self._stamps.dump(now),
            self.results.key("history"): history.dump(self.past),
        })  # fmt: skip
        self.store.settle()
        published.keep(self._root, self._about)

    def _now(self) -> taken.Taken:
        def made(of: Mapping[str, str]) -> dict[str, tuple[str, str]]:
            return {path: (key, self.made[path]) for path, key in of.items()}

        return taken.Taken(frame=self._frame, pages=made(self._of), drawn=made(self._of_drawn))

    def _finished(self, part: str) -> bytes:
        return self.results.key("finished", part, str(self.trees.site))

    def _made_of(self, state: str) -> dict[str, str] | None:
        data = self.store.get(self._finished("made"))
        known, made = plain.loaded(data) if data else ("", {})
        return made if known == state else None

    def known(self, frame: str, pages: Iterable[Page]) -> None:
        """Finds the pages that are there already as they would come out; they are in `made` then."""
        self._frame, before = frame, self._taken.pages
        same = self._taken.frame == frame
        for page in pages:
            path, text = _path(page.address), page.digest
            self._of[path] = text
            if page.about:
                self._about.append((page.about, page.address))
            of, name = before.get(path, (None, ""))
            if (there := same and of == text) and self.trees.has(path, name):
                self.made[path] = name
            else:
                self.why[path] = _reason(of, text, there=there)

    def keep(self, pages: Sequence[str], names: Sequence[str]) -> None:
        """Remembers what was rendered: paths and the digests of their contents."""
        self.made.update(zip(pages, names, strict=True))

    def search(self) -> Search:
        """The index as the last build left it."""
        head = self.store.get(self.results.key(_SEARCH, "head")) or b""
        return Search.load(head, self._parts, code())

    def keep_search(self, search: Search) -> None:
        head, parts = search.dump(code())
        self.store.put({self.results.key(_SEARCH, name): data for name, data in {"head": head, **parts}.items()})
        self.store.want(self.results.key(_SEARCH, name) for name in search.parts)

    def _parts(self, names: Iterable[str]) -> dict[str, bytes]:
        keys = {self.results.key(_SEARCH, name): name for name in names}
        return {keys[key]: data for key, data in self.store.all(keys).items()}

    def missing(self, exports: Iterable[SiteFile | LazyFile], root: Path) -> Iterator[tuple[str, bytes]]:
        """The address and content of those files that the trees do not have."""
        drawn = []
        for export in exports:
            if isinstance(export, LazyFile):
                drawn.append(export)
                continue
            data = content(export, self._root)
            self.made[export.address] = name = digest(data)
            if not self.trees.has(export.address, name):
                yield export.address, data
        wanted = []
        for export in drawn:
            self._of_drawn[export.address] = key = self._key_of_drawn(export)
            of, name = self._taken.drawn.get(export.address, ("", ""))
            if of == key and self.trees.has(export.address, name):
                self.made[export.address] = name
            else:
                wanted.append(export)
        for part in parallel_map(partial(_draw, root), wanted, workers=self.workers):
            for address, data in part:
                self.made[address] = digest(data)
                yield address, data

    def _key_of_drawn(self, export: LazyFile) -> str:
        return self.results.key(export.settings, *map(self._held, export.reads)).hex()

    def _held(self, file: str) -> str:
        """The digest of a file that a picture is drawn of; it is read once for as long as it does not change."""
        path = self._root / file
        status = path.lstat()
        known = self._stamps.known(f"bytes {file}", status)
        if known is None:
            known = digest(path.read_bytes())
            self._stamps.note(f"bytes {file}", status, known)
        return known

    def put(self) -> int:
        """Makes the site of what is in `made` and what MkDocs wrote; returns how many files changed."""
        for path in self.trees.new():
            if path not in self.made:
                self.made[path] = digest((self.trees.fresh / path).read_bytes())
        mark = output.mark(self.made)
        self.made[output.MARK] = name = digest(mark)
        if not self.trees.has(output.MARK, name):
            self.trees.add(output.MARK, mark)
        self.refuse_strangers()
        return self.trees.put(self.made)

    def refuse_strangers(self) -> None:
        """Raises generator.build.Refused where something in the folder of the site is not ours: it would be lost."""
        found = {path for path in self.trees.strangers() if not output.of_systems(path.rpartition("/")[2])}
        if found and (found := found - output.listed(self.trees.site)):
            raise output.foreign(self.trees.site, found)


@contextmanager
def opened(root: Path, site: Path, *, workers: int | None, clean: bool) -> Iterator[Workshop]:
    """Holds the lock. Raises generator.build.Busy, Occupied and Refused, OSError. `clean` takes nothing over."""
    output.place(site, root)
    output.cache(root)
    home = _home(root, site)
    home.mkdir(parents=True, exist_ok=True)
    (root / CACHE / ".gitignore").write_text("*\n", encoding="utf-8")
    lock = root / CACHE / "lock"
    with held(lock):
        lock.touch()  # its time is that of the clock of this disk
        if clean:
            shutil.rmtree(home)
            (root / CACHE / _STORE).unlink(missing_ok=True)
        texts = root / CACHE / _TEXTS
        shutil.rmtree(texts, ignore_errors=True)  # of a build that was killed
        trees = Trees(site, home)
        trees.begin(workers or cores())
        store = Store(root / CACHE / _STORE)
        try:
            shop = Workshop(root, store, trees, workers=workers or cores())
            if not trees.noted:  # else it is soon enough before anything is replaced
                shop.refuse_strangers()
            yield shop
        finally:
            store.close()
            shutil.rmtree(texts, ignore_errors=True)


def _home(root: Path, site: Path) -> Path:
    """Where the second tree of a site stands: in the cache, or beside the site when that is on another disk."""
    name = blake2b(str(site.resolve()).encode(), digest_size=6).hexdigest()
    inside = root / CACHE / name
    (root / CACHE).mkdir(exist_ok=True)
    near = site.resolve().parent
    while not near.exists():
        near = near.parent
    return inside if near.stat().st_dev == (root / CACHE).stat().st_dev else near / f"{CACHE}-{name}"


def frame(config: MkDocsConfig, menu: object) -> str:
    """The digest of all besides its own text that a page of records shows."""
    known = {
        "code": code(),
        "config": [config.site_name, config.site_description, config.site_url, config.use_directory_urls],
        "theme": sorted((k, repr(config.theme[k])) for k in config.theme),
        "extra": repr(dict(config.extra)),
        "scripts": [str(s) for s in (*config.extra_javascript, *config.extra_css)],
        "markdown": [list(config.markdown_extensions), repr(config.mdx_configs)],
        "menu": menu,
        "templates": _templates(config),
    }
    return digest(json.dumps(known, ensure_ascii=False, default=repr).encode())


def _templates(config: MkDocsConfig) -> list[list[str]]:
    """Names and digests of templates that come with the publication; those of packages go by their versions."""
    folders = [Path(folder) for folder in config.theme.dirs if "site-packages" not in folder]
    files = [(folder, path) for folder in folders for path in sorted(folder.rglob("*")) if path.is_file()]
    return [[path.relative_to(folder).as_posix(), digest(path.read_bytes())] for folder, path in files]


def _draw(root: Path, exports: Sequence[LazyFile]) -> list[tuple[str, bytes]]:
    return [(export.address, content(export, root)) for export in exports]


def _reason(before: str | None, now: str, *, there: bool) -> str:
    """Why a page is made; `before` is the digest of the text it had, `there` that it was made of what it has now."""
    if there:
        return "tệp của trang đã mất hoặc bị sửa"
    if before is None:
        return "trang mới"
    return "khung trang đã đổi (giao diện, mục lục, cài đặt)" if before == now else "nội dung đã đổi"


def _path(address: str) -> str:
    return f"{address}index.html"
