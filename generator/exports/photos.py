"""Owns the files of photos below `anh/`: each in the sizes and forms that pages name, for every record with a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from generator.exports.file import Drawn
from generator.images import BY, RECIPE, draw
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
