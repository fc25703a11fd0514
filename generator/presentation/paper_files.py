"""Names the files of documents that go on line as they are: the address does not change with the record."""

from __future__ import annotations

FOLDER = "tep/"


def address(file: str) -> str:
    """`file` is a name in `data/files/`."""
    return f"{FOLDER}{file}"
