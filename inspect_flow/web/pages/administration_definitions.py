"""What a house may replace, read and checked: every mistake is named as `check` names it."""

from __future__ import annotations

from fastapi import Request
from fastapi.responses import Response

from inspect_flow.bootstrap.definition_check import check_definitions
from inspect_flow.rules.intervals import IntervalTable
from inspect_flow.web.administering import administration_tabs
from inspect_flow.web.replies import page
from inspect_flow.web.routing import pages
from inspect_flow.web.visitors import AtOffice, Audience, Shared

router = pages(Audience.ADMINISTRATOR)
_PAGE = "/administration/definitions"


@router.get("/administration/definitions")
def show(request: Request, desk: AtOffice) -> Response:
    """Show calendars, time limits, reminders, workflows and checklists as they are in force."""
    office = desk.workplace.office
    return page(
        request, "administration/definitions.html", tabs=administration_tabs(_PAGE),
        years=office.calendar.years, intervals=_intervals(office.intervals),
        clocks=office.reminders.clocks.values(), machines=office.machines.values(),
        checklists=office.checklists.values(), house=office.house,
    )  # fmt: skip


def _intervals(table: IntervalTable) -> list[dict[str, str]]:
    return [
        {
            "label": each.label,
            "sentence": table.sentence(name),
            "basis": each.interval.basis,
            "mark": each.mark.label,
        }
        for name, each in table.intervals.items()
    ]


@router.post("/administration/definitions/check")
def check(request: Request, shared: Shared) -> Response:
    """Check the files as they are now; the running program keeps those it began with."""
    return page(
        request, "administration/checked.html", tabs=administration_tabs(_PAGE),
        checked=check_definitions(shared.house),
    )  # fmt: skip
