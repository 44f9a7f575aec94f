"""Found, handled, overdue and repeated: numbers, each leading to the list that makes it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fastapi import Request
from fastapi.responses import Response

from inspect_flow.bootstrap.figure_books import cases_book, groups_book
from inspect_flow.locale.translation import _, _n
from inspect_flow.services.queries.campaigns import campaigns_by_year
from inspect_flow.services.queries.leadership import (
    Choice,
    Group,
    case_lines,
    chosen_cases,
    grouped,
    numbers_of,
    stuck_chosen,
)
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.areas import Area
from inspect_flow.vocabulary.figures import Counted, GroupedBy
from inspect_flow.web.figure_choices import Chosen, address, cases_address, n_conditions
from inspect_flow.web.frame import Link
from inspect_flow.web.handing import workbook
from inspect_flow.web.replies import page
from inspect_flow.web.routing import pages
from inspect_flow.web.tables import Column
from inspect_flow.web.visitors import AtDesk, Audience

router = pages(Audience.SIGNED_IN)
_MOST_LINES = 500
_UNITS = (GroupedBy.UNIT, GroupedBy.OWNER)


@router.get("/figures")
def show(request: Request, desk: AtDesk, asked: Chosen, by: str = "unit") -> Response:
    """Show the numbers, in all and by unit, field, campaign or year."""
    wanted = _grouped_by(by)
    with desk.reading() as work:
        cases = chosen_cases(work, asked)
        rows = grouped(work, cases, wanted, asked.on)
        stuck = stuck_chosen(work, asked)
        told = options(work)
        today = work.on
    numbers = numbers_of(cases)
    return page(
        request, "figures/overview.html", asked=asked, by=wanted, numbers=numbers,
        cards=_cards(asked, numbers, len(stuck)), rows=_linked(asked, wanted, rows),
        labels=[(each, each.label) for each in Counted],
        groupings=[(each.value, each.label) for each in GroupedBy], today=today,
        active=n_conditions(asked, today), tabs=tabs(asked, "/figures"),
        sheet=f"{address('/figures.xlsx', asked)}&by={wanted.value}", **told,
    )  # fmt: skip


@router.get("/figures.xlsx")
def show_sheet(request: Request, desk: AtDesk, asked: Chosen, by: str = "unit") -> Response:
    """Give the numbers as a workbook."""
    wanted = _grouped_by(by)
    with desk.reading() as work:
        rows = grouped(work, chosen_cases(work, asked), wanted, asked.on)
    return workbook(request, desk, groups_book(rows, wanted, asked.on), f"so-lieu-{asked.on}")


@router.get("/figures/cases")
def show_cases(request: Request, desk: AtDesk, asked: Chosen) -> Response:
    """Show the deficiencies that make a number."""
    with desk.reading() as work:
        lines = case_lines(work, chosen_cases(work, asked), asked.on)
        told = options(work)
        today = work.on
    return page(
        request, "figures/cases.html", asked=asked, lines=lines[:_MOST_LINES], total=len(lines),
        columns=_case_columns(),
        today=today, sheet=address("/figures/cases.xlsx", asked), tabs=tabs(asked, ""),
        back=address("/figures", asked, counted=Counted.FOUND), **told,
    )  # fmt: skip


@router.get("/figures/cases.xlsx")
def show_cases_sheet(request: Request, desk: AtDesk, asked: Chosen) -> Response:
    """Give the deficiencies that make a number as a workbook."""
    with desk.reading() as work:
        lines = case_lines(work, chosen_cases(work, asked), asked.on)
    return workbook(
        request, desk, cases_book(lines, asked), f"ton-tai-{asked.counted.value}-{asked.on}"
    )


def _case_columns() -> list[Column]:
    return [
        Column("statement", _("Nội dung")),
        Column("unit", _("Đơn vị khắc phục")),
        Column("area", _("Lĩnh vực")),
        Column("state", _("Trạng thái")),
        Column("deadline", _("Thời hạn"), whole=True),
        Column("late", _("Quá hạn"), numeric=True, whole=True),
    ]


def tabs(asked: Choice, path: str) -> list[Link]:
    """Return the pages of figures, with the same conditions."""
    plain = {"counted": Counted.FOUND, "line": False}
    places = (
        (_("Tổng hợp"), "/figures"),
        (_("So sánh các năm"), "/figures/years"),
        (_("Từng đơn vị"), "/figures/units"),
        (_("Đang chậm"), "/figures/stuck"),
        (_("Chờ đơn vị tiếp nhận"), "/figures/orphans"),
    )
    return [Link(text, address(each, asked, **plain), each == path) for text, each in places]


def options(work: Work) -> dict[str, Any]:
    """Return what the filter offers, with one query."""
    campaigns = campaigns_by_year(work)
    years = sorted({str(year) for year, _code, _title in campaigns})
    return {
        "campaigns": [(code, title) for _year, code, title in campaigns],
        "years": [(year, year) for year in years],
        "areas": [(area.value, area.label(work.on.year)) for area in Area],
    }


def _grouped_by(typed: str) -> GroupedBy:
    return GroupedBy(typed) if typed in list(GroupedBy) else GroupedBy.UNIT


def _cards(asked: Choice, numbers: Any, n_stuck: int) -> list[dict[str, Any]]:
    manners = {Counted.HANDLED: "good", Counted.OVERDUE: "bad", Counted.REPEATED: "doubtful"}
    shown = (Counted.FOUND, Counted.HANDLED, Counted.OVERDUE, Counted.REPEATED)
    cards: list[dict[str, Any]] = [
        {
            "number": numbers[each],
            "text": _n("tồn tại {what}", numbers[each]).format(what=each.label),
            "href": cases_address(asked, each),
            "manner": manners.get(each, "main"),
        }
        for each in shown
    ]
    stuck = {"number": n_stuck, "text": _n("cuộc kiểm tra đang chậm", n_stuck), "manner": "bad"}
    return [*cards, {**stuck, "href": address("/figures/stuck", asked)}]


def _linked(asked: Choice, by: GroupedBy, rows: Sequence[Group]) -> list[dict[str, Any]]:
    return [
        {
            "label": row.label or _("chưa rõ"),
            "href": f"/units/{row.key}" if by in _UNITS and row.key else "",
            "numbers": row.numbers,
            "links": {
                each: cases_address(asked, each, **{by.value: _key(by, row.key)})
                for each in Counted
            },
        }
        for row in rows
    ]


def _key(by: GroupedBy, key: str) -> str | int:
    return int(key) if by is GroupedBy.YEAR else key
