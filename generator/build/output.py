"""Which folder a command may write: a new one, an empty one, or one that holds what an earlier command put there.

A folder of ours says so itself: the file `.chibo-tep` in it names what was put there. All else in it is somebody's.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

MARK = ".chibo-tep"
CACHE = ".chibo"
_BEFORE = ".chibo-ban-chep"  # the list of a copy by an earlier chibo
_PACKAGE = Path(__file__).parents[1]
_PLACES = (
    ("data", "data/, nơi giữ hồ sơ"),
    ("content", "content/, nơi giữ trang viết tay"),
    (".git", ".git, lịch sử của hồ sơ"),
    (CACHE, ".chibo/, những gì chibo giữ lại cho lần sau"),
)
# What systems put into any folder that somebody looks at; nobody misses it.
_OF_SYSTEMS = ("thumbs.db", "ehthumbs.db", "desktop.ini", ".ds_store")
# A site of before there was a mark: pages that name our style, and beside them only what sites are made of.
_SIGN = b"assets/look."
_ENDINGS = (
    ".css", ".csv", ".gif", ".html", ".ics", ".jpeg", ".jpg", ".js", ".json", ".png", ".sqlite", ".svg", ".txt",
    ".webmanifest", ".webp", ".xml",
)  # fmt: skip
_TOLD = 5
_ROOT = "thư mục của trang này"
_ELSE = "Chỉ một thư mục mới, dành riêng cho việc này."


class Refused(Exception):
    """The folder may not be written; says in Vietnamese why. Nothing in it has changed."""


def place(folder: Path, root: Path | None) -> None:
    """Refuses a place where nothing may be written, whatever is there. Links are followed.

    `root` is the publication, None where there is none yet.
    """
    try:
        here = folder.resolve()
    except (OSError, RuntimeError):  # links in a circle
        raise Refused(f"“{folder}” không dẫn tới thư mục nào. {_ELSE}") from None
    if os.path.lexists(here) and not here.is_dir():
        raise Refused(f"“{folder}” không phải thư mục. {_ELSE}")
    if here == here.parent or _same(here, Path(os.path.expanduser("~")).resolve()):
        raise Refused(f"“{folder}” là thư mục gốc của máy hoặc của một người dùng. {_ELSE}")
    if os.path.ismount(here):
        raise Refused(f"“{folder}” là nơi gắn ổ đĩa. Chỉ một thư mục con của nó, ví dụ {folder / 'trang'}.")
    for kept, word in _kept(root):
        if _same(here, kept):
            raise Refused(f"“{folder}” là {word}; chibo không ghi đè nơi này. {_ELSE}")
        if _inside(kept, here):
            raise Refused(f"“{folder}” chứa {word}; chibo không ghi đè nơi này. {_ELSE}")
        if word != _ROOT and _inside(here, kept):
            raise Refused(f"“{folder}” nằm trong {word}; chibo không ghi vào đó. {_ELSE}")
    if ".git" in here.parts:
        raise Refused(f"“{folder}” nằm trong một kho git; chibo không ghi vào đó. {_ELSE}")


def fresh(folder: Path, root: Path | None) -> None:
    """Refuses what is not new or empty: what is put there belongs to a person from then on."""
    place(folder, root)
    there = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
    if there:
        raise Refused(f"“{folder}” đã có {_some(there)}; chibo chỉ ghi vào một thư mục mới hoặc trống.")


def claim(folder: Path, root: Path | None) -> None:
    """Refuses a folder that is to be emptied while something in it is not ours."""
    place(folder, root)
    if strange := set(_standing(folder)) - listed(folder):
        raise foreign(folder, strange)


def cache(root: Path) -> None:
    """Refuses a `.chibo/` of the publication that holds other things: it is written over, too."""
    folder = root / CACHE
    if folder.is_dir() and (there := os.listdir(folder)) and not {"lock", "store.db"} & set(there):
        raise Refused(
            f"“{folder}” không phải do chibo làm: trong đó có {_some(sorted(there))}. "
            "Đổi tên thư mục ấy, hoặc chuyển nó đi nơi khác; chibo cần tên này."
        )


def listed(folder: Path) -> frozenset[str]:
    """The files that commands put into the folder before, and may replace."""
    for name in (MARK, _BEFORE):
        try:
            text = (folder / name).read_text(encoding="utf-8", errors="replace")
        except OSError:
            continue
        return frozenset(line for line in text.splitlines() if line)
    if not _looks_ours(folder, "index.html"):
        return frozenset()
    return frozenset(path for path in _standing(folder) if _looks_ours(folder, path))


def foreign(folder: Path, paths: Collection[str]) -> Refused:
    """Why a folder is left alone in which these are somebody's."""
    return Refused(
        f"Trong “{folder}” có {len(paths)} tệp không phải do chibo ghi: {_some(sorted(paths))}. "
        "Làm tiếp thì các tệp ấy mất, nên chibo dừng lại. Chuyển chúng đi nơi khác "
        "(tệp muốn đăng thì để trong content/), hoặc chỉ một thư mục mới."
    )


def of_systems(name: str) -> bool:
    return name.lower() in _OF_SYSTEMS or name.startswith("._")


def mark(paths: Iterable[str]) -> bytes:
    """What the mark says of a folder with these files. What begins with a dot at the top is never ours to remove."""
    return "".join(f"{path}\n" for path in sorted(paths) if not path.startswith(".")).encode("utf-8", "surrogateescape")


def note(folder: Path, paths: Iterable[str]) -> None:
    """Writes the mark: before the first file of a folder that is written in place, so that the next run may go on."""
    (folder / MARK).write_bytes(mark(paths))
    (folder / _BEFORE).unlink(missing_ok=True)


def note_all(folder: Path) -> None:
    """Writes the mark of a folder in which all is ours."""
    note(folder, _standing(folder))


def _kept(root: Path | None) -> Iterator[tuple[Path, str]]:
    """What must never be written over, and what people call it."""
    if root and (root / "mkdocs.yml").is_file():
        yield root.resolve(), _ROOT
        yield from (((root / name).resolve(), word) for name, word in _PLACES)
    yield _PACKAGE, "chương trình chibo"


def _inside(inner: Path, outer: Path) -> bool:
    return any(_same(above, outer) for above in inner.parents)


def _same(one: Path, other: Path) -> bool:
    """Also where a disk knows no capitals, or a folder is mounted a second time."""
    if one == other:
        return True
    try:
        return one.samefile(other)
    except OSError:
        return False


def _standing(folder: Path) -> Iterator[str]:
    """All that is no folder, save what stays: dot files at the top, what systems leave behind."""
    for inside, names, files in os.walk(folder):
        top = inside == str(folder)
        if top:
            names[:] = [name for name in names if not name.startswith(".")]
        links = [name for name in names if os.path.islink(os.path.join(inside, name))]
        for name in (*files, *links):
            if not of_systems(name) and not (top and name.startswith(".")):
                yield os.path.relpath(os.path.join(inside, name), folder).replace(os.sep, "/")


def _looks_ours(folder: Path, path: str) -> bool:
    try:
        return path.endswith(_ENDINGS) and (not path.endswith(".html") or _SIGN in (folder / path).read_bytes())
    except OSError:
        return False


def _some(names: Collection[str]) -> str:
    """A few names in quotes; how many more."""
    first = ", ".join(f"“{name}”" for name in list(names)[:_TOLD])
    return f"{first} và {len(names) - _TOLD} tệp nữa" if len(names) > _TOLD else first
