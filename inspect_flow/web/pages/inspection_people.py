"""Who sits at the table and who signs: attendance of both sides, signer of the conclusion."""

from __future__ import annotations

from fastapi import Request
from fastapi.responses import Response

from inspect_flow.bootstrap.workplace import Desk
from inspect_flow.locale.translation import _, _n
from inspect_flow.records.tables import Campaign, Person
from inspect_flow.rules.permissions import may
from inspect_flow.services.attending import attend_as_delegation, strike_attendance
from inspect_flow.services.inspections import (
    attendance_by_side,
    attendance_of,
    name_conclusion_signer,
    record_attendance,
)
from inspect_flow.services.queries.persons import list_persons
from inspect_flow.services.registry import find, get
from inspect_flow.services.standing import roles_of
from inspect_flow.services.states import SETTLED_INSPECTION
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.errors import BadInput, InspectFlowError, MoveRefused, NotFound
from inspect_flow.web.errors import status_of
from inspect_flow.web.forms import Told, fault
from inspect_flow.web.inspections.choices import people_of
from inspect_flow.web.inspections.heading import delegations_inspection, heading_of
from inspect_flow.web.replies import go_to, page
from inspect_flow.web.routing import pages
from inspect_flow.web.sent import Sent
from inspect_flow.web.uploads import TheForm
from inspect_flow.web.visitors import Asking, AtDesk, Audience

router = pages(Audience.SIGNED_IN)
_REFUSALS = (BadInput, MoveRefused, NotFound)


@router.get("/inspections/{code}/people")
def show(request: Request, asking: Asking, desk: AtDesk, code: str) -> Response:
    """Show who was there, and who signs."""
    return _shown(request, desk, code)


@router.post("/inspections/{code}/people")
def add(request: Request, asking: Asking, desk: AtDesk, code: str, form: TheForm) -> Response:
    """Note somebody at the table; the same person sent twice is noted once."""
    try:
        told = desk.carry_out(lambda work: _added(work, code, form))
    except _REFUSALS as refusal:
        return _shown(request, desk, code, form, refusal)
    return go_to(request, f"/inspections/{code}/people", told)


@router.post("/inspections/{code}/people/delegation")
def add_delegation(request: Request, asking: Asking, desk: AtDesk, code: str) -> Response:
    """Note the whole delegation."""
    try:
        added = desk.carry_out(
            lambda work: attend_as_delegation(work, delegations_inspection(work, code))
        )
    except _REFUSALS as refusal:
        return _shown(request, desk, code, None, refusal)
    told = _n("Đã ghi {n} thành viên đoàn dự.", added).format(n=added)
    return go_to(request, f"/inspections/{code}/people", told)


@router.post("/inspections/{code}/people/{number}/strike")
def strike(request: Request, asking: Asking, desk: AtDesk, code: str, number: int) -> Response:
    """Take out somebody who was noted by mistake."""
    try:
        who = desk.carry_out(
            lambda work: strike_attendance(work, delegations_inspection(work, code), number)
        )
    except _REFUSALS as refusal:
        return _shown(request, desk, code, None, refusal)
    told = _("Đã bỏ {who} khỏi danh sách dự.").format(who=who)
    return go_to(request, f"/inspections/{code}/people", told)


@router.post("/inspections/{code}/people/signer")
def name_signer(
    request: Request, asking: Asking, desk: AtDesk, code: str, form: TheForm
) -> Response:
    """Say who signs the conclusion notice."""
    try:
        told = desk.carry_out(lambda work: _signer_named(work, code, form.text("signer")))
    except _REFUSALS as refusal:
        return _shown(request, desk, code, form, refusal, "signer")
    return go_to(request, f"/inspections/{code}", told)


def _added(work: Work, code: str, form: Sent) -> str:
    inspection = delegations_inspection(work, code)
    side, name, title = form.text("side"), form.line("name"), form.line("title")
    known = attendance_of(work, inspection, side)
    if any((each.name, each.title) == (name, title) for each in known):
        return _("{who} đã có trong danh sách; không ghi thêm lần nữa.").format(who=name or title)
    record_attendance(
        work, inspection, side, name, title, form.line("role"), signs=form.has("signs"),
        substitute_for=form.line("substitute_for"),
    )  # fmt: skip
    return _("Đã ghi {who}.").format(who=name or title)


def _signer_named(work: Work, code: str, person: str) -> str:
    inspection = delegations_inspection(work, code)
    if not person:
        raise BadInput(_("Chọn người ký thông báo kết luận"))
    signer = find(work, Person, person)
    if signer.id != inspection.conclusion_signer_id:
        name_conclusion_signer(work, inspection, signer)
    return _("Người ký thông báo kết luận: {who}.").format(who=signer.name or signer.title)


def _shown(
    request: Request,
    desk: Desk,
    code: str,
    form: Sent | None = None,
    refusal: InspectFlowError | None = None,
    field: str = "name",
) -> Response:
    sides = (("delegation", _("Đoàn kiểm tra")), ("unit", _("Đơn vị được kiểm tra")),
             ("guest", _("Khách mời")))  # fmt: skip
    with desk.reading() as work:
        inspection = delegations_inspection(work, code)
        head, roles = heading_of(work, inspection, "people"), roles_of(work, inspection)
        present = attendance_by_side(work, inspection)
        rows = [(side, label, present[side]) for side, label in sides]
        campaign = get(work, Campaign, inspection.campaign_id)
        persons = people_of(work, campaign.issuer_id, campaign.lead_id)
        every = {each.code for each in list_persons(work)}
        signer = work.session.get(Person, inspection.conclusion_signer_id or 0)
        chosen = signer.code if signer else ""
        settled = inspection.state in SETTLED_INSPECTION
        arranges = may("inspection.arrange", roles)
    return page(
        request, "inspections/people.html", status=status_of(refusal) if refusal else 200,
        head=head, sides=rows, may_note=may("inspection.attend", roles) and not settled,
        may_name=arranges, persons=[each for each in persons if each[0] in every], signer=chosen,
        typed=Told(form.strings if form else {}), errors=fault(field, refusal) if refusal else {},
    )  # fmt: skip
