"""Asks git about a publication: when each file was last changed, what was removed, what may not be known."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import chain
from pathlib import Path
from typing import IO, Literal

TOPS = ("data", "content")
_HANOI = timedelta(hours=7)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_BLOCK = 1 << 16
# What a person's or a machine's settings would change in what is read here. core.autocrlf and safe.directory stay as
# they are: they say how this machine keeps its files, and whom git trusts here.
_SETTINGS = {
    "core.fsmonitor": "false",
    "core.hooksPath": os.devnull,
    "core.quotePath": "false",
    "log.showRoot": "true",
    "log.showSignature": "false",
    "status.showUntrackedFiles": "all",
}
Missing = Literal["", "no-git", "no-repository", "shallow"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Commit:
    """`key` is the full hash, `at` the committer's time in UTC."""

    key: str
    at: datetime

    @property
    def text(self) -> str:
        """The time as HTML and sitemaps write it: `2026-11-20T03:04:05Z`."""
        return f"{self.at:%Y-%m-%dT%H:%M:%SZ}"

    @property
    def day(self) -> date:
        """The day in Viet Nam."""
        return (self.at + _HANOI).date()


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """`files` has the last commit of each file of `data/` and `content/`, by its path from the publication's root.

    A file that differs from its commit is left out and stands in `changed`. `below` is the way from the root of the
    repository to that of the publication: "" or `xa-an/`. `head` is the hash that is checked out. `missing` says why
    `files` is empty.
    """

    files: Mapping[str, Commit] = field(default_factory=dict)
    changed: frozenset[str] = frozenset()
    below: str = ""
    head: str = ""
    missing: Missing = ""

    def of(self, file: str | None) -> Commit | None:
        """The last commit of a file; None where it is not known."""
        return self.files.get(_plain(file)) if file else None


def read(root: Path, known: History | None = None) -> History:
    """Asks git, in a number of calls that does not grow with the files. Never fails: `missing` says what is wrong.

    `known` is what was read of this publication before: while the same commit is checked out, no log is read again.
    """
    git = shutil.which("git")
    if git is None:
        return History(missing="no-git")
    asked = _ask(git, root, "rev-parse", "--is-shallow-repository", "HEAD", "--show-prefix")
    said = (asked or b"").decode("utf-8", "surrogateescape").split("\n", 2)
    if len(said) < 3:
        return History(missing="no-repository")
    shallow, head, below = said[0], said[1], said[2].removesuffix("\n")
    if shallow != "false":
        return History(missing="shallow", head=head, below=below)
    states = _ask(git, root, "status", "--porcelain", "-z", "-uall", "--no-renames", "--", *TOPS)
    if states is None:
        return History(missing="no-repository")
    changed = frozenset(_plain(name[3:].removeprefix(below)) for name in _texts(states) if name)
    there = _there(root) - changed
    if known and not known.missing and (known.head, known.below) == (head, below):
        old = {name: commit for name, commit in known.files.items() if name in there}
        files = {**old, **_last(git, root, there & known.changed)}
    else:
        files = _last(git, root, there)
    return History(files=dict(sorted(files.items())), changed=changed, below=below, head=head)


def removed(root: Path, wanted: Callable[[str], bool]) -> Mapping[str, bytes] | None:
    """The last text of each file of `data/` that was committed and is gone, by its name; only of those wanted.

    Of a merged branch only what it left counts: what came and went on the way was nowhere to be seen. None where git
    does not know: it is not there, does not have the whole past, or does not hold these files.
    """
    git = shutil.which("git")
    asked = _ask(git, root, "rev-parse", "--is-shallow-repository", "--show-prefix") if git else None
    held = _ask(git, root, "ls-tree", "-r", "--name-only", "-z", "HEAD", "--", "data") if git and asked else None
    shallow, _, below = (asked or b"").decode("utf-8", "surrogateescape").removesuffix("\n").partition("\n")
    if not git or not held or shallow != "false":
        return None
    form = ["--format=commit %H", "--name-only", "-z", "--no-renames", "--relative", "--no-color", "--no-ext-diff"]
    log = _ask(git, root, "log", "--first-parent", "-m", "--diff-filter=D", *form, "--", "data") or b""
    there, last, commit = _there(root), dict[str, str](), "HEAD"
    for token in chain(_texts(held), _texts(log)):
        text = token.lstrip("\n")
        name = _plain(text)
        if text.startswith("commit "):
            commit = f"{text.removeprefix('commit ')}^"
        elif name and "\n" not in name and name not in there and wanted(name):
            last.setdefault(name, f"{commit}:{below}{text}")
    return dict(zip(last, _held(git, root, list(last.values())), strict=True))


def _held(git: str, root: Path, names: Sequence[str]) -> Iterator[bytes]:
    """What git holds under each name (`<commit>:<path>`)."""
    asked = subprocess.run(
        _command(git, "cat-file", "--batch"), cwd=root, env=_environment(), stdout=subprocess.PIPE,
        input="".join(f"{name}\n" for name in names).encode("utf-8", "surrogateescape"),
        stderr=subprocess.DEVNULL, check=False,
    ) if names else None  # fmt: skip
    left = asked.stdout if asked else b""
    for _ in names:
        head, _, left = left.partition(b"\n")
        size = int(head.rsplit(b" ", 1)[1]) if head.count(b" ") == 2 and not head.endswith(b" missing") else -1
        yield left[: max(size, 0)]
        left = left[size + 1 :]


def dump(history: History) -> bytes:
    """What `read` can take as known in another run, as JSON."""
    files = {name: [commit.key, int(commit.at.timestamp())] for name, commit in history.files.items()}
    return json.dumps([history.head, history.below, sorted(history.changed), files]).encode()


def load(data: bytes | None) -> History | None:
    if data is None:
        return None
    head, below, changed, files = json.loads(data)
    known = {name: Commit(key=key, at=_EPOCH + timedelta(seconds=at)) for name, (key, at) in files.items()}
    return History(files=known, changed=frozenset(changed), below=below, head=head)


def _there(root: Path) -> set[str]:
    found = set[str]()
    for top in TOPS:
        for folder, _, names in os.walk(root / top, followlinks=False):
            inside = os.path.relpath(folder, root).replace(os.sep, "/")
            found.update(_plain(f"{inside}/{name}") for name in names)
    return found


def _last(git: str, root: Path, wanted: set[str]) -> dict[str, Commit]:
    """The newest commit of each wanted file. Reads no further back than needed, and keeps nothing but the answer."""
    form = ["--format=commit %H %ct", "--name-only", "-z", "--no-renames", "--root", "-c", "--relative", "--no-color"]
    command = _command(git, "log", "--date-order", "--no-ext-diff", "--no-textconv", *form, "--", *TOPS)
    left, found = set(wanted), dict[str, Commit]()
    if not left:
        return found
    # A file object and not communicate(): the log of many years need not fit into memory.
    with subprocess.Popen(
        command, cwd=root, env=_environment(), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:  # fmt: skip
        assert process.stdout
        commit: Commit | None = None
        for token in _tokens(process.stdout):
            text = token.lstrip("\n")  # git puts a line between a commit and its files
            if text.startswith("commit "):  # never a file: those begin with data/ or content/
                commit = _commit(text)
            elif (name := _plain(text)) in left:
                left.discard(name)
                found |= {name: commit} if commit else {}
            if not left:
                process.kill()
                break
    return found


def _commit(line: str) -> Commit | None:
    """None for a time that no calendar has; anybody may write any number into a commit."""
    _, key, seconds = line.split(" ")
    try:
        return Commit(key=key, at=_EPOCH + timedelta(seconds=int(seconds)))
    except OverflowError:
        return None


def _tokens(stream: IO[bytes]) -> Iterator[str]:
    rest = b""
    while block := stream.read(_BLOCK):
        *whole, rest = (rest + block).split(b"\0")
        yield from (token.decode("utf-8", "surrogateescape") for token in whole)


def _texts(output: bytes) -> list[str]:
    return output.decode("utf-8", "surrogateescape").split("\0")


def _ask(git: str, root: Path, *words: str) -> bytes | None:
    """What git answers; None when it refuses."""
    asked = subprocess.run(
        _command(git, *words), cwd=root, env=_environment(), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL, check=False,
    )  # fmt: skip
    return asked.stdout if asked.returncode == 0 else None


def _command(git: str, *words: str) -> list[str]:
    settings = [part for key, value in _SETTINGS.items() for part in ("-c", f"{key}={value}")]
    return [git, "--no-pager", "--literal-pathspecs", "--no-optional-locks", *settings, *words]


def _environment() -> dict[str, str]:
    """This process's own, without what steers git elsewhere; nothing is fetched, nobody is asked."""
    kept = {key: value for key, value in os.environ.items() if not key.upper().startswith("GIT_")}
    own = {"GIT_ALLOW_PROTOCOL": "none", "GIT_NO_REPLACE_OBJECTS": "1", "GIT_TERMINAL_PROMPT": "0"}
    return {**kept, **own, "LC_ALL": "C", "TZ": "UTC"}


def _plain(name: str) -> str:
    """One form of a file's name: macOS may keep its Vietnamese letters in pieces."""
    return name if name.isascii() else unicodedata.normalize("NFC", name)
