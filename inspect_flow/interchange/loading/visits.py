"""Load visits: those of one inspection, and those that several units share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from sqlmodel import col, select

from inspect_flow.interchange.case_file.inspections import Visit as VisitPart
from inspect_flow.interchange.loading.desk import Desk
from inspect_flow.interchange.shelves.campaign import VISIT, VISIT_ELSEWHERE, day_rows, merged
from inspect_flow.interchange.shelves.slot import KEPT, stored
from inspect_flow.records.tables import Campaign, Inspection, Visit, VisitDay, VisitInspection
from inspect_flow.services.registry import next_code, seek


def load_visits(desk: Desk, campaign: Campaign) -> None:
    """Store every visit with its days and units."""
    places: Counter[frozenset[int]] = Counter()
    for part, together in _visits(desk, campaign):
        served = frozenset(each.id or 0 for each in together)
        known = seek(desk.work, Visit, part.code) if part.code else None
        if not part.code:
            alike = _visits_of(desk, campaign, served)
            known = alike[places[served]] if places[served] < len(alike) else None
        places[served] += 1
        _load(desk, campaign, part, together, known)


def _visits(desk: Desk, campaign: Campaign) -> Iterator[tuple[VisitPart, list[Inspection]]]:
    for part, inspection in desk.inspections:
        yield from ((visit, [inspection]) for visit in part.visits)
    for visit in desk.case.visits:
        found = [desk.inspection_of(unit, campaign.issuer_id) for unit in visit.units]
        yield visit, [each for each in found if each is not None]


def _load(
    desk: Desk,
    campaign: Campaign,
    part: VisitPart,
    inspections: list[Inspection],
    known: Visit | None,
) -> None:
    code = part.code or (known.code if known else "")
    code = code or next_code(desk.work, Visit, f"{campaign.code}-B", 2)
    days, kept = day_rows(part)
    values = stored(part, VISIT, VISIT_ELSEWHERE)
    if kept:
        values = merged(values, {"extra": {KEPT: {"days": kept}}})
    values |= {"code": code, "campaign_id": campaign.id}
    visit = desk.ledger.put(Visit, known, code, values)
    owner = {"visit_id": visit.id or 0}
    desk.ledger.put_rows(VisitDay, owner, days, code)
    rows = [{"inspection_id": each.id} for each in inspections]
    desk.ledger.put_rows(VisitInspection, owner, rows, code)


def _visits_of(desk: Desk, campaign: Campaign, served: frozenset[int]) -> list[Visit]:
    """Return the visits that serve exactly these inspections, in the order they were stored."""
    links: dict[int, set[int]] = {}
    for link in desk.work.session.exec(select(VisitInspection)):
        links.setdefault(link.visit_id, set()).add(link.inspection_id)
    visits = desk.work.session.exec(
        select(Visit).where(Visit.campaign_id == campaign.id).order_by(col(Visit.id))
    )
    return [visit for visit in visits if links.get(visit.id or 0, set()) == served]
