"""Ask an application for a page in this process, without a socket."""

from __future__ import annotations

from collections.abc import MutableMapping
from dataclasses import dataclass
from typing import Any

from fastapi import FastAPI

_Message = MutableMapping[str, Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """A page of an application, asked for by a browser that holds a session's token."""

    app: FastAPI
    path: str
    token: str = ""

    async def once(self) -> bytes:
        """Return the page; raise `AssertionError` for anything but a page."""
        told = _Told()
        await self.app(self._scope(), _nothing_more, told.hear)
        assert told.status == 200, f"{self.path}: {told.status}"
        return b"".join(told.parts)

    def _scope(self) -> dict[str, Any]:
        path, _mark, query = self.path.partition("?")
        return {
            "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET",
            "scheme": "http", "path": path, "raw_path": path.encode(), "root_path": "",
            "query_string": query.encode(), "client": ("127.0.0.1", 1), "server": ("bench", 80),
            "headers": [(b"host", b"bench"), (b"cookie", f"session={self.token}".encode())],
        }  # fmt: skip


class _Told:
    def __init__(self) -> None:
        self.status = 0
        self.parts: list[bytes] = []

    async def hear(self, message: _Message) -> None:
        self.status = message.get("status", self.status)
        self.parts.append(message.get("body", b""))


async def _nothing_more() -> _Message:
    return {"type": "http.request", "body": b"", "more_body": False}
