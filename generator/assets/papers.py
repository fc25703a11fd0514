"""The files of documents that go on line as they are: below `tep/`, for every document with a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.incremental.site_file import LazyFile
from generator.presentation import paper_files
from generator.presentation.context import BuildContext
from generator.presentation.page import PageHead
from generator.records.documents import Document
from generator.source import PAPERS


def files(ctx: BuildContext, pages: Sequence[PageHead]) -> Iterator[LazyFile]:
    """Each once, also where two documents name the same file."""
    shown = (d for d in ctx.model.all(Document) if d.files and ctx.address(d.ref) is not None)
    for file in dict.fromkeys(one.file for document in shown for one in document.files):
        yield LazyFile(
            address=paper_files.address(file), draw=_as_it_is, reads=(f"{PAPERS}/{file}",), settings="as it is"
        )  # fmt: skip


def _as_it_is(read: tuple[bytes, ...]) -> bytes:
    return read[0]
