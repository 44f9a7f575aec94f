"""Look into a packed office file before it is kept: how large, how harmless, and whether whole."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePosixPath
from zipfile import BadZipFile, ZipFile, ZipInfo
from zlib import error as ZlibError

from inspect_flow.locale.translation import _

MOST_PARTS = 5000
LARGEST_UNPACKED = 300_000_000
# Office files pack 10 to 40 times; what repeats one byte packs a thousand times.
STEEPEST_RATIO = 200
_WORTH_A_LOOK = 1_000_000
_AT_ONCE = 1 << 20
_INNER = frozenset(
    {"zip", "rar", "7z", "gz", "tar", "jar", "exe", "dll", "com", "scr", "bat", "cmd", "js",
     "vbs", "hta", "lnk", "msi"}
)  # fmt: skip
_BROKEN = (
    BadZipFile, ZlibError, EOFError, OSError, RuntimeError, NotImplementedError, ValueError,
    LookupError,
)  # fmt: skip


def package_faults(content: bytes) -> list[str]:
    """Return why a packed file may not be kept, every reason that is known before unpacking it."""
    try:
        with ZipFile(BytesIO(content)) as package:
            return list(_listed(package)) or list(_read(package))
    except _BROKEN:
        return [cut_off()]


def cut_off() -> str:
    """Say that a file is not whole."""
    return _("tệp hỏng hoặc tải lên chưa trọn; mở thử trên máy rồi chọn lại")


def _listed(package: ZipFile) -> Iterator[str]:
    parts = package.infolist()
    if any(part.flag_bits & 0x1 for part in parts):
        yield _("tệp có mật khẩu; bỏ mật khẩu rồi lưu lại")
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > MOST_PARTS or unpacked > LARGEST_UNPACKED or any(map(_is_steep, parts)):
        yield _("giải nén ra {size} MB, không giống tệp thật; lưu lại bằng Word hoặc Excel").format(
            size=unpacked // 1_000_000
        )
    if any(_leads_out(part) for part in parts):
        yield _("bên trong có đường dẫn lạ; lưu lại bằng Word hoặc Excel")
    inner = sorted({part.filename for part in parts if _ending(part) in _INNER})
    if inner:
        yield _("bên trong có tệp nén hoặc chương trình: {names}; bỏ tệp đó ra rồi lưu lại").format(
            names=", ".join(inner[:3])
        )


def _read(package: ZipFile) -> Iterator[str]:
    """Read every part to its end: sizes may be told wrong, and a torn part shows only there."""
    left = LARGEST_UNPACKED
    for part in package.infolist():
        with package.open(part) as opened:
            while piece := opened.read(_AT_ONCE):
                left -= len(piece)
                if left < 0:
                    yield _("giải nén ra quá lớn, không giống tệp thật")
                    return


def _is_steep(part: ZipInfo) -> bool:
    is_worth_it = part.file_size > _WORTH_A_LOOK
    return is_worth_it and part.file_size > STEEPEST_RATIO * part.compress_size


def _leads_out(part: ZipInfo) -> bool:
    path = part.filename.replace("\\", "/")
    is_link = stat.S_ISLNK(part.external_attr >> 16)
    return is_link or path.startswith("/") or ".." in path.split("/") or ":" in path


def _ending(part: ZipInfo) -> str:
    return PurePosixPath(part.filename).suffix.casefold().lstrip(".")
