"""The pages at addresses that records had before."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model import Model, names
from generator.presentation.addresses import address_of, relative
from generator.presentation.page import Page, body
from generator.records import Record
from generator.templates import h1, html


def moved(model: Model, record: Record) -> Iterable[Page]:
    """One redirecting page for each former id of a record."""
    target = address_of(model, record)
    if target is None or "#" in target:
        return
    for former in record.former_ids:
        address = f"{target.rsplit('/', 2)[0]}/{former}/"
        yield redirect(address, target, names.title(model, record))


def redirect(address: str, target: str, title: str) -> Page:
    said = html('<p>Trang này đã chuyển sang <a href="{}">địa chỉ mới</a>.</p>', relative(address, target))
    return Page(
        address=address, title=title, description=f"{title}: trang đã chuyển sang địa chỉ mới.",
        body=body([h1(title), said]), tools="none", redirect=target,
    )  # fmt: skip
