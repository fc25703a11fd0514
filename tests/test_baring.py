"""Photos lose what their files say, and not a pixel; only where a person asked for it."""

import io
from pathlib import Path

import pytest
from PIL import Image

from generator import images
from tests import calls, desks, pictures


def pixels(data: bytes) -> bytes:
    with Image.open(io.BytesIO(data)) as image:
        return image.convert("RGB").tobytes()


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_the_place_goes_and_every_pixel_stays(form: str) -> None:
    data = pictures.telling(pictures.scene(64, 48), form=form)
    told = images.metadata_in(data)
    assert told is not None
    assert told.located
    made = images.bare(data)
    assert made is not None
    bare = images.metadata_in(made)
    assert bare is not None
    assert not bare.located
    assert bare.words == ()
    assert pixels(made) == pixels(data)
    assert images.bare(made) == made


def test_a_photo_stays_upright() -> None:
    data = pictures.telling(pictures.scene(64, 48), orientation=6)
    made = images.bare(data)
    assert made is not None
    with Image.open(io.BytesIO(made)) as image:
        assert image.getexif()[0x0112] == 6


def test_a_second_picture_behind_the_first_goes_too() -> None:
    data = pictures.saved(pictures.scene(64, 48)) + pictures.telling(pictures.scene(64, 48))
    made = images.bare(data)
    assert made == images.bare(pictures.saved(pictures.scene(64, 48)))


@pytest.mark.parametrize("data", [b"", b"\xff\xd8\xff", b"RIFF\0\0\0\0WEBP", b"not a picture"])
def test_what_is_no_photo_is_left(data: bytes) -> None:
    assert images.bare(data) is None


def test_only_who_asks_has_photos_changed(tmp_path: Path) -> None:
    desks.laid(tmp_path)
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    path = tmp_path / "data" / "photos" / "hop.jpg"
    path.parent.mkdir()
    path.write_bytes(data := pictures.telling(pictures.scene(640, 480)))
    words = ("check", "--project", tmp_path, "--today", "2026-11-21", "--fix")
    assert calls.chibo(*words).returncode == 1
    assert path.read_bytes() == data
    run = calls.chibo(*words, "--bare-photos")
    assert run.returncode == 0, run.stdout
    assert "data/photos/hop.jpg: đã xóa vị trí; hình giữ nguyên." in run.stdout
    assert pixels(path.read_bytes()) == pixels(data)
