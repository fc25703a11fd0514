"""Rules on changes: complete sides, one beginning and one end for each organisation, dates in order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator import dates
from generator.checks.facts import named
from generator.model import RecordIndex, timeline
from generator.problems import Fault, Path
from generator.records import Ref
from generator.records.cells import Cell
from generator.records.changes import KINDS, Change
from generator.records.committees import Committee
from generator.records.units import Unit
from generator.vietnamese import capital

_NEEDS: Mapping[str, tuple[str, ...]] = {
    "founding": ("after",),
    "merger": ("before", "after"),
    "split": ("before", "after"),
    "dissolution": ("before",),
    "transfer": ("before", "after"),
}


def side_missing(model: RecordIndex) -> Iterator[Fault]:
    """A rename or reclassification needs a side too, whichever."""
    for change in model.all(Change):
        filled = {"before": change.before, "after": change.after}
        missing = [key for key in _NEEDS.get(change.kind, ()) if not filled[key]]
        if change.kind not in _NEEDS and not change.before and not change.after:
            missing = ["before"]
        for key in [] if change.incomplete else missing:
            words = "trước" if key == "before" else "sau"
            message = f"Thay đổi loại {KINDS[change.kind]} chưa ghi bên {words} ({key}); cần ít nhất một bên."
            hint = "Nguồn không nêu thì ghi {scope, kind, count} cho bên không rõ tên, hoặc incomplete: true."
            yield _fault(model, change, (), code="side-missing", message=message, hint=hint)


def side_repeated(model: RecordIndex) -> Iterator[Fault]:
    for change in model.all(Change):
        for key, sides in (("before", change.before), ("after", change.after)):
            seen: set[Ref] = set()
            for index, side in enumerate(sides):
                if side.org in seen:
                    message = f"Bên này ghi hai lần {named(model, side.org)}; mỗi tên một lần."
                    yield _fault(
                        model, change, (key, index), code="side-repeated", message=message, hint="Xóa dòng ghi trùng."
                    )
                if side.org:
                    seen.add(side.org)


def merger_of_one(model: RecordIndex) -> Iterator[Fault]:
    """ "Sáp nhập" of one is a transfer or a rename, unless it is a part, or the other side is not known by name."""
    for change in model.all(Change):
        alone = change.kind == "merger" and not change.incomplete and len(change.before) == 1
        if alone and change.before[0].org and not change.before[0].part:
            only = named(model, change.before[0].org)
            message = f"Sáp nhập mà bên trước chỉ có {only}; cần ít nhất hai bên."
            hint = (
                "Ghi thêm bên kia, hoặc {scope, kind, count} nếu không rõ tên, hoặc incomplete: true nếu chưa ghi đủ."
            )
            yield _fault(model, change, ("before",), code="merger-of-one", message=message, hint=hint)


def rename_without_name(model: RecordIndex) -> Iterator[Fault]:
    for change in model.all(Change):
        if change.kind == "rename" and not change.new_name:
            message = "Thay đổi loại đổi tên chưa ghi tên mới; cần khóa new_name."
            yield _fault(
                model,
                change,
                (),
                code="rename-without-name",
                message=message,
                hint="Thêm new_name với tên sau khi đổi.",
            )


def reclassification_without_kind(model: RecordIndex) -> Iterator[Fault]:
    """What names neither a new kind nor the record of what came of it changes nothing."""
    for change in model.all(Change):
        if change.kind == "reclassification" and not change.new_kind and not change.after:
            message = "Thay đổi loại chuyển loại chưa ghi loại mới nên trang vẫn ghi loại cũ."
            hint = "Thêm new_kind, ví dụ new_kind: phuong; tên cũng đổi thì thêm new_name."
            yield replace(
                _fault(model, change, (), code="reclassification-without-kind", message=message, hint=hint),
                severity="warning",
            )


def transfer_to_many(model: RecordIndex) -> Iterator[Fault]:
    for change in model.all(Change):
        if change.kind == "transfer" and len(change.after) > 1:
            message = f"Một lần chuyển chỉ về một cấp trên, ở đây after có {len(change.after)}."
            hint = "Tách thành nhiều hồ sơ thay đổi, hoặc dùng kind: split nếu là chia tách."
            yield _fault(model, change, ("after", 1), code="transfer-to-many", message=message, hint=hint)


def effective_without_date(model: RecordIndex) -> Iterator[Fault]:
    for change in model.all(Change):
        if change.status == "effective" and change.date is None:
            message = (
                "Thay đổi đã thực hiện thì cần ngày (date); thiếu ngày thì không biết đơn vị nào còn, đơn vị nào hết."
            )
            hint = "Chỉ biết xong trước tháng 1/2025 thì ghi date: ../2024-12; chưa thực hiện thì ghi status: decided."
            yield _fault(model, change, (), code="effective-without-date", message=message, hint=hint)


def founded_and_created(model: RecordIndex) -> Iterator[Fault]:
    """`founded` is the beginning of the first life; what was merged and later parted again has others."""
    for change in _effective(model):
        for ref in dict.fromkeys(timeline.creates(change)):
            record, (first, *later) = model.get(ref), timeline.lives(model, ref)
            again = not first.began or any(change.date == x.start for x in later)
            if isinstance(record, Unit | Committee | Cell) and record.founded and not again:
                yield Fault(
                    file=model.files[ref],
                    path=("founded",),
                    code="founded-and-created",
                    message=f"{_big(model, ref)} do {change.ref} lập ra ({_when(change)}) nên không ghi founded.",
                    hint="Xóa founded ở đây; ngày lập lấy từ thay đổi ấy.",
                )


def turned_twice(model: RecordIndex) -> Iterator[Fault]:
    """Changes of one day may be papers on one event, or its parts; on other days an end must lie between two
    beginnings, and a beginning between two ends."""
    turned: dict[Ref, list[tuple[bool, Change]]] = {}
    for change in timeline.in_order(_effective(model)):
        for created, turns in ((False, timeline.ends), (True, timeline.creates)):
            for ref in dict.fromkeys(turns(change)):
                turned.setdefault(ref, []).append((created, change))
    for ref, found in turned.items():
        before: tuple[bool, Change] | None = None
        for created, change in sorted(found, key=lambda turn: (dates.order(turn[1].date), turn[0])):
            if before and before[0] == created and not (change.date is not None and change.date == before[1].date):
                yield _twice(model, ref, change, before[1], created=created)
            before = (created, change)


def _twice(model: RecordIndex, ref: Ref, change: Change, other: Change, *, created: bool) -> Fault:
    code, word = ("created-twice", "được lập ra") if created else ("ended-twice", "kết thúc")
    message = f"{_big(model, ref)} {word} hai lần: ở đây ({_when(change)}) và ở {other.ref} ({_when(other)})."
    hint = "Giữ một thay đổi; tổ chức mới cùng tên là hồ sơ khác, tổ chức còn tiếp tục thì ghi ở cả hai bên."
    return _fault(model, change, _path(change, ref), code=code, message=message, hint=hint)


def outside_a_life(model: RecordIndex) -> Iterator[Fault]:
    """Whoever takes part must exist then: not surely before it began, not surely after it ended."""
    for change in _effective(model):
        made, closed = timeline.creates(change), timeline.ends(change)
        for ref in dict.fromkeys((*timeline.sides(change)[0], *timeline.sides(change)[1])):
            if change.date is None or ref in made or ref not in model.records:
                continue
            missed, who = timeline.missed(model, ref, change.date, change.date), named(model, ref)
            if missed and missed.start and dates.surely_before(change.date, missed.start):
                message = (
                    f"Thay đổi này ({_when(change)}) xảy ra trước khi {who} thành lập ({dates.show(missed.start)})."
                )
                yield _fault(
                    model, change, _path(change, ref), code="change-before-founding", message=message, hint=_ORDER
                )
            elif missed and missed.end and ref not in closed:
                message = f"Thay đổi này ({_when(change)}) xảy ra sau khi {who} kết thúc ({dates.show(missed.end)})."
                yield _fault(model, change, _path(change, ref), code="change-after-end", message=message, hint=_ORDER)


_ORDER = "Xem lại hai ngày, hoặc ghi đơn vị có vào ngày ấy."


def _effective(model: RecordIndex) -> Iterator[Change]:
    return (change for change in model.all(Change) if change.status == "effective")


def _fault(model: RecordIndex, change: Change, path: Path, *, code: str, message: str, hint: str) -> Fault:
    return Fault(file=model.files[change.ref], path=path, code=code, message=message, hint=hint)


def _when(change: Change) -> str:
    return dates.show(change.date) if change.date else "chưa ghi ngày"


def _big(model: RecordIndex, ref: Ref) -> str:
    return capital(named(model, ref))


def _path(change: Change, ref: Ref) -> Path:
    """Where the change names `ref`."""
    for key, sides in (("after", change.after), ("before", change.before)):
        for index, side in enumerate(sides):
            if side.org == ref:
                return (key, index)
    return ()
