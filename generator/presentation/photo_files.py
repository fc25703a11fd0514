"""Names the files that are drawn of a photo, and tells which photos of a record are shown."""

from __future__ import annotations

from generator.images import PhotoFormat, Picture, widths
from generator.presentation.page import BuildContext
from generator.records import Record
from generator.records.parts import Photo

FOLDER = "anh/"


# A JPEG is only for browsers of before 2020, so that two sizes of it are enough.
_PLAIN = (480, 800)


def shown(ctx: BuildContext, record: Record) -> tuple[tuple[Photo, Picture], ...]:
    """The photos that stand on a page; none where the record has no page, none that cannot be drawn."""
    if not record.photos or ctx.address(record.ref) is None:
        return ()
    found = ((photo, ctx.model.picture(photo.file)) for photo in record.photos)
    return tuple((photo, picture) for photo, picture in found if picture and picture.flaw in ("", "tiny"))


def files(picture: Picture) -> tuple[tuple[PhotoFormat, int], ...]:
    """(ending, width) of every file that is drawn of a photo."""
    wide = widths(picture.width)
    plain = [w for w in _PLAIN if w in wide] or [wide[-1]]
    found: list[tuple[PhotoFormat, int]] = [("webp", w) for w in wide]
    return (*found, *(("jpg", w) for w in plain))


def address(picture: Picture, ending: str, width: int) -> str:
    """Named after the bytes of the photo: another photo has another address, so a browser may keep it."""
    return f"{FOLDER}{picture.digest}-{width}.{ending}"
