"""Lays out a new publication: rules, hand-written pages, settings, a folder for each kind of record."""

from __future__ import annotations

import shutil
from pathlib import Path

from generator.records import KINDS
from generator.site import editors

_SITE = """\
# Trang này của ai, tên gì, ở địa chỉ nào. Sửa các dòng dưới đây trước khi đăng.
format: 1
title: {title}
description: {description}
address: https://example.vn/
publisher:
  name: Tên đơn vị xuất bản
  # person: họ tên người phụ trách
  # role: chức vụ
  # phone: số điện thoại của cơ quan
  # address: địa chỉ cơ quan
# corrections:
#   phone: số điện thoại nhận báo sai
#   mail: thư của cơ quan
"""
_ANY = _SITE.format(
    title="Bảng tin thôn", description="Việc chung của thôn, tổ dân phố và chi bộ, mỗi điều đều ghi nguồn"
)
_IGNORED = "/site/\n/public/\n/.chibo/\n/.venv/\n/.cache/\n"


def settings(name: str, place: str, home: str) -> str:
    """`site.yml` of the site of one unit: "Phường Kỳ Lừa", "phường Kỳ Lừa, tỉnh Lạng Sơn", the id of its record."""
    words = f"Việc chung của thôn, tổ dân phố và chi bộ ở {place}, mỗi điều đều ghi nguồn"
    return f"{_SITE.format(title=name, description=words)}home: {home}\n"


def write(source: Path, target: Path, site: str = _ANY) -> None:
    """Copies `source` (`content/`, `data/rules/`, `mkdocs.yml`), adds `site.yml`, settings and empty folders.

    OSError as it comes.
    """
    target.mkdir(parents=True, exist_ok=True)
    shutil.copytree(source / "content", target / "content", dirs_exist_ok=True)
    shutil.copytree(source / "data" / "rules", target / "data" / "rules", dirs_exist_ok=True)
    shutil.copyfile(source / "mkdocs.yml", target / "mkdocs.yml")
    (target / "data" / "site.yml").write_text(site, encoding="utf-8", newline="\n")
    (target / ".gitignore").write_text(_IGNORED, encoding="utf-8", newline="\n")
    editors.write(target)
    for kind in KINDS:
        folder = target / "data" / kind
        folder.mkdir(parents=True, exist_ok=True)
        if not any(folder.iterdir()):
            (folder / ".gitkeep").touch()
