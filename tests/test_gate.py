"""The publication gate: how much it finds and how rarely it is wrong, in every spelling, and what lets a hit pass."""

import re
import unicodedata
import zlib
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml
from PIL import Image

from generator import images
from generator.build import StatCache
from generator.gate import RULES, gate
from generator.gate.normalize import normalize
from generator.model import load
from generator.records.rules import GateRules
from generator.site.publication import examine
from generator.source import SourceText, texts

ROOT = Path(__file__).parent.parent
TODAY = date(2026, 11, 21)


class Entry(NamedTuple):
    """One labelled text; `half` is a (tuned on) or b (only counted)."""

    text: str
    rules: frozenset[str]
    data: bool
    half: str


def _entries(name: str = "gate") -> list[Entry]:
    groups = yaml.safe_load((ROOT / "tests" / "corpus" / f"{name}.yml").read_text(encoding="utf-8"))
    return [
        Entry(text, frozenset(group["rules"]), group.get("as") == "data", "ab"[zlib.crc32(text.encode()) % 2])
        for group in groups
        for text in group["texts"]
    ]


ENTRIES = _entries()


def test_committed_data_and_content_pass() -> None:
    assert gate(texts(ROOT), TODAY) == ()


@pytest.mark.parametrize("text", ["title: [\nnotes: số 001099000001\n", "\tx: 001099000001", "a: 'b\n001 099 000001"])
def test_file_that_cannot_be_read_is_judged(text: str, tmp_path: Path) -> None:
    (tmp_path / "data" / "units").mkdir(parents=True)
    (tmp_path / "data" / "units" / "a.yml").write_text(text, encoding="utf-8")
    codes = {p.code for p in examine(tmp_path, TODAY).problems}
    assert {"gate-personal-id", "missing-file"} < codes


def test_file_that_was_not_read_again_is_judged(tmp_path: Path) -> None:
    """It is known to be the same as before, but what was found in it is kept no longer."""
    (tmp_path / "data" / "photos").mkdir(parents=True)
    (tmp_path / "data" / "a.yml").write_text("001099000001", encoding="utf-8")
    (tmp_path / "data" / "photos" / "ho-ngheo-nguyen-van-ba.jpg").write_bytes(b"")
    stats = StatCache()
    found = gate(texts(tmp_path, stats), TODAY)
    assert {p.code for p in found} == {"gate-personal-id", "gate-poverty", "gate-photo-place"}
    assert gate(texts(tmp_path, StatCache(noted=stats.seen)), TODAY) == found


def test_place_is_that_of_the_raw_file() -> None:
    """Also after letters that are not document, composed tones and a mark of the byte order."""
    raw = unicodedata.normalize("NFD", "title: Họp chi bộ\nsummary: >-\n  Đã họp.\n  Gọi") + " 09\u200b12 000 001\n"
    (problem,) = gate([SourceText(file="data/activities/x.yml", form="data", text=raw)], TODAY)
    assert problem.place.line == 4
    assert raw.split("\n")[3][problem.place.column - 1 :].startswith("09\u200b12")


def test_message_never_repeats_the_datum() -> None:
    """Long numbers and full names of the corpus do not stand in what is said of them."""
    for e in ENTRIES:
        file = SourceText(file="content/x.md", form="page", text=e.text)
        for problem in gate([file], TODAY):
            said = problem.message
            assert not re.search(r"[0-9]{5}", said)
            if "“" in said and problem.code != "gate-photo-alt":
                assert (
                    len(re.findall(r"(?<![\w.])[A-ZĐ][a-zà-ỹ]+ [A-ZĐ][a-zà-ỹ]+ [A-ZĐ][a-zà-ỹ]+", said)) == 0
                    or "thôn" in said
                )


def test_photo_that_says_where_it_was_taken(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "photos"
    folder.mkdir(parents=True)
    picture = Image.new("RGB", (8, 8), "white")
    exif = Image.Exif()
    exif[0x8825] = {1: "N", 2: (21.0, 51.0, 10.0), 3: "E", 4: (106.0, 45.0, 30.0)}
    picture.save(folder / "vi-tri.jpg", exif=exif)
    named = Image.Exif()
    named[0x010E] = "Ba Ly Thi Nam bi ung thu"
    picture.save(folder / "loi-ghi.jpg", exif=named)
    picture.save(folder / "sach.png")
    (folder / "hong.jpg").write_bytes(b"not a picture")
    told = images.told(folder / "vi-tri.jpg")
    assert told is not None
    assert told.located
    found = [(p.place.file.rpartition("/")[2], p.code) for p in gate(texts(tmp_path), TODAY)]
    assert found == [
        ("hong.jpg", "gate-photo-place"),
        ("loi-ghi.jpg", "gate-illness"),
        ("vi-tri.jpg", "gate-photo-place"),
    ]


def test_name_of_a_file_is_read() -> None:
    names = {
        "ho-ngheo-nguyen-van-ba.jpg": "poverty",
        "bao-cao-tuyet-mat.pdf": "secrecy",
        "anh-0912000001.png": "mobile",
    }
    for name, rule in names.items():
        found = gate([SourceText(file=f"content/anh/{name}", form="other")], TODAY)
        assert f"gate-{rule}" in {problem.code for problem in found}


def test_rule_holds_from_its_day() -> None:
    text = "kind: gate\ntitle: T\nrules:\n  - id: donor\n    title: Tên\n    valid_from: 2027-01-01\n"
    files = [
        SourceText(file="data/rules/gate.yml", form="data", text=text),
        SourceText(file="content/x.md", form="page", text="Ông Lý Văn Bốn ủng hộ 5 triệu đồng."),
    ]
    assert not gate(files, TODAY)
    assert [p.code for p in gate(files, date(2027, 1, 1))] == ["gate-donor"]


def test_data_cannot_open_what_is_never_waived() -> None:
    text = (
        "kind: gate\ntitle: T\nrules:\n  - id: personal-id\n    title: S\n    severity: warning\n    waivable: true\n"
    )
    allow = "allow: [{rule: personal-id, reason: a, by_role: b, until: 2027-01-01}]\n"
    files = [
        SourceText(file="data/rules/gate.yml", form="data", text=text),
        SourceText(file="data/units/x.yml", form="data", text=f"notes: số 001099000001\n{allow}"),
    ]
    found = {(p.code, p.severity) for p in gate(files, TODAY)}
    assert found == {("gate-personal-id", "error"), ("gate-waiver-refused", "error")}


@pytest.mark.parametrize(
    ("day", "codes"),
    [
        (date(2026, 10, 1), []),
        (date(2026, 11, 1), ["gate-waiver-ending"]),
        (date(2026, 12, 1), ["gate-waiver-ending"]),
        (date(2026, 12, 2), ["gate-donor"]),
    ],
)
def test_waiver_in_time(day: date, codes: list[str]) -> None:
    text = (
        "notes: Ông Lý Văn Bốn ủng hộ 5 triệu đồng.\n"
        "allow:\n  - {rule: donor, reason: gia đình đồng ý, by_role: Bí thư, until: 2026-12-01}\n"
    )
    assert [p.code for p in gate([SourceText(file="data/units/x.yml", form="data", text=text)], day)] == codes


def test_list_of_waivers_follows_the_hand_written_page(built_site: Path) -> None:
    html = (built_site / "quyen-rieng-tu" / "index.html").read_text(encoding="utf-8")
    assert html.count("<h1") == 1
    assert html.index('id="khong-dang"') < html.index('id="ngoai-le"') < html.index("Không có ngoại lệ nào.")


def test_every_rule_has_its_ground() -> None:
    model = load(ROOT).model
    assert model is not None
    (given,) = model.rules(GateRules)
    assert [r.id for r in given.rules] == [r.id for r in RULES]
    assert all(r.title[0].isupper() for r in given.rules)
    assert {r.id for r in given.rules if not r.ground} == {"save-date"}
    assert [(r.id, r.severity, r.waivable) for r in given.rules] == [(r.id, r.severity, r.waivable) for r in RULES]


def test_clean_text_keeps_its_length() -> None:
    for e in ENTRIES:
        made = normalize(e.text)
        assert len(made.text) == len(made.lower)
