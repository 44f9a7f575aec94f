"""What delegation and unit send each other: self-report, draft minutes, comments, signature."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from fastapi import Request
from fastapi.responses import Response

from inspect_flow.bootstrap.workplace import Desk
from inspect_flow.locale.translation import _
from inspect_flow.records.tables import Inspection
from inspect_flow.rules.permissions import may
from inspect_flow.services.inspections import (
    hand_in_self_report,
    note_extra,
    record_unit_comments,
)
from inspect_flow.services.moving import move
from inspect_flow.services.queries.moves import next_moves
from inspect_flow.services.queries.papers import list_documents
from inspect_flow.services.standing import roles_of
from inspect_flow.services.states import NOT_BEGUN, SETTLED_INSPECTION
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.documents import DocumentKind
from inspect_flow.vocabulary.errors import BadInput, InspectFlowError, MoveRefused
from inspect_flow.web.errors import status_of
from inspect_flow.web.forms import Told, fault
from inspect_flow.web.inspections.finding_view import areas_of
from inspect_flow.web.inspections.heading import delegations_inspection, heading_of
from inspect_flow.web.replies import go_to, page
from inspect_flow.web.routing import pages
from inspect_flow.web.sent import Sent
from inspect_flow.web.uploads import TheForm
from inspect_flow.web.visitors import Asking, AtDesk, Audience

router = pages(Audience.SIGNED_IN)
_COMMENTABLE = ("findings_drafted", "commented")


@router.get("/inspections/{code}/exchange")
def show(request: Request, asking: Asking, desk: AtDesk, code: str) -> Response:
    """Show what was sent and what came back."""
    return _shown(request, desk, code)


@router.post("/inspections/{code}/received-report")
def receive_report(
    request: Request, asking: Asking, desk: AtDesk, code: str, form: TheForm
) -> Response:
    """Note the self-report that came on paper, and go on to the next state."""

    def deed(work: Work, inspection: Inspection) -> None:
        text = form.text("report")
        if not text or inspection.self_report != text:
            hand_in_self_report(work, inspection, text)
        _go_on(work, inspection, "receive_self_report")

    done = _("Đã ghi báo cáo tự kiểm tra.")
    return _done(request, desk, code, form, "report", deed, done)


@router.post("/inspections/{code}/received-comments")
def receive_comments(
    request: Request, asking: Asking, desk: AtDesk, code: str, form: TheForm
) -> Response:
    """Note the unit's comments that came on paper or were said at the table."""

    def deed(work: Work, inspection: Inspection) -> None:
        text = form.text("comments")
        if not text or inspection.unit_comments != text:
            record_unit_comments(work, inspection, text)
        if form.has("agreed") and not inspection.extra.get("agreed_on_the_spot"):
            note_extra(work, inspection, agreed_on_the_spot=True)
        _go_on(work, inspection, "comment")

    done = _("Đã ghi ý kiến của đơn vị về dự thảo biên bản.")
    return _done(request, desk, code, form, "comments", deed, done)


@router.post("/inspections/{code}/refused-to-sign")
def refuse_to_sign(
    request: Request, asking: Asking, desk: AtDesk, code: str, form: TheForm
) -> Response:
    """Note that the unit does not sign, and why; the minutes print it."""

    def deed(work: Work, inspection: Inspection) -> None:
        reason = form.text("refusal")
        if not reason:
            raise BadInput(_("Cần ghi lý do đơn vị không ký biên bản"))
        if inspection.state in SETTLED_INSPECTION:
            raise MoveRefused(inspection.code, [_("biên bản đã ký")])
        note_extra(work, inspection, refusal_to_sign=reason)

    done = _("Đã ghi việc đơn vị không ký biên bản.")
    return _done(request, desk, code, form, "refusal", deed, done)


def _go_on(work: Work, inspection: Inspection, name: str) -> None:
    """Take the move where it starts here and the reader may take it."""
    if any(each.name == name and each.allowed for each in next_moves(work, inspection)):
        move(work, inspection, name)


def _done(
    request: Request,
    desk: Desk,
    code: str,
    form: Sent,
    field: str,
    deed: Callable[[Work, Inspection], None],
    told: str,
) -> Response:
    try:
        desk.carry_out(lambda work: deed(work, delegations_inspection(work, code)))
    except (BadInput, MoveRefused) as refusal:
        return _shown(request, desk, code, form, refusal, field)
    return go_to(request, f"/inspections/{code}/exchange", told)


def _shown(
    request: Request,
    desk: Desk,
    code: str,
    form: Sent | None = None,
    refusal: InspectFlowError | None = None,
    field: str = "",
) -> Response:
    with desk.reading() as work:
        inspection = delegations_inspection(work, code)
        told = _told(work, inspection)
    return page(
        request, "inspections/exchange.html", status=status_of(refusal) if refusal else 200,
        typed=Told(form.strings if form else {}),
        errors=fault(field, refusal) if refusal else {}, **told,
    )  # fmt: skip


def _told(work: Work, inspection: Inspection) -> dict[str, Any]:
    roles = roles_of(work, inspection)
    is_drafted = inspection.state in _COMMENTABLE
    may_report = inspection.is_announced and inspection.state not in SETTLED_INSPECTION
    kind = DocumentKind.DRAFT_MINUTES.value
    return {
        "head": heading_of(work, inspection, "exchange"),
        "drafts": list_documents(work, inspection=inspection, kind=kind),
        "said": _said(work, inspection),
        "may_report": may_report and may("inspection.self_report", roles),
        "may_comment": is_drafted and may("inspection.unit_comments", roles),
        "may_draft": is_drafted and may("document.draft", roles),
        "may_note": is_drafted and may("inspection.arrange", roles),
        "is_begun": inspection.state not in NOT_BEGUN,
        "report": inspection.self_report,
        "reported_on": inspection.self_reported_on,
        "comments": inspection.unit_comments,
        "commented_on": inspection.commented_on,
        "agreed": bool(inspection.extra.get("agreed_on_the_spot")),
        "refusal": str(inspection.extra.get("refusal_to_sign") or ""),
    }


def _said(work: Work, inspection: Inspection) -> list[tuple[str, str, Sequence[tuple[str, str]]]]:
    """Return the findings on which somebody remarked, with what was said."""
    return [
        (each.row.code, each.row.statement, each.remarks)
        for area in areas_of(work, inspection)
        for each in (*area.strengths, *area.shortcomings, *area.context)
        if each.remarks
    ]
