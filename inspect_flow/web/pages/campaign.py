"""One campaign: where it stands, what to do next, its papers, units, delegations, time limits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from fastapi import Request
from fastapi.responses import Response

from inspect_flow.locale.translation import _, _n
from inspect_flow.records.tables import Campaign
from inspect_flow.services.queries.campaigns import founding_papers, quotas_of, time_limits
from inspect_flow.services.queries.delegations import list_delegations
from inspect_flow.services.queries.inspections import list_inspections
from inspect_flow.services.queries.moves import state_label
from inspect_flow.services.queries.names import unit_names
from inspect_flow.services.queries.papers import DocumentRow, list_documents
from inspect_flow.services.record_sight import sees_from_above
from inspect_flow.services.registry import find
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.campaigns import CampaignKind, Method
from inspect_flow.vocabulary.units import UnitLevel
from inspect_flow.web.drafting import paper_labels
from inspect_flow.web.moving import Offer, offers, show_move, take_move
from inspect_flow.web.replies import page
from inspect_flow.web.routing import pages
from inspect_flow.web.tables import Column
from inspect_flow.web.uploads import TheForm
from inspect_flow.web.visitors import Asking, AtDesk, Audience
from inspect_flow.web.wording import day

router = pages(Audience.SIGNED_IN)


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands at the head of a campaign's page."""

    code: str
    title: str
    year: int
    state: str
    state_label: str
    facts: tuple[tuple[str, str], ...]


@router.get("/campaigns/{code}")
def show(request: Request, desk: AtDesk, code: str) -> Response:
    """Show one campaign."""
    with desk.reading() as work:
        campaign = find(work, Campaign, code)
        from_above = sees_from_above(work, campaign)
        known = offers(work, campaign) if from_above else []
        told: dict[str, Any] = {
            "head": _heading(work, campaign),
            "others": [each for each in known if each.allowed],
            "decisions": founding_papers(work, campaign),
            "quotas": [(UnitLevel(q.level).label, q.minimum, q.note)
                       for q in quotas_of(work, campaign)],
            "delegations": list_delegations(work, campaign=campaign),
            "inspections": list_inspections(work, campaign=campaign),
            "documents": _own_papers(work, campaign),
            "limits": _limits(work, campaign),
        }  # fmt: skip
    columns = [
        Column("unit", _("Đơn vị")), Column("state", _("Trạng thái")),
        Column("days", _("Ngày kiểm tra")), Column("found", _n("Tồn tại"), numeric=True),
        Column("open", _("Chưa xong"), numeric=True),
    ]  # fmt: skip
    return page(
        request, "campaigns/show.html", columns=columns, following=_following(known),
        from_above=from_above, labels=paper_labels(), **told,
    )  # fmt: skip


@router.get("/campaigns/{code}/moves/{name}")
def ask(request: Request, asking: Asking, desk: AtDesk, code: str, name: str) -> Response:
    """Say what the step does and what stands in its way."""
    return show_move(request, desk, Campaign, code, name, f"/campaigns/{code}")


@router.post("/campaigns/{code}/moves/{name}")
def take(
    request: Request, asking: Asking, desk: AtDesk, code: str, name: str, form: TheForm
) -> Response:
    """Take the step."""
    return take_move(request, desk, Campaign, code, name, form, f"/campaigns/{code}")


def _following(known: Sequence[Offer]) -> Offer | None:
    """Return the first step that leads on; one that needs a reason leads aside."""
    return next((each for each in known if not each.reason_required), None)


def _heading(work: Work, campaign: Campaign) -> Heading:
    units = unit_names(work, (campaign.issuer_id, campaign.lead_id))
    checklist = work.office.checklists.get(campaign.checklist)
    return Heading(
        campaign.code,
        campaign.title,
        campaign.year,
        campaign.state,
        state_label(work, campaign),
        (
            (_("Cơ quan ban hành"), units.get(campaign.issuer_id or 0, "")),
            (_("Cơ quan chủ trì"), units.get(campaign.lead_id or 0, "")),
            (_("Loại"), CampaignKind(campaign.kind).label),
            (_("Hình thức"), Method(campaign.method).label),
            (_("Báo trước cho đơn vị"), _("có") if campaign.is_announced else _("không")),
            (_("Thời gian kiểm tra"), _span(campaign.starts_on, campaign.ends_on)),
            (_("Kỳ số liệu"), _span(campaign.figures_from, campaign.figures_to)),
            (_("Bảng kiểm"), checklist.title if checklist else ""),
            (_("Chuyên đề"), "; ".join(campaign.themes)),
            (_("Ghi chú"), campaign.note),
        ),
    )


def _span(first: date | None, last: date | None) -> str:
    told = (_("từ {day}"), first), (_("đến {day}"), last)
    return " ".join(text.format(day=day(on)) for text, on in told if on is not None)


def _own_papers(work: Work, campaign: Campaign) -> list[DocumentRow]:
    rows = list_documents(work, campaign=campaign)
    return [row for row in rows if row.subject in ("campaign", "delegation")]


def _limits(work: Work, campaign: Campaign) -> list[tuple[str, str, bool]]:
    table = time_limits(work, campaign)
    return [
        (each.label, table.sentence(name), name in campaign.intervals)
        for name, each in table.intervals.items()
    ]
