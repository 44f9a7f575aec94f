"""What is asked of the figures, read from the address and written into links."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import Depends, Request

from inspect_flow.locale.dates import local_day
from inspect_flow.locale.translation import _
from inspect_flow.locale.vietnamese_text import nfc
from inspect_flow.services.queries.leadership import Choice
from inspect_flow.vocabulary.errors import BadInput
from inspect_flow.vocabulary.figures import Counted
from inspect_flow.web.forms import typed_day
from inspect_flow.web.visitors import workplace_of


def choice(
    request: Request,
    on: str = "",
    campaign: str = "",
    unit: str = "",
    line: str = "",
    owner: str = "",
    area: str = "",
    year: str = "",
    counted: str = "",
) -> Choice:
    """Return what the address asks for; raise `BadInput` naming all that cannot be read."""
    faults: dict[str, str] = {}
    today = local_day(workplace_of(request).clock())
    day = typed_day(on, "on", faults) or today
    if day > today:
        faults["on"] = _("ngày {day} chưa đến").format(day=f"{day:%d/%m/%Y}")
    if year and not (year.isascii() and year.isdigit() and len(year) == 4):
        faults["year"] = _("năm '{year}' không đọc được; ghi 4 chữ số").format(year=year[:20])
    if counted and counted not in list(Counted):
        faults["counted"] = _("không có số liệu '{name}'").format(name=counted[:40])
    if faults:
        raise BadInput(_("Không đọc được điều kiện của số liệu"), list(faults.values()))
    return Choice(
        on=day,
        campaign=nfc(campaign.strip()),
        unit=nfc(unit.strip()),
        line=line == "yes",
        owner=nfc(owner.strip()),
        area=nfc(area.strip()),
        year=int(year) if year else None,
        counted=Counted(counted or Counted.FOUND),
    )


Chosen = Annotated[Choice, Depends(choice)]
"""A page's parameter: what its address asks of the figures."""


def address(path: str, asked: Choice, **changes: Any) -> str:
    """Return the address of a page of figures with these conditions."""
    wanted = replace(asked, **changes)
    told = {
        "on": wanted.on.isoformat(),
        "campaign": wanted.campaign,
        "unit": wanted.unit,
        "owner": wanted.owner,
        "line": "yes" if wanted.line else "",
        "area": wanted.area,
        "year": wanted.year or "",
        "counted": "" if wanted.counted is Counted.FOUND else wanted.counted.value,
    }
    return f"{path}?{urlencode({name: value for name, value in told.items() if value})}"


def cases_address(asked: Choice, number: Counted, **changes: Any) -> str:
    """Return the address of the list that makes a number."""
    return address("/figures/cases", asked, counted=number, **changes)


def n_conditions(asked: Choice, today: date) -> int:
    """Return how many conditions are set."""
    conditions = (asked.campaign, asked.unit, asked.area, asked.year, asked.on != today)
    return sum(bool(each) for each in conditions)
