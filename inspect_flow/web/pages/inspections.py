"""Inspections: the list, and the page of each with the one thing to do next."""

from __future__ import annotations

from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import Response

from inspect_flow.locale.translation import _, _n
from inspect_flow.records.tables import Campaign, Inspection, Unit
from inspect_flow.services.comments import add_comment
from inspect_flow.services.queries.campaigns import campaign_choices
from inspect_flow.services.queries.inspection_list import (
    Wanted,
    part_of_inspections,
    used_by_inspections,
)
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


_FILTERS = ("campaign", "state", "unit")


@router.get("/inspections")
def show_list(request: Request, asking: Asking, desk: AtDesk) -> Response:
    """Show one part of the inspections in sight."""
    chosen = {name: request.query_params.get(name, "") for name in _FILTERS}
    with desk.reading() as work:
        part = part_of_inspections(
            work, _wanted(work, chosen, request.query_params.get("after", ""))
        )
        used, campaigns = used_by_inspections(work), campaign_choices(work)
        machine = work.office.machines["inspection"]
    states = [
        (each.name, each.label) for each in machine.states.values() if each.name in used.states
    ]
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
        request, "inspections/list.html", part=part, chosen=chosen, units=used.units,
        columns=columns, campaigns=campaigns, states=states,
        active=sum(1 for each in chosen.values() if each),
        first=_address(chosen, None) if "after" in request.query_params else None,
        later=_address(chosen, part.next_after) if part.next_after else None,
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


def _wanted(work: Work, chosen: dict[str, str], after: str) -> Wanted:
    return Wanted(
        campaign=find(work, Campaign, chosen["campaign"]) if chosen["campaign"] else None,
        unit=find(work, Unit, chosen["unit"]) if chosen["unit"] else None,
        state=chosen["state"],
        after=_place(after),
    )


def _place(after: str) -> tuple[int, str] | None:
    year, _line, code = after.partition("_")
    is_year = len(year) == 4 and year.isascii() and year.isdigit()
    return (int(year), code) if is_year and code else None


def _address(chosen: dict[str, str], after: tuple[int, str] | None) -> str:
    kept = {name: value for name, value in chosen.items() if value}
    if after is not None:
        kept["after"] = f"{after[0]}_{after[1]}"
    return f"/inspections?{urlencode(kept)}" if kept else "/inspections"
