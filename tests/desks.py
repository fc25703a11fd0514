"""Builders of small publications on the disk, for edits: two villages with their cells, and what they need."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from generator import source
from generator.edits import atomic_write
from generator.edits.change_input import ChangeInput
from generator.edits.drafts import Desk, Draft, desk
from generator.edits.origins import Origin
from generator.model import load

TODAY = date(2026, 11, 21)
PRESS = Origin(kind="press", title="Bài về sáp nhập")
WHEN = ChangeInput(date="2026-07-01", origin=PRESS)
SOURCES = "sources:\n  - id: s1\n    kind: press\n    title: Bài\n"
CONTACT = "contact:\n  phone: 02053 123 456\n"
FILES = {
    "data/site.yml": "format: 1\ntitle: T\ndescription: D\naddress: https://a.example/\npublisher:\n  name: P\n",
    "data/units/an.yml": "name: An\nlevel: commune\nkind: xa\n" + SOURCES,
    "data/units/binh.yml": "name: Bình\nlevel: commune\nkind: xa\n" + SOURCES,
    "data/committees/xa-an.yml": "name: Đảng bộ xã An\nlevel: commune\nunit: an\n" + SOURCES,
    "data/units/an/dong.yml": "name: Đông\nlevel: village\nkind: thon\nparent: an\n" + CONTACT + SOURCES,
    "data/units/an/tay.yml": "name: Tây\nlevel: village\nkind: thon\nparent: an\n" + CONTACT + SOURCES,
    "data/units/binh/nam.yml": "name: Nam\nlevel: village\nkind: ban\nparent: binh\n" + SOURCES,
    "data/cells/an/dong.yml": (
        "name: Chi bộ thôn Đông\nkind: residential\ncommittee: xa-an\nunits:\n  - dong\n"
        "officers:\n  - role: secretary\n    name: Lê Văn An\n    concurrent:\n      - title: Trưởng thôn\n"
        "        org: units/dong\n    as_of: 2025\n"
        "observations:\n  - measure: members\n    as_of: 2025\n    value: 20\n"
        "meeting_day: 5\nreports_from: 2025-01\n" + SOURCES
    ),
    "data/cells/an/tay.yml": (
        "name: Chi bộ thôn Tây\nkind: residential\ncommittee: xa-an\nunits:\n  - tay # một thôn\n"
        "meeting_day: 5\n" + SOURCES
    ),
    "data/rules/roles.yml": (
        "kind: roles\ntitle: R\nroles:\n  - id: secretary\n    name: Bí thư\n    single_seat: true\n"
    ),
    "data/rules/measures.yml": "kind: measures\ntitle: M\nmeasures:\n  - id: members\n    name: đảng viên\n",
    "data/activities/hop.yml": (
        "title: Họp\nkind: regular_meeting\nstatus: held\ndate: 2026-02-01\norgs:\n  - cells/dong\n"
        "former_ids:\n  - cu\n"
        + SOURCES
    ),
}  # fmt: skip


def laid(root: Path, files: Mapping[str, str] = FILES) -> Desk:
    for file, text in files.items():
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_text(text, encoding="utf-8")
    loaded = load(root)
    assert loaded.model, loaded.problems
    return desk(loaded.model, TODAY, lambda file: atomic_write.read(root, file))


def values(draft: Draft, file: str) -> Any:
    (edit,) = [e for e in draft.edits if e.file == file]
    return source.parse(edit.after, file)[0]
