"""Speak the language that the browser's reader chose."""

from __future__ import annotations

from http.cookies import CookieError, SimpleCookie

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from inspect_flow.locale.translation import use_language

LANGUAGE_COOKIE = "language"


class ReadersLanguage:
    """Set the language before anything is worded; worker threads take it over with the context."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Read the cookie and pass the request on."""
        if scope["type"] == "http":
            use_language(_chosen(Headers(scope=scope).get("cookie", "")))
        await self.app(scope, receive, send)


def _chosen(cookies: str) -> str:
    try:
        found = SimpleCookie(cookies).get(LANGUAGE_COOKIE)
    except CookieError:
        return "vi"
    return found.value if found else "vi"
