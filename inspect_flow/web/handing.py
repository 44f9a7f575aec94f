"""Hand a file out, and note to whom."""

from __future__ import annotations

from fastapi import Request
from fastapi.responses import Response

from inspect_flow.bootstrap.workplace import Desk
from inspect_flow.services.file_readings import note_reading
from inspect_flow.web.downloads import download
from inspect_flow.web.visitors import browser_of


def handed_out(request: Request, desk: Desk, content: bytes, name: str, kind: str) -> Response:
    """Answer with a file of a case; who took it is noted before it leaves (ASVS 5.0, 16.3)."""
    address = browser_of(request).address
    desk.carry_out(lambda work: note_reading(work, name, request.url.path, address))
    return download(content, name, kind)
