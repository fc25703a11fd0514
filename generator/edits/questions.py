"""Owns what `chibo new` asks for each kind of record, in the order a person would tell it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.problems import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """`path` is where the answer goes. `only` are (key, words): asked when that key was answered with one of them."""

    path: Path
    words: str
    only: tuple[str, tuple[str, ...]] = ("", ())


def _ask(key: str, words: str, only: tuple[str, tuple[str, ...]] = ("", ())) -> Question:
    path: Path = tuple(int(step) if step.isdigit() else step for step in key.split("."))
    return Question(path=path, words=words, only=only)


_ASSESSMENT = ("kind", ("assessment",))
_AWARD = ("kind", ("award",))
_WORKS = ("kind", ("works",))

QUESTIONS: Mapping[str, tuple[Question, ...]] = {
    "units": (
        _ask("name", "Tên, không kèm chữ thôn, xã (ví dụ Đồng Chức)"),
        _ask("level", "Cấp"),
        _ask("kind", "Loại"),
        _ask("parent", "Thuộc xã, huyện, tỉnh nào"),
        _ask("founded", "Lập ngày nào"),
    ),
    "committees": (
        _ask("name", "Tên đầy đủ (ví dụ Đảng bộ xã An)"),
        _ask("level", "Cấp"),
        _ask("unit", "Của xã, huyện, tỉnh nào"),
        _ask("parent", "Thuộc đảng bộ nào"),
    ),
    "cells": (
        _ask("name", "Tên đầy đủ (ví dụ Chi bộ thôn Đông)"),
        _ask("short_name", "Tên ngắn (ví dụ Đông)"),
        _ask("kind", "Loại"),
        _ask("committee", "Thuộc đảng bộ nào"),
        _ask("units", "Phục vụ thôn nào"),
        _ask("meeting_day", "Họp vào ngày mấy hằng tháng"),
        _ask("reports_from", "Bắt đầu gửi tin lên trang từ ngày nào"),
    ),
    "changes": (
        _ask("title", "Tên việc (ví dụ Thôn Tây sáp nhập vào thôn Đông)"),
        _ask("kind", "Loại"),
        _ask("status", "Tình trạng"),
        _ask("date", "Ngày"),
        _ask("before", "Trước đó là những nơi nào (units/…, cells/…)"),
        _ask("after", "Sau đó là những nơi nào (units/…, cells/…)"),
        _ask("new_name", "Tên mới", ("kind", ("rename", "reclassification"))),
        _ask("decision", "Theo văn bản nào"),
    ),
    "activities": (
        _ask("title", "Tên việc, như lời báo tin (ví dụ Chi bộ thôn Đông bàn sửa đường ngõ)"),
        _ask("kind", "Loại"),
        _ask("status", "Tình trạng"),
        _ask("date", "Ngày (2026-03-05; chỉ biết tháng thì 2026-03)"),
        _ask("at", "Giờ (19:30)"),
        _ask("orgs", "Chi bộ, đảng bộ hay thôn nào làm"),
        _ask("place", "Ở đâu"),
        _ask("audience", "Ai dự"),
        _ask("attendance.present", "Bao nhiêu người dự"),
        _ask("agenda", "Bàn những việc gì"),
        _ask("summary", "Kể lại trong một, hai câu"),
    ),
    "achievements": (
        _ask("title", "Tên (ví dụ Đường ngõ thôn Đông)"),
        _ask("kind", "Loại"),
        _ask("org", "Của chi bộ, thôn nào"),
        _ask("period", "Năm, quý nào (2026, 2026-Q2)"),
        _ask("assessment.level", "Mức xếp loại (mã trong rules, ví dụ good)", _ASSESSMENT),
        _ask("assessment.as_published", "Nguồn ghi mức ấy thế nào", _ASSESSMENT),
        _ask("award.name", "Tên khen thưởng", _AWARD),
        _ask("award.grantor", "Ai khen", _AWARD),
        _ask("works.status", "Đã làm đến đâu", _WORKS),
        _ask("works.finished", "Xong ngày nào", ("works.status", ("finished",))),
        _ask("summary", "Kể lại trong một, hai câu"),
    ),
    "contributions": (
        _ask("title", "Tên (ví dụ Sửa đường ngõ thôn Đông)"),
        _ask("org", "Chi bộ, thôn nào vận động"),
        _ask("works", "Cho công trình nào"),
        _ask("period", "Năm, quý nào"),
        _ask("received.lines.0.quantity.value", "Đã nhận bao nhiêu tiền (đồng, viết liền)"),
        _ask("received.lines.0.from", "Của ai (ví dụ các hộ trong thôn; không ghi tên riêng)", ("received", ())),
        _ask("summary", "Kể lại trong một, hai câu"),
    ),
    "documents": (
        _ask("number", "Số, ký hiệu (08-CT/HU)"),
        _ask("kind", "Loại (mã trong rules: directive, resolution, decision …)"),
        _ask("issuer", "Đảng bộ nào ban hành"),
        _ask("issuer_name", "Cơ quan nào ban hành, nếu không phải đảng bộ"),
        _ask("issued_on", "Ngày ban hành (2022-03-02)"),
        _ask("title", "Về việc gì"),
    ),
    "indicators": (
        _ask("title", "Đo điều gì"),
        _ask("scope", "Của xã, đảng bộ nào"),
        _ask("measure", "Loại số"),
        _ask("observations.0.as_of", "Số ấy vào ngày nào"),
        _ask("observations.0.value", "Bao nhiêu", ("measure", ("count", "rate"))),
        _ask("observations.0.part", "Bao nhiêu đạt", ("measure", ("ratio",))),
        _ask("observations.0.whole", "Trên tất cả bao nhiêu", ("measure", ("ratio",))),
        _ask("observations.0.share", "Bao nhiêu phần trăm (51,4%)", ("measure", ("share",))),
        _ask("observations.0.min", "Từ bao nhiêu", ("measure", ("range",))),
        _ask("observations.0.max", "Đến bao nhiêu", ("measure", ("range",))),
    ),
    "rules": (
        _ask("kind", "Loại"),
        _ask("title", "Tên"),
        _ask("ground", "Căn cứ (văn bản nào)"),
        _ask("valid_from", "Dùng từ ngày nào"),
        _ask("short_title", "Tên ngắn", ("kind", ("scheme",))),
        _ask("levels.0.id", "Mã mức cao nhất (ví dụ excellent)", ("kind", ("scheme",))),
        _ask("levels.0.name", "Tên mức ấy", ("kind", ("scheme",))),
        _ask("roles.0.id", "Mã chức vụ (ví dụ secretary)", ("kind", ("roles",))),
        _ask("roles.0.name", "Tên chức vụ", ("kind", ("roles",))),
        _ask("measures.0.id", "Mã số đo (ví dụ households)", ("kind", ("measures",))),
        _ask("measures.0.name", "Tên số đo", ("kind", ("measures",))),
        _ask("kinds.0.id", "Mã loại văn bản (ví dụ plan)", ("kind", ("document_kinds",))),
        _ask("kinds.0.name", "Tên loại văn bản", ("kind", ("document_kinds",))),
        _ask("rules.0.id", "Mã quy tắc của cửa xuất bản (ví dụ mobile)", ("kind", ("gate",))),
        _ask("rules.0.title", "Tên quy tắc", ("kind", ("gate",))),
        _ask("expects.0.activity", "Việc gì phải làm đều", ("kind", ("cadence",))),
        _ask("expects.0.per", "Tính theo", ("kind", ("cadence",))),
        _ask("expects.0.count", "Mấy lần", ("kind", ("cadence",))),
    ),
}
