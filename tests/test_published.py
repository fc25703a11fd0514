"""A record that had a page and is gone: git knows of it, or the last build; what was never seen nobody misses."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from generator.problems import Problem
from generator.records import Ref
from generator.site import published, starter
from generator.site.publication import examine
from tests import calls
from tests.test_history import git, put

HERE = Path(__file__).parent
TODAY = date(2026, 11, 21)
SOURCE = "sources: [{id: bao, kind: press, title: Bài báo}]\n"
MEETING = "title: Họp dân\nkind: residents_meeting\nstatus: held\ndate: 2024-02-03\norgs: [units/na-lan]\n" + SOURCE
INSIDE = "title: Họp chi bộ\nkind: regular_meeting\nstatus: planned\naudience: members\ndate: 2026-12-03\n"
INSIDE += "orgs: [cells/na-lan]\n" + SOURCE
STONE = "retracted: {on: 2024-03-01, reason: Trùng}\n"
HELD = "data/activities/hop-dan.yml"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "xa"
    shutil.copytree(HERE / "worlds" / "one-cell", root)
    put(root, {HELD: MEETING, "data/activities/hop-kin.yml": INSIDE})
    return root


@pytest.fixture
def committed(project: Path) -> Path:
    git(project, "init", "-qb", "main")
    commit(project)
    return project


def commit(root: Path) -> None:
    git(root, "add", "-A")
    git(root, "commit", "-qm", "x")


def gone(root: Path) -> list[Problem]:
    found = examine(root, TODAY).problems
    assert {p.code for p in found} <= {"address-gone"}, found
    return list(found)


def test_a_deleted_record_is_an_error_that_names_both_ways(committed: Path) -> None:
    assert gone(committed) == []
    (committed / HELD).unlink()
    (found,) = gone(committed)
    assert (found.place.file, found.severity) == (HELD, "error")
    assert "hoat-dong/hop-dan/" in found.message
    assert "chibo retract activities/hop-dan" in found.hint
    assert "former_ids: [hop-dan]" in found.hint
    commit(committed)
    put(committed, {"data/activities/khac.yml": MEETING.replace("Họp dân", "Họp khác")})
    commit(committed)
    assert gone(committed) == [found]


@pytest.mark.parametrize("way", ["withdrawn", "renamed", "moved", "unreadable"])
def test_who_says_where_the_address_leads_is_right(way: str, committed: Path) -> None:
    (committed / HELD).unlink()
    instead = {
        "withdrawn": {HELD: STONE},
        "renamed": {"data/activities/hop-thon.yml": f"former_ids: [hop-dan]\n{MEETING}"},
        "moved": {"data/activities/2024/hop-dan.yml": MEETING},
        "unreadable": {"data/activities/hop-thon.yml": "former_ids: [hop-dan\n"},
    }[way]
    put(committed, instead)
    assert "address-gone" not in {p.code for p in examine(committed, TODAY).problems}
    commit(committed)
    assert "address-gone" not in {p.code for p in examine(committed, TODAY).problems}


def test_what_had_no_page_is_not_missed(committed: Path) -> None:
    """A draft that was never committed, a meeting of members that was not held, what no build could read."""
    put(committed, {"data/activities/nhap.yml": MEETING, "data/activities/hong.yml": "title: [\n"})
    (committed / "data/activities/nhap.yml").unlink()
    commit(committed)
    (committed / "data/activities/hong.yml").unlink()
    (committed / "data/activities/hop-kin.yml").unlink()
    (committed / "data/rules/measures.yml").rename(committed / "data/rules/so-do.yml")
    commit(committed)
    assert gone(committed) == []


def test_what_came_and_went_in_a_branch_was_nowhere_to_be_seen(committed: Path) -> None:
    git(committed, "switch", "-qc", "nhanh")
    put(committed, {"data/activities/nhap.yml": MEETING})
    commit(committed)
    (committed / "data/activities/nhap.yml").unlink()
    put(committed, {"data/activities/xong.yml": MEETING})
    commit(committed)
    git(committed, "switch", "-q", "main")
    git(committed, "merge", "-q", "--no-ff", "-m", "x", "nhanh")
    assert gone(committed) == []
    git(committed, "switch", "-qc", "xoa")
    (committed / "data/activities/xong.yml").unlink()
    commit(committed)
    git(committed, "switch", "-q", "main")
    git(committed, "merge", "-q", "--no-ff", "-m", "x", "xoa")
    assert [p.place.file for p in gone(committed)] == ["data/activities/xong.yml"]


def test_a_record_of_withdrawal_stays(committed: Path) -> None:
    put(committed, {HELD: STONE})
    commit(committed)
    (committed / HELD).unlink()
    (found,) = gone(committed)
    assert "retracted" in found.hint


def test_a_publication_in_a_folder_of_its_repository(tmp_path: Path, project: Path) -> None:
    git(tmp_path, "init", "-qb", "main")
    commit(tmp_path)
    (project / HELD).unlink()
    assert [p.place.file for p in gone(project)] == [HELD]
    commit(tmp_path)
    assert [p.place.file for p in gone(project)] == [HELD]


def test_without_git_the_last_build_is_asked(project: Path) -> None:
    put(project, {".chibo/lock": ""})
    pages = [(Ref("activities/hop-dan"), "hoat-dong/hop-dan/"), (Ref("cells/na-lan"), "chi-bo/na-lan/con-so/"),
             (Ref("cells/na-lan"), "chi-bo/na-lan/")]  # fmt: skip
    published.keep(project, pages)
    kept = project / ".chibo" / published.KEPT
    lines = kept.read_text(encoding="utf-8").splitlines()[1:]
    assert lines == ["activities/hop-dan hoat-dong/hop-dan/", "cells/na-lan chi-bo/na-lan/"]
    assert gone(project) == []
    (project / HELD).unlink()
    (found,) = gone(project)
    assert "hoat-dong/hop-dan/" in found.message
    git(project, "init", "-qb", "main")
    assert gone(project) == [found]
    commit(project)
    assert gone(project) == [], "git knows that nobody ever saw it"


def test_a_damaged_list_says_nothing(project: Path) -> None:
    put(project, {".chibo/lock": ""})
    published.keep(project, [(Ref("activities/hop-dan"), "hoat-dong/hop-dan/")])
    (project / HELD).unlink()
    kept = project / ".chibo" / published.KEPT
    whole = kept.read_bytes()
    for damaged in (whole[:-4], whole.replace(b"hop-dan", b"hap-dan"), b"", b"\xad\n\xad"):
        kept.write_bytes(damaged)
        assert gone(project) == []
    published.keep(project, [(Ref("activities/hop-dan"), "hoat-dong/hop-dan/")])
    assert len(gone(project)) == 1


def test_a_build_keeps_what_it_published(tmp_path: Path) -> None:
    root = tmp_path / "moi"
    starter.write(HERE.parent, root)
    shutil.copytree(HERE / "worlds" / "one-cell" / "data", root / "data", dirs_exist_ok=True)
    put(root, {HELD: MEETING, "data/activities/hop-kin.yml": INSIDE})
    calls.build(root, "--today", TODAY)
    lines = (root / ".chibo" / published.KEPT).read_text(encoding="utf-8").splitlines()
    assert "activities/hop-dan hoat-dong/hop-dan/" in lines
    assert "units/na-lan thon/na-lan/" in lines
    assert not [line for line in lines if "hop-kin" in line]
    (root / HELD).unlink()
    assert [p.code for p in examine(root, TODAY).problems] == ["address-gone"]
    calls.build(root, "--today", TODAY)
