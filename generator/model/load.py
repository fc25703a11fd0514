"""Owns reading a publication: its data files → one Model, or every problem of every file."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from types import MappingProxyType

from generator import source
from generator.build import NONE, Results, plain
from generator.model.index import Model, connect
from generator.problems import Fault, Place, Problem, has_errors, in_order
from generator.records import SITE_FILE, Record, Ref, Site, Tombstone, decode, decode_site


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """`model` is None when a file cannot be read as a record; `count` is the number of data files."""

    model: Model | None
    problems: tuple[Problem, ...]
    count: int


def load(
    root: Path, digests: Mapping[str, str] = MappingProxyType({}), results: Results = NONE, today: date = date.max
) -> Loaded:
    """Reads `root/data` as it is on `today`. Problems of all files come together, in order.

    `results` keeps the values of the files whose digest is known.
    """
    files = source.data_files(root)
    kept = results.of("values", {file: digests[file] for file in files if file in digests}, partial(_values, root))
    problems: list[Problem] = []
    faults: list[Fault] = []
    found: dict[Ref, Record | Tombstone] = {}
    where: dict[Ref, str] = {}
    site: Site | None = None
    for file in files:
        known = kept.get(file)
        value, said = source.load(root, file) if known is None else (plain.loaded(known), ())
        problems.extend(said)
        if value is None:
            continue
        if file == SITE_FILE:
            site, wrong = decode_site(file, value)
        else:
            record, wrong = decode(file, value)
            if record and (other := where.setdefault(record.ref, file)) != file:
                message = f"Đã có hồ sơ cùng mã ở {other}; mỗi mã chỉ dùng một lần trong một loại."
                wrong = [*wrong, Fault(file=file, code="duplicate-id", message=message)]
            elif record:
                found[record.ref] = record
        faults.extend(wrong)
    if SITE_FILE not in files:
        message = "Thiếu tệp data/site.yml; lệnh “chibo init” viết sẵn một tệp mẫu."
        problems.append(Problem(place=Place(file=SITE_FILE), code="missing-file", message=message))
    there = {f"{parts[1]}/{parts[-1].rpartition('.')[0]}" for f in files if len(parts := f.split("/")) > 2}
    problems.extend(source.places(root, (_settled(fault, there) for fault in faults)))
    whole = site is not None and not has_errors(problems)
    model = _connect(root, site, found, where, results=results, today=today) if site and whole else None
    return Loaded(model=model, problems=in_order(problems), count=len(files))


def _values(root: Path, files: Sequence[str]) -> list[bytes | None]:
    """The values of files in which nothing is wrong, as JSON."""
    read = (source.load(root, file) for file in files)
    return [None if said or value is None else plain.dumped(value) for value, said in read]


def _settled(fault: Fault, there: Collection[str]) -> Fault:
    """A fault of a reference, once it is known what is there: the one record that must be meant, or the near ones."""
    if not fault.either and not fault.near:
        return fault
    found = [ref for ref in fault.either or fault.near if ref in there]
    put = found[0] if fault.either and len(found) == 1 else None
    hint = f"Có phải {' hay '.join(f'“{ref}”' for ref in found)}?" if found else fault.hint
    return replace(fault, put=put, hint=hint)


def _connect(
    root: Path,
    site: Site,
    found: dict[Ref, Record | Tombstone],
    where: dict[Ref, str],
    *,
    results: Results,
    today: date,
) -> Model:
    live = [r for r in found.values() if isinstance(r, Record)]
    gone = [r for r in found.values() if isinstance(r, Tombstone)]
    pictures = source.pictures(root, (photo.file for record in live for photo in record.photos), results)
    return connect(site, live, gone, where, pictures, today=today)
