"""The head that all pages of one inspection share, and who may open which of them."""

from __future__ import annotations

from dataclasses import dataclass

from inspect_flow.locale.translation import _
from inspect_flow.records.tables import Campaign, Inspection
from inspect_flow.services.lookup import label_of
from inspect_flow.services.queries.moves import state_label
from inspect_flow.services.record_sight import inspects_here
from inspect_flow.services.registry import find, get
from inspect_flow.services.states import MINUTES_OPEN, NOT_BEGUN
from inspect_flow.services.units import authority_on
from inspect_flow.services.visit_days import DaySlot, visit_slots
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.campaigns import Method
from inspect_flow.vocabulary.errors import NotFound
from inspect_flow.web.frame import Link


@dataclass(frozen=True, slots=True)
class Heading:
    """One inspection at the head of its pages; `inspects` tells delegation and leadership."""

    code: str
    unit: str
    campaign: str
    campaign_title: str
    state: str
    state_label: str
    method_label: str
    is_announced: bool
    slots: tuple[DaySlot, ...]
    inspects: bool
    links: tuple[Link, ...]

    @property
    def path(self) -> str:
        """Return where the inspection's own page is."""
        return f"/inspections/{self.code}"

    @property
    def is_begun(self) -> bool:
        """Tell whether the delegation has been at work."""
        return self.state not in NOT_BEGUN

    @property
    def minutes_open(self) -> bool:
        """Tell whether what was found may still change."""
        return self.state in MINUTES_OPEN


def heading_of(work: Work, inspection: Inspection, current: str = "") -> Heading:
    """Return the head of a page; `current` is the last part of its address."""
    campaign = get(work, Campaign, inspection.campaign_id)
    inspects = inspects_here(work, inspection.id)
    slots = [
        DaySlot(each.on, each.starts_at, each.ends_at) for each in visit_slots(work, inspection)
    ]
    return Heading(
        code=inspection.code,
        unit=authority_on(work, inspection.unit_id, work.on),
        campaign=campaign.code,
        campaign_title=campaign.title,
        state=inspection.state,
        state_label=state_label(work, inspection),
        method_label=Method(inspection.method).label,
        is_announced=inspection.is_announced,
        slots=tuple(slots),
        inspects=inspects,
        links=_links(inspection, current) if inspects else (),
    )


def delegations_inspection(work: Work, code: str) -> Inspection:
    """Return the inspection for a page of delegation and leadership; to others it is not there."""
    inspection = find(work, Inspection, code)
    if not inspects_here(work, inspection.id):
        raise NotFound(
            _("Không có {kind} mã '{code}'").format(kind=label_of(Inspection), code=code)
        )
    return inspection


def _links(inspection: Inspection, current: str) -> tuple[Link, ...]:
    pages = [("", _("Tổng quan")), ("dossier", _("Hồ sơ chuẩn bị"))]
    pages += [("checklist", _("Bảng kiểm"))] if inspection.checklist else []
    pages += [
        ("findings", _("Nhận xét")),
        ("people", _("Người dự, người ký")),
        ("exchange", _("Báo cáo và góp ý của đơn vị")),
        ("remedy", _("Giao việc, chấn chỉnh")),
    ]
    path = f"/inspections/{inspection.code}"
    return tuple(
        Link(text, f"{path}/{name}" if name else path, name == current) for name, text in pages
    )
