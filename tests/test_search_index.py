"""The index of the search: what is found under which words, equal bytes for equal input, few shards for an edit."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from generator.model import load
from generator.pages import write as write_pages
from generator.presentation.context import plain_context
from generator.records import Record, Tombstone
from generator.search.entries import HandWrittenPage, SearchEntry, slip, stubs
from generator.search.files import DIRECTORY, Search, write
from generator.search.postings import KIND_ROOM, SLOTS, Postings, assign, weights
from generator.search.shards import LONGEST, shards
from generator.search.synonyms import NONE, SynonymTable, table
from generator.vietnamese import key, runs
from tests import small
from tests.bench import world

PLACES = (
    small.unit("tinh", "province", name="Lạng Sơn"),
    small.unit("huyen", "district", "tinh", name="Cao Lộc"),
    small.unit("tt", "commune", "huyen", name="Cao Lộc", kind="thi_tran"),
    small.unit("ky-lua", "commune", "tinh", name="Kỳ Lừa", kind="phuong"),
    small.unit("khoi-4", "village", "tt", name="Khối 4", kind="khoi"),
    small.unit("khoi-14", "village", "tt", name="Khối 14", kind="khoi"),
    small.cell("khoi-4", "khoi-4", name="Chi bộ Khối 4", officers=[{"name": "Toàn Thanh Thứ", "role": "secretary"}]),
    small.change("tt-2025", "merger", ["units/tt"], ["units/ky-lua"], date="2025-07-01"),
)
SYNONYMS = small.record("rules/synonyms", kind="synonyms", title="T", groups=[{"same": ["NTM", "nông thôn mới"]}])
FILE_LIMIT = 20 * 1024


def meeting(name: str, **more: object) -> Record | Tombstone:
    return small.record(
        f"activities/{name}", title=str(more.pop("title", "Họp")), kind="residents_meeting",
        status=str(more.pop("status", "held")), orgs=["units/khoi-4"], **more,
    )  # fmt: skip


def found(*records: Record | Tombstone) -> dict[str, SearchEntry]:
    ctx = small.ctx(*PLACES, *records)
    return {s.id: s.entry() for s in stubs(ctx, write_pages(ctx.model, ctx.today), ())}


def words_of(entry: SearchEntry, synonyms: SynonymTable = NONE) -> dict[str, int]:
    heaviest: dict[str, int] = {}
    for (term, _), weight in weights(entry.tags, entry.texts, synonyms).items():
        heaviest[term] = max(weight, heaviest.get(term, 0))
    return heaviest


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> tuple[SearchEntry, ...]:
    """The entries of a world of 1,000 records."""
    root = tmp_path_factory.mktemp("many")
    world.write(1_000, root)
    site = "format: 1\ntitle: T\ndescription: D\naddress: https://a.example/\npublisher: {name: P}\n"
    (root / "data" / "site.yml").write_text(site, encoding="utf-8")
    model = load(Path(root)).model
    assert model
    ctx = plain_context(model, today=small.TODAY)
    return tuple(s.entry() for s in stubs(ctx, write_pages(model, small.TODAY), ()))


def files(found: Sequence[SearchEntry]) -> dict[str, str]:
    postings = Postings()
    postings.update(map(slip, found), NONE)
    return write(postings, NONE)


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("Hoà bình", "hoa binh"),
        ("HÒA BÌNH", "hoa binh"),
        ("Uỷ ban, ủy ban", "uy ban uy ban"),
        ("Đặng Ðức", "dang duc"),
        ("Lý Quý Mỹ, lí quí mĩ", "li qui mi li qui mi"),
        ("thúy tay y tế", "thuy tay i te"),
        ("th\u00f4n \u0110o\u0300ng", "thon dong"),
        ("Khối 4, Khối 14, khoi04", "khoi 4 khoi 14 khoi 4"),
        ("08-CT/HU", "8 ct hu"),
        ("600.000.000 đồng", "600000000 dong"),
        ("ngày 03/09/2020", "3 9 2020"),
        ("ngày 3 tháng 9 năm 2020", "3 9 2020"),
        ("2020-09-03", "3 9 2020"),
        ("tháng 9 năm 2024", "9 2024"),
        ("9/2024", "9 2024"),
        ("năm 2024", "2024"),
        ("Khối 4 năm 2023", "khoi 4 2023"),
        ("45/13/2020", "45 13 2020"),
        ("125/154 chi bộ", "125 154 chi bo"),
    ],
)
def test_words(typed: str, wanted: str) -> None:
    assert key(typed) == wanted


def test_spelling_is_kept_beside_the_folded_word() -> None:
    assert [[w.form for w in run] for run in runs("Hoà Thuỷ. Quý")] == [["hòa", "thủy"], ["quý"]]


def test_a_title_weighs_more_than_a_name_and_a_name_more_than_a_body() -> None:
    every = found(
        meeting("a", title="Họp bàn làm đường", summary="Bàn chuyện đèn.", agenda=["Chọn cột điện"], date="2024-09-15")
    )
    terms = words_of(every["activities/a"])
    assert terms["lam duong"] > terms["khoi 4"] > terms["ki lua"] > terms["chuyen den"] > terms["cot dien"]
    assert words_of(every["cells/khoi-4"])["thanh thu"] > terms["ki lua"]


def test_a_short_title_weighs_more_than_a_long_one() -> None:
    every = found()
    unit, cell = (words_of(every[key]) for key in ("units/khoi-4", "cells/khoi-4"))
    assert unit["khoi 4"] > cell["khoi 4"] >= 12


def test_present_and_former_names_find_the_records_of_a_place() -> None:
    every = found(meeting("a"))
    for entry in ("units/khoi-4", "cells/khoi-4", "activities/a", "units/ky-lua"):
        assert {"ki lua", "cao loc"} <= set(words_of(every[entry])), entry


def test_a_number_is_a_word_of_its_own() -> None:
    every = found()
    assert "khoi 14" not in words_of(every["units/khoi-4"])
    assert "khoi 4" not in words_of(every["units/khoi-14"])


def test_a_date_is_found_in_any_form() -> None:
    terms = words_of(found(meeting("a", date="2024-09-15"))["activities/a"])
    for typed in (
        "15/9/2024",
        "ngày 15 tháng 9 năm 2024",
        "tháng 9/2024",
        "9-2024",
        "tháng 9",
        "năm 2024",
        "ngày 15/9",
    ):
        wanted = key(typed).split()
        pairs = {" ".join(pair) for pair in pairwise(wanted)} or set(wanted)
        assert pairs <= set(terms), typed


def test_synonyms_find_each_other() -> None:
    ctx = small.ctx(*PLACES, SYNONYMS, meeting("a", title="Xây NTM"), meeting("b", title="Xây nông thôn mới"))
    both = {s.id: s.entry() for s in stubs(ctx, write_pages(ctx.model, ctx.today), ())}
    terms = [words_of(both[name], table(ctx.model)) for name in ("activities/a", "activities/b")]
    assert all({"xay ntm", "xay nong", "thon moi"} <= set(found) for found in terms)


def test_a_synonym_inside_a_longer_one_counts_too() -> None:
    groups = [{"same": ["NTM", "nông thôn mới"]}, {"same": ["XDNTM", "xây dựng nông thôn mới"]}]
    rule = small.record("rules/synonyms", kind="synonyms", title="T", groups=groups)
    ctx = small.ctx(*PLACES, rule, meeting("a", title="Bàn xây dựng nông thôn mới ở xã"))
    (entry,) = [s.entry() for s in stubs(ctx, write_pages(ctx.model, ctx.today), ()) if s.id == "activities/a"]
    assert {"ban xdntm", "dung ntm", "ntm o", "thon moi"} <= set(words_of(entry, table(ctx.model)))


def test_the_directory_names_abbreviations_that_no_page_has() -> None:
    groups = [{"same": ["MTTQ", "Mặt trận Tổ quốc"]}, {"same": ["TPHN", "thành phố Hà Nội", "TP HN"]}]
    rule = small.record("rules/synonyms", kind="synonyms", title="T", groups=groups)
    ctx = small.ctx(*PLACES, rule)
    told = json.loads(Search().files(ctx, write_pages(ctx.model, ctx.today), ())[DIRECTORY])
    assert told["short"] == ["mttq tphn", "tphn"]


def test_what_has_no_page_is_not_found() -> None:
    gone = small.record("activities/gone", retracted={"on": "2025-01-01", "reason": "nhầm"})
    every = found(meeting("inner", status="planned", audience="members", date="2030-01-01"), gone)
    assert not {"activities/inner", "activities/gone"} & set(every)


def test_hand_written_pages_and_hubs_are_found() -> None:
    ctx = small.ctx(*PLACES)
    written = HandWrittenPage(address="de-doc/", title="Dễ đọc", description="Cỡ chữ", text="Bấm Mục lục.")
    inside = replace(written, address="cho-can-bo/", searched=False)
    every = {s.id: s.entry() for s in stubs(ctx, write_pages(ctx.model, ctx.today), (written, inside))}
    assert "trang/cho-can-bo" not in every
    assert "muc luc" in words_of(every["trang/de-doc"])
    assert "trang/thon" in every


def test_equal_input_gives_equal_bytes_in_any_order(many: tuple[SearchEntry, ...]) -> None:
    assert files(many) == files(many[::-1])


def test_what_an_update_leaves_is_what_a_fresh_index_has(many: tuple[SearchEntry, ...]) -> None:
    postings = Postings()
    edited = replace(many[500], texts=((15, "Chuyện hoàn toàn khác"),), day=738000)
    states = (many[:-50], (*many[:500], edited, *many[501:]), many[100:], (), many)
    for state in states:
        postings.update(map(slip, state), NONE)
        assert write(postings, NONE) == files(state)


def test_files_are_small_and_named_after_their_content(many: tuple[SearchEntry, ...]) -> None:
    made = files(many)
    assert max(len(gzip.compress(text.encode())) for text in made.values()) <= FILE_LIMIT
    assert len({name.lower() for name in made}) == len(made)
    assert all(name.startswith("tim-kiem/") and "/." not in name for name in made)


def test_an_edit_changes_few_files(many: tuple[SearchEntry, ...]) -> None:
    before = files(many)
    at = next(i for i, e in enumerate(many) if e.id.startswith("activities/"))
    texts = tuple((weight, text.replace("tháng", "kỳ họp")) for weight, text in many[at].texts)
    after = files((*many[:at], replace(many[at], title=many[at].title + " lần hai", texts=texts), *many[at + 1 :]))
    fresh = {name for name in after if after[name] != before.get(name)} - {DIRECTORY}
    assert len([name for name in fresh if "/k/" in name]) == 1
    assert len(fresh) < len(after) // 10


def test_a_new_record_moves_no_other(many: tuple[SearchEntry, ...]) -> None:
    before, after = assign(map(slip, many[1:])), assign(map(slip, many))
    moved = [name for name in before if before[name] != after[name]]
    assert len(moved) <= 1
    assert len(set(after.values())) == len(many)


def test_numbers_follow_time_even_on_a_crowded_day(many: tuple[SearchEntry, ...]) -> None:
    crowd = [replace(many[0], id=f"activities/x{n}", kind="hoat-dong", day=738_000) for n in range(SLOTS + 40)]
    later = replace(many[0], id="activities/z", kind="hoat-dong", day=738_001)
    numbers = assign(map(slip, [*crowd, later]))
    assert len(set(numbers.values())) == len(crowd) + 1
    assert max(numbers, key=lambda name: numbers[name]) == "activities/z"
    assert numbers["activities/z"] // SLOTS // KIND_ROOM == max(numbers[e.id] for e in crowd) // SLOTS // KIND_ROOM + 1


def test_the_index_of_a_preview_is_kept() -> None:
    ctx, kept = small.ctx(*PLACES), Search()
    pages = write_pages(ctx.model, ctx.today)
    assert kept.files(ctx, pages, ()) == kept.files(ctx, pages, ()) == Search().files(ctx, pages, ())


@pytest.mark.parametrize(("alike", "size"), [(300, 40), (1100, 9), (70_000, 3), (41, 3000)])
def test_words_with_the_same_long_beginning_are_kept_and_found(alike: int, size: int) -> None:
    lines = {(term := f"{'a' * alike}{n}"): f"{term}\t\t;1A" for n in range(size)}
    found = shards({**lines, "b": "b", f"{'a' * alike} b": "c"})
    assert max(map(len, found)) <= LONGEST
    for term, line in lines.items():
        prefix = max((p for p in found if term.startswith(p)), key=len)  # as the browser looks it up
        assert line in found[prefix].split("\n")
