"""The commands as a person runs them: exit codes, Vietnamese words, options before or after the command word."""

import gc
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from generator.cli import main
from tests.calls import ROOT, build, chibo, process
from tests.conftest import Shared

DAY = "2026-11-21"
ENGLISH = re.compile(r"\b(error|usage|warning|traceback|missing|invalid|unexpected|options|commands)\b", re.IGNORECASE)


@pytest.fixture
def started(tmp_path: Path) -> Path:
    """A new publication made by `chibo init`."""
    made = chibo("init", tmp_path / "moi")
    assert made.returncode == 0, made.stderr
    return tmp_path / "moi"


def test_committed_data_is_without_problems() -> None:
    run = chibo("check")
    assert run.returncode == 0, run.stdout
    assert "lỗi" not in run.stdout
    assert all(row["severity"] == "info" for row in json.loads(chibo("check", "--format", "json").stdout))


def test_a_preview_looks_for_garbage_though_commands_do_not(tmp_path: Path) -> None:
    gc.disable()
    try:
        assert main(["serve", "--project", str(tmp_path)]) == 2  # it goes no further than to miss its settings
        assert gc.isenabled()
    finally:
        gc.enable()


@pytest.mark.parametrize(
    "words",
    [("nope",), ("check", "--nope"), ("check", "--format", "xml"), ("pages",), ("check", "thừa"),
     ("build", "--today", "hôm nay"), ("check", "--project", "khong-co-thu-muc-nay"), ("init",),
     ("build", "--site-dir")],
)  # fmt: skip
def test_wrong_calls_end_with_2_and_vietnamese(words: tuple[str, ...]) -> None:
    run = chibo(*words)
    assert run.returncode == 2, (run.stdout, run.stderr)
    assert run.stderr.strip()
    assert not ENGLISH.search(run.stderr), run.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("--help",),
        ("check", "--help"),
        ("build", "--help"),
        ("serve", "--help"),
        ("pages", "--help"),
        ("init", "--help"),
        ("schema", "--help"),
        (),
    ],
)
def test_help_is_vietnamese(words: tuple[str, ...]) -> None:
    run = chibo(*words)
    said = run.stdout + run.stderr
    assert "Cách gọi: chibo" in said
    assert not ENGLISH.search(said.replace("check --", "")), said


@pytest.mark.parametrize("words", [(), ("--help",), ("nope",), ("check", "--format", "xml"), ("check", "--today", DAY)])
def test_a_process_of_its_own_says_the_same(words: tuple[str, ...]) -> None:
    """The other calls are made in this process, as each start takes a second."""
    runs = process(*words), chibo(*words)
    first, second = ((run.returncode, run.stdout.split(), run.stderr.split()) for run in runs)
    assert first == second


def test_options_stand_before_or_after_the_command(started: Path, tmp_path: Path) -> None:
    before = chibo("--project", started, "--today", "2026-01-02", "check", cwd=tmp_path)
    after = chibo("check", "--project", started, "--today", "2026-01-02", cwd=tmp_path)
    assert (before.returncode, before.stdout) == (after.returncode, after.stdout) == (0, after.stdout)


def test_new_publication_checks_and_builds(started: Path) -> None:
    assert chibo("check", "--project", started).returncode == 0
    build(started)
    assert (started / "site" / "index.html").is_file()
    home = (started / "site" / "index.html").read_text(encoding="utf-8")
    assert "Chưa có hoạt động sắp tới" in home
    assert chibo("init", started).returncode == 2, "an existing folder must not be written over"


def test_problem_stops_before_the_site_is_touched(started: Path) -> None:
    build(started)
    before = {p: p.stat().st_mtime_ns for p in (started / "site").rglob("*")}
    (started / "data" / "cells" / "a.yml").write_text("name: Chi bộ A\nkind: nope\n", encoding="utf-8")
    run = chibo("build", "--project", started)
    assert run.returncode == 1
    assert "data/cells/a.yml:2:7" in run.stderr
    assert "Traceback" not in run.stderr
    assert {p: p.stat().st_mtime_ns for p in (started / "site").rglob("*")} == before


def test_hostile_words_stay_words(started: Path) -> None:
    bad = '"><script>alert(1)</script>{{ 7*7 }} [x](javascript:alert(1)) &amp; {#id}'
    source = "sources:\n  - {id: s, kind: press, title: '" + bad + "', url: 'https://a.example/'}\n"
    records = {
        "units/a": f"name: '{bad}'\nlevel: commune\nkind: xa\n",
        "units/b": f"name: '{bad}'\nlevel: village\nkind: thon\nparent: a\n",
        "cells/c": f"name: '{bad}'\nkind: school\nunits: [b]\nofficers: [{{name: '{bad}', title: '{bad}'}}]\n",
        "activities/d": f"title: '{bad}'\nkind: notice\nstatus: held\ndate: 2026-01-02\norgs: [cells/c]\n"
        f"summary: '{bad}'\nbody: '{bad}'\n",
    }
    for name, text in records.items():
        (started / "data" / f"{name}.yml").write_text(text + source, encoding="utf-8")
    site = started / "data" / "site.yml"
    site.write_text(site.read_text(encoding="utf-8").replace("Bảng tin thôn", f"'{bad}'", 1), encoding="utf-8")
    build(started)
    pages = list((started / "site").rglob("*.html"))
    assert len(pages) > 15
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert "<script>alert" not in text, page
        assert 'href="javascript' not in text, page
        assert "49" not in text, page


def test_links_out_of_the_project_are_not_published(started: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "a.md").write_text("# Bí mật của máy\n", encoding="utf-8")
    (started / "content" / "b.md").symlink_to(tmp_path / "secret" / "a.md")
    (started / "content" / "c").symlink_to(tmp_path / "secret")
    build(started)
    assert not [p for p in (started / "site").rglob("*.html") if "của máy" in p.read_text(encoding="utf-8")]


def test_json_problems_have_the_promised_keys(started: Path) -> None:
    (started / "data" / "units" / "Sai Ten.yml").write_text("a: b\n", encoding="utf-8")
    run = chibo("check", "--format", "json", "--project", started)
    assert run.returncode == 1
    rows = json.loads(run.stdout)
    assert rows[0].keys() == {"file", "line", "column", "code", "severity", "message", "hint"}


def test_broken_link_in_content_fails_in_vietnamese(started: Path) -> None:
    (started / "content" / "them.md").write_text("# Thêm\n\n[x](khong-co.md)\n", encoding="utf-8")
    run = chibo("build", "--project", started)
    assert run.returncode == 1
    assert "them.md" in run.stderr
    assert "không dẫn tới trang nào" in run.stderr


def test_mkdocs_build_gives_the_same_pages(tmp_path: Path, shared: Shared, built_site: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path / "theirs")]
    moment = str(int((built_site / "index.html").stat().st_mtime))  # of the day on which the site was built
    with shared.alone("sample"):
        env = {"SOURCE_DATE_EPOCH": moment, "NO_MKDOCS_2_WARNING": "1"}
        subprocess.run(command, cwd=ROOT, check=True, env={**os.environ, **env})
    assert _tree(built_site) == _tree(tmp_path / "theirs")


def test_pages_build_with_zensical_without_warnings(tmp_path: Path) -> None:
    target = tmp_path / "trang"
    assert chibo("pages", target).returncode == 0
    assert (target / "docs" / "chi-bo" / "khoi-4" / "index.md").is_file()
    zensical = shutil.which("zensical", path=str(Path(sys.executable).parent)) or "zensical"
    run = subprocess.run([zensical, "build", "--clean"], cwd=target, capture_output=True, text=True, check=False)
    said = run.stdout + run.stderr
    assert run.returncode == 0, said
    assert not re.search(r"warn|error", said, re.IGNORECASE), said
    assert (target / "site" / "chi-bo" / "khoi-4" / "index.html").is_file()


def test_wheel_starts_a_publication_elsewhere(tmp_path: Path) -> None:
    pip = [sys.executable, "-m", "pip"]
    to_wheel = [*pip, "wheel", "--quiet", "--no-deps", "--no-build-isolation", "-w", str(tmp_path), str(ROOT)]
    subprocess.run(to_wheel, check=True, capture_output=True)
    wheel = next(tmp_path.glob("chibo-*.whl"))
    place = tmp_path / "installed"
    install = [*pip, "install", "--quiet", "--no-deps", "--target", str(place), str(wheel)]
    subprocess.run(install, check=True, capture_output=True)
    env = {"PYTHONPATH": str(place)}
    where = process("--version", cwd=tmp_path, env=env)
    assert where.returncode == 0
    code = "import generator, sys; sys.exit(0 if generator.__file__.startswith(sys.argv[1]) else 1)"
    subprocess.run([sys.executable, "-c", code, str(place)], cwd=tmp_path, env={**os.environ, **env}, check=True)
    words = ("init", "xa-moi", "--commune", "Kỳ Lừa, Lạng Sơn", "--yes")
    assert process(*words, cwd=tmp_path, env=env).returncode == 0
    assert (tmp_path / "xa-moi" / ".github" / "workflows" / "chibo.yml").is_file()
    built = process("build", "--project", "xa-moi", cwd=tmp_path, env=env)
    assert built.returncode == 0, built.stderr
    assert (tmp_path / "xa-moi" / "site" / "assets" / "look.css").is_file()


def test_preview_follows_a_saved_record(started: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "generator", "serve", "--project", str(started), "--address", address]
    running = subprocess.Popen(command, cwd=started, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        assert "Chưa có chi bộ nào" in _wait(f"http://{address}/chi-bo/", "Chưa có chi bộ nào")
        text = "name: Chi bộ Thử\nkind: school\nsources:\n  - {id: s, kind: press, title: Bài}\n"
        (started / "data" / "cells" / "thu.yml").write_text(text, encoding="utf-8")
        assert "Chi bộ Thử" in _wait(f"http://{address}/chi-bo/", "Chi bộ Thử")
        (started / "data" / "cells" / "thu.yml").write_text("name: [\n", encoding="utf-8")
        said = _wait(f"http://{address}/chi-bo/", "data/cells/thu.yml:1:7")
        assert "data/cells/thu.yml:1:7" in said, "the page must say what is wrong with the last save"
        assert "Chi bộ Thử" in said, "the last good preview must stay"
        (started / "data" / "cells" / "thu.yml").write_text(text.replace("Thử", "Mới"), encoding="utf-8")
        said = _wait(f"http://{address}/chi-bo/", "Chi bộ Mới")
        assert "Chi bộ Mới" in said
        assert "data/cells/thu.yml" not in said
    finally:
        running.terminate()
        running.wait(timeout=20)


def _wait(address: str, words: str) -> str:
    """The page, once it says `words`; what it said last after 30 seconds."""
    said, until = "", time.monotonic() + 30
    while words not in said and time.monotonic() < until:
        time.sleep(0.2)
        try:
            with urllib.request.urlopen(address, timeout=3) as page:
                said = page.read().decode("utf-8")
        except OSError as error:
            said = str(error)
    return said


def _tree(root: Path) -> dict[str, bytes]:
    return {
        p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file() and p.suffix != ".gz"
    }
