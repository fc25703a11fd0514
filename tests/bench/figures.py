"""What was measured, kept in a file between runs, and told as Markdown tables."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from tests.bench import growth
from tests.bench.measure import Cost

CASES = ("cold", "nothing changed", "one edit")
_SPAN = 5
_COSTS = (("seconds", "s", "wall"), ("processor seconds", "s", "cpu"), ("peak memory", "MB", "memory"))
_HEAD = ("seconds", "x Hugo", "processor seconds", "x Hugo", "peak memory", "x Hugo")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A builder at work; `case` is one of CASES, or what else it did."""

    name: str
    case: str
    cost: Cost


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One size: what it was measured on, and its rows. `conditions` is day, machine and load."""

    records: int
    pages: int
    conditions: str
    rows: tuple[Row, ...]


@dataclass(slots=True, kw_only=True)
class Figures:
    """All that is known: the last comparison, and of each size, by records, the last growth run."""

    peers: Run | None = None
    growth: dict[int, Run] = field(default_factory=dict)


def read(file: Path | None) -> Figures:
    """What a former call kept; nothing when there is no such file."""
    if file is None or not file.is_file():
        return Figures()
    kept = json.loads(file.read_text(encoding="utf-8"))
    runs = {int(size): _run(run) for size, run in kept["growth"].items()}
    return Figures(peers=_run(kept["peers"]) if kept["peers"] else None, growth=runs)


def keep(figures: Figures, file: Path | None) -> None:
    if file:
        file.write_text(json.dumps(asdict(figures), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def told(figures: Figures) -> str:
    """Every table that there are figures for."""
    parts = [_compared(figures.peers)] if figures.peers else []
    runs = [figures.growth[size] for size in sorted(figures.growth)]
    parts += [_grown(runs)] if runs else []
    parts += [_model(runs)] if runs and runs[-1].pages >= _SPAN * runs[0].pages else []
    return "\n\n".join(parts)


def put(text: str, document: Path) -> None:
    """Writes the tables between the marks `<!-- bench -->` and `<!-- /bench -->` of a document."""
    before, start, rest = document.read_text(encoding="utf-8").partition("<!-- bench -->\n")
    _, end, after = rest.partition("<!-- /bench -->")
    if not (start and end):
        raise ValueError(f"{document} has no place for the tables: <!-- bench --> and <!-- /bench --> on two lines")
    document.write_text(f"{before}{start}\n{text}\n\n{end}{after}", encoding="utf-8", newline="\n")


def _compared(run: Run) -> str:
    hugo = next((row.cost for row in run.rows if row.name.startswith("Hugo")), None)
    lines = [_line("builder", "case", *_HEAD), _line("---", "---", *["---:"] * len(_HEAD))]
    for row in run.rows:
        cells: list[str] = []
        for key, form in (("wall", "{:.2f}"), ("cpu", "{:.2f}"), ("memory", "{:.0f} MB")):
            value = getattr(row.cost, key)
            cells += [form.format(value), f"{value / getattr(hugo, key):.1f}" if hugo else "-"]
        lines.append(_line(row.name, row.case, *cells))
    return f"{run.records:,} records, {run.pages:,} pages. {run.conditions}\n\n" + "\n".join(lines)


def _grown(runs: Sequence[Run]) -> str:
    head = ("records", "pages", "case", "seconds", "processor seconds", "ms a page", "peak memory")
    lines = [_line(*head), _line("---:", "---:", "---", *["---:"] * 4)]
    for run in runs:
        for row in run.rows:
            cost = row.cost
            numbers = (f"{cost.wall:.2f}", f"{cost.cpu:.2f}", f"{cost.wall / run.pages * 1000:.2f}")
            lines.append(_line(f"{run.records:,}", f"{run.pages:,}", row.case, *numbers, f"{cost.memory:.0f} MB"))
    said = [f"{run.records:,} records: {run.conditions}" for run in runs]
    return "\n".join(lines) + "\n\n" + "\n".join(f"- {line}" for line in said)


def _model(runs: Sequence[Run]) -> str:
    """A line for each case and cost; only out of sizes far from each other, as others tell nothing of larger ones."""
    places = [f"{name}, {pages:,} pages" for name, pages in growth.PLACES.items()]
    lines = [_line("cost", "model", "largest miss", *places), _line("---", "---", "---:", *["---:"] * len(places))]
    for case in CASES:
        rows = [(run.pages, row.cost) for run in runs for row in run.rows if row.case == case]
        for what, unit, key in _COSTS:
            line = growth.fit([(pages, getattr(cost, key)) for pages, cost in rows])
            said = f"{line.base:.1f} {unit} + {line.each * 1000:.3f} {unit} per 1,000 pages"
            there = [_amount(line.at(pages), unit) for pages in growth.PLACES.values()]
            lines.append(_line(f"{case}, {what}", said, f"{line.miss:.0%}", *there))
    return "\n".join(lines)


def _amount(value: float, unit: str) -> str:
    if unit == "MB":
        return f"{value / 1024:.1f} GB" if value >= 1024 else f"{value:.0f} MB"
    return f"{value:.0f} s" if value < 120 else f"{value / 60:.0f} min" if value < 7200 else f"{value / 3600:.1f} h"


def _line(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _run(kept: Mapping[str, Any]) -> Run:
    rows = tuple(Row(name=row["name"], case=row["case"], cost=Cost(**row["cost"])) for row in kept["rows"])
    return Run(records=kept["records"], pages=kept["pages"], conditions=kept["conditions"], rows=rows)
