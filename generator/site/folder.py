"""Owns `chibo pages`: the pages as a plain folder of Markdown with a small `mkdocs.yml`, for any builder.

The files that pages name, such as photos, stand beside them.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from generator import exports, nav, source
from generator.exports import photos
from generator.pages.page import View
from generator.site.publication import Publication

_EXTENSIONS = ("attr_list", "md_in_html", "admonition", "footnotes", "tables")


def write(target: Path, found: Publication, *, content: Path, project: Path, today: date) -> None:
    """`target/docs/` with hand-written and generated pages, and `target/mkdocs.yml`; `found` has a model."""
    docs = target / "docs"
    _put_written(docs, content, project)
    docs.mkdir(parents=True, exist_ok=True)
    for page in found.pages:
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


def _put_written(docs: Path, content: Path, project: Path) -> None:
    """What of `content/` is published, as it is published: pictures are drawn anew."""
    for name in sorted(path.relative_to(content).as_posix() for path in content.rglob("*")):
        if source.goes_out(content, name):
            drawn = source.form(f"content/{name}") == "picture"
            made = exports.content(photos.of_page(name), project) if drawn else (content / name).read_bytes()
            (docs / name).parent.mkdir(parents=True, exist_ok=True)
            (docs / name).write_bytes(made)


def _put_files(docs: Path, found: Publication, project: Path, today: date) -> None:
    if found.model is None:
        return
    for export in exports.write(View(model=found.model, today=today, history=found.history), found.pages):
        path = docs / export.address
        if path.exists():
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(exports.content(export, project))


def _settings(found: Publication, docs: Path) -> str:
    there = {p.relative_to(docs).as_posix() for p in docs.rglob("*.md")}
    site = found.model.site if found.model else None
    values = {
        "site_name": site.title if site else "",
        "site_url": site.address if site else "",
        "docs_dir": "docs",
        "theme": {"name": "material", "language": "vi", "font": False},
        "markdown_extensions": list(_EXTENSIONS),
        "nav": nav.menu(found.pages, there),
    }
    return "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in values.items())
