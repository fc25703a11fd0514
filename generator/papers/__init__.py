"""Reads what the file of a document says: PDF, Word, Excel, with all that does not show at once. pypdf stays here.

Each file is read in a process of its own, which may take so much time and memory and no more: a hostile file ends that
one alone.
"""

from __future__ import annotations

import base64
import json
import subprocess
import sys
from hashlib import blake2b
from pathlib import Path

from generator.papers.paper import ENDINGS, MOST_BYTES, Paper, PaperFlaw

_SECONDS = 60
_HOME = Path(__file__).parents[2]


def read(path: Path) -> Paper:
    """What the file says. OSError as it comes."""
    if path.stat().st_size > MOST_BYTES:
        return Paper(flaw="heavy")
    command = (sys.executable, "-m", "generator.papers", str(path.resolve()))
    try:
        run = subprocess.run(command, cwd=_HOME, capture_output=True, check=True, timeout=_SECONDS)
        found = json.loads(run.stdout)
    except subprocess.TimeoutExpired:
        return Paper(flaw="heavy")
    except (subprocess.CalledProcessError, ValueError):  # it ran out of what it may take, or fell over the file
        return Paper(flaw="broken")
    pictures = tuple(map(base64.b64decode, found["pictures"]))
    return Paper(text=found["text"], flaw=found["flaw"], pictures=pictures)


def seal(path: Path) -> str:
    """The digest of the bytes. OSError as it comes."""
    with path.open("rb") as file:
        data = file.read(MOST_BYTES + 1)
    return blake2b(data, digest_size=8).hexdigest()


__all__ = ["ENDINGS", "MOST_BYTES", "Paper", "PaperFlaw", "read", "seal"]
