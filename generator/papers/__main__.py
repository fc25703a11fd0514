"""Runs as the process that reads one file: it takes a path and writes what was found as JSON."""

from __future__ import annotations

import base64
import json
import logging
import sys
from pathlib import Path

from generator.papers import office, pdf
from generator.papers.paper import Broken, Heavy, Paper, Pile

_SECONDS, _BYTES = 30, 2_000_000_000


def _read(path: Path) -> Paper:
    data, pile = path.read_bytes(), Pile()
    try:
        if path.suffix.lower() == ".pdf":
            pdf.read(data, pile)
        else:
            office.read(data, pile)
    except Heavy:
        return Paper(flaw="heavy")
    except Broken:
        return Paper(flaw="broken")
    return pile.whole()


def _confine() -> None:
    """Where the system can: no more processor time and memory than any honest file takes."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415  there is none on Windows

        resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (_BYTES, _BYTES))


if __name__ == "__main__":
    _confine()
    logging.disable()  # what a library thinks of a file is not asked
    found = _read(Path(sys.argv[1]))
    pictures = [base64.b64encode(picture).decode() for picture in found.pictures]
    sys.stdout.write(json.dumps({"text": found.text, "flaw": found.flaw, "pictures": pictures}))
