"""What fills the world without a story of its own: the same meeting every month, an assessment every year, works."""

from itertools import product

from tests.quality.places import COMMUNES, Data, Records, village_id, village_name

_MEETING = ("khoi-4-kv", "khoi-14-kv", "khoi-4-ht", "to-3-tl", "na-lim-ts", "na-lim-qm", "na-lim-kt", "dong-tam-hl",
            "ban-cai-nt", "kim-hoa-kl")  # fmt: skip
_TOPICS = (
    "bàn thu quỹ xóm làng", "bàn vệ sinh đường ngõ", "bàn việc giúp nhau gặt lúa", "bàn kết nạp và phân công",
    "bàn chuẩn bị tựu trường", "bàn phòng bệnh mùa mưa", "bàn trồng cây đầu năm", "bàn giữ trật tự dịp lễ",
    "bàn cách thu gom phế liệu", "bàn chăm người già neo đơn", "bàn quy ước tiếng ồn",
)  # fmt: skip
_WORKS = (("Cổng chào", "piece", 1), ("Rãnh thoát nước", "m", 260), ("Sân thể thao", "m2", 450),
          ("Đèn chiếu sáng ngõ", "piece", 24), ("Đường bê tông", "m", 300), ("Nhà văn hóa", "m2", 110),
          ("Tuyến đường hoa", "m", 350))  # fmt: skip
_LEVELS = ("excellent", "good", "good", "good", "satisfactory")
_LEVEL_NAMES = {"excellent": "hoàn thành xuất sắc", "good": "hoàn thành tốt", "satisfactory": "hoàn thành nhiệm vụ"}
_ENDED = {"khuoi-dau-nt", "na-su-nt", "quy-ha-qm", "quy-thuong-qm", "kim-dong-kl", "kim-doai-kl"}


def meetings() -> Records:
    """Two years of monthly meetings of ten cells, four of them of one name or number with another's."""
    found: Records = {}
    for (place, key), year, month in product(enumerate(_MEETING), (2024, 2025), range(1, 13)):
        if (key, year, month) == ("kim-hoa-kl", 2024, 1):
            continue  # the village was made on the 10th, its cell met in February
        day = f"{year}-{month:02d}-{3 if key.startswith('khoi') else 5 + place:02d}"
        topic = _TOPICS[(place * 5 + year * 12 + month) % len(_TOPICS)]
        titles = (f"Sinh hoạt thường kỳ tháng {month}/{year}", f"Sinh hoạt tháng {month}, {topic}")
        came = 14 + (place * 7 + month) % 9
        found[f"activities/{key}-{year}-{month:02d}"] = {
            "title": titles[(place + month) % 2], "kind": "regular_meeting", "status": "held", "date": day,
            "orgs": [f"cells/{key}"], "attendance": {"present": came, "total": 23},
            "summary": f"Chi bộ {topic}, giao người theo dõi.",
        }  # fmt: skip
    return found


def assessments() -> Records:
    found: Records = {}
    for number, (commune, year) in enumerate(product(COMMUNES, (2023, 2024))):
        for place, name in enumerate(commune.villages):
            key = village_id(commune, name)
            if _absent(key, year):
                continue
            level = _LEVELS[(number * 3 + place * 7) % len(_LEVELS)]
            found[f"achievements/xep-loai-{key}-{year}"] = {
                "title": f"Xếp loại năm {year} của Chi bộ {village_name(commune, name)}", "kind": "assessment",
                "org": f"cells/{key}", "period": str(year),
                "assessment": {"level": level, "as_published": f"{_LEVEL_NAMES[level]}"},
            }  # fmt: skip
    return found


def works(told: Records) -> Records:
    """Works of one kind in every village, with an appeal in every second; none where a told one is of that kind."""
    found: Records = {}
    taken = {(r["org"], r["title"][:8]) for r in told.values() if r.get("kind") == "works"}
    for number, (commune, name) in enumerate((c, v) for c in COMMUNES for v in c.villages):
        key, full = village_id(commune, name), village_name(commune, name)
        word, unit, size = _WORKS[number % len(_WORKS)]
        org, year = f"units/{key}", str(2022 + number % 3)
        if (org, word[:8]) in taken or key in _ENDED or key == "truc-moi-tl" or _absent(key, int(year)):
            continue
        title = f"{word} {full}"
        found[f"achievements/viec-{key}"] = {
            "title": title, "kind": "works", "org": org, "period": year,
            "works": {"status": "finished", "size": {"value": str(size + number * 10), "unit": unit}},
        }  # fmt: skip
        if number % 2:
            found[f"contributions/gop-{key}"] = _money(title, org, f"viec-{key}", year, 20 + number)
    return found


def _money(title: str, org: str, work: str, year: str, millions: int) -> Data:
    line = {"kind": "money", "quantity": {"value": str(millions * 10**6), "unit": "vnd"}, "from": "hộ dân"}
    return {
        "title": f"Góp làm {title[0].lower()}{title[1:]}", "org": org, "works": work, "period": year,
        "received": {"complete": True, "lines": [line]},
    }  # fmt: skip


def _absent(key: str, year: int) -> bool:
    """Whether a merged place was not yet there, or no longer, at the end of the year."""
    begins = {"quy-hoa-qm": 2023, "kim-hoa-kl": 2024, "truc-moi-tl": 2026, "phieng-dau-nt": 2022}
    ends = {"khuoi-dau-nt": 2021, "na-su-nt": 2021, "quy-ha-qm": 2022, "quy-thuong-qm": 2022,
            "kim-dong-kl": 2023, "kim-doai-kl": 2023}  # fmt: skip
    return year < begins.get(key, 0) or year > ends.get(key, 9999)
