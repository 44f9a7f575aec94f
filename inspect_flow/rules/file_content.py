"""Tell what a file is by what stands in it, never by its name alone."""

from __future__ import annotations

import re
import unicodedata
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from inspect_flow.vocabulary.file_types import FileType

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEIC_BRANDS = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")
_OFFICE_PARTS = {"word/": FileType.DOCX, "xl/": FileType.XLSX, "ppt/": FileType.PPTX}
_OPEN_DOCUMENTS = {each.media_type: each for each in (FileType.ODT, FileType.ODS)}
_ACTIVE_TEXT = re.compile(
    r"^\s*(?:<|#!|@echo\b)|<\s*(?:script|html|svg|iframe)\b|javascript:", re.IGNORECASE
)
_SIGNATURES = (
    (b"%PDF-", FileType.PDF),
    (b"\xff\xd8\xff", FileType.JPEG),
    (b"\x89PNG\r\n\x1a\n", FileType.PNG),
    (b"II*\x00", FileType.TIFF),
    (b"MM\x00*", FileType.TIFF),
)


def type_of(content: bytes) -> FileType | None:
    """Return the type of the content, None for anything that may not be stored."""
    for signature, known in _SIGNATURES:
        if content.startswith(signature):
            return known
    if content[4:8] == b"ftyp":
        return FileType.HEIC if content[8:12] in _HEIC_BRANDS else FileType.MP4
    if content.startswith(b"PK\x03\x04"):
        return _packed(content)
    if content.startswith(_OLE):
        return _old_office(content)
    return FileType.TEXT if _is_plain_text(content) else None


def _packed(content: bytes) -> FileType | None:
    try:
        with ZipFile(BytesIO(content)) as packed:
            names = packed.namelist()
            if "mimetype" in names and packed.getinfo("mimetype").file_size < 100:
                return _OPEN_DOCUMENTS.get(packed.read("mimetype").decode("ascii", "replace"))
    except (BadZipFile, OSError, RuntimeError, NotImplementedError):
        return None
    if "[Content_Types].xml" not in names or any("vbaproject" in name.lower() for name in names):
        return None
    found = {kind for part, kind in _OFFICE_PARTS.items() if any(n.startswith(part) for n in names)}
    return found.pop() if len(found) == 1 else None


def _old_office(content: bytes) -> FileType | None:
    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in content

    if holds("_VBA_PROJECT"):
        return None
    if holds("WordDocument"):
        return FileType.DOC
    return FileType.XLS if holds("Workbook") else None


def _is_plain_text(content: bytes) -> bool:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    strange = any(
        unicodedata.category(character) == "Cc" and character not in "\t\r\n" for character in text
    )
    return not strange and not _ACTIVE_TEXT.search(text)
