"""The descriptors of kinds: what they say of a record is what every room goes by."""

from typing import Any

import pytest

from generator.model import territory
from generator.model.visibility import visible
from generator.pages.places import coverage
from generator.presentation import facets
from generator.records import KINDS, Kind, Record
from generator.records.form_fields import form_field
from tests.small import cell, ctx, record, unit

DEFAULT = {"short_name", "name", "title"}
PRESS = {"id": "a", "kind": "press", "title": "Bài một", "byline": "An", "published_on": "2019-02-01"}
OTHER = {**PRESS, "id": "b", "title": "Bài hai"}


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.folder)
def test_keys_that_a_descriptor_names_are_keys_of_its_form(kind: Kind[Any]) -> None:
    named = {*kind.attests, *(key for keys in kind.identified_by for key in keys)}
    assert not [key for key in named - DEFAULT if form_field(kind.form, (key,)) is None]


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.folder)
def test_a_page_has_one_place(kind: Kind[Any]) -> None:
    assert not (kind.sections and kind.host)
    assert kind.section is None or len(kind.sections) > 1


def test_filters_and_counts_know_nothing_of_what_readers_may_not_know() -> None:
    given = {"kind": "regular_meeting", "status": "planned", "orgs": ["cells/a"], "sources": [PRESS, OTHER]}
    outcomes = {"outcomes": [{"what": "x", "status": "done"}]}
    closed = record("activities/kin", title="Kín", audience="members", date="2019-03-01", **given, **outcomes)
    opened = record("activities/mo", title="Mở", date="2020-03-01", **given, **outcomes)
    places = (unit("x", "commune"), unit("v", "village", "x"), cell("a", "v"))
    before = coverage.sources_count(ctx(*places).model)
    for told in ((closed,), (closed, opened)):
        assert isinstance(closed, Record)
        assert not visible(closed)
        model = ctx(*places, *told).model
        assert facets.years(model) == ((2020,) if opened in told else ())
        assert coverage.unsourced(model) == len(told) - 1
        assert coverage.sources_count(model) == before + (2 if opened in told else 0)


def test_a_fact_is_looked_at_on_the_day_it_is_found_under() -> None:
    late = [{**PRESS, "published_on": "2026-02-01"}]
    works = record("achievements/duong", title="Đường", kind="works", org="cells/a", sources=late,
                   works={"status": "finished", "finished": "2019-05-02"})  # fmt: skip
    counted = [{"as_of": "2018-01-01", "value": "1"}, {"as_of": "2020-01-01", "value": "2"}]
    figure = record("indicators/so", title="Số", scope="units/x", measure="count", sources=late, observations=counted)
    for fact, day in ((works, "2019-05-02"), (figure, "2020-01-01")):
        assert isinstance(fact, Record)
        assert territory.day_of(fact).isoformat() == day
