"""The places of the world: a province of invented names whose communes and villages merged, each with its cell."""

import random
from dataclasses import dataclass
from typing import Any

from generator.vietnamese import fold

Data = dict[str, Any]
Records = dict[str, Data]  # by "kind/id"

REFORM = "2025-07-01"
NAMES_SEED = 4
_FAMILIES = "Trương Dương Lục Bàn Chảo Hứa Nình Phương Tô Vàng Đàm Mã Lã Sầm Thào".split()
_MIDDLES = "Văn Thị Xuân Ngọc Đình Thu Hữu Kim".split()
_GIVEN = "An Bích Cường Dậu Én Giáp Hạnh Kiên Liễu Mạnh Ngân Phấn Sáu Tâm Vinh Yến".split()


@dataclass(frozen=True, slots=True, kw_only=True)
class Commune:
    """A commune until the reform, the word for its villages and their names, those that ended later among them."""

    name: str
    kind: str
    above: str
    word: str
    short: str
    villages: tuple[str, ...]


def _commune(facts: str, villages: str) -> Commune:
    name, kind, above, word, short = facts.split("|")
    names = tuple(v.strip() for v in villages.split(","))
    return Commune(name=name, kind=kind, above=above, word=word, short=short, villages=names)


def _numbered(word: str, last: int) -> str:
    return ", ".join(f"{word} {n}" for n in range(1, last + 1))


COMMUNES = (
    _commune("Khê Vân|thi_tran|huyen-khe-van|khoi|kv", _numbered("Khối", 14)),
    _commune("Hòa Lạc|xa|huyen-khe-van|thon|hl",
             "Trung Tâm, Đồng Tâm, An Hòa, Tân Tiến, Bến Đá, Gò Mít, Lũy Thượng"),
    _commune("Thúy Sơn|xa|huyen-khe-van|thon|ts",
             "Trung Tâm, Nà Lim, Bản Cại, Đoàn Kết, Khuổi Thúy, Pá Hoa"),
    _commune("Quy Mông|xa|huyen-khe-van|xom|qm",
             "Nà Lim, Đồng Tâm, Quy Hạ, Quy Thượng, Quy Hòa, Tân Tiến, Cầu Đất"),
    _commune("Nà Tấu|xa|huyen-muong-lac|ban|nt",
             "Bản Cại, Trung Tâm, Khuổi Dầu, Nà Sự, Phiêng Dầu, Pom Khoai, Đoàn Kết"),
    _commune("Khánh Thủy|xa|huyen-muong-lac|thon|kt",
             "Thủy Đông, Thủy Đoài, Nà Lim, Bến Đá, Tân Hòa, Đồng Tâm"),
    _commune("Đồng Khoai|xa|huyen-muong-lac|thon|dk",
             "Khoai Thượng, Khoai Hạ, Đoàn Kết, Bản Lùng, Xóm Đình, Trung Tâm"),
    _commune("Hùng Thắng|phuong|thi-xa-binh-giang|khoi|ht", _numbered("Khối", 9)),
    _commune("Trúc Lâm|phuong|thi-xa-binh-giang|to_dan_pho|tl",
             _numbered("Tổ dân phố", 8) + ", Tổ dân phố Trúc Mới"),
    _commune("Kim Liên|xa|thi-xa-binh-giang|thon|kl",
             "Kim Đông, Kim Đoài, Kim Hoa, Xóm Chùa, Đồng Sen, Gò Mít, Tân Tiến"),
)  # fmt: skip
_ABOVE = {
    "thanh-linh": ("Thanh Lĩnh", "province", "tinh", None),
    "ha-khe": ("Hà Khê", "province", "tinh", None),
    "huyen-khe-van": ("Khê Vân", "district", "huyen", "thanh-linh"),
    "huyen-muong-lac": ("Mường Lạc", "district", "huyen", "thanh-linh"),
    "thi-xa-binh-giang": ("Bình Giang", "district", "thi_xa", "ha-khe"),
    "van-giang": ("Vân Giang", "commune", "phuong", "thanh-linh"),
    "ba-khe": ("Ba Khe", "commune", "xa", "thanh-linh"),
    "muong-khanh": ("Mường Khánh", "commune", "xa", "thanh-linh"),
    "binh-giang": ("Bình Giang", "commune", "phuong", "thanh-linh"),
    "cam-luy": ("Cẩm Lũy", "commune", "xa", "huyen-khe-van"),
    "hop-hoa": ("Hợp Hòa", "commune", "xa", "huyen-khe-van"),
}
_WORDS = {"tinh": "tỉnh", "huyen": "huyện", "thi_xa": "thị xã", "thi_tran": "thị trấn", "xa": "xã", "phuong": "phường",
          "khoi": "khối", "thon": "thôn", "xom": "xóm", "ban": "bản", "to_dan_pho": "tổ dân phố"}  # fmt: skip
_LATER = {"quy-hoa-qm", "phieng-dau-nt", "kim-hoa-kl", "truc-moi-tl"}
_OTHER_CELLS = {
    "mam-non-hoa-ban": ("Chi bộ Trường Mầm non Hoa Ban", "school", "khe-van"),
    "tieu-hoc-khanh-thuy": ("Chi bộ Trường Tiểu học Khánh Thủy", "school", "khanh-thuy"),
    "thcs-quy-mong": ("Chi bộ Trường Trung học cơ sở Quy Mông", "school", "quy-mong"),
    "thcs-truc-lam": ("Chi bộ Trường Trung học cơ sở Trúc Lâm", "school", "truc-lam"),
    "tram-y-te-quy-mong": ("Chi bộ Trạm Y tế xã Quy Mông", "health_station", "quy-mong"),
    "tram-y-te-kim-lien": ("Chi bộ Trạm Y tế xã Kim Liên", "health_station", "kim-lien"),
    "co-quan-van-giang": ("Chi bộ cơ quan Ủy ban nhân dân phường Vân Giang", "agency", "van-giang"),
    "htx-dong-sen": ("Chi bộ Hợp tác xã Đồng Sen", "cooperative", "kim-lien"),
}


def slug(text: str) -> str:
    return "-".join(fold(text).split())


def village_id(commune: Commune, name: str) -> str:
    return f"{slug(name).removeprefix('to-dan-pho-') if name[-3:] == 'Mới' else _short(name)}-{commune.short}"


def village_name(commune: Commune, name: str) -> str:
    """With its word in front, once: "Khối 4", "thôn Nà Lim", "Bản Cại"."""
    word = _WORDS[commune.word]
    return name if fold(name).startswith((fold(word), "ban ", "xom ")) else f"{word} {name}"


def places(people: dict[str, dict[str, list[list[str]]]]) -> Records:
    """Every unit, committee and cell; `people` names officers by kind and id, the others come from a list."""
    found: Records = {}
    for key, (name, level, kind, parent) in _ABOVE.items():
        found[f"units/{key}"] = {"name": name, "level": level, "kind": kind, "parent": parent}
        if level != "province" and key not in ("cam-luy", "hop-hoa"):
            found[f"committees/{key}"] = _committee(key, name, level, _WORDS[kind])
    chance = random.Random(NAMES_SEED)
    for commune in COMMUNES:
        key = slug(commune.name)
        found[f"units/{key}"] = {
            "name": commune.name, "level": "commune", "kind": commune.kind, "parent": commune.above,
        }  # fmt: skip
        found[f"committees/{key}"] = _committee(key, commune.name, "commune", _WORDS[commune.kind])
        for name in commune.villages:
            found.update(_village(chance, commune, name))
    for key, (name, kind, committee) in _OTHER_CELLS.items():
        found[f"cells/{key}"] = {"name": name, "kind": kind, "committee": committee, "officers": _someone(chance)}
    for kind, named in people.items():
        for key, officers in named.items():
            found[f"{kind}/{key}"]["officers"] = [_officer(f"{kind}/{key}", *row) for row in officers]
    return found


def _short(name: str) -> str:
    return slug(name).replace("to-dan-pho-", "to-")


def _committee(key: str, name: str, level: str, word: str) -> Data:
    return {"name": f"Đảng bộ {word} {name}", "level": level, "unit": key}


def _village(chance: random.Random, commune: Commune, name: str) -> Records:
    key, full = village_id(commune, name), village_name(commune, name)
    place, members = slug(commune.name), chance.randint(9, 48)
    seen = "2026-02" if key in _LATER else "2025-06"
    unit = {
        "name": name, "level": "village", "kind": commune.word, "parent": place,
        "observations": [{"measure": "households", "as_of": seen, "value": chance.randint(42, 310)}],
    }  # fmt: skip
    cell = {
        "name": f"Chi bộ {full}", "short_name": name, "kind": "residential", "committee": place, "units": [key],
        "officers": _someone(chance),
        "observations": [{"measure": "members", "as_of": seen, "value": members}],
    }  # fmt: skip
    return {f"units/{key}": unit, f"cells/{key}": cell}


def _someone(chance: random.Random) -> list[Data]:
    name = f"{chance.choice(_FAMILIES)} {chance.choice(_MIDDLES)} {chance.choice(_GIVEN)}"
    return [{"name": name, "role": "secretary", "as_of": "2025-06"}]


def _officer(ref: str, role: str, name: str) -> Data:
    post: Data = {"name": name, "as_of": "2026-02"}
    if role == "secretary+village_head":
        key = ref.partition("/")[2]
        return post | {"role": "secretary", "concurrent": [{"role": "village_head", "org": f"units/{key}"}]}
    return post | ({"role": role} if role.islower() and role.isascii() else {"title": role})
