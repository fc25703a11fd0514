"""Pages of achievements, works, money and documents: sums are right, gaps are said, nothing leaks, hubs are cut."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from html.parser import HTMLParser

import markdown
import pytest

from generator.model import Model
from generator.pages.about import documents
from generator.pages.figures import assessment_stats, indicators
from generator.pages.results import achievements, contributions, works
from generator.presentation.page import BuildContext, Page
from generator.records import Ref
from generator.records.achievements import Achievement
from tests.worlds import world

EXTENSIONS = ["attr_list", "md_in_html", "admonition", "footnotes", "tables"]
HOSTILE = '<script>x</script> ](y) {#id} "a" &amp; <b'
FAMILIES = (achievements.pages, works.pages, contributions.pages, indicators.pages, documents.pages)
PLACE = {
    "units/tinh": "name: A\nlevel: province\nkind: tinh",
    "units/huyen": "name: B\nlevel: district\nkind: huyen\nparent: tinh",
    "units/xa": "name: C\nlevel: commune\nkind: xa\nparent: huyen",
    "units/thon": "name: D\nlevel: village\nkind: thon\nparent: xa",
    "committees/huyen": "name: Đảng bộ huyện B\nlevel: district\nunit: huyen",
    "cells/d": "name: Chi bộ thôn D\nkind: residential\nunits: [thon]",
    "changes/huyen-2025": "kind: dissolution\ndate: 2025-07-01\nbefore: [units/huyen]",
    "rules/cu": """
        kind: scheme
        title: Cách cũ
        short_title: trong sạch
        valid_from: 2008
        valid_to: 2017
        levels: [{id: strong, name: trong sạch}]
        """,
    "rules/moi": """
        kind: scheme
        title: Cách mới
        short_title: hoàn thành
        valid_from: 2018
        levels: [{id: good, name: hoàn thành tốt nhiệm vụ}]
        """,
}


def written(files: dict[str, str]) -> dict[str, Page]:
    ctx = BuildContext(model=world(PLACE | files), today=date(2026, 1, 1))
    return {page.address: page for family in FAMILIES for page in family(ctx)}


def plain(text: str) -> str:
    """What a reader sees, with plain spaces."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", text).replace("\u00a0", " ")).strip()


def money(sides: str) -> str:
    text = plain(written({"contributions/m": "title: Làm đường\norg: cells/d\n" + sides})["thu-chi/m/"].body)
    return text.partition("Từng khoản")[0]


def lines(*amounts: str) -> str:
    return "[" + ", ".join(f"{{kind: money, quantity: {{{a}, unit: vnd}}}}" for a in amounts) + "]"


@pytest.mark.parametrize(
    ("received", "spent", "said"),
    [
        (("value: 5000000",), ("value: 2000000",), "Còn lại 3 triệu đồng"),
        (("value: 5000000", "value: 500000"), ("value: 5500000",), "Còn lại 0 đồng"),
        (("value: 5000000, qualifier: more_than",), ("value: 2000000",), "Còn lại khoảng 3 triệu đồng"),
        (("value: 1000000",), ("value: 3000000",), "Chi quá số đã nhận 2 triệu đồng"),
        (("value: 5000000",), ("min: 1000000, max: 2000000",), "Còn lại chưa tính được"),
    ],
)
def test_balance_of_two_complete_sides(received: tuple[str, ...], spent: tuple[str, ...], said: str) -> None:
    sides = (
        f"received: {{complete: true, lines: {lines(*received)}}}",
        f"spent: {{complete: true, lines: {lines(*spent)}}}",
    )
    assert said in money("\n".join(sides))


def test_no_balance_while_a_side_is_not_complete() -> None:
    text = money(
        f"received: {{complete: true, lines: {lines('value: 5000000')}}}\nspent: {{lines: {lines('value: 1')}}}"
    )
    assert "Còn lại chưa tính được" in text
    assert "Đã chi chưa công bố đủ 1 đồng" in text
    assert "Số còn lại chỉ ghi khi phần thu và phần chi đều đã công bố đủ." in text


def test_absent_sides_are_not_nought() -> None:
    text = money(f"pledged: {{lines: {lines('value: 600000000, qualifier: more_than')}}}")
    assert "Đã vận động, hứa góp trên 600 triệu đồng" in text
    assert "Đã nhận chưa công bố Đã chi chưa công bố" in text
    assert "Mức góp nguồn không nêu" in text


def test_only_money_is_added_up_with_the_weakest_qualifier() -> None:
    page = written(
        {
            "contributions/m": """
                title: Làm đường
                org: cells/d
                rate: {quantity: {value: 200000, unit: vnd}, per: household}
                received:
                  lines:
                    - {kind: money, quantity: {value: 20000000, unit: vnd}, from: hộ dân}
                    - {kind: money, quantity: {value: 5000000, unit: vnd, qualifier: about}, from: đảng viên}
                    - {kind: goods, quantity: {value: 200, unit: tree}}
                    - {kind: goods, quantity: {value: 50, unit: tree}}
                    - {kind: land, quantity: {value: 120, unit: m2}}
                """
        }
    )["thu-chi/m/"]
    text = plain(page.body)
    assert "200.000 đồng mỗi hộ" in text
    assert "khoảng 25 triệu đồng 200 cây xanh 50 cây xanh 120 m² đất" in text
    assert "Cộng tiền khoảng 25 triệu đồng" in text
    assert "120 m² đất" in text


def test_goods_alone_need_no_rate_and_no_balance() -> None:
    text = money("pledged: {lines: [{kind: goods, quantity: {value: 200, unit: tree}, from: đảng viên}]}")
    assert "200 cây xanh" in text
    assert "Còn lại" not in text
    assert "Mức góp" not in text


def test_section_of_other_pages() -> None:
    model = world(
        PLACE | {"contributions/m": "title: Làm đường\norg: cells/d", "contributions/n": "title: N\norg: units/thon"}
    )
    here = BuildContext(model=model, today=date(2026, 1, 1)).at("thon/thon/")
    both = contributions.section(here, Ref("units/thon"), Ref("cells/d"))
    assert both[0] == "## Thu, chi, đóng góp {#thu-chi}"
    assert sum('<table class="money">' in b for b in both) == 2
    assert '<a href="../../thu-chi/m/">Làm đường</a>' in "\n".join(both)
    assert contributions.section(here, Ref("units/xa")) == []


def shares(*found: tuple[str, str]) -> str:
    return "measure: share\nobservations: [" + ", ".join(f'{{period: {y}, share: "{s}"}}' for y, s in found) + "]"


ASSESSED = "title: Xếp loại\nkind: assessment\norg: cells/d\n"


def test_the_scheme_in_force_at_the_end_of_the_period() -> None:
    files = {
        f"achievements/a-{year}": ASSESSED + f"period: {year}\nassessment: {{level: {level}}}"
        for year, level in (("2017", "strong"), ("2018", "good"), ("2007", "strong"))
    }
    files["achievements/a-none"] = ASSESSED + "assessment: {level: good}"
    model: Model = world(PLACE | files)
    found = {a.id: assessment_stats.scheme_of(model, a) for a in model.all(Achievement)}
    assert {name: one and one.id for name, one in found.items()} == {
        "a-2007": None, "a-2017": "cu", "a-2018": "moi", "a-none": None,
    }  # fmt: skip
    page = written(files)["thanh-tich/a-2018/"]
    assert "xếp theo quy định có hiệu lực khi đó, nguồn không nêu" in plain(page.body)


def test_self_assessed_stands_apart() -> None:
    files = {
        "achievements/quyet": ASSESSED + "period: 2020\nassessment: {scheme: moi, level: good}",
        "achievements/tu": ASSESSED + "period: 2020\nassessment: {scheme: moi, level: good, self_assessed: true}",
        "indicators/i": "title: Cả huyện\nscope: committees/huyen\nscheme: moi\n" + shares(("2020", "90%")),
    }
    found = written(files)
    tables = re.findall(r"<table>.*?</table>", found["thanh-tich/"].body, re.DOTALL)
    assert [("tu/" in t, "quyet/" in t, "so-lieu/i/" in t) for t in tables] == [
        (False, True, False), (True, False, False), (False, False, True),
    ]  # fmt: skip
    assert "chưa phải kết quả" in found["thanh-tich/tu/"].body
    assert "chưa phải kết quả" not in found["thanh-tich/quyet/"].body
    assert "Chưa có tin khen thưởng" in found["thanh-tich/"].body


def test_works_by_how_far_they_are() -> None:
    kinds = ("finished", "planned", "unknown", "building")
    files = {f"achievements/{k}": f"title: Đường\nkind: works\norg: cells/d\nworks: {{status: {k}}}" for k in kinds}
    files["contributions/m"] = (
        "title: Góp\norg: cells/d\nworks: unknown\n" + f"pledged: {{lines: {lines('value: 7000')}}}"
    )
    found = written(files)
    heads = re.findall(r"^## (.*)", found["cong-trinh/"].body, re.MULTILINE)
    assert heads == ["Đang làm", "Đã vận động", "Mới dự kiến", "Đã xong"]
    text = plain(found["cong-trinh/unknown/"].body)
    assert "7.000 đồng" in text
    assert "Chưa có thông tin tiến độ, quy mô, kinh phí" in text
    assert "báo là đã xong" in written({"achievements/x": files["achievements/planned"]})["cong-trinh/"].body


def test_documents_and_who_cites_them() -> None:
    source = "sources: [{id: s, kind: document, document: documents/b}]"
    meeting = "title: Họp\nkind: notice\norgs: [cells/d]\ndocuments: [b]\n"
    found = written(
        {
            "documents/a": "number: 38-KL/TW\nkind: conclusion\nissued_on: 2018-11-13",
            "documents/b": "number: '127'\nkind: conclusion\nissuer: huyen\nimplements: [a]\nsupersedes: [a]",
            "activities/h": f"{meeting}status: held\ndate: 2020\n{source}",
            "activities/kin": f"{meeting}status: planned\naudience: members".replace("Họp", "Kín"),
            "cells/e": f"name: Chi bộ E\nkind: school\n{source}",
        }
    )
    old, new = plain(found["van-ban/a/"].body), plain(found["van-ban/b/"].body)
    assert "Văn bản thực hiện Văn bản 127" in old
    assert "Văn bản này đã được thay bằng Văn bản 127" in old
    assert "Thực hiện Văn bản 38-KL/TW ngày 13/11/2018" in new
    assert "ký hiệu đi sau số" in new
    assert "Hoạt động theo văn bản này Họp ## Tin lấy từ văn bản này Chi bộ E" in new
    assert "Kín" not in new


class _Seen(HTMLParser):
    """Elements, addresses and text of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text += data


HOSTILE_FILES = {
    "documents/x": "number: HH\nkind: plan\nissuer_name: HH\ntitle: HH\nsummary: HH\nnotes: HH",
    "achievements/a": "title: HH\nkind: award\norg: cells/d\nsummary: HH\naward: {name: HH, grantor: HH, decision: x}",
    "achievements/b": ASSESSED.replace("Xếp loại", "HH") + "period: 2020\nassessment: {level: good, as_published: HH}",
    "achievements/w": "title: HH\nkind: works\norg: cells/d\nsummary: HH\nworks: {status: planned}",
    "contributions/m": "title: HH\norg: cells/d\nworks: w\nsummary: HH\n"
    "received: {lines: [{kind: goods, quantity: {value: 2}, from: HH, for: HH, note: HH}]}",
    "indicators/i": "title: HH\nscope: cells/d\nmeasure: ratio\nthings: HH\npart_label: HH\nrest_label: HH\n"
    "documents: [x]\nsummary: HH\nobservations: [{as_of: 2020, part: 1, whole: 9, note: HH}]",
}


def test_hostile_words_stay_words() -> None:
    files = {name: text.replace("HH", f"'{HOSTILE}'") for name, text in HOSTILE_FILES.items()}
    for page in written(files).values():
        seen = _Seen()
        seen.feed(markdown.markdown(page.body, extensions=EXTENSIONS))
        assert not {"script", "b<", "style"} & set(seen.tags), page.address
        assert not [a for a in seen.attributes if a in (("href", "y"), ("id", "id")) or a[0] == "style"], page.address
        assert "\ue000" not in seen.text
        if page.address.count("/") > 1:
            assert "<script>x</script> ](y) {#id}" in seen.text, page.address


WORK = "title: T\nkind: works\nworks: {status: planned}\norg: "
SCOPES = ("cells/d", "units/huyen")


@pytest.mark.parametrize(
    ("hub", "kind", "text"),
    [
        ("thanh-tich/", "achievements", lambda n: f"{ASSESSED}period: {2000 + n % 3}\nassessment: {{level: good}}"),
        ("cong-trinh/", "achievements", lambda n: WORK + SCOPES[n % 2]),
        ("van-ban/", "documents", lambda n: f"number: {n}-KH/HU\nkind: plan\nissued_on: {2000 + n % 3}-01-01"),
        ("thu-chi/", "contributions", lambda n: f"title: T\norg: cells/d\nperiod: {2000 + n % 3}"),
        ("so-lieu/", "indicators", lambda n: f"title: T\nscope: {SCOPES[n % 2]}\n" + shares(("2020", "9%"))),
    ],
)
def test_a_long_hub_is_cut(hub: str, kind: str, text: Callable[[int], str]) -> None:
    found = written({f"{kind}/a{n}": text(n) for n in range(101)})
    record = re.compile(r'href="(?:\.\./)?a\d+/"')
    assert not record.findall(found[hub].body)
    parts = [p for a, p in found.items() if a.startswith(hub) and p.crumbs and p.crumbs[-1][1] == hub and not p.about]
    assert len(parts) in (2, 3)
    assert sum(len(set(record.findall(p.body))) for p in parts) == 101
    whole = written({f"{kind}/a{n}": text(n) for n in range(100)})
    assert len(set(record.findall(whole[hub].body))) == 100


def test_empty_hubs_say_what_will_stand_there() -> None:
    found: Iterable[Page] = written({}).values()
    assert {p.address for p in found} == {"thanh-tich/", "cong-trinh/", "thu-chi/", "so-lieu/", "van-ban/"}
    assert all('class="empty"' in p.body and p.description for p in found)
