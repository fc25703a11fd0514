"""Makes the menu as MkDocs wants it: the hubs that ask for a place and the hand-written pages, in groups."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from generator.presentation.page import ABOUT, DEEDS, PLACES, PageHead

_HAND_WRITTEN = (
    ("Giới thiệu", "gioi-thieu"),
    ("Hướng dẫn gửi tin", "huong-dan"),
    ("Các khóa của hồ sơ", "cac-khoa"),
    ("Điều không được đăng", "dieu-khong-dang"),
    ("Quyền riêng tư", "quyen-rieng-tu"),
    ("Dễ đọc, dễ dùng", "de-doc"),
    ("Contact", "contact"),
)


def menu(pages: Iterable[PageHead], files: Collection[str]) -> list[dict[str, object]]:
    """MkDocs' `nav`: hubs in the order of their families, then hand-written pages among `files`, the hoster's last."""
    groups: dict[str, list[dict[str, str] | str]] = {PLACES: [], DEEDS: [], ABOUT: []}
    for page in pages:
        if page.menu:
            groups.setdefault(page.menu.group, []).append({page.menu.word: page.source_path})
    for word, name in _HAND_WRITTEN:
        groups[ABOUT].extend({word: path} for path in (f"{name}.md", f"{name}/index.md") if path in files)
    named = {f"{name}.md" for _, name in _HAND_WRITTEN} | {"index.md"}
    groups[ABOUT].extend(path for path in sorted(files) if "/" not in path and path not in named)
    shown: list[dict[str, object]] = [{title: entries} for title, entries in groups.items() if entries]
    return [{"Trang chủ": "index.md"}, *shown]


def words(menu: object) -> dict[str, str | None]:
    """What a menu says of each page it names, by path; None where it names it without a word. The first time counts."""
    found: dict[str, str | None] = {}
    for word, path in _named(None, menu):
        found.setdefault(path, word)
    return found


def _named(word: str | None, menu: object) -> Iterator[tuple[str | None, str]]:
    if isinstance(menu, str):
        yield word, menu
    elif isinstance(menu, dict):
        for key, inner in menu.items():
            yield from _named(key, inner)
    elif isinstance(menu, list):
        for inner in menu:
            yield from _named(None, inner)


def header(pages: Iterable[PageHead]) -> list[dict[str, str]]:
    """The few entries that stand in the header of a wide screen."""
    return [{"title": p.menu.header, "url": p.address} for p in pages if p.menu and p.menu.header]
