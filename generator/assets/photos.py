"""The files of photos: those below `anh/`, each in the sizes and forms that pages name, for every record with a
page; and the pictures of hand-written pages, where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import PurePosixPath

from generator.images import BY, RECIPE, draw, redraw
from generator.incremental.site_file import LazyFile
from generator.presentation import photo_files
from generator.presentation.context import BuildContext
from generator.presentation.page import PageHead
from generator.source import PHOTOS


def files(ctx: BuildContext, pages: Sequence[PageHead]) -> Iterator[LazyFile]:
    """Each once, also where two records show the same photo."""
    done: set[str] = set()
    for record in ctx.model.every():
        for photo, picture in photo_files.shown(ctx, record):
            if picture.digest in done:
                continue
            done.add(picture.digest)
            for ending, width in photo_files.files(picture):
                yield LazyFile(
                    address=photo_files.address(picture, ending, width),
                    draw=partial(draw, width=width, form=ending, name=photo.file),
                    reads=(f"{PHOTOS}/{photo.file}",),
                    settings=f"{RECIPE.decode()} {ending} {width} {BY}",
                )


def of_page(path: str) -> LazyFile:
    """A picture of `content/`, at the same address and in the same form, so that links to it hold."""
    return LazyFile(
        address=path,
        draw=partial(redraw, name=path),
        reads=(f"content/{path}",),
        settings=f"page {RECIPE.decode()} {PurePosixPath(path).suffix.lower()} {BY}",
    )
