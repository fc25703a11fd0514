"""Owns the publication gate: what may never be published, judged on raw text before anything parses it.

One function a rule, listed by hand. `data/rules/` (kind `gate`) gives each its title,
its ground in law and its first day.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from generator import source
from generator.build import NONE, Results
from generator.checks.gate import (
    copied,
    figures,
    identity,
    passages,
    people,
    photos,
    secrecy,
    standing,
    verdict,
    waivers,
)
from generator.checks.gate.persons import anyone, known_as, spoken
from generator.checks.gate.rule import Hit, Rule, Seen
from generator.checks.gate.script import script
from generator.checks.gate.unread import device, unread
from generator.checks.gate.verdict import Told, Verdict
from generator.problems import Place, Problem, Severity, in_order
from generator.records import decode
from generator.records.rules import GateRule, GateRules
from generator.source import Written


def _rule(
    name: str,
    find: Callable[[Seen], Iterator[Hit]],
    stems: str = "",
    *,
    severity: Severity = "error",
    waivable: bool = True,
    sign: str = "",
    personal: bool = False,
) -> Rule:
    """`stems` are pieces of words in plain letters, `sign` is a pattern: a file with neither is not looked at."""
    pattern = re.compile(sign) if sign else None
    parts = tuple(stems.split("|")) if stems else ()
    return Rule(
        id=name, find=find, stems=parts, sign=pattern, severity=severity, waivable=waivable, personal=personal
    )  # fmt: skip


_DIGITS = r"[0-9](?:[ ._*/(),+-]{0,3}[0-9]){8}|khong(?:[ ,.-]+[a-z]+){8}"
_MAIL = r"@|\((?:at|a)\)|\[(?:at|a)\]| a cong | at [a-z]+\.| cham com"
_YOUNG = (
    r"(?<![^\W_])(?:chau|em|be|hoc sinh|con trai|con gai|thieu nhi|lop [0-9]+ ?[a-z]?[0-9]?|[0-9] tuoi|cac em|"
    r"hoc bong|doi vien|thieu nien|lop truong)(?![^\W_])"
)

RULES: tuple[Rule, ...] = (
    _rule("personal-id", identity.personal_id, sign=_DIGITS, waivable=False),
    _rule("mobile", identity.mobile, sign=_DIGITS),
    _rule("mail", identity.mail, sign=_MAIL),
    _rule(
        "bank-account", identity.bank_account,
        "tai khoan|stk|tk |tk:|chuyen khoan|bank|bidv|acb|momo|viettelpay|vi dien tu|ngan hang",
    ),
    _rule("birth", identity.birth, "sinh|sn |sn:|s.n|ns |ns:|n.s|tuoi |(19|(20"),
    _rule("home", identity.home, "nha|tu gia|gia dinh|tru|cho o|noi o|ho |hktt|ngo |hem |ngach |can ho|kiet ",
          personal=True),
    _rule("secrecy", secrecy.stamp, "mat|m a t"),
    _rule("internal", secrecy.internal, "noi bo|thu hoi|pho bien ra|sao chup"),
    _rule(
        "discipline", standing.discipline,
        "luat|khai tru|trach|canh cao|cach |dinh chi|xoa ten|buoc thoi|bi |pham|kiem diem|"
        "khuyet|tien an|xu phat|phat tien|khoi to|bat giu|tam giam|nhiem|phe binh|nhac nho|xu ly|bien ban|phat|"
        "tien su|danh bac|an t|linh an|thu ba|bo sinh|phat tu|nhan an", personal=True,
    ),
    _rule("denunciation", standing.denunciation, "to cao|don |thu |kien|to giac|khieu nai|bi to", personal=True),
    _rule(
        "poverty", standing.poverty,
        "ngheo|kho khan|hoan canh|gia canh|neo don|doi|dut bua|no nan|vo no|nha tam|dot nat|bao tro|tro cap|mo coi|"
        "thieu an", personal=True,
    ),
    _rule(
        "illness", standing.illness,
        "ung thu|hiv|aids|tam than|tai bien|dot quy|lao phoi|duong tinh|nhiem|benh|om|khuyet tat|tan tat|liet|"
        "tu ky|tram cam|chay than|suy than|tieu duong|phau thuat|mo tim|nam vien|nhap vien|cap cuu|dieu tri|nghien|"
        "ma tuy|methadone|dong kinh|tri tue|tai nan|thieu nang|da cam|bi cam|cam diec|mu loa|bi mu|hong mat|vo "
        "sinh|say thai|"
        "suc khoe|huyet ap|xa tri|hoa tri|than nhan tao", personal=True,
    ),
    _rule(
        "origin", standing.origin,
        "dan toc|nguoi |dao|ton giao|giao dan|phat tu|tin do|tin huu|cong giao|tin lanh|phat giao|thien chua|"
        "hoi thanh", personal=True,
    ),
    _rule(
        "admission", standing.admission,
        "ket nap|cam tinh|doi tuong|quan chung|uu tu|du bi|chinh thuc|ung cu|ung vien|dang vien moi|vao dang|"
        "ly lich|phat trien dang", personal=True,
    ),
    _rule(
        "personnel", standing.personnel,
        "nhan su|du kien|de nghi|de xuat|se |co the|chuan bi|xem xet|quy hoach|phieu|sap |dinh huong|"
        "thong nhat|trinh |gioi thieu|phuong an|tin nhiem", personal=True,
    ),
    _rule("rating", standing.rating, "xep|danh gia|phan loai|hoan thanh|tu cach|xuat sac|nhan xet|yeu kem|cham ",
          personal=True),
    _rule("not-a-member", standing.not_a_member, "dang vien|vao dang|ngoai dang|ket nap|hang ngu", personal=True),
    _rule("child", people.child, sign=_YOUNG, personal=True),
    _rule(
        "donor", people.donor,
        "ung ho|dong gop|hien|tang|gop|ho tro|tai tro|cong duc|hao tam|bieu|cho muon|lines|cung tien|manh thuong|"
        "tam long vang|so vang|bo |trao|giup", personal=True,
    ),
    _rule("photo-alt", photos.alt, "photos|![|<img"),
    _rule("photo-place", photos.place_taken),
    _rule("member", people.member, "dang vien|dong chi|d/c|dc ", severity="warning", personal=True),
    _rule("small-count", figures.small_count, severity="warning", sign=
        r"(?:[12]|mot|hai) ?(?:/|tren|trong)|part|by:"),
    _rule(
        "armed", figures.armed,
        "military|police|cong an|quan su|bien phong|dai doi|tieu doan|dan quan|chqs", severity="warning",
    ),
    _rule("save-date", figures.save_date, "published on", severity="warning"),
    _rule("copied", copied.looks_copied, severity="warning", sign=r"(?:anh|hoa|bai) ?:"),
)  # fmt: skip


# The rule on members looks at the officers of all data, all others at one file alone.
_ALONE = tuple(rule for rule in RULES if rule.id != "member")
_TOGETHER = tuple(rule for rule in RULES if rule.id == "member")


def gate(files: Iterable[Written], today: date, results: Results = NONE) -> tuple[Problem, ...]:
    """Every hit of every rule in force on `today` that no waiver of its record lets pass, and what no rule can read.

    `results` keeps what is found in one file by itself.
    """
    given = {written.file: written for written in files}
    grounds = _grounds(given.values())
    rules = {rule.id: _as_ruled(rule, grounds.get(rule.id)) for rule in RULES if _in_force(grounds.get(rule.id), today)}
    things = {file: written.digest for file, written in given.items()}
    kept = results.of("gate", things, partial(_verdicts, given))
    verdicts = {file: verdict.load(data) for file, data in kept.items() if data is not None}
    holders = frozenset(key for v in verdicts.values() for name in v.officers for key in known_as(name))
    again = {
        file: Told(rule="copied", line=line, column=column, message=message, hint=copied.HINT)
        for file, line, column, message in copied.repeated((file, verdicts[file].runs) for file in given)
    }
    found: list[Problem] = list(_unknown(grounds, given.values()))
    said = (judge(written) for written in given.values() for judge in (unread, device))
    found.extend(problem for problem in said if problem)
    for file, written in given.items():
        one = verdicts[file]
        told = [*one.told, *((again[file],) if file in again else ())]
        if one.doubtful:
            told += _members(replace(_seen(written), holders=holders))
        if told or one.waived:
            found.extend(_judged(written, told, one, rules, today))
    return in_order(found)


def _verdicts(given: Mapping[str, Written], files: Sequence[str]) -> list[bytes]:
    return [_verdict(given[file]).dump() for file in files]


def _verdict(written: Written) -> Verdict:
    seen = _seen(written)
    hits = ((rule.id, hit) for rule, hit in (*_hits(seen, _ALONE), *_in_name(seen, RULES)))
    return verdict.of(seen, hits, doubtful=bool(_members(seen)))


def _members(seen: Seen) -> list[Told]:
    """What the one rule says that looks at the officers of all data."""
    return list(verdict.placed(seen, ((rule.id, hit) for rule, hit in _hits(seen, _TOGETHER))))


def _seen(written: Written) -> Seen:
    text = script(written.text)
    asked = written.form == "data" or any(rule.asks(text.plain) for rule in RULES)
    split = passages.of_data if written.form == "data" else passages.of_page
    found = split(text) if asked else ()
    if written.file.startswith("data/rules/"):
        # Titles of rules name what is not published; they are about nobody.
        found = tuple(p for p in found if p.path[:1] != ("rules",))
    people = tuple(p for p in found if anyone(p.text, p.lower))
    return Seen(written=written, script=text, passages=found, people=people)


def _hits(seen: Seen, rules: tuple[Rule, ...]) -> Iterator[tuple[Rule, Hit]]:
    for rule in rules:
        if (seen.people or not rule.personal) and rule.asks(seen.script.plain):
            yield from ((rule, hit) for hit in rule.find(seen))


def _in_name(seen: Seen, rules: tuple[Rule, ...]) -> Iterator[tuple[Rule, Hit]]:
    """What the name of a file gives away; it becomes an address."""
    name = seen.written.file.rpartition("/")[2]
    text = script(spoken(name.rpartition(".")[0]))
    only = passages.one(text.text)
    named = Written(file=seen.written.file, form="other")
    told = Seen(written=named, script=text, passages=(only,), people=(only,))
    for rule in rules:
        if rule.id == "secrecy" and secrecy.stamp_in_name(name.lower()):
            yield (
                rule,
                Hit(at=0, message="Tên tệp có chữ chỉ độ mật.", hint="Gỡ tệp này và báo người phụ trách văn thư."),
            )
        elif rule.asks(text.plain):
            for hit in rule.find(told):
                yield rule, replace(hit, at=0, message=f"Tên tệp: {hit.message[0].lower()}{hit.message[1:]}")


def _judged(
    written: Written, told: Iterable[Told], one: Verdict, rules: Mapping[str, Rule], today: date
) -> Iterator[Problem]:
    """The hits that stand, one for a rule and line, and what is wrong with the waivers."""
    ruled = {rule.id: rule for rule in RULES} | dict(rules)
    standing = [(rules[t.rule], t) for t in told if t.rule in rules]
    seen = _seen(written) if one.waived else None
    waived = waivers.of(seen) if seen else ()
    lines: set[tuple[str, int]] = set()
    heavy = {t.line for rule, t in standing if rule.severity == "error"}
    for rule, t in standing:
        own = [w.until for w in waived if w.rule == rule.id and rule.waivable]
        if rule.id == "member" and t.line in heavy:
            continue  # the error on this line already asks for the name to go
        if (rule.id, t.line) in lines or any(today <= until for until in own):
            continue
        lines.add((rule.id, t.line))
        message = t.message + (waivers.expired(max(own)) if own else "")
        place = Place(file=written.file, line=t.line, column=t.column)
        yield Problem(place=place, code=f"gate-{rule.id}", message=message, hint=t.hint, severity=rule.severity)
    if seen:
        yield from waivers.problems(seen, waived, ruled, today)


def _grounds(files: Iterable[Written]) -> dict[str, GateRule]:
    """What `data/rules/` says of each rule, read without the rest of the data."""
    found: dict[str, GateRule] = {}
    for written in files:
        if written.file.startswith("data/rules/") and "gate" in written.text:
            value, _ = source.parse(written.text, written.file)
            record, _ = decode(written.file, value)
            if isinstance(record, GateRules):
                found.update((rule.id, rule) for rule in record.rules)
    return found


def _in_force(ground: GateRule | None, today: date) -> bool:
    first = ground.valid_from.earliest if ground and ground.valid_from else None
    return first is None or first <= today


def _as_ruled(rule: Rule, ground: GateRule | None) -> Rule:
    """Data may say how heavy a rule is and forbid waivers; what is never waived stays so."""
    if ground is None:
        return rule
    severity: Severity = "warning" if ground.severity == "warning" and rule.waivable else "error"
    return replace(rule, severity=severity, waivable=rule.waivable and ground.waivable)


def _unknown(grounds: dict[str, GateRule], files: Iterable[Written]) -> Iterator[Problem]:
    known = {rule.id for rule in RULES}
    for written in files:
        if not written.file.startswith("data/rules/"):
            continue
        for name in grounds.keys() - known:
            at = re.search(rf"id:\s*{re.escape(name)}\s*$", written.text, re.MULTILINE)
            if at:
                line, column = script(written.text).place(at.start())
                yield Problem(
                    place=Place(file=written.file, line=line, column=column), code="gate-rule-unknown",
                    message=f"Cửa xuất bản không có quy tắc “{name}”.",
                    hint=f"Các quy tắc: {', '.join(sorted(known))}.", severity="warning",
                )  # fmt: skip


__all__ = ["RULES", "gate"]
