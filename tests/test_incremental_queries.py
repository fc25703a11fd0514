"""The model that records: it answers every question like the plain one, and no question goes unrecorded."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import pytest

from generator.history import Commit, History
from generator.incremental.queries import TracingModel, TracingReaders
from generator.model import Model
from generator.records import Ref
from generator.records.rules import Synonyms
from generator.records.units import Unit
from tests import small

VILLAGE = Ref("units/v")
ASKED: dict[str, tuple[Any, ...]] = {
    "all": (Unit,), "every": (), "file": (VILLAGE,), "get": (VILLAGE,),
    "picture": ("x.jpg",), "present": (VILLAGE,), "referring": (Ref("units/c"), Unit),
    "rules": (Synonyms,), "site": (), "unit": (VILLAGE,), "users": (Ref("units/c"),), "withdrawals": (),
    "withdrawn": (VILLAGE,),
}  # fmt: skip
DERIVED = {"answer", "remember"}  # what is asked inside them is recorded


def readers() -> TracingReaders:
    index = small.index(small.unit("c", "commune"), small.unit("v", "village", "c"))
    commit = Commit(key="k", at=datetime(2026, 1, 1))
    past = History(files={"data/units/v.yml": commit}, below="xa/", head="h")
    return TracingReaders(index, dict.fromkeys(index.files.values(), ""), small.TODAY, past)


def test_the_model_has_these_questions_and_nothing_else_to_read() -> None:
    def public(kind: type) -> set[str]:
        return {name for name in dir(kind) if not name.startswith("_")}

    assert public(Model) == {*ASKED, *DERIVED}
    assert public(TracingModel) == {*ASKED, *DERIVED, "answer_digest"}


@pytest.mark.parametrize("name", ASKED)
def test_each_question_is_recorded_and_answered_alike(name: str) -> None:
    found = readers()
    plain = small.index(small.unit("c", "commune"), small.unit("v", "village", "c"))
    answer, asked = found.tracer.traced(lambda: asked_of(found.model, name))
    assert answer == asked_of(plain, name)
    assert asked


def asked_of(model: Model, name: str) -> object:
    found = getattr(model, name)
    answer = found(*ASKED[name]) if callable(found) else found
    return list(answer) if isinstance(answer, Iterable) and not isinstance(answer, str | tuple) else answer


def test_the_day_and_what_git_knows_are_recorded() -> None:
    found = readers()
    for ask in (
        lambda: found.clock.today, lambda: found.history.below, lambda: found.history.head,
        lambda: found.history.of("data/units/v.yml"),
    ):  # fmt: skip
        _, asked = found.tracer.traced(ask)
        (query,) = asked
        assert found.answer_digest(query) in (small.TODAY.isoformat(), "xa/", "h", "k")
