"""Units side by side: through the years, as a grid, and the inspections that stand still."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from fastapi import Request
from fastapi.responses import Response

from inspect_flow.bootstrap.figure_books import stuck_book, tiles_book, years_book
from inspect_flow.locale.translation import _
from inspect_flow.services.queries.leadership import Choice, UnitYears, compared, stuck_chosen
from inspect_flow.services.queries.orphans import orphans_in_sight
from inspect_flow.services.queries.unit_tiles import unit_tiles
from inspect_flow.vocabulary.figures import Counted
from inspect_flow.web.figure_choices import Chosen, address, cases_address, n_conditions
from inspect_flow.web.handing import workbook
from inspect_flow.web.pages.figures import options, tabs
from inspect_flow.web.replies import page
from inspect_flow.web.routing import pages
from inspect_flow.web.tables import Column
from inspect_flow.web.visitors import AtDesk, Audience

router = pages(Audience.SIGNED_IN)
_COMPARED = (Counted.FOUND, Counted.HANDLED, Counted.OVERDUE)


@router.get("/figures/years")
def show_years(request: Request, desk: AtDesk, asked: Chosen) -> Response:
    """Show each unit, with all that it followed, year by year."""
    with desk.reading() as work:
        rows = compared(work, asked)
        told = options(work)
        today = work.on
    years = _years(rows)
    return page(
        request, "figures/years.html", asked=asked, columns=years, compared=_COMPARED, today=today,
        rows=[_linked(asked, row, years) for row in rows], tabs=tabs(asked, "/figures/years"),
        sheet=address("/figures/years.xlsx", asked), active=n_conditions(asked, today), **told,
    )  # fmt: skip


@router.get("/figures/years.xlsx")
def show_years_sheet(request: Request, desk: AtDesk, asked: Chosen) -> Response:
    """Give the comparison as a workbook."""
    with desk.reading() as work:
        rows = compared(work, asked)
    return workbook(request, desk, years_book(rows, _years(rows), asked.on), f"so-sanh-{asked.on}")


@router.get("/figures/units")
def show_units(request: Request, desk: AtDesk, asked: Chosen) -> Response:
    """Show every unit as a tile that says where it stands."""
    year = asked.year or asked.on.year
    with desk.reading() as work:
        tiles = unit_tiles(work, asked, year)
        told = options(work)
        today = work.on
    levels = [(level, list(each)) for level, each in groupby(tiles, key=lambda tile: tile.level)]
    return page(
        request, "figures/units.html", asked=asked, year=year, levels=levels, today=today,
        links={tile.code: cases_address(asked, _meant(tile), unit=tile.code) for tile in tiles},
        tabs=tabs(asked, "/figures/units"), sheet=address("/figures/units.xlsx", asked),
        active=n_conditions(asked, today), Counted=Counted, **told,
    )  # fmt: skip


@router.get("/figures/units.xlsx")
def show_units_sheet(request: Request, desk: AtDesk, asked: Chosen) -> Response:
    """Give the units of the grid as a workbook."""
    year = asked.year or asked.on.year
    with desk.reading() as work:
        tiles = unit_tiles(work, asked, year)
    return workbook(request, desk, tiles_book(tiles, year), f"don-vi-{year}")


@router.get("/figures/stuck")
def show_stuck(request: Request, desk: AtDesk, asked: Chosen) -> Response:
    """Show the inspections that stand still, each with the rule in words."""
    with desk.reading() as work:
        rows = stuck_chosen(work, asked)
        told = options(work)
        today = work.on
    return page(
        request, "figures/stuck.html", asked=asked, rows=rows, today=today, columns=_columns(),
        tabs=tabs(asked, "/figures/stuck"), sheet=address("/figures/stuck.xlsx", asked),
        active=n_conditions(asked, today), **told,
    )  # fmt: skip


@router.get("/figures/orphans")
def show_orphans(request: Request, desk: AtDesk, asked: Chosen) -> Response:
    """Show the open deficiencies whose unit is gone, each with the heirs to choose from."""
    with desk.reading() as work:
        rows = orphans_in_sight(work)
    return page(
        request, "figures/orphans.html", asked=asked, rows=rows, columns=_orphan_columns(),
        tabs=tabs(asked, "/figures/orphans"),
    )  # fmt: skip


@router.get("/figures/stuck.xlsx")
def show_stuck_sheet(request: Request, desk: AtDesk, asked: Chosen) -> Response:
    """Give the inspections that are late as a workbook."""
    with desk.reading() as work:
        rows, today = stuck_chosen(work, asked), work.on
    return workbook(request, desk, stuck_book(rows, today), f"cuoc-kiem-tra-dang-cham-{today}")


def _orphan_columns() -> list[Column]:
    return [
        Column("code", _("Mã"), whole=True),
        Column("task", _("Việc phải làm")),
        Column("owner", _("Đơn vị cũ")),
        Column("heirs", _("Có thể giao cho")),
    ]


def _columns() -> list[Column]:
    return [
        Column("unit", _("Đơn vị")),
        Column("rule", _("Vì sao chậm")),
        Column("since", _("Từ ngày")),
        Column("due", _("Hạn văn bản")),
        Column("head", _("Người phụ trách")),
    ]


def _years(rows: list[UnitYears]) -> list[int]:
    return sorted({year for row in rows for year in row.years})


def _linked(asked: Choice, row: UnitYears, years: list[int]) -> dict[str, Any]:
    cells = [
        [
            (row.years[year][each], cases_address(
                asked, each, unit=row.code, line=True, year=year))
            for each in _COMPARED
        ]
        if year in row.years
        else None
        for year in years
    ]  # fmt: skip
    return {"code": row.code, "unit": row.unit, "before": row.before, "cells": cells}


def _meant(tile: Any) -> Counted:
    return Counted.OVERDUE if tile.manner == "bad" else Counted.FOUND
