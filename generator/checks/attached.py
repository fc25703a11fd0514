"""Rules on documents that go on line as they are: each is there, read whole or answered for by an office."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.model import RecordIndex
from generator.problems import Fault, Path, Place, Problem
from generator.records.answers import Attached
from generator.records.documents import Document
from generator.source import PAPERS, SourceText

_UNREAD = {
    "sealed": "Tệp có mật khẩu nên máy không đọc được",
    "scan": "Tệp có trang chỉ là ảnh chụp nên máy không đọc được",
    "inside": "Trong tệp có tệp khác mà máy không đọc được",
}
_SEALED = "Người phụ trách đọc hết tệp, thấy đăng được thì thêm seal: {} cho tệp này; tệp sửa đi thì mã khác."
_NEVER = {
    "broken": ("Tệp không đọc được như một tệp PDF, Word hay Excel.", "Mở bằng chương trình đã tạo ra rồi lưu lại."),
    "heavy": ("Tệp nặng quá 20 MB, hoặc mở ra quá lớn.", "Tách thành nhiều tệp, hoặc giảm cỡ ảnh quét."),
    "locked": ("Không mở được tệp này.", "Xem lại quyền đọc tệp."),
}
_UNNAMED = "Chưa hồ sơ văn bản nào nêu tệp này nên tệp không lên trang."
_NAME_IT = "Thêm files vào hồ sơ trong data/documents/: file, by_role, on."


def attached(model: RecordIndex, texts: Iterable[SourceText]) -> Iterator[Fault]:
    """What keeps the files of documents from going on line."""
    there = {text.file: text for text in texts if text.form == "paper"}
    for file, path, one in _named(model):
        text = there.get(f"{PAPERS}/{one.file}")
        if said := _said(text, one):
            code, message, hint = said
            yield Fault(file=file, path=(*path, "file"), code=code, message=message, hint=hint)


def unnamed(model: RecordIndex, texts: Iterable[SourceText]) -> Iterator[Problem]:
    """Files that no record names; said only where every document could be read."""
    if any(ref.kind == "documents" for refs in model.unread.values() for ref in refs):
        return
    named = {f"{PAPERS}/{one.file}" for _, _, one in _named(model)}
    for text in texts:
        if text.form == "paper" and text.file not in named:
            yield Problem(
                place=Place(file=text.file), code="file-not-named", message=_UNNAMED, hint=_NAME_IT, severity="warning"
            )


def _named(model: RecordIndex) -> Iterator[tuple[str, Path, Attached]]:
    for document in model.all(Document):
        for index, one in enumerate(document.files):
            yield model.files[document.ref], ("files", index), one


def _said(text: SourceText | None, one: Attached) -> tuple[str, str, str] | None:
    if text is None:
        message = f"Không thấy tệp {PAPERS}/{one.file}."
        return "file-missing", message, "Chép tệp vào thư mục ấy; chữ hoa, chữ thường phải đúng như tên tệp."
    if text.flaw in _NEVER:
        return ("file-unreadable", *_NEVER[text.flaw])
    if text.flaw and one.seal != text.seal:
        again = " (seal ghi ở đây là của tệp khác)" if one.seal else ""
        return "file-unread", f"{_UNREAD[text.flaw]}{again}.", _SEALED.format(text.seal)
    return None
