"""The rules of the gate, listed by hand, and which of them a file has to be looked through for."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import cache

from generator.gate import (
    copied,
    figures,
    named_individuals,
    numbers,
    photos,
    private_life,
    secrecy,
)
from generator.gate.prefilter import Prefilter, prefilter
from generator.gate.rule import Detector, Document, Hit, Rule
from generator.gate.sensitive_topics import topic
from generator.problems import Severity


def _rule(
    name: str, find: Detector, instead: str, *,
    severity: Severity = "error", waivable: bool = True, personal: bool = False,
) -> Rule:  # fmt: skip
    return Rule(id=name, find=find, severity=severity, waivable=waivable, personal=personal, instead=instead)


RULES: tuple[Rule, ...] = (
    _rule("personal-id", numbers.personal_id, "Đã đối chiếu giấy tờ.", waivable=False),
    _rule("mobile", numbers.mobile, "Hỏi thêm thì gặp văn phòng UBND xã."),
    _rule("mail", numbers.mail, "Gửi bài về văn phòng UBND xã."),
    _rule("bank-account", numbers.bank_account, "Nộp tại nhà văn hóa thôn."),
    _rule("birth", private_life.birth, "Một đảng viên cao tuổi phát biểu."),
    _rule("home", private_life.home, "Họp tại nhà văn hóa thôn.", personal=True),
    _rule("secrecy", secrecy.stamp, "Chi bộ học nghị quyết mới."),
    _rule("internal", secrecy.internal, "Chi bộ học nghị quyết mới."),
    _rule("discipline", topic("discipline"), "Chi bộ nghe báo cáo kết quả kiểm tra.", personal=True),
    _rule("denunciation", topic("denunciation"), "Chi bộ xem xét các đơn thư gửi đến.", personal=True),
    _rule("poverty", topic("poverty"), "Thôn còn 5 hộ nghèo.", personal=True),
    _rule("illness", topic("illness"), "Chi bộ thăm các gia đình có người ốm.", personal=True),
    _rule("origin", topic("origin"), "Một hộ dân phát biểu.", personal=True),
    _rule("admission", topic("admission"), "Chi bộ kết nạp 3 đảng viên mới.", personal=True),
    _rule("personnel", topic("personnel"), "Chi bộ chuẩn bị đại hội.", personal=True),
    _rule("rating", topic("rating"), "Chi bộ đã xếp loại đảng viên.", personal=True),
    _rule("not-a-member", topic("not-a-member"), "Trưởng thôn dự họp.", personal=True),
    _rule("child", named_individuals.child, "Tặng quà 12 cháu.", personal=True),
    _rule("donor", named_individuals.donor, "Các hộ trong thôn góp 500.000 đồng.", personal=True),
    _rule("photo-alt", photos.alt, "Dân thôn dọn đường trước nhà văn hóa."),
    _rule("photo-place", photos.place_taken, ""),
    _rule("member", named_individuals.member, "Một đảng viên phát biểu.", severity="warning", personal=True),
    _rule("small-count", figures.small_count, "Chi bộ đã xếp loại đảng viên.", severity="warning"),
    _rule("armed", figures.armed, "Chi bộ đã họp.", severity="warning"),
    _rule("save-date", figures.save_date, "", severity="warning"),
    _rule("copied", copied.looks_copied, "Chi bộ họp bàn việc sửa đường.", severity="warning"),
)

# The rule on members looks at the officers of all data, all others at one file alone.
TOGETHER = tuple(rule for rule in RULES if rule.id == "member")
ALONE = tuple(rule for rule in RULES if rule not in TOGETHER)


def hits(document: Document, rules: tuple[Rule, ...], among: AbstractSet[str]) -> Iterator[tuple[str, Hit]]:
    """What the rules find whose names `asked` gave, each with the name of its rule."""
    for rule in rules:
        if rule.id in among and (document.people or not rule.personal):
            yield from ((rule.id, hit) for hit in rule.find(document))


def asked(document: Document) -> AbstractSet[str]:
    """The names of the rules that may have a hit: all others need not be tried."""
    texts = [passage.lower for passage in document.passages]
    if document.partial:  # what stands over them is no passage here
        texts += [passage.heading.lower() for passage in document.passages]
    found = _prefilter().passed("\0".join(texts))
    if document.partial:
        return found
    keys, always = _by_key()
    for key in {key for passage in document.passages for key in passage.path} & keys.keys():
        found |= keys[key]
    return found | always


@cache
def _prefilter() -> Prefilter:
    return prefilter({rule.id: rule.find.signs() for rule in RULES})


@cache
def _by_key() -> tuple[dict[str, set[str]], frozenset[str]]:
    """Which rules a key asks for, and which are asked for by nothing and so look at every file."""
    keys = {key: {rule.id for rule in RULES if key in rule.find.keys} for rule in RULES for key in rule.find.keys}
    return keys, frozenset(rule.id for rule in RULES if not (rule.find.signs() or rule.find.keys))
