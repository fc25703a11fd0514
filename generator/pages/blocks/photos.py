"""Owns photos on the pages of the records that have them, and the addresses of their files."""

from __future__ import annotations

from html import escape

from generator import dates
from generator.images import Picture
from generator.presentation.page import PageContext, h2
from generator.presentation.photo_files import FOLDER, address, files, shown
from generator.records import Record
from generator.records.parts import Photo

# How wide a photo stands. A phone of many small pixels is told half of it: the letters of a page need them, a photo
# does not, and the file is a quarter.
_SIZES = "(max-width: 40rem) and (min-resolution: 1.5x) 55vw, (max-width: 44rem) 100vw, 42rem"


def section(here: PageContext, *records: Record) -> list[str]:
    """The photos of the records that a page tells of, with what is known of each; [] where there is none."""
    found = [_figure(here, photo, picture) for record in records for photo, picture in shown(here.ctx, record)]
    return [h2("Ảnh"), *found] if found else []


def _figure(here: PageContext, photo: Photo, picture: Picture) -> str:
    webp, plain = (_set(here, picture, ending) for ending in ("webp", "jpg"))
    ending, width = next(f for f in files(picture) if f[0] == "jpg")
    source = escape(_way(here, picture, ending, width))
    tall = " tall" if picture.height > picture.width else ""
    return (
        f'<figure class="photo{tall}">\n<picture><source type="image/webp" srcset="{webp}" sizes="{_SIZES}">'
        f'<img src="{source}" srcset="{plain}" sizes="{_SIZES}" width="{picture.width}" height="{picture.height}" '
        f'alt="{escape(photo.alt)}" loading="lazy" decoding="async"></picture>\n{_caption(photo)}</figure>'
    )


def _set(here: PageContext, picture: Picture, ending: str) -> str:
    return ", ".join(f"{escape(_way(here, picture, e, w))} {w}w" for e, w in files(picture) if e == ending)


def _way(here: PageContext, picture: Picture, ending: str, width: int) -> str:
    return here.href(FOLDER) + address(picture, ending, width).removeprefix(FOLDER)


def _caption(photo: Photo) -> str:
    """What it shows, who took it and when; "" where nothing is said."""
    taken = f"chụp {dates.show(photo.taken_on)}" if photo.taken_on else ""
    credit = f"Ảnh: {photo.credit}" if photo.credit else "Ảnh" if taken else ""
    small = escape(", ".join(s for s in (credit, taken) if s) if photo.credit else f"{credit} {taken}".strip())
    lines = [escape(photo.caption or ""), f"<small>{small}</small>" if small else ""]
    inner = " ".join(s for s in lines if s)
    return f"<figcaption>{inner}</figcaption>\n" if inner else ""
