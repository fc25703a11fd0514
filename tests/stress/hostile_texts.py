"""Every text of the corpus at every place, and every page of the hostile sites in a browser.

python -m tests.stress.hostile_texts [TURNS], as many as the corpus has texts unless fewer are asked for
"""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests import browser as chromium
from tests import families
from tests.hostile import browsing, corpus, trial, world


def main(turns: int) -> int:
    base, pairs, refused, wrong = world.base(), 0, 0, 0
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=chromium.find(), args=list(chromium.FLAGS))

        def look(site: Path) -> list[str]:
            return list(browsing.executions(running, site, families.pages(site)))

        for turn in range(turns):
            given = trial.assigned(base, corpus.TEXTS, turn * len(corpus.TEXTS) // turns)
            found = trial.compare(Path(folder) / "w", given, look)
            pairs, refused, wrong = pairs + found.pairs, refused + found.refused, wrong + len(found.faults)
            for fault in found.faults:
                print(f"turn {turn}: {fault}")
        running.close()
    print(f"{pairs} texts at places of {len(world.text_fields())} fields, {refused} refused, {wrong} differences")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else len(corpus.TEXTS)))
