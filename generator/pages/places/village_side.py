"""The side of a village's page: whom to ask, what is known in a word or two, and what is not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator import dates
from generator.model import Model, names, territory, timeline
from generator.pages.blocks.components import PersonCard
from generator.pages.blocks.parts import former_holders, holders, perhaps_changed
from generator.pages.notices import notices
from generator.presentation import wording
from generator.presentation.context import PageContext
from generator.records import Ref
from generator.records.parts import Post
from generator.records.units import Unit
from generator.vietnamese import lower_first


@dataclass(frozen=True, slots=True, kw_only=True)
class VillageSide:
    """`head` is what who leads the village is called."""

    head: str
    people: Sequence[PersonCard]
    former: Sequence[PersonCard]
    nobody: str
    perhaps_changed: Markup
    facts: Sequence[tuple[str, Markup | str]]
    unknown: Sequence[str]


def side(here: PageContext, village: Unit, orgs: Sequence[Ref]) -> VillageSide:
    alive = timeline.alive(here.model, village.ref)
    head = _head(here, village)
    people, former = holders(here, village.ref), former_holders(here, village.ref)
    return VillageSide(
        head=head,
        people=people,
        former=former,
        nobody=wording.unnamed(former, head),
        perhaps_changed=perhaps_changed(here, orgs) if people and alive else Markup(),
        facts=_facts(here, village, orgs),
        unknown=_unknown(here.model, village) if alive else (),
    )


def _facts(here: PageContext, village: Unit, orgs: Sequence[Ref]) -> list[tuple[str, Markup | str]]:
    life, contact = timeline.life(here.model, village.ref), village.contact
    serving = territory.cells(here.model, village.ref, timeline.last_day(here.model, village.ref))
    cells = Markup(", ").join(here.link(cell.ref, names.title(here.model, cell)) for cell in serving)
    founded = [dates.show(life.start)] if life.start else []
    founded += [here.link(life.began.ref, "xem thay đổi")] if life.began else []
    return [
        (f"Chi bộ của {names.kind(here.model, village)}", cells),
        ("Thành lập", Markup(", ").join(founded)),
        ("Điện thoại", (contact and contact.phone) or ""),
        ("Zalo", (contact and contact.zalo) or ""),
        ("Địa chỉ", (contact and contact.address) or ""),
        ("Để dán bảng, đọc loa", notices.links(here, orgs[1:])),
    ]


def _unknown(model: Model, village: Unit) -> list[str]:
    """What a reader would look for and no source says."""
    measured = {o.measure for o in village.observations}
    gaps = (
        ("số hộ", "households" not in measured),
        ("số khẩu", "residents" not in measured),
        (f"số điện thoại của {names.kind(model, village)}", not (village.contact and village.contact.phone)),
    )
    return [said for said, missing in gaps if missing]


def _head(here: PageContext, village: Unit) -> str:
    """«trưởng thôn», «trưởng khối», «tổ trưởng tổ dân phố»."""
    return lower_first(
        wording.post(here.model, Post.model_construct(role="village_head", org=village.ref), village.ref)
    )
