"""The official units: a sample of communes, each made alone and judged by all rules; finding one; the file itself."""

from __future__ import annotations

import gzip
from collections import Counter
from collections.abc import Callable

import pytest

from generator.problems import keeps_back
from generator.register import Commune, find, letters, nearest, official
from generator.register.units import FILE
from tests import nation

REGISTER = official()
EACH = 8
_OLD = Counter((old.kind, letters(old.name), c.province.code) for c in REGISTER.communes for old in c.made_of)
_SAME = Counter((letters(c.name), c.province.code) for c in REGISTER.communes)
SORTS: dict[str, Callable[[Commune], bool]] = {
    "holds parts": lambda c: sum(REGISTER.parted(old) for old in c.made_of) > 2,
    "kept": lambda c: REGISTER.kept(c) is not None,
    "of one part": lambda c: len(c.made_of) == 1 and REGISTER.parted(c.made_of[0]),
    "of a district": lambda c: c.made_of[0].level == "district",
    "later of another kind": lambda c: c.later is not None,
    "note cut": lambda c: "note-cut" in c.remarks,
    "note silent": lambda c: "not-in-note" in c.remarks,
    "a namesake in its province": lambda c: _SAME[letters(c.name), c.province.code] > 1,
    "the name of one it does not hold": lambda c: (
        _OLD[c.kind, letters(c.name), c.province.code] > 0 and letters(c.name) not in map(letters, _names(c))
    ),
    "of many": lambda c: len(c.made_of) > 10,
}  # fmt: skip


def _names(commune: Commune) -> list[str]:
    return [old.name for old in commune.made_of]


def sample() -> tuple[Commune, ...]:
    """Up to eight of each sort, from all over the country."""
    found: dict[Commune, None] = {}
    for fits in SORTS.values():
        sort = [c for c in REGISTER.communes if fits(c)]
        assert sort
        found |= dict.fromkeys(sort[n * len(sort) // EACH] for n in range(EACH))
    return tuple(found)


def test_each_of_a_sample_passes_every_rule_and_the_gate() -> None:
    communes = sample()
    assert len(communes) >= 60
    start, rules = nation.start()
    drafts = {c.code: nation.drafted(REGISTER, [c], start) for c in communes}
    assert {code: said for code, draft in drafts.items() if (said := nation.problems_of(draft, start))} == {}
    assert [p for p in nation.stopped(drafts, rules) if keeps_back([p])] == []


@pytest.mark.parametrize("name", ["Lạng Sơn", "Bắc Ninh", "Cần Thơ"])
def test_a_whole_province_in_one_publication(name: str) -> None:
    """Many communes at once: parted ones have all heirs, districts end once, names used twice stay apart."""
    communes = [c for c in REGISTER.communes if c.province.name == name]
    start, _ = nation.start()
    draft = nation.drafted(REGISTER, communes, start)
    assert [p for p in nation.problems_of(draft, start) if p.severity == "error"] == []
    model = nation.model_of(draft, start)
    assert list(nation.false_heirs(model, REGISTER, nation.refs(model, REGISTER, communes))) == []


def test_the_file_is_whole_and_small() -> None:
    assert len(REGISTER.communes) == 3321
    assert len({c.province for c in REGISTER.communes}) == 34
    olds = {old for c in REGISTER.communes for old in c.made_of}
    assert Counter(old.level for old in olds) == {"commune": 10035, "district": 5}
    assert len(gzip.compress(FILE.read_bytes())) < 200_000
    for commune in REGISTER.communes:
        assert commune.made_of
        assert {REGISTER.provinces_of[(old, *old.where)[-1].code] for old in commune.made_of} == {commune.province}


def said(words: str) -> list[tuple[str, str]]:
    """What is found: today's name, and the former unit it was found by."""
    return [(m.commune.now, m.by.called if m.by else "") for m in find(REGISTER, words)]


def test_finding_by_todays_name_an_old_one_or_a_code() -> None:
    assert said("Kỳ Lừa, Lạng Sơn") == [("phường Kỳ Lừa", "")]
    assert said("phường kỳ lừa") == [("phường Kỳ Lừa", "")]
    assert said("Ky Lua, Lang Son") == [("phường Kỳ Lừa", "")]
    assert said("thị trấn Cao Lộc") == [("phường Kỳ Lừa", "thị trấn Cao Lộc")]
    assert said("Cao Lộc, Lạng Sơn") == [("xã Cao Lộc", ""), ("phường Kỳ Lừa", "thị trấn Cao Lộc")]
    assert said("06187") == [("phường Kỳ Lừa", "")]
    assert said("00008") == [("phường Ngọc Hà", "")]
    assert {now for now, _ in said("Ngọc Hà, Hà Nội")} == {"phường Ngọc Hà", "phường Ba Đình"}
    assert said("06226") == [("phường Kỳ Lừa", "xã Hợp Thành")]
    assert said("xã Đồng Thịnh, Sông Lô, Vĩnh Phúc") == [("xã Sông Lô", "xã Đồng Thịnh")]
    assert said("Bố Hạ") == said("phường Bố Hạ") == said("xã Bố Hạ") == [("phường Bố Hạ", "")]
    assert said("Côn Đảo, Hồ Chí Minh") == [("đặc khu Côn Đảo", "")]


def test_tones_tell_names_apart_where_they_are_written() -> None:
    both = {"xã Văn Lang", "xã Văn Lăng"}
    assert {now for now, _ in said("Van Lang, Thái Nguyên")} == both
    assert {now for now, by in said("Văn Lang, Thái Nguyên") if not by} == {"xã Văn Lang"}


def test_spellings_of_one_name_find_it() -> None:
    for written in ("Hiệp Hoà, Bắc Ninh", "Hiệp Hòa, Bắc Ninh", "Ea H’Leo", "Ea H'leo", "ea hleo"):
        assert find(REGISTER, written), written


def test_of_a_name_nobody_bears_the_nearest_is_named() -> None:
    assert find(REGISTER, "Kỳ Lừaa") == ()
    assert nearest(REGISTER, "Kỳ Lừaa") == "Kỳ Lừa"
