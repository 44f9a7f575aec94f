"""Papers: the list, the latest first, and the page of each."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import Response

from inspect_flow.records.tables import Campaign, Document, Inspection
from inspect_flow.rules.permissions import may
from inspect_flow.services.queries.campaigns import campaign_choices
from inspect_flow.services.queries.document_list import WantedPapers, part_of_papers
from inspect_flow.services.queries.document_page import document_page
from inspect_flow.services.queries.orders import orders_of
from inspect_flow.services.queries.timeline import case_timeline
from inspect_flow.services.registry import find
from inspect_flow.services.standing import roles_of
from inspect_flow.services.work import Work
from inspect_flow.web.deeds.of_papers import open_papers_deeds
from inspect_flow.web.drafting import paper_labels
from inspect_flow.web.replies import page
from inspect_flow.web.routing import pages
from inspect_flow.web.visitors import AtDesk, Audience

router = pages(Audience.SIGNED_IN)
FILTERS = ("campaign", "inspection", "kind", "state")


@router.get("/documents")
def show_list(request: Request, desk: AtDesk) -> Response:
    """Show one part of the list that the address asks for."""
    chosen = {name: request.query_params.get(name, "") for name in FILTERS}
    labels = paper_labels()
    with desk.reading() as work:
        part = part_of_papers(work, _wanted(work, chosen, request.query_params.get("before", "")))
        states = work.office.machines["document"].states.values()
        told: dict[str, Any] = {
            "part": part,
            "states": [(each.name, each.label) for each in states],
            "campaigns": campaign_choices(work),
            "kinds": list(labels.items()),
            "labels": labels,
        }
    later = _address(chosen, part.next_before) if part.next_before else None
    return page(
        request, "documents/list.html", chosen=chosen, later=later, first=_address(chosen, None),
        active=sum(1 for each in chosen.values() if each),
        started="before" in request.query_params, **told,
    )  # fmt: skip


@router.get("/documents/{code}")
def show(request: Request, desk: AtDesk, code: str) -> Response:
    """Show one paper: what it is, where it stands, who signed it, what happened to it."""
    with desk.reading() as work:
        document = find(work, Document, code)
        deeds, _moves = open_papers_deeds(work, document)
        told: dict[str, Any] = {
            "paper": document_page(work, document),
            "deeds": deeds,
            "orders": orders_of(work, document),
            "events": case_timeline(work, document)[::-1],
            "may_sign": may("document.sign", roles_of(work, document))
            and document.state == "issued",
        }
    return page(request, "documents/show.html", **told)


def _wanted(work: Work, chosen: dict[str, str], before: str) -> WantedPapers:
    is_place = before.isascii() and before.isdigit() and len(before) < 10
    return WantedPapers(
        campaign=find(work, Campaign, chosen["campaign"]) if chosen["campaign"] else None,
        inspection=find(work, Inspection, chosen["inspection"]) if chosen["inspection"] else None,
        kind=chosen["kind"],
        state=chosen["state"],
        before=int(before) if is_place else None,
    )


def _address(chosen: dict[str, str], before: int | None) -> str:
    kept: dict[str, Any] = {name: value for name, value in chosen.items() if value}
    if before is not None:
        kept["before"] = before
    return f"/documents?{urlencode(kept)}"
