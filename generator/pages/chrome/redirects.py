"""Owns the pages at addresses that records had before."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from generator.model import Model, names
from generator.presentation.page import Page, address_of, body, h1, relative
from generator.records import Record


def moved(model: Model, record: Record) -> Iterable[Page]:
    """One redirecting page for each former id of a record."""
    target = address_of(model, record)
    if target is None or "#" in target:
        return
    for former in record.former_ids:
        address = f"{target.rsplit('/', 2)[0]}/{former}/"
        yield redirect(address, target, names.title(model, record))


def redirect(address: str, target: str, title: str) -> Page:
    link = f'<a href="{escape(relative(address, target))}">địa chỉ mới</a>'
    text = body([h1(title), f"<p>Trang này đã chuyển sang {link}.</p>"])
    return Page(
        address=address, title=title, description=f"{title}: trang đã chuyển sang địa chỉ mới.", body=text,
        tools="none", redirect=target,
    )  # fmt: skip
