"""Photos on the pages of the records that have them, and the addresses of their files."""

from __future__ import annotations

from markupsafe import Markup

from generator import dates
from generator.images import Picture
from generator.presentation.context import PageContext
from generator.presentation.photo_files import FOLDER, address, files, shown
from generator.records import Record
from generator.records.parts import Photo
from generator.templates import h2

# How wide a photo stands. A phone of many small pixels is told half of it: the letters of a page need them, a photo
# does not, and the file is a quarter.
_SIZES = "(max-width: 40rem) and (min-resolution: 1.5x) 55vw, (max-width: 44rem) 100vw, 42rem"


def section(here: PageContext, *records: Record) -> list[Markup]:
    """The photos of the records that a page tells of, with what is known of each; [] where there is none."""
    found = [_figure(here, photo, picture) for record in records for photo, picture in shown(here.ctx, record)]
    return [h2("Ảnh"), *found] if found else []


def _figure(here: PageContext, photo: Photo, picture: Picture) -> Markup:
    ending, width = next(f for f in files(picture) if f[0] == "jpg")
    return here.component(
        "photo", picture, alt=photo.alt, caption=_caption(photo), sizes=_SIZES,
        webp=_set(here, picture, "webp"), plain=_set(here, picture, "jpg"), source=_way(here, picture, ending, width),
    )  # fmt: skip


def _set(here: PageContext, picture: Picture, ending: str) -> str:
    return ", ".join(f"{_way(here, picture, e, w)} {w}w" for e, w in files(picture) if e == ending)


def _way(here: PageContext, picture: Picture, ending: str, width: int) -> str:
    return here.href(FOLDER) + address(picture, ending, width).removeprefix(FOLDER)


def _caption(photo: Photo) -> tuple[str, str]:
    """What it shows; who took it and when. "" where nothing is said."""
    taken = f"chụp {dates.show(photo.taken_on)}" if photo.taken_on else ""
    credit = f"Ảnh: {photo.credit}" if photo.credit else "Ảnh" if taken else ""
    small = ", ".join(s for s in (credit, taken) if s) if photo.credit else f"{credit} {taken}".strip()
    return photo.caption or "", small
