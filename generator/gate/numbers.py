"""The rules on what identifies or reaches one person: ID, mobile number, e-mail, bank account."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.gate.masking import clipped
from generator.gate.name_detection import named
from generator.gate.normalize import toneless
from generator.gate.passages import Passage
from generator.gate.patterns import words
from generator.gate.rule import Document, Hit, looks_for

# What people write right before a number, with no space.
_STUCK = "cccd cmnd cmt đt dt sđt sdt tel zalo số so gọi goi alo máy lh stk tk".split()
_DIGIT = r"[0-9](?:[ ._*/(),+-]{0,3}[0-9])"
NINE = re.compile(rf"{_DIGIT}{{8}}")
RUN = re.compile(
    rf"(?=[0-9+(])(?:(?<![\w]){''.join(f'|(?<={word})' for word in _STUCK)})\+?\(?\+?{_DIGIT}{{8,22}}(?![0-9])",
    re.IGNORECASE,
)
_URL = re.compile(r"https?://(?!zalo\.me|m\.me)[^\s)>\"']+")
_ID_WORD = words(
    "căn cước|cccd|cmnd|cmt|chứng minh nhân dân|chứng minh thư|định danh cá nhân|số định danh|mã định danh|hộ chiếu"
)
_ID_FORMS = (
    (12,),
    (3, 9),
    (6, 6),
    (3, 3, 6),
    (4, 4, 4),
    (3, 3, 3, 3),
    (3, 1, 2, 6),
    (3, 1, 8),
    (2, 10),
    (4, 8),
    (1,) * 12,
)
_MONEY = words("đồng|vnđ|vnd|triệu|tỷ|đ")
_PHONE_WORD = words(
    "điện thoại|đt|sđt|số máy|di động|zalo|gọi|liên hệ|alo|hotline|phone|tel|mobile|máy|nhắn|facebook|viber"
)
_MOBILE = re.compile(r"(?:0|(?:00?)?84 ?0?)(?:[35789][0-9]{8}|1(?:2[0-9]|6[2-9]|8[68]|99)[0-9]{7})")
_DIGITS = {
    "không": "0", "một": "1", "mốt": "1", "hai": "2", "ba": "3", "bốn": "4", "tư": "4", "năm": "5", "lăm": "5",
    "sáu": "6", "bảy": "7", "bẩy": "7", "tám": "8", "chín": "9",
}  # fmt: skip
_SPOKEN = words(rf"(?:không|khong)(?:[ ,.\-]+(?:{'|'.join(_DIGITS)})){{8,11}}")
_MAIL = re.compile(
    r"[\w.+-]{2,}\s?(?:@|[(\[](?:at|a|a còng|a cong)[)\]]| a còng | a cong | at )\s?"
    r"(?P<host>[a-z0-9-]+(?:\s?(?:\.|[(\[](?:dot|chấm|cham)[)\]]| chấm | cham | dot )\s?[a-z0-9-]{2,})+)"
)
_OFFICIAL_HOST = re.compile(r"(?:gov|dcs|edu|org|mil|chinhphu|quochoi)\.vn$|\.example$|^example\.|dangcongsan\.vn$")
_ACCOUNT = words(
    "(?:số )?(?:tài khoản|tk|stk|số tk)(?: (?:số|ngân hàng|cá nhân|nhận tiền|của|riêng|ông|bà|anh|chị))*|"
    "chuyển khoản(?: (?:về|vào|qua|cho|số))*|!ck|(?:gửi|về|vào|qua) mb|techcom|vcb|"
    "vietin|msb|vib|shb|hdbank|ocb|pvcombank|vietcombank|agribank|vietinbank|bidv|mb bank|mbbank|techcombank|"
    "vpbank|tpbank|"
    "acb|sacombank|lpbank|lienvietpostbank|momo|viettelpay|ngân hàng chính sách|ví điện tử"
)  # fmt: skip
_PRIVATE = words("(?:giúp|cho|qua|của|tk|stk) (?:!anh|!chị|!em|!cô|!chú|!bác|!mình|!tôi|!cháu)(?= [0-9])")
_NUMBER = re.compile(r"(?<![0-9])[0-9](?:[ .-]?[0-9]){5,18}(?![0-9])")
_OWNER = words(
    "kho bạc|ubnd|ủy ban|ban vận động|quỹ|mttq|mặt trận|đảng ủy|đảng phí|công đoàn|trường|hợp tác xã|htx|trạm|"
    "ban quản lý|"
    "hội (?:nông dân|phụ nữ|cựu chiến binh|chữ thập đỏ|người cao tuổi|khuyến học)|ngân sách|đơn vị thi công|"
    "công ty|văn phòng"
)  # fmt: skip


@looks_for(NINE, _SPOKEN)
def personal_id(document: Document) -> Iterator[Hit]:
    """Twelve digits, first three 001-096, unbroken or grouped as people do; beside a word for it, in any way."""
    hint = "Xóa số này khỏi tệp. Số đã lỡ gửi lên kho chung thì báo ngay người phụ trách, vì lịch sử vẫn giữ."
    for passage in document.passages:
        for match in RUN.finditer(passage.text):
            digits = re.sub("[^0-9]", "", match[0])
            if _is_id(passage, match, digits):
                said = f"“{digits[:3]}…” đọc là số định danh cá nhân; số căn cước không bao giờ được đăng."
                yield Hit(at=passage.origin(match.start()), message=said, hint=hint)
        for match in _SPOKEN.finditer(passage.lower):
            digits = _heard(match[0])
            if len(digits) == 12 and _valid(digits):
                said = f"“{clipped(match[0])}” đọc là số định danh cá nhân; số căn cước không bao giờ được đăng."
                yield Hit(at=passage.origin(match.start()), message=said, hint=hint)


def _is_id(passage: Passage, match: re.Match[str], digits: str) -> bool:
    near = passage.lower[max(0, match.start() - 40) : match.start()]
    if _ID_WORD.search(near):
        return len(digits) in (9, 12)
    if len(digits) != 12 or not _valid(digits) or _MONEY.match(passage.lower[match.end() :].lstrip()):
        return False
    groups = tuple(len(g) for g in re.findall("[0-9]+", match[0]))
    between = set(re.findall("[^0-9+()]+", match[0]))
    return groups in _ID_FORMS and len(between) <= 1 and not any("," in b for b in between)


def _valid(digits: str) -> bool:
    return 1 <= int(digits[:3]) <= 96 and digits[3] in "0123"


@looks_for(NINE, _SPOKEN)
def mobile(document: Document) -> Iterator[Hit]:
    """A mobile number anywhere but in the fields of an office: +84, 0084, any grouping, letters for digits."""
    hint = "Bỏ số này; số của cơ quan hoặc người nhận tin thì ghi ở contact, office_contact hay data/site.yml."
    for passage in document.passages:
        if document.official(passage) or passage.key in ("url", "number"):
            continue
        for start, digits in _numbers(passage):
            said = f"“{digits[:3]}…” đọc là số điện thoại di động, ở ngoài chỗ ghi liên hệ của cơ quan."
            yield Hit(at=passage.origin(start), message=said, hint=hint)


def _numbers(passage: Passage) -> Iterator[tuple[int, str]]:
    skipped = [m.span() for m in _URL.finditer(passage.text)]
    for match in RUN.finditer(passage.text):
        digits = re.sub("[^0-9]", "", match[0])
        if any(a <= match.start() < b for a, b in skipped):
            continue
        if _MOBILE.fullmatch(digits) and _phone_like(passage, match):
            yield match.start(), digits
        else:
            yield from ((match.start() + at, d) for at, d in _inside(match[0]))
    for match in _SPOKEN.finditer(passage.lower):
        if _MOBILE.fullmatch(_heard(match[0])):
            yield match.start(), _heard(match[0])


def _inside(run: str) -> Iterator[tuple[int, str]]:
    """Two numbers side by side: «0912345678 - 0987654321», «0912.345.678/0987.654.321»."""
    at = 0
    for piece in re.split(r"( ?[-/] | / ?|/|  +| - )", run):
        digits = re.sub("[^0-9]", "", piece)
        if piece != run and _MOBILE.fullmatch(digits):
            yield at, digits
        at += len(piece)


def _phone_like(passage: Passage, match: re.Match[str]) -> bool:
    near = passage.lower[max(0, match.start() - 30) : match.start()]
    if _PHONE_WORD.search(near) or passage.key in ("phone", "zalo"):
        return True
    if _ACCOUNT.search(near) or _MONEY.match(passage.lower[match.end() :].lstrip()):
        return False
    groups = [len(g) for g in re.findall("[0-9]+", match[0])]
    between = {b.strip() or " " for b in re.findall("[^0-9+()]+", match[0])}
    if "/" in between or any("," in b for b in between):
        return False
    paired = groups == [2] * 5 and len(between) == 1
    small = not paired and len(groups) >= 4 and max(groups) <= 2 and set(groups) != {1} and " " in between
    return not small and not (len(groups) > 1 and "-" in between and groups[0] == 4 and groups[1:3] == [2, 2])


def _heard(said: str) -> str:
    plain = {toneless(k): v for k, v in _DIGITS.items()}
    return "".join(plain.get(toneless(w), "") for w in re.split(r"[ ,.\-]+", said))


@looks_for(_MAIL)
def mail(document: Document) -> Iterator[Hit]:
    """An address that is not of an office's own host, outside contact fields."""
    for passage in document.passages:
        if document.official(passage):
            continue
        for match in _MAIL.finditer(passage.lower):
            host = re.sub(r"\s?[(\[]?(?:chấm|cham|dot|\.)[)\]]?\s?", ".", match["host"]).strip()
            if "." in host and not _OFFICIAL_HOST.search(host):
                said = f"“{match[0][:2]}…@{host}” đọc là địa chỉ thư riêng."
                hint = "Bỏ địa chỉ này; thư của cơ quan ghi ở contact, office_contact hay data/site.yml."
                yield Hit(at=passage.origin(match.start()), message=said, hint=hint)


@looks_for(_ACCOUNT)
def bank_account(document: Document) -> Iterator[Hit]:
    """The account of a person; that of an office, a fund, the treasury passes when no person is named as its owner."""
    for passage in document.passages:
        for word in _ACCOUNT.finditer(passage.lower):
            number = _NUMBER.search(passage.text, word.end(), word.end() + 60)
            if number is None:
                number = _NUMBER.search(passage.text, max(0, word.start() - 36), word.start())
            if number is None or _MONEY.match(passage.lower[number.end() :].lstrip()):
                continue
            digits = re.sub("[^0-9]", "", number[0])
            sentence = passage.text[max(0, number.start() - 110) : number.end() + 90]
            office = _OWNER.search(sentence.lower())
            private = _PRIVATE.search(sentence.lower()) is not None
            person = private or [p for p in named(sentence, sentence.lower(), passage.places) if p.sort != "office"]
            if len(digits) >= 6 and (person or not office):
                said = f"“{digits[:3]}…” đọc là số tài khoản, không thấy là của cơ quan, quỹ chung nào."
                hint = "Bỏ số tài khoản của cá nhân; nhận tiền qua tài khoản của cơ quan thì ghi rõ tên cơ quan."
                yield Hit(at=passage.origin(number.start()), message=said, hint=hint)
                break
