"""The pages on which one finding is written, changed, moved up or down, or removed."""

from __future__ import annotations

from collections.abc import Mapping

from fastapi import Request
from fastapi.responses import Response

from inspect_flow.bootstrap.workplace import Desk
from inspect_flow.locale.translation import _
from inspect_flow.records.tables import Finding, Inspection
from inspect_flow.services.finding_order import shift_finding
from inspect_flow.services.findings import (
    add_finding,
    amend_finding,
    finding_coded,
    findings_of,
    remove_finding,
)
from inspect_flow.services.freshness import refuse_stale
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.errors import BadInput, Conflict, InspectFlowError, MoveRefused
from inspect_flow.vocabulary.findings import FindingKind, Severity
from inspect_flow.web.errors import status_of
from inspect_flow.web.forms import Told
from inspect_flow.web.inspections.finding_view import area_options, fields_in, typed_of
from inspect_flow.web.inspections.heading import delegations_inspection, heading_of
from inspect_flow.web.replies import go_to, page
from inspect_flow.web.routing import pages
from inspect_flow.web.sent import Sent
from inspect_flow.web.uploads import TheForm
from inspect_flow.web.visitors import Asking, AtDesk, Audience

router = pages(Audience.SIGNED_IN)
_REFUSALS = (BadInput, Conflict, MoveRefused)


@router.get("/inspections/{code}/findings/new")
def ask_new(
    request: Request, asking: Asking, desk: AtDesk, code: str, kind: str = "shortcoming"
) -> Response:
    """Ask for a new finding."""
    return _form(request, desk, code, "", {"kind": kind})


@router.post("/inspections/{code}/findings/new")
def write(request: Request, asking: Asking, desk: AtDesk, code: str, form: TheForm) -> Response:
    """Write a new finding; the same form sent twice writes it once."""
    try:
        told = desk.carry_out(lambda work: _written(work, code, form))
    except _REFUSALS as refusal:
        return _form(request, desk, code, "", form.strings, refusal)
    return go_to(request, _list(code), told)


@router.get("/inspections/{code}/findings/{finding}")
def ask_change(request: Request, asking: Asking, desk: AtDesk, code: str, finding: str) -> Response:
    """Show one finding for changing it."""
    return _form(request, desk, code, finding, None)


@router.post("/inspections/{code}/findings/{finding}")
def change(
    request: Request, asking: Asking, desk: AtDesk, code: str, finding: str, form: TheForm
) -> Response:
    """Change a finding that nobody else has changed meanwhile."""
    try:
        desk.carry_out(lambda work: _changed(work, code, finding, form))
    except _REFUSALS as refusal:
        return _form(request, desk, code, finding, form.strings, refusal)
    return go_to(request, f"{_list(code)}#{finding}", _("Đã lưu {code}.").format(code=finding))


@router.post("/inspections/{code}/findings/{finding}/order")
def order(
    request: Request, asking: Asking, desk: AtDesk, code: str, finding: str, form: TheForm
) -> Response:
    """Move a finding up or down among those of its kind and area."""
    up = form.text("to") == "up"
    try:
        desk.carry_out(lambda work: _shifted(work, code, finding, form.whole("version"), up))
    except _REFUSALS as refusal:
        return go_to(request, _list(code), " ".join([refusal.thing, *refusal.reasons]))
    return go_to(request, f"{_list(code)}#{finding}")


@router.get("/inspections/{code}/findings/{finding}/remove")
def ask_removal(
    request: Request, asking: Asking, desk: AtDesk, code: str, finding: str
) -> Response:
    """Ask why the finding is taken out of the minutes."""
    return _removal(request, desk, code, finding, "")


@router.post("/inspections/{code}/findings/{finding}/remove")
def remove(
    request: Request, asking: Asking, desk: AtDesk, code: str, finding: str, form: TheForm
) -> Response:
    """Take the finding out of the minutes; it stays in the record with the reason."""
    try:
        reason = form.text("reason")
        desk.carry_out(lambda work: remove_finding(work, _found(work, code, finding)[1], reason))
    except _REFUSALS as refusal:
        return _removal(request, desk, code, finding, form.typed("reason"), refusal)
    told = _("Đã bỏ {code} khỏi biên bản.").format(code=finding)
    return go_to(request, _list(code), told)


def _list(code: str) -> str:
    return f"/inspections/{code}/findings"


def _found(work: Work, code: str, finding: str) -> tuple[Inspection, Finding]:
    inspection = delegations_inspection(work, code)
    return inspection, finding_coded(work, inspection, finding)


def _written(work: Work, code: str, form: Sent) -> str:
    inspection = delegations_inspection(work, code)
    fields = fields_in(work, inspection, form)
    kinds = {each.value: each for each in FindingKind}
    kind = kinds.get(form.text("kind"))
    if kind is None:
        raise BadInput(_("Chọn loại nhận xét"))
    statement = fields.pop("statement")
    twin = _same(work, inspection, kind, statement)
    if twin is not None:
        return _("{code} đã có đúng nội dung này; không ghi thêm lần nữa.").format(code=twin)
    written = add_finding(work, inspection, kind, statement, **fields)
    return _("Đã ghi {code}: {kind}.").format(code=written.code, kind=kind.label)


def _same(work: Work, inspection: Inspection, kind: FindingKind, statement: str) -> str | None:
    found = [each for each in findings_of(work, inspection, kind) if each.statement == statement]
    return found[0].code if found else None


def _changed(work: Work, code: str, finding: str, form: Sent) -> None:
    inspection, known = _found(work, code, finding)
    fields = fields_in(work, inspection, form, known)
    changed = {name: value for name, value in fields.items() if getattr(known, name) != value}
    if changed:
        refuse_stale(work, known, form.whole("version"))
        amend_finding(work, known, changed)


def _shifted(work: Work, code: str, finding: str, version: int, up: bool) -> None:
    _inspection, known = _found(work, code, finding)
    refuse_stale(work, known, version)
    shift_finding(work, known, up=up)


def _form(
    request: Request,
    desk: Desk,
    code: str,
    finding: str,
    typed: Mapping[str, str] | None,
    refusal: InspectFlowError | None = None,
) -> Response:
    with desk.reading() as work:
        inspection = delegations_inspection(work, code)
        known = finding_coded(work, inspection, finding) if finding else None
        head = heading_of(work, inspection, "findings")
        shown = typed_of(known) if known and typed is None else dict(typed or {})
        areas = area_options(work, inspection, shown.get("area", ""))
        stored = typed_of(known) if known and isinstance(refusal, Conflict) else {}
    reasons = (refusal.reasons or [refusal.thing]) if refusal else []
    if isinstance(refusal, Conflict):
        reasons = [refusal.thing, *refusal.reasons]
    return page(
        request, "inspections/finding.html", status=status_of(refusal) if refusal else 200,
        head=head, finding=known, typed=Told(shown), areas=areas, stored=stored,
        kinds=[(each.value, each.label) for each in FindingKind],
        severities=[(each.value, each.label) for each in Severity],
        errors={"statement": ". ".join(reasons)} if reasons else {},
    )  # fmt: skip


def _removal(
    request: Request,
    desk: Desk,
    code: str,
    finding: str,
    reason: object,
    refusal: InspectFlowError | None = None,
) -> Response:
    with desk.reading() as work:
        inspection, known = _found(work, code, finding)
        head = heading_of(work, inspection, "findings")
    return page(
        request, "inspections/remove_finding.html", head=head, finding=known, reason=reason,
        status=status_of(refusal) if refusal else 200,
        errors={"reason": ". ".join([refusal.thing, *refusal.reasons])} if refusal else {},
    )  # fmt: skip
