"""Choosing the units of a campaign: by ticking them, or by a promised number."""

from __future__ import annotations

from fastapi import Request
from fastapi.responses import Response

from inspect_flow.locale.translation import _, _n
from inspect_flow.records.tables import Campaign, Unit
from inspect_flow.services.campaigns import add_quota, drop_quota, plan_inspection
from inspect_flow.services.queries.campaigns import quotas_of
from inspect_flow.services.queries.inspections import list_inspections
from inspect_flow.services.queries.unit_register import UnitRow, list_units
from inspect_flow.services.registry import find
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.errors import BadInput, Conflict, MoveRefused
from inspect_flow.vocabulary.units import UnitLevel
from inspect_flow.web.campaigns.differing import choices, differing
from inspect_flow.web.errors import status_of
from inspect_flow.web.forms import Errors, Told, fault, without_commands
from inspect_flow.web.replies import go_to, page
from inspect_flow.web.routing import pages
from inspect_flow.web.sent import Sent
from inspect_flow.web.uploads import TheForm
from inspect_flow.web.visitors import Asking, AtDesk, Audience

router = pages(Audience.SIGNED_IN)


@router.get("/campaigns/{code}/units")
def ask(
    request: Request, asking: Asking, desk: AtDesk, code: str, level: str = "", q: str = ""
) -> Response:
    """Show the units that can be put on the plan."""
    return _form(request, desk, code, level, q, {})


@router.post("/campaigns/{code}/units")
def plan(request: Request, asking: Asking, desk: AtDesk, code: str, form: TheForm) -> Response:
    """Put the ticked units on the plan; all of them or none."""
    try:
        number = desk.carry_out(lambda work: _planned(work, code, form))
    except (BadInput, MoveRefused, Conflict) as refusal:
        reasons = "; ".join(map(without_commands, refusal.reasons))
        told = {"units": f"{refusal.thing}: {reasons}"}
        return _form(request, desk, code, "", "", told, status_of(refusal), form)
    told_done = _n("Đã đưa {n} đơn vị vào kế hoạch.", number).format(n=number)
    return go_to(request, f"/campaigns/{code}", told_done)


@router.post("/campaigns/{code}/quotas")
def promise(request: Request, asking: Asking, desk: AtDesk, code: str, form: TheForm) -> Response:
    """Promise a number of units to be chosen later."""
    try:
        desk.carry_out(lambda work: _promised(work, code, form))
    except (BadInput, MoveRefused) as refusal:
        told = fault("minimum", refusal)
        return _form(request, desk, code, "", "", told, status_of(refusal), form)
    return go_to(request, f"/campaigns/{code}/units", _("Đã đặt chỉ tiêu."))


@router.post("/campaigns/{code}/quotas/{number}/drop")
def take_back(request: Request, asking: Asking, desk: AtDesk, code: str, number: int) -> Response:
    """Take a promised number back; done twice it is done once."""
    try:
        desk.carry_out(lambda work: drop_quota(work, find(work, Campaign, code), number))
    except MoveRefused as refusal:
        told = fault("minimum", refusal)
        return _form(request, desk, code, "", "", told, status_of(refusal))
    return go_to(request, f"/campaigns/{code}/units", _("Đã bỏ chỉ tiêu."))


def _planned(work: Work, code: str, form: Sent) -> int:
    campaign = find(work, Campaign, code)
    chosen = form.chosen("units")
    if not chosen:
        raise BadInput(_("Chưa chọn đơn vị nào"), [_("đánh dấu các đơn vị cần đưa vào kế hoạch")])
    own, basis = differing(work, form), form.line("basis")
    for each in dict.fromkeys(chosen):
        plan_inspection(work, campaign, find(work, Unit, each), basis=basis, **own)
    return len(set(chosen))


def _promised(work: Work, code: str, form: Sent) -> None:
    word = form.line("quota_level")
    if word not in tuple(UnitLevel):
        raise BadInput("", [_("chọn cấp của đơn vị")])
    campaign = find(work, Campaign, code)
    minimum, note = form.whole("minimum"), form.line("note")
    known = {(each.level, each.minimum, each.note) for each in quotas_of(work, campaign)}
    # A second click promises nothing more.
    if (word, minimum, note) not in known:
        add_quota(work, campaign, UnitLevel(word), minimum, note)


def _form(
    request: Request,
    desk: AtDesk,
    code: str,
    level: str,
    text: str,
    errors: Errors,
    status: int = 200,
    form: Sent | None = None,
) -> Response:
    with desk.reading() as work:
        campaign = find(work, Campaign, code)
        planned = {row.unit_code for row in list_inspections(work, campaign=campaign)}
        rows = [row for row in _choosable(work, level, text) if row.code not in planned]
        quotas = [
            (each.id, UnitLevel(each.level).label, each.minimum)
            for each in quotas_of(work, campaign)
        ]
        is_draft, own = campaign.state == "drafting", choices(work, campaign)
    typed = Told(form.strings if form else {})
    return page(
        request, "campaigns/units.html", status=status, code=code, level=level, q=text,
        units=[(row.code, row.authority or row.name, row.parent) for row in rows],
        levels=[(each.value, each.label) for each in UnitLevel], quotas=quotas, errors=errors,
        chosen=form.chosen("units") if form else [], is_draft=is_draft, n_planned=len(planned),
        own=own, typed=typed,
        differs=bool(own.methods) or any(typed[name] for name in typed if name.startswith("own_")),
    )  # fmt: skip


def _choosable(work: Work, level: str, text: str) -> list[UnitRow]:
    return list_units(work, level=level if level in tuple(UnitLevel) else None, text=text)
