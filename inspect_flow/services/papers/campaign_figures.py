"""All that a campaign found and what became of it, read in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import col, select

from inspect_flow.records.tables import Campaign, Deficiency, Finding, Inspection
from inspect_flow.rules.tallies import Clock, Counted
from inspect_flow.services.answer_sheet import checklist_of
from inspect_flow.services.papers.areas import AreaOrder
from inspect_flow.services.papers.desk import Desk
from inspect_flow.services.states import (
    MINUTES_OPEN,
    NOT_BEGUN,
    OPEN_DEFICIENCY,
    SETTLED_DEFICIENCY,
)
from inspect_flow.services.unit_clock import running_states
from inspect_flow.vocabulary.areas import Area
from inspect_flow.vocabulary.findings import FindingKind


@dataclass(frozen=True, slots=True)
class Found:
    """One finding with its inspection, the section it belongs to and its deficiency."""

    finding: Finding
    inspection: Inspection
    counted: Counted
    deficiency: Deficiency | None

    @property
    def is_shortcoming(self) -> bool:
        """Tell whether it is to be put right."""
        return self.finding.kind == FindingKind.SHORTCOMING.value


class CampaignFigures:
    """The inspections of a campaign and what they found."""

    def __init__(self, desk: Desk, campaign: Campaign) -> None:
        self.campaign = campaign
        self.inspections = _inspections(desk, campaign)
        self.inspected = [each for each in self.inspections if is_inspected(each)]
        self._orders: dict[tuple[int | None, str], AreaOrder] = {}
        self._titles: dict[str, str] = {}
        self._clock = Clock(desk.on, SETTLED_DEFICIENCY, OPEN_DEFICIENCY, running_states(desk.work))
        self.found = self._found(desk)
        desk.learn(each.unit_id for each in self.inspections)

    def area_titles(self) -> dict[str, str]:
        """Return the sections in which something was found, in the order of the papers."""
        official = {area.value: place for place, area in enumerate(Area)}
        known = list(self._titles)
        ordered = sorted(known, key=lambda key: (official.get(key, 99), known.index(key)))
        return {key: self._titles[key] for key in ordered}

    def shortcomings(self) -> list[Found]:
        """Return what is to be put right."""
        return [each for each in self.found if each.is_shortcoming]

    @property
    def n_unsigned(self) -> int:
        """Return how many inspections have begun without signed minutes yet."""
        return sum(each.state in MINUTES_OPEN for each in self.inspected)

    def _found(self, desk: Desk) -> list[Found]:
        by_id = {each.id: each for each in self.inspected}
        rows = desk.work.session.exec(
            select(Finding)
            .where(
                col(Finding.inspection_id).in_(by_id),
                col(Finding.is_removed).is_(False),
                Finding.kind != FindingKind.CONTEXT.value,
            )
            .order_by(col(Finding.inspection_id), col(Finding.position), col(Finding.id))
        ).all()
        followed = _deficiencies(desk, [each or 0 for each in by_id])
        return [
            self._one(desk, each, by_id[each.inspection_id], followed.get(each.id or 0))
            for each in rows
        ]

    def _one(
        self, desk: Desk, finding: Finding, inspection: Inspection, deficiency: Deficiency | None
    ) -> Found:
        order = self._order(desk, inspection)
        [(area, title)] = order.sections([finding])
        self._titles.setdefault(area, title)
        state, deadline = (deficiency.state, deficiency.deadline) if deficiency else (None, None)
        handling = self._clock.handling(state, deadline)
        counted = Counted(finding.kind, inspection.unit_id, area, handling)
        return Found(finding, inspection, counted, deficiency)

    def _order(self, desk: Desk, inspection: Inspection) -> AreaOrder:
        """Return the order of areas of its checklist; many inspections share one."""
        key = (inspection.edition_id, inspection.checklist)
        if key not in self._orders:
            self._orders[key] = AreaOrder(checklist_of(desk.work, inspection), self.campaign.year)
        return self._orders[key]


def is_inspected(inspection: Inspection) -> bool:
    """Tell whether the inspection has begun and was not called off."""
    return inspection.state not in NOT_BEGUN


def _inspections(desk: Desk, campaign: Campaign) -> Sequence[Inspection]:
    return desk.work.session.exec(
        select(Inspection)
        .where(Inspection.campaign_id == campaign.id)
        .order_by(col(Inspection.code))
    ).all()


def _deficiencies(desk: Desk, inspection_ids: Sequence[int]) -> dict[int, Deficiency]:
    """Return the latest deficiency of each finding."""
    rows = desk.work.session.exec(
        select(Deficiency)
        .where(col(Deficiency.inspection_id).in_(inspection_ids))
        .order_by(col(Deficiency.id))
    )
    return {row.finding_id: row for row in rows}
