"""Whatever is handed in as an Excel file is read, or refused in a sentence."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspect_flow.interchange.sheets.grid import MOST_ROWS, read_book
from inspect_flow.vocabulary.errors import BadInput
from tests.workbooks import SHEET, a_workbook, repacked, with_rows

GOOD = a_workbook()
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENTITIES = (
    b'<?xml version="1.0"?><!DOCTYPE worksheet [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    b'<row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>'
)
HOSTILE = {
    "0 byte": (b"", "0 byte"),
    "a truncated file": (GOOD[: len(GOOD) // 2], "cắt cụt hoặc hỏng"),
    "a head without a body": (b"PK\x03\x04", "cắt cụt hoặc hỏng"),
    "an .xls": (OLE + b"\0" * 500 + "Workbook".encode("utf-16-le"), "kiểu cũ"),
    "a password": (OLE + b"\0" * 500 + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
    "a renamed .csv": ("mã;tên\nxa;xã Mẫu\n".encode(), "không phải tệp Excel"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "không phải tệp Excel"),
    "a Word file": (
        repacked(GOOD, {"xl/workbook.xml": None, "word/document.xml": b"<w/>"}),
        "không phải bảng tính",
    ),
    "macros": (repacked(GOOD, {"xl/vbaProject.bin": b"x"}), "macro"),
    "links to other files": (
        repacked(GOOD, {"xl/externalLinks/externalLink1.xml": b"<x/>"}),
        "liên kết đến tệp khác",
    ),
    "entities": (repacked(GOOD, {SHEET: ENTITIES}), "khai báo XML"),
    "entities in UTF-16": (
        repacked(GOOD, {SHEET: ENTITIES.decode().encode("utf-16")}),
        "khai báo XML",
    ),
    "a steep package": (
        repacked(GOOD, {"xl/media/a.bin": b"\0" * 30_000_000}),
        "giải nén ra 30 MB",
    ),
    "many parts": (repacked(GOOD, {f"xl/{n}.bin": b"x" for n in range(600)}), "giải nén ra"),
    "1,048,576 empty rows": (with_rows("<row/>", 1_048_576), "xóa dòng"),
    "a row far below": (with_rows('<row r="1048576"><c r="A1048576"><v>1</v></c></row>'), "20000"),
    "a row beyond all": (with_rows('<row r="999999999"><c><v>1</v></c></row>'), "20000"),
    "a broken cell": (with_rows('<row r="1"><c r="A1" t="s"><v>77</v></c></row>'), "hỏng"),
    "no XML at all": (repacked(GOOD, {SHEET: b"PK"}), "hỏng"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_what_is_no_workbook_is_refused_in_a_sentence_and_at_once(kind):
    content, words = HOSTILE[kind]
    began = time.monotonic()

    with pytest.raises(BadInput) as refused:
        read_book(content, "bảng.xlsx")

    assert words in str(refused.value)
    assert refused.value.exit_code == 6
    assert time.monotonic() - began < 20


def test_an_encrypted_package_is_refused():
    content = bytearray(GOOD)
    # The flag of encryption stands in the head of each part and in the directory.
    for head, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(head)
        while at >= 0:
            content[at + place] |= 1
            at = content.find(head, at + 4)

    with pytest.raises(BadInput, match="không nhận được") as refused:
        read_book(bytes(content), "bảng.xlsx")

    assert "mật khẩu" in str(refused.value)


def test_a_false_size_is_not_believed():
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        '<dimension ref="A1:XFD1048576"/><sheetData><row r="2"><c r="B2"><v>5</v></c></row>'
        "</sheetData></worksheet>"
    )

    [row] = read_book(repacked(GOOD, {SHEET: sheet.encode()}), "bảng.xlsx")["Sheet"]

    assert (row.number, row.cell("B").value, row.cell("B").address) == (2, 5, "B2")
    assert row.cell("A").is_empty
    assert MOST_ROWS < 1_048_576


@given(data=st.data())
def test_a_damaged_workbook_is_read_or_refused_and_never_crashes(data):
    content = bytearray(GOOD)
    for _each in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    with suppress(BadInput):
        book = read_book(bytes(content), "bảng.xlsx")
        assert all(row.cells for rows in book.values() for row in rows)
