"""Two folders change places: cut short between any two steps, or not allowed."""

import sys
from pathlib import Path

import pytest

from generator.build import atomic_swap
from tests.trees import ONE, TWO, held, made, put


@pytest.mark.parametrize("there", [True, False])
@pytest.mark.parametrize("steps", range(4))
def test_two_renames_cut_short_heal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, steps: int, there: bool) -> None:
    class Cut(BaseException):
        """Stands for the end of the process, which no handler sees."""

    if there:
        put(tmp_path, ONE)
    done: list[Path] = []
    rename = Path.rename

    def cut(self: Path, target: Path) -> Path:
        if self.name != "new":
            if len(done) == steps:
                raise Cut
            done.append(target)
        return rename(self, target)

    monkeypatch.setattr(sys, "platform", "another")
    monkeypatch.setattr(Path, "rename", cut)
    try:
        put(tmp_path, TWO)
    except Cut:
        assert len(done) == steps
    monkeypatch.undo()
    made(tmp_path)  # what the next build does first
    if there or steps:
        assert held(tmp_path / "site") in (ONE, TWO)
    for state in (TWO, ONE, TWO):
        put(tmp_path, state)
        assert held(tmp_path / "site") == state
    assert sorted(p.name for p in (tmp_path / "home").iterdir()) == ["new", "spare", "trees.json"]


def test_swap_that_is_not_allowed_moves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "another")
    (tmp_path / "site").mkdir()
    with pytest.raises(FileNotFoundError):
        atomic_swap.swap(tmp_path / "site", tmp_path / "absent", tmp_path / "old")
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
