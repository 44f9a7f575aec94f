"""Delegations: who sits on them, who stands in for whom, and what speaks against a member."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from fastapi import Request
from fastapi.responses import Response

from inspect_flow.locale.translation import _
from inspect_flow.records.tables import Campaign, Delegation, Person
from inspect_flow.services.delegations import (
    add_member,
    appoint,
    member_of,
    release_member,
    substitute,
)
from inspect_flow.services.facts.plan_independence import ties_in_plan
from inspect_flow.services.lookup import get
from inspect_flow.services.queries.delegations import members_of
from inspect_flow.services.queries.names import find_unit
from inspect_flow.services.queries.persons import list_persons
from inspect_flow.services.queries.unit_register import list_units
from inspect_flow.services.registry import find
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.areas import area_label
from inspect_flow.vocabulary.errors import BadInput, Conflict, MoveRefused, NotFound
from inspect_flow.vocabulary.roles import Role
from inspect_flow.web.campaigns.typed import shown
from inspect_flow.web.errors import status_of
from inspect_flow.web.forms import Errors, fault, typed_day
from inspect_flow.web.replies import go_to, page
from inspect_flow.web.routing import pages
from inspect_flow.web.sent import Sent
from inspect_flow.web.uploads import TheForm
from inspect_flow.web.visitors import Asking, AtDesk, Audience

router = pages(Audience.SIGNED_IN)
_PLACES = (Role.HEAD, Role.DEPUTY, Role.MEMBER, Role.SECRETARY)


@router.get("/campaigns/{code}/delegations/new")
def ask(request: Request, asking: Asking, desk: AtDesk, code: str) -> Response:
    """Ask for the name of a new delegation."""
    return _new(request, desk, code, {}, {})


@router.post("/campaigns/{code}/delegations/new")
def set_up(request: Request, asking: Asking, desk: AtDesk, code: str, form: TheForm) -> Response:
    """Set up a delegation."""
    if not form.line("name"):
        missing = {"name": _("Ghi tên đoàn kiểm tra")}
        return _new(request, desk, code, shown(form), missing, 422)
    try:
        made = desk.carry_out(lambda work: _appointed(work, code, form))
    except (BadInput, MoveRefused, NotFound) as refusal:
        told = fault("code", refusal)
        return _new(request, desk, code, shown(form), told, status_of(refusal))
    return go_to(request, f"/delegations/{made}", _("Đã lập đoàn; tiếp theo: cử thành viên."))


@router.get("/delegations/{code}")
def show(request: Request, asking: Asking, desk: AtDesk, code: str) -> Response:
    """Show a delegation and its members."""
    return _shown(request, asking, desk, code, {}, {})


@router.post("/delegations/{code}/members")
def add(request: Request, asking: Asking, desk: AtDesk, code: str, form: TheForm) -> Response:
    """Add a member, or send somebody in a member's place."""
    errors: dict[str, str] = {}
    days = [typed_day(form.line(name), name, errors) for name in ("from_on", "to_on")]
    if not form.line("person"):
        errors["person"] = _("Chọn người được cử")
    if errors:
        return _shown(request, asking, desk, code, shown(form), errors, 422)
    try:
        desk.carry_out(lambda work: _seated(work, code, form, days))
    except (BadInput, MoveRefused, NotFound, Conflict) as refusal:
        told = fault("person", refusal)
        return _shown(request, asking, desk, code, shown(form), told, status_of(refusal))
    return go_to(request, f"/delegations/{code}", _("Đã ghi thành viên."))


@router.post("/delegations/{code}/members/{person}/release")
def release(
    request: Request, asking: Asking, desk: AtDesk, code: str, person: str, form: TheForm
) -> Response:
    """End a membership today."""

    def deed(work: Work) -> None:
        place = find(work, Delegation, code)
        member = member_of(work, place, find(work, Person, person))
        release_member(work, place, member, form.line(f"paper-{person}"))

    desk.carry_out(deed)
    return go_to(request, f"/delegations/{code}", _("Đã cho thôi nhiệm vụ từ hôm nay."))


def _appointed(work: Work, code: str, form: Sent) -> str:
    seal = find_unit(work, form.line("seal")).id if form.line("seal") else None
    fields = {"symbol": form.line("symbol"), "uses_seal_of_id": seal, "note": form.text("note")}
    campaign = find(work, Campaign, code)
    return appoint(work, campaign, form.line("code"), form.line("name"), **fields).code


def _seated(work: Work, code: str, form: Sent, days: Sequence[date | None]) -> None:
    place, person = find(work, Delegation, code), find(work, Person, form.line("person"))
    paper = form.line("paper")
    if form.line("instead_of"):
        absent = member_of(work, place, find(work, Person, form.line("instead_of")))
        substitute(work, place, absent, person, paper, from_on=days[0], to_on=days[1])
        return
    role = form.line("role")
    if role not in _PLACES:
        raise BadInput("", [_("chọn vai trò trong đoàn")])
    add_member(
        work, place, person, Role(role), group=form.line("group"), areas=form.line("areas"),
        from_on=days[0], paper=paper,
    )  # fmt: skip


def _new(
    request: Request,
    desk: AtDesk,
    code: str,
    typed: dict[str, str],
    errors: Errors,
    status: int = 200,
) -> Response:
    with desk.reading() as work:
        title = find(work, Campaign, code).title
        units = [(row.code, row.authority or row.name) for row in list_units(work)]
    return page(
        request, "delegations/new.html", status=status, code=code, title=title, typed=typed,
        units=units, errors=errors,
    )  # fmt: skip


def _shown(
    request: Request,
    asking: Asking,
    desk: AtDesk,
    code: str,
    typed: dict[str, str],
    errors: Errors,
    status: int = 200,
) -> Response:
    with desk.reading() as work:
        place = find(work, Delegation, code)
        campaign = get(work, Campaign, place.campaign_id)
        members = [
            (
                each,
                "; ".join(
                    area_label(area.strip(), campaign.year)
                    for area in each.areas.split(";")
                    if area.strip()
                ),
            )
            for each in members_of(work, place)
        ]
        told_against = defaultdict(list)
        for tie in ties_in_plan(work, place):
            told_against[tie.person].append(tie)
        persons = [
            (row.code, ", ".join(filter(None, (row.name or row.title, row.unit))))
            for row in list_persons(work)
        ]
    return page(
        request, "delegations/show.html", status=status, place=place, campaign=campaign,
        members=members, persons=persons, roles=[(each.value, each.label) for each in _PLACES],
        typed=typed, errors=errors, told_against=told_against,
        from_above=not asking.sight.is_inspected,
    )  # fmt: skip
