"""Papers for programs: their list and their print."""

from __future__ import annotations

from typing import Any

from fastapi import Request
from fastapi.responses import Response

from inspect_flow.bootstrap.printing import print_stored
from inspect_flow.records import tables
from inspect_flow.services.queries.papers import list_documents
from inspect_flow.services.registry import find
from inspect_flow.vocabulary.accounts import TokenScope
from inspect_flow.web.api.models import Paper
from inspect_flow.web.api.paging import Page, after_key, key_in, told
from inspect_flow.web.api.routing import After, Code, CodeAsked, Limit, programs
from inspect_flow.web.handing import handed_out
from inspect_flow.web.visitors import AtDesk

router = programs(TokenScope.READ, "papers")
_PDF: dict[int | str, dict[str, Any]] = {
    200: {
        "content": {"application/pdf": {"schema": {"type": "string", "format": "binary"}}},
        "description": "The print. / Bản in PDF.",
    }
}


@router.get("/documents")
def documents(
    desk: AtDesk,
    campaign: CodeAsked = None,
    inspection: CodeAsked = None,
    after: After = None,
    limit: Limit = 50,
) -> Page[Paper]:
    """List the papers in sight, oldest first. / Các văn bản được xem, cũ nhất trước."""
    with desk.reading() as work:
        rows = list_documents(
            work,
            campaign=find(work, tables.Campaign, campaign) if campaign else None,
            inspection=find(work, tables.Inspection, inspection) if inspection else None,
        )
    part = after_key(rows, limit, lambda row: row.code, key_in(after))
    return told(part, limit, lambda row: row.code, Paper.of)


@router.get("/documents/{code}.pdf", response_class=Response, responses=_PDF)
def document_pdf(request: Request, desk: AtDesk, code: Code) -> Response:
    """Give the print of a paper. / Bản in PDF của văn bản."""
    return handed_out(request, desk, print_stored(desk, code), f"{code}.pdf", "application/pdf")
