"""In which state a thing is: the same words on every page, in every file, and nothing of what is shown to nobody."""

from __future__ import annotations

import json
import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from generator.model import states
from generator.model.visibility import visible_of
from generator.opendata import popolo
from generator.pages import write
from generator.presentation.page import BuildContext, Page
from generator.records import Record, Tombstone
from generator.records.activities import Activity
from generator.search.files import Search
from generator.site import site_files
from tests import small
from tests.small import TODAY, plain, record

ORGS = ["units/v", "cells/c"]
MARKS = {
    "planned": "Dự kiến", "postponed": "Hoãn", "cancelled": "Đã hủy, không làm nữa",
    "overdue": "Đã qua ngày dự kiến, chưa có tin",
}  # fmt: skip
BEFORE = {**MARKS, "overdue": "Đã qua ngày dự kiến", "cancelled": "Đã hủy"}
LISTS = ("thon/v/", "chi-bo/c/", "xa-phuong/x/", "hoat-dong/", "hoat-dong/hop_dan/", "")


def meeting(key: str, status: str, on: str, **more: Any) -> Record | Tombstone:
    given: dict[str, Any] = {"kind": "residents_meeting", "orgs": ORGS, "at": "19:30", "place": "nhà văn hóa", **more}
    return record(f"activities/{key}", title=f"Việc {key}", status=status, date=on, **given)


@cache
def world() -> BuildContext:
    secret: dict[str, Any] = {"audience": "members", "kind": "regular_meeting", "orgs": ["cells/c"]}
    return small.ctx(
        small.unit("t", "province"), small.unit("x", "commune", "t"), small.unit("v", "village", "x"),
        small.cell("c", "v"),
        meeting("planned", "planned", "2026-12-05"), meeting("postponed", "postponed", "2026-12-10"),
        meeting("cancelled", "cancelled", "2026-12-08"), meeting("overdue", "planned", "2026-11-01"),
        meeting("held", "held", "2026-11-02"), meeting("off", "cancelled", "2026-10-05"),
        meeting("kin", "cancelled", "2026-12-03", **secret), meeting("rieng", "planned", "2026-12-04", **secret),
    )  # fmt: skip


@cache
def pages() -> dict[str, Page]:
    return {page.address: page for page in write(world().model, TODAY)}


@cache
def files() -> dict[str, str]:
    every = list(pages().values())
    found = {file.address: site_files.content(file, Path()) for file in site_files.write(world(), every)}
    texts = {address: content for address, content in found.items() if not address.endswith((".png", ".sqlite"))}
    read = {address: t.decode() for address, t in texts.items()}
    return read | Search().files(world(), every, ())


def cards(address: str) -> dict[str, str]:
    """The rows of a page by what they tell of, in the order they stand."""
    rows = re.findall(r"<li[^>]*>.*?</li>", pages()[address].body.replace("\u00a0", " "), re.DOTALL)
    return {match[1]: plain(row) for row in rows if (match := re.search(r">Việc (\w+)</a></h", row))}


@pytest.mark.parametrize("address", LISTS)
def test_every_list_says_the_state(address: str) -> None:
    found = cards(address)
    for key, mark in MARKS.items():
        if not (address == "" and key == "overdue"):
            assert mark in found[key]
    assert not [mark for mark in MARKS.values() if mark in found["held"]]
    assert "off" not in found


@pytest.mark.parametrize("address", LISTS)
def test_only_what_was_held_is_done(address: str) -> None:
    body = pages()[address].body.replace("\u00a0", " ")
    heading = re.search("(## |<h2>)(Việc đã làm|Tin mới nhất|Mới nhất|Năm 2026)", body)
    assert heading
    told = set(re.findall(r"Việc (planned|postponed|cancelled|overdue|held|off)", body[heading.end() :]))
    # At home what is coming stands in the second column, below its own heading.
    assert told - (set(re.findall(r"Việc (\w+)", body.partition("Sắp tới")[2])) if address == "" else set()) == {"held"}


def test_a_postponed_day_is_struck_and_invites_nobody() -> None:
    for key in ("postponed", "cancelled"):
        card = next(row for row in re.findall(r"<li.*?</li>", pages()["thon/v/"].body, re.DOTALL) if key in row)
        assert "<s>" in card
        assert "19 giờ" not in card
        assert "văn hóa" not in card


def test_what_was_called_off_stays_in_the_archive_of_its_month_with_its_mark() -> None:
    assert MARKS["cancelled"] in cards("luu-tru/2026/10/")["off"]
    november = cards("luu-tru/2026/11/")
    assert MARKS["overdue"] in november["overdue"]
    assert "held" in november
    assert "luu-tru/2026/12/" not in pages()


@pytest.mark.parametrize("key", MARKS)
def test_the_page_and_all_that_tell_of_it_say_the_same(key: str) -> None:
    page = pages()[f"hoat-dong/{key}/"]
    assert page.description.startswith(f"{BEFORE[key]}: ")
    assert f"Họp dân, {lower(MARKS[key])}" in plain(page.body)
    entry = next(line for line in entries("tin.json") if line["url"].endswith(f"/{key}/"))
    assert entry["title"] == f"{BEFORE[key]}: Việc {key}"
    card = next(card for card in search_cards() if card[1] == page.address)
    assert card[3].startswith(f"{BEFORE[key]}: ")


def test_programs_are_told_in_their_own_words() -> None:
    events = {str(e["summary"]).rpartition(" ")[2]: e for e in Calendar.from_ical(files()["lich.ics"]).walk("VEVENT")}
    assert {key: (str(e["summary"]), str(e["status"])) for key, e in events.items()} == {
        "planned": ("Việc planned", "CONFIRMED"), "postponed": ("Hoãn: Việc postponed", "TENTATIVE"),
        "cancelled": ("Đã hủy: Việc cancelled", "CANCELLED"), "held": ("Việc held", "CONFIRMED"),
        "overdue": ("Đã qua ngày dự kiến: Việc overdue", "TENTATIVE"), "off": ("Đã hủy: Việc off", "CANCELLED"),
    }  # fmt: skip
    said = {key: re.findall(r"schema\.org/Event(\w+)", pages()[f"hoat-dong/{key}/"].linked) for key in events}
    assert said == {
        "planned": ["Scheduled"], "postponed": ["Postponed"], "cancelled": ["Cancelled"], "off": ["Cancelled"],
        "held": [], "overdue": [],
    }  # fmt: skip


def test_what_only_members_knew_of_and_was_called_off_leaves_nothing() -> None:
    for key in ("kin", "rieng"):
        for address, text in {**{a: p.text() for a, p in pages().items()}, **files()}.items():
            assert f"Việc {key}" not in text.replace("\u00a0", " "), address
            assert f"hoat-dong/{key}" not in text, address
    for key in ("kin", "rieng"):
        assert f"hoat-dong/{key}/" not in pages()
    assert {row["id"] for row in json.loads(files()["du-lieu-mo/activities.json"])} == {*MARKS, "held", "off"}


def test_a_page_carries_the_last_day_of_what_is_to_come() -> None:
    for address in (*LISTS, "lich/"):
        body = pages()[address].body
        told = dict(re.findall(r'data-until="([^"]+)">.*?Việc.(\w+)</a>', body, re.DOTALL))
        assert {day: key for day, key in told.items() if key in MARKS} == {
            "2026-12-05": "planned", "2026-12-08": "cancelled", "2026-12-10": "postponed"}  # fmt: skip
        assert "Tính đến ngày 21/11/2026." in body
    assert 'data-until="2026-12-05" data-then="Đã qua ngày dự kiến; ' in pages()["hoat-dong/planned/"].body
    assert "data-until" not in pages()["hoat-dong/overdue/"].body


def test_all_that_is_shown_is_either_ahead_or_past() -> None:
    every = visible_of(world().model, Activity)
    for today in (date(2020, 1, 1), TODAY, date(2026, 12, 6), date(2030, 1, 1)):
        ahead, past = states.ahead(every, today), states.past(every, today)
        assert sorted(a.id for a in (*ahead, *past)) == sorted(a.id for a in every)
        assert all(a in past for a in states.unanswered(every, today))


def test_what_was_called_off_without_a_day_waits_for_nothing() -> None:
    given = {"kind": "campaign", "orgs": ORGS, "title": "Việc a", "status": "cancelled"}
    seen = small.ctx(small.unit("v", "village"), small.cell("c", "v"), record("activities/a", **given))
    found = {page.address: page for page in write(seen.model, TODAY)}
    assert "luu-tru/khong-ro-ngay/" in found
    assert "Việc" not in found["lich/"].body.partition("Việc khác")[0].replace("Việc chung", "")


def test_a_head_told_of_by_the_cell_is_known_in_the_village() -> None:
    def person(name: str, **more: object) -> dict[str, object]:
        return {"name": name, "role": "village_head", "org": "units/v", **more}

    officers = [person("Nguyễn Văn Nay", **{"from": "2024"}), person("Trần Văn Cũ", to="2023-12-31"),
                person("Lê Văn Sắp", **{"from": "2027-01-01"})]  # fmt: skip
    seen = small.ctx(
        small.unit("x", "commune"), small.unit("v", "village", "x"), small.cell("c", "v", officers=officers)
    )
    found = {page.address: page.body.replace("\u00a0", " ") for page in write(seen.model, TODAY)}
    village, commune = found["thon/v/"], found["xa-phuong/x/"]
    asked = village.partition("Hỏi ai")[2].partition("</ul>")[0]
    assert "<b>Nguyễn Văn Nay</b> Trưởng thôn" in asked
    assert "Trần Văn Cũ" not in asked
    assert "Trần Văn Cũ" in village.partition("Những người giữ chức vụ trước đây")[2]
    assert "Chưa rõ ai là" not in village
    assert "Trưởng thôn: Nguyễn Văn Nay" in commune
    assert "Lê Văn Sắp" not in village + commune
    members = {m["person_id"].rpartition("#")[2]: m for m in json.loads(popolo.write(seen.model))["memberships"]}
    assert members["Trần Văn Cũ"]["end_date"] == "2023-12-31"
    assert "end_date" not in members["Nguyễn Văn Nay"]
    assert {m["organization_id"] for m in members.values()} == {"units/v"}


def lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def entries(address: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(files()[address])["items"]
    return found


def search_cards() -> list[list[str]]:
    texts = [text for address, text in files().items() if re.match("tim-kiem/k/", address)]
    return [card for text in texts for card in json.loads(text).values()]


def test_tables_know_the_states() -> None:
    rows = {row["id"]: row["status"] for row in json.loads(files()["du-lieu-mo/activities.json"])}
    assert rows["cancelled"] == "cancelled"
    assert rows["overdue"] == "planned"  # as recorded: the files of a publication are the same on every day
