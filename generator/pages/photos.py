"""Owns photos on the pages of the records that have them, and the addresses of their files."""

from __future__ import annotations

from html import escape

from generator import dates
from generator.images import Form, Picture, widths
from generator.pages.page import Here, View, h2
from generator.records import Record
from generator.records.parts import Photo

FOLDER = "anh/"
# A JPEG is only for browsers of before 2020, so that two sizes of it are enough.
_PLAIN = (480, 800)
# How wide a photo stands. A phone of many small pixels is told half of it: the letters of a page need them, a photo
# does not, and the file is a quarter.
_SIZES = "(max-width: 40rem) and (min-resolution: 1.5x) 55vw, (max-width: 44rem) 100vw, 42rem"


def shown(view: View, record: Record) -> tuple[tuple[Photo, Picture], ...]:
    """The photos that stand on a page; none where the record has no page, none that cannot be drawn."""
    if not record.photos or view.address(record.ref) is None:
        return ()
    found = ((photo, view.model.picture(photo.file)) for photo in record.photos)
    return tuple((photo, picture) for photo, picture in found if picture and picture.flaw in ("", "tiny"))


def files(picture: Picture) -> tuple[tuple[Form, int], ...]:
    """(ending, width) of every file that is drawn of a photo."""
    wide = widths(picture.width)
    plain = [w for w in _PLAIN if w in wide] or [wide[-1]]
    found: list[tuple[Form, int]] = [("webp", w) for w in wide]
    return (*found, *(("jpg", w) for w in plain))


def address(picture: Picture, ending: str, width: int) -> str:
    """Named after the bytes of the photo: another photo has another address, so a browser may keep it."""
    return f"{FOLDER}{picture.digest}-{width}.{ending}"


def section(here: Here, *records: Record) -> list[str]:
    """The photos of the records that a page tells of, with what is known of each; [] where there is none."""
    found = [_figure(here, photo, picture) for record in records for photo, picture in shown(here.view, record)]
    return [h2("Ảnh"), *found] if found else []


def _figure(here: Here, photo: Photo, picture: Picture) -> str:
    webp, plain = (_set(here, picture, ending) for ending in ("webp", "jpg"))
    ending, width = next(f for f in files(picture) if f[0] == "jpg")
    source = escape(_way(here, picture, ending, width))
    tall = " tall" if picture.height > picture.width else ""
    return (
        f'<figure class="photo{tall}">\n<picture><source type="image/webp" srcset="{webp}" sizes="{_SIZES}">'
        f'<img src="{source}" srcset="{plain}" sizes="{_SIZES}" width="{picture.width}" height="{picture.height}" '
        f'alt="{escape(photo.alt)}" loading="lazy" decoding="async"></picture>\n{_caption(photo)}</figure>'
    )


def _set(here: Here, picture: Picture, ending: str) -> str:
    return ", ".join(f"{escape(_way(here, picture, e, w))} {w}w" for e, w in files(picture) if e == ending)


def _way(here: Here, picture: Picture, ending: str, width: int) -> str:
    return here.href(FOLDER) + address(picture, ending, width).removeprefix(FOLDER)


def _caption(photo: Photo) -> str:
    """What it shows, who took it and when; "" where nothing is said."""
    taken = f"chụp {dates.show(photo.taken_on)}" if photo.taken_on else ""
    credit = f"Ảnh: {photo.credit}" if photo.credit else "Ảnh" if taken else ""
    small = escape(", ".join(s for s in (credit, taken) if s) if photo.credit else f"{credit} {taken}".strip())
    lines = [escape(photo.caption or ""), f"<small>{small}</small>" if small else ""]
    inner = " ".join(s for s in lines if s)
    return f"<figcaption>{inner}</figcaption>\n" if inner else ""
