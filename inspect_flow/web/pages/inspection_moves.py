"""The steps of an inspection: a short page that says what follows, then the step."""

from __future__ import annotations

from fastapi import Request
from fastapi.responses import Response

from inspect_flow.locale.translation import _
from inspect_flow.records.tables import Inspection
from inspect_flow.web.moving import show_move, take_move
from inspect_flow.web.routing import pages
from inspect_flow.web.uploads import TheForm
from inspect_flow.web.visitors import Asking, AtDesk, Audience

router = pages(Audience.SIGNED_IN)
_SHOWS = {"sign_minutes": "minutes", "sign_without_comments": "minutes", "conclude": "conclusion"}


@router.get("/inspections/{code}/moves/{name}")
def ask(request: Request, asking: Asking, desk: AtDesk, code: str, name: str) -> Response:
    """Say what the step does and what stands in its way."""
    return show_move(request, desk, Inspection, code, name, _back(code), _papers(code, name))


@router.post("/inspections/{code}/moves/{name}")
def take(
    request: Request, asking: Asking, desk: AtDesk, code: str, name: str, form: TheForm
) -> Response:
    """Take the step."""
    papers = _papers(code, name)
    return take_move(request, desk, Inspection, code, name, form, _back(code), papers)


def _back(code: str) -> str:
    return f"/inspections/{code}"


def _papers(code: str, name: str) -> list[tuple[str, str]]:
    """Return what should be read before the step."""
    kind = _SHOWS.get(name)
    return (
        [(_("Đọc văn bản sẽ ban hành (PDF)"), f"{_back(code)}/papers/{kind}.pdf")] if kind else []
    )
