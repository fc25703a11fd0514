"""Owns the files of photos: those below `anh/`, each in the sizes and forms that pages name, for every record with a
page; and the pictures of hand-written pages, where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import PurePosixPath

from generator.exports.file import Drawn
from generator.images import BY, RECIPE, draw, redraw
from generator.pages import Page, photos
from generator.pages.page import View
from generator.source import PHOTOS


def files(view: View, pages: Sequence[Page]) -> Iterator[Drawn]:
    """Each once, also where two records show the same photo."""
    done: set[str] = set()
    for record in view.model.records.values():
        for photo, picture in photos.shown(view, record):
            if picture.digest in done:
                continue
            done.add(picture.digest)
            for ending, width in photos.files(picture):
                yield Drawn(
                    address=photos.address(picture, ending, width),
                    draw=partial(draw, width=width, form=ending, name=photo.file),
                    reads=(f"{PHOTOS}/{photo.file}",),
                    settings=f"{RECIPE.decode()} {ending} {width} {BY}",
                )


def of_page(path: str) -> Drawn:
    """A picture of `content/`, at the same address and in the same form, so that links to it hold."""
    return Drawn(
        address=path,
        draw=partial(redraw, name=path),
        reads=(f"content/{path}",),
        settings=f"page {RECIPE.decode()} {PurePosixPath(path).suffix.lower()} {BY}",
    )
