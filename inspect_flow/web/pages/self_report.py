"""The unit's self-report: item by item, kept as one goes, then sent."""

from __future__ import annotations

from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse, Response

from inspect_flow.bootstrap.workplace import Desk
from inspect_flow.locale.translation import _
from inspect_flow.records.tables import Inspection
from inspect_flow.services.evidence import add_evidence
from inspect_flow.services.inspections import hand_in_self_report
from inspect_flow.services.moving import move
from inspect_flow.services.queries.self_reports import own_sheet
from inspect_flow.services.registry import find
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.answers import AnswerStage
from inspect_flow.vocabulary.errors import BadInput, Conflict, MoveRefused, NotFound
from inspect_flow.web.errors import status_of
from inspect_flow.web.forms import Told
from inspect_flow.web.inspections.answer_form import keep_answer
from inspect_flow.web.inspections.checklist_view import dom_of
from inspect_flow.web.inspections.self_report_view import area_told, report_told
from inspect_flow.web.rendering import render
from inspect_flow.web.replies import go_to, page
from inspect_flow.web.routing import pages
from inspect_flow.web.sent import Sent
from inspect_flow.web.uploads import LARGEST_BODY, TheForm
from inspect_flow.web.visitors import AtDesk, Audience

router = pages(Audience.SIGNED_IN, max_body_size=LARGEST_BODY)

CONFLICT = "conflict"


@router.get("/inspections/{code}/self-report")
def show(request: Request, desk: AtDesk, code: str) -> Response:
    """Show how far the report has come, and the button that sends it."""
    return _report(request, desk, code, {}, None, 200)


@router.post("/inspections/{code}/self-report")
def send(request: Request, desk: AtDesk, code: str, sent: TheForm) -> Response:
    """Keep the summary and the files; send the report where that button was pressed."""
    errors: dict[str, str] = {}
    files = sent.handed("files", errors)
    is_sent = sent.typed("do") == "send"
    if is_sent and not sent.typed("summary"):
        errors["summary"] = _("Viết vài dòng tóm tắt trước khi gửi")
    status = 422
    if not errors:

        def keep(work: Work) -> None:
            inspection = find(work, Inspection, code)
            if sent.typed("summary") and sent.typed("summary") != inspection.self_report:
                hand_in_self_report(work, inspection, sent.typed("summary"))
            for file in files:
                add_evidence(work, inspection, file.content, file.name)
            if is_sent:
                move(work, inspection, "receive_self_report")

        try:
            desk.carry_out(keep)
        except (BadInput, MoveRefused, Conflict) as refusal:
            errors[""], status = "; ".join(refusal.reasons) or refusal.thing, status_of(refusal)
        else:
            done = _("Đã gửi báo cáo tự kiểm tra.") if is_sent else _("Đã lưu; chưa gửi.")
            return go_to(request, f"/inspections/{code}/self-report", done)
    return _report(request, desk, code, errors, sent, status)


@router.get("/inspections/{code}/self-report/{number}")
def show_area(request: Request, desk: AtDesk, code: str, number: int) -> Response:
    """Show the criteria of one field."""
    return _area(request, desk, code, number, "", None, {}, 200)


@router.post("/inspections/{code}/self-report/{number}/{item}")
def answer(
    request: Request, desk: AtDesk, code: str, number: int, item: str, sent: TheForm
) -> Response:
    """Keep the answer to one criterion, with its files."""
    errors: dict[str, str] = {}
    files = sent.handed(f"files-{dom_of(item)}", errors)
    status = 422
    try:
        if not sent.typed("keep"):
            desk.carry_out(lambda work: _keep(work, code, item, sent, files))
    except Conflict as refusal:
        # Both answers are shown, with a button for each; nothing is written over unseen.
        errors[CONFLICT], status = refusal.thing, status_of(refusal)
    except (BadInput, MoveRefused) as refusal:
        errors[""], status = "; ".join(refusal.reasons) or refusal.thing, status_of(refusal)
    if request.headers.get("hx-request") == "true":
        return _fragment(desk, code, number, item, sent, errors, status)
    if errors:
        return _area(request, desk, code, number, item, sent, errors, status)
    place = f"/inspections/{code}/self-report/{number}#item-{dom_of(item)}"
    return go_to(request, place, _("Đã lưu mục {item}.").format(item=item))


def _keep(work: Work, code: str, item: str, sent: Sent, files: Any) -> None:
    inspection = find(work, Inspection, code)
    found = own_sheet(work, inspection).sheet.checklist.item(item)
    if found is None:
        raise NotFound(_("Bảng kiểm không có tiêu chí này"))
    keep_answer(work, inspection, found, AnswerStage.SELF, sent)
    if files:
        stored, _author = own_sheet(work, inspection).sheet.stored[(item, AnswerStage.SELF)]
        for file in files:
            add_evidence(work, stored, file.content, file.name)


def _report(
    request: Request, desk: Desk, code: str, errors: dict[str, str], sent: Sent | None, status: int
) -> Response:
    with desk.reading() as work:
        told = report_told(work, find(work, Inspection, code))
    if sent is not None:
        told["summary"] = sent.typed("summary")
    return page(request, "unit/self_report.html", status=status, errors=errors, **told)


def _area(
    request: Request,
    desk: Desk,
    code: str,
    number: int,
    item: str,
    sent: Sent | None,
    errors: dict[str, str],
    status: int,
) -> Response:
    with desk.reading() as work:
        told = area_told(work, find(work, Inspection, code), number)
    typed = Told(sent.fields) if sent else {}
    refused: dict[str, Any] = {"item": item, "sent": typed, "errors_there": errors}
    summary = {"": f"{item}: {'. '.join(errors.values())}"} if errors else {}
    return page(
        request, "unit/self_report_area.html", status=status, errors=summary, **told, **refused
    )


def _fragment(
    desk: Desk, code: str, number: int, item: str, sent: Sent, errors: dict[str, str], status: int
) -> Response:
    """Answer htmx with the whole item where a file came in, else with its result alone."""
    with desk.reading() as work:
        told = area_told(work, find(work, Inspection, code), number)
    each = next(shown for shown in told["area"].items if shown.code == item)
    is_whole = bool(sent.files or sent.typed("keep")) and not errors
    text = render(
        "unit/self_report_item.html", each=each, whole=is_whole, sent=Told(sent.fields),
        errors_there=errors, **told,
    )  # fmt: skip
    headers = {"HX-Retarget": f"#item-{each.dom}", "HX-Reswap": "outerHTML"}
    return HTMLResponse(text, status if errors else 200, headers if is_whole else None)
