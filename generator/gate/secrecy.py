"""The rules on secret and internal papers: the stamps of secrecy, and words that keep a paper inside an office."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from generator.gate.lexicon import Lexicon
from generator.gate.patterns import Words, is_bare, words
from generator.gate.rule import Document, Hit, looks_for
from generator.gate.sentences import sentences

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
_RULED = words(
    "thì báo|luật|nghị định|quy định|quy chế|tập huấn|tuyên truyền|bảo vệ bí mật|quán triệt|đoàn kết nội bộ|không soạn|"
    "không lưu|"
    "không (?:còn|có|phát sinh)|phổ biến|hướng dẫn|đất|giấy phép|sản phẩm|mạng nội bộ|đường nội bộ|mật ong|"
    "mật khẩu|mật độ|"
    "công tác|thực hiện|danh mục bí mật|kiểm tra|giao thông nội bộ"
)
_HINT = "Gỡ cả văn bản này và báo người phụ trách văn thư; trang chỉ dẫn văn bản được phép công khai."


# Without tones «chỉ» is «chi bộ», «bàn» is «ban», and «mật» is «mặt trận».
_UNSURE = re.compile(r"^(?:chi|ban|rieng) |(?<!toi )(?<!tuyet )(?<!dau )(?<!do )mat$")


@cache
def _asks(rule: str) -> tuple[Words, ...]:
    """What may say that a paper is secret, or not to be passed on."""
    found = Lexicon(rule).words("asks", strict=True)
    return (found,) if found else ()


def _may_be(document: Document, rule: str, said: str) -> Iterator[Hit]:
    """What only asks to look again: nothing in its sentence says that it is of a law or of honey."""
    (signs,) = _asks(rule)
    for passage in document.passages:
        for sentence in sentences(passage) if signs.search(passage.lower) else ():
            bare = is_bare(sentence.lower)
            found = next((m for m in signs.finditer(sentence.lower) if not (bare and _UNSURE.search(m[0]))), None)
            if found and not _RULED.search(sentence.lower):
                yield Hit(at=passage.origin(sentence.at + found.start()), message=said, hint=_HINT, doubt=passage)


@looks_for(_ALONE, _FIELD, _STAMPED, _ONE, lambda: _asks("secrecy"))
def stamp(document: Document) -> Iterator[Hit]:
    """MẬT, TỐI MẬT, TUYỆT MẬT with their tones: a whole line or field, in brackets, or after «độ mật:»."""
    for passage in document.passages:
        for at in _stamps(passage.text, passage.lower):
            said = "Chữ ở đây đọc là dấu chỉ độ mật của một tài liệu mật."
            yield Hit(at=passage.origin(at), message=said, hint=_HINT)
            break
    yield from _may_be(document, "secrecy", "Có chữ có thể chỉ độ mật của một tài liệu.")


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


@looks_for(_INSIDE, lambda: _asks("internal"))
def internal(document: Document) -> Iterator[Hit]:
    for passage in document.passages:
        for found in _INSIDE.finditer(passage.lower):
            before = passage.lower[max(0, found.start() - 32) : found.start()]
            if _NO.search(before):
                continue
            said = f"“{found[0]}” đọc là lời ghi trên tài liệu lưu hành nội bộ hoặc phải thu hồi."
            yield Hit(at=passage.origin(found.start()), message=said, hint=_HINT)
            break
    yield from _may_be(document, "internal", "Có chữ có thể cho biết điều này không được đưa ra ngoài.")
