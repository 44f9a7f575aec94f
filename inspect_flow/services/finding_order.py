"""The order of findings in the minutes."""

from __future__ import annotations

from inspect_flow.records.tables import Finding, Inspection
from inspect_flow.services.findings import amend_finding, findings_of
from inspect_flow.services.registry import get
from inspect_flow.services.turns import take_turn
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.findings import FindingKind


def shift_finding(work: Work, finding: Finding, *, up: bool) -> bool:
    """Put the finding before or behind its neighbour of the same kind and area.

    Tells whether there was a neighbour to change places with.
    """
    inspection = get(work, Inspection, finding.inspection_id)
    take_turn(work, "finding", inspection.id)
    alike = [
        each
        for each in findings_of(work, inspection, FindingKind(finding.kind))
        if each.area == finding.area
    ]
    place = next(n for n, each in enumerate(alike) if each.id == finding.id)
    other = place - 1 if up else place + 1
    if not 0 <= other < len(alike):
        return False
    neighbour = alike[other]
    mine, theirs = finding.position, neighbour.position
    if mine == theirs:
        # Loaded findings may share a place; then the one behind goes one further back.
        mine, theirs = (mine + 1, theirs) if up else (mine, theirs + 1)
    amend_finding(work, finding, {"position": theirs})
    amend_finding(work, neighbour, {"position": mine})
    return True
