"""Figures for programs: the same numbers as the page of figures shows."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import Query

from inspect_flow.locale.translation import _
from inspect_flow.services.queries.leadership import Choice, chosen_cases, grouped, stuck_chosen
from inspect_flow.vocabulary.accounts import TokenScope
from inspect_flow.vocabulary.errors import BadInput
from inspect_flow.vocabulary.figures import GroupedBy
from inspect_flow.web.api.models import Number, Stuck
from inspect_flow.web.api.routing import CodeAsked, programs
from inspect_flow.web.visitors import AtDesk

router = programs(TokenScope.READ, "figures")
Year = Annotated[int | None, Query(ge=1900, le=2200)]


@router.get("/figures")
def figures(
    desk: AtDesk,
    by: GroupedBy = GroupedBy.UNIT,
    on: Annotated[
        date | None, Query(description="Day, today if left out. / Tính đến hết ngày.")
    ] = None,
    campaign: CodeAsked = None,
    unit: CodeAsked = None,
    year: Year = None,
) -> list[Number]:
    """Count what was found, handled, overdue, repeated. / Số tồn tại theo tình trạng."""
    with desk.reading() as work:
        day = on or work.on
        if day > work.on:
            raise BadInput(_("ngày {day} chưa đến").format(day=f"{day:%d/%m/%Y}"))
        asked = Choice(on=day, campaign=campaign or "", unit=unit or "", year=year)
        rows = grouped(work, chosen_cases(work, asked), by, day)
    return [
        Number(
            key=row.key,
            label=row.label,
            numbers={name.value: number for name, number in row.numbers.items()},
        )
        for row in rows
    ]


@router.get("/figures/stuck")
def stuck(
    desk: AtDesk, campaign: CodeAsked = None, unit: CodeAsked = None, year: Year = None
) -> list[Stuck]:
    """List the inspections that stand still today. / Các cuộc kiểm tra đứng lại hôm nay."""
    with desk.reading() as work:
        asked = Choice(on=work.on, campaign=campaign or "", unit=unit or "", year=year)
        return [Stuck.of(row) for row in stuck_chosen(work, asked)]
