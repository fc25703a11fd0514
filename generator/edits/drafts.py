"""What an editing intention works on and results in: the publication, edits of files, words about them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from generator import source
from generator.model import RecordIndex
from generator.records import KINDS, Ref
from generator.records.layout import layout
from generator.source import YamlValue


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One file as it is (None: there is none yet) and as it would be."""

    file: str
    before: str | None
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """`edits` of one intention; `notes` say what it carries over and what it leaves out; `refused` why it cannot be.

    `rows` names the line of a table that a file comes from ("bang.csv:3").
    """

    edits: tuple[Edit, ...] = ()
    notes: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    rows: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The publication before an edit. `read` gives the text of a data file, `used` are the ids that are taken."""

    model: RecordIndex
    today: date
    read: Callable[[str], str]
    used: frozenset[Ref]

    def values(self, ref: Ref) -> dict[str, YamlValue]:
        """What a record's file says, as it is written there."""
        file = self.model.files[ref]
        value, _ = source.parse(self.read(file), file)
        return value if isinstance(value, dict) else {}

    def after(self, edits: tuple[Edit, ...]) -> Desk:
        """The desk on which these edits lie: their texts are read, their ids are taken; the model is the same."""
        texts = {e.file: e.after for e in edits}
        ids = {ref_of(e.file) for e in edits}
        read = self.read
        return replace(self, read=lambda file: texts[file] if file in texts else read(file), used=self.used | ids)


def desk(model: RecordIndex, today: date, read: Callable[[str], str]) -> Desk:
    return Desk(model=model, today=today, read=read, used=frozenset(_used(model)))


def ref_of(file: str) -> Ref:
    """The reference of the record that stands in `data/<kind>/…/<id>.yml`."""
    steps = file.split("/")
    return Ref(f"{steps[1]}/{steps[-1].rpartition('.')[0]}")


def written(file: str, values: Mapping[str, YamlValue], *, beside: Mapping[tuple[str | int, ...], str] | None = None,
            head: tuple[str, ...] = (), foot: tuple[str, ...] = ()) -> Edit:  # fmt: skip
    """A new file with these values, those that are empty left out."""
    kept = {key: value for key, value in values.items() if value not in ("", [], {})}
    shape = layout(KINDS.get(file.split("/")[1]), kept)
    return Edit(file=file, before=None, after=source.compose(kept, shape, head=head, beside=beside, foot=foot))


def refusal(*sentences: str) -> Draft:
    return Draft(refused=sentences)


def _used(model: RecordIndex) -> Iterator[Ref]:
    """Every id that leads somewhere: of records, of withdrawn ones, and of those that moved."""
    every = {ref: record.former_ids for ref, record in model.records.items()}
    every |= {ref: stone.former_ids for ref, stone in model.tombstones.items()}
    for ref, former_ids in every.items():
        yield ref
        yield from (Ref(f"{ref.kind}/{former}") for former in former_ids)
