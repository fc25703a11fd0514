"""The form every record has, and turning the values of one file into a record or into faults."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from typing import Annotated, Any, ClassVar, TypeVar, get_args

from pydantic import BaseModel, Field, ValidationError

from generator.problems import Fault, Path
from generator.records import suggestions
from generator.records.answers import Confirmation, Waiver
from generator.records.fields import Former, Identifier, Items, Prose, Ref
from generator.records.parts import Correction, Part, Photo, Retraction, Source
from generator.vietnamese import did_you_mean

M = TypeVar("M", bound=BaseModel)


class Record(Part):
    """One file, one id. `id` is the file's stem; everything else is what the editor wrote."""

    FOLDER: ClassVar[str]

    id: Identifier
    former_ids: Annotated[tuple[Former, ...], Items] = Field(
        default=(), description="Mã cũ. Ghi khi phải đổi tên tệp, để địa chỉ cũ vẫn dẫn tới trang"
    )
    notes: Prose | None = Field(default=None, description="Lời thêm. Viết bằng Markdown")
    sources: Annotated[tuple[Source, ...], Items] = Field(
        default=(), description="Nguồn. Biết các điều trong hồ sơ từ đâu"
    )
    corrections: Annotated[tuple[Correction, ...], Items] = Field(
        default=(), description="Đính chính. Chỗ sai đã sửa; lần sửa hiện ở trang Đính chính"
    )
    allow: Annotated[tuple[Waiver, ...], Items] = Field(
        default=(), description="Cho qua một quy tắc. Ghi ai chịu trách nhiệm và đến ngày nào"
    )
    confirmed: Annotated[tuple[Confirmation, ...], Items] = Field(
        default=(), description="Xác nhận đã xem lại. Câu chưa rõ có hại ai không, ai đã xem và vì sao đăng được"
    )
    photos: Annotated[tuple[Photo, ...], Items] = Field(default=(), description="Ảnh. Hiện trên trang của hồ sơ này")

    @cached_property
    def ref(self) -> Ref:
        return Ref(f"{self.FOLDER}/{self.id}")


class Tombstone(Part):
    """What is left of a withdrawn record: its address, the day and the reason."""

    ref: Ref
    retracted: Retraction = Field(description="Gỡ tin. Xóa mọi khóa khác; trang chỉ còn địa chỉ, ngày gỡ, lý do")
    former_ids: Annotated[tuple[Former, ...], Items] = Field(
        default=(), description="Mã cũ. Địa chỉ cũ vẫn dẫn tới trang"
    )


def references(record: BaseModel) -> Iterator[tuple[Path, Ref]]:
    """Every reference a record makes, with its path (`("orgs", 0)`)."""
    return _references(record, ())


def _references(group: BaseModel, path: Path) -> Iterator[tuple[Path, Ref]]:
    for name, key in _referring(type(group)):
        value = getattr(group, name)
        if isinstance(value, tuple):
            for index, item in enumerate(value):
                if isinstance(item, Ref):
                    yield (*path, key, index), item
                else:
                    yield from _references(item, (*path, key, index))
        elif isinstance(value, Ref):
            yield (*path, key), value
        elif value is not None:
            yield from _references(value, (*path, key))


@cache
def _referring(form: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """(name, key in the file) of the fields that can hold a reference, or groups or lists of them."""
    return tuple((name, f.alias or name) for name, f in form.model_fields.items() if _refers(f.annotation))


def _refers(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return bool(_referring(annotation))
    return annotation is Ref or any(_refers(inner) for inner in get_args(annotation))


def decode(model: type[Record], file: str, name: str, value: object) -> tuple[Record | Tombstone | None, list[Fault]]:
    """The record in `value`, or None and every fault of it."""
    if not isinstance(value, dict):
        return validate(model, file, value)
    if "id" in value:
        return None, [_unknown(file, ("id",), model, value, "Mã của hồ sơ là tên tệp.")]
    if "retracted" in value:
        return _tombstone(model, file, name, value)
    return validate(model, file, {"id": name, **value})


def validate(model: type[M], file: str, value: object) -> tuple[M | None, list[Fault]]:
    """`value` as a `model`, or None and every fault of it."""
    if not isinstance(value, dict):
        return None, [Fault(file=file, code="not-mapping", message="Một hồ sơ gồm các dòng “khóa: giá trị”.")]
    try:
        return model.model_validate(value), []
    except ValidationError as error:
        return None, [_fault(file, model, value, dict(e)) for e in error.errors(include_url=False)]


def _tombstone(
    model: type[Record], file: str, name: str, value: dict[str, Any]
) -> tuple[Tombstone | None, list[Fault]]:
    kept = {k: v for k, v in value.items() if k in ("retracted", "former_ids")}
    stone, faults = validate(Tombstone, file, {"ref": Ref(f"{model.FOLDER}/{name}"), **kept})
    left = [k for k in value if k not in kept]
    message = "Hồ sơ đã gỡ chỉ giữ retracted và former_ids; khóa này còn lại nội dung đã gỡ, hãy xóa."
    faults += [
        Fault(file=file, path=(k,), code="retracted-content", message=message, severity="warning", at_key=True)
        for k in left
    ]
    return stone, faults


def _fault(file: str, model: type[BaseModel], value: object, error: Mapping[str, Any]) -> Fault:
    path: Path = tuple(error["loc"])
    kind = error["type"]
    if kind == "chibo":
        said = error["ctx"]
        at_key = path[-1:] == ("[key]",)  # pydantic's step for a key of a free mapping
        path = path[:-1] if at_key else path
        return Fault(file=file, path=path, at_key=at_key, **said)
    if kind == "extra_forbidden":
        return _unknown(file, path, model, value)
    if kind == "missing":
        message = f"Thiếu khóa bắt buộc “{path[-1]}”."
        return Fault(file=file, path=path[:-1], code="missing-key", message=message, at_key=True)
    if kind in ("model_type", "model_attributes_type", "dict_type"):
        return Fault(file=file, path=path, code="not-mapping", message="Chỗ này cần một nhóm dòng “khóa: giá trị”.")
    if kind in ("tuple_type", "list_type"):
        message = "Chỗ này cần một danh sách, mỗi mục bắt đầu bằng “- ”."
        return Fault(file=file, path=path, code="not-list", message=message)
    return Fault(file=file, path=path, code="bad-value", message="Giá trị này không dùng được ở đây.")


def _unknown(file: str, path: Path, model: type[BaseModel], value: object, hint: str = "") -> Fault:
    key = str(path[-1])
    known = _keys(_inner(model, path[:-1]))
    near = did_you_mean(key, known)
    message = f"Không có khóa “{key}” ở đây."
    put = None if hint else suggestions.key(key, known)
    hint = hint or (f"Có phải “{near}”?" if near else f"Các khóa dùng được: {', '.join(known)}." if known else "")
    if put and put in _beside(value, path):
        put = None
    return Fault(file=file, path=path, code="unknown-key", message=message, hint=hint, at_key=True, put=put)


def _beside(value: object, path: Path) -> Mapping[str, object]:
    """The group of keys in which the last step of `path` stands."""
    for step in path[:-1]:
        if isinstance(value, dict):
            value = value.get(step)
        else:
            value = value[step] if isinstance(value, list) and isinstance(step, int) and step < len(value) else None
    return value if isinstance(value, dict) else {}


def _keys(model: type[BaseModel] | None) -> list[str]:
    if model is None:
        return []
    given = issubclass(model, Record)
    return [f.alias or n for n, f in model.model_fields.items() if not (given and n == "id")]


def _inner(model: type[BaseModel] | None, path: Path) -> type[BaseModel] | None:
    """The model that stands at `path` below `model`."""
    for step in path:
        if isinstance(step, int) or model is None:
            continue
        field = next((f for n, f in model.model_fields.items() if (f.alias or n) == step), None)
        model = _model_in(field.annotation) if field else None
    return model


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((m for a in get_args(annotation) if (m := _model_in(a))), None)
