"""What the gate reads before a rule is tried: each value as YAML decodes it, the pieces asked for first, the places."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.build import Results, Store
from generator.gate import RULES, gate
from generator.gate import passages as raw_passages
from generator.gate.documents import readings
from generator.gate.normalize import normalize
from generator.gate.numbers import NINE, RUN
from generator.gate.passages import one
from generator.gate.patterns import Words
from generator.gate.rule import Document, Rule
from generator.gate.rules import asked
from generator.problems import Problem
from generator.source import SourceText, leaves
from tests.markdown_styles import paragraphs
from tests.patterns import examples
from tests.test_gate import ENTRIES
from tests.yaml_styles import records

TODAY = date(2026, 11, 21)


@dataclass(frozen=True, kw_only=True)
class Counting(Results):
    """Notes what had to be made."""

    made: list[str] = field(default_factory=list)

    def of(
        self, work: str, things: Mapping[str, str], make: Callable[[Sequence[str]], Sequence[bytes | None]]
    ) -> dict[str, bytes | None]:
        def noted(names: Sequence[str]) -> Sequence[bytes | None]:
            self.made.extend(names)
            return make(names)

        return super().of(work, things, noted)


SIGNS = [
    (rule, number, sign) for rule in RULES for number, sign in enumerate((*rule.find.signs(), *rule.find.topics()))
]


def record(text: str, file: str = "data/activities/x.yml") -> SourceText:
    return SourceText(file=file, form="data", text=text)


def stopped(*files: SourceText, results: Results | None = None) -> list[Problem]:
    return list(gate(files, TODAY, results or Results()))


def rules(text: str) -> set[str]:
    return {problem.code for problem in stopped(record(text))}


def document(text: str) -> Document:
    made = normalize(text)
    passage = one(made.text)
    named = (passage,)
    written = SourceText(file="x", form="other")
    return Document(written=written, normalized=made, passages=named, people=named, meant=named)


def page_rules(text: str) -> set[str]:
    return {p.code for p in gate([SourceText(file="content/x.md", form="page", text=text)], TODAY)}


@pytest.mark.parametrize(("rule", "number", "sign"), SIGNS, ids=[f"{r.id}-{n}" for r, n, _ in SIGNS])
def test_whatever_a_pattern_matches_is_looked_at(rule: Rule, number: int, sign: Words | re.Pattern[str]) -> None:
    """Every alternative of every pattern that a rule begins with, toned and bare."""
    forms = (sign.toned, sign.bare) if isinstance(sign, Words) else (sign,)
    for form in forms:
        texts = examples(form)
        assert texts
        unseen = [text for text in texts if rule.id not in asked(document(text))]
        assert not unseen


def test_a_long_number_is_looked_at() -> None:
    """The quick pattern finds whatever the exact one does."""
    assert all(NINE.search(text) for text in examples(RUN))


def test_no_rule_stops_what_is_not_looked_at() -> None:
    """A pattern that a rule begins with and does not name would be found here."""
    for entry in ENTRIES:
        for form in ("data", "page"):
            file = SourceText(file="data/activities/x.yml" if form == "data" else "x.md", form=form, text=entry.text)
            for reading in readings(file):
                found = {rule.id for rule in RULES if any(True for _ in rule.find(reading))}
                assert found <= asked(reading), entry.text


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Ông Lý Văn Bốn bị phản ánh nhiều lần.", "gate-denunciation"),
        ("Có tin nhắn nói xấu ông Lý Văn Bốn.", "gate-denunciation"),
        ("Bài viết bôi nhọ bà Lò Thị Na.", "gate-denunciation"),
        ("Bà Lò Thị Na mắc covid-19.", "gate-illness"),
        ("Ông Lý Văn Bốn bị tố chiếm đất.", "gate-denunciation"),
    ],
)
def test_words_that_passed_unseen(text: str, rule: str) -> None:
    assert rule in {p.code for p in gate([SourceText(file="content/x.md", form="page", text=text)], TODAY)}


def test_style_of_yaml_changes_no_rule() -> None:
    """However a value is written, what is decoded is judged: no rule is lost."""
    lost: list[tuple[str, str, set[str]]] = []
    tried = Counter[str]()
    for entry in ENTRIES[::4]:
        if entry.data:
            continue
        (_, plainest), *others = records(entry.text)
        wanted = rules(plainest)
        for style, text in others:
            tried[style] += 1
            if missing := wanted - rules(text):
                lost.append((style, entry.text, missing))
    assert not lost
    assert len(tried) >= 13
    assert min(tried.values()) >= 80


def test_style_of_markdown_changes_no_rule() -> None:
    """Whatever marks a paragraph has, what a reader sees is judged. A stamp alone in a row may be honey."""
    lost: list[tuple[str, str, set[str]]] = []
    tried = Counter[str]()
    for entry in ENTRIES[::4]:
        wanted = page_rules(entry.text) - {"gate-secrecy"}
        for style, text in paragraphs(entry.text) if not entry.data else ():
            tried[style] += 1
            if missing := wanted - page_rules(text):
                lost.append((style, text, missing))
    assert not lost
    assert min(tried.values()) >= 100


@pytest.mark.parametrize(
    ("items", "rule"),
    [
        (["Bà con gọi số 0978", "123 456 để đăng ký"], "gate-mobile"),
        (["Ông Lý Văn Bốn", "bị khai trừ khỏi Đảng"], "gate-discipline"),
        (["Hộ bà Lò Thị Na", "thuộc hộ nghèo"], "gate-poverty"),
    ],
)
def test_text_over_items_of_a_list_is_read_on(items: list[str], rule: str) -> None:
    text = "title: Họp dân\nagenda:\n" + "".join(f"  - {item}\n" for item in items)
    assert rule in rules(text)
    apart = "title: Họp dân\nagenda:\n" + "".join(f"  - {item[0].upper()}{item[1:]}.\n" for item in items)
    assert rule not in rules(apart)


def test_place_is_that_of_the_value() -> None:
    text = 'title: Họp dân\nagenda:\n  - Việc\n  - "C\\u0103n c\\u01b0\\u1edbc 01918\\\n    5004321"\n'
    (problem,) = stopped(record(text))
    assert (problem.code, problem.place.line, problem.place.column) == ("gate-personal-id", 4, 5)
    page = '---\ntitle: "G\\u1ecdi 0978\\\n  123456"\n---\n\nNội dung.\n'
    (other,) = gate([SourceText(file="content/x.md", form="page", text=page)], TODAY)
    assert (other.code, other.place.line, other.place.column) == ("gate-mobile", 2, 8)


def test_one_thing_is_told_once() -> None:
    (problem,) = stopped(
        record('title: Họp dân\nnotes: "Ông Lý Văn Bốn\n  bị ung thư,\n  \\u0111\\u00e3 \\u0111\\u1ee1"\n')
    )
    assert problem.code == "gate-illness"


_VALUE = st.text(alphabet="ab 01:#-'\"\\[]{}>|&*!?\n\té", max_size=14)
_RECORD = st.lists(st.tuples(st.sampled_from(["", "  ", "- ", "  - "]), st.sampled_from(["k: ", "m:", ""]), _VALUE))


@settings(max_examples=300)
@given(_RECORD)
def test_what_is_read_lightly_is_what_yaml_reads(lines: list[tuple[str, str, str]]) -> None:
    """Where every passage of a file is exact, YAML decodes the same words from it."""
    text = "".join(f"{indent}{key}{value}\n" for indent, key, value in lines)
    found = raw_passages.of_data(normalize(text))
    values = leaves(text)
    made = normalize(text)
    if made.back is not None or "\\" in text or not all(p.exact for p in found) or not values:
        return
    said = "".join(passage.text for passage in found if passage.path[:1] != ("#",))
    assert letters(said) == letters("".join(leaf.value for leaf in values))


def letters(text: str) -> str:
    """Without what YAML may change of a value in quotes or over lines, and read lightly is left as it is."""
    return re.sub(r"[\s\"']", "", text)


POOR = "title: Danh sách hộ nghèo\nnotes: |\n  - Mai Châu: 12 hộ\n  - Cao Lộc: 9 hộ\n"


def unit(key: str, name: str) -> SourceText:
    return record(f"name: {name}\nlevel: village\nkind: thon\n", f"data/units/{key}.yml")


def test_name_of_a_place_is_that_of_the_publication() -> None:
    """No name of a place is known by itself: the publication says which are."""
    assert [p.place.line for p in stopped(record(POOR))] == [3, 4]
    assert [p.place.line for p in stopped(record(POOR), unit("a", "Mai Châu"))] == [4]
    cell = record("name: Chi bộ thôn Cao Lộc\n", "data/cells/c.yml")
    assert not stopped(record(POOR), unit("a", '"Mai Ch\\u00e2u"'), cell)
    assert not gate([record(POOR)], TODAY, named=["Thôn Mai Châu", "Xã Cao Lộc"])
    change = record("kind: rename\nnew_name: Mai Châu\n", "data/changes/d.yml")
    assert [p.place.line for p in stopped(record(POOR), change)] == [4]


def test_person_of_the_name_of_a_place_is_one_with_a_title() -> None:
    text = "title: Tin\nnotes: Bà Mai Châu bị ung thư.\n"
    assert [p.code for p in stopped(record(text), unit("a", "Mai Châu"))] == ["gate-illness"]


@pytest.mark.parametrize(
    ("file", "name", "codes"),
    [
        ("units/phuong-chau-van-liem", "Châu Văn Liêm", []),
        ("units/phuong-phong-chau-thi-xa-phu-tho", "Phong Châu", []),
        ("units/chau-van-liem-thon-dong", "Đông", ["gate-child"]),
        ("activities/chau-van-liem", "Châu Văn Liêm", ["gate-child"]),
    ],
)
def test_name_of_a_file_may_be_that_of_the_place_in_it(file: str, name: str, codes: list[str]) -> None:
    text = f"name: {name}\nsources: [{{id: s, kind: press, title: Bài}}]\n"
    found = gate([SourceText(file=f"data/{file}.yml", form="data", text=text)], date(2026, 11, 29))
    assert [p.code for p in found if p.message.startswith("Tên tệp")] == codes


def test_new_name_of_a_place_asks_again_only_who_has_it(tmp_path: Path) -> None:
    """What was found is kept by the file and by those of its names that are of places."""
    others = [record(f"title: Tin {n}\nnotes: Lý Văn Bốn dự họp.\n", f"data/activities/{n}.yml") for n in range(20)]

    def judged(*units: SourceText) -> tuple[list[Problem], int]:
        store = Store(tmp_path / "store")
        results = Counting(store=store)
        found = stopped(record(POOR), *others, *units, results=results)
        store.close()
        return found, len(results.made)

    first, made = judged(unit("a", "Bản Lim"))
    assert (len(first), made) == (2, 22)
    found, made = judged(unit("a", "Bản Lim"), unit("b", "Mai Châu"))
    assert [p.place.line for p in found] == [4]
    assert made <= 3
    assert found == stopped(record(POOR), *others, unit("a", "Bản Lim"), unit("b", "Mai Châu"))


def test_name_of_a_place_is_that_of_all_its_words() -> None:
    """«Gia» may be the middle of a person's name, and «khâu» is what surgeons do."""
    told = record("title: Tả Gia Khâu nhập vào Pha Long\n")
    assert [p.code for p in stopped(told)] == ["gate-illness"]
    assert not stopped(told, unit("a", "Tả Gia Khâu"))


def test_a_credit_of_several_paragraphs_is_no_photo_of_its_own() -> None:
    entry = '- file: a.jpg\n    alt: Bà con dọn đường\n    credit: "Ban\\n\\ntruyền thông"\n'
    text = f"title: Họp\nphotos:\n  {entry}  {entry}"
    found = gate([SourceText(file="data/activities/a.yml", form="data", text=text)], date(2026, 11, 21))
    assert "gate-photo-alt" not in {problem.code for problem in found}
    without = text.replace("    alt: Bà con dọn đường\n", "", 1)
    (told,) = [
        problem
        for problem in gate([SourceText(file="data/activities/a.yml", form="data", text=without)], date(2026, 11, 21))
        if problem.code == "gate-photo-alt"
    ]
    assert told.place.line == 3
