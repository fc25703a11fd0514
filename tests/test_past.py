"""What happened before 1900 is recorded, told and found like anything else."""

import json
import re
from pathlib import Path

import pytest

from generator.dates import FIRST_YEAR, LAST_YEAR, parse
from generator.presentation import facets
from generator.records import decode
from generator.search.entries import EntryStub, SearchEntry
from generator.search.postings import KIND_ROOM, SLOTS, UNDATED, assign
from tests import calls, small

ROOT = Path(__file__).parent.parent
SCRIPT = ROOT / "generator/site/theme/assets/search.js"
DAYS = (str(FIRST_YEAR), "1469", "1831-04-05", "1899", "1900", "2026-11-21", str(LAST_YEAR))


def _never() -> SearchEntry:
    raise AssertionError("numbers are given without the entries")


def _slip(text: str) -> EntryStub:
    last = parse(text).latest
    assert last
    return EntryStub(
        id=f"documents/{text}", kind=next(iter(facets.SECTIONS)), day=last.toordinal(), mark="", entry=_never
    )


def test_entries_are_numbered_by_their_day_and_a_browser_can_read_the_numbers() -> None:
    numbers = assign(map(_slip, DAYS))
    found = [numbers[f"documents/{text}"] for text in DAYS]
    assert found == sorted(found)
    assert found[0] // SLOTS // KIND_ROOM >= UNDATED, "those without a day stand before all"
    assert found[-1] < 2**31, "search.js reads them with shifts of 32 bits"


def test_the_filter_by_year_counts_from_the_same_day() -> None:
    number = assign([_slip("1831-01-01")])["documents/1831-01-01"]
    shift = re.search(r"Date\.UTC\(year, 0, 1\) / 864e5 \+ (\d+)", SCRIPT.read_text(encoding="utf-8"))
    assert shift
    since_1970 = (parse("1831-01-01").earliest - parse("1970-01-01").earliest).days  # type: ignore[operator]
    assert number // SLOTS // KIND_ROOM == UNDATED + since_1970 + int(shift[1])


@pytest.mark.parametrize("date", ["1026-03-05", "1826", "../1899-12", "1826/2026"])
def test_what_is_of_our_time_is_not_of_long_ago(date: str) -> None:
    given = {"title": "Họp", "kind": "residents_meeting", "status": "held", "date": date, "orgs": ["units/dong"]}
    found, faults = decode("data/activities/hop.yml", {**given, "sources": [small.PRESS]})
    assert found is None
    (fault,) = faults
    assert fault.code == "bad-date"
    assert "từ năm 1900" in fault.message


FILES = {
    "data/units/dong.yml": "name: Đông\nlevel: village\nkind: thon\nparent: an\nfounded: 1831\n",
    "data/units/an.yml": "name: An\nlevel: commune\nkind: xa\n",
    "data/units/cu.yml": "name: Kẻ Cũ\nlevel: village\nkind: thon\nparent: an\n",
    "data/changes/cu.yml": "kind: rename\ndate: 1469\nbefore: [units/cu]\nnew_name: Kẻ Mới\n",
    "data/documents/sac.yml": "title: Sắc\nnumber: CH 44\nkind: decision\nissued_on: 1783-04-05\nissuer_name: A\n",
}


def test_a_site_with_an_old_past_is_built(tmp_path: Path) -> None:
    assert calls.chibo("init", tmp_path / "p").returncode == 0
    for file, text in FILES.items():
        target = tmp_path / "p" / file
        target.parent.mkdir(parents=True, exist_ok=True)
        source = json.dumps([{"id": "s", "kind": "portal", "title": "Tin", "published_on": "1805"}], ensure_ascii=False)
        target.write_text(f"{text}sources: {source}\n", encoding="utf-8")
    calls.build(tmp_path / "p", "--today", "2026-11-21")
    site = tmp_path / "p" / "site"
    words = {p.relative_to(site).as_posix(): p.read_text(encoding="utf-8") for p in site.rglob("*.html")}
    for year in ("1831", "năm 1469", "5/4/1783"):
        assert any(year in text for text in words.values()), year
    found = json.loads((site / "tim-kiem/muc-luc.json").read_text(encoding="utf-8"))
    assert found["entries"] > len(FILES)
