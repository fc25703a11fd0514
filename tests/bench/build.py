"""Measures `chibo build` beside its peers on the same pages, and how its cost grows; prints Markdown tables.

python -m tests.bench.build [RECORDS] [--rounds 3] [--growth 1000 10000 100000] [--figures FILE] [--readme README.md]
"""

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench import builders, figures, measure
from tests.bench.builders import Builder
from tests.bench.figures import CASES, Row, Run
from tests.bench.measure import Cost

_LARGE = 50_000


def main() -> None:
    options = _options()
    known = figures.read(options.figures)
    if options.records:
        known.peers = compare(options.records, options.rounds, options.folder, options.hugo)
        figures.keep(known, options.figures)
    for size in options.growth:
        known.growth[size] = grow(size, 1 if size >= _LARGE else options.rounds, options.folder)
        figures.keep(known, options.figures)
    text = figures.told(known)
    print(text)
    if options.readme:
        figures.put(text, options.readme)


def compare(records: int, rounds: int, below: Path | None, hugo: Path | None) -> Run:
    """All builders in turn, `rounds` times, so that what else the machine does falls on all; the best of each."""
    with builders.publication(records, below) as world, TemporaryDirectory(dir=below) as bare:
        pages, before = Path(bare) / "pages", measure.load()
        written = [measure.run(builders.pages_command(pages), world)]
        count = builders.only_pages(pages)
        peers = [builders.mkdocs(pages, Path(bare) / "mkdocs"), builders.zensical(pages, Path(bare) / "zensical")]
        if hugo:
            peers.append(builders.hugo(pages, Path(bare) / "hugo", hugo))
        found: dict[tuple[str, str], list[Cost]] = {}
        for turn in range(rounds):
            for builder in (builders.chibo(world), *peers):
                for case, cost in _cases(builder, turn):
                    found.setdefault((builder.name, case), []).append(cost)
                if builder.pages() < count:
                    sys.exit(f"{builder.name} made {builder.pages()} of {count} pages")
            written.append(measure.run(builders.pages_command(Path(bare) / f"pages-{turn}"), world))
    rows = [Row(name=name, case=case, cost=measure.best(costs)) for (name, case), costs in found.items()]
    rows.append(
        Row(name="chibo pages", case="only writes the Markdown that the others build", cost=measure.best(written))
    )
    return Run(records=records, pages=count, conditions=_conditions(before, rounds), rows=tuple(rows))


def grow(records: int, rounds: int, below: Path | None) -> Run:
    """chibo alone, at one size."""
    _say(f"{records:,} records: writing them")
    with builders.publication(records, below) as world:
        before, builder = measure.load(), builders.chibo(world)
        found: dict[str, list[Cost]] = {}
        for turn in range(rounds):
            for case, cost in _cases(builder, turn):
                found.setdefault(case, []).append(cost)
        rows = tuple(Row(name="chibo", case=case, cost=measure.best(costs)) for case, costs in found.items())
        return Run(records=records, pages=builder.pages(), conditions=_conditions(before, rounds), rows=rows)


def _cases(builder: Builder, turn: int) -> Iterator[tuple[str, Cost]]:
    """A whole build; for a builder that keeps something, also one with nothing to do and one after an edit."""
    does: dict[str, Callable[[], None]] = {
        "cold": builder.forget, "nothing changed": lambda: None, "one edit": lambda: builder.edit(turn + 1),
    }  # fmt: skip
    for case in CASES if builder.caches else CASES[:1]:
        does[case]()
        cost = measure.run(builder.command, builder.folder)
        if case == "one edit" and not builder.shows(turn + 1):
            sys.exit(f"{builder.name} did not see the edit")
        _say(f"{builder.name}, {case}: {cost.wall:.2f} s, {cost.cpu:.2f} s of processor, {cost.memory:.0f} MB")
        yield (case if builder.caches else "always whole"), cost


def _conditions(before: str, rounds: int) -> str:
    kept = f"best of {rounds}" if rounds > 1 else "one run"
    loads = f"load average {before} before, {measure.load()} after"
    return f"{date.today().isoformat()}, {measure.machine()}, Python {sys.version.split()[0]}, {kept}, {loads}."


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _options(given: Sequence[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("records", type=int, nargs="?", default=1000, help="size of the comparison; 0 leaves it out")
    parser.add_argument("--rounds", type=int, default=3, help="how often each is run (one run from 50,000 records on)")
    parser.add_argument("--growth", type=int, nargs="+", default=[], metavar="N", help="sizes for chibo alone")
    parser.add_argument("--figures", type=Path, help="keeps figures, so that sizes may be run one at a time")
    parser.add_argument("--readme", type=Path, help="puts the tables into this document")
    parser.add_argument("--folder", type=Path, help="where to work (absent: where temporary files go)")
    parser.add_argument("--hugo", type=Path, default=builders.find_hugo(), help="the program of Hugo")
    return parser.parse_args(given)


if __name__ == "__main__":
    main()
