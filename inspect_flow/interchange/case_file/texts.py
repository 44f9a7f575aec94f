"""Turn the bytes of a typed file into text, and say what was odd about them."""

from __future__ import annotations

from pathlib import Path

from inspect_flow.definitions.yaml_reader import LARGEST_FILE
from inspect_flow.locale.system_faults import spoken_fault
from inspect_flow.locale.translation import _
from inspect_flow.locale.vietnamese_text import nfc
from inspect_flow.vocabulary.errors import BadInput, NotFound

_WIDE = {b"\xff\xfe\x00\x00": "utf-32", b"\x00\x00\xfe\xff": "utf-32",
         b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}  # fmt: skip


def read_bytes(path: Path) -> bytes:
    """Read a file of at most `LARGEST_FILE` bytes; a larger one is refused unread."""
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise BadInput(_("{file}: không phải là tệp").format(file=path))
        if size > LARGEST_FILE:
            raise too_large(str(path), size)
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        raise NotFound(_("{file}: không có tệp này").format(file=path)) from None
    except OSError as fault:
        raise BadInput(
            _("{file}: không đọc được tệp").format(file=path),
            [_("kiểm tra quyền đọc ({fault})").format(fault=spoken_fault(fault))],
        ) from None
    if len(content) > LARGEST_FILE:
        raise too_large(str(path), len(content))
    return content


def too_large(name: str, size: int) -> BadInput:
    """Return the refusal of a file that no person typed."""
    return BadInput(
        _("{file}: tệp quá lớn ({size} MB, tối đa {limit} MB)").format(
            file=name, size=size // 1_000_000, limit=LARGEST_FILE // 1_000_000
        ),
        [_("tách thành nhiều tệp, mỗi tệp một đợt kiểm tra")],
    )


def as_text(content: bytes, name: str) -> tuple[str, list[str]]:
    """Decode `content`; return the text in NFC and remarks on how it was written.

    Raises `BadInput` with the remedy for an encoding that is not Unicode.
    """
    if not content.strip():
        raise BadInput(
            _("{file}: tệp trống").format(file=name), [_("xem mẫu trong docs/case_file.md")]
        )
    text, remarks = _decoded(content, name)
    if "\x00" in text:
        raise BadInput(
            _("{file}: không phải tệp văn bản").format(file=name),
            [_("lưu hồ sơ thành YAML hoặc JSON, bảng mã UTF-8")],
        )
    composed = nfc(text)
    if composed != text:
        remarks.append(_("chữ Việt gõ dạng tổ hợp (NFD) đã được đổi sang dạng dựng sẵn (NFC)"))
    return composed, remarks


def _decoded(content: bytes, name: str) -> tuple[str, list[str]]:
    for mark, encoding in _WIDE.items():
        if content.startswith(mark):
            return _decoded_as(content, encoding, name), [
                _("tệp lưu bằng {encoding}; nên lưu lại bằng UTF-8").format(
                    encoding=encoding.upper()
                )
            ]
    return _decoded_as(content, "utf-8-sig", name), []


def _decoded_as(content: bytes, encoding: str, name: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as fault:
        line = content.count(b"\n", 0, fault.start) + 1
        raise BadInput(
            _("{file}: không phải bảng mã UTF-8").format(file=name),
            [
                _("dòng {line}: có ký tự của bảng mã khác{guess}").format(
                    line=line, guess=_guess(content)
                ),
                _("mở tệp bằng trình soạn thảo, chọn Lưu với bảng mã UTF-8 rồi thử lại"),
            ],
        ) from None


def _guess(content: bytes) -> str:
    if b"\x00" in content[:200]:
        return _(" (có vẻ là UTF-16)")
    # cp1258 writes the tones as separate bytes behind their vowel.
    tones = sum(content.count(tone) for tone in (b"\xcc", b"\xec", b"\xd2", b"\xde", b"\xf2"))
    return _(" (có vẻ là Windows-1258)") if tones else _(" (có vẻ là Windows-1252 hoặc TCVN3)")
