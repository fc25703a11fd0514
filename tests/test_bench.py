"""The pieces of `make bench`: its world is whole and always the same, and what it measures and reckons is right."""

import json
import subprocess
import sys
from collections import Counter
from hashlib import sha256
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.records import KINDS
from tests.bench import build, builders, figures, growth, measure, shapes, world
from tests.bench.figures import CASES, Figures, Row, Run
from tests.bench.measure import Cost

ROOT = Path(__file__).parent.parent
RECORDS = 300


def test_the_same_number_gives_the_same_bytes(tmp_path: Path) -> None:
    assert world.project(60, tmp_path / "a") == world.project(60, tmp_path / "b") == 60
    assert _bytes(tmp_path / "a") == _bytes(tmp_path / "b")


def test_a_smaller_world_is_a_piece_of_a_larger_one() -> None:
    assert list(world.records(200)) == list(islice(world.records(1000), 200))
    assert len({ref for ref, _ in world.records(20_000)}) == 20_000


def test_kinds_are_mixed_as_they_are_where_people_meet_each_month() -> None:
    found = Counter(ref.split("/")[0] for ref, _ in world.records(3000))
    assert found.keys() == set(KINDS) - {"rules"}
    assert 0.6 < found["activities"] / 3000 < 0.8
    changes = {record["kind"] for ref, record in world.records(3000) if ref.startswith("changes/")}
    assert {"merger", "transfer", "dissolution"} <= changes


def test_the_world_has_few_warnings_and_no_error(tmp_path: Path) -> None:
    world.project(RECORDS, tmp_path)
    command = [sys.executable, "-m", "generator", "check", "--project", str(tmp_path), "--format", "json"]
    run = subprocess.run(
        [*command, "--today", shapes.TODAY], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True
    )
    assert len(json.loads(run.stdout)) <= RECORDS / 100


def test_chibo_is_measured_cold_warm_and_after_an_edit(tmp_path: Path) -> None:
    run = build.grow(60, 1, tmp_path)
    assert [row.case for row in run.rows] == list(CASES)
    assert run.pages > 150  # each code of a problem has its page
    assert all(row.cost.wall > 0 and row.cost.memory > 30 for row in run.rows)


@pytest.mark.skipif(sys.platform != "linux", reason="only there the memory of all processes together is known")
def test_memory_is_that_of_all_processes_together(tmp_path: Path) -> None:
    held = "import time; held = b'x' * 150_000_000; time.sleep(1.2)"
    start = (
        "import subprocess as s, sys; [p.wait() for p in [s.Popen([sys.executable, '-c', sys.argv[1]]) for _ in {}]]"
    )
    one, two = (measure.run([sys.executable, "-c", start.format(n), held], tmp_path) for n in ("'1'", "'12'"))
    assert two.memory > 1.5 * one.memory > 200


def test_a_command_that_fails_is_no_figure(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="no such thing"):
        measure.run([sys.executable, "-c", "import sys; sys.exit('no such thing')"], tmp_path)


def test_pages_with_others_below_are_sections_for_hugo(tmp_path: Path) -> None:
    for name in ("index.md", "gioi-thieu.md", "thon/index.md", "thon/a/index.md", "thon/a/2025/index.md", "b/index.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    builders.name_sections(tmp_path)
    found = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.md")}
    assert found == {
        "_index.md", "gioi-thieu.md", "thon/_index.md", "thon/a/_index.md", "thon/a/2025/index.md", "b/index.md",
    }  # fmt: skip


@given(st.floats(0.1, 100), st.floats(1e-5, 1), st.lists(st.integers(1, 10**6), min_size=2, unique=True))
def test_costs_on_a_line_give_that_line(base: float, each: float, sizes: list[int]) -> None:
    line = growth.fit([(size, base + each * size) for size in sizes])
    assert line.miss < 0.01
    assert line.at(max(sizes)) == pytest.approx(base + each * max(sizes), rel=0.01)


def test_no_part_of_a_model_is_below_zero() -> None:
    assert growth.fit([(1, 1), (10, 20), (100, 300)]).base == 0
    assert growth.fit([(1, 5), (10, 4), (100, 3)]).each == 0


def test_what_was_measured_is_kept_and_told(tmp_path: Path) -> None:
    known = Figures(peers=_run(1000, "Hugo 1", 2.0), growth={n: _run(n, "chibo", n / 100) for n in (1000, 10_000)})
    figures.keep(known, tmp_path / "figures.json")
    assert figures.read(tmp_path / "figures.json") == known
    text = figures.told(known)
    assert "| Hugo 1 | cold | 2.00 | 1.0 | 4.00 | 1.0 | 50 MB | 1.0 |" in text
    assert "0.0 s + 5.000 s per 1,000 pages | 0% | 30 min | 4.2 h |" in text
    del known.growth[10_000]
    known.growth[2000] = _run(2000, "chibo", 20)
    assert "largest miss" not in figures.told(known)  # sizes too near each other to tell of larger ones


def test_the_readme_gets_the_tables_in_their_place(tmp_path: Path) -> None:
    document = tmp_path / "README.md"
    document.write_text("above\n<!-- bench -->\nold\n<!-- /bench -->\nbelow\n", encoding="utf-8")
    for _ in range(2):
        figures.put("new", document)
    assert document.read_text(encoding="utf-8") == "above\n<!-- bench -->\n\nnew\n\n<!-- /bench -->\nbelow\n"
    assert "<!-- bench -->\n" in (ROOT / "README.md").read_text(encoding="utf-8")


def _run(records: int, name: str, seconds: float) -> Run:
    cost = Cost(wall=seconds, cpu=seconds * 2, memory=50)
    rows = tuple(Row(name=name, case=case, cost=cost) for case in CASES)
    return Run(records=records, pages=records * 2, conditions="2026-01-01, here.", rows=rows)


def _bytes(root: Path) -> str:
    found = sorted((p.relative_to(root).as_posix(), p.read_bytes()) for p in root.rglob("*") if p.is_file())
    return sha256(repr(found).encode()).hexdigest()
