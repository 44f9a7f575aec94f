"""The checklist, filled in on the spot: each answer is kept at once, and nobody's is lost."""

from __future__ import annotations

from fastapi import Request
from fastapi.responses import HTMLResponse, Response

from inspect_flow.locale.translation import _
from inspect_flow.rules.applicability import Applies
from inspect_flow.rules.checklist import Item
from inspect_flow.services.queries.sheets import Sheet, sheet
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.answers import AnswerStage
from inspect_flow.vocabulary.errors import (
    BadInput,
    Conflict,
    InspectFlowError,
    MoveRefused,
    NotFound,
)
from inspect_flow.web.errors import status_of
from inspect_flow.web.forms import Told
from inspect_flow.web.inspections.answer_form import keep_answer, opened
from inspect_flow.web.inspections.checklist_view import SheetView, sheet_with_files
from inspect_flow.web.inspections.heading import delegations_inspection, heading_of
from inspect_flow.web.rendering import render
from inspect_flow.web.replies import go_to, page
from inspect_flow.web.routing import pages
from inspect_flow.web.sent import Sent
from inspect_flow.web.uploads import ACCEPTED, TheForm
from inspect_flow.web.visitors import Asking, AtDesk, Audience

router = pages(Audience.SIGNED_IN)


@router.get("/inspections/{code}/checklist")
def show(
    request: Request, asking: Asking, desk: AtDesk, code: str, stage: str = "", show: str = ""
) -> Response:
    """Show the whole checklist, or only what has no answer yet."""
    return _shown(request, desk, code, stage, show)


@router.post("/inspections/{code}/checklist/{item}")
def answer(
    request: Request, asking: Asking, desk: AtDesk, code: str, item: str, form: TheForm
) -> Response:
    """Keep the answer to one item."""
    stage = form.text("stage")
    before = _applies(desk, code, stage)
    refusal: InspectFlowError | None = None
    try:
        if not form.has("keep"):
            desk.carry_out(lambda work: _keep(work, code, item, stage, form))
    except (BadInput, Conflict, MoveRefused) as fault:
        refusal = fault
    if request.headers.get("hx-request") == "true":
        return _fragment(desk, code, item, stage, form, refusal, before)
    if refusal is not None:
        return _shown(request, desk, code, stage, form.text("show"), item, form, refusal)
    query = f"?stage={stage}" + ("&show=open" if form.text("show") == "open" else "")
    place = f"/inspections/{code}/checklist{query}#item-{item.replace('.', '-')}"
    return go_to(request, place, _("Đã lưu mục {item}.").format(item=item))


def _keep(work: Work, code: str, item: str, stage: str, form: Sent) -> None:
    inspection = delegations_inspection(work, code)
    found = _item_of(sheet(work, inspection), item)
    keep_answer(work, inspection, found, opened(work, inspection, stage).stage, form)


def _item_of(whole: Sheet, code: str) -> Item:
    item = whole.checklist.item(code)
    if item is None:
        raise NotFound(_("Bảng kiểm không có tiêu chí này"))
    return item


def _view(work: Work, code: str, stage: AnswerStage) -> SheetView:
    return sheet_with_files(work, delegations_inspection(work, code), stage)


def _shown(
    request: Request,
    desk: AtDesk,
    code: str,
    wanted: str,
    show: str,
    item: str = "",
    form: Sent | None = None,
    refusal: InspectFlowError | None = None,
) -> Response:
    with desk.reading() as work:
        inspection = delegations_inspection(work, code)
        head, place = heading_of(work, inspection, "checklist"), opened(work, inspection, wanted)
        view = _view(work, code, place.stage)
    return page(
        request, "inspections/checklist.html", status=status_of(refusal) if refusal else 200,
        head=head, sheet=view, place=place, only_open=show == "open", stages=list(AnswerStage),
        refused=item, refusal=refusal, sent=_sent(form), Applies=Applies, accepted=ACCEPTED,
        errors={f"form-{item.replace('.', '-')}": _told(refusal)} if refusal else {},
    )  # fmt: skip


def _applies(desk: AtDesk, code: str, stage: str) -> dict[str, Applies]:
    """Return which items are asked now, so that an answer can show what it brings up."""
    with desk.reading() as work:
        view = _view(work, code, opened(work, delegations_inspection(work, code), stage).stage)
    return {item.code: item.applies for area in view.areas for item in area.items}


def _fragment(
    desk: AtDesk,
    code: str,
    item: str,
    stage: str,
    form: Sent,
    refusal: InspectFlowError | None,
    before: dict[str, Applies],
) -> Response:
    """Answer htmx with what changed on the page: the item's result, counters, other items."""
    with desk.reading() as work:
        inspection = delegations_inspection(work, code)
        head, place = heading_of(work, inspection, "checklist"), opened(work, inspection, stage)
        view = _view(work, code, place.stage)
        _item_of(sheet(work, inspection), item)
    shown = view.item(item)
    turned = [
        each for area in view.areas for each in area.items
        if before.get(each.code) is not each.applies and each.code != item
    ]  # fmt: skip
    text = render(
        "inspections/checklist_saved.html", head=head, sheet=view, place=place, item=shown,
        turned=turned, refusal=refusal, sent=_sent(form), kept=form.has("keep"),
        is_conflict=isinstance(refusal, Conflict), only_open=form.text("show") == "open",
        Applies=Applies, accepted=ACCEPTED,
    )  # fmt: skip
    headers = {"HX-Retarget": f"#item-{shown.dom}", "HX-Reswap": "outerHTML"}
    status = status_of(refusal) if refusal else 200
    return HTMLResponse(text, status, headers if form.has("keep") else None)


def _sent(form: Sent | None) -> dict[str, str]:
    return Told(form.strings) if form else {}


def _told(refusal: InspectFlowError) -> str:
    return ". ".join([refusal.thing, *refusal.reasons])
