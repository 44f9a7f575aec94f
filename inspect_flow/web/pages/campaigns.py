"""Campaigns as a list, a board and a calendar."""

from __future__ import annotations

from fastapi import Request
from fastapi.responses import Response

from inspect_flow.locale.translation import N_, _
from inspect_flow.records.tables import Campaign
from inspect_flow.services.queries.campaigns import campaign_choices, list_campaigns
from inspect_flow.services.queries.inspections import list_inspections
from inspect_flow.services.queries.visits import visits_between
from inspect_flow.services.registry import find
from inspect_flow.services.states import NOT_BEGUN, UNDER_INSPECTION
from inspect_flow.web.campaigns.months import days_of, month_named
from inspect_flow.web.frame import Link
from inspect_flow.web.replies import page
from inspect_flow.web.routing import pages
from inspect_flow.web.tables import Column
from inspect_flow.web.visitors import Asking, AtDesk, Audience

router = pages(Audience.SIGNED_IN)

# The states of inspections as columns of the board, in the order of the case.
_COLUMNS = (
    (N_("Chuẩn bị"), tuple(each for each in NOT_BEGUN if each != "cancelled")),
    (N_("Đang kiểm tra"), (*UNDER_INSPECTION, "findings_drafted", "commented")),
    (N_("Chờ kết luận, chấn chỉnh"), ("minutes_signed", "concluded")),
    (N_("Theo dõi khắc phục"), ("directed", "following_up")),
    (N_("Đã kết thúc"), ("closed", "cancelled")),
)


@router.get("/campaigns")
def show_list(
    request: Request, asking: Asking, desk: AtDesk, year: str = "", state: str = ""
) -> Response:
    """Show the campaigns in sight, newest first."""
    with desk.reading() as work:
        every = list_campaigns(work)
        machine = work.office.machines["campaign"]
        states = [(each.name, each.label) for each in machine.states.values()]
    rows = [r for r in every if year in ("", str(r.year)) and state in ("", r.state)]
    columns = [
        Column("title", _("Đợt kiểm tra")),
        Column("year", _("Năm"), numeric=True),
        Column("state", _("Trạng thái")),
        Column("n_inspections", _("Số cuộc"), numeric=True),
        Column("n_concluded", _("Đã kết luận"), numeric=True),
        Column("n_open_deficiencies", _("Tồn tại chưa xong"), numeric=True),
    ]
    years = sorted({str(row.year) for row in every}, reverse=True)
    return page(
        request, "campaigns/list.html", rows=rows, columns=columns, states=states, year=year,
        state=state, years=[(each, each) for each in years], views=_views("/campaigns"),
    )  # fmt: skip


@router.get("/campaigns/board")
def show_board(request: Request, asking: Asking, desk: AtDesk, campaign: str = "") -> Response:
    """Show the inspections in columns by how far they have come."""
    with desk.reading() as work:
        chosen = find(work, Campaign, campaign) if campaign else None
        rows = list_inspections(work, campaign=chosen)
        campaigns = campaign_choices(work)
    columns = [
        (_(title), [row for row in rows if row.state in states]) for title, states in _COLUMNS
    ]
    return page(
        request, "campaigns/board.html", columns=columns, campaigns=campaigns, campaign=campaign,
        views=_views("/campaigns/board"),
    )  # fmt: skip


@router.get("/campaigns/calendar")
def show_calendar(
    request: Request, asking: Asking, desk: AtDesk, month: str = "", campaign: str = ""
) -> Response:
    """Show the visits of one month."""
    with desk.reading() as work:
        chosen = find(work, Campaign, campaign) if campaign else None
        shown = month_named(month, work.on)
        rows = visits_between(work, shown.first, shown.last, campaign=chosen)
        campaigns = campaign_choices(work)
    return page(
        request, "campaigns/calendar.html", month=shown, days=days_of(rows), campaign=campaign,
        campaigns=campaigns, views=_views("/campaigns/calendar"),
    )  # fmt: skip


def _views(current: str) -> list[Link]:
    views = (
        (_("Danh sách"), "/campaigns"),
        (_("Theo trạng thái"), "/campaigns/board"),
        (_("Lịch kiểm tra"), "/campaigns/calendar"),
    )
    return [Link(text, href, href == current) for text, href in views]
