"""Look into an XLSX package before anything in it is read: what it is, how large, how harmless."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from struct import error as StructError
from zipfile import BadZipFile, ZipFile
from zlib import error as ZlibError

from inspect_flow.locale.translation import _
from inspect_flow.vocabulary.errors import BadInput

# A plan of 3,321 units weighs 0.2 MB packed and 3 MB unpacked.
LARGEST_PACKED = 10_000_000
LARGEST_UNPACKED = 60_000_000
_MOST_PARTS = 500
# Real sheets pack 10 to 40 times; 1,000 is what repeated zeros reach.
_STEEPEST_RATIO = 200
_WORTH_A_LOOK = 1_000_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_DECLARED_TYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)")
_ENCODING = re.compile(rb"^(?:\xef\xbb\xbf)?\s*<\?xml[^>]*?encoding\s*=\s*[\"']([\w.-]+)[\"']")
BROKEN = (
    BadZipFile, ZlibError, StructError, EOFError, OSError, RuntimeError, NotImplementedError,
    LookupError, ValueError, TypeError, AttributeError, ArithmeticError, SyntaxError,
)  # fmt: skip
"""All that the readers of packages and of XML raise at what is no sheet."""


def refuse_unreadable(content: bytes, name: str) -> None:
    """Raise `BadInput` with what the file is instead of an Excel workbook that may be read."""
    reasons = _outer_faults(content) or list(_package_faults(content))
    if reasons:
        raise BadInput(_("Tệp {file}: không nhận được").format(file=name), reasons)


def unreadable(name: str) -> BadInput:
    """Return the refusal of a package whose parts make no workbook."""
    return BadInput(_("Tệp {file}: không nhận được").format(file=name), [_torn()])


def _outer_faults(content: bytes) -> list[str]:
    if not content:
        return [_("tệp rỗng (0 byte); sao chép lại từ bản gốc")]
    if len(content) > LARGEST_PACKED:
        told = _("tệp nặng {size} MB, quá {limit} MB; xóa hình ảnh và trang tính thừa")
        return [told.format(size=len(content) // 1_000_000, limit=LARGEST_PACKED // 1_000_000)]
    if content.startswith(_OLE):
        if _ENCRYPTED in content:
            return [_("tệp có mật khẩu; mở bằng Excel, bỏ mật khẩu rồi lưu lại")]
        return [_("tệp Excel kiểu cũ (.xls); mở bằng Excel rồi lưu thành .xlsx")]
    if not content.startswith(b"PK"):
        return [_("không phải tệp Excel; mở bằng Excel rồi lưu thành .xlsx (đổi tên không đủ)")]
    return []


def _package_faults(content: bytes) -> Iterator[str]:
    try:
        with ZipFile(BytesIO(content)) as package:
            yield from _size_faults(package) or _kind_faults(package) or _part_faults(package)
    except BROKEN:
        yield _torn()


def _torn() -> str:
    return _("tệp bị cắt cụt hoặc hỏng; tải lại, hoặc mở bằng Excel rồi lưu lại")


def _size_faults(package: ZipFile) -> list[str]:
    parts = package.infolist()
    if any(part.flag_bits & 0x1 for part in parts):
        return [_("tệp có mật khẩu; bỏ mật khẩu rồi lưu lại")]
    unpacked = sum(part.file_size for part in parts)
    is_steep = any(
        part.file_size > _WORTH_A_LOOK and part.file_size > _STEEPEST_RATIO * part.compress_size
        for part in parts
    )
    if len(parts) > _MOST_PARTS or unpacked > LARGEST_UNPACKED or is_steep:
        told = _(
            "giải nén ra {size} MB, không giống bảng tính thật; xóa dòng, cột thừa rồi lưu lại"
        )
        return [told.format(size=unpacked // 1_000_000)]
    return []


def _kind_faults(package: ZipFile) -> list[str]:
    names = {name.casefold() for name in package.namelist()}
    if any("vbaproject" in name for name in names):
        return [_("tệp có macro; lưu lại thành .xlsx không macro")]
    if any(name.startswith("xl/externallinks/") for name in names):
        return [_("tệp có liên kết đến tệp khác; chọn Dữ liệu > Sửa liên kết > Ngắt, rồi lưu lại")]
    if "xl/workbook.xml" not in names or "[content_types].xml" not in names:
        return [_("không phải bảng tính .xlsx; mở bằng Excel rồi lưu thành .xlsx")]
    return []


def _part_faults(package: ZipFile) -> list[str]:
    """Read every part to its end: its checksum holds, and it declares no entities."""
    for part in package.infolist():
        content = package.read(part)
        if not part.filename.endswith((".xml", ".rels")):
            continue
        encoding = _ENCODING.match(content)
        strange = encoding is not None and encoding[1].lower() not in (b"utf-8", b"us-ascii")
        if strange or b"\x00" in content or _DECLARED_TYPE.search(content):
            return [_("tệp chứa khai báo XML không được phép; mở bằng Excel rồi lưu lại")]
    return []
