"""The workplace as an ASGI application."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import anyio.to_thread
from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware

from inspect_flow import __version__
from inspect_flow.bootstrap.workplace import Workplace
from inspect_flow.web import errors
from inspect_flow.web.api.webhooks import WEBHOOKS
from inspect_flow.web.pages import whole
from inspect_flow.web.security.headers import SafeHeaders
from inspect_flow.web.security.languages import ReadersLanguage
from inspect_flow.web.security.origin import OwnOrigin
from inspect_flow.web.settings import WebSettings
from inspect_flow.web.static_files import MOUNTED_AT, static_app

if TYPE_CHECKING:
    from inspect_flow.identity.oidc.provider import Provider

# Python runs one thread at a time: a few beside each other answer sooner than forty.
_THREADS = 6


def create_app(workplace: Workplace, settings: WebSettings) -> FastAPI:
    """Return the application of one node."""
    app = FastAPI(
        title="inspect-flow",
        version=__version__,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/v1/openapi.json",
        lifespan=_lifespan,
        webhooks=WEBHOOKS,
    )
    app.state.workplace, app.state.settings = workplace, settings
    app.state.provider = _provider(settings)
    app.include_router(whole())
    app.mount(MOUNTED_AT, static_app())
    errors.install(app)
    # The last one added is the first to see a request.
    app.add_middleware(OwnOrigin, origin=settings.origin)
    app.add_middleware(ReadersLanguage)
    # A checklist of 95 items is 400 KB of HTML and a tenth of that on the way to a phone. No page
    # holds a secret that its length could betray.
    app.add_middleware(GZipMiddleware, minimum_size=2000, compresslevel=4)
    app.add_middleware(SafeHeaders, is_secure=settings.is_secure)
    return app


def _provider(settings: WebSettings) -> Provider | None:
    if settings.provider is None:
        return None
    # Half a second's worth of libraries that most houses do not need.
    from inspect_flow.identity.oidc.provider import Provider

    return Provider(settings.provider, settings.callback)


@asynccontextmanager
async def _lifespan(_app: FastAPI) -> AsyncIterator[None]:
    anyio.to_thread.current_default_thread_limiter().total_tokens = _THREADS
    yield
