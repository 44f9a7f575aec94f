"""Routers of pages and forms: each states for whom it is."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse

from inspect_flow.web.visitors import Audience, Gate

LARGEST_FORM = 4 * 1024 * 1024
"""Bytes of a form without files; those that take files say so (`uploads.LARGEST_BODY`)."""


def pages(audience: Audience, *, before_new_password: bool = False, **settings: Any) -> APIRouter:
    """Return a router for pages; they are no part of the described JSON interface."""
    settings.setdefault("max_body_size", LARGEST_FORM)
    gate = Gate(audience, before_new_password=before_new_password)
    return APIRouter(
        dependencies=[Depends(gate)],
        include_in_schema=False,
        default_response_class=HTMLResponse,
        **settings,
    )
