"""The addresses of a record's file, and of what it said before, at the host where the records are kept."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

# How hosts form the address of a file in a commit, and of the commits that changed it.
_FORMS = {
    "github": ("{at}/blob/{commit}/{file}", "{at}/commits/{commit}/{file}"),
    "gitlab": ("{at}/-/blob/{commit}/{file}", "{at}/-/commits/{commit}/{file}"),
    "forgejo": ("{at}/src/commit/{commit}/{file}", "{at}/commits/commit/{commit}/{file}"),
}
# An address copied while looking at a branch shows of itself which host it is.
_BRANCHES: Mapping[str, str] = {
    "gitlab": r"/-/tree/[^?#]+",
    "forgejo": r"/src/branch/[^?#]+",
    "github": r"/tree/[^?#]+",
}
_HOSTS = {
    "github": re.compile(r"(^|\.)github\."),
    "gitlab": re.compile("gitlab"),
    "forgejo": re.compile(r"codeberg|forgejo|gitea|(^|\.)git\."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Two addresses; each may be ""."""

    file: str = ""
    history: str = ""


def kept(repository: str | None, *, commit: str, file: str) -> Kept:
    """Where `file` (a path from the root of the repository) stands at a commit. Nothing for a host that is not known.

    Commits, not branches: such an address shows the same text for ever, and a page changes only with its own record.
    """
    found = _host(repository or "")
    if not found or not commit:
        return Kept()
    host, at = found
    path = quote(file, errors="surrogateescape")
    own, before = (form.format(at=at, commit=commit, file=path) for form in _FORMS[host])
    return Kept(file=own, history=before)


def _host(repository: str) -> tuple[str, str] | None:
    """Which host, and the address of the repository there."""
    parts = urlsplit(repository)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    at = repository.partition("#")[0].partition("?")[0].rstrip("/")
    for host, form in _BRANCHES.items():
        if match := re.search(f"{form}$", at):
            return host, at[: match.start()]
    known = next((host for host, name in _HOSTS.items() if name.search(parts.hostname)), None)
    return (known, at.removesuffix(".git")) if known else None
