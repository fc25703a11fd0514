"""The rules of the gate, listed by hand, and which of them a file has to be looked through for."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import chain

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
    name: str, find: Detector, *, severity: Severity = "error", waivable: bool = True, personal: bool = False
) -> Rule:
    return Rule(id=name, find=find, severity=severity, waivable=waivable, personal=personal)


def _first(*detectors: Detector) -> Detector:
    """What the first of them finds that finds anything: what is certain hides what is only asked about."""

    def find(document: Document) -> Iterator[Hit]:
        yield from next((found for one in detectors if (found := tuple(one.find(document)))), ())

    return Detector(
        find=find,
        signs=lambda: tuple(chain.from_iterable(one.signs() for one in detectors)),
        topics=lambda: tuple(chain.from_iterable(one.topics() for one in detectors)),
        keys=tuple(chain.from_iterable(one.keys for one in detectors)),
    )


RULES: tuple[Rule, ...] = (
    _rule("personal-id", numbers.personal_id, waivable=False),
    _rule("mobile", numbers.mobile),
    _rule("mail", numbers.mail),
    _rule("bank-account", numbers.bank_account),
    _rule("birth", _first(private_life.birth, topic("birth"))),
    _rule("home", _first(private_life.home, topic("home"))),
    _rule("secrecy", secrecy.stamp),
    _rule("internal", secrecy.internal),
    _rule("discipline", topic("discipline")),
    _rule("denunciation", topic("denunciation")),
    _rule("poverty", topic("poverty")),
    _rule("illness", topic("illness")),
    _rule("origin", topic("origin")),
    _rule("admission", topic("admission")),
    _rule("personnel", topic("personnel")),
    _rule("rating", topic("rating")),
    _rule("not-a-member", topic("not-a-member")),
    _rule("child", _first(named_individuals.child, topic("child"))),
    _rule("donor", _first(named_individuals.donor, named_individuals.sums, topic("donor"))),
    _rule("photo-alt", photos.alt),
    _rule("photo-place", photos.place_taken),
    _rule("member", named_individuals.member, severity="warning", personal=True),
    _rule("small-count", figures.small_count, severity="warning"),
    _rule("armed", figures.armed, severity="warning"),
    _rule("save-date", figures.save_date, severity="warning"),
    _rule("copied", copied.looks_copied, severity="warning"),
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
    if document.meant:
        told = {text for passage in document.meant for text in (passage.lower, passage.heading.lower())}
        found |= _topics().passed("\0".join(sorted(told)))
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
def _topics() -> Prefilter:
    return prefilter({rule.id: rule.find.topics() for rule in RULES})


@cache
def _by_key() -> tuple[dict[str, set[str]], frozenset[str]]:
    """Which rules a key asks for, and which are asked for by nothing and so look at every file."""
    keys = {key: {rule.id for rule in RULES if key in rule.find.keys} for rule in RULES for key in rule.find.keys}
    return keys, frozenset(rule.id for rule in RULES if not (rule.find.signs() or rule.find.topics() or rule.find.keys))
