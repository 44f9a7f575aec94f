"""What a file is shows in its content; what could run or hide something is never taken."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile, ZipInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspect_flow.rules.file_content import type_of
from inspect_flow.vocabulary.file_types import FileType

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 64


def packed(**parts: str) -> bytes:
    """Pack parts into a ZIP, all of one day: these bytes tell tests apart."""
    content = BytesIO()
    with ZipFile(content, "w") as archive:
        for name, text in parts.items():
            archive.writestr(ZipInfo(name), text)
    return content.getvalue()


def office(folder: str, **more: str) -> bytes:
    """Return the shell of a Word, Excel or PowerPoint file."""
    names = ("[Content_Types].xml", f"{folder}/document.xml", *more)
    return packed(**dict.fromkeys(names, "<x/>"))


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7\n", FileType.PDF),
        (b"\xff\xd8\xff\xe0", FileType.JPEG),
        (b"\x89PNG\r\n\x1a\n", FileType.PNG),
        (b"II*\x00", FileType.TIFF),
        (b"\x00\x00\x00\x18ftypheic", FileType.HEIC),
        (b"\x00\x00\x00\x18ftypmp42", FileType.MP4),
        (office("word"), FileType.DOCX),
        (office("xl"), FileType.XLSX),
        (office("ppt"), FileType.PPTX),
        (packed(mimetype=FileType.ODT.media_type, content="x"), FileType.ODT),
        (packed(mimetype=FileType.ODS.media_type, content="x"), FileType.ODS),
        (OLE + "WordDocument".encode("utf-16-le"), FileType.DOC),
        (OLE + "Workbook".encode("utf-16-le"), FileType.XLS),
        ("Biên bản họp, dấu nháy 'đơn'\n".encode(), FileType.TEXT),
        ("\ufeffcó dấu đầu tệp".encode(), FileType.TEXT),
    ],
)
def test_what_offices_hand_in_is_known_by_its_content(content, kind):
    assert type_of(content) is kind


@pytest.mark.parametrize(
    "content",
    [
        b"MZ\x90\x00",
        b"\x7fELF",
        b"#!/bin/sh\nrm -rf /",
        b"<html><script>alert(1)</script></html>",
        b"  <svg xmlns='http://www.w3.org/2000/svg' onload='x'/>",
        b"hello <script>alert(1)</script>",
        b"@echo off\r\ndel *.*",
        b"GIF89a\x00\x00",
        b"Rar!\x1a\x07\x01\x00",
        packed(readme="an archive that nobody can look into"),
        b"PK\x03\x04 broken",
        office("word", **{"word/vbaProject.bin": ""}),
        OLE + "WordDocument_VBA_PROJECT".encode("utf-16-le"),
        OLE,
        "chữ trong bảng mã khác".encode("utf-16"),
        b"\x00\x01\x02",
    ],
)
def test_what_could_run_or_hide_something_is_not_taken(content):
    assert type_of(content) is None


def test_an_office_file_that_claims_to_be_two_things_is_not_taken():
    assert type_of(office("word", **{"xl/workbook.xml": ""})) is None


@given(st.binary(max_size=200))
def test_no_content_breaks_the_look_at_it(content):
    assert type_of(content) in (None, *FileType)
