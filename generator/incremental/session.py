"""A build session: finds which pages and files of the last site can stay, and puts the new site in place.

A page is made of its text and of the frame (settings, menu, templates, versions). The manifest remembers of what each
page and drawn file was made and the digest of what came of it; the trees hold the content.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import cached_property, partial
from hashlib import blake2b
from pathlib import Path

from generator import history, source
from generator.build import (
    CACHE,
    Results,
    Store,
    Trees,
    cores,
    digest,
    held,
    jsonio,
    output,
    parallel_map,
    stat_cache,
)
from generator.incremental import manifest
from generator.incremental.program import code_for
from generator.incremental.site_file import LazyFile, SiteFile, content
from generator.incremental.spill import Spill
from generator.incremental.traces import Traces, TraceStore

_STORE = "store.db"
_TEXTS = "texts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a build that ended well says to people."""

    records: int
    pages: int
    problems: str
    notice: str


class BuildSession:
    """`made` maps the path of each page and file of the site to the digest of its content; `why` says of each page
    that is made in this build why. `texts` and `past` are the files of the publication and what git knows of them."""

    def __init__(self, root: Path, store: Store, trees: Trees, *, workers: int) -> None:
        self.store, self.trees, self.workers = store, trees, workers
        self.results = Results(store=store, salt=code_for(root), workers=workers)
        self.made: dict[str, str] = {}
        self.why: dict[str, str] = {}
        self.root = root
        self._before = manifest.load(store.get(self.results.key("manifest")))
        self._frame = ""
        self._pages: dict[str, str] = {}
        self._drawn: dict[str, str] = {}
        self.stats = stat_cache.load(store.get(self.results.key("stats")))
        self.texts = source.texts(root, self.stats, workers=workers)
        self.past = history.read(root, history.load(store.get(self.results.key("history"))))

    @cached_property
    def traces(self) -> TraceStore:
        """What the tasks of the last build made with all they asked, and room for what those of this one make."""
        return TraceStore(traces=Traces(self.results), spill=Spill(self.root / CACHE / _TEXTS), workers=self.workers)

    def finished(self, state: str) -> Summary | None:
        """What an earlier build said of this state, when the site is still as that build left it."""
        data = self.store.get(self._finished("said"))
        if data is None:
            return None
        known, summary = jsonio.loaded(data)
        made = self._made_of(state) if known == state else None
        return Summary(**summary) if made is not None and self.trees.holds(made) else None

    def finish(self, state: str, summary: Summary) -> None:
        """Keeps what the next build can take over."""
        now = (self.root / CACHE / "lock").stat().st_mtime_ns
        self.traces.save()
        self.store.put({
            self._finished("said"): jsonio.dumped([state, asdict(summary)]),
            self._finished("made"): jsonio.dumped([state, self.made]),
            self.results.key("manifest"): self._manifest().dump(),
            self.results.key("stats"): self.stats.dump(now),
            self.results.key("history"): history.dump(self.past),
        })  # fmt: skip
        self.store.settle()

    def _manifest(self) -> manifest.Manifest:
        def made(of: Mapping[str, str]) -> dict[str, tuple[str, str]]:
            return {path: (key, self.made[path]) for path, key in of.items()}

        return manifest.Manifest(frame=self._frame, pages=made(self._pages), drawn=made(self._drawn))

    def _finished(self, part: str) -> bytes:
        return self.results.key("finished", part, str(self.trees.site))

    def _made_of(self, state: str) -> dict[str, str] | None:
        data = self.store.get(self._finished("made"))
        known, made = jsonio.loaded(data) if data else ("", {})
        return made if known == state else None

    def compare(self, frame: str, pages: Mapping[str, str]) -> None:
        """Finds the pages that are there already as they would come out; they are in `made` then.

        `pages` has the digest of the text of each page by its path.
        """
        self._frame, before = frame, self._before.pages
        same = self._before.frame == frame
        for path, text in pages.items():
            self._pages[path] = text
            of, name = before.get(path, (None, ""))
            if (there := same and of == text) and self.trees.has(path, name):
                self.made[path] = name
            else:
                self.why[path] = _reason(of, text, there=there)

    def keep(self, pages: Sequence[str], names: Sequence[str]) -> None:
        """Remembers what was rendered: paths and the digests of their contents."""
        self.made.update(zip(pages, names, strict=True))

    def parts(self, name: str) -> StoredParts:
        """What is kept under that name in parts."""
        return StoredParts(results=self.results, store=self.store, name=name)

    def missing(self, files: Iterable[SiteFile | LazyFile], root: Path) -> Iterator[tuple[str, bytes]]:
        """The address and content of those files that the trees do not have."""
        lazy = []
        for file in files:
            if isinstance(file, LazyFile):
                lazy.append(file)
                continue
            data = content(file, self.root)
            self.made[file.address] = name = digest(data)
            if not self.trees.has(file.address, name):
                yield file.address, data
        wanted = []
        for file in lazy:
            self._drawn[file.address] = key = self._key_of(file)
            of, name = self._before.drawn.get(file.address, ("", ""))
            if of == key and self.trees.has(file.address, name):
                self.made[file.address] = name
            else:
                wanted.append(file)
        for part in parallel_map(partial(_draw, root), wanted, workers=self.workers):
            for address, data in part:
                self.made[address] = digest(data)
                yield address, data

    def _key_of(self, file: LazyFile) -> str:
        return self.results.key(file.settings, *map(self._digest_of, file.reads)).hex()

    def _digest_of(self, file: str) -> str:
        """The digest of a file that a picture is drawn of; it is read once for as long as it does not change."""
        path = self.root / file
        status = path.lstat()
        known = self.stats.known(f"bytes {file}", status)
        if known is None:
            known = digest(path.read_bytes())
            self.stats.note(f"bytes {file}", status, known)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredParts:
    """A large value that is kept as a head and named parts, of which a build reads and writes few."""

    results: Results
    store: Store
    name: str

    def head(self) -> bytes:
        return self.store.get(self._key("head")) or b""

    def get(self, parts: Iterable[str]) -> dict[str, bytes]:
        keys = {self._key(part): part for part in parts}
        return {keys[key]: data for key, data in self.store.all(keys).items()}

    def put(self, head: bytes, fresh: Mapping[str, bytes], *, kept: Iterable[str]) -> None:
        """`kept` are parts of before that are still needed, if only for certain edits."""
        self.store.put({self._key(part): data for part, data in {"head": head, **fresh}.items()})
        self.store.want(map(self._key, kept))

    def _key(self, part: str) -> bytes:
        return self.results.key(self.name, part)


@contextmanager
def opened(root: Path, site: Path, *, workers: int | None, clean: bool) -> Iterator[BuildSession]:
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
            session = BuildSession(root, store, trees, workers=workers or cores())
            if not trees.noted:  # else it is soon enough before anything is replaced
                session.refuse_strangers()
            yield session
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


def _draw(root: Path, files: Sequence[LazyFile]) -> list[tuple[str, bytes]]:
    return [(file.address, content(file, root)) for file in files]


def _reason(before: str | None, now: str, *, there: bool) -> str:
    """Why a page is made; `before` is the digest of the text it had, `there` that it was made of what it has now."""
    if there:
        return "tệp của trang đã mất hoặc bị sửa"
    if before is None:
        return "trang mới"
    return "khung trang đã đổi (giao diện, mục lục, cài đặt)" if before == now else "nội dung đã đổi"
