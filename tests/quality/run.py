"""Prints how well our search finds, beside Pagefind and Material's lunr, as one Markdown table for each half.

python -m tests.quality.run [--world DIR] [--half ab] [--ours] [--failing]
"""

import argparse
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, sync_playwright

from tests import browser as chromium
from tests.quality import engines, world
from tests.quality.judge import Answer, ask, score, told
from tests.quality.labels import queries

ENGINES = {"chibo": engines.ours, "Pagefind": engines.pagefind, "Material (lunr)": engines.material}
Answers = dict[str, tuple[Answer, ...]]


def main() -> None:
    options = _options()
    with TemporaryDirectory() as fresh, sync_playwright() as driver:
        root = options.world or Path(fresh) / "world"
        site = root / "site" if (root / "site" / "index.html").is_file() else world.build(root)
        browser = driver.chromium.launch(executable_path=chromium.find(), args=list(chromium.FLAGS))
        names = ["chibo"] if options.ours else list(ENGINES)
        answers = {name: found for name in names if (found := _ask(browser, name, site, options.half))}
        browser.close()
    for half in options.half:
        print(f"\n{_table(answers, half)}")
    if options.failing:
        print("\nNot first in chibo, half a:")
        print("\n".join(told(a) for a in answers.get("chibo", ()) if a.query.half == "a" and a.rank != 1))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--world", type=Path, help="where the world is, or is made (absent: a temporary folder)")
    parser.add_argument("--half", default="ab", choices=("a", "b", "ab"), help="which halves to print")
    parser.add_argument("--ours", action="store_true", help="leave the peers out")
    parser.add_argument("--failing", action="store_true", help="list the misses of half a; those of b stay unread")
    return parser.parse_args()


def _ask(browser: Browser, name: str, site: Path, half: str) -> tuple[Answer, ...]:
    try:
        with ENGINES[name](browser, site) as search:
            return ask(search, queries(half))
    except engines.NotInstalledError as reason:
        print(f"{name} is left out. {reason}")
        return ()


def _table(answers: Answers, half: str) -> str:
    """Cells are success@1 / success@3 / MRR."""
    kinds = list(dict.fromkeys(q.kind for q in queries(half)))
    head = ["class", "queries", *answers]
    lines = [f"Half {half}: success@1 / success@3 / MRR", "", _row(head), _row(["---", *["---:"] * (len(head) - 1)])]
    for kind in [*kinds, "all"]:
        chosen = [
            [a for a in found if a.query.half == half and kind in (a.query.kind, "all")] for found in answers.values()
        ]
        lines.append(_row([kind, str(len(chosen[0])), *(_cell(found) for found in chosen)]))
    return "\n".join(lines)


def _cell(found: Sequence[Answer]) -> str:
    s = score(found)
    return f"{s.first:.1%} / {s.three:.1%} / {s.mrr:.3f}"


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
