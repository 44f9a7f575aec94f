"""Deficiencies with all that was handed in and said about them, for the papers after the visit."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlmodel import col, select

from inspect_flow.records.tables import Deficiency, Event, Evidence, Extension, Finding, Remediation
from inspect_flow.services.deficiencies import deficiencies_of
from inspect_flow.services.papers.desk import Desk
from inspect_flow.services.papers.findings import FindingSheet
from inspect_flow.services.papers.kept import told
from inspect_flow.services.papers.requirements import co_owners_of, requirement_for
from inspect_flow.vocabulary.findings import RemediationKind
from inspect_flow.vocabulary.paper_parts import Requirement, assumed

# Nothing is asked of the unit any more.
_SETTLED_OTHERWISE = ("withdrawn", "waived", "carried_over")


@dataclass(slots=True)
class Matter:
    """One deficiency; what was handed in stands oldest first."""

    deficiency: Deficiency
    finding: Finding
    required: Requirement
    handed_in: list[Remediation] = field(default_factory=list)
    files: list[Evidence] = field(default_factory=list)
    requests: list[Extension] = field(default_factory=list)

    def latest(self, kind: RemediationKind) -> Remediation | None:
        """Return the last plan, report or verification."""
        return next((row for row in reversed(self.handed_in) if row.kind == kind.value), None)

    def latest_text(self, kind: RemediationKind) -> str:
        """Return the words of the last one, marked where they were assumed."""
        row = self.latest(kind)
        return said(row) if row else ""

    @property
    def deadline(self) -> str:
        """Return the deadline in force."""
        return told(self.deficiency).day("deadline", self.deficiency.deadline)

    @property
    def original_deadline(self) -> str:
        """Return the first deadline, which never moves."""
        return self.required["deadline"]

    @property
    def evidence(self) -> list[str]:
        """Return what proves the report, in words or by the name of the file."""
        return list(dict.fromkeys(file.note or file.name for file in self.files))


def said(row: Remediation) -> str:
    """Return the text of what was handed in, marked where it was assumed."""
    return assumed(row.text) if row.is_assumed else row.text


def matters_of_inspection(desk: Desk) -> list[Matter]:
    """Return what the inspected unit has to put right, in the order of the minutes."""
    inspection = desk.inspection
    assert inspection is not None
    asked = [
        each
        for each in deficiencies_of(desk.work, inspection)
        if each.state not in _SETTLED_OTHERWISE
    ]
    return matters_of(desk, asked)


def matters_of(desk: Desk, deficiencies: Sequence[Deficiency]) -> list[Matter]:
    """Return the deficiencies with what belongs to them, with a fixed number of queries."""
    ids = [each.id or 0 for each in deficiencies]
    findings = _findings(desk, [each.finding_id for each in deficiencies])
    co_owners = co_owners_of(desk, deficiencies)
    desk.learn(each.owner_id for each in deficiencies)
    numbers = FindingSheet(desk, desk.inspection).numbers if desk.inspection else {}
    found = {
        each.id or 0: Matter(
            each,
            findings[each.finding_id],
            requirement_for(
                desk,
                each,
                findings[each.finding_id],
                numbers.get(each.finding_id, ""),
                co_owners.get(each.id or 0, []),
            ),
        )
        for each in deficiencies
    }
    for row in _rows(desk, Remediation, col(Remediation.deficiency_id).in_(ids)):
        found[row.deficiency_id].handed_in.append(row)
    for request in _rows(desk, Extension, col(Extension.deficiency_id).in_(ids)):
        found[request.deficiency_id].requests.append(request)
    own = (Evidence.subject == "deficiency", col(Evidence.subject_id).in_(ids))
    for file in _rows(desk, Evidence, *own):
        found[file.subject_id].files.append(file)
    return sorted(found.values(), key=lambda each: int(each.required["number"] or 10**6))


def reasons_told(desk: Desk, ids: Iterable[int], tags: Collection[str]) -> dict[int, str]:
    """Return the reason given with the latest of those moves of each deficiency."""
    rows = desk.work.session.exec(
        select(Event.entity_id, Event.body)
        .where(
            Event.entity == "deficiency",
            col(Event.entity_id).in_(list(ids)),
            col(Event.tag).in_(tags),
        )
        .order_by(col(Event.id))
    )
    return {identity: str(json.loads(body).get("reason", "")) for identity, body in rows}


def _findings(desk: Desk, ids: Collection[int]) -> dict[int, Finding]:
    rows = desk.work.session.exec(select(Finding).where(col(Finding.id).in_(ids)))
    return {finding.id or 0: finding for finding in rows}


def _rows(desk: Desk, kind: type[Any], *conditions: Any) -> Iterable[Any]:
    return desk.work.session.exec(select(kind).where(*conditions).order_by(col(kind.id))).all()
