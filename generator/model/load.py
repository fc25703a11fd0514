"""Loads a publication: its data files → one Model of all that can be read, and every problem of every file."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from types import MappingProxyType

from generator import source
from generator.build import NONE, Results, jsonio
from generator.model.index import RecordIndex, connect
from generator.problems import Fault, Place, Problem, has_errors, in_order
from generator.records import SITE_FILE, Record, Ref, Site, Tombstone, decode, decode_site, may_stand_for
from generator.records.site import Publisher


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """`read` has the records of those files that could be read; `count` is the number of data files."""

    read: RecordIndex
    problems: tuple[Problem, ...]
    count: int

    @property
    def model(self) -> RecordIndex | None:
        """The whole publication; None when something in it cannot be read as a record."""
        return None if has_errors(self.problems) else self.read


def load(
    root: Path, digests: Mapping[str, str] = MappingProxyType({}), results: Results = NONE, today: date = date.max
) -> Loaded:
    """Reads `root/data` as it is on `today`. Problems of all files come together, in order.

    `results` keeps the values of the files whose digest is known.
    """
    files = source.data_files(root)
    kept = results.of("values", {file: digests[file] for file in files if file in digests}, partial(_values, root))
    problems: list[Problem] = []
    found = _Found()
    for file in files:
        known = kept.get(file)
        value, said = source.load(root, file) if known is None else (jsonio.loaded(known), ())
        problems.extend(said)
        found.put(file, value)
    if SITE_FILE not in files:
        message = "Thiếu tệp data/site.yml; lệnh “chibo init” viết sẵn một tệp mẫu."
        problems.append(Problem(place=Place(file=SITE_FILE), code="missing-file", message=message))
    there = {f"{parts[1]}/{parts[-1].rpartition('.')[0]}" for f in files if len(parts := f.split("/")) > 2}
    problems.extend(source.places(root, (_settled(fault, there) for fault in found.faults)))
    return Loaded(read=found.connected(root, results, today), problems=in_order(problems), count=len(files))


# Stands for settings that cannot be read; it refers to nothing.
_UNREAD = Site.model_construct(
    format="1", title="", description="", address="", publisher=Publisher.model_construct(name="")
)


class _Found:
    """What the files say, one after the other."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self._site: Site | None = None
        self._records: dict[Ref, Record | Tombstone] = {}
        self._files: dict[Ref, str] = {}
        self._unread: dict[str, tuple[Ref, ...]] = {}

    def put(self, file: str, value: source.YamlValue | None) -> None:
        read: Site | Record | Tombstone | None
        wrong: list[Fault] = []
        if value is None:
            read = None
        elif file == SITE_FILE:
            read, wrong = decode_site(file, value)
        else:
            read, wrong = decode(file, value)
        self.faults.extend(wrong)
        if read is None:
            self._unread[file] = may_stand_for(file)
        elif isinstance(read, Site):
            self._site = read
        else:
            self._put(file, read)

    def _put(self, file: str, record: Record | Tombstone) -> None:
        ref = record.ref
        other = self._files.setdefault(ref, file)
        if other == file:
            self._records[ref] = record
            return
        message = f"Đã có hồ sơ cùng mã ở {other}; mỗi mã chỉ dùng một lần trong một loại."
        self.faults.append(Fault(file=file, code="duplicate-id", message=message))
        self._unread |= {file: (ref,), other: (ref,)}  # which of the two is meant, nobody knows
        self._records.pop(ref, None)

    def connected(self, root: Path, results: Results, today: date) -> RecordIndex:
        live = [r for r in self._records.values() if isinstance(r, Record)]
        gone = [r for r in self._records.values() if isinstance(r, Tombstone)]
        pictures = source.pictures(root, (photo.file for record in live for photo in record.photos), results)
        site = self._site or _UNREAD
        return connect(site, live, gone, self._files, pictures, unread=self._unread, today=today)


def _values(root: Path, files: Sequence[str]) -> list[bytes | None]:
    """The values of files in which nothing is wrong, as JSON."""
    read = (source.load(root, file) for file in files)
    return [None if said or value is None else jsonio.dumped(value) for value, said in read]


def _settled(fault: Fault, there: Collection[str]) -> Fault:
    """A fault of a reference, once it is known what is there: the one record that must be meant, or the near ones."""
    if not fault.either and not fault.near:
        return fault
    found = [ref for ref in fault.either or fault.near if ref in there]
    put = found[0] if fault.either and len(found) == 1 else None
    hint = f"Có phải {' hay '.join(f'“{ref}”' for ref in found)}?" if found else fault.hint
    return replace(fault, put=put, hint=hint)
