"""The Popolo file: organisations, posts and who holds them, with ids that stand once and lead somewhere."""

import json
from pathlib import Path
from typing import Any

from generator.opendata import popolo
from generator.presentation.page import BuildContext
from tests.small import cell, ctx, unit


def test_popolo_names_organisations_posts_and_who_holds_them() -> None:
    held = {"name": "Nông Văn A", "role": "secretary", "from": "2020-05", "concurrent": [
        {"role": "village_head", "org": "units/v"}]}  # fmt: skip
    about = {"name": "Nông Văn B", "title": "Trưởng ban", "from": "2018~", "term": "2018/2023"}
    found = _popolo(ctx(unit("v", "village"), cell("a", "v", officers=[held, about]), cell("b", "v", officers=[held])))
    assert [p["id"] for p in found["persons"]] == [
        "cells/a#Nông Văn A", "cells/a#Nông Văn B", "cells/b#Nông Văn A"]  # fmt: skip
    assert {p["id"]: p["organization_id"] for p in found["posts"]} == {
        "cells/a#secretary": "cells/a", "units/v#village_head": "units/v", "cells/a#Trưởng ban": "cells/a",
        "cells/b#secretary": "cells/b"}  # fmt: skip
    first, second, third = found["memberships"][:3]
    assert (first["start_date"], first["role"]) == ("2020-05", "secretary Chi bộ")
    assert second["organization_id"] == "units/v"
    assert "start_date" not in third  # Popolo cannot say «about»
    _consistent(found)


def test_popolo_of_the_sample_holds_together(built_site: Path) -> None:
    found = json.loads((built_site / "du-lieu-mo" / "popolo.json").read_text(encoding="utf-8"))
    assert len(found["persons"]) >= 10
    assert any(o.get("dissolution_date") == "2025-07-01" for o in found["organizations"])
    _consistent(found)


def _popolo(seen: BuildContext) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(popolo.write(seen.model))
    return found


def _consistent(found: dict[str, Any]) -> None:
    """Ids stand once, references lead somewhere, days are such as Popolo allows."""
    ids = {name: {item["id"] for item in items} for name, items in found.items()}
    assert all(len(ids[name]) == len(items) for name, items in found.items())
    assert {o["parent_id"] for o in found["organizations"] if "parent_id" in o} <= ids["organizations"]
    for member in found["memberships"]:
        assert member["person_id"] in ids["persons"]
        assert member["post_id"] in ids["posts"]
        assert member["organization_id"] in ids["organizations"]
    days = [v for items in found.values() for item in items for k, v in item.items() if k.endswith("_date")]
    assert all(len(day) in (4, 7, 10) and day.replace("-", "").isdigit() for day in days)
