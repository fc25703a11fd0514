"""The last look at each page before it is written: nothing in it runs, nothing is loaded from another host.

What comes of records and of hand-written pages cannot do either; this is for what nobody thought of, and for templates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape
from itertools import chain

from generator.problems import Place, Problem

_BARRED = {
    "iframe", "frame", "frameset", "object", "embed", "applet", "base", "portal", "style", "math", "foreignobject",
    "animate", "animatemotion", "animatetransform", "set",
}  # fmt: skip
_LOADING = {"src", "srcset", "imagesrcset", "poster", "data", "background", "action", "formaction", "manifest", "ping"}
_LINKS = {"", "http", "https", "mailto", "tel", "webcal"}
_TOLD = {"canonical", "alternate", "license", "author", "next", "prev", "search", "me"}  # links that load nothing
_DATA = {"application/ld+json", "application/json"}

# Most tags are of this form and lead nowhere but to this site or, as a link, to another. Others are judged by their
# parts; where one is not even well formed, so that a browser may see other tags than we do, all of the page is.
_TEXT = r'(?:class|id|content|alt|aria-label|title|name|property|d|datetime|sizes|media|data-[a-z]+)="[^"<>]*"'
_NEAR = r'(?!on|style|srcdoc|http-equiv)[a-zA-Z][a-zA-Z-]*(?:="(?![\s/\\])[^":<>\\&]*")?'
_FAR = r'(?:(?<=<a )|(?<=<link rel="canonical" ))href="(?:https?://|mailto:|tel:|webcal://)[^"<>\\]*"'
_SCRIPT = r'script(?! src="(?![\s/\\])[^":<>\\&]*" defer>| type="application/ld\+json">)'
_NAME = rf"(?!{_SCRIPT}|{'|'.join(_BARRED)})[a-z][a-z0-9]*"
_PLAIN = re.compile(rf"<(?:!doctype html|{_NAME}(?: (?:{_TEXT}|{_NEAR}|{_FAR}))* ?/?)>")
_TAG = re.compile(r"<[^/>][^>]*>")
_FORMED = re.compile(r"""<[a-zA-Z][a-zA-Z0-9]*(?:\s+[^\s"'<>/=]+(?:="[^"<>]*")?)*\s*/?>""")

_OPEN = re.compile(r"""(?=<([a-zA-Z][^\s/>]*)((?:[^>"']|"[^"]*"?|'[^']*'?)*))""")  # also inside another
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)|'([^']*)|([^\s>]*)))?""")
_REFRESH = re.compile(r"""[\d.\s]*[;,]?\s*(?:url\s*=\s*)?["']?""", re.IGNORECASE)
_UNSEEN = re.compile("[\x00-\x20\x7f]")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):")
_MOST = 200_000


class Guard:
    """`own` is the address of the site, `script` the one that stands in pages. A sound tag is not judged again."""

    def __init__(self, own: str, script: str) -> None:
        self._own, self._script = own.rstrip("/").lower() + "/", script
        self._sound: set[str] = set()

    def look(self, page: str, html: str) -> Problem | None:
        """What must not stand in a page; `page` names it."""
        html = html.replace(self._script, "")
        fresh = set(_TAG.findall(html)).difference(self._sound)
        strange = [tag for tag in fresh if not _PLAIN.fullmatch(tag)]
        judged = strange if all(map(_FORMED.fullmatch, strange)) else [html]
        found = next(chain.from_iterable(map(self._faults, judged)), "")
        if found:
            return _problem(page, found)
        if len(self._sound) > _MOST:
            self._sound.clear()
        self._sound |= fresh
        return None

    def _faults(self, html: str) -> Iterator[str]:
        """Every `<` counts as the beginning of a tag, also where a browser takes it for text."""
        for tag, rest in _OPEN.findall(html):
            found = [(m[1].lower(), unescape(m[2] or m[3] or m[4] or "")) for m in _ATTRIBUTE.finditer(rest)]
            if fault := self._fault(tag.lower(), dict(reversed(found))):  # of two with one name the first counts
                yield fault

    def _fault(self, tag: str, given: Mapping[str, str]) -> str:
        if tag in _BARRED or (tag == "script" and "src" not in given and given.get("type") not in _DATA):
            return f"thẻ <{tag}>"
        for name, value in given.items():
            if name.startswith("on") or name == "srcdoc" or (name == "style" and "url" in value.lower()):
                return f"thuộc tính {name} ở thẻ <{tag}>"
            link = name == "href" and (tag in ("a", "area") or (tag == "link" and given.get("rel", "") in _TOLD))
            for address in _addresses(name, value, given):
                if not self._leads_well(address, link=link):
                    return f"địa chỉ “{address.strip()[:60]}” ở thẻ <{tag}>"
        return ""

    def _leads_well(self, address: str, *, link: bool) -> bool:
        bare = _UNSEEN.sub("", address).lower().replace("\\", "/")
        scheme = _SCHEME.match(bare)
        if link:
            return (scheme[1] if scheme else "") in _LINKS
        return bare.startswith(self._own) or not (scheme or bare.startswith("//"))


def _addresses(name: str, value: str, given: Mapping[str, str]) -> list[str]:
    if name in ("srcset", "imagesrcset"):
        return value.split(",")
    if name == "content" and given.get("http-equiv", "").lower() == "refresh":
        return [_REFRESH.sub("", value, count=1)]
    return [value] if name in _LOADING or name in ("href", "xlink:href") else []


def _problem(page: str, found: str) -> Problem:
    return Problem(
        place=Place(file=page),
        code="unsafe-page",
        message=f"Trang có {found}; trang không được chạy mã lạ hay tải gì từ nơi khác.",
        hint="Xem lại trang viết tay hoặc mẫu trang (custom_dir) đã viết ra chỗ ấy.",
    )
