"""`chibo init --commune` and `chibo add-commune` as a person runs them: found, shown, asked, written or left alone."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests import calls
from tests.calls import ROOT, Run

KY_LUA = "Kỳ Lừa, Lạng Sơn"
SOURCES = "sources:\n  - id: s1\n    kind: press\n    title: Bài\n"


def chibo(*words: object, said: str = "") -> Run:
    return calls.chibo(*words, "--today", "2026-11-29", said=said)


def files(project: Path) -> set[str]:
    """The records without the rules."""
    found = {path.relative_to(project / "data").as_posix() for path in (project / "data").rglob("*.yml")}
    return {name for name in found if not name.startswith("rules/")}


def assert_clean(project: Path) -> None:
    run = chibo("check", "--project", project)
    assert run.returncode == 0, run.stdout
    assert "Không có vấn đề nào." in run.stdout, run.stdout


@pytest.fixture
def made(tmp_path: Path) -> Path:
    run = chibo("init", tmp_path / "moi", "--commune", KY_LUA, "--yes")
    assert run.returncode == 0, run.stderr
    return tmp_path / "moi"


def test_a_commune_is_shown_before_it_is_written(tmp_path: Path) -> None:
    for said in ("k\n", ""):
        run = chibo("init", tmp_path / "moi", "--commune", KY_LUA, said=said)
        assert run.returncode == 0, run.stderr
        assert "data/changes/phuong-ky-lua-2025.yml" in run.stdout
        assert "trước ngày 1/7/2025 là phường Hoàng Văn Thụ, thị trấn Cao Lộc" in run.stdout
        assert "Chưa ghi gì." in run.stdout
        assert not (tmp_path / "moi").exists()
    assert chibo("init", tmp_path / "moi", "--commune", KY_LUA, said="c\n").returncode == 0
    assert_clean(tmp_path / "moi")


def test_what_a_commune_comes_with(made: Path) -> None:
    assert files(made) == {
        "site.yml", "units/tinh-lang-son.yml", "units/phuong-ky-lua.yml",
        "units/truoc-2025/thanh-pho-lang-son.yml", "units/truoc-2025/huyen-cao-loc.yml",
        "units/truoc-2025/phuong-hoang-van-thu.yml", "units/truoc-2025/thi-tran-cao-loc.yml",
        "units/truoc-2025/xa-hop-thanh.yml", "units/truoc-2025/xa-gia-cat.yml", "units/truoc-2025/xa-tan-lien.yml",
        "documents/nq-1672-ubtvqh15.yml", "changes/phuong-ky-lua-2025.yml", "changes/thanh-pho-lang-son-2025.yml",
        "changes/huyen-cao-loc-2025.yml", "committees/tinh-lang-son.yml", "committees/phuong-ky-lua.yml",
    }  # fmt: skip
    site = (made / "data" / "site.yml").read_text(encoding="utf-8")
    assert "\ntitle: Phường Kỳ Lừa\n" in site
    assert site.endswith("\nhome: phuong-ky-lua\n")


@pytest.mark.parametrize("words", ["Côn Đảo", "21997", "phường Bố Hạ", "Thổ Châu", "Ba Đình, Hà Nội"])
def test_islands_parts_and_later_kinds_pass_the_check(tmp_path: Path, words: str) -> None:
    run = chibo("init", tmp_path / "moi", "--commune", words, "--yes")
    assert run.returncode == 0, run.stderr
    assert_clean(tmp_path / "moi")


def test_where_several_fit_it_asks(tmp_path: Path) -> None:
    words = ("init", tmp_path / "moi", "--commune", "Cao Lộc, Lạng Sơn", "--yes")
    silent = chibo(*words)
    assert silent.returncode == 1
    assert "phường Kỳ Lừa, tỉnh Lạng Sơn (trước là thị trấn Cao Lộc, huyện Cao Lộc, tỉnh Lạng Sơn)" in silent.stdout
    assert not (tmp_path / "moi").exists()
    assert chibo(*words, said="2\n").returncode == 0
    assert "units/phuong-ky-lua.yml" in files(tmp_path / "moi")


@pytest.mark.parametrize(
    ("words", "said"),
    [("Kỳ Lừaa", "Có phải “Kỳ Lừa”?"), ("Phường 1", "có thể là 33 nơi"), ("Kỳ Lừa, Cà Mau", "Không thấy")],
)
def test_what_cannot_be_found_is_told(tmp_path: Path, words: str, said: str) -> None:
    run = chibo("init", tmp_path / "moi", "--commune", words, "--yes")
    assert run.returncode == 1
    assert said in run.stderr
    assert not (tmp_path / "moi").exists()


def test_one_more_commune_takes_what_is_there(made: Path) -> None:
    before = files(made)
    run = chibo("add-commune", "xã Cao Lộc", "--project", made, "--yes")
    assert run.returncode == 0, run.stderr
    assert "Đã có, giữ nguyên: units/tinh-lang-son, units/huyen-cao-loc và committees/tinh-lang-son." in run.stdout
    assert files(made) - before == {
        "units/xa-cao-loc.yml", "units/truoc-2025/xa-thanh-loa.yml", "units/truoc-2025/xa-thach-dan.yml",
        "units/truoc-2025/xa-loc-yen.yml", "changes/xa-cao-loc-2025.yml", "committees/xa-cao-loc.yml",
    }  # fmt: skip
    assert_clean(made)
    again = chibo("add-commune", "Kỳ Lừa", "--project", made, "--yes")
    assert again.returncode == 1
    assert "đã có hồ sơ" in again.stderr


def test_heirs_of_a_divided_commune_come_one_after_the_other(tmp_path: Path) -> None:
    """Each adds its part; what ended in parts has one record and one page that names all of them."""
    project = tmp_path / "moi"
    assert chibo("init", project, "--commune", "Ba Đình, Hà Nội", "--yes").returncode == 0
    assert chibo("add-commune", "00008", "00025", "--project", project, "--yes").returncode == 0
    parted = [name for name in files(project) if "/phuong-kim-ma" in name]
    assert parted == ["units/truoc-2025/phuong-kim-ma.yml"]
    sides = [
        p for p in (project / "data/changes").glob("*.yml") if "phuong-kim-ma\n    part: true" in p.read_text("utf-8")
    ]
    assert len(sides) == 3
    assert_clean(project)


def test_records_written_by_hand_are_found_by_name_and_place(tmp_path: Path) -> None:
    project = tmp_path / "mau"
    for folder in ("data", "content"):
        shutil.copytree(ROOT / folder, project / folder)
    shutil.copyfile(ROOT / "mkdocs.yml", project / "mkdocs.yml")
    assert chibo("add-commune", "Kỳ Lừa", "--project", project, "--yes").returncode == 1, "it is there with its merger"
    before = files(project)
    run = chibo("add-commune", "xã Cao Lộc", "--project", project, "--yes")
    assert run.returncode == 0, run.stderr
    fresh = files(project) - before
    assert not [name for name in fresh if "lang-son" in name and name.startswith("units/")]
    assert "units/truoc-2025/huyen-cao-loc.yml" not in fresh
    assert chibo("check", "--project", project).returncode == 0


def test_a_commune_recorded_without_its_past_gets_it(made: Path) -> None:
    (made / "data/units/dong-dang.yml").write_text(
        f"name: Đồng Đăng\nlevel: commune\nkind: xa\nparent: tinh-lang-son\n{SOURCES}", encoding="utf-8"
    )
    run = chibo("add-commune", "xã Đồng Đăng", "--project", made, "--yes")
    assert run.returncode == 0, run.stderr
    change = (made / "data/changes/xa-dong-dang-2025.yml").read_text(encoding="utf-8")
    assert "after:\n  - units/dong-dang\n" in change
    assert_clean(made)
