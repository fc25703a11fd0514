"""Photos as they come from a camera or an enemy, and what is drawn of them: light, upright, and saying nothing."""

import io

import pytest
from PIL import Image, ImageCms

from generator import images
from generator.images import PhotoError, PhotoFormat, draw, inspect, widths
from tests.pictures import WORD, noise, plain_png, saved, scene, telling

FORMS: tuple[PhotoFormat, ...] = ("webp", "jpg")
RED, SKY = (200, 20, 20), (120, 170, 220)


def opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def near(image: Image.Image, at: tuple[float, float], colour: tuple[int, int, int]) -> bool:
    x, y = int(at[0] * image.width), int(at[1] * image.height)
    found = image.convert("RGB").getpixel((x, y))
    assert isinstance(found, tuple)
    return all(abs(a - b) < 40 for a, b in zip(found, colour, strict=True))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("source", ["JPEG", "PNG", "WEBP"])
def test_nothing_of_the_metadata_is_left(source: str, form: PhotoFormat) -> None:
    data = telling(form=source)
    assert WORD.encode() in data
    found = draw((data,), width=480, form=form)
    for sign in (WORD.encode(), b"Exif", b"GPS", b"xmp", b"ICC_PROFILE", b"ICCP", b"XMP "):
        assert sign not in found, sign
    image = opened(found)
    assert not image.getexif()
    assert not {"exif", "icc_profile", "xmp", "comment"} & set(image.info)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_stands_upright(orientation: int, form: PhotoFormat) -> None:
    """The flag is at the upper left however the camera was held."""
    back = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}  # Image.Transpose that undoes what the viewer will do
    laid = scene(800, 600)
    laid = laid.transpose(Image.Transpose(back[orientation])) if orientation in back else laid
    data = telling(laid, orientation=orientation)
    seen = inspect(data)
    assert (seen.width, seen.height, seen.flaw) == (800, 600, "")
    image = opened(draw((data,), width=320, form=form))
    assert image.size == (320, 240)
    assert near(image, (0.1, 0.1), RED)
    assert near(image, (0.9, 0.1), SKY)


@pytest.mark.parametrize("size", [(1600, 1200), (1200, 1600), (640, 1400)])
@pytest.mark.parametrize("form", FORMS)
def test_a_picture_of_480_weighs_40_kb_at_most_even_of_noise(size: tuple[int, int], form: PhotoFormat) -> None:
    """Also in the widths above and below there is an end to it."""
    data = saved(noise(*size), "JPEG", quality=95)
    for width, most in ((320, 24_000), (480, 40_000), (800, 90_000), (1200, 160_000)):
        if width <= size[0]:
            found = draw((data,), width=width, form=form)
            assert len(found) <= most
            assert opened(found).size == (width, round(size[1] * width / size[0]))


def test_a_quiet_picture_keeps_its_quality() -> None:
    """The budget lowers the quality of what needs it, nothing else."""
    quiet, loud = (draw((saved(x),), width=480, form="webp") for x in (scene(), noise(800, 600)))
    assert len(quiet) < 10_000
    assert len(loud) > 2 * len(quiet)
    assert near(opened(quiet), (0.1, 0.1), RED)


def _odd() -> dict[str, bytes]:
    rgb = scene(640, 480)
    clear = rgb.convert("RGBA")
    clear.paste((0, 0, 0, 0), (320, 240, 640, 480))
    gray16 = Image.new("I;16", (640, 480), 52_000)
    other = ImageCms.createProfile("LAB")
    return {
        "cmyk": saved(rgb.convert("CMYK")),
        "gray": saved(rgb.convert("L")),
        "palette": saved(rgb.convert("P", palette=Image.Palette.ADAPTIVE), "PNG"),
        "clear palette": saved(rgb.quantize(16), "PNG", transparency=0),
        "one bit": saved(rgb.convert("1"), "PNG"),
        "alpha": saved(clear, "PNG"),
        "gray alpha": saved(clear.convert("LA"), "PNG"),
        "key colour": saved(rgb, "PNG", transparency=(1, 2, 3)),
        "16 bit": saved(gray16, "PNG"),
        "animated": saved(rgb, "WEBP", save_all=True, append_images=[noise(640, 480)], duration=100),
        "moving png": saved(rgb, "PNG", save_all=True, append_images=[noise(640, 480)]),
        "progressive": saved(rgb, progressive=True),
        "two in one": saved(rgb, "MPO", save_all=True, append_images=[noise(640, 480)]),
        "profile of another kind": saved(rgb, icc_profile=ImageCms.ImageCmsProfile(other).tobytes()),
        "no profile at all": saved(rgb, icc_profile=b"nothing of the kind"),
    }


@pytest.mark.parametrize("kind", _odd())
@pytest.mark.parametrize("form", FORMS)
def test_any_kind_of_picture_is_drawn(kind: str, form: PhotoFormat) -> None:
    data = _odd()[kind]
    assert inspect(data).flaw == ""
    image = opened(draw((data,), width=320, form=form))
    assert image.size == (320, 240)
    assert image.mode == "RGB"
    assert not getattr(image, "is_animated", False)
    if kind in ("palette", "alpha", "animated", "moving png", "progressive", "two in one", "cmyk", "key colour"):
        assert near(image, (0.1, 0.1), RED)
    if kind in ("alpha", "gray alpha"):
        assert near(image, (0.9, 0.9), (255, 255, 255))
    if kind == "16 bit":
        assert near(image, (0.5, 0.5), (202, 202, 202))


def test_other_colour_spaces_come_out_as_they_look() -> None:
    """A profile whose red is what others call green: who drops it without heed shows a red flag."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = profile.replace(b"rXYZ", b"....").replace(b"gXYZ", b"rXYZ").replace(b"....", b"gXYZ")
    own, other = (draw((saved(scene(640, 480), icc_profile=p),), width=320, form="webp") for p in (profile, swapped))
    assert near(opened(own), (0.1, 0.1), RED)
    assert near(opened(other), (0.1, 0.1), (20, 200, 20))


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("left", [0.3, 0.9, 0.999])
def test_a_file_that_was_cut_is_known_without_decoding_it(form: str, left: float) -> None:
    data = telling(scene(800, 600), form=form)
    assert inspect(data).flaw == ""
    assert inspect(data[: int(len(data) * left)]).flaw in ("cut", "unreadable")


def test_what_a_phone_hangs_behind_a_photo_does_no_harm() -> None:
    data = saved(scene()) + b"ftypmp42" + bytes(50_000)
    assert inspect(data).flaw == ""
    assert opened(draw((data,), width=320, form="webp")).size == (320, 240)


def test_a_bomb_is_not_opened() -> None:
    bomb = plain_png(20_000, 20_000)
    assert len(bomb) < 100_000
    assert inspect(bomb).flaw == "vast"
    with pytest.raises(PhotoError):
        draw((bomb,), width=480, form="webp")
    assert inspect(bytes(images.MOST_BYTES + 1)).flaw == "heavy"


@pytest.mark.parametrize(
    "data", [b"", b"no picture", b"\xff\xd8\xff", b"RIFF\x04\x00\x00\x00WEBP", b"GIF89a" + bytes(90)]
)
def test_what_is_no_photo_is_said_to_be_none(data: bytes) -> None:
    assert inspect(data).flaw == "unreadable"


def test_a_small_picture_is_no_photo() -> None:
    assert inspect(saved(scene(200, 150))).flaw == "tiny"
    assert inspect(saved(scene(4000, 100))).flaw == "tiny"
    assert inspect(saved(scene(320, 240))).flaw == ""


@pytest.mark.parametrize("form", FORMS)
def test_equal_bytes_give_equal_files_and_others_another_digest(form: PhotoFormat) -> None:
    one, two = saved(scene(640, 480)), saved(noise(640, 480))
    assert draw((one,), width=320, form=form) == draw((one,), width=320, form=form)
    assert inspect(one) == inspect(one)
    assert inspect(one).digest != inspect(two).digest
    assert len(inspect(one).digest) == 16


def test_no_photo_is_drawn_wider_than_it_is() -> None:
    assert widths(4000) == (320, 480, 800, 1200)
    assert widths(1200) == (320, 480, 800, 1200)
    assert widths(600) == (320, 480, 600)
    assert widths(320) == (320,)
    assert widths(200) == (200,)
