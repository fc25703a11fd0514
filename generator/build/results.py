"""Owns asking the store before doing work: what is known is taken, the rest is made, over workers, and remembered."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from generator.build.store import Store
from generator.build.workers import over


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

        `things` maps names to the digests of what they hold; `make` depends on a name and what it holds alone. None is
        an answer too, but it is not remembered.
        """
        keys = {name: self.key(work, name, held) for name, held in things.items()}
        known = self.store.all(keys.values()) if self.store else {}
        found: dict[str, bytes | None] = {name: known[key] for name, key in keys.items() if key in known}
        missing = [name for name in things if name not in found]
        made = (answer for part in over(make, missing, workers=self.workers) for answer in part)
        found.update(zip(missing, made, strict=True))
        if self.store:
            self.store.put({keys[name]: data for name in missing if (data := found[name]) is not None})
        return {name: found[name] for name in things}

    def key(self, *parts: str) -> bytes:
        return blake2b("\0".join((self.salt, *parts)).encode("utf-8", "surrogateescape"), digest_size=16).digest()


NONE = Results()
