"""How a reader reports a mistake: whom to call or write to, with the address of the page filled in."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup

from generator.records import Site
from generator.records.parts import Contact
from generator.templates import html
from generator.vietnamese import lower_first

_LETTER = "Trang: {page}\nChỗ sai: \nĐiều đúng: "
# Stands in an address where a template puts that of its page.
PAGE = "__trang__"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """Whom to tell, sentences and, where there is a mail, its `mailto:` with PAGE for the page's own address."""

    who: str
    calls: tuple[Markup, ...] = ()
    letter: str = ""


def told(site: Site) -> Contact:
    """Who takes reports: the contact for corrections, else the publisher."""
    by = site.publisher
    return site.corrections or Contact(role=by.person, phone=by.phone, address=by.address)


def ways(site: Site) -> Ways | None:
    """None where the site says neither telephone, nor Zalo, nor mail."""
    to = told(site)
    found = (*([html("Gọi {}", phone(to))] if to.phone else []), *([html("Zalo {}", zalo(to))] if to.zalo else []))
    if not found and not to.mail:
        return None
    who = lower_first(to.role) if to.role and site.corrections else to.role or "người phụ trách"
    return Ways(who=who, calls=found, letter=_letter(to.mail) if to.mail else "")


def phone(contact: Contact) -> Markup:
    """The telephone as a link that dials, or just its text."""
    said = contact.phone or ""
    dialled = "".join(ch for ch in said if ch.isdecimal() or ch == "+")
    return html('<a href="tel:{}">{}</a>', dialled, said) if dialled else html("{}", said)


def zalo(contact: Contact) -> Markup:
    """The Zalo number as a link that opens it, or just its text."""
    said = contact.zalo or ""
    number = "".join(ch for ch in said if ch not in " .-")
    if not (number.isascii() and number.isdecimal() and 8 <= len(number) <= 20):
        return html("{}", said)
    return html('<a href="https://zalo.me/{}" rel="noopener">{}</a>', number, said)


def _letter(mail: str) -> str:
    """A letter begun: its subject, and the page it is about."""
    subject, text = quote("Báo chỗ sai"), quote(_LETTER.format(page=PAGE))
    return f"mailto:{quote(mail, safe='@+.')}?subject={subject}&body={text}"
