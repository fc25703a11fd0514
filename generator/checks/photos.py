"""Rules on the files of photos: each that a record names is there, and can be drawn."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.images import LEAST_OTHER, LEAST_SIDE, MOST_BYTES, MOST_PIXELS, Picture, PictureFlaw
from generator.model import RecordIndex
from generator.problems import Fault, Path, Severity
from generator.vietnamese import did_you_mean


class _Said(NamedTuple):
    code: str
    message: str
    hint: str
    severity: Severity = "error"


_AGAIN = "Lưu lại thành JPEG, PNG hoặc WebP bằng một chương trình xem ảnh rồi chép đè."
_SMALLER = "Thu nhỏ ảnh; cạnh dài 2000 điểm ảnh là đủ."
_SAID: dict[PictureFlaw, _Said] = {
    "unreadable": _Said("photo-unreadable", "Tệp “{file}” không đọc được như một ảnh JPEG, PNG hay WebP.", _AGAIN),
    "cut": _Said("photo-unreadable", "Tệp ảnh “{file}” thiếu phần cuối, như khi chép dở.", "Chép lại ảnh gốc."),
    "heavy": _Said("photo-too-large", f"Tệp ảnh “{{file}}” nặng quá {MOST_BYTES // 10**6} MB.", _SMALLER),
    "vast": _Said("photo-too-large", f"Ảnh “{{file}}” lớn quá {MOST_PIXELS // 10**6} triệu điểm ảnh.", _SMALLER),
    "tiny": _Said(
        "photo-too-small", "Ảnh “{file}” chỉ có {width} × {height} điểm ảnh, hiện lên sẽ mờ hoặc rất nhỏ.",
        f"Tìm ảnh gốc; cạnh dài ít nhất {LEAST_SIDE}, cạnh ngắn ít nhất {LEAST_OTHER} điểm ảnh.", "warning",
    ),
}  # fmt: skip


def missing(model: RecordIndex) -> Iterator[Fault]:
    for where, path, file, picture in _photos(model):
        if picture is None:
            near = did_you_mean(file, model.pictures)
            hint = f"Có phải “{near}”?" if near else "Chép ảnh vào đó, hoặc sửa tên; chữ hoa, chữ thường phải đúng."
            message = f"Không có tệp ảnh “{file}” trong data/photos/."
            yield Fault(file=where, path=path, code="photo-missing", message=message, hint=hint)


def flawed(model: RecordIndex) -> Iterator[Fault]:
    """A photo that cannot be drawn, or is too small to be worth it."""
    for where, path, file, picture in _photos(model):
        if picture and picture.flaw:
            said = _SAID[picture.flaw]
            message = said.message.format(file=file, width=picture.width, height=picture.height)
            yield Fault(
                file=where, path=path, code=said.code, message=message, hint=said.hint, severity=said.severity
            )  # fmt: skip


def _photos(model: RecordIndex) -> Iterator[tuple[str, Path, str, Picture | None]]:
    """(file of the record, path, name of the photo, what it is) of every photo that a record names."""
    for ref, record in model.records.items():
        for index, photo in enumerate(record.photos):
            yield model.files[ref], ("photos", index, "file"), photo.file, model.pictures.get(photo.file)
