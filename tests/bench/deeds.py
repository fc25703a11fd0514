"""What is on record in the bench besides activities: assessments, awards, works, money, documents, indicators."""

from random import Random

from tests.bench import words
from tests.bench.shapes import Cell, Record, Records, own

_LEVELS = ("excellent", "good", "good", "good", "satisfactory")
_GRANTORS = ("Đảng ủy xã", "Ủy ban nhân dân xã", "Ban Thường vụ Tỉnh ủy")


def of_cell(chance: Random, cell: Cell) -> Records:
    for year in (2023, 2024, 2025):
        yield _assessment(chance, cell, year)
    if chance.random() < 0.7:
        yield _award(chance, cell)
    for number, (word, unit, size) in enumerate(chance.sample(words.WORKS, chance.randint(0, 3)), 1):
        yield from _works(chance, cell, f"{cell.key}-{number}", f"{word} thôn {cell.name}", (unit, size))


def papers(chance: Random, place: str) -> Records:
    """Three years of a commune's documents; numbers restart with every kind."""
    for year in (2024, 2025, 2026):
        for number, (kind, symbol, title) in enumerate(words.PAPERS, (year - 2024) * 10 + 1):
            day = f"{year}-{chance.randint(1, 3):02d}-{chance.randint(1, 28):02d}"
            yield (
                f"documents/{place}/{place}-{symbol.lower()}-{number}",
                {
                    "number": f"{number:02d}-{symbol}/ĐU", "kind": kind, "issuer": place, "term": "2020/2025",
                    "issued_on": day, "title": title.format(year=year), "sources": own(day, "Văn phòng Đảng ủy xã"),
                },
            )  # fmt: skip


def indicators(chance: Random, place: str) -> Records:
    for number, (title, things, label) in enumerate(words.INDICATORS, 1):
        whole = chance.randint(9, 30) * (100 if things == "hộ" else 1)
        seen = [
            {"as_of": f"{year}-12", "part": whole * chance.randint(40 + (year - 2021) * 9, 100) // 100, "whole": whole}
            for year in range(2021, 2026)
        ]
        yield (
            f"indicators/{place}/{place}-{number}",
            {
                "title": title, "scope": f"units/{place}", "measure": "ratio", "things": things, "part_label": label,
                "rest_label": "chưa", "observations": seen, "sources": own("2026-01-05", "Văn phòng Đảng ủy xã"),
            },
        )  # fmt: skip


def _assessment(chance: Random, cell: Cell, year: int) -> tuple[str, Record]:
    record = {
        "title": f"Xếp loại năm {year} của Chi bộ thôn {cell.name}", "kind": "assessment",
        "org": f"cells/cb-{cell.key}", "period": str(year), "assessment": {"level": chance.choice(_LEVELS)},
        "sources": own(f"{year + 1}-01-10"),
    }  # fmt: skip
    return f"achievements/{cell.place}/xep-loai-{cell.key}-{year}", record


def _award(chance: Random, cell: Cell) -> tuple[str, Record]:
    year, grantor = chance.choice((2023, 2024, 2025)), chance.choice(_GRANTORS)
    record = {
        "title": f"Giấy khen của {grantor} năm {year}", "kind": "award", "org": f"cells/cb-{cell.key}",
        "period": str(year), "award": {"name": "Giấy khen", "grantor": grantor}, "sources": own(f"{year + 1}-01-20"),
    }  # fmt: skip
    return f"achievements/{cell.place}/khen-{cell.key}", record


def _works(chance: Random, cell: Cell, key: str, title: str, measure: tuple[str, int]) -> Records:
    (unit, most), year, org = measure, chance.choice((2023, 2024, 2025)), f"units/{cell.village}"
    done = chance.random() < 0.75
    group: Record = {"status": "finished" if done else "building", "started": f"{year}-0{chance.randint(1, 5)}"}
    group |= {"finished": f"{year}-{chance.randint(6, 12):02d}"} if done else {}
    group |= {"size": {"value": chance.randint(1, most), "unit": unit}}
    head = {"org": org, "period": str(year), "sources": own(f"{year}-12-28")}
    yield (
        f"achievements/{cell.place}/viec-{key}",
        {"title": title, "kind": "works", "works": group, **head},
    )
    if chance.random() < 0.8:
        yield f"contributions/{cell.place}/gop-{key}", _money(chance, title, key, head, done)


def _money(chance: Random, title: str, key: str, head: Record, done: bool) -> Record:
    total = chance.randint(20, 900) * 1_000_000
    part = total * chance.randint(30, 70) // 100_000_000 * 1_000_000
    record = {"title": f"Góp làm {title[0].lower()}{title[1:]}", **head, "works": f"viec-{key}"}
    record["rate"] = {"quantity": {"value": chance.randint(1, 20) * 50_000, "unit": "vnd"}, "per": "household"}
    record["received"] = _side("from", done, {"hộ dân": part, "con em xa quê": total - part})
    if done:
        spent = total - chance.randint(0, 9) * 100_000
        record["spent"] = _side("for", done, {"vật liệu": spent * 7 // 10, "nhân công": spent - spent * 7 // 10})
    labour = {"kind": "labour", "quantity": {"value": chance.randint(10, 300), "unit": "workday"}, "from": "hộ dân"}
    record["received"]["lines"].append(labour)
    return record


def _side(whose: str, complete: bool, amounts: dict[str, int]) -> Record:
    lines = [{"kind": "money", "quantity": {"value": v, "unit": "vnd"}, whose: name} for name, v in amounts.items()]
    return {"complete": complete, "lines": lines}
