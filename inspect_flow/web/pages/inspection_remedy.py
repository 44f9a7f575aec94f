"""Who puts what right until when, and the directive that orders it."""

from __future__ import annotations

from typing import Any

from fastapi import Request
from fastapi.responses import Response

from inspect_flow.bootstrap.workplace import Desk
from inspect_flow.locale.translation import _, _n
from inspect_flow.records.tables import Inspection, Person, Unit
from inspect_flow.rules.permissions import may
from inspect_flow.services.deficiencies import deficiencies_of
from inspect_flow.services.directives import directive_of, draft_directive
from inspect_flow.services.queries.deficiencies import list_deficiencies
from inspect_flow.services.queries.papers import list_directives
from inspect_flow.services.registry import find
from inspect_flow.services.standing import roles_of
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.documents import DirectiveForm
from inspect_flow.vocabulary.errors import (
    BadInput,
    Conflict,
    InspectFlowError,
    MoveRefused,
    NotFound,
)
from inspect_flow.web.errors import status_of
from inspect_flow.web.forms import Told
from inspect_flow.web.inspections.assigning import assigned, duties_of
from inspect_flow.web.inspections.choices import issuers_for, owners_for, people_of
from inspect_flow.web.inspections.heading import delegations_inspection, heading_of
from inspect_flow.web.replies import go_to, page
from inspect_flow.web.routing import pages
from inspect_flow.web.sent import Sent
from inspect_flow.web.uploads import TheForm
from inspect_flow.web.visitors import Asking, AtDesk, Audience

router = pages(Audience.SIGNED_IN)
_REFUSALS = (BadInput, Conflict, MoveRefused, NotFound)


@router.get("/inspections/{code}/remedy")
def show(request: Request, asking: Asking, desk: AtDesk, code: str) -> Response:
    """Show the duties that follow from the inspection, and the directive."""
    return _shown(request, desk, code)


@router.post("/inspections/{code}/remedy")
def assign_all(
    request: Request, asking: Asking, desk: AtDesk, code: str, form: TheForm
) -> Response:
    """Keep owners, tasks and days of all rows at once, or none with every fault."""
    errors: dict[str, str] = {}
    try:
        changed = desk.carry_out(
            lambda work: assigned(work, delegations_inspection(work, code), form, errors)
        )
    except _REFUSALS as refusal:
        if isinstance(refusal, BadInput) and not errors:
            errors[""] = _sentence(refusal)
        return _shown(request, desk, code, form, refusal, errors)
    told = _n("Đã lưu việc giao của {n} tồn tại.", changed).format(n=changed)
    return go_to(request, f"/inspections/{code}/remedy", told)


@router.post("/inspections/{code}/directive")
def draft(request: Request, asking: Asking, desk: AtDesk, code: str, form: TheForm) -> Response:
    """Draft the directive."""
    try:
        drafted = desk.carry_out(lambda work: _drafted(work, code, form))
    except _REFUSALS as refusal:
        return _shown(request, desk, code, form, refusal, {})
    told = _("Đã dự thảo văn bản chấn chỉnh {code}.").format(code=drafted)
    return go_to(request, f"/inspections/{code}/remedy", told)


def _drafted(work: Work, code: str, form: Sent) -> str:
    inspection = delegations_inspection(work, code)
    issuer, signer = form.text("issuer"), form.text("signer")
    faults = [] if issuer else [_("Chọn cơ quan ban hành")]
    faults += [] if signer else [_("Chọn người ký")]
    kinds = {each.value: each for each in DirectiveForm}
    kind = kinds.get(form.text("form"), DirectiveForm.LETTER)
    if faults:
        raise BadInput(_("Chưa dự thảo được văn bản"), faults)
    known = directive_of(work, inspection)
    if known is not None and known.state == "drafted":
        return known.code
    unit, person = find(work, Unit, issuer), find(work, Person, signer)
    return draft_directive(work, inspection, unit, person, form.text("text"), form=kind).code


def _shown(
    request: Request,
    desk: Desk,
    code: str,
    form: Sent | None = None,
    refusal: InspectFlowError | None = None,
    errors: dict[str, str] | None = None,
) -> Response:
    with desk.reading() as work:
        inspection = delegations_inspection(work, code)
        told = _told(work, inspection)
        duties = duties_of(work, inspection, form if errors else None)
    faults = errors or ({"": _sentence(refusal)} if refusal else {})
    return page(
        request, "inspections/remedy.html", status=status_of(refusal) if refusal else 200,
        duties=duties, typed=Told(form.strings if form else {}), errors=faults, **told,
    )  # fmt: skip


def _sentence(refusal: InspectFlowError) -> str:
    return ". ".join([refusal.thing, *refusal.reasons])


def _told(work: Work, inspection: Inspection) -> dict[str, Any]:
    roles = roles_of(work, inspection)
    directive = directive_of(work, inspection)
    rows = list_directives(work, directive=directive) if directive else []
    issuers = issuers_for(work, inspection)
    units = [find(work, Unit, issuer).id for issuer, _name in issuers]
    is_waiting = any(each.state == "recorded" for each in deficiencies_of(work, inspection))
    return {
        "head": heading_of(work, inspection, "remedy"),
        "rows": list_deficiencies(work, inspection=inspection),
        "may_assign": may("deficiency.assign", roles),
        "may_draft": may("directive.draft", roles)
        and is_waiting
        and not any(row.state == "drafted" for row in rows),
        "directives": rows,
        "owners": owners_for(work, inspection),
        "issuers": issuers,
        "signers": people_of(work, *units),
        "forms": [(each.value, each.label) for each in DirectiveForm],
    }
