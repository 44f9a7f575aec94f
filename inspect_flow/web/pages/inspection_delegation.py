"""Who goes to one unit: which delegation, who stays away, and what speaks against somebody."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fastapi import Request
from fastapi.responses import Response

from inspect_flow.bootstrap.workplace import Desk
from inspect_flow.locale.translation import _
from inspect_flow.records.tables import Campaign, Delegation, Inspection, Person
from inspect_flow.rules.permissions import may
from inspect_flow.services.delegations import entrust, stay_away, take_part
from inspect_flow.services.facts.independence import conflicts_of_interest, overlapping
from inspect_flow.services.lookup import get
from inspect_flow.services.queries.names import called, people
from inspect_flow.services.registry import find
from inspect_flow.services.standing import (
    delegations_of,
    inspectors_on,
    roles_of,
    staying_away,
)
from inspect_flow.services.states import NOT_BEGUN
from inspect_flow.services.visit_days import visit_days
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.errors import BadInput, MoveRefused, NotFound
from inspect_flow.vocabulary.roles import Role
from inspect_flow.web.errors import status_of
from inspect_flow.web.forms import Errors, Told, fault
from inspect_flow.web.inspections.heading import delegations_inspection, heading_of
from inspect_flow.web.replies import go_to, page
from inspect_flow.web.routing import pages
from inspect_flow.web.sent import Sent
from inspect_flow.web.uploads import TheForm
from inspect_flow.web.visitors import Asking, AtDesk, Audience

router = pages(Audience.SIGNED_IN)
_REFUSALS = (BadInput, MoveRefused, NotFound)


@router.get("/inspections/{code}/delegation")
def show(request: Request, asking: Asking, desk: AtDesk, code: str) -> Response:
    """Show who goes, who does not, conflicts and other inspections nearby."""
    return _shown(request, desk, code, {}, None)


@router.post("/inspections/{code}/delegation")
def choose(request: Request, asking: Asking, desk: AtDesk, code: str, form: TheForm) -> Response:
    """Say which of the campaign's delegations inspects the unit."""

    def deed(work: Work) -> None:
        inspection = delegations_inspection(work, code)
        entrust(work, inspection, find(work, Delegation, form.line("delegation")))

    return _done(request, desk, code, form, "delegation", deed, _("Đã ghi đoàn phụ trách."))


@router.post("/inspections/{code}/delegation/away")
def keep_away(request: Request, asking: Asking, desk: AtDesk, code: str, form: TheForm) -> Response:
    """Keep a member out of this inspection."""
    missing = {
        name: told
        for name, told in (
            ("person", _("Chọn thành viên không tham gia")),
            ("reason", _("Ghi lý do không tham gia")),
        )
        if not form.line(name)
    }
    if missing:
        return _shown(request, desk, code, missing, form, 422)

    def deed(work: Work) -> None:
        inspection = delegations_inspection(work, code)
        stay_away(work, inspection, find(work, Person, form.line("person")), form.line("reason"))

    told = _("Đã ghi: thành viên này không tham gia cuộc kiểm tra.")
    return _done(request, desk, code, form, "person", deed, told)


@router.post("/inspections/{code}/delegation/back")
def let_back(request: Request, asking: Asking, desk: AtDesk, code: str, form: TheForm) -> Response:
    """Let a member take part after all."""

    def deed(work: Work) -> None:
        person = find(work, Person, form.line("person"))
        take_part(work, delegations_inspection(work, code), person)

    told = _("Đã ghi: thành viên này tham gia trở lại.")
    return _done(request, desk, code, form, "person", deed, told)


def _done(
    request: Request,
    desk: Desk,
    code: str,
    form: Sent,
    field: str,
    deed: Callable[[Work], None],
    told: str,
) -> Response:
    """Carry it out and say so; a refusal is told at its field, what was typed still there."""
    try:
        desk.carry_out(deed)
    except _REFUSALS as refusal:
        faults = fault(field, refusal)
        return _shown(request, desk, code, faults, form, status_of(refusal))
    return go_to(request, f"/inspections/{code}/delegation", told)


def _shown(
    request: Request,
    desk: Desk,
    code: str,
    errors: Errors,
    form: Sent | None,
    status: int = 200,
) -> Response:
    with desk.reading() as work:
        inspection = delegations_inspection(work, code)
        head, told = heading_of(work, inspection, "delegation"), _told(work, inspection)
    return page(
        request, "inspections/delegation.html", status=status, errors=errors, head=head,
        typed=Told(form.strings if form else {}), told=told,
    )  # fmt: skip


def _told(work: Work, inspection: Inspection) -> dict[str, Any]:
    """Return what the page shows beside its heading."""
    campaign, days = get(work, Campaign, inspection.campaign_id), visit_days(work, inspection)
    teams = delegations_of(work, campaign.id or 0)
    may_change = may("inspection.arrange", roles_of(work, inspection))
    return {
        "teams": [(each.code, each.name) for each in teams],
        "team": next((each.code for each in teams if each.id == inspection.delegation_id), ""),
        "members": _going(work, inspection),
        "away": _away(work, inspection),
        "conflicts": conflicts_of_interest(work, inspection, days),
        "overlaps": overlapping(work, inspection, campaign, days),
        "may_change": may_change,
        "may_choose": may_change and inspection.state in NOT_BEGUN and len(teams) > 1,
    }


def _going(work: Work, inspection: Inspection) -> list[tuple[str, str, str]]:
    """Return code, name and role of who takes part today."""
    members = inspectors_on(work, inspection, work.on)
    known = people(work, (each.person_id for each in members))
    return [
        (known[each.person_id].code, called(known[each.person_id]), Role(each.role).label)
        for each in members
    ]


def _away(work: Work, inspection: Inspection) -> list[tuple[str, str, str]]:
    """Return code, name and reason of who stays away."""
    return [
        (code, called(find(work, Person, code)), reason)
        for code, reason in staying_away(inspection).items()
    ]
