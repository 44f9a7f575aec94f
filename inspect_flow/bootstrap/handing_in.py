"""Files that strangers hand in, before they are kept: whole, harmless, rid of what cameras hide."""

from __future__ import annotations

from inspect_flow.documents.apart import apart
from inspect_flow.documents.pdf_files import refuse_unreadable
from inspect_flow.interchange.packages import cut_off, package_faults
from inspect_flow.interchange.photographs import read_photograph
from inspect_flow.locale.translation import _
from inspect_flow.rules.file_content import type_of
from inspect_flow.rules.file_names import safe_name
from inspect_flow.services.evidence import allowed_types
from inspect_flow.vocabulary.errors import BadInput
from inspect_flow.vocabulary.file_types import FileType

PICTURES = (FileType.JPEG, FileType.PNG)
_PACKED = (FileType.DOCX, FileType.XLSX, FileType.PPTX, FileType.ODT, FileType.ODS)
# Both keep where a picture was taken, and nothing here can draw them anew.
_UNDRAWN = (FileType.HEIC, FileType.TIFF)
# A page scanned at 300 points per inch stays as sharp as it is.
LONGEST_SIDE = 3600
_END_OF_PDF = 2048


def cleared(content: bytes, name: str) -> bytes:
    """Return the bytes to keep: pictures drawn anew, all else as it came.

    Raises `BadInput` for what is empty, cut off, locked, not among the types, or made to harm.
    """
    kind = type_of(content)
    if kind in PICTURES:
        return read_photograph(content, safe_name(name), LONGEST_SIDE).content
    faults = _faults(content, kind)
    if faults:
        raise BadInput(_("Tệp '{name}'").format(name=safe_name(name) or name), faults)
    if kind is FileType.PDF:
        apart(safe_name(name), refuse_unreadable, content, safe_name(name))
    return content


def _faults(content: bytes, kind: FileType | None) -> list[str]:
    if not content:
        return [_("tệp rỗng; kiểm tra lại tệp đã chọn")]
    if kind is FileType.PDF and b"%%EOF" not in content[-_END_OF_PDF:]:
        return [cut_off()]
    if kind in _PACKED:
        return package_faults(content)
    if kind in _UNDRAWN:
        return [_("ảnh {type} không nhận qua trang này; lưu lại thành JPEG hoặc PDF").format(
            type=kind.value.upper())]  # fmt: skip
    if kind is not None:
        return []
    if content.startswith(b"PK\x03\x04") and package_faults(content) == [cut_off()]:
        return [cut_off()]
    return [_("loại tệp không được nhận; chỉ nhận: {types}").format(types=allowed_types())]
