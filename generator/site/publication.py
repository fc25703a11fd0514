"""Reads a whole publication: data → model → checks → pages, or the problems that stop it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from generator import history, pages, source
from generator.build import NONE, Results
from generator.checks import check
from generator.checks.attached import attached, unnamed
from generator.gate import gate
from generator.history import History
from generator.incremental.queries import TracingReaders
from generator.incremental.tasks import TracingRunner
from generator.incremental.traces import TraceStore
from generator.model import RecordIndex, load
from generator.presentation import context
from generator.presentation.context import BuildContext
from generator.presentation.page import Page, PageHead
from generator.problems import Problem, in_order, keeps_back
from generator.site import published
from generator.site.site_files import SiteFile, begun
from generator.source import SourceText
from generator.templates import OVERRIDES, Templates

_WITHOUT = "các trang không ghi ngày cập nhật và không dẫn tới hồ sơ gốc."
_NOTICES: dict[str, str] = {
    "": "",
    "no-git": f"Lưu ý: máy này chưa cài git, nên {_WITHOUT}",
    "no-repository": f"Lưu ý: git không đọc được thư mục này (chưa có “git init”, chưa lưu lần nào, hoặc thư mục của "
    f"người khác), nên {_WITHOUT}",
    "shallow": f"Lưu ý: kho git này chỉ tải phần mới nhất, nên {_WITHOUT} Muốn có ngày, hãy tải đủ bằng "
    "“git fetch --unshallow” (GitHub: fetch-depth: 0; GitLab: GIT_DEPTH: 0).",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """`model`, `ctx` and `pages` are absent while `problems` keep from publishing; `records` counts data files.

    `pages` are the heads of them; `ctx.whole` gives a page. `tables` waits for what `site_files.begun`.
    """

    problems: tuple[Problem, ...]
    records: int
    model: RecordIndex | None = None
    pages: tuple[PageHead, ...] = ()
    history: History = field(default_factory=History)
    ctx: BuildContext | None = None
    tables: Callable[[], Iterable[SiteFile]] | None = None

    def whole(self, head: PageHead) -> Page:
        """The page of one of `pages`."""
        assert self.ctx
        return self.ctx.whole(head)

    @property
    def notice(self) -> str:
        """Why pages do not say when they last changed; "" where they do. It stops no build."""
        return _NOTICES[self.history.missing]


def examine(root: Path, today: date, results: Results = NONE) -> Publication:
    """Reads and checks, writes no page. The gate judges all texts, also those that cannot be read as records.

    Unlike a build it also asks what was published before.
    """
    found, read, _ = _examine(root, today, results, source.texts(root, workers=results.workers))
    problems = in_order((*found.problems, *published.gone(root, read)))
    return replace(found, problems=problems, model=None if keeps_back(problems) else found.model)


def read(
    root: Path,
    today: date,
    past: History | None = None,
    results: Results = NONE,
    *,
    texts: Sequence[SourceText] | None = None,
    traces: TraceStore | None = None,
) -> Publication:
    """Reads, checks and writes every page as a value.

    `past` is what git knows of the files, `texts` are those of `source.texts`; both are read where they are not given.
    With `traces` only that is written of which something changed since.
    """
    found, _, digests = _examine(root, today, results, texts or source.texts(root, workers=results.workers))
    past = history.read(root) if past is None else past
    if found.model is None:
        return found
    templates = Templates(root / OVERRIDES)
    ctx = pages.completing(replace(_context(found.model, digests, today, past, traces), templates=templates))
    tables = begun(ctx, workers=results.workers)
    return replace(found, pages=pages.heads(ctx), history=past, ctx=ctx, tables=tables)


def _context(
    index: RecordIndex, digests: Mapping[str, str], today: date, past: History, traces: TraceStore | None
) -> BuildContext:
    if traces is None:
        return context.plain_context(index, today, past)
    readers = TracingReaders(index, digests, today, past)
    runner = TracingRunner(readers, traces)
    return BuildContext(model=readers.model, clock=readers.clock, history=readers.history, runner=runner)


def _examine(
    root: Path, today: date, results: Results, texts: Sequence[SourceText]
) -> tuple[Publication, RecordIndex, Mapping[str, str]]:
    """What was found, the model of what could be read, the digests of the files."""
    digests = {text.file: text.digest for text in texts if text.form != "link"}
    barred = gate(texts, today, results)
    loaded = load(root, digests, results, today)
    hidden = (p for text in texts if text.form == "page" for p in source.unseen(text.text, text.file))
    problems = in_order((*loaded.problems, *barred, *hidden))
    faults = (*check(loaded.read, today), *attached(loaded.read, texts))
    problems = in_order((*problems, *source.places(root, faults), *unnamed(loaded.read, texts)))
    model = None if keeps_back(problems) else loaded.read
    return Publication(problems=problems, records=loaded.count, model=model), loaded.read, digests
