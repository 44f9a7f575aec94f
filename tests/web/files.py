"""Files that people hand in, good ones and bad ones."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from PIL import Image

WORD = "[Content_Types].xml"


def a_pdf() -> bytes:
    """Return a whole PDF of one empty page."""
    import pikepdf

    written = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(written)
    return written.getvalue()


def a_picture(kind: str = "JPEG", size: tuple[int, int] = (640, 480)) -> bytes:
    """Return a picture that tells, as phones do, where it was taken."""
    written, exif = BytesIO(), Image.Exif()
    exif.get_ifd(0x8825)[1] = "N"
    Image.new("RGB", size, "steelblue").save(written, kind, exif=exif)
    return written.getvalue()


def a_word_file(**more: bytes) -> bytes:
    """Return a packed file that passes for one of Word; `more` are parts with `__` for dots."""
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as package:
        package.writestr(WORD, "<Types/>")
        package.writestr("word/document.xml", "<document/>")
        for name, content in more.items():
            package.writestr(name.replace("__", "."), content)
    return written.getvalue()


def a_package_with(name: str, mode: int = 0o100644) -> bytes:
    """Return such a file with a part of that name and kind."""
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as package:
        package.writestr(WORD, "<Types/>")
        package.writestr("word/document.xml", "<document/>")
        part = ZipInfo(name)
        part.external_attr = mode << 16
        package.writestr(part, b"target")
    return written.getvalue()
