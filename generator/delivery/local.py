"""Turns a page into one that opens from a folder: links name files, what needs a server is left out."""

from __future__ import annotations

import re

FILE = "index.html"
_NO_SEARCH = (
    '<p>Bản chép này không tìm theo chữ được. Mời xem <a href="{0}">mọi thôn, tổ dân phố</a> '
    "hoặc mở Mục lục ở đầu trang.</p>"
)
# Read from the front, as a browser does: what may hold signs of a tag that are none is taken whole.
_PIECE = re.compile(
    r"<!--.*?-->"
    r"|<style\b.*?</style\s*>"
    r"|(?P<script><script\b(?:\"[^\"]*\"|'[^']*'|[^>\"'])*>.*?</script\s*>)"
    r"|(?P<form><form\b(?P<of_form>(?:\"[^\"]*\"|'[^']*'|[^>\"'])*)>.*?</form\s*>)"
    r"|(?P<tag><[a-z](?:\"[^\"]*\"|'[^']*'|[^>\"'])*>)",
    re.IGNORECASE | re.DOTALL,
)
_ATTRIBUTE = re.compile(r"""([^\s=/>"'<]+)(\s*=\s*)("[^"]*"|'[^']*'|[^\s>"']+)""")
_REFRESH = re.compile(r"(?<=url=)[^'\"\s;]+", re.IGNORECASE)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|/", re.IGNORECASE)


def page(html: str) -> str:
    """The same page for a folder: it asks nothing of a server and has no search."""
    return _PIECE.sub(_piece, html)


def target(link: str) -> str:
    """Where a link of a page leads in a folder; `../thon/#a` becomes `../thon/index.html#a`."""
    if not link or link.startswith("#") or _ELSEWHERE.match(link):
        return link
    path, rest = re.fullmatch(r"([^?#]*)(.*)", link, re.DOTALL).groups()  # type: ignore[union-attr]
    if path in ("", ".", "..") or path.endswith(("/.", "/..")):
        path += "/" if path else "./"
    return path + (FILE if path.endswith("/") else "") + rest


def _piece(found: re.Match[str]) -> str:
    if found["script"]:
        return "" if _value(found["script"], "src").endswith("/search.js") else found[0]
    if found["form"]:
        action = _value(found["of_form"], "action")
        return _NO_SEARCH.format(target(_beside(action))) if "search" in _value(found["of_form"], "role") else found[0]
    if found["tag"]:
        return _tag(found["tag"])
    return found[0]


def _tag(tag: str) -> str:
    name = re.split(r"[\s/>]", tag[1:], maxsplit=1)[0].lower()
    if name == "link" and _value(tag, "rel") == "manifest":
        return ""  # a browser fetches it, which it may not do in a folder
    if name == "meta":
        return _REFRESH.sub(lambda url: target(url[0]), tag) if _value(tag, "http-equiv").lower() == "refresh" else tag
    return _ATTRIBUTE.sub(_attribute, tag) if name in ("a", "area", "link") else tag


def _attribute(found: re.Match[str]) -> str:
    name, equals, value = found.groups()
    if name.lower() != "href":
        return found[0]
    quote = value[0] if value[0] in "\"'" else ""
    edge = quote or '"'
    return f"{name}{equals}{edge}{target(value.strip(quote) if quote else value)}{edge}"


def _value(tag: str, name: str) -> str:
    return next((v.strip("\"'") for n, _, v in _ATTRIBUTE.findall(tag) if n.lower() == name), "")


def _beside(search: str) -> str:
    """The list of villages, as seen from where the search page is seen at `search`."""
    return "../thon/" if search in ("", ".", "./") else re.sub(r"tim-kiem/?$", "thon/", search)
