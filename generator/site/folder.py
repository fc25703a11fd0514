"""Writes the pages as a plain folder of Markdown with a small `mkdocs.yml`, for any builder (`chibo pages`).

The files that pages name, such as photos, stand beside them.
"""

from __future__ import annotations

import json
from datetime import date
from html import escape
from pathlib import Path

from generator import nav, source
from generator.assets import photos
from generator.presentation.context import plain_context
from generator.problems import Problem
from generator.site import hand_written, site_files
from generator.site.guard import Guard
from generator.site.publication import Publication

_EXTENSIONS = ("attr_list", "md_in_html", "admonition", "footnotes", "tables")


def write(target: Path, found: Publication, *, content: Path, project: Path, today: date) -> None:
    """`target/docs/` with hand-written and generated pages, and `target/mkdocs.yml`; `found` has a model."""
    docs = target / "docs"
    _put_written(docs, content, project)
    docs.mkdir(parents=True, exist_ok=True)
    for page in map(found.whole, found.pages):
        path = docs / page.source_path
        written = next((docs / name for name in page.beside if (docs / name).exists()), None)
        if page.appends and written:
            text = page.after(written.read_text(encoding="utf-8-sig"))
            written.write_text(text, encoding="utf-8", newline="\n")
        elif not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(page.text(), encoding="utf-8", newline="\n")
    _put_files(docs, found, project, today)
    (target / "mkdocs.yml").write_text(_settings(found, docs), encoding="utf-8", newline="\n")


def unsafe(found: Publication, content: Path) -> tuple[Problem, ...]:
    """What in hand-written pages would run or load from elsewhere: nobody makes them safe in such a folder."""
    guard = Guard(found.model.site.address if found.model else "", "")
    texts = ((path, path.read_text(encoding="utf-8-sig")) for path in sorted(content.rglob("*.md")))
    pages = (
        (f"content/{path.relative_to(content).as_posix()}", hand_written.html(t, _EXTENSIONS)) for path, t in texts
    )
    looked = (guard.look(file, html) for file, html in pages)
    return tuple(problem for problem in looked if problem)


def _put_written(docs: Path, content: Path, project: Path) -> None:
    """What of `content/` is published, as it is published: pictures are drawn anew."""
    for name in sorted(path.relative_to(content).as_posix() for path in content.rglob("*")):
        if source.goes_out(content, name):
            drawn = source.form(f"content/{name}") == "picture"
            made = site_files.content(photos.of_page(name), project) if drawn else _bytes(content / name)
            (docs / name).parent.mkdir(parents=True, exist_ok=True)
            (docs / name).write_bytes(made)


def _bytes(path: Path) -> bytes:
    written = path.read_bytes()
    return hand_written.text(written.decode("utf-8-sig")).encode() if path.suffix == ".md" else written


def _put_files(docs: Path, found: Publication, project: Path, today: date) -> None:
    if found.model is None:
        return
    for export in site_files.write(plain_context(found.model, today, found.history), found.pages):
        path = docs / export.address
        if path.exists():
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(site_files.content(export, project))


def _settings(found: Publication, docs: Path) -> str:
    there = {p.relative_to(docs).as_posix() for p in docs.rglob("*.md")}
    site = found.model.site if found.model else None
    values = {
        "site_name": escape(site.title) if site else "",  # themes print it as it is
        "site_url": site.address if site else "",
        "docs_dir": "docs",
        "theme": {"name": "material", "language": "vi", "font": False},
        "markdown_extensions": list(_EXTENSIONS),
        "nav": nav.menu(found.pages, there),
    }
    return "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in values.items())
