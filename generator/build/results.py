"""Owns asking the store before doing work: what is known is taken, the rest is made, over workers, and remembered.

What is known of thousands of small things lies in a few hundred parts, so that asking for all of them is quick and one
that changed costs the writing of one part.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from generator.build import plain
from generator.build.contents import part_of
from generator.build.store import Store
from generator.build.workers import parallel_map

_PARTS = 256
_Known = dict[str, tuple[str, bytes]]  # by name: the digest of what it held, and what was made of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """`salt` names all that results depend on besides their keys: the program, the versions of packages.

    Without a store everything is made.
    """

    store: Store | None = None
    salt: str = ""
    workers: int = 1

    def of(
        self, work: str, things: Mapping[str, str], make: Callable[[Sequence[str]], Sequence[bytes | None]]
    ) -> dict[str, bytes | None]:
        """For each name in `things`, in their order, what `make` gives for it.

        `things` maps the names of all things of this work to the digests of what they hold: what is remembered of
        another one is let go of, and of each thing only the last answer is. `make` depends on a name and what it holds
        alone. None is an answer too, but it is not remembered.
        """
        parts = [self.key(work, str(number)) for number in range(_PARTS)]
        known = self._known(parts)
        found: dict[str, bytes | None] = {
            name: known[name][1] for name, held in things.items() if name in known and known[name][0] == held
        }
        missing = [name for name in things if name not in found]
        made = (answer for part in parallel_map(make, missing, workers=self.workers) for answer in part)
        found.update(zip(missing, made, strict=True))
        if self.store:
            changed = {part_of(name, _PARTS) for name in (*missing, *(known.keys() - things.keys()))}
            now: dict[int, _Known] = {number: {} for number in changed}
            for name, held in things.items():
                if (number := part_of(name, _PARTS)) in now and (data := found[name]) is not None:
                    now[number][name] = held, data
            self.store.put({parts[number]: _bound(entries) for number, entries in now.items()})
            self.store.settle()  # it is true whatever becomes of the build
        return {name: found[name] for name in things}

    def key(self, *parts: str) -> bytes:
        return blake2b("\0".join((self.salt, *parts)).encode("utf-8", "surrogateescape"), digest_size=16).digest()

    def _known(self, parts: Iterable[bytes]) -> _Known:
        known: _Known = {}
        for data in self.store.all(parts).values() if self.store else ():
            known.update(_unbound(data))
        return known


def _bound(entries: _Known) -> bytes:
    """The contents one after another, below a line that says what and how long each is."""
    head = [[name, held, len(data)] for name, (held, data) in entries.items()]
    return b"\n".join((plain.dumped(head), b"".join(data for _, data in entries.values())))


def _unbound(part: bytes) -> _Known:
    head, _, rest = part.partition(b"\n")
    entries, start = {}, 0
    for name, held, length in plain.loaded(head):
        entries[name] = held, rest[start : start + length]
        start += length
    return entries


NONE = Results()
