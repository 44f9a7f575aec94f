"""The first page: what this person must do, and by when."""

from __future__ import annotations

from fastapi import Request
from fastapi.responses import Response

from inspect_flow.services.queries.deficiencies import list_deficiencies
from inspect_flow.services.queries.inspections import list_inspections
from inspect_flow.services.states import SETTLED_INSPECTION
from inspect_flow.web.replies import page
from inspect_flow.web.routing import pages
from inspect_flow.web.visitors import Asking, AtDesk, Audience

router = pages(Audience.SIGNED_IN)


@router.get("/")
def show(request: Request, asking: Asking, desk: AtDesk) -> Response:
    """Show what is open, the most urgent first."""
    with desk.reading() as work:
        inspections = [row for row in list_inspections(work) if row.state not in SETTLED_INSPECTION]
        deficiencies = list_deficiencies(work, only_open=True)
        today = work.on
    deficiencies.sort(key=lambda row: (row.deadline is None, row.deadline, row.code))
    return page(
        request, "home/home.html", asking=asking, inspections=inspections,
        deficiencies=deficiencies, today=today,
    )  # fmt: skip
