"""Rules on references and ids: what is named must be there, and an old address leads to one record only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from generator import dates
from generator.checks.facts import named, unread
from generator.model import RecordIndex
from generator.problems import Fault, Path
from generator.records import KINDS, SITE_FILE, Ref, references
from generator.vietnamese import capital, did_you_mean

_HINTS = 10  # looking for a near id reads every id of a kind; beyond this many the first ones tell the story


def missing_reference(model: RecordIndex) -> Iterator[Fault]:
    moved = _moved(model)
    left = _HINTS
    for target, users in _uses(model):
        if target in model.records or target in model.tombstones or target in unread(model):
            continue
        message = (
            f"Chưa có {_word(target)} nào mang mã “{target.id}”; cần một hồ sơ mang mã này trong data/{target.kind}/."
        )
        hint = _hint(model, target, moved) if left > 0 else ""
        left -= 1
        for file, path in users:
            yield Fault(file=file, path=path, code="missing-reference", message=message, hint=hint)


def withdrawn_reference(model: RecordIndex) -> Iterator[Fault]:
    for target, users in _uses(model):
        stone = model.tombstones.get(target)
        if stone is None or target in model.records:
            continue
        message = f"{capital(_word(target))} “{target.id}” đã gỡ {dates.show(stone.retracted.on)}, không dẫn tới được."
        hint = "Xóa lời dẫn này, hoặc dẫn hồ sơ thay thế nếu có."
        for file, path in users:
            yield Fault(
                file=file, path=path, code="withdrawn-reference", message=message, hint=hint, severity="warning"
            )


def former_id_taken(model: RecordIndex) -> Iterator[Fault]:
    """A former id that is a living id, or a former id of another record, would give one address two pages."""
    first: dict[Ref, Ref] = {}
    for owner, path, former in _former(model):
        if former in model.records or former in model.tombstones or former in unread(model):
            taken = "là mã đang dùng"
        elif former in first:
            taken = f"đã ghi ở {model.files[first[former]]}"
        else:
            first[former] = owner
            continue
        yield Fault(
            file=model.files[owner],
            path=path,
            code="former-id-taken",
            message=f"Mã cũ “{former.id}” {taken}; mỗi địa chỉ cũ chỉ dẫn về một hồ sơ.",
            hint="Xóa mã này ở một trong hai chỗ.",
        )


def _uses(model: RecordIndex) -> Iterator[tuple[Ref, Iterable[tuple[str, Path]]]]:
    """Each reference that anything makes, with the files and paths that make it."""
    for target, users in model.referrers.items():
        yield target, ((model.files[ref], path) for ref, path in users)
    for path, target in references(model.site):
        yield target, [(SITE_FILE, path)]


def _word(ref: Ref) -> str:
    return KINDS[ref.kind].word


def _hint(model: RecordIndex, target: Ref, moved: Mapping[Ref, Ref]) -> str:
    if target in moved:
        return f"Hồ sơ ấy nay mang mã “{moved[target].id}”."
    there = chain((r.ref for r in model.all(KINDS[target.kind].form)), unread(model))
    near = did_you_mean(target.id, (ref.id for ref in there if ref.kind == target.kind))
    if near:
        said = named(model, Ref(f"{target.kind}/{near}"))
        return f"Có phải “{near}” ({said})?" if said != near else f"Có phải “{near}”?"
    for kind in KINDS:
        other = Ref(f"{kind}/{target.id}")
        if other in model.records:
            return f"Mã này là của {_word(other)} ({other}), còn chỗ này cần {_word(target)}."
    return "Sửa lại mã, hoặc thêm hồ sơ ấy."


def _former(model: RecordIndex) -> Iterator[tuple[Ref, Path, Ref]]:
    """(record, path, former reference) of every former id, withdrawn records too."""
    every = {ref: record.former_ids for ref, record in model.records.items()}
    every |= {ref: stone.former_ids for ref, stone in model.tombstones.items()}
    for ref, former_ids in every.items():
        for index, former in enumerate(former_ids):
            yield ref, ("former_ids", index), Ref(f"{ref.kind}/{former}")


def _moved(model: RecordIndex) -> Mapping[Ref, Ref]:
    return {former: owner for owner, _, former in _former(model) if owner in model.records}
