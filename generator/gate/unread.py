"""The rules on files by name and form: nothing goes past the gate unread or is lost on Windows."""

from __future__ import annotations

from typing import NamedTuple

from generator.images import ENDINGS, MOST_BYTES, MOST_PIXELS
from generator.problems import Place, Problem, Severity
from generator.records.scalar_patterns import DEVICE
from generator.source import SourceText
from generator.source.texts import TextFlaw


class _Said(NamedTuple):
    code: str
    message: str
    hint: str
    severity: Severity = "error"


_PAPERS = (
    ".pdf", ".doc", ".docx", ".docm", ".dot", ".dotx", ".xls", ".xlsx", ".xlsm", ".xlsb", ".ppt", ".pptx", ".pps",
    ".odt", ".ods", ".odp", ".rtf", ".zip", ".rar", ".7z", ".tar", ".gz", ".tgz", ".djvu", ".epub", ".eml", ".msg",
)  # fmt: skip
_FILMS = (".mp4", ".mov", ".avi", ".mkv", ".webm", ".3gp", ".mp3", ".wav", ".m4a", ".ogg", ".amr")
_OF_THEME = (".css", ".js", ".mjs", ".svg", ".ico", ".woff", ".woff2", ".ttf", ".otf", ".map")
_FIGURES = (".csv", ".tsv", ".json", ".xml", ".yml", ".yaml", ".sql", ".sqlite", ".db", ".mdb", ".accdb")
_PAGES = (".md", ".markdown", ".mdown", ".mkdn", ".mkd", ".html", ".htm")
_RECORDS = (".yml", ".yaml", ".yml.txt", ".yaml.txt")

_PAPER = (
    "văn bản thì ghi một hồ sơ trong data/documents/: khóa url dẫn tới nơi cơ quan đã đăng bản gốc, hoặc để tệp .pdf, "
    ".docx, .xlsx trong data/files/ rồi nêu ở khóa files"
)
_ONLY = "Trong content/ chỉ để trang .md, ảnh .jpg .png .webp và chữ .txt; chuyển tệp này đi nơi khác."
_AGAIN = "Lưu lại bằng một chương trình xem ảnh rồi chép đè."
_SMALLER = "Thu nhỏ ảnh; cạnh dài 2000 điểm ảnh là đủ."
_FLAWS: dict[TextFlaw, _Said] = {
    "not-utf8": _Said("not-utf8", "Tệp không lưu bằng UTF-8 nên không đọc hết được.", "Lưu lại với mã UTF-8."),
    "long": _Said("file-too-large", "Tệp nặng quá 5 MB nên không đọc hết được.", "Tách thành nhiều trang."),
    "locked": _Said("unreadable", "Không mở được tệp này.", "Xem lại quyền đọc tệp."),
    "unreadable": _Said("photo-unreadable", "Tệp không đọc được như một ảnh JPEG, PNG hay WebP.", _AGAIN),
    "cut": _Said("photo-unreadable", "Tệp ảnh thiếu phần cuối, như khi chép dở.", "Chép lại ảnh gốc."),
    "heavy": _Said("photo-too-large", f"Tệp ảnh nặng quá {MOST_BYTES // 10**6} MB.", _SMALLER),
    "vast": _Said("photo-too-large", f"Ảnh lớn quá {MOST_PIXELS // 10**6} triệu điểm ảnh.", _SMALLER),
}


def unread(written: SourceText) -> Problem | None:
    """What is to be said of a file that is not read, or not published as it is; None of any other."""
    said: _Said | None
    if written.form == "clutter":
        said = _CLUTTER
    elif written.form == "link":
        # The reading of records says so itself.
        said = None if _is_record(written.file) else _LINK
    elif written.form == "other":
        said = _in_data(written.file) if written.file.startswith("data/") else _in_content(written.file)
    else:
        said = _FLAWS.get(written.flaw)
    if said is None:
        return None
    return Problem(
        place=Place(file=written.file), code=said.code, message=said.message, hint=said.hint, severity=said.severity
    )


def device(written: SourceText) -> Problem | None:
    """What is to be said of a file that Windows cannot have, by its own name or that of a folder."""
    for part in written.file.split("/"):
        stem, dot, rest = part.partition(".")
        if DEVICE.fullmatch(stem.strip()):
            return Problem(
                place=Place(file=written.file),
                code="device-name",
                message=f"“{part}” là tên Windows giữ cho thiết bị; máy Windows không mở, không chép được tệp này.",
                hint=f"Đổi thành “{stem.strip()}-1{dot}{rest}”, cả ở những chỗ dẫn tới.",
            )
    return None


_CLUTTER = _Said(
    "file-clutter", "Tệp do máy hoặc trình soạn thảo để lại; không được đọc, không được đăng.",
    "Xóa tệp ấy nếu không cần.", "info",
)  # fmt: skip
_LINK = _Said(
    "file-link", "Đây là lối tắt hoặc không phải tệp thường, nên không được đọc, không được đăng.",
    "Chép chính tệp hay thư mục ấy vào đây.", "warning",
)  # fmt: skip


def _is_record(file: str) -> bool:
    return file.startswith("data/") and file.endswith((".yml", ".yaml"))


def _in_data(file: str) -> _Said:
    name, low = file.rpartition("/")[2], file.lower()
    if low.endswith(_RECORDS):
        right = name[: low.rindex(".y") - len(low)] + ".yml"
        hint = f"Đổi tên thành “{right}”; tên hồ sơ kết thúc bằng .yml, chữ thường."
    elif low.endswith(ENDINGS):
        hint = "Chép ảnh vào data/photos/, rồi nêu tên ảnh ở khóa photos của hồ sơ."
    elif low.endswith(_PAPERS):
        hint = f"Chuyển tệp ra khỏi data/; {_PAPER}."
    else:
        hint = "Hồ sơ là tệp .yml. Chuyển tệp này ra khỏi data/."
    message = f"Không đọc tệp “{name}”: điều ghi trong đó không lên trang."
    return _Said("file-not-read", message, hint, "warning")


def _in_content(file: str) -> _Said:
    name, low = file.rpartition("/")[2], file.lower()
    if low.endswith(_PAGES):
        hint = "Viết thành trang Markdown, tên kết thúc bằng .md, chữ thường."
    elif low.endswith(_PAPERS):
        hint = f"Chuyển tệp ra khỏi content/; {_PAPER}."
    elif low.endswith(_OF_THEME):
        hint = "Ảnh thì lưu thành PNG. Kiểu chữ, mã lệnh thì để trong thư mục custom_dir mà mkdocs.yml nêu ở theme."
    elif low.endswith(ENDINGS):
        hint = "Lưu lại thành JPEG, PNG hoặc WebP."
    elif low.endswith(_FILMS):
        hint = "Đăng ở nơi khác rồi dẫn liên kết tới đó."
    elif low.endswith(_FIGURES):
        hint = "Số liệu thì ghi thành hồ sơ trong data/; trang tự làm bảng và dữ liệu mở."
    else:
        hint = _ONLY
    return _Said("file-not-published", f"Không đăng tệp “{name}”: không biết trong đó có gì.", hint)
