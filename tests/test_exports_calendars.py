"""The calendars as a calendar program sees them: read by vobject, which shares no code with what writes them."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import vobject

from generator.feeds import calendars
from generator.model import load
from generator.pages import write
from generator.presentation.page import BuildContext
from generator.site import site_files
from tests.small import PRESS, ctx, record, unit

WORLD = Path(__file__).parent / "worlds" / "coming-2026"
TODAY = date(2026, 11, 21)
ROOT = "https://moi.example/an-phu/"
HOSTILE = 'Họp; bàn, \\ \n góp: "công" BEGIN:VEVENT \u0007 𠀀 ' + "dài " * 40
Event = dict[str, Any]


def files(ctx: BuildContext) -> dict[str, bytes]:
    found = [
        (file.address, site_files.content(file, Path())) for file in calendars.files(ctx, write(ctx.model, ctx.today))
    ]
    assert len(found) == len(dict(found)), "two files at one address"
    return dict(found)


@cache
def seen(today: date = TODAY) -> BuildContext:
    model = load(WORLD).model
    assert model
    return BuildContext(model=model, today=today)


@cache
def world() -> dict[str, bytes]:
    return files(seen())


def events(content: bytes) -> dict[str, Event]:
    """By the last step of their address: the values of an event."""
    calendar = vobject.readOne(content.decode())
    calendar.validate(raiseException=True)
    assert calendar.version.value == "2.0"
    assert calendar.prodid.value
    assert [zone.tzid.value for zone in calendar.vtimezone_list] == ["Asia/Ho_Chi_Minh"]
    found: dict[str, Event] = {}
    for event in getattr(calendar, "vevent_list", []):
        values = {name: lines[0].value for name, lines in event.contents.items()}
        found[str(values["url"]).rsplit("/", 2)[1]] = values
    return found


def one(**values: Any) -> dict[str, bytes]:
    activity = {"title": "Họp", "kind": "residents_meeting", "status": "planned", "orgs": ["units/v"], **values}
    return files(ctx(unit("x", "commune"), unit("v", "village", "x"), record("activities/a", **activity)))


def test_each_place_has_its_own_events() -> None:
    inside = {address: set(events(content)) for address, content in world().items()}
    dong, doai = {"dong-hop-dan", "dong-don-ve-sinh"}, {"doai-hop-dan", "doai-doi-thoai", "doai-hop-thang-10"}
    assert inside["thon/thon-dong/lich.ics"] == dong
    assert inside["chi-bo/thon-dong/lich.ics"] == {"dong-hop-dan"}
    assert inside["chi-bo/thon-doai/lich.ics"] == set()
    assert inside["xa-phuong/an-phu/lich.ics"] == {"xa-tap-huan", *dong, *doai}
    assert inside["lich.ics"] == {"dong-da-go", *inside["xa-phuong/an-phu/lich.ics"]}
    assert inside["hoat-dong/dong-hop-dan/lich.ics"] == {"dong-hop-dan"}
    assert world()["thon/xom-dong/lich.ics"] == world()["thon/thon-dong/lich.ics"]  # where the page stood before
    assert not any("noi-bo" in name for names in inside.values() for name in names)  # for members only


def test_an_event_with_an_hour_is_at_that_hour_here() -> None:
    event = events(world()["lich.ics"])["dong-hop-dan"]
    start = event["dtstart"]
    assert start.replace(tzinfo=None) == datetime(2026, 12, 5, 19, 30)
    assert start.utcoffset() == timedelta(hours=7)
    assert "dtend" not in event  # no record says how long it lasts
    assert event["summary"] == "Họp dân bàn sửa đường ngõ, góp công"
    assert event["location"] == "Nhà văn hóa thôn"
    assert 'Xem giấy mời: <giấy> & "thư".' in event["description"]
    assert event["url"] == f"{ROOT}hoat-dong/dong-hop-dan/"
    assert event["status"] == "CONFIRMED"


def test_an_event_without_an_hour_is_of_the_whole_days() -> None:
    event = events(world()["lich.ics"])["dong-don-ve-sinh"]
    assert (event["dtstart"], event["dtend"]) == (date(2026, 12, 5), date(2026, 12, 7))
    assert "Chưa rõ giờ" in event["description"]


@pytest.mark.parametrize("when", [{"date": "2027-02"}, {"date": "2027"}, {"date": "2027-02-01~"}, {"starts": "2027-02"},
                                  {"date": "../2027-02-01"}, {"ends": "2027-02-01"}, {}])  # fmt: skip
def test_what_has_no_full_day_is_no_event(when: dict[str, str]) -> None:
    found = one(**when)
    assert set(found) == {"lich.ics", "xa-phuong/x/lich.ics", "thon/v/lich.ics"}
    assert not any(events(content) for content in found.values())


def test_what_is_off_stays_and_says_so() -> None:
    found = events(world()["lich.ics"])
    off, later = found["doai-hop-dan"], found["doai-doi-thoai"]
    assert (off["status"], off["summary"]) == ("CANCELLED", "Đã hủy: Họp dân thôn Đoài")
    assert (later["status"], later["summary"]) == ("TENTATIVE", "Hoãn: Chủ tịch xã đối thoại với dân thôn Đoài")
    assert off["transp"] == later["transp"] == "TRANSPARENT"
    assert "hoat-dong/doai-hop-dan/lich.ics" not in world()


def test_what_is_withdrawn_is_cancelled_without_its_text() -> None:
    planned = {"title": "Chữ phải gỡ", "kind": "notice", "status": "planned", "date": "2026-12-01", "orgs": ["units/v"],
               "place": "Chữ phải gỡ", "summary": "Chữ phải gỡ"}  # fmt: skip
    before = files(ctx(unit("v", "village"), record("activities/a", **planned)))
    gone = record("activities/a", retracted={"on": "2026-11-20", "reason": "Nhầm"})
    after = files(ctx(unit("v", "village"), gone))
    was, event = events(before["lich.ics"])["a"], events(after["lich.ics"])["a"]
    assert "Chữ phải gỡ".encode() in before["thon/v/lich.ics"]
    assert not [address for address, content in after.items() if "Chữ".encode() in content]
    assert (event["uid"], event["status"]) == (was["uid"], "CANCELLED")
    assert int(event["sequence"]) > int(was["sequence"])
    assert set(event) <= {"uid", "dtstamp", "sequence", "dtstart", "dtend", "summary", "status", "transp", "url"}
    assert events(after["thon/v/lich.ics"]) == {}


def test_a_new_address_or_name_keeps_the_uid_and_sequence_only_grows() -> None:
    planned = {"title": "Họp", "kind": "notice", "status": "planned", "date": "2026-12-01", "orgs": ["units/v"]}

    def told(name: str, **more: Any) -> Event:
        site = more.pop("site", {})
        records = (unit("v", "village"), record(f"activities/{name}", **{**planned, **more}))
        return events(files(ctx(*records, **site))["lich.ics"])[name]

    first = told("a")
    report = {**PRESS, "id": "s2", "published_on": "2026-11-20"}
    moved = told("a", date="2026-12-02", sources=[PRESS, report])
    mended = told("a", sources=[PRESS, report], corrections=[{"on": "2026-11-20", "field": "at", "reason": "Nhầm"}])
    renamed = told("b", former_ids=["a"], site={"address": "https://b.example/", "first_address": "https://a.example"})
    assert first["uid"] == moved["uid"] == mended["uid"] == renamed["uid"]
    assert int(first["sequence"]) == int(renamed["sequence"]) < int(moved["sequence"]) < int(mended["sequence"])
    assert first["dtstamp"].isoformat() == "2020-09-11T17:00:00+00:00"  # of its source, in Greenwich


def test_a_calendar_keeps_a_year_and_what_was_open_to_all() -> None:
    held = {"status": "held", "title": "Họp", "kind": "residents_meeting", "orgs": ["units/v"]}
    found = files(
        ctx(
            unit("v", "village"),
            record("activities/a", **held, date="2025-11-22"),
            record("activities/b", **held, date="2025-11-20"),
            record("activities/c", **{**held, "kind": "regular_meeting"}, date="2026-11-01"),
            record("activities/d", **held, date="2026-11-01", audience="invited"),
        )
    )
    assert set(events(found["lich.ics"])) == {"a"}


def test_of_too_many_the_coming_ones_stay() -> None:
    days = [date(2026, 11, 21) + timedelta(days=n) for n in range(-200, 200)]
    many = [
        record(
            f"activities/a{n:03}", title=f"Họp {n}", kind="residents_meeting", orgs=["units/v"], date=str(day),
            status="planned" if day >= days[200] else "held",
        )
        for n, day in enumerate(days)
    ]  # fmt: skip
    kept = events(files(ctx(unit("v", "village"), *many))["lich.ics"])
    assert sorted(kept) == [f"a{n:03}" for n in range(100, 400)]


def test_whatever_is_written_the_lines_are_folded_and_can_be_read() -> None:
    found = one(title=HOSTILE, place=HOSTILE, summary=HOSTILE, agenda=[HOSTILE], date="2026-12-01", at="19:30")
    for content in found.values():
        assert content.endswith(b"END:VCALENDAR\r\n")
        assert b"\n" not in content.replace(b"\r\n", b"")
        assert max(len(line) for line in content.split(b"\r\n")) <= 75  # octets, RFC 5545 3.1
        for line in content.split(b"\r\n"):
            line.decode()  # no letter is cut in two
        (event,) = events(content).values()
        assert event["summary"].split() == HOSTILE.replace("\u0007", "").split()


def test_equal_records_give_equal_bytes() -> None:
    model = load(WORLD).model
    assert model
    assert files(BuildContext(model=model, today=TODAY)) == world()
