"""The example of CONTRIBUTING, followed to the letter in a copy of the program: its record has all that others have."""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.published import FOLDER

ROOT = Path(__file__).parent.parent
SECTION = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").split("## Add a record kind\n")[1].split("\n## ")[0]
COPIED = ("generator", "content", "data", "tests", "docs")
PAGE = "noi-chung/nha-van-hoa-dong/"
HIDDEN = "Kho của tổ bảo vệ"
UNITS = {
    "an": "name: An\nlevel: commune\nkind: xa\n",
    "dong": "name: Đông\nlevel: village\nkind: thon\nparent: an\n",
}
SOURCE = "sources:\n  - {id: bao, kind: press, title: Bài về xã, byline: An, published_on: 2024-06-01}\n"


class Copy:
    """A copy of the program in which somebody followed CONTRIBUTING, and a publication beside it."""

    def __init__(self, place: Path) -> None:
        self.program, self.root = place / "program", place / "xa-an"
        for name in COPIED:
            shutil.copytree(ROOT / name, self.program / name, ignore=shutil.ignore_patterns("__pycache__"))
        for file in (*ROOT.glob("*.md"), ROOT / "mkdocs.yml", ROOT / "pyproject.toml", ROOT / "Makefile"):
            shutil.copy(file, self.program)

    def run(self, *words: object) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", *map(str, words)]
        variables = {**os.environ, "PYTHONPATH": str(self.program), "PYTHONDONTWRITEBYTECODE": "1"}
        return subprocess.run(
            command, cwd=self.program, env=variables, capture_output=True, text=True, encoding="utf-8", check=False
        )


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    made = Copy(tmp_path_factory.mktemp("contributing"))
    for file, text in _new_files():
        if not file.startswith("data/"):
            assert not (made.program / file).exists()
            (made.program / file).write_text(text, encoding="utf-8")
    for file, hunks in re.findall(r"```diff\n--- (\S+)\n(.*?)```", SECTION, re.DOTALL):
        _patch(made.program / file, hunks)
    started = made.run("generator", "init", made.root)
    assert started.returncode == 0, started.stderr
    return made


@pytest.fixture(scope="module")
def site(copy: Copy) -> Path:
    """The publication with the record of CONTRIBUTING, a withdrawn one and one that is not for readers, built."""
    (example,) = ((file, text) for file, text in _new_files() if file.startswith("data/"))
    files = {
        **{f"data/units/{name}.yml": text + SOURCE for name, text in UNITS.items()},
        "data/facilities/san-cu.yml": "retracted: {on: 2025-01-01, reason: Nhầm nơi}\n",
        "data/facilities/kho.yml": f"title: {HIDDEN}\nunit: dong\nopened: 2019\nprivate: true\n" + SOURCE,
        "data/documents/qd-12.yml": "number: 12/QĐ-UBND\nkind: decision\n" + SOURCE,
        example[0]: example[1],
    }
    for file, text in files.items():
        (copy.root / file).write_text(text, encoding="utf-8")
    for words in (("check",), ("build", "--today", "2026-11-21")):
        run = copy.run("generator", *words, "--project", copy.root)
        assert run.returncode == 0, run.stdout + run.stderr
    return copy.root / "site"


def test_the_record_has_a_page_in_a_list_of_the_menu(site: Path) -> None:
    page = _page(site, PAGE)
    assert "Nhà văn hóa thôn Đông</h1>" in page
    assert re.search(r"<dt>Ở</dt><dd><a [^>]*thon/dong/[^>]*>[^<]*Đông</a></dd>", page)
    assert "<dt>Mở từ</dt><dd>tháng 5/2024</dd>" in page
    assert "<dt>Số ghế</dt><dd>120</dd>" in page
    assert "Thôn Đông có nhà mới" in page
    assert 'href="nha-van-hoa-dong/"' in _page(site, "noi-chung/")
    assert '<a href="./noi-chung/">Nơi sinh hoạt chung</a>' in _page(site, "")


def test_other_pages_lead_to_it(site: Path) -> None:
    link = f'href="../../{PAGE}">Nhà văn hóa thôn Đông</a>'
    assert link in _page(site, "thon/dong/")
    assert link in _page(site, "van-ban/qd-12/").partition("Nơi sinh hoạt chung theo văn bản này")[2]
    assert "số ghế. Trước: “100”. Nay: “120”. Lý do: Đếm lại." in _page(site, "dinh-chinh/")
    assert f"/{PAGE}</loc>" in (site / "sitemap.xml").read_text(encoding="utf-8")
    assert 'property="og:image" content="https://' in _page(site, PAGE)
    assert "/thon/dong/the.png" in _page(site, PAGE)


def test_its_addresses_outlive_a_new_id_and_a_withdrawal(site: Path) -> None:
    assert 'href="../nha-van-hoa-dong/"' in _page(site, "noi-chung/hoi-truong-dong/")
    assert "Nhầm nơi" in _page(site, "noi-chung/san-cu/")
    assert "noi-chung/san-cu/" in _page(site, "dinh-chinh/")


def test_the_search_finds_it_as_what_it_is_by_place_and_by_year(site: Path) -> None:
    (found,) = (text for text in _search(site) if PAGE in text)
    card = next(card for card in json.loads(found).values() if card[1] == PAGE)
    assert card[0] == "facilities/nha-van-hoa-dong"
    assert card[4:] == ["Nơi sinh hoạt chung", "Thôn Đông, xã An", "5/2024"]
    (index,) = (json.loads(text) for path, text in _files(site) if path.name == "muc-luc.json")
    assert "noi-chung" in index["kinds"]
    words = "".join(path.read_text(encoding="utf-8") for path in (site / "tim-kiem").rglob("*.txt"))
    assert "bong chuyen" in words, "what only the descriptor names"
    page = _page(site, "tim-kiem/")
    for value, word in (("noi-chung", "Nơi sinh hoạt chung"), ("2024", "2024"), ("an", "Xã An")):
        assert f'<option value="{value}">{word}</option>' in page


def test_the_open_data_has_its_table(site: Path) -> None:
    (row,) = _rows(site, "facilities")
    assert row["id"] == "nha-van-hoa-dong"
    assert row["title"] == "Nhà văn hóa thôn Đông"
    assert row["unit"] == "dong"
    assert row["seats"] == "120"
    assert row["page"].endswith(f"/{PAGE}")
    assert (site / FOLDER / "facilities/index.html").is_file()
    record = "facilities/nha-van-hoa-dong"
    assert record in {row["record"] for row in _rows(site, "sources")}
    assert record in {row["record"] for row in _rows(site, "corrections")}
    assert "facilities/san-cu" in {row["record"] for row in _rows(site, "retracted")}


def test_what_is_not_for_readers_is_nowhere(site: Path) -> None:
    texts = [path for path in site.rglob("*") if path.suffix in (".html", ".json", ".csv", ".xml", ".ics", ".txt")]
    assert any(path.name == "tin.xml" for path in texts)
    assert not [path for path in texts if HIDDEN in path.read_text(encoding="utf-8")]
    assert not (site / "noi-chung/kho").exists()
    assert '<option value="2019">' not in _page(site, "tim-kiem/")


def test_a_record_that_is_wrong_has_its_problem(copy: Copy, site: Path) -> None:
    wrong = copy.root / "data/facilities/sai.yml"
    found = []
    right = "title: Sân\nunit: dong\n"
    for text in (f"{right}ghe: 3\n{SOURCE}", f"title: Sân\nunit: khong-co\n{SOURCE}", right,
                 f"{right}opened: 2099-01-01\n{SOURCE}"):  # fmt: skip
        wrong.write_text(text, encoding="utf-8")
        run = copy.run("generator", "check", "--project", copy.root, "--format", "json")
        assert run.returncode == 1
        found += [p["code"] for p in json.loads(run.stdout) if p["severity"] == "error"]
    wrong.unlink()
    assert found == ["unknown-key", "missing-reference", "no-source", "fact-after-today"]


def test_editors_are_helped_to_write_one(copy: Copy, site: Path) -> None:
    schema = json.loads((copy.root / "schemas/facilities.json").read_text(encoding="utf-8"))
    assert schema["title"] == "Hồ sơ nơi sinh hoạt chung"
    given = ("title=Sân chơi", "unit=dong")
    source = (
        "--source-kind",
        "own_report",
        "--source-role",
        "Trưởng thôn",
        "--source-date",
        "2026-11-01",
        "--source-approved-by",
        "Xã",
    )
    words = [word for pair in given for word in ("--set", pair)]
    run = copy.run("generator", "new", "facility", *words, *source, "--yes", "--project", copy.root)
    assert run.returncode == 0, run.stdout + run.stderr
    assert "data/facilities/san-choi.yml" in run.stdout
    (copy.root / "data/facilities/san-choi.yml").unlink()


def test_the_example_is_written_as_all_code_is(copy: Copy) -> None:
    for words in (("check",), ("format", "--check")):
        run = copy.run("ruff", *words, "--no-cache", "generator")
        assert run.returncode == 0, run.stdout + run.stderr


def test_what_else_keeps_a_list_of_kinds_is_named(copy: Copy) -> None:
    """The tests that go over all kinds hold, without a line that the example does not name."""
    files = [f"tests/test_{name}.py" for name in "docs edits photos schema pages_coverage search_index".split()]
    run = copy.run("pytest", "-q", "-p", "no:cacheprovider", "-k", "kind or asked", *files)
    assert run.returncode == 0, run.stdout[-3000:] + run.stderr


def _new_files() -> Iterator[tuple[str, str]]:
    """Files that the section shows whole: the path stands in the line above the block."""
    yield from re.findall(r"`([\w/.-]+)`:\n\n```(?:python|yaml|jinja)\n(.*?)```", SECTION, re.DOTALL)


def _patch(path: Path, hunks: str) -> None:
    """Puts hunks in where their context stands; it must stand there once."""
    text = path.read_text(encoding="utf-8")
    for hunk in hunks.split("@@\n"):
        lines = [(line[:1] or " ", line[1:] + "\n") for line in hunk.splitlines()]
        old = "".join(line for sign, line in lines if sign in " -")
        assert text.count(old) == 1, f"{path.name} does not have once:\n{old}"
        text = text.replace(old, "".join(line for sign, line in lines if sign in " +"))
    path.write_text(text, encoding="utf-8")


def _files(site: Path) -> Iterator[tuple[Path, str]]:
    for path in sorted(site.rglob("*.json")):
        yield path, path.read_text(encoding="utf-8")


def _page(site: Path, address: str) -> str:
    return (site / address / "index.html").read_text(encoding="utf-8")


def _rows(site: Path, table: str) -> list[dict[str, str]]:
    with (site / FOLDER / f"{table}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _search(site: Path) -> Iterator[str]:
    return (text for path, text in _files(site) if "tim-kiem" in path.parts)
