"""Styles, scripts and fonts under an address that changes with their content."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Scope

FOLDER = Path(__file__).with_name("static")
MOUNTED_AT = "/static"
FOR_EVER = "public, max-age=31536000, immutable"


@cache
def version() -> str:
    """Return a hash over all static files; styles name their fonts, so all change together."""
    digest = hashlib.sha256()
    for file in sorted(each for each in FOLDER.rglob("*") if each.is_file()):
        content = hashlib.sha256(file.read_bytes()).hexdigest()
        digest.update(f"{file.relative_to(FOLDER).as_posix()}\0{content}\0".encode())
    return digest.hexdigest()[:16]


@cache
def static_url(name: str) -> str:
    """Return the address of the static file `name`; raises `FileNotFoundError` for none such."""
    if not (FOLDER / name).is_file():
        raise FileNotFoundError(name)
    return f"{MOUNTED_AT}/{version()}/{name}"


class _Versioned(StaticFiles):
    """Serve `<version>/<name>`: the present version for ever, any other one never from a cache."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        asked_for, slash, name = path.partition("/")
        if not slash:
            raise HTTPException(status_code=404)
        response = await super().get_response(name, scope)
        # While servers are upgraded one by one, a page of the old one asks the new one.
        response.headers["Cache-Control"] = FOR_EVER if asked_for == version() else "no-cache"
        response.headers["X-Content-Type-Options"] = "nosniff"
        return response


def static_app() -> ASGIApp:
    """Return the application to mount at `MOUNTED_AT`; a phone loads 50 kB of it, not 200."""
    return GZipMiddleware(_Versioned(directory=FOLDER))
