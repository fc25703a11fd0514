"""The rule that a text of several lines promises nothing that its page does not show: pictures, links to files."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model import RecordIndex
from generator.problems import Fault

_KEYS = ("notes", "body")
_LINK = re.compile(r"(!?)\[[^\]\n]{0,200}\]\(<?([^)\s>]{1,300})")
_SOURCE = re.compile(r"(?![a-z]+:)[^#?]*\.(?:md|ya?ml)(?:[#?].*)?", re.IGNORECASE)


def promises(model: RecordIndex) -> Iterator[Fault]:
    """A picture is left out of such a text; what is named as its file has another address on the site."""
    for ref, record in model.records.items():
        for key in _KEYS:
            for mark, address in _LINK.findall(getattr(record, key, None) or ""):
                if mark:
                    message = f"Ảnh “{address}” trong lời này không hiện trên trang."
                    hint = "Chép ảnh vào data/photos/ rồi nêu ở khóa photos."
                elif _SOURCE.fullmatch(address):
                    message = f"Liên kết “{address}” dẫn tới tệp nguồn, mà trang không có địa chỉ ấy."
                    hint = "Mở trang ấy rồi chép cả địa chỉ, bắt đầu bằng https://."
                else:
                    continue
                yield Fault(
                    file=model.files[ref], path=(key,), code="prose-not-shown", message=message, hint=hint,
                    severity="warning",
                )  # fmt: skip
