"""Says which office somebody holds, with the organisation it is held in and what is held beside it."""

from __future__ import annotations

from datetime import date

from generator import dates
from generator.model import Model, offices
from generator.model.offices import Holding
from generator.presentation import wording
from generator.records import Ref
from generator.records.parts import Post
from generator.vietnamese import listing, lower_first


def former(model: Model, org: Ref, today: date) -> list[Holding]:
    """Those who held the offices of an organisation before, the last ones first."""
    found = offices.former(model, org, today)
    return sorted(found, key=lambda h: dates.order(h.officer.to or h.officer.as_of or h.officer.term), reverse=True)


def office(model: Model, held: Holding) -> str:
    """«Bí thư chi bộ Khối 4, kiêm trưởng khối», with the names of its day."""
    officer, at, on = held.officer, held.org, wording.office_day(held.officer)
    said = wording.post(model, held.post, at, on)
    if held.post is not officer:
        first = Post.model_construct(role=officer.role, title=officer.title, org=officer.org or held.record.ref)
        beside = [first, *(p for p in held.beside if p is not officer)]
    else:
        beside = list(held.beside)
    roles = [wording.post(model, p, p.org or at, on) for p in beside if p.role]
    titles = [wording.post(model, p, p.org or at, on) for p in beside if p.title]
    if roles:
        said += f", kiêm {listing(roles)}"
    if officer.duty:
        said += f", {lower_first(officer.duty)}"
    if titles:
        said += "; " + ", ".join(titles)
    return said
