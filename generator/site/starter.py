"""Owns what a new publication begins with: rules, hand-written pages, settings, a folder for each kind of record."""

from __future__ import annotations

import shutil
from pathlib import Path

from generator.records import KINDS
from generator.site import editors

_SITE = """\
# Trang này của ai, tên gì, ở địa chỉ nào. Sửa các dòng dưới đây trước khi đăng.
format: 1
title: Bảng tin thôn
description: Việc chung của thôn, tổ dân phố và chi bộ, mỗi điều đều ghi nguồn
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
_IGNORED = "/site/\n/public/\n/.chibo/\n/.venv/\n/.cache/\n"


def write(source: Path, target: Path) -> None:
    """Copies `source` (`content/`, `data/rules/`, `mkdocs.yml`), adds settings and empty folders.

    OSError as it comes.
    """
    target.mkdir(parents=True, exist_ok=True)
    shutil.copytree(source / "content", target / "content", dirs_exist_ok=True)
    shutil.copytree(source / "data" / "rules", target / "data" / "rules", dirs_exist_ok=True)
    shutil.copyfile(source / "mkdocs.yml", target / "mkdocs.yml")
    (target / "data" / "site.yml").write_text(_SITE, encoding="utf-8", newline="\n")
    (target / ".gitignore").write_text(_IGNORED, encoding="utf-8", newline="\n")
    editors.write(target)
    for kind in KINDS:
        folder = target / "data" / kind
        folder.mkdir(parents=True, exist_ok=True)
        if not any(folder.iterdir()):
            (folder / ".gitkeep").touch()
