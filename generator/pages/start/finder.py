"""Chooses what the search form offers: the villages of here, and an example that finds one of them."""

from __future__ import annotations

from generator.model import Model, territory, timeline
from generator.model.index import cached
from generator.records.units import Unit
from generator.vietnamese import fold, sort_key


@cached
def villages(model: Model) -> tuple[Unit, ...]:
    """Those that there are; of the home unit, where the site has one."""
    living = (u for u in model.all(Unit) if u.level == "village" and timeline.alive(model, u.ref))
    home = model.site.home
    return tuple(u for u in living if home is None or home in territory.ancestors(model, u.ref))


@cached
def example(model: Model) -> str:
    """The first name of a village with tones, as somebody types it who leaves them out; "" where none has any."""
    names = (timeline.name(model, village.ref) for village in villages(model))
    return fold(min((name for name in names if fold(name) != name.casefold()), key=sort_key, default=""))
