"""Notices: changes of plan come first, are never cut, and stand until their day."""

from __future__ import annotations

import re

import pytest

from tests import small
from tests.test_notices import activity, aloud, board, message, one, written


@pytest.mark.parametrize(
    ("status", "said"), [("postponed", "đã hoãn, chưa có ngày mới"), ("cancelled", "đã hủy, không làm nữa")]
)
def test_a_change_of_plan_is_told_first_says_of_which_day_and_invites_nobody(status: str, said: str) -> None:
    off = activity("open", audience="residents", status=status, date="2026-11-28", at="19:30", place="nhà văn hóa")
    page = one(activity("held", date="2026-11-02"), off)
    for told in (board(page), aloud(page), message(page)):
        assert re.search(rf"Việc open\b.* {said}", told, re.IGNORECASE)
        assert re.search("28/11|dự kiến ngày hai mươi tám tháng mười một", told)
        assert told.index("Việc open") < told.index("Việc held")
        assert not re.search("nhà văn hóa|19 giờ|mời bà con( đến dự|$)", told, re.IGNORECASE)
    assert '<s><time datetime="2026-11-28">28/11</time></s>' in page.body


def test_changes_of_plan_are_never_cut() -> None:
    day, long = {"audience": "residents", "at": "19:30"}, "bàn việc chung của thôn " * 4
    done = [activity(f"m{n}", date=f"2026-11-{n:02d}", title=f"Việc m{n} {long}") for n in range(1, 21)]
    off = [
        activity(f"off{n}", status=status, date=f"2026-12-{n + 10}", title=f"Buổi off{n} {long}", **day)
        for n, status in enumerate(("postponed", "cancelled") * 2)
    ]
    soon = [activity(f"p{n}", status="planned", date=f"2026-11-{n + 22}", **day) for n in range(6)]
    page = one(*done, *off, *soon)
    for told in (board(page), aloud(page), message(page)):
        assert all(f"off{n}" in told or f"off {n}" in told for n in range(4))


def test_what_was_called_off_stands_until_its_day_and_then_no_longer() -> None:
    for day, there in (("2026-11-21", True), ("2026-11-20", False)):
        off = activity("open", audience="residents", status="cancelled", date=day)
        page = one(activity("held", date="2026-11-02"), off)
        assert [("Việc open" in told) for told in (board(page), aloud(page), message(page))] == [there] * 3


def test_a_village_that_took_over_is_told_of_from_its_month_on() -> None:
    heir = small.unit("lon", "village", "xa", name="Lớn")
    merged = small.change("gop", "merger", ["units/thon"], ["units/lon"], date="2026-06-15", incomplete="true")
    held = {"kind": "residents_meeting"}
    found = written(
        heir, merged, activity("a", date="2026-05-02", orgs=["units/thon"], **held),
        activity("b", date="2026-05-03", orgs=["units/lon"], **held),
        activity("c", date="2026-07-02", orgs=["units/lon"], **held),
    )  # fmt: skip
    assert "Việc a" in board(found["ban-tin/d/2026-05/"])
    assert "Việc b" not in board(found["ban-tin/d/2026-05/"])
    assert "Việc c" in board(found["ban-tin/d/2026-07/"])
