"""Load findings in the order of the file."""

from __future__ import annotations

from typing import Any

from sqlmodel import select

from inspect_flow.interchange.case_file.findings import Finding as FindingPart
from inspect_flow.interchange.case_file.inspections import Inspection as InspectionPart
from inspect_flow.interchange.loading.desk import Desk
from inspect_flow.interchange.loading.ledger import Entry
from inspect_flow.interchange.shelves.campaign import merged
from inspect_flow.interchange.shelves.findings import finding_values
from inspect_flow.interchange.shelves.slot import KEPT
from inspect_flow.records.tables import Finding, Inspection
from inspect_flow.vocabulary.areas import find_area
from inspect_flow.vocabulary.findings import FindingKind

_LETTERS = {"strength": "U", "shortcoming": "H", "context": "T"}


def load_findings(desk: Desk, inspection: Inspection, part: InspectionPart) -> None:
    """Store strengths and shortcomings."""
    entries: list[Entry[Finding]] = []
    known = findings_by_code(desk, inspection)
    for kind, findings in (
        (FindingKind.STRENGTH, part.strengths),
        (FindingKind.SHORTCOMING, part.shortcomings),
    ):
        taken = {each.code for each in findings.items if each.code} if findings else set()
        for position, each in enumerate(findings.items if findings else [], 1):
            of_kind = FindingKind.CONTEXT if each.context else kind
            code = each.code or finding_code(of_kind, position, taken)
            taken.add(code)
            values = {**_values(desk, each), "inspection_id": inspection.id, "code": code}
            values["kind"] = of_kind.value
            entries.append(_entry(inspection, known.get(code), each, values, position))
    desk.ledger.put_all(Finding, entries)


def findings_by_code(desk: Desk, inspection: Inspection) -> dict[str, Finding]:
    """Return the inspection's findings, with one query."""
    rows = desk.work.session.exec(select(Finding).where(Finding.inspection_id == inspection.id))
    return {finding.code: finding for finding in rows}


def finding_code(kind: FindingKind, position: int, taken: set[str]) -> str:
    """Return the code of a finding that has none: U1, H1, T1, the next free one."""
    number = position
    while f"{_LETTERS[kind.value]}{number}" in taken:
        number += 1
    return f"{_LETTERS[kind.value]}{number}"


def _values(desk: Desk, part: FindingPart) -> dict[str, Any]:
    values = finding_values(part)
    if part.author:
        values["author_id"] = desk.people.identity(part.author)
    earlier = _earlier(desk, part.repeats)
    if earlier:
        values["repeats_id"] = earlier.id
    elif part.repeats:
        values = merged(values, {"extra": {KEPT: {"repeats": part.repeats}}})
    return {**values, "area": part.area} if part.area else values


def _entry(
    inspection: Inspection,
    known: Finding | None,
    part: FindingPart,
    values: dict[str, Any],
    position: int,
) -> Entry[Finding]:
    if known and part.area and find_area(known.area) == find_area(part.area) is not None:
        values.pop("area")  # the same area under another of its names
    return Entry(known, f"{inspection.code} {values['code']}", values, {"position": position})


def _earlier(desk: Desk, written: str) -> Finding | None:
    inspection_code, _slash, code = written.partition("/")
    if not code:
        return None
    return desk.work.session.exec(
        select(Finding)
        .join(Inspection, Inspection.id == Finding.inspection_id)  # type: ignore[arg-type]
        .where(Inspection.code == inspection_code, Finding.code == code)
    ).first()
