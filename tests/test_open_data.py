"""The tables of the open data: nothing is missing, nothing is told that pages do not tell, every format is sound."""

import csv
import dataclasses
import gzip
import io
import json
import sqlite3
import warnings
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from generator.model import Model, connect, load
from generator.opendata import files
from generator.opendata.addresses import HUB
from generator.opendata.table_package import package
from generator.opendata.tables import TABLES, kinds, rows
from generator.pages.about import open_data
from generator.presentation.page import BuildContext
from generator.records import KINDS, Record, Ref
from generator.records.keys import keys
from generator.records.rules import Rule
from generator.site.site_files import SiteFile
from tests import small
from tests.small import cell, ctx, record, unit

ROOT = Path(__file__).parent.parent
SECRET = "Bàn việc riêng"
_PRESS = {"kind": "press", "title": "Bài", "published_on": "2020"}


def _files(seen: BuildContext) -> dict[str, bytes]:
    found = {}
    for export in files.files(seen):
        assert isinstance(export, SiteFile)
        content = export.content
        found[export.address.removeprefix(HUB)] = content.encode() if isinstance(content, str) else content
    return found


def _rows(seen: BuildContext, table: str) -> list[dict[str, Any]]:
    found = next(t for t in TABLES if t.name == table)
    return [dict(zip([c.name for c in found.columns], row, strict=True)) for row in rows(seen.model, found)]


def _cells_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


def _activity(key: str, **more: Any) -> Any:
    given = {"title": key, "kind": "regular_meeting", "status": "held", "orgs": ["cells/a"], **more}
    return record(f"activities/{key}", **given)


def test_every_kind_but_rules_has_its_table() -> None:
    assert {t.name for t in kinds.TABLES} == set(KINDS) - {Rule.FOLDER}


@pytest.mark.parametrize("kind", [k.form for k in KINDS.values() if k.row], ids=lambda k: k.FOLDER)
def test_every_key_of_a_form_has_its_column_or_is_left_out_by_name(kind: type[Record]) -> None:
    columns = {c.name for t in TABLES if t.name == kind.FOLDER for c in t.columns}
    inner = {c.name for t in TABLES if t.name == "lines" for c in t.columns}
    for key in keys(kind):
        if key.name in kinds.LEFT_OUT:
            continue
        group = isinstance(key.value, type) and issubclass(key.value, BaseModel)
        assert any(name.startswith(f"{key.name}_") if group else name == key.name for name in columns), key.name
    assert {"kind", "quantity_value", "from", "for", "note"} <= inner


@pytest.mark.parametrize("table", TABLES, ids=lambda t: t.name)
def test_columns_are_named_once_and_said(table: Any) -> None:
    names = [c.name for c in table.columns]
    assert len(set(names)) == len(names)
    assert set(table.key) <= set(names)
    assert all(c.title and table.title and table.about.endswith(".") for c in table.columns)


def test_what_only_members_are_asked_to_is_not_told_before_it_was_held() -> None:
    hidden = _activity("buoi-kin", title=SECRET, status="planned", audience="members", corrections=[
        {"on": "2026-01-02", "field": "title", "reason": "Sai", "was": SECRET}])  # fmt: skip
    money = record("contributions/quy", title="Quỹ", org="cells/a", agreed_at="buoi-kin")
    files = _files(ctx(unit("v", "village"), cell("a", "v"), hidden, money))
    assert not [name for name, content in files.items() if SECRET.encode() in content or b"buoi-kin" in content]
    told = _files(
        ctx(unit("v", "village"), cell("a", "v"), _activity("buoi-kin", title=SECRET, audience="members"), money)
    )
    assert SECRET.encode() in told["activities.csv"]
    assert _cells_of(told["contributions.csv"])[0]["agreed_at"] == "buoi-kin"


def test_what_was_withdrawn_leaves_its_address_day_and_reason() -> None:
    gone = record("documents/cu", retracted={"on": "2026-03-01", "reason": "Không có thật"})
    seen = ctx(unit("v", "village"), cell("a", "v"), gone, _activity("hop", documents=["cu"]))
    assert _rows(seen, "retracted") == [{"record": "documents/cu", "on": "2026-03-01", "reason": "Không có thật"}]
    assert _rows(seen, "documents") == []
    assert _rows(seen, "activities")[0]["documents"] is None


def test_what_a_correction_withholds_stays_withheld() -> None:
    mended = {"on": "2026-01-02", "field": "officers", "reason": "Thông tin riêng"}
    (row,) = _rows(ctx(unit("v", "village"), cell("a", "v", corrections=[mended])), "corrections")
    assert (row["record"], row["was"], row["now"]) == ("cells/a", None, None)


def test_marks_that_no_reader_of_the_page_sees_are_not_told() -> None:
    noted = cell("a", "v", notes=f"**Rõ** <b>ràng</b>\n\n[//]: # ({SECRET})\n")
    files = _files(ctx(unit("v", "village"), noted))
    assert _cells_of(files["cells.csv"])[0]["notes"] == "Rõ <b>ràng</b>"
    assert not [name for name, content in files.items() if SECRET.encode() in content]


@pytest.mark.parametrize("title", ["=1+1", "+84", "-5", "@SUM(A1)", "＝1", "'=1", "'nháy", '="a";"b",c', "- a\n- b"])
def test_no_text_is_taken_for_a_formula_and_none_is_lost(title: str) -> None:
    files = _files(ctx(unit("v", "village"), cell("a", "v"), _activity("hop", title=title)))
    (row,) = _cells_of(files["activities.csv"])
    line = " ".join(title.split())  # a text of one line is one
    assert row["title"] == f"'{line}"
    assert json.loads(files["activities.json"])[0]["title"] == line


def test_a_negative_number_stays_a_number() -> None:
    line = {"kind": "money", "quantity": {"value": "5000000", "unit": "vnd"}}
    more = {"kind": "money", "quantity": {"value": "7500000", "unit": "vnd"}}
    sides = {"received": {"complete": "true", "lines": [line]}, "spent": {"complete": "true", "lines": [more]}}
    money = record("contributions/quy", title="Quỹ", org="cells/a", **sides)
    files = _files(ctx(unit("v", "village"), cell("a", "v"), money))
    assert _cells_of(files["contributions.csv"])[0]["balance"] == "-2500000"
    assert json.loads(files["contributions.json"])[0]["balance"] == -2500000
    assert [row["quantity_value"] for row in _cells_of(files["lines.csv"])] == ["5000000", "7500000"]


def test_csv_is_what_spreadsheets_and_rfc_4180_expect() -> None:
    text = 'Họp "mở rộng", bàn:\nđường; nước'
    content = _files(ctx(unit("v", "village"), cell("a", "v"), _activity("hop", body=text)))["activities.csv"]
    assert content.startswith(b"\xef\xbb\xbfid,title,")
    assert content.endswith(b"\r\n")
    assert content.replace(b"\r\n", b"").count(b"\n") == 1  # the one inside the text
    assert _cells_of(content)[0]["body"] == text


def test_sqlite_has_the_same_bytes_for_the_same_records() -> None:
    found = [unit("v", "village"), cell("a", "v"), *(_activity(f"h{n}") for n in range(50))]
    first, again, turned = (_files(ctx(*some))["du-lieu.sqlite"] for some in (found, found, found[::-1]))
    assert first == again == turned
    base = sqlite3.connect(":memory:")
    base.deserialize(first)
    assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert base.execute("SELECT count(*) FROM activities").fetchone() == (50,)
    assert "-- Tên việc" in base.execute("SELECT sql FROM sqlite_schema WHERE name = 'activities'").fetchone()[0]
    base.close()


def test_files_do_not_depend_on_the_day() -> None:
    seen = ctx(unit("v", "village"), cell("a", "v"))
    assert _files(seen) == _files(dataclasses.replace(seen, today=small.TODAY.replace(year=2030)))


class _Asked(Mapping[Any, Any]):
    """The records of a model, and of which folders any was looked at; whether one exists may be asked freely."""

    def __init__(self, held: Mapping[Any, Any], folder_of: Any) -> None:
        self.held, self.folder_of, self.folders = held, folder_of, set[str]()

    def __getitem__(self, key: Any) -> Any:
        self.folders.add(self.folder_of(key))
        return self.held[key]

    def __contains__(self, key: object) -> bool:
        return key in self.held

    def __iter__(self) -> Iterator[Any]:
        return iter(self.held)

    def __len__(self) -> int:
        return len(self.held)


@pytest.mark.parametrize("table", TABLES, ids=lambda t: t.name)
def test_a_table_reads_the_kinds_it_names(table: Any, sample: Model) -> None:
    """So a build may keep the files of a table while no record of these kinds changed."""
    one = _Asked(sample.records, lambda ref: Ref(ref).kind)
    many = _Asked(sample._by_kind, lambda folder: folder)
    model = dataclasses.replace(sample, records=one, _by_kind=many, _answers={})
    made = [list(table.fill(of, tuple(table.things(of)))) for of in (model, sample)]
    assert made[0] == made[1]
    assert one.folders | many.folders <= table.reads


@pytest.fixture(scope="module")
def sample() -> Model:
    found = load(ROOT).model
    assert found
    return found


def test_the_package_is_valid_and_every_row_fits_its_schema(built_site: Path) -> None:
    report = _judged(built_site / "du-lieu-mo" / "datapackage.json")
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "message"])
    assert {task.name for task in report.tasks} == {t.name for t in TABLES}


def test_the_package_is_judged_by_its_schemas(built_site: Path, tmp_path: Path) -> None:
    """A word, a number and a reference that do not fit are found: the judge reads what we say of the columns."""
    for file in (built_site / "du-lieu-mo").iterdir():
        if file.suffix in (".csv", ".json"):
            (tmp_path / file.name).write_bytes(file.read_bytes())
    lines = tmp_path / "lines.csv"
    lines.write_text(lines.read_text("utf-8-sig").replace("pledged", "lost").replace("600000000", "nhiều"), "utf-8")
    guests = tmp_path / "guests.csv"
    guests.write_text(guests.read_text("utf-8-sig").replace("lang-cong-trao-doi", "khong-co"), "utf-8")
    tasks = _judged(tmp_path / "datapackage.json").tasks
    assert {(task.name, error.type) for task in tasks for error in task.errors} == {
        ("lines", "constraint-error"), ("lines", "type-error"), ("guests", "foreign-key")}  # fmt: skip


def test_hostile_texts_still_fit_the_package(tmp_path: Path) -> None:
    nasty = [
        _activity(f"h{n}", title=t, agenda=[t], tags=[t, "x"]) for n, t in enumerate(['a"b', "=1", "x,y", "'", "é\t"])
    ]
    for name, content in _files(ctx(unit("v", "village"), cell("a", "v"), *nasty)).items():
        (tmp_path / name).write_bytes(content)
    assert _judged(tmp_path / "datapackage.json").valid


def _judged(path: Path) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the judge's own dependencies
        from frictionless import validate  # noqa: PLC0415  slow to load, and only needed here

        return validate(str(path))


@pytest.mark.parametrize(
    ("licence", "said"),
    [
        ("CC-BY-4.0", {"name": "CC-BY-4.0"}),
        ("https://creativecommons.org/licenses/by/4.0/", {"path": "https://creativecommons.org/licenses/by/4.0/"}),
        ("Dùng lại được, ghi nguồn", {"path": "https://a.example/du-lieu-mo/#dieu-kien"}),
    ],
)
def test_licence_is_the_publishers(licence: str, said: dict[str, str]) -> None:
    site = small.site(licence=licence)
    assert package(site)["licenses"] == [{**said, "title": licence}]
    hub = small.written(open_data.pages, ctx(licence=licence))[HUB]
    assert licence in small.plain(hub)


def test_what_is_not_known_of_the_publication_is_left_out() -> None:
    found = package(small.site())
    assert not {"licenses", "version", "created"} & found.keys()
    assert package(small.site(), commit="abc123")["version"] == "abc123"


def test_every_table_has_its_page_with_every_column(built_site: Path) -> None:
    hub = (built_site / "du-lieu-mo" / "index.html").read_text(encoding="utf-8")
    for table in TABLES:
        file = built_site / "du-lieu-mo" / table.name / "index.html"
        page = file.read_text(encoding="utf-8")
        assert [c.name for c in table.columns if c.name not in page] == []
        assert len(table.columns) <= 100
        assert len(gzip.compress(file.read_bytes())) <= 6 * 1024
        for kind in ("csv", "json"):
            assert f'href="./{table.name}.{kind}"' in hub
            assert f'href="../{table.name}.{kind}"' in page
            assert (built_site / "du-lieu-mo" / f"{table.name}.{kind}").is_file()
    assert len(gzip.compress(hub.encode())) <= 6 * 1024


def test_a_table_without_rows_is_still_a_table() -> None:
    files = _files(BuildContext(model=connect(small.site(), []), today=small.TODAY))
    assert files["cells.csv"].startswith(b"\xef\xbb\xbfid,name")
    assert json.loads(files["cells.json"]) == []
