"""Writes what vietnam-provinces knows of the communes of 2025 as a list for `tests.stress.all_communes`.

    python tests/stress/other_list.py > LIST.json

Run by a Python that has that package (it needs 3.12) and nothing of chibo: the package is under the GPL, and chibo
takes nothing out of it.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from vietnam_provinces import Province, Ward
from vietnam_provinces import _ward_conversion_2025 as conversion

_WORDS = {"Tỉnh": "tinh", "Thành phố": "thanh_pho", "Xã": "xa", "Phường": "phuong", "Đặc khu": "dac_khu"}


def main() -> None:
    provinces = {p.code.value: p.name for p in Province.iter_all()}
    found: list[dict[str, Any]] = []
    for ward in Ward.iter_all():
        code = ward.code.value
        olds = conversion.NEW_TO_OLD[code].old_wards if code in conversion.NEW_TO_OLD else ()
        word = next(word for word in _WORDS if ward.name.casefold().startswith(f"{word.casefold()} "))
        found.append({
            "code": f"{code:05}",
            "kind": _WORDS[word],
            "name": ward.name[len(word) + 1 :],
            "province": provinces[ward.province_code.value],
            "from": [{"code": f"{old.code:05}", "part": old.is_partly_merged} for old in olds],
        })  # fmt: skip
    json.dump(found, sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    main()
