"""Addresses on the web to which the program itself speaks: how they are written."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from inspect_flow.locale.translation import _

LONGEST_ADDRESS = 500
_PORTS = {"https": 443, "http": 80}


@dataclass(frozen=True, slots=True)
class WebAddress:
    """An address taken apart; `target` is path and query."""

    is_secure: bool
    host: str
    port: int
    target: str

    @property
    def named_host(self) -> str:
        """Return host and port as a request names them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        usual = _PORTS["https" if self.is_secure else "http"]
        return host if self.port == usual else f"{host}:{self.port}"


def read_address(written: str) -> WebAddress:
    """Return the parts of an address; raise `ValueError` with a sentence where it is none."""
    if not written.isascii() or not written.isprintable() or " " in written:
        raise ValueError(_("chỉ dùng chữ không dấu, không có khoảng trắng"))
    if len(written) > LONGEST_ADDRESS:
        raise ValueError(_("dài nhất {most} ký tự").format(most=LONGEST_ADDRESS))
    try:
        parts = urlsplit(written)
        port = parts.port
    except ValueError:
        raise ValueError(_("viết https://máy-chủ/đường-dẫn")) from None
    if parts.scheme not in _PORTS or not parts.hostname or port == 0 or "\\" in written:
        raise ValueError(_("viết https://máy-chủ/đường-dẫn"))
    if parts.username is not None or parts.password is not None:
        raise ValueError(_("không ghi tên hoặc mật khẩu trong địa chỉ"))
    if "#" in written:
        raise ValueError(_("bỏ phần sau dấu #"))
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return WebAddress(parts.scheme == "https", parts.hostname, port or _PORTS[parts.scheme], target)
