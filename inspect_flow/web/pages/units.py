"""Units: the register of those in sight, and one unit's history over campaigns."""

from __future__ import annotations

from fastapi import Request
from fastapi.responses import Response

from inspect_flow.locale.translation import _
from inspect_flow.records.tables import Unit
from inspect_flow.services.queries.leadership import Choice
from inspect_flow.services.queries.unit_history import unit_history
from inspect_flow.services.queries.unit_register import list_units
from inspect_flow.services.registry import find
from inspect_flow.vocabulary.figures import Counted
from inspect_flow.vocabulary.units import UnitLevel
from inspect_flow.web.figure_choices import cases_address
from inspect_flow.web.forms import typed_text
from inspect_flow.web.replies import page
from inspect_flow.web.routing import pages
from inspect_flow.web.tables import Column
from inspect_flow.web.visitors import AtDesk, Audience

router = pages(Audience.SIGNED_IN)
_MOST = 500


@router.get("/units")
def show(request: Request, desk: AtDesk, text: str = "", level: str = "") -> Response:
    """Show the units that exist today."""
    wanted = typed_text(text)[:200]
    with desk.reading() as work:
        found = list_units(work, level=level or None, text=wanted)
    levels = {each.value: each.label for each in UnitLevel}
    columns = [
        Column("name", _("Tên")),
        Column("level", _("Cấp")),
        Column("parent", _("Cấp trên")),
        Column("code", _("Mã"), whole=True),
    ]
    return page(
        request, "units/units.html", columns=columns, units=found[:_MOST], total=len(found),
        levels=levels,
        text=wanted, level=level, active=bool(wanted) + bool(level),
    )  # fmt: skip


@router.get("/units/{code}")
def show_one(request: Request, desk: AtDesk, code: str) -> Response:
    """Show a unit: what came before it, its campaigns, what was found again and again."""
    with desk.reading() as work:
        unit = find(work, Unit, code)
        told = unit_history(work, unit)
        asked = Choice(on=work.on, unit=unit.code, line=True)
    links = {
        year: {each: cases_address(asked, each, year=year) for each in Counted}
        for year in told.years
    }
    shown = (Counted.FOUND, Counted.HANDLED, Counted.OVERDUE, Counted.REPEATED)
    return page(
        request, "units/unit.html", told=told, links=links, shown=shown, Counted=Counted,
        levels={each.value: each.label for each in UnitLevel},
    )  # fmt: skip
