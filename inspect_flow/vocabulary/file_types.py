"""Which files may prove something: one table of types, their names and what they are for."""

from __future__ import annotations

from typing import Self

from inspect_flow.vocabulary.labelled import Labelled


class FileType(Labelled):
    """A type of evidence; `extensions` are the endings its file name may have.

    Left out on purpose: programs, web pages and SVG (they run when opened), archives (nobody sees
    what they hold without unpacking them), documents with macros.
    """

    media_type: str
    extensions: tuple[str, ...]

    def __new__(cls, value: str, vi: str, en: str, media_type: str, *extensions: str) -> Self:
        """Keep media type and extensions beside the labels."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.vi = vi
        member.en = en
        member.media_type = media_type
        member.extensions = extensions
        return member

    PDF = "pdf", "văn bản PDF", "PDF document", "application/pdf", "pdf"
    DOCX = (
        "docx", "văn bản Word", "Word document",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx",
    )  # fmt: skip
    XLSX = (
        "xlsx", "bảng tính Excel", "Excel workbook",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx",
    )  # fmt: skip
    PPTX = (
        "pptx", "trình chiếu PowerPoint", "PowerPoint presentation",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx",
    )  # fmt: skip
    # Commune offices still keep papers of Word and Excel 97-2003.
    DOC = "doc", "văn bản Word 97-2003", "Word 97-2003 document", "application/msword", "doc"
    XLS = (
        "xls",
        "bảng tính Excel 97-2003",
        "Excel 97-2003 workbook",
        "application/vnd.ms-excel",
        "xls",
    )
    ODT = (
        "odt", "văn bản OpenDocument", "OpenDocument text",
        "application/vnd.oasis.opendocument.text", "odt",
    )  # fmt: skip
    ODS = (
        "ods", "bảng tính OpenDocument", "OpenDocument spreadsheet",
        "application/vnd.oasis.opendocument.spreadsheet", "ods",
    )  # fmt: skip
    JPEG = "jpeg", "ảnh JPEG", "JPEG picture", "image/jpeg", "jpg", "jpeg", "jfif"
    PNG = "png", "ảnh PNG", "PNG picture", "image/png", "png"
    TIFF = "tiff", "ảnh quét TIFF", "TIFF scan", "image/tiff", "tif", "tiff"
    HEIC = "heic", "ảnh điện thoại HEIC", "HEIC photograph", "image/heic", "heic", "heif"
    MP4 = "mp4", "phim MP4", "MP4 film", "video/mp4", "mp4", "m4v", "mov"
    TEXT = "text", "văn bản thuần", "plain text", "text/plain", "txt", "csv", "md"


LARGEST_FILE = 50 * 1024 * 1024
"""Bytes: what a mail server or a phone's film of a minute still fits in."""

LONGEST_NAME = 120
"""Characters of a stored file name, with its ending."""
