"""Hand a file out, and note to whom."""

from __future__ import annotations

from fastapi import Request
from fastapi.responses import Response

from inspect_flow.bootstrap.workplace import Desk
from inspect_flow.services.file_readings import note_reading
from inspect_flow.vocabulary.file_types import FileType
from inspect_flow.web.downloads import download, named
from inspect_flow.web.visitors import browser_of


def handed_out(request: Request, desk: Desk, content: bytes, name: str, kind: str) -> Response:
    """Answer with a file of a case; who took it is noted before it leaves (ASVS 5.0, 16.3)."""
    _note(request, desk, name)
    return download(content, name, kind)


def workbook(request: Request, desk: Desk, content: bytes, name: str) -> Response:
    """Answer with an XLSX file; who took it is noted, too."""
    return handed_out(request, desk, content, f"{name}.xlsx", FileType.XLSX.media_type)


def shown(request: Request, desk: Desk, content: bytes, name: str) -> Response:
    """Answer with a PDF that the browser's own reader shows; who read it is noted, too."""
    _note(request, desk, name)
    headers = {
        "Content-Disposition": f"inline; {named(name)}",
        # The browser's own reader shows it as an object of this page.
        "Content-Security-Policy": "default-src 'none'; object-src 'self'",
    }
    return Response(content, media_type=FileType.PDF.media_type, headers=headers)


def _note(request: Request, desk: Desk, name: str) -> None:
    address = browser_of(request).address
    desk.carry_out(lambda work: note_reading(work, name, request.url.path, address))
