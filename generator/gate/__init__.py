"""The publication gate: what may never be published, judged on raw text before anything parses it.

One function a rule, listed by hand. `data/rules/` (kind `gate`) gives each its title,
its ground in law and its first day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain

from generator import source
from generator.build import NONE, Results
from generator.gate import (
    confirmations,
    copied,
    secrecy,
    verdict,
    waivers,
)
from generator.gate.documents import name_of, readings
from generator.gate.name_detection import known_as, place_names
from generator.gate.normalize import normalize
from generator.gate.rule import Document, Hit, Rule
from generator.gate.rules import ALONE, RULES, TOGETHER, asked, hits
from generator.gate.unread import device, unread
from generator.gate.verdict import Finding, Verdict
from generator.problems import Place, Problem, Severity, in_order
from generator.records import decode
from generator.records.rules import GateRule, GateRules
from generator.source import SourceText


def gate(
    files: Iterable[SourceText], today: date, results: Results = NONE, *, named: Iterable[str] = ()
) -> tuple[Problem, ...]:
    """Every hit of every rule in force on `today` that nobody answered for, and what no rule can read.

    `results` keeps what is found in one file by itself. `named` are names of places and bodies that stand elsewhere.
    """
    given = {written.file: written for written in files}
    grounds = _grounds(given.values())
    rules = {rule.id: _as_ruled(rule, grounds.get(rule.id)) for rule in RULES if _in_force(grounds.get(rule.id), today)}
    verdicts, places = _verdicts(given, results, chain.from_iterable(map(place_names, named)))
    holders = frozenset(key for v in verdicts.values() for name in v.officers for key in known_as(name))
    again = {
        file: Finding(rule="copied", line=line, column=column, message=message, hint=copied.HINT)
        for file, line, column, message in copied.repeated((file, verdicts[file].runs) for file in given)
    }
    found: list[Problem] = list(_unknown(grounds, given.values()))
    said = (judge(written) for written in given.values() for judge in (unread, device))
    found.extend(problem for problem in said if problem)
    signed = [_raw(given[file]) for file, one in verdicts.items() if one.answers]
    confirmed = [c for document in signed for c in confirmations.of(document)]
    answered = {one.asked for one in confirmed}
    questions = {(file, f.rule, f.asked) for file, one in verdicts.items() for f in one.findings if f.asked}
    found.extend(confirmations.problems(confirmed, questions))
    found.extend(chain.from_iterable(map(confirmations.attached, signed)))
    for file, written in given.items():
        one = verdicts[file]
        findings = [f for f in one.findings if (file, f.rule, f.asked) not in answered]
        findings += [again[file]] if file in again else []
        if one.doubtful:
            findings += _members([replace(document, holders=holders) for document in readings(written, places)])
        if findings or one.answers:
            found.extend(_judged(written, findings, one, rules, today))
    return in_order(found)


def _verdicts(
    given: Mapping[str, SourceText], results: Results, named: Iterable[str]
) -> tuple[dict[str, Verdict], frozenset[str]]:
    """The verdict on each file, and the names of places. Where one of them stands alone, the file is judged by it."""
    digests = {file: written.digest for file, written in given.items()}
    first = results.of("gate", digests, lambda names: [_verdict(given[file]).dump() for file in names])
    verdicts = {file: verdict.load(data) for file, data in first.items() if data is not None}
    places = frozenset(named).union(*(one.places for one in verdicts.values()))
    asked = {file: places.intersection(one.names) for file, one in verdicts.items() if one.names}
    keys = {file: "\0".join((digests[file], *sorted(known))) for file, known in asked.items() if known}
    second = results.of("gate-places", keys, lambda names: [_verdict(given[f], asked[f]).dump() for f in names])
    verdicts |= {file: verdict.load(data) for file, data in second.items() if data is not None}
    return verdicts, places


def _verdict(written: SourceText, places: frozenset[str] = frozenset()) -> Verdict:
    found = tuple((document, asked(document)) for document in readings(written, places))
    name = name_of(written.file)
    alone = ((document, hits(document, ALONE, among)) for document, among in found)
    doubtful = any(True for document, among in found for _ in hits(document, TOGETHER, among))
    findings = verdict.placed((*alone, (name, _in_name(name))))
    return verdict.of([document for document, _ in found], findings, doubtful=doubtful)


def _members(found: Sequence[Document]) -> tuple[Finding, ...]:
    """What the one rule says that looks at the officers of all data."""
    return verdict.placed((document, hits(document, TOGETHER, asked(document))) for document in found)


def _in_name(name: Document) -> Iterator[tuple[str, Hit]]:
    """What the name of a file gives away."""
    if secrecy.stamp_in_name(name.written.file.rpartition("/")[2].lower()):
        hint = "Gỡ tệp này và báo người phụ trách văn thư."
        yield "secrecy", Hit(at=0, message="Tên tệp có chữ chỉ độ mật.", hint=hint)
    for rule, hit in hits(name, RULES, asked(name)):
        yield rule, replace(hit, at=0, message=f"Tên tệp: {hit.message[0].lower()}{hit.message[1:]}")


def _judged(
    written: SourceText, findings: Iterable[Finding], one: Verdict, rules: Mapping[str, Rule], today: date
) -> Iterator[Problem]:
    """The hits that stand, one for a rule and line, and what is wrong with the waivers."""
    ruled = {rule.id: rule for rule in RULES} | dict(rules)
    standing = [(rules[t.rule], t) for t in findings if t.rule in rules]
    standing.sort(key=lambda pair: bool(pair[1].asked))  # a line that is wrong need not be asked about
    waived = waivers.of(_raw(written)) if one.answers else ()
    told: set[tuple[str, int, str]] = set()
    heavy = {t.line for rule, t in standing if rule.severity == "error" and not t.asked}
    for rule, t in standing:
        own = [w.until for w in waived if w.rule == rule.id and rule.waivable]
        if rule.id == "member" and t.line in heavy:
            continue  # the error on this line already asks for the name to go
        if not told.isdisjoint(((rule.id, t.line, ""), (rule.id, t.line, t.asked))):
            continue
        if any(today <= until for until in own):
            continue
        told.add((rule.id, t.line, t.asked))
        message = t.message + (waivers.expired(max(own)) if own else "")
        place = Place(file=written.file, line=t.line, column=t.column)
        problem = Problem(
            place=place, code=f"gate-{rule.id}", message=message, hint=_advised(t.hint, rule), severity=rule.severity
        )  # fmt: skip
        yield confirmations.as_question(problem, rule.id, t.asked) if t.asked and rule.severity == "error" else problem
    yield from waivers.problems(waived, ruled, today)


def _advised(hint: str, rule: Rule) -> str:
    return f"{hint} Ví dụ ghi: “{rule.instead.rstrip('.')}”." if rule.instead else hint


def _raw(written: SourceText) -> Document:
    """The file as it is written."""
    return next(readings(written))


def _grounds(files: Iterable[SourceText]) -> dict[str, GateRule]:
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


def _unknown(grounds: dict[str, GateRule], files: Iterable[SourceText]) -> Iterator[Problem]:
    known = {rule.id for rule in RULES}
    for written in files:
        if not written.file.startswith("data/rules/"):
            continue
        for name in grounds.keys() - known:
            at = re.search(rf"id:\s*{re.escape(name)}\s*$", written.text, re.MULTILINE)
            if at:
                line, column = normalize(written.text).place(at.start())
                yield Problem(
                    place=Place(file=written.file, line=line, column=column), code="gate-rule-unknown",
                    message=f"Cửa xuất bản không có quy tắc “{name}”.",
                    hint=f"Các quy tắc: {', '.join(sorted(known))}.", severity="warning",
                )  # fmt: skip


__all__ = ["RULES", "gate"]
