"""The pages of parts behind the policy that real pages are served with."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Mount, Route

from inspect_flow.web.static_files import MOUNTED_AT, static_app
from tools.web_parts import page

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


class PartsServer:
    """Serves the pages of parts; counts the forms that reach it."""

    def __init__(self) -> None:
        self.received = 0
        self.refuses = False
        self.application = Starlette(
            routes=[
                Mount(MOUNTED_AT, static_app()),
                Route("/{name}.html", self._page),
                Route("/{anything:path}", self._take, methods=["POST"]),
            ]
        )

    async def _page(self, request: Request) -> Response:
        text = page(request.path_params["name"])
        return HTMLResponse(text, headers={"Content-Security-Policy": POLICY})

    async def _take(self, _request: Request) -> Response:
        self.received += 1
        return Response(status_code=503 if self.refuses else 204)
