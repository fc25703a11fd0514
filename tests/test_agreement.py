"""One fact, one value: the words on a built page, and the row of the open data in every format, say the same.

`agreement.yml` names the facts by hand; a format that joins gets its reader in `published.FORMATS`.
"""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests import published
from tests.test_facts import squeeze, visible

FACTS = yaml.safe_load((Path(__file__).parent / "agreement.yml").read_text(encoding="utf-8"))
TABLES = ("units", "committees", "cells", "changes", "activities", "achievements", "contributions", "documents",
          "indicators", "officers", "observations", "breakdowns", "sides", "members_moved", "guests", "outcomes",
          "lines", "gaps", "sources", "corrections", "retracted", "codes")  # fmt: skip


def test_there_are_facts_of_every_kind() -> None:
    assert len(FACTS) >= 25
    assert {"units", "committees", "cells", "changes", "activities", "achievements", "contributions", "documents",
            "indicators"} <= {fact["table"] for fact in FACTS}  # fmt: skip


@pytest.mark.parametrize("fact", FACTS, ids=lambda f: f"{f['table']}-{'-'.join(map(str, f['row'].values()))}")
def test_page_and_rows_agree(fact: dict[str, Any], built_site: Path) -> None:
    text, _ = visible(built_site / fact["page"] / "index.html")
    assert not [word for word in fact["words"] if squeeze(word) not in text]
    for name, read in published.FORMATS.items():
        rows = [row for row in read(built_site, fact["table"]) if fact["row"].items() <= row.items()]
        assert len(rows) == 1, name
        assert {key: rows[0].get(key) for key in fact["values"]} == fact["values"], name


TOLD = [fact for fact in FACTS if fact["page"].startswith("hoat-dong/")]


@pytest.mark.parametrize("fact", TOLD, ids=lambda f: f"{f['table']}-{'-'.join(map(str, f['row'].values()))}")
def test_feeds_say_the_same(fact: dict[str, Any], built_site: Path) -> None:
    """What was done is told in the feeds too, with the words of its page."""
    for told in published.feeds(built_site):
        (html,) = (html for address, html in told.items() if address.endswith(f"/{fact['page']}"))
        text = squeeze(re.sub(r"<[^>]+>", " ", html))
        assert not [word for word in fact["words"] if squeeze(word) not in text]


@pytest.mark.parametrize("table", TABLES)
def test_every_row_is_the_same_in_every_format(table: str, built_site: Path) -> None:
    found = {name: read(built_site, table) for name, read in published.FORMATS.items()}
    assert sorted(map(repr, map(_sorted, found["csv"]))) == sorted(map(repr, map(_sorted, found["sqlite"])))
    assert found["csv"] == found["json"]


def test_tables_are_those_of_the_package(built_site: Path) -> None:
    assert tuple(r["name"] for r in published.package(built_site)["resources"]) == TABLES


def _sorted(row: dict[str, Any]) -> list[tuple[str, Any]]:
    """Numbers that are equal look equal."""
    return sorted((k, float(v) if isinstance(v, int) and not isinstance(v, bool) else v) for k, v in row.items())
