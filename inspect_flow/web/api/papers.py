"""Papers for programs: their list and their print."""

from __future__ import annotations

from fastapi import Request
from fastapi.responses import Response

from inspect_flow.bootstrap.printing import print_stored
from inspect_flow.records import tables
from inspect_flow.services.queries.document_list import WantedPapers, papers_after
from inspect_flow.services.registry import find
from inspect_flow.vocabulary.accounts import TokenScope
from inspect_flow.web.api.models import Paper
from inspect_flow.web.api.paging import Page, key_in, number_in, told
from inspect_flow.web.api.routing import PDF, After, Code, CodeAsked, Limit, programs
from inspect_flow.web.handing import handed_out
from inspect_flow.web.visitors import AtDesk

router = programs(TokenScope.READ, "papers")


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
        wanted = WantedPapers(
            campaign=find(work, tables.Campaign, campaign) if campaign else None,
            inspection=find(work, tables.Inspection, inspection) if inspection else None,
        )
        rows = papers_after(work, wanted, number_in(key_in(after)), limit + 1)
    return told(rows, limit, lambda row: str(row[0]), lambda row: Paper.of(row[1]))


@router.get("/documents/{code}.pdf", response_class=Response, responses=PDF)
def document_pdf(request: Request, desk: AtDesk, code: Code) -> Response:
    """Give the print of a paper. / Bản in PDF của văn bản."""
    return handed_out(request, desk, print_stored(desk, code), f"{code}.pdf", "application/pdf")
