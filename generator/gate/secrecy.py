"""The rules on secret and internal papers: the stamps of secrecy, and words that keep a paper inside an office."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.gate.patterns import words
from generator.gate.rule import Document, Hit, looks_for

_EDGE = " \t\"'“”‘’[](){}<>*_#|.:;!-–—=+~"
_ALONE = re.compile(r"(?:(?:t ?ố ?i|t ?u ?y ?ệ ?t) *)?m ?ậ ?t|(?:toi|tuyet) mat|t o i +m a t|t u y e t +m a t")
_FIELD = words(
    "(?:độ|mức độ|dấu|chế độ|đóng dấu|cấp độ) mật(?: của (?:văn bản|tài liệu))?[ ]?(?:[:=-]|là)[ ]?"
    "[“\"'*\\[(]{0,3}(?:tối !mật|tuyệt !mật|!mật|tối mật|tuyệt mật)"
)
_STAMPED = re.compile(
    r"^[\W_]*MẬT\s?[-–:]|(?:[Dd]ấu|DẤU|[Đđ]ộ|ĐỘ)[ :]{1,3}[\"'“(\[]?MẬT(?![^\W_])|"
    r"(?i:công văn|văn bản|tài liệu|kế hoạch|quyết định)[^.;]{0,40}\((?:tối |tuyệt )?mật\)|"
    r"(?<![^\W_])(?:(?:TỐI|TUYỆT)[ _*-]{1,3}MẬT)(?![^\W_])|[\[(«“]\s?(?:MẬT|Mật)\s?[\])»”]|"
    r"(?<![^\W_])(?:TOI|TUYET)[ _-]MAT(?![^\W_])"
)
_ONE = re.compile("mật")
_NAMED = re.compile(
    r"(?:toi|tuyet)[-_ ]?mat(?![^\W_])|(?:^|[-_/ ])(?:dong-dau-mat|dau-mat|do-mat|van-ban-mat|"
    r"tai-lieu-mat)(?:[-_. ]|$)"
)
_INSIDE = words(
    "lưu hành nội bộ|tài liệu thu hồi|thu hồi (?:tài liệu )?sau (?:hội nghị|cuộc họp|buổi họp|khi họp|khi đọc|"
    "kỳ họp|họp)|"
    "(?:chỉ )?(?:dùng|sử dụng|phổ biến|lưu hành|lưu) (?:trong )?nội bộ|tài liệu nội bộ|văn bản nội bộ|không "
    "phổ biến ra ngoài|"
    "(?:chỉ )?dùng cho nội bộ|thu lại (?:tài liệu|văn bản)|"
    "(?:không|đừng|cấm) (?:chuyển|gửi|cung cấp|phát tán|chia sẻ)(?: tiếp)?(?: cho)? "
    "(?:ra ngoài|người khác|người ngoài)|"
    "không sao chụp|cấm sao chụp|nội bộ[ ]?[,-–][ ]?không phổ biến|lưu hành trong nội bộ"
)  # fmt: skip
_NO = words("không (?:còn|phải|có|đăng|đưa|chứa|gồm)|quản lý|chấm dứt|quy định về|bảo mật")
_HINT = "Gỡ cả văn bản này và báo người phụ trách văn thư; trang chỉ dẫn văn bản được phép công khai."


@looks_for(_ALONE, _FIELD, _STAMPED, _ONE)
def stamp(document: Document) -> Iterator[Hit]:
    """MẬT, TỐI MẬT, TUYỆT MẬT with their tones: a whole line or field, in brackets, or after «độ mật:»."""
    for passage in document.passages:
        for at in _stamps(passage.text, passage.lower):
            said = "Chữ ở đây đọc là dấu chỉ độ mật của một tài liệu mật."
            yield Hit(at=passage.origin(at), message=said, hint=_HINT)
            break


def _stamps(text: str, lower: str) -> Iterator[int]:
    bare = lower.strip(_EDGE)
    if bare and _ALONE.fullmatch(" ".join(bare.split())):
        yield 0
    for found in (_STAMPED.search(text), _FIELD.search(lower)):
        if found:
            yield found.start()
    for line in re.finditer(r"[^|/;]+", lower):
        if _ONE.search(line[0]) and text[line.start() : line.end()].strip(_EDGE) in ("MẬT", "TỐI MẬT", "TUYỆT MẬT"):
            yield line.start()


def stamp_in_name(name: str) -> bool:
    return _NAMED.search(name) is not None


@looks_for(_INSIDE)
def internal(document: Document) -> Iterator[Hit]:
    for passage in document.passages:
        for found in _INSIDE.finditer(passage.lower):
            before = passage.lower[max(0, found.start() - 32) : found.start()]
            if _NO.search(before):
                continue
            said = f"“{found[0]}” đọc là lời ghi trên tài liệu lưu hành nội bộ hoặc phải thu hồi."
            yield Hit(at=passage.origin(found.start()), message=said, hint=_HINT)
            break
