"""Read the files that people hand in; their faults are told as sentences, all at once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from inspect_flow.locale.system_faults import spoken_fault
from inspect_flow.locale.translation import _
from inspect_flow.vocabulary.errors import BadInput
from inspect_flow.vocabulary.file_types import LARGEST_FILE


def each_file(files: Sequence[Path]) -> tuple[list[tuple[str, bytes]], list[str]]:
    """Return name and content of the files that can be read, and what is wrong with the others."""
    read = []
    faults = []
    for file in files:
        try:
            read.append((file.name, content_of(file)))
        except BadInput as fault:
            faults.append(f"{fault.thing}: {'; '.join(fault.reasons)}")
    return read, faults


def content_of(file: Path, limit: int = LARGEST_FILE) -> bytes:
    """Return the bytes of one file of at most `limit` bytes."""
    title = _("Tệp {file}").format(file=file)
    try:
        if not file.exists():
            raise BadInput(title, [_("không có tệp này; kiểm tra lại đường dẫn")])
        if not file.is_file():
            raise BadInput(title, [_("không phải tệp thường; chọn một tệp")])
        # One byte more than allowed tells too large from just large enough, whatever the size
        # that the file system claims.
        with file.open("rb") as opened:
            content = opened.read(limit + 1)
    except OSError as fault:
        reason = _("{fault}; kiểm tra quyền đọc").format(fault=spoken_fault(fault))
        raise BadInput(title, [reason]) from fault
    if len(content) > limit:
        # Only here: what evidence may weigh is known where evidence is kept.
        from inspect_flow.services.evidence import too_large

        raise BadInput(title, [too_large(max(file.stat().st_size, len(content)), limit)])
    return content


def text_of(file: Path) -> str:
    """Return the text of a UTF-8 file; raise `BadInput` for another encoding."""
    try:
        return content_of(file).decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise BadInput(
            _("Tệp {file}").format(file=file),
            [_("không phải văn bản UTF-8; lưu lại với bảng mã UTF-8")],
        ) from fault
