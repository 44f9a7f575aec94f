"""What must be put right: the list, the nearest deadline first, and the page of each."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import Response

from inspect_flow.records.tables import Campaign, Deficiency, Inspection, Unit
from inspect_flow.services.queries.campaigns import campaign_choices
from inspect_flow.services.queries.deficiency_list import Wanted, part_of_list
from inspect_flow.services.queries.deficiency_page import deficiency_page
from inspect_flow.services.queries.threads import thread_of
from inspect_flow.services.registry import find
from inspect_flow.services.work import Work
from inspect_flow.web.deeds.deficiency import open_deeds
from inspect_flow.web.replies import page
from inspect_flow.web.routing import pages
from inspect_flow.web.visitors import Asking, AtDesk, Audience

router = pages(Audience.SIGNED_IN)
FILTERS = ("show", "campaign", "inspection", "unit", "state")


@router.get("/deficiencies")
def show_list(request: Request, asking: Asking, desk: AtDesk) -> Response:
    """Show one part of the list that the address asks for."""
    chosen = {name: request.query_params.get(name, "") for name in FILTERS}
    chosen["show"] = chosen["show"] or "open"
    with desk.reading() as work:
        part = part_of_list(work, _wanted(work, chosen, request.query_params.get("after", "")))
        states = work.office.machines["deficiency"].states.values()
        told: dict[str, Any] = {
            "part": part,
            "states": [(each.name, each.label) for each in states],
            "campaigns": campaign_choices(work),
        }
    later = _address(chosen, part.next_after) if part.next_after else None
    active = sum(1 for name in FILTERS[1:] if chosen[name])
    return page(
        request, "deficiencies/list.html", chosen=chosen, later=later, active=active,
        first=_address(chosen, None), started="after" in request.query_params,
        is_inspected=asking.sight.is_inspected, **told,
    )  # fmt: skip


@router.get("/deficiencies/{code}")
def show(request: Request, desk: AtDesk, code: str) -> Response:
    """Show one matter: what was found, what to do now, and what happened so far."""
    with desk.reading() as work:
        deficiency = find(work, Deficiency, code)
        told: dict[str, Any] = {
            "matter": deficiency_page(work, deficiency),
            "thread": thread_of(work, deficiency),
            "open": open_deeds(work, deficiency),
        }
    return page(request, "deficiencies/show.html", **told)


def _wanted(work: Work, chosen: dict[str, str], after: str) -> Wanted:
    return Wanted(
        campaign=find(work, Campaign, chosen["campaign"]) if chosen["campaign"] else None,
        inspection=find(work, Inspection, chosen["inspection"]) if chosen["inspection"] else None,
        unit=find(work, Unit, chosen["unit"]) if chosen["unit"] else None,
        state=chosen["state"],
        only_open=chosen["show"] == "open" and not chosen["state"],
        only_overdue=chosen["show"] == "overdue",
        after=_place(after),
    )


def _place(after: str) -> tuple[date, str] | None:
    day, _comma, code = after.partition("_")
    try:
        return (date.fromisoformat(day), code) if code else None
    except ValueError:
        return None


def _address(chosen: dict[str, str], after: tuple[date, str] | None) -> str:
    kept = {name: value for name, value in chosen.items() if value}
    if after is not None:
        kept["after"] = f"{after[0].isoformat()}_{after[1]}"
    return f"/deficiencies?{urlencode(kept)}"
