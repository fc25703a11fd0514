"""Where the pages of records stand, and the relative address from one page to another."""

from __future__ import annotations

from generator.model import Model
from generator.model.states import shown
from generator.records import Record
from generator.records.achievements import Achievement
from generator.records.activities import Activity
from generator.records.committees import Committee
from generator.records.units import Unit

# Where the pages of a kind stand: (word of its hub, first part of the address). The order is that of the search.
SECTIONS: dict[str, tuple[tuple[str, str], ...]] = {
    "units": (("Xã, phường", "xa-phuong"), ("Thôn, tổ dân phố", "thon")),
    "cells": (("Chi bộ", "chi-bo"),),
    "activities": (("Hoạt động", "hoat-dong"),),
    "achievements": (("Thành tích", "thanh-tich"), ("Công trình", "cong-trinh")),
    "contributions": (("Thu, chi, đóng góp", "thu-chi"),),
    "indicators": (("Số liệu theo dõi", "so-lieu"),),
    "documents": (("Văn bản", "van-ban"),),
    "changes": (("Sáp nhập, thay đổi", "sap-nhap"),),
}


def address_of(model: Model, record: Record) -> str | None:
    """Where a record's page stands; None for what has none of its own."""
    if isinstance(record, Committee):
        return f"xa-phuong/{record.unit.id}/#dang-bo" if record.unit and model.get(record.unit) else None
    if record.FOLDER not in SECTIONS or (isinstance(record, Activity) and not shown(record)):
        return None
    second = (isinstance(record, Unit) and record.level == "village") or (
        isinstance(record, Achievement) and record.kind == "works"
    )
    return f"{SECTIONS[record.FOLDER][second][1]}/{record.id}/"


def relative(start: str, target: str) -> str:
    """The relative address from the page at `start` to `target`: `../../thon/`; a fragment is kept."""
    path, mark, fragment = target.partition("#")
    if path == start:
        return f"#{fragment}" if mark else "./"
    from_parts, to_parts = start.split("/")[:-1], path.split("/")[:-1]
    common = 0
    while common < min(len(from_parts), len(to_parts)) and from_parts[common] == to_parts[common]:
        common += 1
    steps = [".."] * (len(from_parts) - common) + to_parts[common:]
    return ("/".join(steps) + "/" if steps else "./") + mark + fragment
