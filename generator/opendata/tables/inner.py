"""Tables with a row for each group inside a record: officers, figures, sides, lines, outcomes and so on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from generator.model import Model, measures
from generator.model.visibility import visible_of
from generator.opendata.tables.columns import Column, Columns, TableRow, number, of_form, reference
from generator.opendata.tables.table import PLACE, RECORD, Table, as_they_are, folders, turned
from generator.presentation import wording
from generator.records import KINDS, Record
from generator.records.activities import Activity, Guest, Outcome
from generator.records.cells import Cell, Gap
from generator.records.changes import Change, MembersMoved
from generator.records.contributions import Contribution, Line
from generator.records.parts import Observation, Officer, Post, Side
from generator.records.rules import Rule
from generator.vietnamese import capital


def _with(key: str) -> tuple[type[Record], ...]:
    """The kinds whose records have such a list."""
    return tuple(kind.form for kind in KINDS.values() if key in kind.form.model_fields)


_STAFFED, _COUNTED = _with("officers"), _with("observations")
_OFFICE = of_form(Post, only=("role", "title"))
_OWN = of_form(Officer, only=("acting", "standing", "appointed", "duty"))
_TIMES = of_form(Officer, only=("from", "to", "as_of", "term", "source"))
_OBSERVATION = of_form(Observation, leave=("by",), first=("measure", "as_of", "period", "per"))


def _offices(model: Model) -> Iterator[tuple[Any, ...]]:
    return (post for home in _named(model) for post in _posts(model, *home))


def _officers(model: Model, found: Sequence[Any]) -> Iterator[TableRow]:
    homes, ns, places, officers, posts, orgs, offices, own = turned(found, 8)
    yield from zip(
        homes, ns, places, [officer.name for officer in officers], *_OFFICE.fill(model, posts), orgs, offices,
        *_OWN.fill(model, own), *_TIMES.fill(model, officers), strict=True,
    )  # fmt: skip


def _named(model: Model) -> Iterator[tuple[Record, int, Officer]]:
    for record in _records(model, _STAFFED):
        yield from ((record, n, officer) for n, officer in enumerate(record.officers, 1))
    for change in visible_of(model, Change):
        named = (officer for moved in change.members_moved for officer in moved.officials)
        yield from ((change, n, officer) for n, officer in enumerate(named, 1))


def _posts(model: Model, record: Record, n: int, officer: Officer) -> Iterator[tuple[Any, ...]]:
    """A row for the office and one for each held beside it; how it is held is said of the office alone."""
    for place, post in enumerate((officer, *officer.concurrent), 1):
        at = post.org or record.ref
        org = None if at.kind == Change.FOLDER else reference(model, at)
        own = officer if post is officer else None
        yield (
            str(record.ref),
            n,
            place,
            officer,
            post,
            org,
            wording.post(model, post, at, wording.office_day(officer)),
            own,
        )


def _observations(model: Model, things: Sequence[Any]) -> Iterator[TableRow]:
    records, ns, found = turned(things, 3)
    percents = [number(measures.share(observation)) for observation in found]
    homes = (str(record.ref) for record in records)
    yield from zip(homes, ns, *_OBSERVATION.fill(model, found), percents, strict=True)


def _breakdowns(model: Model) -> Iterator[TableRow]:
    for record, n, observation in _observed(model):
        for dimension, parts in observation.by.items():
            for part, count in parts.items():
                yield (str(record.ref), n, dimension, part, count)


def _observed(model: Model) -> Iterator[tuple[Record, int, Observation]]:
    for record in _records(model, _COUNTED):
        for n, observation in enumerate(record.observations, 1):
            yield record, n, observation


def _records(model: Model, kinds: Iterable[type[Record]]) -> Iterator[Any]:
    return (record for kind in kinds for record in visible_of(model, kind))


def _listed(kind: type[Record], name: str, columns: Columns, *, title: str, about: str) -> Table:
    """A table of the groups in one list of a kind; the list gives the table its name."""

    def things(model: Model) -> Iterator[tuple[Any, ...]]:
        listed = ((record.id, getattr(record, name)) for record in visible_of(model, kind))
        return ((home, n, part) for home, parts in listed for n, part in enumerate(parts, 1))

    def fill(model: Model, found: Sequence[Any]) -> Iterator[TableRow]:
        homes, ns, parts = turned(found, 3)
        yield from zip(homes, ns, *columns.fill(model, parts), strict=True)

    home = _home(kind)
    return Table(
        name=name, title=title, about=about, columns=(home, PLACE, *columns.columns), key=(home.name, PLACE.name),
        reads=folders(kind), things=things, fill=fill,
    )  # fmt: skip


def _sided(
    kind: type[Record], name: str, columns: Columns, sides: dict[str, str], *, inside: str = "", title: str, about: str
) -> Table:
    """A table of the groups on several sides of a record, as before and after; `inside` is their key in a side."""
    place = Column(name="side", title="Bên, phần nào", choices=sides, needed=True)

    def things(model: Model) -> Iterator[tuple[Any, ...]]:
        listed = ((r.id, side, getattr(r, side)) for r in visible_of(model, kind) for side in sides)
        opened = ((key, side, getattr(x, inside, ()) if inside else x) for key, side, x in listed)
        return ((key, side, n, part) for key, side, found in opened for n, part in enumerate(found, 1))

    def fill(model: Model, found: Sequence[Any]) -> Iterator[TableRow]:
        homes, of, ns, parts = turned(found, 4)
        yield from zip(homes, of, ns, *columns.fill(model, parts), strict=True)

    home = _home(kind)
    return Table(
        name=name, title=title, about=about, columns=(home, place, PLACE, *columns.columns),
        key=(home.name, place.name, PLACE.name), reads=folders(kind), things=things, fill=fill,
    )  # fmt: skip


def _home(kind: type[Record]) -> Column:
    word = KINDS[kind.FOLDER].word
    return Column(name=kind.__name__.lower(), title=capital(word), refers=kind.FOLDER, needed=True)


_OFFICERS = Table(
    name="officers", title="Người giữ chức vụ", key=("record", "n", "post"),
    about="Mỗi dòng là một chức vụ công khai của một người; kiêm mấy chức vụ thì mấy dòng. Nguồn chỉ cho biết ở một "
    "ngày (as_of) thì không có nghĩa là nay vẫn giữ. Trùng tên ở hai hồ sơ không có nghĩa là cùng một người.",
    columns=(
        RECORD, PLACE,
        Column(name="post", type="integer", title="Chức vụ thứ mấy", how="1 là chức vụ chính, từ 2 là chức vụ kiêm",
               needed=True),
        Column(name="name", title="Họ tên", needed=True),
        *_OFFICE.columns,
        Column(name="org", title="Nơi giữ chức vụ"),
        Column(name="office", title="Chức vụ như ghi trên trang", needed=True),
        *_OWN.columns, *_TIMES.columns,
    ),
    reads=folders(*_STAFFED, Change, Rule), things=_offices, fill=_officers,
)  # fmt: skip
_OBSERVATIONS = Table(
    name="observations", title="Con số", key=("record", "n"),
    about="Mỗi dòng là một con số của một nơi hoặc của một số liệu theo dõi. Tỷ lệ có số gốc thì phần trăm luôn được "
    "tính lại ở cột percent; cột published giữ nguyên chữ nguồn in.",
    columns=(
        RECORD, PLACE, *_OBSERVATION.columns,
        Column(name="percent", type="number", title="Phần trăm",
               how="Tính từ part và whole, làm tròn hai chữ số; không có số gốc thì lấy ở share"),
    ),
    reads=folders(*_COUNTED), things=_observed, fill=_observations,
)  # fmt: skip
_BREAKDOWNS = Table(
    name="breakdowns", title="Con số chia từng phần", key=("record", "n", "dimension", "part"),
    about="Mỗi dòng là một phần của một con số ở bảng observations, cùng record và n.",
    columns=(
        RECORD, PLACE,
        Column(name="dimension", title="Cách chia", needed=True),
        Column(name="part", title="Phần nào", needed=True),
        Column(name="count", type="integer", title="Bao nhiêu", needed=True),
    ),
    reads=folders(*_COUNTED), things=_breakdowns, fill=as_they_are,
)  # fmt: skip

TABLES = (
    _OFFICERS,
    _OBSERVATIONS,
    _BREAKDOWNS,
    _sided(
        Change, "sides", of_form(Side), {"before": "trước khi đổi", "after": "sau khi đổi"},
        title="Các bên của thay đổi",
        about="Mỗi dòng là một nơi trước hoặc sau một thay đổi. Có ở cả hai bên là vẫn còn.",
    ),
    _listed(
        Change, "members_moved", of_form(MembersMoved, leave=("officials",)), title="Đảng viên chuyển",
        about="Mỗi dòng là một lần chuyển đảng viên, chỉ có số người.",
    ),
    _listed(
        Activity, "guests", of_form(Guest), title="Khách dự",
        about="Mỗi dòng là một khách của một hoạt động: chức vụ, không có tên.",
    ),
    _listed(
        Activity, "outcomes", of_form(Outcome), title="Kết quả của hoạt động",
        about="Mỗi dòng là một việc đã xong, được hứa hoặc mới dự kiến, xem cột status.",
    ),
    _sided(
        Contribution, "lines", of_form(Line), {"pledged": "hứa góp", "received": "đã nhận", "spent": "đã chi"},
        inside="lines", title="Từng khoản thu, chi",
        about="Mỗi dòng là một khoản hứa góp, đã nhận hoặc đã chi. Tiền ghi bằng đồng. Không có tên người góp.",
    ),
    _listed(
        Cell, "gaps", of_form(Gap), title="Thời gian xin chưa gửi tin",
        about="Mỗi dòng là một khoảng thời gian chi bộ báo trước là chưa gửi tin.",
    ),
)  # fmt: skip
