"""Units: added, amended from a day on, ended in others by their legal document."""

from __future__ import annotations

from typing import Any

from fastapi import Request
from fastapi.responses import Response

from inspect_flow.locale.translation import _
from inspect_flow.records.tables import Unit
from inspect_flow.services.orphans import orphans
from inspect_flow.services.queries.names import find_unit
from inspect_flow.services.queries.unit_register import list_units, past_of, unit_on
from inspect_flow.services.registry import find
from inspect_flow.services.unit_changes import (
    AMENDABLE,
    NewUnit,
    amend_unit,
    record_succession,
    register_unit,
)
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.errors import InspectFlowError
from inspect_flow.vocabulary.units import SuccessionKind, UnitLevel
from inspect_flow.web.administering import administration_tabs
from inspect_flow.web.forms import Errors, fault, typed_day, typed_text
from inspect_flow.web.replies import go_to, page
from inspect_flow.web.routing import pages
from inspect_flow.web.uploads import TheForm
from inspect_flow.web.visitors import AtOffice, Audience
from inspect_flow.web.wording import day

router = pages(Audience.ADMINISTRATOR)
_LIST = "/administration/units"
_MOST = 300
_TOLD = ("symbol", "place", "source")
_FIELDS = ("code", "name", "level", "parent", "from_on", *_TOLD)


@router.get("/administration/units")
def show(request: Request, desk: AtOffice, text: str = "") -> Response:
    """List the units of today, and how many deficiencies lost their owner."""
    with desk.reading() as work:
        rows = list_units(work, text=typed_text(text)[:200])
        n_orphans = len(orphans(work))
    return page(
        request, "administration/units.html", rows=rows[:_MOST], total=len(rows),
        n_orphans=n_orphans, text=typed_text(text)[:200], tabs=administration_tabs(_LIST),
        levels={each.value: each.label for each in UnitLevel},
    )  # fmt: skip


@router.get("/administration/units/new")
def ask_new(request: Request) -> Response:
    """Ask for a new unit."""
    return _new_form(request, {}, {})


@router.post("/administration/units/new")
def add(request: Request, desk: AtOffice, sent: TheForm) -> Response:
    """Add a unit."""
    errors: dict[str, str] = {}
    typed = {each: sent.line(each) for each in _FIELDS}
    first = typed_day(typed["from_on"], "from_on", errors)
    if typed["level"] not in list(UnitLevel):
        errors["level"] = _("Chọn cấp của đơn vị")
    if errors:
        return _new_form(request, typed, errors, 422)

    def deed(work: Work) -> None:
        above = find_unit(work, typed["parent"]) if typed["parent"] else None
        level, rest = UnitLevel(typed["level"]), (typed[each] for each in _TOLD)
        register_unit(work, NewUnit(typed["code"], typed["name"], level, above, first, *rest))

    try:
        desk.carry_out(deed)
    except InspectFlowError as refusal:
        return _new_form(request, typed, fault("code", refusal), 422)
    return go_to(request, f"{_LIST}/{typed['code']}", _("Đã thêm đơn vị."))


@router.get("/administration/units/{code}")
def show_one(request: Request, desk: AtOffice, code: str) -> Response:
    """Show a unit, to be amended or ended in others."""
    return _one(request, desk, code, {})


@router.post("/administration/units/{code}/amendments")
def amend(request: Request, desk: AtOffice, code: str, sent: TheForm) -> Response:
    """Say what the unit is called, or who heads it, from a day on."""
    errors: dict[str, str] = {}
    first = typed_day(sent.line("from_on"), "from_on", errors)
    typed = {each: sent.line(each) for each in AMENDABLE}
    if first is None:
        errors.setdefault("from_on", _("Ghi ngày bắt đầu có hiệu lực"))
        return _one(request, desk, code, errors, 422, **typed)
    try:
        desk.carry_out(lambda work: amend_unit(work, find(work, Unit, code), typed, first))
    except InspectFlowError as refusal:
        return _one(request, desk, code, fault("from_on", refusal), 422, **typed)
    return go_to(request, f"{_LIST}/{code}", _("Đã sửa đơn vị."))


@router.post("/administration/units/{code}/succession")
def succeed(request: Request, desk: AtOffice, code: str, sent: TheForm) -> Response:
    """Note which units followed this one."""
    errors: dict[str, str] = {}
    typed = {each: sent.text(each) for each in ("kind", "heirs", "on", "document")}
    first = typed_day(typed["on"], "on", errors)
    if first is None:
        errors.setdefault("on", _("Ghi ngày bắt đầu có hiệu lực"))
    if typed["kind"] not in list(SuccessionKind):
        errors["kind"] = _("Chọn cách sắp xếp")
    if errors or first is None:
        return _one(request, desk, code, errors, 422, **typed)
    day_of_it = first

    def deed(work: Work) -> None:
        following = [find_unit(work, each) for each in sent.lines("heirs")]
        unit, how = find(work, Unit, code), SuccessionKind(typed["kind"])
        record_succession(work, unit, following, how, day_of_it, typed["document"])

    try:
        desk.carry_out(deed)
    except InspectFlowError as refusal:
        return _one(request, desk, code, fault("heirs", refusal), 422, **typed)
    done = _("Đã ghi. Tồn tại còn mở của đơn vị cũ nằm ở danh sách chờ chọn đơn vị tiếp nhận.")
    return go_to(request, f"{_LIST}/{code}", done)


def _new_form(request: Request, typed: Any, errors: Errors, status: int = 200) -> Response:
    return page(
        request, "administration/unit_new.html", status=status, errors=errors,
        unit={**dict.fromkeys(_FIELDS, ""), **typed}, tabs=administration_tabs(_LIST),
        levels=[(each.value, each.label) for each in UnitLevel],
    )  # fmt: skip


def _one(
    request: Request, desk: AtOffice, code: str, errors: Errors, status: int = 200, **typed: Any
) -> Response:
    with desk.reading() as work:
        unit = find(work, Unit, code)
        row, past, today = unit_on(work, unit), past_of(work, unit), work.on
    known = {
        "name": row.name, "authority_name": row.authority, "symbol": row.symbol,
        "place": row.place, "head_name": row.head, "head_title": row.head_title,
        "from_on": day(today), "kind": "", "heirs": "", "on": "", "document": "",
    }  # fmt: skip
    return page(
        request, "administration/unit.html", status=status, errors=errors, row=row, past=past,
        typed={**known, **typed}, tabs=administration_tabs(_LIST),
        kinds=[(each.value, each.label) for each in SuccessionKind],
        levels={each.value: each.label for each in UnitLevel},
        kind_labels={each.value: each.label for each in SuccessionKind},
    )  # fmt: skip
