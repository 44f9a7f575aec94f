"""Open a Word template of a province only when it is one, of a sane size, and does nothing."""

from __future__ import annotations

import zipfile
from importlib.resources.abc import Traversable
from io import BytesIO

from docx import Document
from docx.opc.exceptions import OpcError
from docx.oxml import parse_xml

from inspect_flow.locale.system_faults import spoken_fault
from inspect_flow.locale.translation import _
from inspect_flow.vocabulary.errors import DefinitionError

# A template with pictures has some hundred kilobytes; unpacked a file may be a bomb.
_LARGEST_FILE = 20_000_000
_LARGEST_UNPACKED = 100_000_000
_SHOWN = 80


def checked_template(file: Traversable) -> BytesIO:
    """Return the bytes of a Word template; raise `DefinitionError` with all that is wrong."""
    try:
        with file.open("rb") as stream:
            content = stream.read(_LARGEST_FILE + 1)
    except OSError as fault:
        raise _refused(file, [spoken_fault(fault)]) from fault
    if len(content) > _LARGEST_FILE:
        raise _refused(file, [_("tệp lớn hơn {limit} byte").format(limit=_LARGEST_FILE)])
    faults = _faults(content)
    if faults:
        raise _refused(file, faults)
    return BytesIO(content)


def _refused(file: Traversable, faults: list[str]) -> DefinitionError:
    return DefinitionError(_("Không dùng được mẫu Word '{file}'").format(file=file.name), faults)


def _faults(content: bytes) -> list[str]:
    not_word = _("không phải tệp Word (.docx); mở bằng Word và lưu lại ở dạng .docx")
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            if sum(each.file_size for each in archive.infolist()) > _LARGEST_UNPACKED:
                return [_("nội dung nén quá lớn")]
            found = _what_it_would_do(archive)
        Document(BytesIO(content))
    except (zipfile.BadZipFile, OpcError, SyntaxError, KeyError, ValueError, NotImplementedError,
            OSError, EOFError):  # fmt: skip
        return [not_word]
    return found


def _what_it_would_do(archive: zipfile.ZipFile) -> list[str]:
    found = []
    names = archive.namelist()
    if any("vbaproject" in name.lower() for name in names):
        found.append(_("tệp chứa macro; hãy lưu lại ở dạng .docx không có macro"))
    for name in names:
        if not name.endswith(".rels"):
            continue
        for relation in parse_xml(archive.read(name)):
            outside = relation.get("TargetMode") == "External"
            # A link is followed by whoever clicks; anything else Word fetches by itself.
            if outside and not relation.get("Type", "").endswith("/hyperlink"):
                target = relation.get("Target", "")[:_SHOWN]
                found.append(_("tệp lấy nội dung từ nơi khác: {target}").format(target=target))
    return found
