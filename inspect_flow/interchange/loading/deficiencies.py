"""Load what must be put right, and everything that happened to it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlmodel import col, select

from inspect_flow.interchange.case_file.findings import Deficiency as DeficiencyPart
from inspect_flow.interchange.case_file.findings import Shortcoming
from inspect_flow.interchange.case_file.inspections import Inspection as InspectionPart
from inspect_flow.interchange.case_file.parts import plain
from inspect_flow.interchange.case_file.standing import deficiency_state
from inspect_flow.interchange.exporting.happenings import history_of
from inspect_flow.interchange.loading.desk import Desk
from inspect_flow.interchange.loading.findings import finding_code, findings_by_code
from inspect_flow.interchange.loading.ledger import Entry
from inspect_flow.interchange.shelves.campaign import merged
from inspect_flow.interchange.shelves.findings import DEFICIENCY, DEFICIENCY_ELSEWHERE
from inspect_flow.interchange.shelves.history import Split, split_history
from inspect_flow.interchange.shelves.slot import KEPT, stored
from inspect_flow.locale.dates import local_day
from inspect_flow.locale.translation import _
from inspect_flow.records.tables import (
    CoResponsible,
    Deficiency,
    Extension,
    Finding,
    Inspection,
    Remediation,
)
from inspect_flow.rules.partial_dates import parse_partial_date
from inspect_flow.rules.past_outcomes import is_outcome_unknown
from inspect_flow.services.queries.past_outcomes import UNKNOWN, with_unknown_outcome
from inspect_flow.services.registry import next_code, next_codes, seek
from inspect_flow.vocabulary.findings import FindingKind


def load_deficiencies(desk: Desk, inspection: Inspection, part: InspectionPart) -> None:
    """Store the follow-up of every shortcoming that has one, with few queries for all of them."""
    followed = _followed(desk, inspection, part)
    known = _known(desk, followed)
    codes = _codes(desk, inspection, followed, known)
    is_directed = bool(part.directives or desk.case.directives)
    told = [
        record is not None and history_of(desk.work, record) == each.history
        for record, (_finding, each) in zip(known, followed, strict=True)
    ]
    entries = [
        _entry(desk, inspection, each, record, code, is_told, is_directed)
        for each, record, code, is_told in zip(followed, known, codes, told, strict=True)
    ]
    deficiencies = desk.ledger.put_all(Deficiency, entries)
    for deficiency, (_finding, each), record, is_told in zip(
        deficiencies, followed, known, told, strict=True
    ):
        is_new = record is None
        _load_co_responsible(desk, inspection, deficiency, each, is_new)
        if not is_told:
            _load_history(desk, deficiency, split_history(each.history), is_new)


def _followed(
    desk: Desk, inspection: Inspection, part: InspectionPart
) -> list[tuple[Finding, DeficiencyPart]]:
    """Return the shortcomings of the file that have a follow-up, with their stored findings."""
    shortcomings: list[Shortcoming] = part.shortcomings.items if part.shortcomings else []
    if not any(each.deficiency for each in shortcomings):
        return []
    findings = findings_by_code(desk, inspection)
    taken = {each.code for each in shortcomings if each.code}
    followed = []
    for position, each in enumerate(shortcomings, 1):
        code = each.code or finding_code(FindingKind.SHORTCOMING, position, taken)
        taken.add(code)
        if each.deficiency is not None:
            followed.append((findings[code], each.deficiency))
    return followed


def _known(
    desk: Desk, followed: Sequence[tuple[Finding, DeficiencyPart]]
) -> list[Deficiency | None]:
    """Return the stored deficiencies by their codes, else by their findings, with two queries."""
    session = desk.work.session
    codes = [part.code for _finding, part in followed if part.code]
    ids = [finding.id for finding, _part in followed]
    coded = session.exec(select(Deficiency).where(col(Deficiency.code).in_(codes)))
    by_code = {each.code: each for each in coded} if codes else {}
    found = session.exec(select(Deficiency).where(col(Deficiency.finding_id).in_(ids)))
    by_finding = {each.finding_id: each for each in found} if ids else {}
    return [
        by_code.get(part.code) if part.code else by_finding.get(finding.id or 0)
        for finding, part in followed
    ]


def _codes(
    desk: Desk,
    inspection: Inspection,
    followed: Sequence[tuple[Finding, DeficiencyPart]],
    known: Sequence[Deficiency | None],
) -> list[str]:
    """Return the code of each: as written, as stored, or the next free one."""
    codes = [
        part.code or (record.code if record else "")
        for (_finding, part), record in zip(followed, known, strict=True)
    ]
    free = next_codes(
        desk.work, Deficiency, f"{inspection.code}-TT", codes.count(""), digits=2, reserved=codes
    )
    return [code or free.pop(0) for code in codes]


def _entry(
    desk: Desk,
    inspection: Inspection,
    followed: tuple[Finding, DeficiencyPart],
    known: Deficiency | None,
    code: str,
    is_told: bool,
    is_directed: bool,
) -> Entry[Deficiency]:
    finding, part = followed
    values = {
        **stored(part, DEFICIENCY, DEFICIENCY_ELSEWHERE),
        "code": code,
        "finding_id": finding.id,
        "inspection_id": inspection.id,
    }
    history = [plain(step) for step in part.history]
    if history and not is_told:
        values = merged(values, {"extra": {KEPT: {"history": history}}})
    values |= _references(desk, inspection, part) | _deadlines(part, values)
    if not is_told:
        values = merged(values, _outcome(desk, known, part, values.get("deadline")))
    if known is not None and not is_told and with_unknown_outcome(desk.work, [known]):
        values["state"] = deficiency_state(part, is_directed)
    if part.state:
        values["state"] = part.state
    at_first = {"state": deficiency_state(part, is_directed)}
    return Entry(known, code, values, at_first, {"history": history} if history else {})


def _references(desk: Desk, inspection: Inspection, part: DeficiencyPart) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if part.owner:
        found["owner_id"] = desk.units.identity(part.owner, inspection.unit_id)
    if part.directive:
        directive = desk.directives.get(part.directive)
        if directive is None:
            desk.ledger.faults.append(
                _("deficiency.directive: không có văn bản '{code}' trong tệp").format(
                    code=part.directive
                )
            )
        else:
            found["directive_id"] = directive.id
    if part.carried_from:
        earlier = seek(desk.work, Deficiency, part.carried_from)
        if earlier is None:
            desk.ledger.faults.append(
                _("carried_from: không có tồn tại mã '{code}'").format(code=part.carried_from)
            )
        else:
            found["carried_from_id"] = earlier.id
    return found


def _deadlines(part: DeficiencyPart, values: dict[str, Any]) -> dict[str, Any]:
    # A deadline that never moved is the original one.
    if part.original_deadline or "deadline" not in values:
        return {}
    return {"original_deadline": values["deadline"]}


def _outcome(
    desk: Desk, known: Deficiency | None, part: DeficiencyPart, deadline: date | None
) -> dict[str, Any]:
    """Mark what a source of a past year leaves open; a later source may tell what became of it."""
    told = [parse_partial_date(step.date).latest for step in part.history if step.date]
    typed_on = local_day(desk.work.recorded_at)
    unknown = is_outcome_unknown(deadline, desk.year, max(told, default=None), typed_on)
    was_unknown = bool(known and known.extra.get(UNKNOWN))
    return {"extra": {UNKNOWN: unknown}} if unknown or was_unknown else {}


def _load_co_responsible(
    desk: Desk,
    inspection: Inspection,
    deficiency: Deficiency,
    part: DeficiencyPart,
    is_new: bool,
) -> None:
    units = [desk.units.identity(written, inspection.unit_id) for written in part.co_responsible]
    rows = [{"unit_id": unit_id} for unit_id in dict.fromkeys(units) if unit_id]
    owner = {"deficiency_id": deficiency.id or 0}
    desk.ledger.put_rows(CoResponsible, owner, rows, deficiency.code, is_new)


def _load_history(desk: Desk, deficiency: Deficiency, split: Split, is_new: bool) -> None:
    owner = {"deficiency_id": deficiency.id or 0}
    desk.ledger.put_rows(Remediation, owner, split.remediations, deficiency.code, is_new)
    if not split.extensions:
        return
    already = desk.work.session.exec(
        select(Extension)
        .where(Extension.deficiency_id == deficiency.id)
        .order_by(col(Extension.code))
    ).all()
    for index, values in enumerate(split.extensions):
        known = already[index] if index < len(already) else None
        code = known.code if known else next_code(desk.work, Extension, f"{deficiency.code}-GH", 2)
        row = {**values, "code": code, "deficiency_id": deficiency.id}
        desk.ledger.put(Extension, known, code, row)
