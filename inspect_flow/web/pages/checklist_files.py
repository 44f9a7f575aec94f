"""Photographs and papers that prove an answer of the checklist, handed in item by item."""

from __future__ import annotations

from fastapi import Request
from fastapi.responses import HTMLResponse, Response

from inspect_flow.bootstrap.workplace import Desk
from inspect_flow.locale.translation import _
from inspect_flow.services.evidence import add_evidence
from inspect_flow.services.queries.sheets import sheet
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.answers import AnswerStage
from inspect_flow.vocabulary.errors import BadInput, MoveRefused, NotFound
from inspect_flow.web.inspections.answer_form import opened
from inspect_flow.web.inspections.checklist_view import dom_of, sheet_with_files
from inspect_flow.web.inspections.heading import delegations_inspection, heading_of
from inspect_flow.web.rendering import render
from inspect_flow.web.replies import go_to
from inspect_flow.web.routing import pages
from inspect_flow.web.sent import Handed
from inspect_flow.web.uploads import ACCEPTED, LARGEST_BODY, TheForm
from inspect_flow.web.visitors import Asking, AtDesk, Audience

router = pages(Audience.SIGNED_IN, max_body_size=LARGEST_BODY)


@router.post("/inspections/{code}/checklist/{item}/files")
def hand_in(
    request: Request, asking: Asking, desk: AtDesk, code: str, item: str, sent: TheForm
) -> Response:
    """Keep the files that may be kept with the answer; say of the others what is wrong."""
    errors: dict[str, str] = {}
    fields = [f"{kind}-{dom_of(item)}" for kind in ("photo", "paper")]
    files = [each for field in fields for each in sent.handed(field, errors)]
    stage = sent.typed("stage")
    kept = 0
    try:
        if files:
            kept = desk.carry_out(lambda work: _kept(work, code, item, stage, files))
        elif not errors:
            errors[fields[0]] = _("Chọn một tệp trước khi gửi")
    except (BadInput, MoveRefused) as refusal:
        errors[fields[0]] = ". ".join([refusal.thing, *refusal.reasons])
    told = _("Đã lưu {n} tệp.").format(n=kept) if kept else ""
    fault = ". ".join(errors.values())
    if request.headers.get("hx-request") == "true":
        return _fragment(desk, code, item, stage, told, fault)
    place = f"/inspections/{code}/checklist?stage={stage}#item-{dom_of(item)}"
    return go_to(request, place, " ".join(filter(None, (told, fault))))


def _kept(work: Work, code: str, item: str, stage: str, files: list[Handed]) -> int:
    inspection = delegations_inspection(work, code)
    place = opened(work, inspection, stage)
    if not place.can_answer:
        raise MoveRefused(inspection.code, place.why_not)
    stored, _author = sheet(work, inspection).stored.get((item, place.stage), (None, ""))
    if stored is None:
        raise BadInput(_("Mục {item} chưa có kết quả").format(item=item[:20]),
                       [_("chọn kết quả trước, rồi đính kèm ảnh")])  # fmt: skip
    for each in files:
        add_evidence(work, stored, each.content, each.name)
    return len(files)


def _fragment(desk: Desk, code: str, item: str, stage: str, told: str, fault: str) -> Response:
    with desk.reading() as work:
        inspection = delegations_inspection(work, code)
        head, place = heading_of(work, inspection, "checklist"), opened(work, inspection, stage)
        view = sheet_with_files(work, inspection, AnswerStage(place.stage))
    if item not in {each.code for area in view.areas for each in area.items}:
        raise NotFound(_("Bảng kiểm không có tiêu chí này"))
    text = render(
        "inspections/checklist_files.html", head=head, place=place, item=view.item(item),
        told=told, fault=fault, accepted=ACCEPTED,
    )  # fmt: skip
    return HTMLResponse(text, 422 if fault else 200)
