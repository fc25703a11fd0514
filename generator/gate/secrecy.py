"""The rules on secret and internal papers: the stamps of secrecy, and words that keep a paper inside an office."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
# What may say that a paper is secret, or not to be passed on.
_MAY_BE_SECRET = words(
    "(?:văn bản|công văn|tài liệu|báo cáo|hồ sơ|kế hoạch|thông tin|nghị quyết|quyết định|bản|đề án|phụ lục|danh sách|biên "
    "bản|phương án)(?: \\w+){0,4} !mật|(?:dấu|độ|mức độ|diện|chế độ|danh mục|loại|cấp|đóng|đóng dấu|chữ)(?: \\w+){0,2} "
    "(?:tối |tuyệt )?!mật|(?:tối|tuyệt) !mật|!mật (?:số|[0-9])|[(\\[]!mật[)\\]]",
    strict=True,
)
_MAY_BE_INSIDE = words(
    "(?:đừng|cấm|chớ|miễn|không|tuyệt đối không|chưa|hạn chế|vui lòng không)(?: \\w+){0,3} (?:ra ngoài|lên (?:mạng|nhóm|zalo|"
    "face|fb|facebook|trang|loa|bảng tin|báo|truyền thanh)|để lọt|lan truyền|phát tán|chuyển tiếp|chụp màn hình|chụp lại|sao "
    "chép|tiết lộ|lộ ra|để lộ|loan tin|forward|cho người ngoài)|"
    "(?:đừng|cấm|chớ|miễn|xin không|tuyệt đối không|không được|chưa được|không nên|đề nghị không|vui lòng không)(?: \\w+){0,3} "
    "(?:phổ biến|chia sẻ|share|công khai|công bố|đăng|đưa tin|tung|up|photo|chụp ảnh|quay phim)|"
    "(?:không|chưa) (?:phổ biến|đưa ra|phát ra)|"
    "(?:giữ kín|giữ bí mật|nội bộ|đọc xong|xem xong|họp xong|xong thì|thu hồi|thu lại|nộp lại|thu đủ|trả lại|xóa|hủy|đốt)"
    "(?: \\w+){0,4} (?:bản|tài liệu|văn bản|đề cương|tin này|nhé|với nhau|giữa|số bản|file|tệp)|"
    "(?:chỉ|riêng|dành riêng|lưu hành|biết|nói|bàn|trao đổi|phổ biến|dùng)(?: \\w+){0,4} (?:nội bộ|cấp ủy|chi ủy|ban chấp hành|"
    "thường vụ|thường trực|trong nhà|chi bộ thôi|chi bộ với nhau|anh em mình|chúng ta|mấy anh em)|"
    "(?:văn bản|tài liệu|đề cương|dự thảo|bản này|tập này)[^.;]{0,50} (?:thu lại|thu hồi|nộp lại|thu đủ|trả lại|hủy)|"
    "(?:văn bản|tài liệu|thông tin|số liệu|báo cáo|file|tệp|biên bản|danh sách|đề cương|dự thảo)(?: \\w+){0,3} "
    "(?:nội bộ|chưa được duyệt|chưa duyệt|chưa công bố|thu hồi|thu lại|chưa được phép|hạn chế)",
    strict=True,
)
_RULED = words(
    "luật|nghị định|quy định|quy chế|tập huấn|tuyên truyền|bảo vệ bí mật|quán triệt|đoàn kết nội bộ|không soạn|không lưu|"
    "không (?:còn|có|phát sinh)|phổ biến|hướng dẫn|đất|giấy phép|sản phẩm|mạng nội bộ|đường nội bộ|mật ong|mật khẩu|mật độ|"
    "công tác|thực hiện|danh mục bí mật|kiểm tra|giao thông nội bộ"
)
_HINT = "Gỡ cả văn bản này và báo người phụ trách văn thư; trang chỉ dẫn văn bản được phép công khai."


# Without tones «chỉ» is «chi bộ», «bàn» is «ban», and «mật» is «mặt trận».
_UNSURE = re.compile(r"^(?:chi|ban|rieng) |(?<!toi )(?<!tuyet )(?<!dau )(?<!do )mat$")


def _may_be(document: Document, signs: Words, said: str) -> Iterator[Hit]:
    """What only asks to look again: nothing in its sentence says that it is of a law or of honey."""
    for passage in document.passages:
        for sentence in sentences(passage):
            bare = is_bare(sentence.lower)
            found = next((m for m in signs.finditer(sentence.lower) if not (bare and _UNSURE.search(m[0]))), None)
            if found and not _RULED.search(sentence.lower):
                yield Hit(at=passage.origin(sentence.at + found.start()), message=said, hint=_HINT, doubt=passage)


@looks_for(_ALONE, _FIELD, _STAMPED, _ONE)
def stamp(document: Document) -> Iterator[Hit]:
    """MẬT, TỐI MẬT, TUYỆT MẬT with their tones: a whole line or field, in brackets, or after «độ mật:»."""
    for passage in document.passages:
        for at in _stamps(passage.text, passage.lower):
            said = "Có dấu chỉ độ mật của tài liệu mật."
            yield Hit(at=passage.origin(at), message=said, hint=_HINT)
            break
    yield from _may_be(document, _MAY_BE_SECRET, "Có chữ có thể chỉ độ mật của một tài liệu.")


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


@looks_for(_INSIDE, _MAY_BE_INSIDE)
def internal(document: Document) -> Iterator[Hit]:
    for passage in document.passages:
        for found in _INSIDE.finditer(passage.lower):
            before = passage.lower[max(0, found.start() - 32) : found.start()]
            if _NO.search(before):
                continue
            said = "Có chữ cho biết tài liệu chỉ lưu hành nội bộ hoặc phải thu hồi."
            yield Hit(at=passage.origin(found.start()), message=said, hint=_HINT)
            break
    yield from _may_be(document, _MAY_BE_INSIDE, "Có chữ có thể cho biết điều này không được đưa ra ngoài.")
