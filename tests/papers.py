"""Documents for tests: made by the libraries that offices' own programs agree with, and PDFs by hand."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Any

import docx
import openpyxl
from openpyxl.comments import Comment
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText

from tests import pictures


def pdf(*lines: str, author: str = "", note: str = "", password: str = "") -> bytes:
    """A page with these lines, in letters without tones."""
    shown = "\n".join(f"({line}) Tj T*" for line in lines)
    stream = f"BT /F1 12 Tf 14 TL 72 720 Td {shown} ET"
    objects = (
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        "/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
    )
    made, places = b"%PDF-1.4\n", []
    for number, text in enumerate(objects, 1):
        places.append(len(made))
        made += f"{number} 0 obj\n{text}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    made += (
        f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\n"
        f"startxref\n{len(made)}\n%%EOF\n"
    ).encode()
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(made)))
    if author:
        writer.add_metadata({"/Author": author})
    if note:
        writer.add_annotation(0, FreeText(text=note, rect=(50, 50, 200, 90)))
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def scan() -> bytes:
    """A page that is only a picture."""
    return pictures.saved(pictures.scene(600, 800), "PDF")


def word(*paragraphs: str, rows: tuple[tuple[str, ...], ...] = (), header: str = "", author: str = "",
         picture: bytes = b"") -> bytes:  # fmt: skip
    made = docx.Document()
    made.core_properties.author = author
    made.core_properties.comments = ""
    made.sections[0].header.paragraphs[0].text = header
    for text in paragraphs:
        made.add_paragraph(text)
    if rows:
        table = made.add_table(rows=0, cols=len(rows[0]))
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    if picture:
        made.add_picture(io.BytesIO(picture))
    return _saved(made)


def workbook(*rows: tuple[Any, ...], hidden: tuple[Any, ...] = (), remark: str = "") -> bytes:
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(row)
    if hidden:
        sheet = made.create_sheet("An")
        sheet.append(hidden)
        sheet.sheet_state = "hidden"
    if remark:
        made.active["A1"].comment = Comment(remark, "An")
    return _saved(made)


def changed(office: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The same file with some parts as given, new ones too."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(office)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            if info.filename not in parts:
                new.writestr(info, old.read(info))
        for name, data in parts.items():
            new.writestr(name, data)
    return buffer.getvalue()


def part(office: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(office)) as archive:
        return archive.read(name)


def _saved(made: Any) -> bytes:
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()
