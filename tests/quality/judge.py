"""How well an engine answers the labelled queries: success@1, success@3 and the mean reciprocal rank."""

from collections.abc import Sequence
from dataclasses import dataclass

from tests.quality.engines import FIRST, Search
from tests.quality.labels import Query


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A query, the rank of the first right result (None: not among the first ten) and what stood first instead."""

    query: Query
    rank: int | None
    first: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Over `count` queries: the shares with a right record first or among three, and the mean of 1/rank."""

    count: int
    first: float
    three: float
    mrr: float


def ask(search: Search, asked: Sequence[Query]) -> tuple[Answer, ...]:
    answers = []
    for query, found in zip(asked, search([query.text for query in asked]), strict=True):
        rank = next((n for n, told in enumerate(found[:FIRST], 1) if told & query.wanted), None)
        answers.append(Answer(query=query, rank=rank, first=tuple(" ".join(sorted(told)) for told in found[:3])))
    return tuple(answers)


def score(answers: Sequence[Answer]) -> Score:
    count = len(answers)
    ranks = [a.rank for a in answers if a.rank]
    return Score(
        count=count,
        first=sum(r == 1 for r in ranks) / count,
        three=sum(r <= 3 for r in ranks) / count,
        mrr=sum(1 / r for r in ranks) / count,
    )


def told(answer: Answer) -> str:
    """One line on a query that did not find its record first."""
    where = f"at {answer.rank}" if answer.rank else "not found"
    wanted = ", ".join(sorted(answer.query.wanted))
    return f"{answer.query.kind}: {answer.query.text!r} {where}; first {list(answer.first)}; wanted {wanted}"
