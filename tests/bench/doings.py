"""What a cell of the bench does: two years and a quarter of meetings and work days, and what is to come."""

from collections.abc import Sequence
from random import Random

from tests.bench import words
from tests.bench.shapes import Cell, Record, Records, own

_MONTHS = 27
_SILENT = 0.12
_MORE = (
    ("residents_meeting", "Họp dân"), ("works_day", "Ngày làm việc chung"), ("campaign", "Đợt vận động"),
    ("assistance", "Giúp nhau"), ("dialogue", "Đối thoại"), ("directive_rollout", "Triển khai"),
    ("exchange_visit", "Trao đổi kinh nghiệm"), ("commendation", "Biểu dương"),
)  # fmt: skip
_HALLS = ("nhà văn hóa thôn", "sân đình", "nhà sinh hoạt chung", "trường cũ", "nhà trưởng thôn")


def activities(chance: Random, cell: Cell, papers: Sequence[tuple[str, Record]]) -> Records:
    for month in range(_MONTHS):
        if chance.random() >= _SILENT:
            yield _meeting(chance, cell, 2024 + month // 12, month % 12 + 1)
    for number in range(1, chance.randint(7, 12)):
        yield _other(chance, cell, number, papers)
    for number in range(1, chance.randint(1, 4)):
        yield _coming(chance, cell, number)


def _meeting(chance: Random, cell: Cell, year: int, month: int) -> tuple[str, Record]:
    topic, day = chance.choice(words.TOPICS), f"{year}-{month:02d}-{chance.randint(2, 27):02d}"
    kind, title = "regular_meeting", f"Sinh hoạt tháng {month}/{year}, {topic}"
    if month % 3 == 0:
        kind, title = "thematic_meeting", f"Sinh hoạt chuyên đề quý {month // 3}/{year}: {topic}"
    if (year, month) == (2025, 4):
        kind, title = "congress", f"Đại hội Chi bộ {cell.name} nhiệm kỳ 2025–2027"
    came = {"present": cell.members - chance.randint(0, min(6, cell.members)), "total": cell.members}
    record = _held(cell, title, kind, day)
    record |= {"at": f"{chance.choice((7, 8, 14, 19)):02d}:30", "place": chance.choice(_HALLS), "attendance": came}
    record["summary"] = f"Bàn {chance.randint(2, 9)} việc, trước là {topic}."
    return f"activities/{cell.place}/{year}/cb-{cell.key}-{year}-{month:02d}", _told(chance, cell, record, day)


def _other(chance: Random, cell: Cell, number: int, papers: Sequence[tuple[str, Record]]) -> tuple[str, Record]:
    year, topic = chance.choice((2024, 2025)), chance.choice(words.TOPICS)
    kind, word = chance.choice(_MORE)
    day = f"{year}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}"
    record = _held(cell, f"{word} thôn {cell.name}: {topic}", kind, day)
    if kind != "commendation":
        record["orgs"].append(f"units/{cell.village}")
    record["audience"] = "residents"
    if kind == "directive_rollout":
        record["documents"] = [chance.choice(papers)[0].split("/")[-1]]
    what, unit = chance.choice(words.OUTCOMES)
    record["outcomes"] = [{"what": what, "quantity": {"value": chance.randint(5, 400), "unit": unit}, "status": "done"}]
    return f"activities/{cell.place}/{year}/viec-{cell.key}-{number}", _told(chance, cell, record, day)


def _coming(chance: Random, cell: Cell, number: int) -> tuple[str, Record]:
    kind, word = chance.choice(_MORE[:4])
    day = f"2026-{chance.randint(5, 8):02d}-{chance.randint(1, 28):02d}"
    record = _held(cell, f"{word} thôn {cell.name}: {chance.choice(words.TOPICS)}", kind, day)
    record |= {"status": chance.choice(("planned", "planned", "planned", "postponed")), "at": "19:30"}
    record |= {"audience": "residents", "place": chance.choice(_HALLS), "sources": own("2026-04-10")}
    return f"activities/{cell.place}/2026/toi-{cell.key}-{number}", record


def _held(cell: Cell, title: str, kind: str, day: str) -> Record:
    return {"title": title, "kind": kind, "status": "held", "date": day, "orgs": [f"cells/cb-{cell.key}"]}


def _told(chance: Random, cell: Cell, record: Record, day: str) -> Record:
    """With an agenda, a longer text, or neither; from the cell itself or, one in six, from the press."""
    how = chance.random()
    if how < 0.3:
        record["agenda"] = chance.sample(words.TOPICS, chance.randint(2, 4))
    elif how < 0.55:
        record["body"] = " ".join(_sentence(chance, said) for said in chance.sample(words.SENTENCES, 4))
    if chance.random() < 0.17:
        name = {"title": f"Chuyện ở thôn {cell.name}", "publisher": "Báo tỉnh Mẫu", "published_on": day}
        return {**record, "sources": [{"id": "bao", "kind": "press", **name}]}
    return {**record, "sources": own(day)}


def _sentence(chance: Random, said: str) -> str:
    spot = f"{chance.choice(words.PLACES)} {chance.choice(words.SECOND)}"
    day = f"{chance.randint(1, 28)}/{chance.randint(1, 12)}"
    return said.format(n=chance.randint(11, 900), m=chance.randint(2, 90), place=spot, d=day)
