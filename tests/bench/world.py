"""Writes a publication of N records that looks like a province's: the same N gives the same bytes.

python -m tests.bench.world 10000 DIR
"""

import random
import sys
from collections.abc import Iterator
from pathlib import Path

_FAMILIES = "Nguyễn Trần Lê Phạm Hoàng Vũ Đặng Bùi Đỗ Nông Lương Triệu Hà Lý Vi".split()
_MIDDLES = "Văn Thị Minh Thanh Đức Quốc Hữu Ngọc".split()
_GIVEN = "An Bình Cường Dũng Hà Hải Hạnh Hiền Hùng Hương Lan Liên Mai Nam Nga Phúc Sơn Tâm Tuấn Yến".split()
_PLACES = "Đông Đoài Thượng Hạ Trung Nà Pá Khe Bản Cầu Chợ Đình Giếng Ao Gò Vườn".split()
_SECOND = "Xuân Phú Lâm Sơn Hòa Bình Thịnh Lộc Minh Tiến Mới Cả Sen Lim Mít Đa".split()
_TOPICS = (
    "bàn làm đường bê tông vào khu sản xuất", "thu quỹ khuyến học", "chuẩn bị đại hội chi bộ", "vệ sinh đường làng",
    "bàn xây nhà văn hóa", "phòng chống cháy rừng", "giúp nhau gặt lúa trước bão", "rà soát hộ dùng nước sạch",
    "trồng hoa ven đường", "đăng ký gia đình văn hóa",
)  # fmt: skip
_SOURCE = """sources:
  - id: bc
    kind: own_report
    from_role: Bí thư chi bộ
    received_on: {day}
    approved_by_role: Phó Bí thư Đảng ủy xã
"""
MEETINGS = 36


def write(records: int, root: Path) -> int:
    """Writes about `records` records below `root/data` (never fewer); returns how many."""
    count = 0
    for file, text in _records(records):
        path = root / "data" / f"{file}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        count += 1
    return count


def _records(wanted: int) -> Iterator[tuple[str, str]]:
    chance = random.Random(20260101)
    yield "units/tinh-mau", "name: Mẫu\nlevel: province\nkind: tinh\n" + _SOURCE.format(day="2026-01-05")
    made, commune = 1, 0
    while made < wanted:
        commune += 1
        for record in _commune(chance, commune):
            yield record
            made += 1
            if made >= wanted:
                return


def _commune(chance: random.Random, number: int) -> Iterator[tuple[str, str]]:
    source = _SOURCE.format(day="2026-01-05")
    place, name = f"xa-{number}", f"{chance.choice(_SECOND)} {chance.choice(_SECOND)} {number}"
    yield f"units/{place}/{place}", f"name: {name}\nlevel: commune\nkind: xa\nparent: tinh-mau\n{source}"
    yield f"committees/{place}", f"name: Đảng bộ xã {name}\nlevel: commune\nunit: {place}\n{source}"
    for village in range(1, chance.randint(8, 14)):
        yield from _village(chance, place, f"{place}-{village}", source)


def _village(chance: random.Random, place: str, key: str, source: str) -> Iterator[tuple[str, str]]:
    name = f"{chance.choice(_PLACES)} {chance.choice(_SECOND)}"
    yield (
        f"units/{place}/thon-{key}",
        (
            f"name: {name}\nlevel: village\nkind: thon\nparent: {place}\nobservations:\n"
            f"  - {{measure: households, as_of: 2025-12, value: {chance.randint(40, 300)}}}\n{source}"
        ),
    )
    members, secretary = chance.randint(8, 60), _person(chance)
    yield (
        f"cells/{place}/cb-{key}",
        (
            f"name: Chi bộ thôn {name}\nshort_name: {name}\nkind: residential\n"
            f"committee: {place}\nunits: [thon-{key}]\n"
            f"officers:\n  - {{name: {secretary}, role: secretary, as_of: 2025-12}}\nobservations:\n"
            f"  - {{measure: members, as_of: 2025-12, value: {members}}}\nreports_from: 2023-01\n{source}"
        ),
    )
    for month in range(MEETINGS):
        yield _meeting(chance, place, key, month, members)
    if chance.random() < 0.3:
        yield from _works(chance, place, key, source)


def _meeting(chance: random.Random, place: str, key: str, month: int, members: int) -> tuple[str, str]:
    year, number = 2023 + month // 12, month % 12 + 1
    day = f"{year}-{number:02d}-{chance.randint(1, 28):02d}"
    topic = chance.choice(_TOPICS)
    return f"activities/{place}/{year}/cb-{key}-{year}-{number:02d}", (
        f"title: Sinh hoạt tháng {number}, {topic}\nkind: regular_meeting\nstatus: held\ndate: {day}\nat: 19:30\n"
        f"orgs: [cells/cb-{key}]\nplace: nhà văn hóa thôn\n"
        f"attendance: {{present: {members - chance.randint(0, 3)}, total: {members}}}\n"
        f"summary: Chi bộ họp {topic}, thống nhất giao từng đảng viên theo dõi.\n{_SOURCE.format(day=day)}"
    )


def _works(chance: random.Random, place: str, key: str, source: str) -> Iterator[tuple[str, str]]:
    size, money = chance.randint(2, 30) * 50, chance.randint(50, 900) * 1_000_000
    yield (
        f"achievements/{place}/duong-{key}",
        (
            f"title: Đường bê tông thôn {key}\nkind: works\norg: cells/cb-{key}\nperiod: 2025\n"
            "works: {status: finished, started: 2025-03, finished: 2025-09, "
            f"size: {{value: {size}, unit: m}}}}\n{source}"
        ),
    )
    side = "{}:\n  complete: true\n  lines:\n    - {{kind: money, quantity: {{value: {}, unit: vnd}}, {}}}\n"
    received, spent = (
        side.format("received", money, "from: hộ dân"),
        side.format("spent", money - 10**6, "for: vật liệu"),
    )
    head = f"title: Góp làm đường thôn {key}\norg: cells/cb-{key}\nworks: duong-{key}\nperiod: 2025\n"
    yield f"contributions/{place}/duong-{key}", head + received + spent + source


def _person(chance: random.Random) -> str:
    return f"{chance.choice(_FAMILIES)} {chance.choice(_MIDDLES)} {chance.choice(_GIVEN)}"


if __name__ == "__main__":
    print(write(int(sys.argv[1]), Path(sys.argv[2])))
