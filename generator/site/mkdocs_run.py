"""Runs MkDocs' own build and preview for the commands; its messages come out in Vietnamese."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, MkDocsException

from generator.build import Busy, Occupied, Refused, output
from generator.images import PhotoError
from generator.incremental import session
from generator.problems import summary
from generator.site import fingerprints, published
from generator.site.publication import Publication

Progress = Callable[[int, int], None]

_BUSY = "Có một lần làm trang khác đang chạy ở đây; chờ nó xong rồi chạy lại."
_OCCUPIED = (
    "Không đổi trọn “{0}” trong một bước được: đó là nơi gắn ổ đĩa, hoặc không phải thư mục. "
    "Gắn ổ vào thư mục mẹ, hoặc đặt --site-dir vào một thư mục con của nó."
)
_LINK = r"Doc file '(.+?)' contains a link '(.+?)', but "
_NOWHERE = "{0}: liên kết “{1}” không dẫn tới trang nào."
_SAID = (
    (r"An error happened during the rebuild.*", "Trang xem thử giữ bản tốt gần nhất cho đến khi sửa xong lỗi trên."),
    (_LINK + r"the doc '.+?' does not contain an anchor.*", "{0}: liên kết “{1}” dẫn tới chỗ không có trong trang."),
    (_LINK + r"there is no such anchor.*", "{0}: liên kết “{1}” dẫn tới chỗ không có trong trang."),
    (_LINK + r".*", _NOWHERE),
    (r"Doc file '(.+?)' contains an unrecognized relative link '(.+?)'.*", _NOWHERE),
    (r"Doc file '(.+?)' contains an absolute link '(.+?)'.*", "{0}: liên kết “{1}” không nên bắt đầu bằng “/”."),
    (
        r"Config value 'site_dir': .*\(site_dir: '(.*)', docs_dir: .*",
        "Thư mục đặt trang “{0}” chứa content/ hoặc nằm trong đó; chỉ một thư mục khác.",
    ),
    (r"A reference to '(.+?)' is included in the 'nav' configuration.*", "Mục lục có “{0}” nhưng không có trang đó."),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """How a build ended: `said` are lines for the person, `failed` why there is no new site ("" when there is).

    `why` says of each page that was made why it was.
    """

    site_dir: str
    records: int = 0
    pages: int = 0
    changed: int = 0
    problems: str = ""
    said: tuple[str, ...] = ()
    failed: str = ""
    why: Mapping[str, str] = field(default_factory=dict)


def build(
    config_file: Path,
    *,
    today: date,
    site_dir: Path | None = None,
    workers: int | None = None,
    clean: bool = False,
    progress: Progress | None = None,
) -> Done:
    """Builds strictly: a warning of MkDocs is a failure. The site changes whole, when all went well, or not at all."""
    changed, why = 0, {}
    with _listening() as heard:
        try:
            if site_dir:  # before MkDocs has words about it
                output.place(site_dir, config_file.parent)
            config = _config(config_file, today.isoformat(), site_dir=str(site_dir) if site_dir else None)
            site = Path(config.site_dir)
            plugin: Any = config.plugins["chibo"]
            plugin.progress = progress
            with session.opened(config_file.parent, site, workers=workers, clean=clean) as now:
                state = fingerprints.state(now, config, today)
                summary = now.finished(state)
                if summary is None:
                    summary, changed = _write(config, now, state)
                    why = now.why
        except Abort as stop:
            return Done(site_dir=str(site_dir or "site"), said=tuple(heard), failed=_why(stop, heard))
        except Busy:
            return Done(site_dir=str(site), failed=_BUSY)
        except Refused as refused:
            return Done(site_dir=str(site_dir or "site"), said=tuple(heard), failed=str(refused))
        except Occupied:
            return Done(site_dir=str(site), failed=_OCCUPIED.format(site))
        except (ConfigurationError, MkDocsException, PhotoError, OSError, KeyError) as error:
            return Done(site_dir=str(site_dir or "site"), said=tuple(heard), failed=_reason(error))
    return Done(
        site_dir=str(site), records=summary.records, pages=summary.pages, changed=changed, problems=summary.problems,
        said=(*heard, *filter(None, [summary.notice])), why=why,
    )  # fmt: skip


def _write(config: MkDocsConfig, now: session.BuildSession, state: str) -> tuple[session.Summary, int]:
    """Makes the new site and puts it in place; returns how many of its files changed."""
    plugin: Any = config.plugins["chibo"]
    plugin.session, config.site_dir = now, str(now.trees.fresh)
    try:
        mkdocs_build(config)
    finally:
        plugin.session = None  # MkDocs keeps the plugin for the next build of this process
    changed, summary = now.put(), _summary(plugin.publication)
    now.finish(state, summary)
    published.keep(Path(config.config_file_path).parent, plugin.addresses)
    return summary, changed


def serve(config_file: Path, *, address: str, say: Callable[[str], None]) -> str:
    """MkDocs' live preview; runs until it is interrupted. Returns why it could not start, "" otherwise."""
    from mkdocs.commands.serve import serve as mkdocs_serve  # noqa: PLC0415  it brings a web server

    handler = _Heard(say)
    log = logging.getLogger("mkdocs")
    log.addHandler(handler)
    try:
        mkdocs_serve(str(config_file), livereload=True, dev_addr=address)
    except Abort as stop:
        return str(stop)
    except (ConfigurationError, MkDocsException, PhotoError, OSError) as error:
        return _reason(error)
    finally:
        log.removeHandler(handler)
    return ""


class _Heard(logging.Handler):
    """Passes on warnings and errors of MkDocs in Vietnamese."""

    def __init__(self, say: Callable[[str], None]) -> None:
        super().__init__(logging.WARNING)
        self._say = say

    def emit(self, record: logging.LogRecord) -> None:
        self._say(_in_vietnamese(record.getMessage()))


@contextmanager
def _listening() -> Iterator[list[str]]:
    heard: list[str] = []
    handler = _Heard(heard.append)
    log = logging.getLogger("mkdocs")
    log.addHandler(handler)
    try:
        yield heard
    finally:
        log.removeHandler(handler)


def _config(config_file: Path, today: str | None, *, site_dir: str | None) -> MkDocsConfig:
    config = load_config(config_file=str(config_file), site_dir=site_dir, strict=True)
    config.plugins["chibo"].config["today"] = today
    return config


def _in_vietnamese(said: str) -> str:
    for pattern, words in _SAID:
        if match := re.fullmatch(pattern, said, re.DOTALL):
            return words.format(*match.groups())
    return f"MkDocs báo: {said}"


def _why(stop: Abort, heard: list[str]) -> str:
    said = str(stop)
    if "strict mode" in said:
        return f"Chưa làm được trang: có {len(heard)} cảnh báo như trên; sửa xong rồi chạy lại."
    return f"{said}\nChưa làm được trang: sửa lỗi, trả lời câu hỏi ở trên rồi chạy lại."


def _reason(error: Exception) -> str:
    if isinstance(error, PhotoError):
        return str(error)
    if isinstance(error, OSError):
        return f"Không ghi được tệp {error.filename or ''}: ổ đĩa đầy hoặc không có quyền ghi."
    if isinstance(error, KeyError):
        return "Tệp mkdocs.yml thiếu “chibo” trong phần plugins."
    return f"Tệp mkdocs.yml chưa đúng: {error}"


def _summary(found: Publication) -> session.Summary:
    return session.Summary(
        records=found.records, pages=len(found.pages), problems=_count(found.problems), notice=found.notice
    )


def _count(problems: Any) -> str:
    return summary(problems).rstrip(".").lower() + "," if problems else "không có vấn đề,"
