"""The draft minutes before the unit: agree or not, finding by finding, then send."""

from __future__ import annotations

from typing import Any

from fastapi import Request
from fastapi.responses import Response

from inspect_flow.bootstrap.handing_out import draft_for_comments
from inspect_flow.bootstrap.workplace import Desk
from inspect_flow.locale.translation import _
from inspect_flow.locale.vietnamese_text import capitalised
from inspect_flow.records.tables import Inspection
from inspect_flow.rules.permissions import may
from inspect_flow.services.clocks.dues import dues_of
from inspect_flow.services.finding_comments import (
    FindingComment,
    comments_on_findings,
    refuse_untimely,
    say_of_finding,
    send_comments,
)
from inspect_flow.services.queries.deficiency_page import found_matter
from inspect_flow.services.record_sight import inspects_here
from inspect_flow.services.registry import find
from inspect_flow.services.standing import case_of, roles_of
from inspect_flow.services.states import BEFORE_DRAFT
from inspect_flow.services.titles import title_of
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.errors import BadInput, Conflict, MoveRefused
from inspect_flow.vocabulary.file_types import FileType
from inspect_flow.vocabulary.findings import FindingKind
from inspect_flow.vocabulary.stances import Stance
from inspect_flow.web.errors import status_of
from inspect_flow.web.handing import handed_out
from inspect_flow.web.replies import go_to, page
from inspect_flow.web.routing import pages
from inspect_flow.web.sent import Sent
from inspect_flow.web.uploads import TheForm
from inspect_flow.web.visitors import AtDesk, Audience

router = pages(Audience.SIGNED_IN)
_MANNERS = {Stance.AGREE: "good", Stance.PARTLY: "doubtful", Stance.DISAGREE: "bad"}


@router.get("/inspections/{code}/comments")
def show(request: Request, desk: AtDesk, code: str) -> Response:
    """Show the findings of the draft with what the unit says of each."""
    return _shown(request, desk, code, {}, None, 200)


@router.get("/inspections/{code}/comments/draft.pdf")
def read_draft(request: Request, desk: AtDesk, code: str) -> Response:
    """Hand out the draft of the minutes."""
    name = _("Dự thảo biên bản {code}").format(code=code)
    content = draft_for_comments(desk, code)
    return handed_out(request, desk, content, f"{name}.pdf", FileType.PDF.media_type)


@router.post("/inspections/{code}/comments")
def take(request: Request, desk: AtDesk, code: str, sent: TheForm) -> Response:
    """Keep what was said so far, and send it where the button for sending was pressed."""
    is_sent = sent.typed("do") == "send"
    try:
        desk.carry_out(lambda work: _keep(work, code, sent))
        if is_sent:
            desk.carry_out(lambda work: _send(work, code, sent))
    except (BadInput, MoveRefused, Conflict) as refusal:
        told = {"": "; ".join(refusal.reasons) or refusal.thing}
        return _shown(request, desk, code, told, sent, status_of(refusal), is_sent)
    if request.headers.get("hx-request") == "true":
        return Response(status_code=204)
    if is_sent:
        return go_to(request, f"/inspections/{code}", _("Đã gửi góp ý cho đoàn kiểm tra."))
    return go_to(request, f"/inspections/{code}/comments", _("Đã lưu; chưa gửi."))


def _keep(work: Work, code: str, sent: Sent) -> None:
    inspection = find(work, Inspection, code)
    refuse_untimely(work, inspection)
    known = {each.value: each for each in Stance}
    for each in comments_on_findings(work, inspection):
        stance = known.get(sent.typed(f"stance-{each.finding.id}"))
        if stance is not None:
            reason = sent.typed(f"reason-{each.finding.id}")
            say_of_finding(work, inspection, each.finding, stance, reason)


def _send(work: Work, code: str, sent: Sent) -> None:
    inspection = find(work, Inspection, code)
    rest_agreed = sent.typed("rest") == "yes"
    send_comments(work, inspection, sent.typed("general"), rest_agreed=rest_agreed)


def _shown(
    request: Request,
    desk: Desk,
    code: str,
    errors: dict[str, str],
    sent: Sent | None,
    status: int,
    is_sent: bool = False,
) -> Response:
    with desk.reading() as work:
        told = _told(work, find(work, Inspection, code), sent)
    if is_sent and told["may_comment"]:
        errors = _unfinished(told["rows"], bool(sent and sent.typed("rest"))) or errors
    return page(
        request, "unit/comments.html", status=status, errors=errors,
        stances=[(each.value, capitalised(each.label), _MANNERS[each])
                 for each in Stance],
        general=sent.typed("general") if sent else "", rest=sent.typed("rest") if sent else "",
        **told,
    )  # fmt: skip


def _told(work: Work, inspection: Inspection, sent: Sent | None) -> dict[str, Any]:
    is_hidden = inspection.state in BEFORE_DRAFT and not inspects_here(work, inspection.id)
    campaign, _inspection = case_of(work, inspection)
    year = campaign.year if campaign else work.on.year
    said = [] if is_hidden else comments_on_findings(work, inspection)
    is_open = inspection.state == "findings_drafted"
    due = dues_of(work, "inspection", [inspection])[inspection.id or 0]["comment_due"]
    return {
        "code": inspection.code,
        "title": title_of(work, inspection),
        "rows": [_row(each, year, sent) for each in said],
        "may_comment": is_open and may("inspection.unit_comments", roles_of(work, inspection)),
        "given": "" if is_hidden else inspection.unit_comments,
        "given_on": inspection.commented_on,
        "due": due if is_open else None,
        "days_left": (due - work.on).days if due and is_open else None,
        "is_hidden": is_hidden,
    }


def _unfinished(rows: list[dict[str, Any]], rest_agreed: bool) -> dict[str, str]:
    """Return at its field what is missing before the comments can be sent."""
    faults = {}
    for row in rows:
        about = {"number": row["number"]}
        if not row["stance"] and rest_agreed:
            continue
        if not row["stance"]:
            told = _("Chọn ý kiến về nhận xét số {number}")
            faults[f"stance-{row['id']}"] = told.format(**about)
        elif row["stance"] != Stance.AGREE and not row["reason"].strip():
            faults[f"reason-{row['id']}"] = _("Ghi lý do ở nhận xét số {number}").format(**about)
    return faults


def _row(comment: FindingComment, year: int, sent: Sent | None) -> dict[str, Any]:
    stance = comment.stance.value if comment.stance else ""
    reason = comment.reason
    if sent is not None:
        stance = sent.typed(f"stance-{comment.finding.id}") or stance
        reason = sent.typed(f"reason-{comment.finding.id}")
    return {
        "id": comment.finding.id,
        "number": comment.number or comment.finding.code,
        "kind": FindingKind(comment.finding.kind).label,
        "matter": found_matter(comment.finding, year),
        "stance": stance,
        "stance_label": comment.stance.label if comment.stance else "",
        "reason": reason,
        "is_outdated": comment.is_outdated,
    }
