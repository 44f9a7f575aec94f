"""The page that asks who somebody is; several pages end there."""

from __future__ import annotations

from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse

from inspect_flow.web.replies import page
from inspect_flow.web.visitors import settings_of


def sign_in_form(request: Request, status: int = 200, **told: Any) -> HTMLResponse:
    """Ask for name and password, or lead to the OpenID provider where there is one."""
    provider = settings_of(request).provider
    shown = {
        "username": "", "next": "/", "errors": {}, "resume": "", "kept": [], "lost_files": [],
        "provider": provider.label if provider else "", **told,
    }  # fmt: skip
    return page(request, "sign_in/sign_in.html", status=status, **shown)
