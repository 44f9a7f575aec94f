"""Opening a campaign from its decision, and amending its plan."""

from __future__ import annotations

from typing import Any

from fastapi import Request
from fastapi.responses import Response

from inspect_flow.locale.translation import _
from inspect_flow.records.tables import Campaign, Unit
from inspect_flow.services.campaigns import (
    amend_campaign,
    found_on,
    known_decision,
    open_campaign,
    register_decision,
)
from inspect_flow.services.lookup import get
from inspect_flow.services.queries.names import unit_codes
from inspect_flow.services.queries.unit_register import list_units
from inspect_flow.services.registry import find, refuse_taken_code
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.campaigns import CampaignKind, DecisionRole, Method
from inspect_flow.vocabulary.errors import BadInput, Conflict, MoveRefused
from inspect_flow.web.campaigns.typed import as_typed, number_typed, read_plan, shown
from inspect_flow.web.errors import status_of
from inspect_flow.web.forms import Errors, fault
from inspect_flow.web.replies import go_to, page
from inspect_flow.web.routing import pages
from inspect_flow.web.sent import Sent
from inspect_flow.web.uploads import TheForm
from inspect_flow.web.visitors import Asking, AtDesk, Audience

router = pages(Audience.SIGNED_IN)
_FRESH = {"kind": CampaignKind.SCHEDULED.value, "method": Method.ON_THE_SPOT.value,
          "announced": "yes"}  # fmt: skip


class FormFaults(Exception):
    """What is wrong with a form, field by field; nothing was written."""

    def __init__(self, errors: dict[str, str]) -> None:
        self.errors = errors
        super().__init__()


@router.get("/campaigns/new")
def ask(request: Request, asking: Asking, desk: AtDesk) -> Response:
    """Ask for the decision and the plan."""
    with desk.reading() as work:
        own = unit_codes(work, [asking.person.unit_id]).get(asking.person.unit_id or 0, "")
        year = str(work.on.year)
    return _form(request, desk, None, {**_FRESH, "lead": own, "year": year}, {})


@router.post("/campaigns/new")
def open_one(request: Request, asking: Asking, desk: AtDesk, form: TheForm) -> Response:
    """Open the campaign on the strength of its decision."""
    try:
        code = desk.carry_out(lambda work: _opened(work, form))
    except FormFaults as faults:
        return _form(request, desk, None, shown(form), faults.errors, 422)
    except (BadInput, MoveRefused, Conflict) as refusal:
        told = fault("code", refusal)
        return _form(request, desk, None, shown(form), told, status_of(refusal))
    told_next = _("Đã mở đợt kiểm tra. Tiếp theo: chọn các đơn vị được kiểm tra.")
    return go_to(request, f"/campaigns/{code}/units", told_next)


@router.get("/campaigns/{code}/amend")
def ask_amendment(request: Request, asking: Asking, desk: AtDesk, code: str) -> Response:
    """Show the plan as it stands, to be amended."""
    with desk.reading() as work:
        campaign = find(work, Campaign, code)
        typed = as_typed(campaign, unit_codes(work, (campaign.issuer_id, campaign.lead_id)))
    return _form(request, desk, code, typed, {})


@router.post("/campaigns/{code}/amend")
def amend(request: Request, asking: Asking, desk: AtDesk, code: str, form: TheForm) -> Response:
    """Amend the plan; an issued one on the strength of a paper."""
    try:
        desk.carry_out(lambda work: _amended(work, code, form))
    except FormFaults as faults:
        return _form(request, desk, code, shown(form), faults.errors, 422)
    except (BadInput, MoveRefused, Conflict) as refusal:
        told = fault("basis", refusal)
        return _form(request, desk, code, shown(form), told, status_of(refusal))
    return go_to(request, f"/campaigns/{code}", _("Đã điều chỉnh kế hoạch."))


def _opened(work: Work, form: Sent) -> str:
    errors: dict[str, str] = {}
    fields = read_plan(work, form, errors)
    number, symbol, issued_on = number_typed(form, errors)
    year = form.whole("year")
    if fields["issuer_id"] is None and "issuer" not in errors:
        errors["issuer"] = _("Chọn cơ quan ban hành quyết định")
    if not form.line("title"):
        errors["title"] = _("Ghi tên đợt kiểm tra")
    try:
        refuse_taken_code(work, Campaign, form.line("code"))
    except BadInput as refusal:
        errors["code"] = fault("code", refusal)["code"]
    if errors:
        raise FormFaults(errors)
    campaign = open_campaign(work, form.line("code"), form.line("title"), year, **fields)
    issuer = get(work, Unit, campaign.issuer_id)
    decision = known_decision(work, number, symbol, issued_on.year if issued_on else year, issuer)
    if decision is None:
        about = {"title": form.line("decision_title"), "signer": form.line("signer")}
        decision = register_decision(work, number, symbol, issued_on, issuer, **about)
    found_on(work, campaign, decision, DecisionRole.FOUNDING)
    return campaign.code


def _amended(work: Work, code: str, form: Sent) -> None:
    errors: dict[str, str] = {}
    campaign = find(work, Campaign, code)
    fields: dict[str, Any] = {**read_plan(work, form, errors), "title": form.line("title")}
    if errors:
        raise FormFaults(errors)
    changes = {name: value for name, value in fields.items() if getattr(campaign, name) != value}
    if not changes:
        raise BadInput(code, [_("chưa thay đổi nội dung nào")])
    amend_campaign(work, campaign, changes, form.line("basis"))


def _form(
    request: Request,
    desk: AtDesk,
    code: str | None,
    typed: dict[str, str],
    errors: Errors,
    status: int = 200,
) -> Response:
    with desk.reading() as work:
        units = [(row.code, row.authority or row.name) for row in list_units(work)]
        checklists = [(each.code, each.title) for each in work.office.checklists.values()]
        is_draft = code is None or find(work, Campaign, code).state == "drafting"
    return page(
        request, "campaigns/form.html", status=status, code=code, typed=typed, units=units,
        checklists=checklists, kinds=[(each.value, each.label) for each in CampaignKind],
        methods=[(each.value, each.label) for each in Method], errors=errors, is_draft=is_draft,
    )  # fmt: skip
