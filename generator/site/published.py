"""Finds what was published and is gone: a record without a file, and no word about where its address leads.

What was published says git, else what the last build kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from generator import history, source
from generator.build import CACHE, digest
from generator.model import RecordIndex
from generator.presentation.addresses import address_of
from generator.problems import Place, Problem
from generator.records import KINDS, Record, Ref, decode, may_stand_for

KEPT = "published"  # in the cache: the digest of what follows, a line for each record with a page and its address


def keep(root: Path, pages: Iterable[tuple[Ref, str]]) -> None:
    """Notes which records have a page now, each with its shortest address; writes nothing while they are the same."""
    found: dict[Ref, str] = {}
    for ref, address in pages:
        if len(address) <= len(found.get(ref, address)):
            found[ref] = address
    lines = "".join(f"{ref} {address}\n" for ref, address in sorted(found.items())).encode()
    data = digest(lines).encode() + b"\n" + lines
    path, fresh = root / CACHE / KEPT, root / CACHE / f"{KEPT}.new"
    with suppress(OSError):  # then the next check knows what it knew
        fresh.unlink(missing_ok=True)  # of a build that was killed
        if not path.is_file() or path.read_bytes() != data:
            fresh.write_bytes(data)
            fresh.replace(path)


def gone(root: Path, model: RecordIndex) -> tuple[Problem, ...]:
    """An error for each address that led to a record and leads nowhere now."""
    lost = _lost(model)
    committed = history.removed(root, lambda file: any(map(lost, may_stand_for(file))))
    addresses = _kept(root / CACHE / KEPT, lost) if committed is None else _committed(model, committed)
    return tuple(_problem(file, address) for file, address in sorted(addresses))


def _lost(model: RecordIndex) -> Callable[[Ref], bool]:
    """Whether nothing says what became of a record: no file, also none that cannot be read, and no former id."""
    unread = {ref for refs in model.unread.values() for ref in refs}
    unsure = {ref.kind for ref in unread}  # one of these may have been that record, or name it as its former id
    every = {ref: r.former_ids for ref, r in model.records.items()} | {
        ref: stone.former_ids for ref, stone in model.tombstones.items()
    }
    known = {*every, *(Ref(f"{ref.kind}/{former}") for ref, ids in every.items() for former in ids)}
    return lambda ref: ref not in known and ref.kind not in unsure


def _committed(model: RecordIndex, texts: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """What no build could have read, or had no page of its own, had no address."""
    for file, text in texts.items():
        value, _ = source.parse(text.decode("utf-8-sig", "replace"), file)
        record, _ = decode(file, value) if value is not None else (None, [])
        address = address_of(model, record) if isinstance(record, Record) else ""
        if record and address is not None and "#" not in address:
            yield file, address


def _kept(path: Path, lost: Callable[[Ref], bool]) -> Iterator[tuple[str, str]]:
    """Nothing out of a file that was damaged."""
    try:
        said, _, lines = path.read_bytes().partition(b"\n")
    except OSError:
        return
    for line in lines.decode().splitlines() if said == digest(lines).encode() else ():
        ref, _, address = line.partition(" ")
        if Ref(ref).kind in KINDS and lost(Ref(ref)):
            yield f"data/{ref}.yml", address


def _problem(file: str, address: str) -> Problem:
    ref = may_stand_for(file)[0]
    message = f"Trang “{address}” đã đăng mà hồ sơ của nó không còn, nên địa chỉ ấy không dẫn tới đâu."
    hint = (
        f"Gỡ tin thì lấy lại tệp này rồi chạy “chibo retract {ref}”; đổi tên tệp thì ghi former_ids: [{ref.id}] ở "
        "hồ sơ mới."
    )
    if not address:
        message = "Tệp ghi việc đã gỡ tin này không còn, nên địa chỉ đã đăng không dẫn tới đâu."
        hint = "Lấy lại tệp này; nó chỉ gồm retracted (ngày và lý do), không còn nội dung đã gỡ."
    return Problem(place=Place(file=file), code="address-gone", message=message, hint=hint)
