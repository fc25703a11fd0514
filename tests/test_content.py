"""What of `content/` is published, and how: pages and plain words as they are, pictures drawn anew, nothing else."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from generator import images, source
from generator.gate import gate
from generator.images import PhotoError, redraw
from tests import desks, pictures
from tests.outputs import SETTINGS, Place, build, mkdocs, pages, run

ALLOWED = ("anh/a.JPG", "anh/b.png", "anh/c.webp", "robots.txt", "CNAME", ".well-known/security.txt")
BARRED = ("x.txt~", "Thumbs.db", ".an/x.txt", ".well-known/.x", "anh/.DS_Store")
PAGE = "# Trang\n\n![Bà con dọn đường](anh/a.JPG) ![Cờ của thôn](anh/b.png)\n"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    root = tmp_path_factory.mktemp("content") / "xa"
    desks.laid(root)
    (root / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    for name in (*ALLOWED, *BARRED):
        (root / "content" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / "content" / name).write_text("Contact: https://a.example/\n", encoding="utf-8")
    content = root / "content"
    (content / "trang.md").write_text(PAGE, encoding="utf-8")
    (content / "anh/a.JPG").write_bytes(pictures.telling(pictures.scene(2400, 1800), orientation=6, located=False))
    (content / "anh/b.png").write_bytes(pictures.saved(seen_through(), "PNG"))
    (content / "anh/c.webp").write_bytes(pictures.telling(form="WEBP", located=False))
    (content / "loi-tat.md").symlink_to("trang.md")
    return Place(root=root, home=root, folder=root / "site")


def seen_through() -> Image.Image:
    """A red half, and a word that nobody sees."""
    image = Image.new("RGBA", (60, 40), (200, 20, 20, 128))
    image.paste((1, 2, 3, 0), (0, 0, 30, 40))
    return image


def published(site: Path) -> dict[str, bytes]:
    names = [*ALLOWED, *BARRED, "trang/index.html", "loi-tat/index.html"]
    return {name: (site / name).read_bytes() for name in names if (site / name).exists()}


def test_all_ways_publish_the_same_and_no_more(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795237200")
    assert build(place) == ""
    ours = published(place.folder)
    assert set(ours) == {*ALLOWED, "trang/index.html"}
    assert mkdocs(Place(root=place.root, home=place.home, folder=place.root.parent / "a")) == ""
    assert published(place.root.parent / "a") == ours
    assert pages(Place(root=place.root, home=place.home, folder=place.root.parent / "b")) == ""
    docs = place.root.parent / "b/docs"
    assert {name: (docs / name).read_bytes() for name in ALLOWED} == {name: ours[name] for name in ALLOWED}
    assert not [name for name in (*BARRED, "loi-tat.md") if (docs / name).exists()]


def test_a_picture_is_drawn_once(place: Place) -> None:
    assert build(place) == ""
    before = (place.folder / "anh/a.JPG").stat().st_mtime_ns
    (place.root / "content/trang.md").write_text(PAGE + "\nThêm.\n", encoding="utf-8")
    assert build(place) == ""
    assert (place.folder / "anh/a.JPG").stat().st_mtime_ns == before
    assert "Thêm." in (place.folder / "trang/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "form", "size"), [("a.JPG", "JPEG", (1200, 1600)), ("c.webp", "WEBP", (1200, 900))])
def test_a_picture_is_upright_in_its_form_and_says_nothing(place: Place, name: str, form: str, size: object) -> None:
    data = (place.root / "content/anh" / name).read_bytes()
    assert pictures.WORD.encode() in data
    with Image.open(io.BytesIO(redraw((data,), name=name))) as drawn:
        assert (drawn.format, drawn.size) == (form, size)
        assert not {"exif", "icc_profile", "xmp", "comment"} & set(drawn.info)
        assert drawn.getexif() == {}
    assert pictures.WORD.encode() not in redraw((data,), name=name)


def test_what_can_be_seen_through_stays_so_and_what_nobody_sees_is_gone(place: Place) -> None:
    for name in ("b.png", "b.webp"):
        data = pictures.saved(seen_through(), "PNG" if name == "b.png" else "WEBP")
        with Image.open(io.BytesIO(redraw((data,), name=name))) as drawn:
            found = drawn.convert("RGBA")
        assert found.getpixel((50, 20))[3] == 128  # type: ignore[index]
        assert found.getpixel((5, 20))[3] == 0  # type: ignore[index]
    with Image.open(place.root / "content/anh/b.png") as kept:
        assert kept.convert("RGBA").getpixel((5, 20)) == (1, 2, 3, 0)
    with Image.open(io.BytesIO(redraw((pictures.saved(seen_through(), "PNG"),), name="b.png"))) as drawn:
        assert drawn.getpixel((5, 20)) == (0, 0, 0, 0)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16", "CMYK"])
def test_every_kind_of_pixels_is_drawn(mode: str) -> None:
    form = "JPEG" if mode == "CMYK" else "PNG"
    data = pictures.saved(pictures.scene(400, 300).convert("L" if mode == "I;16" else mode).convert(mode), form)
    with Image.open(io.BytesIO(redraw((data,), name="x.png"))) as drawn:
        assert (drawn.format, drawn.size) == ("PNG", (400, 300))


def test_equal_bytes_give_equal_pictures() -> None:
    data = pictures.telling(located=False)
    assert redraw((data,), name="x.jpg") == redraw((data,), name="y.jpeg")


def test_a_picture_that_cannot_be_drawn_is_named() -> None:
    data = pictures.telling(located=False)
    with pytest.raises(PhotoError, match=r"anh/x\.jpg"):
        redraw((data[: len(data) // 3],), name="anh/x.jpg")


def tiff(place: dict[int, object]) -> bytes:
    exif = Image.Exif()
    exif[0x8825] = place
    return exif.tobytes()


FILM = b"\0\0\0\x18ftypmp42\0\0\0\0" + b"\0\0\0\x1e\xa9xyz\0\x12\x15\xc7+21.0285+105.8542/"
APPENDED = {
    "a second picture": pictures.telling(pictures.scene(320, 240)),
    "a second picture of another form": pictures.telling(pictures.scene(320, 240), form="WEBP"),
    "a film": FILM,
    "Exif alone": tiff(pictures.GPS),  # type: ignore[arg-type]
    "XMP": b"<rdf:Description exif:GPSLatitude='21,1.7N'/>",
}


@pytest.mark.parametrize("folder", ["content", "data/photos"])
@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("what", APPENDED)
def test_a_place_behind_the_picture_is_found(tmp_path: Path, what: str, form: str, folder: str) -> None:
    name = f"{folder}/anh.{ {'JPEG': 'jpg'}.get(form, form.lower()) }"
    path = tmp_path / name
    path.parent.mkdir(parents=True)
    path.write_bytes(pictures.saved(pictures.scene(400, 300), form))
    assert not [p for p in gate(source.texts(tmp_path), desks.TODAY) if p.code == "gate-photo-place"]
    path.write_bytes(path.read_bytes() + APPENDED[what])
    assert [(p.place.file, p.code) for p in gate(source.texts(tmp_path), desks.TODAY)] == [(name, "gate-photo-place")]


@pytest.mark.parametrize(
    "behind", [pictures.saved(pictures.scene(320, 240)), b"II*\0" * 9, b"MM\0*\xff\xff\xff\xff", b"x"]
)
def test_what_says_no_place_is_let_by(tmp_path: Path, behind: bytes) -> None:
    (tmp_path / "anh.jpg").write_bytes(pictures.telling(located=False) + behind)
    told = images.metadata_of(tmp_path / "anh.jpg")
    assert told
    assert not told.located


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.png", pictures.plain_png(20_000, 20_000), "photo-too-large"),
        ("a.jpg", pictures.telling(located=False)[:-2000], "photo-unreadable"),
        ("a.jpg", b"?", "photo-unreadable"),
        ("a.md", b"x" * 5_000_001, "file-too-large"),
        ("a.md", "Chữ".encode("utf-16"), "not-utf8"),
        ("a.txt", "Chữ".encode("utf-16-be"), "not-utf8"),
        ("a.txt", b"PK\x03\x04\xff\xfe", "not-utf8"),
    ],
)
def test_what_cannot_be_read_whole_is_not_published(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / name).write_bytes(data)
    found = {p.code: (p.place.file, p.severity) for p in gate(source.texts(tmp_path), desks.TODAY)}
    assert found[code] == (f"content/{name}", "error")


def test_hand_written_pages_stand_in_content(place: Place) -> None:
    """Where else they might stand nobody reads them."""
    (place.root / "khac").mkdir()
    settings = place.root / "mkdocs.yml"
    settings.write_text(SETTINGS.replace("docs_dir: content", "docs_dir: khac"), encoding="utf-8")
    try:
        assert "docs_dir" in run(place, "build", "--workers", "1")
        assert "docs_dir" in mkdocs(place)
    finally:
        settings.write_text(SETTINGS, encoding="utf-8")
