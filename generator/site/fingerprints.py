"""Digests of what a site is made of: the whole state of a publication, and the frame that all its pages share."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from generator.build import digest
from generator.incremental.program import code, code_for
from generator.incremental.session import BuildSession


def state(session: BuildSession, config: MkDocsConfig, today: date) -> str:
    """The digest of all that the site is made of."""
    plain = {text.file: text.digest for text in session.texts if text.form in ("data", "page", "text")}
    past = session.past
    known = {
        "code": code_for(session.root),
        "today": today.isoformat(),
        "config": digest(Path(config.config_file_path).read_bytes()),
        "templates": _templates(config),
        "files": [[file, plain.get(file, stamp)] for file, (stamp, _) in sorted(session.stats.seen.items())],
        "links": [text.file for text in session.texts if text.form == "link"],
        "history": [past.head, past.below, past.missing, sorted(past.changed)],
    }
    return digest(json.dumps(known, ensure_ascii=False).encode("utf-8", "surrogateescape"))


def frame(config: MkDocsConfig, menu: object) -> str:
    """The digest of all besides its own text that a page of records shows."""
    known = {
        "code": code(),
        "config": [config.site_name, config.site_description, config.site_url, config.use_directory_urls],
        "theme": sorted((k, repr(config.theme[k])) for k in config.theme),
        "extra": repr(dict(config.extra)),
        "scripts": [str(s) for s in (*config.extra_javascript, *config.extra_css)],
        "markdown": [list(config.markdown_extensions), repr(config.mdx_configs)],
        "menu": menu,
        "templates": _templates(config),
    }
    return digest(json.dumps(known, ensure_ascii=False, default=repr).encode())


def _templates(config: MkDocsConfig) -> list[list[str]]:
    """Names and digests of templates that come with the publication; those of packages go by their versions."""
    folders = [Path(folder) for folder in config.theme.dirs if "site-packages" not in folder]
    files = [(folder, path) for folder in folders for path in sorted(folder.rglob("*")) if path.is_file()]
    return [[path.relative_to(folder).as_posix(), digest(path.read_bytes())] for folder, path in files]
