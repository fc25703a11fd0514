"""Owns `data/site.yml`: who publishes this site, under which name and address."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator

from generator.records.fields import IndicatorRef, Items, Text, UnitRef, Url, refuse, text
from generator.records.parts import Contact, Part


def _version(value: Any) -> str:
    if text(value) != "1":
        raise refuse("bad-format", f"Phiên bản dữ liệu “{value}” chưa được hỗ trợ; hiện chỉ có format: 1.")
    return "1"


class Publisher(Part):
    name: Text
    person: Text | None = None
    role: Text | None = None
    phone: Text | None = None
    address: Text | None = None


class Site(Part):
    """This publication. `address` is where the site stands. `home` is the unit the home page is about,
    `figures` the indicators it shows."""

    format: Annotated[str, BeforeValidator(_version)]
    title: Text
    description: Text
    address: Url
    publisher: Publisher
    corrections: Contact | None = None
    licence: Text | None = None
    repository: Url | None = None
    home: UnitRef | None = None
    figures: Annotated[tuple[IndicatorRef, ...], Items] = ()
