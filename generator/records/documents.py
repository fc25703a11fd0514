"""Owns `data/documents/`: directives, resolutions, decisions and the like."""

from __future__ import annotations

from typing import Annotated, ClassVar

from generator.records.base import Record
from generator.records.fields import CommitteeRef, Date, Day, DocumentRef, Identifier, Items, Text, Url


class Document(Record):
    """(issuer, kind, term, number) is its key; numbers restart with every term and kind, gaps are normal.

    `number` is written as on the paper ("08-CT/HU"); `issuer_name` names an issuer that is no party committee.
    """

    FOLDER: ClassVar[str] = "documents"
    WORD: ClassVar[str] = "văn bản"

    number: Text
    kind: Identifier
    issuer: CommitteeRef | None = None
    issuer_name: Text | None = None
    term: Date | None = None
    issued_on: Day | None = None
    title: Text | None = None
    implements: Annotated[tuple[DocumentRef, ...], Items] = ()
    supersedes: Annotated[tuple[DocumentRef, ...], Items] = ()
    in_force_from: Date | None = None
    summary: Text | None = None
    url: Url | None = None
