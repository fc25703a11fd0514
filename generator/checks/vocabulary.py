"""Rules on words that `data/rules/` defines: roles, schemes and their levels, measures, kinds of document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator import dates
from generator.checks.facts import every, word_hint
from generator.dates import PartialDate
from generator.model import RecordIndex
from generator.problems import Fault, Path
from generator.records import Record
from generator.records.achievements import Achievement
from generator.records.documents import Document
from generator.records.indicators import Indicator
from generator.records.parts import Observation, Post
from generator.records.rules import DocumentKinds, Measures, Roles, Scheme


def unknown_role(model: RecordIndex) -> Iterator[Fault]:
    known = {role.id: role.name for rules in model.rules(Roles) for role in rules.roles}
    for record, path, post in every(model, Post):
        if post.role and post.role not in known:
            hint = word_hint(post.role, known) or _add("roles")
            message = f"Chưa có chức vụ “{post.role}”; mỗi chức vụ cần một tên trong data/rules/ (kind: roles)."
            yield _fault(model, record, (*path, "role"), code="unknown-role", message=message, hint=hint)


def unknown_scheme(model: RecordIndex) -> Iterator[Fault]:
    known = {scheme.id: scheme.title for scheme in model.rules(Scheme)}
    for indicator in model.all(Indicator):
        if indicator.scheme and indicator.scheme not in known:
            yield _no_scheme(model, indicator, ("scheme",), indicator.scheme, known)
    for achievement in model.all(Achievement):
        given = achievement.assessment
        if given and given.scheme and given.scheme not in known:
            yield _no_scheme(model, achievement, ("assessment", "scheme"), given.scheme, known)


def unknown_level(model: RecordIndex) -> Iterator[Fault]:
    """A level must stand in its scheme; without one, in some scheme that may have been in force then."""
    schemes = {scheme.id: scheme for scheme in model.rules(Scheme)}
    for record in model.all(Achievement):
        given = record.assessment
        if given is None or (given.scheme and given.scheme not in schemes):
            continue
        at = record.period or record.as_of
        fitting = [schemes[given.scheme]] if given.scheme else [s for s in schemes.values() if _in_force(s, at)]
        known = {level.id: level.name for scheme in fitting for level in scheme.levels}
        if given.level not in known:
            where = f"cách xếp loại “{schemes[given.scheme].title}”" if given.scheme else "cách xếp loại nào lúc ấy"
            message = f"Mức “{given.level}” không có trong {where}; mức phải là một trong levels của cách xếp loại."
            hint = word_hint(given.level, known) or _add("scheme")
            yield _fault(model, record, ("assessment", "level"), code="unknown-level", message=message, hint=hint)


def scheme_outside_its_years(model: RecordIndex) -> Iterator[Fault]:
    schemes = {scheme.id: scheme for scheme in model.rules(Scheme)}
    for record in model.all(Achievement):
        scheme = schemes.get((record.assessment and record.assessment.scheme) or "")
        at = record.period or record.as_of
        if scheme and at and not _in_force(scheme, at):
            yield _outside(model, record, ("assessment", "scheme"), scheme, at)
    for indicator in model.all(Indicator):
        scheme = schemes.get(indicator.scheme or "")
        for index, observation in enumerate(indicator.observations if scheme else ()):
            key, at = "period" if observation.period else "as_of", observation.when
            if scheme and at and not _in_force(scheme, at):
                yield _outside(model, indicator, ("observations", index, key), scheme, at)


def unknown_measure(model: RecordIndex) -> Iterator[Fault]:
    """A part of a breakdown without a name is a warning: the page has only its id to show."""
    known = {m.id: m.name for rules in model.rules(Measures) for m in rules.measures}
    categories = {c.id: c.name for rules in model.rules(Measures) for c in rules.categories}
    for record, path, part in every(model, Observation):
        if part.measure and part.measure not in known:
            message = f"Chưa có số đo “{part.measure}”; mỗi số đo cần một tên trong data/rules/ (kind: measures)."
            hint = word_hint(part.measure, known) or _add("measures")
            yield _fault(model, record, (*path, "measure"), code="unknown-measure", message=message, hint=hint)
        for dimension, counts in part.by.items():
            for name in counts:
                if name not in categories:
                    yield _no_category(model, record, (*path, "by", dimension, name), name, categories)


def unknown_document_kind(model: RecordIndex) -> Iterator[Fault]:
    known = {kind.id: kind.name for rules in model.rules(DocumentKinds) for kind in rules.kinds}
    for record in model.all(Document):
        if record.kind not in known:
            message = (
                f"Chưa có loại văn bản “{record.kind}”; mỗi loại cần một tên trong data/rules/ (kind: document_kinds)."
            )
            hint = word_hint(record.kind, known) or _add("document_kinds")
            yield _fault(model, record, ("kind",), code="unknown-document-kind", message=message, hint=hint)


def _fault(model: RecordIndex, record: Record, path: Path, *, code: str, message: str, hint: str) -> Fault:
    return Fault(file=model.files[record.ref], path=path, code=code, message=message, hint=hint)


def _no_scheme(model: RecordIndex, record: Record, path: Path, name: str, known: Mapping[str, str]) -> Fault:
    message = f"Chưa có cách xếp loại “{name}”; cần một hồ sơ mang mã này trong data/rules/ (kind: scheme)."
    return _fault(
        model, record, path, code="unknown-scheme", message=message, hint=word_hint(name, known) or _add("scheme")
    )


def _no_category(model: RecordIndex, record: Record, path: Path, name: str, known: Mapping[str, str]) -> Fault:
    return Fault(
        file=model.files[record.ref],
        path=path,
        code="unknown-category",
        message=f"Phần “{name}” chưa có tên trong categories ở data/rules/ (kind: measures) nên trang chỉ ghi được mã.",
        hint=word_hint(name, known) or _add("measures"),
        severity="warning",
        at_key=True,
    )


def _add(kind: str) -> str:
    return f"Thêm vào data/rules/ một tệp có kind: {kind}."


def _outside(model: RecordIndex, record: Record, path: Path, scheme: Scheme, at: PartialDate) -> Fault:
    begun, over = scheme.valid_from, scheme.valid_to
    said = [f"từ {dates.show(begun)}"] if begun else []
    said += [f"đến {dates.show(over)}"] if over else []
    message = f"Cách xếp loại “{scheme.title}” chỉ dùng {' '.join(said)}, ở đây lại dùng cho {dates.show(at)}."
    hint = "Ghi cách xếp loại của năm ấy, hoặc xem lại năm; ngày dùng ở valid_from, valid_to của cách xếp loại."
    return _fault(model, record, path, code="scheme-outside-years", message=message, hint=hint)


def _in_force(scheme: Scheme, at: PartialDate | None) -> bool:
    """False only where the scheme surely came later or was surely over."""
    if at is None:
        return True
    later = scheme.valid_from is not None and dates.surely_before(at, scheme.valid_from)
    over = scheme.valid_to is not None and dates.surely_before(scheme.valid_to, at)
    return not (later or over)
