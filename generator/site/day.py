"""Determines the day a build is of: what was asked for, else SOURCE_DATE_EPOCH, else the clock."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

HANOI = timedelta(hours=7)


class DayError(ValueError):
    """Says in Vietnamese why a day cannot be used."""


def day_of_build(asked: str | None, environ: Mapping[str, str], clock: datetime) -> date:
    """`asked` is `2026-11-21`; `clock` is an aware time, taken as the day in Asia/Ho_Chi_Minh. DayError otherwise."""
    if asked:
        try:
            return date.fromisoformat(asked)
        except ValueError:
            raise DayError(f"“{asked}” không phải một ngày; viết năm-tháng-ngày, ví dụ 2026-11-21.") from None
    epoch = environ.get("SOURCE_DATE_EPOCH")
    if epoch:
        if not epoch.isdecimal() or len(epoch) > 11:
            raise DayError(f"Biến SOURCE_DATE_EPOCH đang là “{epoch}”; cần một số giây.")
        return (datetime.fromtimestamp(int(epoch), UTC) + HANOI).date()
    return (clock.astimezone(UTC) + HANOI).date()
