"""Random histories of a small province, played day by day: the records of one, and what is true on each of its days.

The play keeps what is true by hand, without a model: where each village is known to lie, or among which communes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from tests.small import cell, change, record, unit

FIRST, LAST = date(2018, 1, 1), date(2026, 11, 1)
KINDS = {"xa": "xã", "phuong": "phường", "thi_tran": "thị trấn"}


@dataclass
class Ground:
    """What is known of the ground of a village: who put it where (`anchor`), where it went since, where it may be."""

    anchor: str
    went: list[str]
    among: set[str]
    parted: bool = False

    def put(self, commune: str) -> None:
        self.anchor, self.went, self.among, self.parted = commune, [commune], {commune}, False

    @property
    def known(self) -> str | None:
        return next(iter(self.among)) if len(self.among) == 1 else None


@dataclass
class Day:
    """What is true from a day on."""

    communes: dict[str, tuple[str, str]]  # the living ones: kind, name
    grounds: dict[str, Ground]  # of villages
    heirs: dict[str, tuple[str, ...]]  # of villages that ended
    province: str = "tỉnh T"
    district: bool = True

    def villages(self, village: str) -> set[str]:
        """The living ones in its place."""
        found = self.heirs.get(village)
        return {village} if found is None else {x for heir in found for x in self.villages(heir)}

    def commune(self, village: str) -> str | None:
        """The id of the commune a village, or all in its place, surely lie in."""
        found = {self.grounds[v].known for v in self.villages(village)}
        return found.pop() if len(found) == 1 else None

    def called(self, commune: str) -> str:
        kind, name = self.communes[commune]
        return f"{KINDS[kind]} {name}"

    def whole(self, commune: str) -> str:
        """With all above it."""
        district = ["huyện H"] if self.district and commune in ("c0", "c1") else []
        return ", ".join([self.called(commune), *district, self.province])


@dataclass
class History:
    """`cells` gives each cell its village; `holders` who is in an office of it: (name, from, to)."""

    records: list[Any]
    days: list[tuple[date, Day]]
    cells: dict[str, str]
    holders: dict[str, list[tuple[str, date, date | None]]] = field(default_factory=dict)

    def on(self, day: date) -> Day:
        return next(known for since, known in reversed(self.days) if since <= day)


def play(random: Random) -> History:
    """A province with four communes, six villages and three cells, and up to nine days on which something happened."""
    return _Play(random).history()


class _Play:
    def __init__(self, random: Random) -> None:
        self.random, self.serial, self.made = random, 0, dict[str, tuple[str, ...]]()
        self.records = [unit("t", "province"), unit("n", "province"), unit("h", "district", "t")]
        self.now = Day(communes={}, grounds={}, heirs={})
        for n in range(4):
            self._commune(f"c{n}", "h" if n < 2 else "t")
        for n in range(6):
            self._village(f"v{n}", f"c{n % 4}")
        self.today = FIRST

    def history(self) -> History:
        cells = {f"k{n}": f"v{n}" for n in range(3)}
        holders = {k: self._holders(k) for k in cells}
        days = [(date.min, deepcopy(self.now))]
        for _ in range(self.random.randint(1, 9)):
            self.today += timedelta(days=self.random.choice((1, 2, 30, 31, 200, 400)))
            if self.today > LAST:
                break
            happens = self.random.choice(_HAPPENS)
            happens(self)
            if happens is not _Play.transfer and self.random.random() < 0.3:
                self.transfer()
            self._come_home()
            days.append((self.today, deepcopy(self.now)))
        for key, village in cells.items():
            told = [{"name": name, "role": "secretary", "from": str(since), **({"to": str(to)} if to else {})}
                    for name, since, to in holders[key]]  # fmt: skip
            self.records.append(cell(key, village, officers=self.random.sample(told, len(told))))
        return History(records=self.records, days=days, cells=cells, holders=holders)

    def merge(self) -> None:
        old = self._some(2, 3)
        if len(old) < 2:
            return
        new = self.random.choice([*old, ""]) or self._new()
        self._change("merger", old, [new])
        self.made |= {} if new in old else {new: tuple(old)}
        for gone in set(old) - {new}:
            self._gone(gone, {new}, whole=True)

    def part(self) -> None:
        """One ends, each part of it goes to another; now and then one record says it all."""
        if len(self.now.communes) < 3:
            return
        gone, *others = self._some(3, 3)
        heirs = [self.random.choice([other, ""]) or self._new() for other in others[: self.random.randint(1, 2)]]
        heirs += [self._new()] if len(heirs) < 2 else []
        if self.random.random() < 0.3 and not set(heirs) & set(others):
            self._change("split", [gone], heirs)
        else:
            for heir in heirs:
                self._change("merger", [_part(gone), *([heir] if heir in others else [])], [heir])
        self._gone(gone, set(heirs), whole=False)

    def give(self) -> None:
        """One lives on and gives a part away, or two exchange parts."""
        if len(self.now.communes) < 2:
            return
        one, other = self._some(2, 2)
        how = self.random.choice(("split", "merger", "swap"))
        if how == "split":
            other = self._new()
            self._change("split", [one], [one, other])
        elif how == "merger":
            self._change("merger", [_part(one), other], [other, one])
        else:
            self._change("merger", [one, _part(other)], [one])
            self._change("merger", [other, _part(one)], [other])
        both = {one, other}
        for ground in self.now.grounds.values():
            if both & ground.among and (one in ground.among or how == "swap"):
                at_home = ground.went == [ground.anchor] and ground.among == {ground.anchor}
                if not at_home:
                    self._spread(ground, one if one in ground.among else other, both)

    def again(self) -> None:
        """What was put together is parted again under the old ids."""
        for whole, old in self.made.items():
            if whole in self.now.communes and not set(old) & set(self.now.communes):
                self._change("split", [whole], list(old))
                for one in old:
                    self.now.communes[one] = self._last[one]
                self._gone(whole, set(old), whole=False)
                del self.made[whole]
                return

    def rename(self) -> None:
        (one,) = self._some(1, 1)
        kind, _ = self.now.communes[one]
        name = f"Tên{self._next()}"
        turned = self.random.choice((None, *KINDS))
        if turned and turned != kind:
            named = self.random.random() < 0.5
            self._change("reclassification", [one], [], new_kind=turned, **({"new_name": name} if named else {}))
            self.now.communes[one] = (turned, name if named else self.now.communes[one][1])
        else:
            self._change("rename", [one], [], new_name=name)
            self.now.communes[one] = (kind, name)

    def transfer(self) -> None:
        village = self.random.choice([v for v in self.now.grounds if v not in self.now.heirs])
        (to,) = self._some(1, 1)
        self._change("transfer", [village], [to])
        self.now.grounds[village].put(to)

    def villages(self) -> None:
        """Two of one commune are put together, or one is parted in it."""
        alive = [v for v in self.now.grounds if v not in self.now.heirs and self.now.commune(v)]
        if not alive:
            return
        one = self.random.choice(alive)
        home = self.now.grounds[one].known
        assert home
        beside = [v for v in alive if v != one and self.now.grounds[v].known == home]
        old = [one, *beside[:1]]
        new = [f"w{self._next()}" for _ in range(1 if len(old) > 1 else 2)]
        for village in new:
            self._village(village, home)
        self._change("merger" if len(old) > 1 else "split", old, new)
        self.now.heirs |= {village: tuple(new) for village in old}

    def above(self) -> None:
        if self.now.province == "tỉnh T" and self.random.random() < 0.5:
            self._change("merger", ["t"], ["n"], incomplete="true")
            self.now.province = "tỉnh N"
        elif self.now.district:
            self._change("dissolution", ["h"], [])
            self.now.district = False

    def nothing(self) -> None:
        """What is called off, or never came, changes nothing."""
        status = self.random.choice(("cancelled", "planned", "decided"))
        self._change("merger", self._some(2, 2), [self._new(unborn=True)], status=status)

    def _commune(self, key: str, above: str, kind: str = "xa") -> None:
        self.records.append(unit(key, "commune", above, kind=kind))
        self.now.communes[key] = (kind, key.title())

    def _village(self, key: str, home: str) -> None:
        self.records.append(unit(key, "village", home))
        self.now.grounds[key] = Ground(anchor=home, went=[home], among={home})

    def _new(self, *, unborn: bool = False) -> str:
        key = f"m{self._next()}"
        self._commune(key, "t" if self.now.province == "tỉnh T" else "n", self.random.choice(tuple(KINDS)))
        if unborn:
            del self.now.communes[key]
        return key

    def _next(self) -> int:
        self.serial += 1
        return self.serial

    def _some(self, least: int, most: int) -> list[str]:
        count = min(len(self.now.communes), self.random.randint(least, most))
        return self.random.sample(sorted(self.now.communes), count)

    def _change(self, kind: str, before: Sequence[Any], after: Sequence[str], **more: Any) -> None:
        sides = [[f"units/{x}" if isinstance(x, str) else x for x in side] for side in (before, after)]
        self.records.append(change(f"g{self._next()}", kind, *sides, date=str(self.today), **more))

    _last: dict[str, tuple[str, str]]

    def _gone(self, gone: str, to: set[str], *, whole: bool) -> None:
        self._last = {**getattr(self, "_last", {}), gone: self.now.communes.pop(gone)}
        for ground in self.now.grounds.values():
            if gone not in ground.among:
                continue
            if whole:
                ground.among = ground.among - {gone} | to
                ground.went += [] if ground.parted else list(to)
            else:
                self._spread(ground, gone, to)

    def _spread(self, ground: Ground, at: str, to: set[str]) -> None:
        back = [one for one in ground.went[:-1] if one in to and one != at]
        if back and not ground.parted:
            ground.among, ground.went = {back[0]}, [*ground.went, back[0]]
        else:
            ground.among, ground.parted = ground.among - {at} | to, True

    def _come_home(self) -> None:
        """Whoever is there again under the old id has again what was put there."""
        for ground in self.now.grounds.values():
            if ground.anchor in self.now.communes:
                ground.put(ground.anchor)

    def _holders(self, key: str) -> list[tuple[str, date, date | None]]:
        found, since = [], FIRST
        for n in range(self.random.randint(0, 3)):
            to = since + timedelta(days=self.random.randint(1, 1500))
            last = self.random.random() < 0.5
            found.append((f"Người {key.upper()}{n}", since, None if last else to))
            if last:
                break
            since = to + timedelta(days=self.random.randint(1, 300))
        return found


def _part(commune: str) -> dict[str, str]:
    return {"org": f"units/{commune}", "part": "true"}


_HAPPENS: tuple[Callable[[_Play], None], ...] = (
    _Play.merge, _Play.merge, _Play.part, _Play.part, _Play.give, _Play.again, _Play.again, _Play.rename,
    _Play.transfer, _Play.villages, _Play.above, _Play.nothing,
)  # fmt: skip

RULES = record("rules/r", kind="roles", title="R", roles=[{"id": "secretary", "name": "Bí thư", "single_seat": "true"}])
