"""Inspections: the list, and the page of each with the one thing to do next."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import Request
from fastapi.responses import Response

from inspect_flow.locale.translation import _, _n
from inspect_flow.records.tables import Campaign, Inspection
from inspect_flow.services.comments import add_comment
from inspect_flow.services.queries.campaigns import campaign_choices
from inspect_flow.services.queries.inspections import InspectionRow, list_inspections
from inspect_flow.services.registry import find
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.errors import BadInput, MoveRefused
from inspect_flow.web.forms import Errors, fault
from inspect_flow.web.inspections.heading import heading_of
from inspect_flow.web.inspections.parts import parts_of
from inspect_flow.web.inspections.progress import progress_of
from inspect_flow.web.inspections.steps import steps_of
from inspect_flow.web.inspections.tasks import next_thing, tasks_of
from inspect_flow.web.inspections.unit_side import next_for_the_unit
from inspect_flow.web.moving import offers
from inspect_flow.web.replies import go_to, page
from inspect_flow.web.routing import pages
from inspect_flow.web.tables import Column
from inspect_flow.web.uploads import TheForm
from inspect_flow.web.visitors import Asking, AtDesk, Audience

router = pages(Audience.SIGNED_IN)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the list is narrowed to, as codes; unknown ones narrow nothing away."""

    campaign: str
    state: str
    unit: str

    @property
    def count(self) -> int:
        """Return how many conditions are set."""
        return sum(1 for each in (self.campaign, self.state, self.unit) if each)


@router.get("/inspections")
def show_list(
    request: Request,
    asking: Asking,
    desk: AtDesk,
    campaign: str = "",
    state: str = "",
    unit: str = "",
) -> Response:
    """Show the inspections in sight."""
    wanted = Wanted(campaign, state, unit)
    with desk.reading() as work:
        rows = _rows(work, wanted)
        every = list_inspections(work) if wanted.count else rows
        campaigns = campaign_choices(work)
        machine = work.office.machines["inspection"]
        used = {each.state for each in every}
        states = [(each.name, each.label) for each in machine.states.values() if each.name in used]
    units = sorted({(each.unit_code, each.unit) for each in every}, key=lambda each: each[1])
    columns = [
        Column("unit", _("Đơn vị")),
        Column("state", _("Trạng thái")),
        Column("days", _("Ngày kiểm tra")),
        Column("head", _("Người phụ trách")),
        Column("found", _n("Tồn tại"), numeric=True),
        Column("open", _("Chưa xong"), numeric=True),
        Column("code", _("Mã"), whole=True),
    ]
    return page(
        request, "inspections/list.html", asking=asking, rows=rows, wanted=wanted, units=units,
        columns=columns, campaigns=campaigns, states=states,
    )  # fmt: skip


@router.get("/inspections/{code}")
def show(request: Request, asking: Asking, desk: AtDesk, code: str) -> Response:
    """Show one inspection: where it stands, what to do next, and all that hangs on it."""
    return _shown(request, desk, code, {}, "")


@router.post("/inspections/{code}/remarks")
def remark(request: Request, asking: Asking, desk: AtDesk, code: str, form: TheForm) -> Response:
    """Leave a remark that delegation and unit read."""
    try:
        text = form.text("text")
        desk.carry_out(lambda work: add_comment(work, find(work, Inspection, code), text))
    except BadInput as refusal:
        return _shown(request, desk, code, fault("text", refusal), form.typed("text"), 422)
    except MoveRefused as refusal:
        return _shown(request, desk, code, fault("", refusal), "", 409)
    return go_to(request, f"/inspections/{code}#remarks", _("Đã gửi ý kiến trao đổi."))


def _shown(
    request: Request, desk: AtDesk, code: str, errors: Errors, typed: object, status: int = 200
) -> Response:
    with desk.reading() as work:
        inspection = find(work, Inspection, code)
        head, known = heading_of(work, inspection), offers(work, inspection)
        steps, parts = steps_of(work, inspection), parts_of(work, inspection, head)
        if head.inspects:
            tasks = tasks_of(work, inspection, head, progress_of(work, inspection))
            following = next_thing(work, inspection, head, tasks, known)
        else:
            tasks, following = [], next_for_the_unit(inspection, head, parts)
    others = [each for each in known if each.allowed]
    return page(
        request, "inspections/show.html", status=status, head=head, steps=steps, parts=parts,
        tasks=[each.shown() for each in tasks], following=following, others=others,
        typed=typed, errors=errors,
    )  # fmt: skip


def _rows(work: Work, wanted: Wanted) -> list[InspectionRow]:
    campaign = find(work, Campaign, wanted.campaign) if wanted.campaign else None
    rows = list_inspections(work, campaign=campaign, state=wanted.state or None)
    return [each for each in rows if wanted.unit in ("", each.unit_code)]
