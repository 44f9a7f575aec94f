"""Units and search for programs."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query

from inspect_flow.records import tables
from inspect_flow.services.queries.search import search
from inspect_flow.services.queries.unit_register import unit_on, units_after
from inspect_flow.services.registry import find
from inspect_flow.vocabulary.accounts import TokenScope
from inspect_flow.vocabulary.searching import Searched
from inspect_flow.vocabulary.units import UnitLevel
from inspect_flow.web.api.models import Hit, Unit
from inspect_flow.web.api.paging import Page, key_in, told
from inspect_flow.web.api.routing import After, Code, Limit, programs
from inspect_flow.web.visitors import AtDesk

router = programs(TokenScope.READ, "registers")


@router.get("/units")
def units(
    desk: AtDesk, level: UnitLevel | None = None, after: After = None, limit: Limit = 50
) -> Page[Unit]:
    """List the units that exist today by code. / Các đơn vị hiện có, theo mã."""
    with desk.reading() as work:
        rows = units_after(work, key_in(after), limit + 1, level.value if level else None)
    return told(rows, limit, lambda row: row.code, Unit.of)


@router.get("/units/{code}")
def unit(desk: AtDesk, code: Code) -> Unit:
    """Tell one unit. / Một đơn vị."""
    with desk.reading() as work:
        return Unit.of(unit_on(work, find(work, tables.Unit, code)))


@router.get("/search")
def look(
    desk: AtDesk,
    q: Annotated[
        str,
        Query(
            min_length=2,
            max_length=200,
            pattern=r"^[^\x00]*$",
            description="Words, with or without diacritics. / Từ cần tìm, có dấu hoặc không.",
        ),
    ],
    kind: Searched | None = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
) -> list[Hit]:
    """Find what is in sight and holds all the words. / Tìm trong những gì được xem."""
    kinds = [kind] if kind else list(Searched)
    with desk.reading() as work:
        found = search(work, q, kinds, limit)
    return [Hit.of(hit) for each in found for hit in each.hits]
