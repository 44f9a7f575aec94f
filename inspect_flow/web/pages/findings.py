"""The findings of an inspection: taken over from the checklist, written, ordered, removed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fastapi import Request
from fastapi.responses import Response

from inspect_flow.bootstrap.workplace import Desk
from inspect_flow.locale.translation import _, _n
from inspect_flow.records.tables import Inspection
from inspect_flow.rules.finding_proposals import FindingProposal
from inspect_flow.rules.permissions import may
from inspect_flow.services.findings import accept_proposal, proposals
from inspect_flow.services.inspections import say_no_shortcoming
from inspect_flow.services.standing import roles_of
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.errors import BadInput, MoveRefused
from inspect_flow.vocabulary.findings import FindingKind
from inspect_flow.web.forms import Errors, fault
from inspect_flow.web.inspections.finding_view import areas_of
from inspect_flow.web.inspections.heading import delegations_inspection, heading_of
from inspect_flow.web.replies import go_to, page
from inspect_flow.web.routing import pages
from inspect_flow.web.uploads import TheForm
from inspect_flow.web.visitors import Asking, AtDesk, Audience

router = pages(Audience.SIGNED_IN)
EDITABLE = ("on_site", "desk_review", "findings_drafted")


@router.get("/inspections/{code}/findings")
def show(request: Request, asking: Asking, desk: AtDesk, code: str) -> Response:
    """Show what was found, and what the checklist proposes."""
    return _shown(request, desk, code, {})


@router.post("/inspections/{code}/findings/accept")
def accept(request: Request, asking: Asking, desk: AtDesk, code: str, form: TheForm) -> Response:
    """Take over the proposals that were ticked; those already written are passed over."""
    items = [*form.chosen("items"), *form.chosen("strengths")]
    if not items:
        told = {"items": _("Đánh dấu ít nhất một đề xuất")}
        return _shown(request, desk, code, told, 422)
    try:
        taken = desk.carry_out(lambda work: _accepted(work, code, items))
    except (BadInput, MoveRefused) as refusal:
        return _shown(request, desk, code, fault("", refusal), 409)
    done = _n("Đã nhận {n} nhận xét.", taken).format(n=taken)
    return go_to(request, f"/inspections/{code}/findings", done)


@router.post("/inspections/{code}/findings/none")
def say_none(request: Request, asking: Asking, desk: AtDesk, code: str) -> Response:
    """State that nothing was found wanting."""
    try:
        desk.carry_out(lambda work: _none_found(work, code))
    except MoveRefused as refusal:
        return _shown(request, desk, code, fault("", refusal), 409)
    done = _("Đã ghi rõ: không phát hiện tồn tại, hạn chế.")
    return go_to(request, f"/inspections/{code}/findings", done)


def _accepted(work: Work, code: str, items: list[str]) -> int:
    inspection = delegations_inspection(work, code)
    offered = [each for each in proposals(work, inspection) if each.item.code in items]
    return len([accept_proposal(work, inspection, each) for each in offered])


def _options(rows: Sequence[FindingProposal]) -> list[tuple[str, str, str]]:
    """Return proposals as boxes to tick: the statement, and under it where it comes from."""
    where = _("mục {item} · {area}")
    return [
        (
            each.item.code,
            each.statement,
            " · ".join(
                filter(None, (where.format(item=each.item.code, area=each.area.name), each.note))
            ),
        )
        for each in rows
    ]


def _none_found(work: Work, code: str) -> None:
    inspection = delegations_inspection(work, code)
    if not inspection.says_no_shortcoming:
        say_no_shortcoming(work, inspection)


def _shown(request: Request, desk: Desk, code: str, errors: Errors, status: int = 200) -> Response:
    with desk.reading() as work:
        inspection = delegations_inspection(work, code)
        told = _told(work, inspection)
    return page(request, "inspections/findings.html", status=status, errors=errors, **told)


def _told(work: Work, inspection: Inspection) -> dict[str, Any]:
    roles = roles_of(work, inspection)
    is_open = inspection.state in EDITABLE
    areas = areas_of(work, inspection)
    offered = proposals(work, inspection) if is_open else []
    failed = any(each.shortcomings for each in areas) or any(
        each.kind is FindingKind.SHORTCOMING for each in offered
    )
    may_write = is_open and may("finding.write", roles)
    return {
        "head": heading_of(work, inspection, "findings"),
        "areas": areas,
        "offered": offered,
        "options_of": _options,
        "may_write": may_write,
        "may_say_none": may_write and not failed and not inspection.says_no_shortcoming,
        "may_remove": is_open and may("finding.remove", roles),
        "says_none": inspection.says_no_shortcoming,
    }
