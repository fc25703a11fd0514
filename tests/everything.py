"""A publication with everything in it that a record can say, much of it long or hostile; photos are drawn by code.

python -m tests.everything DIR
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from shutil import copy, copytree
from typing import Any

from generator.records.activities import KINDS
from tests import pictures

ROOT = Path(__file__).parent.parent
TODAY = "2026-11-21"
HOSTILE = "“Góp” <script>alert(1)</script> & 'b' \"c\" `d` [e](javascript:x) {{ f }} {% raw %} *g* | h ]]> --> \\i"
LONG = "Nghiêngnghiêngngả" * 12  # no phone is as wide
WORDS = "Bà con bàn làm đường bê tông vào khu sản xuất"
BODY = f"""\
## Phần một

{WORDS}. **Đậm**, *nghiêng*, [liên kết](https://baolangson.vn/), `chữ máy`.

1. Một
2. Hai

| Cột một | Cột hai | Cột ba rất dài để bảng rộng hơn màn hình điện thoại nhỏ nhất |
|---|---|---|
| {"ô" * 40} | {"ô" * 40} | {HOSTILE.replace("|", "/")} |

<img src='x' alt='bà con dọn đường làng' onerror='alert(1)'><b style="color: red">x</b>

> Trích: {WORDS}
"""
OFFICE = {"role": "Văn phòng xã", "phone": "0203 388 8889", "zalo": "0912345678", "mail": "vp@xa.example"}
SITE = {
    "format": "1", "title": "Bảng tin xã “An” & <b>Phú</b>, các thôn và tổ dân phố",
    "description": 'Việc chung của "thôn" & chi bộ',
    "address": "https://a.example/xa/", "home": "an-phu", "licence": "Dùng lại được, nhớ ghi nguồn.",
    "publisher": {"name": "Ủy ban nhân dân xã An Phú & đồng sự", "person": "Nguyễn Văn An", "role": "Phó Chủ tịch",
                  "phone": "0203 388 8888", "address": "Thôn Đông, xã An Phú"},
    "corrections": OFFICE,
    "figures": ["indicators/ty-le", "indicators/dem", "indicators/khoang", "indicators/phan"],
}  # fmt: skip
PRESS = {"id": "s1", "kind": "press", "title": f"Bài {HOSTILE}", "publisher": "baolangson.vn", "byline": "Trúc Linh",
         "published_on": "2026-09-12", "url": "https://baolangson.vn/a?b=1&c=2"}  # fmt: skip
OWN = {"id": "s2", "kind": "own_report", "from_role": "Trưởng thôn", "received_on": "2026-11-10",
       "approved_by_role": "Phó Bí thư Đảng ủy xã"}  # fmt: skip
PHOTO = {"alt": f"Bà con dọn đường, {HOSTILE}", "caption": HOSTILE, "credit": "Trúc Linh", "taken_on": "2026-09-03"}
PHOTOS = {"ngang.jpg": (1600, 1200), "dung.jpg": (900, 1600), "nhieu.jpg": (1300, 900)}
VILLAGES = ("dong", "doai", "thuong-ha", "dai")


def write(root: Path) -> None:
    """Writes the publication into `root`, with this project's own hand-written pages and rules."""
    root.mkdir(parents=True, exist_ok=True)
    copy(ROOT / "mkdocs.yml", root)
    copytree(ROOT / "content", root / "content")
    copytree(ROOT / "data" / "rules", root / "data" / "rules")
    for path, values in _records():
        file = root / "data" / f"{path}.yml"
        file.parent.mkdir(parents=True, exist_ok=True)
        sources = {} if "retracted" in values or path == "site" else {"sources": [PRESS, OWN]}
        file.write_text(json.dumps({**sources, **values}, ensure_ascii=False, indent=1), encoding="utf-8")
    for name, size in PHOTOS.items():
        drawn = pictures.noise(*size) if name == "nhieu.jpg" else pictures.scene(*size)
        pictures.put(root, name, pictures.telling(drawn, located=False))


Records = Iterator[tuple[str, dict[str, Any]]]


def _records() -> Records:
    yield "site", SITE
    yield from _places()
    yield from _cells()
    yield from _changes()
    yield from _activities()
    yield from _works_and_money()
    yield from _papers()
    yield from _figures()


def _photos(*files: str) -> list[dict[str, Any]]:
    return [{"file": file, **PHOTO} for file in files]


def _unit(key: str, name: str, level: str, kind: str, **more: Any) -> tuple[str, dict[str, Any]]:
    return f"units/{key}", {"name": name, "level": level, "kind": kind, **more}


def _observed(measure: str, values: dict[str, int]) -> list[dict[str, Any]]:
    return [{"measure": measure, "as_of": day, "value": str(value), "source": "s2"} for day, value in values.items()]


def _places() -> Records:
    people = [{"name": "Trần Thị Bình", "role": "village_head", "as_of": "2026-09"},
              {"name": "Lê Văn Cường", "title": f"Phó trưởng thôn {HOSTILE}", "as_of": "2025"}]  # fmt: skip
    many = _observed("households", {f"{2018 + i}-12": 90 + 7 * i for i in range(8)})
    yield _unit("mau", "Mẫu", "province", "tinh")
    yield _unit("huyen-cu", "Cũ", "district", "huyen", parent="mau")
    for key, name in (("an", "An"), ("phu", "Phú")):
        yield _unit(key, name, "commune", "xa", parent="huyen-cu", contact=OFFICE)
    contact = {**OFFICE, "address": "Trụ sở xã, thôn Đông"}
    yield _unit("an-phu", "An Phú", "commune", "xa", parent="mau", contact=contact, observations=many,
                photos=_photos("ngang.jpg"), notes=HOSTILE)  # fmt: skip
    names = {"dong": "Đông", "doai": "Đoài", "thuong-ha": "Thượng Hạ", "dai": f"{LONG} {HOSTILE}"}
    for key, name in names.items():
        yield _unit(f"thon-{key}", name, "village", "thon", parent="an-phu", officers=people, observations=many,
                    former_ids=[f"thon-cu-{key}"], photos=_photos("dung.jpg", "nhieu.jpg"),
                    codes=["123", "456"])  # fmt: skip
    for key, name in (("thuong", "Thượng"), ("ha", "Hạ")):
        yield _unit(f"thon-{key}", name, "village", "thon", parent="an")
    for i in range(30):
        yield _unit(f"xom-{i}", f"Xóm {i}", "village", "thon", parent="an-phu")
    yield "units/thon-nham", {"retracted": {"on": "2026-10-01", "reason": HOSTILE}}


def _cells() -> Records:
    kinds = {"kind": {"residential": 35, "school": 2, "agency": 1}}
    counted = [*_observed("members", {f"{2018 + i}-12": 700 - 9 * i for i in range(8)}),
               {"measure": "cells", "as_of": "2026-06", "value": "38", "by": kinds}]  # fmt: skip
    yield "committees/an-phu", {"name": "Đảng bộ xã An Phú", "level": "commune", "unit": "an-phu",
                                "observations": counted}  # fmt: skip
    yield "committees/an", {"name": f"Đảng bộ xã An {HOSTILE}", "level": "commune", "unit": "an"}
    members = _observed("members", {f"{2018 + i}-12": 20 + i for i in range(8)})
    parts = {"origin": {"resident": 30, "official": 2}}
    for key in VILLAGES:
        officers = [{"name": "Nguyễn Văn An", "role": "secretary", "as_of": "2026-09"},
                    {"name": "Vi Thị Hạnh", "role": "deputy_secretary", "as_of": "2026-09",
                     "source": "s2"}]  # fmt: skip
        yield f"cells/cb-{key}", {
            "name": f"Chi bộ thôn {key.title()}" + (f" {LONG}" if key == "dai" else ""), "kind": "residential",
            "committee": "an-phu", "units": [f"thon-{key}"], "meeting_day": "5",
            "officers": officers, "reports_from": "2024-01", "contact": OFFICE,
            "gaps": [{"period": "2026-10", "reason": HOSTILE, "until": "2026-12-01"}], "photos": _photos("ngang.jpg"),
            "observations": [*members, {"measure": "members", "as_of": "2026-06", "value": "32", "by": parts}],
        }  # fmt: skip
    for key in ("thuong", "ha"):
        yield f"cells/cb-{key}", {"name": f"Chi bộ thôn {key.title()}", "kind": "residential", "committee": "an",
                                  "units": [f"thon-{key}"]}  # fmt: skip
    yield "cells/truong", {"name": "Chi bộ trường học", "kind": "school", "committee": "an-phu", "founded": "1990"}


def _changes() -> Records:
    def change(key: str, kind: str, date: str, before: list[Any], after: list[Any], **more: Any) -> Any:
        return f"changes/{key}", {"kind": kind, "date": date, "before": before, "after": after, **more}

    yield change("gop-xa", "merger", "2025-07-01", ["units/an", "units/phu"], ["units/an-phu"], decision="nq-1",
                 summary=HOSTILE, photos=_photos("ngang.jpg"))  # fmt: skip
    yield change("gop-thon", "merger", "2025-08-01", ["units/thon-thuong", "units/thon-ha"], ["units/thon-thuong-ha"])
    yield change("gop-chi-bo", "merger", "2025-08", ["cells/cb-thuong", "cells/cb-ha"], ["cells/cb-thuong-ha"])
    yield change("bo-huyen", "dissolution", "2025-07-01", ["units/huyen-cu"], [])
    yield change("doi-ten", "rename", "2026-01-01", ["units/thon-doai"], ["units/thon-doai"], new_name="Đoài Mới")
    yield change("chuyen", "transfer", "2026-03-01", ["cells/truong"], ["committees/an"], status="planned",
                 members_moved=[{"count": "7", "from": "cells/truong", "what": "đảng viên nhà trường"}])  # fmt: skip


def _activities() -> Records:
    outcomes = [{"what": f"Làm đường {HOSTILE}", "quantity": {"value": "120", "unit": "m"}, "status": status}
                for status in ("planned", "pledged", "done")]  # fmt: skip
    full = {
        "at": "19:30", "place": f"nhà văn hóa {HOSTILE}", "audience": "residents", "tags": [HOSTILE, "đường"],
        "attendance": {"present": "29", "total": "32"}, "guests": [{"role": "Bí thư", "org": "Đảng ủy xã"}],
        "agenda": [WORDS, HOSTILE], "summary": f"{WORDS}. {HOSTILE}", "body": BODY, "outcomes": outcomes,
        "documents": ["nq-1", "kh-2"], "photos": _photos("ngang.jpg", "dung.jpg", "nhieu.jpg"),
        "corrections": [{"on": "2026-11-18", "field": "date", "reason": HOSTILE, "was": "8/9", "now": "9/9"}],
    }  # fmt: skip
    for i, kind in enumerate(KINDS):
        orgs = [f"cells/cb-{VILLAGES[i % 4]}", f"units/thon-{VILLAGES[i % 4]}"]
        days = {"date": f"2026-{1 + i % 10:02d}-{1 + i:02d}"} if i % 3 else {"starts": "2026-09", "ends": "2026-10-02"}
        yield f"activities/{kind.replace('_', '-')}", {
            "title": f"{HOSTILE if i % 2 else WORDS} {i}", "kind": kind, "status": "held", "orgs": orgs, **days, **full,
        }  # fmt: skip
    for month in range(1, 119):
        day = f"{2017 + month // 12}-{1 + month % 12:02d}-05"
        yield f"activities/hop-{month}", {"title": f"Họp thường kỳ {month}", "kind": "regular_meeting", "date": day,
                                          "status": "held", "orgs": ["cells/cb-dong"], "summary": WORDS}  # fmt: skip
    for status in ("planned", "postponed", "cancelled"):
        yield f"activities/toi-{status}", {
            "title": f"Họp dân {status} {HOSTILE}", "kind": "residents_meeting", "status": status, "at": "19:30",
            "date": "2026-12-05", "orgs": ["units/thon-dong"], "audience": "residents", "place": LONG,
        }  # fmt: skip
    held = {"kind": "notice", "status": "held", "orgs": ["cells/cb-dong"]}
    yield "activities/khong-ro", {"title": "Không rõ ngày", **held}
    yield "activities/nham", {"retracted": {"on": "2026-10-01", "reason": HOSTILE}}


def _works_and_money() -> Records:
    for status in ("planned", "building", "finished", "unknown"):
        done = {"finished": "2026-09"} if status == "finished" else {}
        works = {"status": status, "started": "2025-03", "size": {"value": "150", "unit": "m"}, **done,
                 "cost": {"value": "720000000", "unit": "vnd", "qualifier": "about"},
                 "proposed_at": "hop-99"}  # fmt: skip
        yield f"achievements/duong-{status}", {
            "title": f"Đường {status} {HOSTILE}", "kind": "works", "org": "cells/cb-dong", "period": "2025",
            "works": works, "summary": WORDS, "photos": _photos("dung.jpg"),
        }  # fmt: skip
    levels = ("excellent", "good", "satisfactory", "unsatisfactory")
    for i in range(8):
        for key in VILLAGES:
            yield f"achievements/xep-{key}-{2018 + i}", {
                "title": f"Xếp loại năm {2018 + i}", "kind": "assessment", "org": f"cells/cb-{key}",
                "period": str(2018 + i), "assessment": {"level": levels[i % 3], "scheme": "hoan-thanh-nhiem-vu"},
            }  # fmt: skip
    yield "achievements/khen", {"title": HOSTILE, "kind": "award", "org": "units/thon-dai", "period": "2025",
                                "award": {"name": f"Giấy khen {HOSTILE}", "grantor": "Huyện",
                                          "decision": "nq-1"}}  # fmt: skip
    yield "achievements/moc", {"title": LONG, "kind": "milestone", "org": "cells/cb-dai", "period": "2024"}
    for key in VILLAGES:
        kinds = [("money", "vnd")] * 20 + [("goods", "bag"), ("labour", "workday")]
        lines = [{"kind": kind, "quantity": {"value": str(9_000_000 + i), "unit": unit}, "from": "hộ dân",
                  "for": f"vật liệu {HOSTILE}", "note": WORDS, "date": "2026-05"}
                 for i, (kind, unit) in enumerate(kinds)]  # fmt: skip
        money = [line for line in lines if line["kind"] == "money"]
        yield f"contributions/gop-{key}", {
            "title": f"Góp làm đường {key} {HOSTILE}", "org": f"cells/cb-{key}", "works": "duong-finished",
            "period": "2025", "rate": {"quantity": {"value": "1200000", "unit": "vnd"}, "per": "household"},
            "agreed_at": "hop-99", "target": {"value": "300000000", "unit": "vnd"}, "pledged": {"lines": lines},
            "received": {"complete": "true", "lines": lines}, "spent": {"complete": "true", "lines": money[:9]},
            "settled_on": "2026-10-02", "summary": WORDS,
        }  # fmt: skip
    yield "contributions/chua-ro", {"title": "Góp chưa rõ", "org": "units/thon-dong"}


def _papers() -> Records:
    text = {"title": HOSTILE, "summary": WORDS, "url": "https://xa.example/vb?a=1&b=2"}
    yield "documents/nq-1", {"number": "01-NQ/ĐU", "kind": "resolution", "issuer": "committees/an-phu",
                             "issued_on": "2025-06-01", "in_force_from": "2025-07-01", **text}  # fmt: skip
    yield "documents/kh-2", {"number": "02-KH/ĐU", "kind": "plan", "issuer_name": HOSTILE, "issued_on": "2025-08-01",
                             "implements": ["nq-1"], "photos": _photos("nhieu.jpg"), **text}  # fmt: skip
    yield "documents/nq-3", {"number": "03-NQ/ĐU", "kind": "resolution", "supersedes": ["nq-1"], **text}


def _figures() -> Records:
    years = range(2018, 2026)
    forms: dict[str, tuple[str, list[dict[str, Any]]]] = {
        "ty-le": ("ratio", [{"as_of": str(y), "part": str(y - 2000), "whole": "50", "published": f"{2 * y - 4000}%"}
                            for y in years]),
        "dem": ("count", [{"as_of": str(y), "value": str(3 * y), "unit": "tree"} for y in years]),
        "khoang": ("range", [{"period": str(y), "min": "7", "max": str(y - 2000), "unit": "class"} for y in years]),
        "phan": ("share", [{"period": str(y), "share": f"{y - 1950}%", "qualifier": "more_than"} for y in years]),
        "muc": ("rate", [{"period": str(y), "value": "8", "unit": "bag", "per": "household"} for y in years]),
    }  # fmt: skip
    labels = {"part_label": f"đạt {HOSTILE}", "rest_label": "chưa đạt", "things": "chi bộ"}
    for key, (measure, observed) in forms.items():
        named = labels if measure in ("ratio", "share") else {}
        yield f"indicators/{key}", {"title": f"Số {key} {HOSTILE}", "scope": "units/an-phu", "measure": measure,
                                    "observations": observed, "summary": WORDS,
                                    "documents": ["nq-1"], **named}  # fmt: skip
    yield "indicators/it", {"title": LONG, "scope": "committees/an-phu", "measure": "count",
                            "observations": [{"as_of": "2024/..", "value": "5"}]}  # fmt: skip


if __name__ == "__main__":
    write(Path(sys.argv[1]))
