"""What git knows of files: the last commit of each, hostile names, merges, and every way in which git knows nothing."""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from generator import history

NAMES = (
    "data/cells/thường.yml", 'data/cells/"trích" \'dẫn\'.yml', "data/cells/hai\ndòng.yml", "data/cells/tab\tở.yml",
    "data/cells/commit abc 123.yml", "data/cells/-n.yml", "data/cells/*.yml", "data/cells/đ ơ ư.yml",
    "content/ghi chú.md", "data/cells/:(top)x.yml",
)  # fmt: skip


def git(root: Path, *words: str, at: str = "2026-03-01T10:00:00+07:00") -> str:
    env = {**os.environ, "GIT_AUTHOR_DATE": at, "GIT_COMMITTER_DATE": at, "GIT_CONFIG_GLOBAL": os.devnull}
    who = ("-c", "user.name=A", "-c", "user.email=a@a.example", "-c", "commit.gpgsign=false")
    run = subprocess.run(
        ["git", *who, *words], cwd=root, env=env, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert run.returncode == 0, run.stderr
    return run.stdout.strip()


def write(root: Path, **texts: str) -> None:
    put(root, {f"data/{name}.yml": text for name, text in texts.items()})


def put(root: Path, texts: dict[str, str]) -> None:
    for name, text in texts.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")


def commit(root: Path, at: str) -> str:
    git(root, "add", "-A")
    git(root, "commit", "-qm", "x", "--allow-empty", at=at)
    return git(root, "rev-parse", "HEAD")


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    root = tmp_path / "kho"
    root.mkdir()
    git(root, "init", "-qb", "main")
    return root


def test_each_file_has_the_commit_that_last_changed_it(kept: Path) -> None:
    write(kept, a="1", b="1")
    put(kept, {"content/x.md": "1", "README.md": "1"})
    first = commit(kept, "2026-03-01T23:30:00+07:00")
    write(kept, b="2")
    second = commit(kept, "2026-03-02T02:00:00+07:00")
    found = history.read(kept)
    assert {file: c.key for file, c in found.files.items()} == {
        "content/x.md": first, "data/a.yml": first, "data/b.yml": second,
    }  # fmt: skip
    assert found.head == second
    own = found.of("data/b.yml")
    assert own
    assert own.at == datetime(2026, 3, 1, 19, 0, tzinfo=UTC)
    assert own.day == date(2026, 3, 2), "the day in Viet Nam"
    assert own.text == "2026-03-01T19:00:00Z"
    assert found.of("data/none.yml") is None
    assert found.of(None) is None


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such names")
def test_hostile_names(kept: Path) -> None:
    put(kept, dict.fromkeys(NAMES, "1"))
    commit(kept, "2026-03-01T00:00:00+00:00")
    put(kept, {NAMES[2]: "2"})
    last = commit(kept, "2026-03-02T00:00:00+00:00")
    found = history.read(kept)
    assert set(found.files) == set(NAMES)
    assert [file for file, c in found.files.items() if c.key == last] == [NAMES[2]]
    raw = os.fsdecode(b"data/cells/\xff\xfe.yml")
    put(kept, {raw: "1"})
    commit(kept, "2026-03-03T00:00:00+00:00")
    assert history.read(kept).of(raw)


def test_what_differs_from_its_commit_has_no_date(kept: Path) -> None:
    write(kept, a="1", b="1", c="1")
    commit(kept, "2026-03-01T00:00:00+00:00")
    write(kept, a="2", new="1", đ="1")
    git(kept, "rm", "-q", "--cached", "data/c.yml")
    found = history.read(kept)
    assert set(found.files) == {"data/b.yml"}
    assert found.changed == {"data/a.yml", "data/c.yml", "data/new.yml", "data/đ.yml"}


def test_a_merge_keeps_the_dates_of_both_sides_and_its_own_work(kept: Path) -> None:
    write(kept, a="1", b="1", c="1")
    commit(kept, "2026-03-01T00:00:00+00:00")
    git(kept, "checkout", "-qb", "nhanh")
    write(kept, a="2", c="2")
    side = commit(kept, "2026-03-02T00:00:00+00:00")
    git(kept, "checkout", "-q", "main")
    write(kept, b="2", c="3")
    main = commit(kept, "2026-03-03T00:00:00+00:00")
    git(kept, "merge", "-q", "--no-commit", "-s", "ours", "nhanh")
    write(kept, a="2", c="4")
    merged = commit(kept, "2026-03-04T00:00:00+00:00")
    found = {file: c.key for file, c in history.read(kept).files.items()}
    assert found == {"data/a.yml": side, "data/b.yml": main, "data/c.yml": merged}


def test_a_later_commit_wins_whatever_its_clock_said(kept: Path) -> None:
    write(kept, a="1")
    commit(kept, "2036-03-01T00:00:00+00:00")
    write(kept, a="2")
    last = commit(kept, "2026-03-01T00:00:00+00:00")
    own = history.read(kept).of("data/a.yml")
    assert own
    assert own.key == last


def test_a_publication_in_a_folder_of_a_repository(kept: Path) -> None:
    put(kept, {"xã an/data/a.yml": "1", "data/a.yml": "1"})
    first = commit(kept, "2026-03-01T00:00:00+00:00")
    put(kept, {"data/a.yml": "2"})
    commit(kept, "2026-03-02T00:00:00+00:00")
    put(kept, {"xã an/data/b.yml": "1"})
    found = history.read(kept / "xã an")
    assert {file: c.key for file, c in found.files.items()} == {"data/a.yml": first}
    assert found.below == "xã an/"
    assert found.changed == {"data/b.yml"}


def test_no_dates_without_git_a_repository_a_commit_or_a_whole_clone(
    kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert history.read(kept).missing == "no-repository", "nothing committed yet"
    for n in range(3):
        write(kept, **{f"a{n}": "1"})
        commit(kept, f"2026-03-0{n + 1}T00:00:00+00:00")
    git(tmp_path, "clone", "-q", "--depth", "1", kept.as_uri(), "can")
    shallow = history.read(tmp_path / "can")
    assert (shallow.missing, dict(shallow.files)) == ("shallow", {})
    (tmp_path / "khong").mkdir()
    assert history.read(tmp_path / "khong").missing == "no-repository"
    monkeypatch.setenv("PATH", str(tmp_path / "khong"))
    assert history.read(kept).missing == "no-git"


def test_neither_variables_nor_settings_nor_replaced_commits_change_what_is_read(
    kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(kept, a="1", đ="1")
    first = commit(kept, "2026-03-01T00:00:00+00:00")
    write(kept, a="2")
    second = commit(kept, "2026-03-02T00:00:00+00:00")
    before = history.read(kept)
    git(kept, "replace", second, first)
    trap = tmp_path / "trap"
    hook = f"#!/bin/sh\ntouch '{trap}'\n"
    put(tmp_path, {"hook": hook})
    (tmp_path / "hook").chmod(0o755)
    for key, value in {
        "core.fsmonitor": str(tmp_path / "hook"), "core.pager": str(tmp_path / "hook"), "log.showRoot": "false",
        "log.showSignature": "true", "core.quotePath": "true", "color.ui": "always", "diff.noprefix": "true",
        "diff.external": str(tmp_path / "hook"), "status.showUntrackedFiles": "no", "log.decorate": "full",
        "format.pretty": "fuller", "diff.relative": "false", "log.date": "relative", "diff.renames": "copies",
    }.items():  # fmt: skip
        git(kept, "config", key, value)
    for key, value in {"GIT_DIR": "/nowhere", "GIT_WORK_TREE": "/nowhere", "GIT_INDEX_FILE": "/nowhere"}.items():
        monkeypatch.setenv(key, value)
    assert history.read(kept) == before
    assert not trap.exists()


def test_a_time_that_no_calendar_has_is_no_time(kept: Path) -> None:
    text = "commit refs/heads/main\ncommitter A <a@a.example> 99999999999999 +0000\ndata 1\nx\n"
    files = "M 100644 inline data/a.yml\ndata 1\n1\n"
    subprocess.run(["git", "fast-import", "--quiet", "--force"], cwd=kept, input=text + files, text=True, check=True)
    git(kept, "checkout", "-qf", "main")
    assert history.read(kept).of("data/a.yml") is None


def test_what_is_known_is_not_asked_again_and_gives_the_same(kept: Path) -> None:
    write(kept, a="1", b="1")
    commit(kept, "2026-03-01T00:00:00+00:00")
    write(kept, a="2")
    known = history.read(kept)
    assert history.read(kept, known) == known
    write(kept, a="1", b="2")  # one as it was, one changed
    assert history.read(kept, known) == history.read(kept)
    commit(kept, "2026-03-02T00:00:00+00:00")
    assert history.read(kept, known) == history.read(kept)
