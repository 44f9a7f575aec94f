"""Load findings in the order of the file."""

from __future__ import annotations

from sqlmodel import select

from inspect_flow.interchange.case_file.findings import Finding as FindingPart
from inspect_flow.interchange.case_file.inspections import Inspection as InspectionPart
from inspect_flow.interchange.loading.desk import Desk
from inspect_flow.interchange.shelves.campaign import merged
from inspect_flow.interchange.shelves.findings import finding_values
from inspect_flow.interchange.shelves.slot import KEPT
from inspect_flow.records.tables import Finding, Inspection
from inspect_flow.vocabulary.areas import find_area
from inspect_flow.vocabulary.findings import FindingKind

_LETTERS = {"strength": "U", "shortcoming": "H", "context": "T"}


def load_findings(desk: Desk, inspection: Inspection, part: InspectionPart) -> None:
    """Store strengths and shortcomings."""
    for kind, findings in (
        (FindingKind.STRENGTH, part.strengths),
        (FindingKind.SHORTCOMING, part.shortcomings),
    ):
        taken = {each.code for each in findings.items if each.code} if findings else set()
        for position, each in enumerate(findings.items if findings else [], 1):
            of_kind = FindingKind.CONTEXT if each.context else kind
            code = each.code or finding_code(of_kind, position, taken)
            taken.add(code)
            _load(desk, inspection, each, of_kind, position, code)


def finding_code(kind: FindingKind, position: int, taken: set[str]) -> str:
    """Return the code of a finding that has none: U1, H1, T1, the next free one."""
    number = position
    while f"{_LETTERS[kind.value]}{number}" in taken:
        number += 1
    return f"{_LETTERS[kind.value]}{number}"


def _load(
    desk: Desk,
    inspection: Inspection,
    part: FindingPart,
    kind: FindingKind,
    position: int,
    code: str,
) -> None:
    values = finding_values(part)
    if part.author:
        values["author_id"] = desk.people.identity(part.author)
    earlier = _earlier(desk, part.repeats)
    if earlier:
        values["repeats_id"] = earlier.id
    elif part.repeats:
        values = merged(values, {"extra": {KEPT: {"repeats": part.repeats}}})
    if part.area:
        values["area"] = part.area
    values |= {
        "inspection_id": inspection.id,
        "code": code,
        "kind": kind.value,
    }
    known = desk.work.session.exec(
        select(Finding).where(Finding.inspection_id == inspection.id, Finding.code == code)
    ).first()
    if known and part.area and find_area(known.area) == find_area(part.area) is not None:
        values.pop("area")  # the same area under another of its names
    at_first = {"position": position}
    desk.ledger.put(Finding, known, f"{inspection.code} {code}", values, at_first)


def _earlier(desk: Desk, written: str) -> Finding | None:
    inspection_code, _slash, code = written.partition("/")
    if not code:
        return None
    return desk.work.session.exec(
        select(Finding)
        .join(Inspection, Inspection.id == Finding.inspection_id)  # type: ignore[arg-type]
        .where(Inspection.code == inspection_code, Finding.code == code)
    ).first()
