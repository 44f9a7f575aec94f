"""Refuse requests that change something and come from another site (forged requests)."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_OWN = frozenset({"same-origin", "none"})


class OwnOrigin:
    """Let a change through only where the browser says that one of our own pages asks for it.

    Browsers write `Sec-Fetch-Site`, older ones `Origin`; a page cannot write either. A request
    with neither comes from a program, which has no business with a browser's cookie.
    """

    def __init__(self, app: ASGIApp, origin: str) -> None:
        self.app = app
        self.origin = origin

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""
        if scope["type"] == "http" and scope["method"] not in _SAFE:
            headers = Headers(scope=scope)
            if not self._is_own(headers):
                refusal = PlainTextResponse("cross-site request refused", status_code=403)
                await refusal(scope, receive, send)
                return
        await self.app(scope, receive, send)

    def _is_own(self, headers: Headers) -> bool:
        site, origin = headers.get("sec-fetch-site"), headers.get("origin")
        if site is not None:
            return site in _OWN
        if origin is not None:
            return origin == self.origin
        return "cookie" not in headers
