"""Hand-written pages reach the site without what runs or loads from elsewhere, and the guard stops what is left."""

import shutil
from pathlib import Path

import pytest

from generator import markdown
from generator.site import folder, hand_written, theme
from generator.site.guard import Guard
from generator.site.publication import read
from tests import calls, small

ROOT = Path(__file__).parent.parent
OWN = "https://a.example/xa/"
KEPT = [
    '<p id="a" class="b" lang="en">x <a href="https://b.example/" rel="noopener">y</a></p>',
    '<p><a href="mailto:a@b.vn">y</a> <a href="tel:+84">z</a> <a href="../thon/#a">t</a></p>',
    '<p><img alt="x" src="anh/a.jpg" width="3" height="4" loading="lazy"></p>',
    '<div class="admonition note">\n<p class="admonition-title">Nhớ</p>\n</div>',
    '<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup>',
    '<table><thead><tr><th align="right">a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>',
    "<details open><summary>a</summary><p>b</p></details>",
    "<pre><code>&lt;b onclick=x&gt;\n\n</code></pre>",
    '<dl><dt>a</dt><dd>b <kbd>c</kbd> <abbr title="d">e</abbr></dd></dl>',
]
LOST = {
    '<p onclick="x()">a</p>': "<p>a</p>",
    "<script>alert(1)</script><p>a</p>": "<p>a</p>",
    "<style>p{}</style><p style='color:red'>a</p>": "<p>a</p>",
    "a<!-- b -->c": "ac",
    '<iframe src="a"></iframe><object data="a"></object><embed src="a">': "",
    '<form action="https://b.example/"><input name="a"></form>': '<input name="a">',
    '<a href="javascript:alert(1)">a</a>': "<a>a</a>",
    '<a href="java\nscript:alert(1)">a</a>': "<a>a</a>",
    '<a href="data:text/html,a">a</a>': "<a>a</a>",
    '<img src="https://b.example/a.png" alt="b">': '<img alt="b">',
    '<img src="//b.example/a.png" alt="b">': '<img alt="b">',
    '<img src="/\\b.example/a.png" alt="b">': '<img alt="b">',
    '<img src=" \t//b.example/a.png" alt="b">': '<img alt="b">',
    '<img src="data:image/svg+xml,a" alt="b" srcset="//c 2x">': '<img alt="b">',
    '<svg viewBox="0 0 1 1"><path d="M0" onclick="a"></path><script>b</script></svg>': (
        '<svg viewBox="0 0 1 1"><path d="M0"></path></svg>'
    ),
    '<base href="//b"><meta http-equiv="refresh" content="0;url=//b"><link rel="stylesheet" href="//b">': "",
}
BARRED = [
    "<p onclick=alert(1)>a</p>", "<p\nONCLICK\n=a>", '<img src="a"onerror="b">', "<svg/onload=a>",
    "<a title='x>' onfocus=a>", '<a title="x>" onfocus=a>', "<script>a</script>", '<script src="https://b.example/a.js"></script>',
    '<script src="//b.example/a.js"></script>', '<img src="//b.example/a.png">', '<img src="&#47;/b.example/a.png">',
    '<img srcset="a.png 1x, https://b.example/a.png 2x">', '<link rel="stylesheet" href="https://b.example/a.css">',
    '<a href="javascript:a">b</a>', '<a href="java&#10;script:a">b</a>', '<a href="javascript&colon;a">b</a>',
    '<a href=" vbscript:a">b</a>', '<a href="data:text/html,a">b</a>', '<form action="https://b.example/"></form>',
    '<button formaction="javascript:a">b</button>', '<iframe srcdoc="a"></iframe>', '<object data="a"></object>',
    '<base href="https://b.example/">', '<meta http-equiv="refresh" content="0; url=https://b.example/">',
    '<meta content="0;javascript:a" http-equiv="refresh">', '<svg><use xlink:href="https://b.example/a.svg#b"></use></svg>',
    '<p style="background:url(//b.example)">a</p>', "<style>a</style>", '<video poster="https://b.example/a.jpg"></video>',
    "<svg><animate attributeName=href to=javascript:a></svg>", '<a href="a" ping="https://b.example/">c</a>',
    '<noscript><p title="</noscript><img src=a onerror=b>">',
]  # fmt: skip
SOUND = [
    '<a class="x" href="https://b.example/?a=1&amp;b=2" rel="noopener">onclick= &lt;img onerror=a&gt;</a>',
    '<img alt="a: onerror=b, https://c/" src="../a.png" srcset="../a.png 320w, ../b.png 480w">',
    '<link rel="canonical" href="https://a.example/xa/"><link rel="icon" href="https://a.example/xa/a.svg">',
    '<meta property="og:image" content="https://a.example/a.png"><script type="application/ld+json">{"a": 1}</script>',
    '<a href="webcal://a.example/lich.ics">a</a><a href="mailto:a@b.vn?subject=c">d</a>',
    '<form action="../tim-kiem/"></form>',
    '<meta http-equiv="refresh" content="0; url=../moi/"><script src="../assets/look.js" defer></script>',
]  # fmt: skip
PAGE = """\
---
title: "Giới <script>alert(1)</script> “thiệu” & </title>"
description: '"><b onclick=alert(1)>'
script: https://evil.example/a.js
redirect: javascript:alert(1)
linked: </script><script>alert(1)</script>
layout: x" onclick="alert(1)
feeds: [['"><b onclick=a>', x]]
---
# Trang {: onclick=alert(1) .lop #neo }

<!-- ghi chú của người viết -->
<p onclick="alert(1)">Xin chào</p>
![Bà con dọn đường làng](https://evil.example/a.png){: onerror=alert(1) }
[liên kết](javascript:alert(1)) và [nữa](https://b.example/){: .nut }

!!! note "Nhớ"
    Một điều[^1].

[^1]: Ghi chú.

| a | b |
|---|---|
| c | d |

<div markdown="1" class="khung">

*Nghiêng* <script>alert(1)</script>

</div>
"""


@pytest.mark.parametrize("html", KEPT)
def test_what_markdown_has_words_for_stays(html: str) -> None:
    assert markdown.sanitise(html).replace('open=""', "open") == html


@pytest.mark.parametrize("html", LOST)
def test_what_runs_loads_or_sends_goes(html: str) -> None:
    assert markdown.sanitise(html) == LOST[html]


@pytest.mark.parametrize("html", BARRED)
def test_the_guard_names_what_must_not_be_there(html: str) -> None:
    guard = Guard(OWN, theme.script())
    for page in (html, f"<main>{''.join(SOUND)}{html}</main>"):
        problem = guard.look("thon/a/index.md", page)
        assert problem
        assert (problem.place.file, problem.code, problem.severity) == ("thon/a/index.md", "unsafe-page", "error")
    assert guard.look("thon/b/index.md", "<p>a</p>") is None


@pytest.mark.parametrize("html", SOUND)
def test_the_guard_lets_pass_what_a_page_needs(html: str) -> None:
    guard = Guard(OWN, theme.script())
    assert guard.look("a.md", html) is None
    assert guard.look("a.md", f"{theme.script()}{html}<p title='a'>b</p>") is None


def test_the_guard_would_pass_what_the_sanitiser_leaves() -> None:
    for html in (*LOST, *BARRED):
        assert Guard(OWN, "").look("a.md", markdown.sanitise(html)) is None


def test_front_matter_says_title_and_description_in_one_line_and_nothing_that_templates_trust() -> None:
    given = {"title": "a\n\n b", "description": 7, "tools": False, "script": "x", "linked": "y", "template": "z"}
    assert hand_written.meta(given) == {"title": "a b", "description": "7", "tools": False}


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("hand") / "w"
    assert calls.chibo("init", root).returncode == 0
    (root / "content" / "gioi-thieu.md").write_text(PAGE, encoding="utf-8")
    (root / "content" / "khac.md").write_text("# A &amp; <b onclick=alert(1)>B</b> {#c}\n\nd\n", encoding="utf-8")
    return root


def test_a_hostile_page_is_harmless_by_both_ways_of_building(world: Path) -> None:
    calls.build(world)
    assert not calls.mkdocs(world, world / "other")
    made, other = (
        {p.relative_to(world / site).as_posix(): p.read_bytes() for p in (world / site).rglob("*") if p.is_file()}
        for site in ("site", "other")
    )
    assert made == other
    page = made["gioi-thieu/index.html"].decode()
    for sign in ("ghi chú của người viết", "evil.example", "<p onclick", "javascript:", "refresh"):
        assert sign not in page
    assert "Giới &lt;script&gt;alert(1)&lt;/script&gt; “thiệu” &amp; &lt;/title&gt;" in page
    assert '<div class="admonition note">' in page
    assert '<h1 class="lop" id="neo">Trang</h1>' in page
    assert "A &amp; B" in made["khac/index.html"].decode()
    shutil.rmtree(world / "other")


def test_pages_for_another_builder_are_refused_where_nobody_would_make_them_safe(world: Path) -> None:
    found = read(world, small.TODAY)
    problems = folder.unsafe(found, world / "content")
    assert [p.place.file for p in problems] == ["content/gioi-thieu.md", "content/khac.md"]
    assert "<script>" not in hand_written.text(PAGE).partition("\n---\n")[0]


def test_a_template_that_loads_from_elsewhere_leaves_the_site_as_it_was(
    world: Path, caplog: pytest.LogCaptureFixture
) -> None:
    before = (world / "site" / "index.html").read_bytes()
    (world / "own").mkdir()
    (world / "own" / "main.html").write_text(
        '{% extends "base.html" %}{% block extrahead %}<script src="https://evil.example/a.js"></script>{% endblock %}',
        encoding="utf-8",
    )
    config = world / "mkdocs.yml"
    kept = config.read_text(encoding="utf-8")
    config.write_text(kept.replace("  name: material\n", "  name: material\n  custom_dir: own\n"), encoding="utf-8")
    run = calls.chibo("build", "--project", world)
    assert run.returncode == 1
    for said in (run.stdout + run.stderr, calls.mkdocs(world, world / "other") + caplog.text):
        assert "[unsafe-page]" in said
        assert "https://evil.example/a.js" in said
    config.write_text(kept, encoding="utf-8")
    assert (world / "site" / "index.html").read_bytes() == before
