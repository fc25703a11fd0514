"""Rules on figures and money: parts add up, printed shares agree, money is in đồng."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.checks.facts import every
from generator.model import RecordIndex, measures
from generator.problems import Fault, Path
from generator.records.achievements import Achievement
from generator.records.activities import Activity
from generator.records.contributions import LINE_KINDS, Contribution, Ledger
from generator.records.parts import UNITS, Figure, Observation
from generator.records.rules import Measures
from generator.vietnamese import money, number, percent

_SIDES = ("pledged", "received", "spent")


def breakdown(model: RecordIndex) -> Iterator[Fault]:
    words = {d.id: d.name for rules in model.rules(Measures) for d in rules.dimensions}
    for record, path, part in every(model, Observation):
        if not part.by:
            continue
        for dimension, total, expected in measures.breakdown_faults(part):
            addition = " + ".join(number(n) for n in part.by[dimension].values())
            yield Fault(
                file=model.files[record.ref],
                path=(*path, "by", dimension),
                code="breakdown-sum",
                message=(
                    f"Chia theo {words.get(dimension, dimension)} cộng lại được {number(total)} ({addition}), "
                    f"nhưng tổng ghi {number(expected)}."
                ),
                hint="Xem lại từng phần và value; nguồn không nêu đủ các phần thì bỏ by.",
            )


def published_share(model: RecordIndex) -> Iterator[Fault]:
    """A printed share that only lost its last digits is worth a note; one that cannot come out is an error."""
    for record, path, part in every(model, Figure):
        how = measures.published_against_computed(part)
        if how is None or how == "same":
            continue
        computed = percent(measures.percentage(part) or Decimal(0))
        sum_up = f"Nguồn ghi {part.published}, tính {number(part.part or 0)}/{number(part.whole or 0)} được {computed}"
        yield Fault(
            file=model.files[record.ref],
            path=(*path, "published"),
            code="published-truncated" if how == "truncated" else "published-mismatch",
            message=f"{sum_up}; nguồn cắt bớt chữ số." if how == "truncated" else f"{sum_up}.",
            hint="" if how == "truncated" else "Xem lại part, whole và published so với nguồn.",
            severity="info" if how == "truncated" else "error",
        )


def attendance(model: RecordIndex) -> Iterator[Fault]:
    for activity in model.all(Activity):
        came = activity.attendance
        if came and came.total is not None and came.present > came.total:
            yield Fault(
                file=model.files[activity.ref],
                path=("attendance", "present"),
                code="attendance-over-total",
                message=f"Số người dự ({number(came.present)}) nhiều hơn tổng số ({number(came.total)}).",
                hint="Xem lại present và total; khách mời ghi ở guests.",
            )


def units_of_money(model: RecordIndex) -> Iterator[Fault]:
    for contribution in model.all(Contribution):
        for side in _SIDES:
            ledger: Ledger | None = getattr(contribution, side)
            for index, line in enumerate(ledger.lines if ledger else ()):
                unit = line.quantity.unit
                if (line.kind == "money") == (unit == "vnd"):
                    continue
                path: Path = (side, "lines", index, "quantity")
                found = f"đang ghi “{UNITS[unit]}”" if unit else "chưa ghi đơn vị"
                message = f"Dòng tiền cần đơn vị đồng (vnd), {found}."
                if line.kind != "money":
                    message = f"Dòng loại {LINE_KINDS[line.kind]} không tính bằng đồng."
                hint = (
                    "Ghi unit: vnd và số đồng viết liền."
                    if line.kind == "money"
                    else "Sửa kind hoặc unit; tiền thì kind: money."
                )
                yield Fault(
                    file=model.files[contribution.ref], path=path, code="money-unit", message=message, hint=hint
                )
    for achievement in model.all(Achievement):
        cost = achievement.works.cost if achievement.works else None
        if cost and cost.unit != "vnd":
            yield Fault(
                file=model.files[achievement.ref],
                path=("works", "cost"),
                code="money-unit",
                message="Kinh phí cần đơn vị đồng (vnd).",
                hint="Ghi unit: vnd và số đồng viết liền.",
            )


def amount_without_unit(model: RecordIndex) -> Iterator[Fault]:
    for contribution in model.all(Contribution):
        amounts = (
            (("rate", "quantity"), contribution.rate.quantity if contribution.rate else None, "Mức góp"),
            (("target",), contribution.target, "Mức cần đạt"),
        )
        for path, amount, word in amounts:
            if amount and amount.unit in (None, "percent"):
                yield Fault(
                    file=model.files[contribution.ref],
                    path=path,
                    code="amount-without-unit",
                    message=f"{word} chưa rõ tính bằng gì; cần một đơn vị như vnd hoặc workday.",
                    hint="Ghi dạng {value: 200000, unit: vnd}.",
                )


def settled_incomplete(model: RecordIndex) -> Iterator[Fault]:
    for contribution in model.all(Contribution):
        sides = {"received": contribution.received, "spent": contribution.spent}
        lacking = [name for name, ledger in sides.items() if not (ledger and ledger.complete)]
        if contribution.settled_on and lacking:
            yield Fault(
                file=model.files[contribution.ref],
                path=("settled_on",),
                code="settled-incomplete",
                message=f"Đã ghi ngày quyết toán nhưng {' và '.join(lacking)} chưa ghi complete: true.",
                hint="Ghi đủ các khoản rồi thêm complete: true, hoặc bỏ settled_on.",
            )


def spent_over_received(model: RecordIndex) -> Iterator[Fault]:
    """Only exact totals of two complete sides are compared."""
    for contribution in model.all(Contribution):
        received, spent = _total(contribution.received), _total(contribution.spent)
        if received is not None and spent is not None and spent > received:
            yield Fault(
                file=model.files[contribution.ref],
                path=("spent",),
                code="spent-over-received",
                message=f"Đã chi {money(int(spent))}, nhiều hơn đã nhận {money(int(received))}.",
                hint="Xem lại các dòng; phần bù từ nguồn khác thì ghi thêm vào received.",
                severity="warning",
            )


def _total(ledger: Ledger | None) -> Decimal | None:
    """The money of a complete side in đồng; None unless it is known exactly."""
    if ledger is None or not ledger.complete:
        return None
    if not any(line.kind == "money" for line in ledger.lines):
        return Decimal(0)
    found = measures.money(ledger)
    return found.value if found and found.qualifier == "exact" and found.unit == "vnd" else None
