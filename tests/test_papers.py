"""Documents that go on line: everything in them is read and judged, or a person answers; hostile ones cost little."""

import resource
import time
from datetime import date
from pathlib import Path

import pytest

from generator import papers as room
from generator.build import StatCache
from generator.gate import gate
from generator.site import mkdocs_run
from generator.site.publication import examine
from generator.source import SourceText, texts
from tests import calls, desks, papers, pictures

TODAY = date(2026, 11, 21)
POOR = "Ho ba Tong Thi In la ho ngheo cua ban."
DOCUMENT = "number: 01-NQ/ĐU\nkind: resolution\n" + desks.SOURCES
ROWS = (("Họ tên", "Diện"), ("Bà Tòng Thị Ín", "thuộc hộ nghèo"))
DELETED = (
    b"<w:p><w:del w:id='1' w:author='x'><w:r><w:delText>Gia \xc4\x91\xc3\xacnh b\xc3\xa0 T\xc3\xb2ng Th\xe1\xbb\x8b "
    b"\xc3\x8dn thu\xe1\xbb\x99c h\xe1\xbb\x99 ngh\xc3\xa8o.</w:delText></w:r></w:del></w:p></w:body>"
)


def lay(root: Path, name: str, data: bytes) -> Path:
    path = root / "data" / "files" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def codes(root: Path) -> set[str]:
    return {p.code for p in gate(texts(root), TODAY)}


def _with_deleted() -> bytes:
    plain = papers.word("Xin chào")
    body = papers.part(plain, "word/document.xml").replace(b"<w:sectPr", b"<w:sectPr", 1)
    at = body.rindex(b"<w:sectPr")
    return papers.changed(plain, {"word/document.xml": body[:at] + DELETED.removesuffix(b"</w:body>") + body[at:]})


PLACES = {
    "a page.pdf": papers.pdf("Thon An", POOR),
    "a note.pdf": papers.pdf("Thon An", note=POOR),
    "the author.pdf": papers.pdf("Thon An", author=POOR),
    "a paragraph.docx": papers.word("Thôn An", "Gia đình bà Tòng Thị Ín thuộc hộ nghèo của bản."),
    "a row.docx": papers.word(rows=ROWS),
    "a header.docx": papers.word("Thôn An", header="Gia đình bà Tòng Thị Ín thuộc hộ nghèo của bản."),
    "the author.docx": papers.word("Thôn An", author="Bà Tòng Thị Ín thuộc hộ nghèo"),
    "deleted.docx": _with_deleted(),
    "a row.xlsx": papers.workbook(*ROWS),
    "hidden.xlsx": papers.workbook(("Thôn", "An"), hidden=ROWS[1]),
    "a remark.xlsx": papers.workbook(("Thôn", "An"), remark="Bà Tòng Thị Ín thuộc hộ nghèo"),
}


@pytest.mark.parametrize("place", PLACES)
def test_it_is_read_wherever_it_stands(place: str, tmp_path: Path) -> None:
    lay(tmp_path, place.replace(" ", "-"), PLACES[place])
    assert "gate-poverty" in codes(tmp_path)


def test_numbers_are_read_as_people_see_them(tmp_path: Path) -> None:
    """Excel takes the zero from a telephone number and keeps a day as a number."""
    rows = (("Điện thoại", 912000001), ("Tiền", 350000000), ("Sinh ngày", date(1961, 5, 3)), ("Căn cước", 1099000001))
    text = room.read(lay(tmp_path, "a.xlsx", papers.workbook(*rows))).text
    assert "Điện thoại | 0912000001" in text
    assert "Tiền | 350000000" in text
    assert "Sinh ngày | 03/05/1961" in text
    assert "gate-mobile" in codes(tmp_path)


def test_a_place_in_a_picture_inside_is_found(tmp_path: Path) -> None:
    lay(tmp_path, "anh.docx", papers.word("Thôn An", picture=pictures.telling()))
    lay(tmp_path, "sach.docx", papers.word("Thôn An", picture=pictures.saved(pictures.scene(64, 64))))
    assert [p.place.file for p in gate(texts(tmp_path), TODAY)] == ["data/files/anh.docx"]


def test_what_no_machine_reads_is_told(tmp_path: Path) -> None:
    flaws = {
        "scan.pdf": papers.scan(),
        "sealed.pdf": papers.pdf("Thon An", password="x"),
        "sealed.docx": b"\xd0\xcf\x11\xe0" + bytes(600),
        "scan.docx": papers.word(picture=pictures.saved(pictures.scene(64, 64))),
        "inside.docx": papers.changed(papers.word("Thôn An"), {"word/embeddings/oleObject1.bin": b"x"}),
        "broken.pdf": b"%PDF-1.4 no more",
        "broken.docx": b"PK no zip",
        "doctype.docx": papers.changed(
            papers.word("Thôn An"),
            {"word/document.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'},
        ),
    }
    for name, data in flaws.items():
        expected = "broken" if name.startswith("doctype") else name.partition(".")[0]
        assert room.read(lay(tmp_path, name, data)).flaw == expected, name


def test_a_hostile_file_costs_bounded_time_and_memory(tmp_path: Path) -> None:
    """A gigabyte packed into one, and a text without end."""
    bomb = papers.changed(papers.word("Thôn An"), {"word/bomb.xml": b"<a>" + b" " * 1_000_000_000 + b"</a>"})
    assert len(bomb) < room.MOST_BYTES
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begun = time.monotonic()
    assert room.read(lay(tmp_path, "bomb.docx", bomb)).flaw == "heavy"
    assert time.monotonic() - begun < 30
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000
    path = tmp_path / "heavy.pdf"
    with path.open("wb") as file:
        file.truncate(room.MOST_BYTES + 1)
    assert room.read(path).flaw == "heavy"


def _published(root: Path, keys: str, data: bytes, name: str = "nghi-quyet.pdf") -> set[tuple[str, str]]:
    desks.laid(root)
    lay(root, name, data)
    document = root / "data" / "documents" / "nq.yml"
    document.parent.mkdir(exist_ok=True)
    document.write_text(DOCUMENT + keys, encoding="utf-8")
    found = examine(root, TODAY).problems
    return {(p.place.file, p.code) for p in found if p.code.startswith(("file-", "gate-", "bad-", "fact-"))}


READ = "files:\n  - file: nghi-quyet.pdf\n    title: Bản <quét>\n    by_role: Văn thư Đảng ủy\n    on: 2026-03-01\n"


def test_a_file_goes_on_line_when_it_is_named_and_read(tmp_path: Path) -> None:
    record = "data/documents/nq.yml"
    plain = papers.pdf("Nghi quyet ve lam duong")
    assert _published(tmp_path / "a", "", plain) == {("data/files/nghi-quyet.pdf", "file-not-named")}
    assert _published(tmp_path / "b", READ, plain) == set()
    assert _published(tmp_path / "c", READ, b"%PDF") == {(record, "file-unreadable")}
    assert _published(tmp_path / "d", READ, plain, "khac.pdf") == {
        (record, "file-missing"), ("data/files/khac.pdf", "file-not-named"),
    }  # fmt: skip
    person = READ.replace("Văn thư Đảng ủy", "bà Tòng Thị Ín")
    assert _published(tmp_path / "e", person, plain) == {(record, "gate-confirmed-person")}


def test_an_office_may_answer_for_a_scan_and_for_these_bytes_alone(tmp_path: Path) -> None:
    record = "data/documents/nq.yml"
    scan = papers.scan()
    assert _published(tmp_path / "a", READ, scan) == {(record, "file-unread")}
    seal = room.seal(tmp_path / "a" / "data" / "files" / "nghi-quyet.pdf")
    assert _published(tmp_path / "b", f"{READ}    seal: {seal}\n", scan) == set()
    assert _published(tmp_path / "c", f"{READ}    seal: {seal}\n", scan + b"\n") == {(record, "file-unread")}


def test_the_site_has_the_file_the_link_and_who_answers(tmp_path: Path) -> None:
    scan = papers.scan()
    assert _published(tmp_path, READ, scan) == {("data/documents/nq.yml", "file-unread")}
    seal = room.seal(tmp_path / "data" / "files" / "nghi-quyet.pdf")
    assert _published(tmp_path, f"{READ}    seal: {seal}\n", scan) == set()
    (tmp_path / "content").mkdir()
    for name in ("mkdocs.yml", "data/rules/document-kinds.yml"):
        (tmp_path / name).write_bytes((calls.ROOT / name).read_bytes())
    done = mkdocs_run.build(tmp_path / "mkdocs.yml", today=TODAY)
    assert not done.failed, done.failed
    site = tmp_path / "site"
    assert (site / "tep" / "nghi-quyet.pdf").read_bytes() == scan
    page = (site / "van-ban" / "nq" / "index.html").read_text(encoding="utf-8")
    assert "../../tep/nghi-quyet.pdf" in page
    assert "Bản &lt;quét&gt; (PDF)" in page
    assert "văn thư Đảng ủy" in (site / "quyen-rieng-tu" / "index.html").read_text(encoding="utf-8")


def test_a_file_read_before_is_not_read_again(tmp_path: Path) -> None:
    path = lay(tmp_path, "a.pdf", papers.scan())
    stats = StatCache()
    (first,) = texts(tmp_path, stats)
    (again,) = texts(tmp_path, StatCache(noted=stats.seen))
    assert isinstance(first, SourceText)
    assert (again.digest, again.flaw, again.seal) == (first.digest, "scan", room.seal(path))
