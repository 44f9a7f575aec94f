"""Load what must be put right, and everything that happened to it."""

from __future__ import annotations

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
from inspect_flow.interchange.loading.findings import finding_code
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
from inspect_flow.services.registry import next_code, seek
from inspect_flow.vocabulary.findings import FindingKind


def load_deficiencies(desk: Desk, inspection: Inspection, part: InspectionPart) -> None:
    """Store the follow-up of every shortcoming that has one."""
    shortcomings: list[Shortcoming] = part.shortcomings.items if part.shortcomings else []
    taken = {each.code for each in shortcomings if each.code}
    is_directed = bool(part.directives or desk.case.directives)
    for position, each in enumerate(shortcomings, 1):
        code = each.code or finding_code(FindingKind.SHORTCOMING, position, taken)
        taken.add(code)
        if each.deficiency is not None:
            finding = desk.work.session.exec(
                select(Finding).where(Finding.inspection_id == inspection.id, Finding.code == code)
            ).one()
            _load(desk, inspection, finding, each.deficiency, is_directed)


def _load(
    desk: Desk,
    inspection: Inspection,
    finding: Finding,
    part: DeficiencyPart,
    is_directed: bool,
) -> None:
    known = (
        seek(desk.work, Deficiency, part.code)
        if part.code
        else desk.work.session.exec(
            select(Deficiency).where(Deficiency.finding_id == finding.id)
        ).first()
    )
    code = part.code or (known.code if known else "")
    code = code or next_code(desk.work, Deficiency, f"{inspection.code}-TT", 2)
    is_told = known is not None and history_of(desk.work, known) == part.history
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
    deficiency = desk.ledger.put(
        Deficiency, known, code, values, at_first, {"history": history} if history else None
    )
    _load_co_responsible(desk, inspection, deficiency, part)
    if not is_told:
        _load_history(desk, deficiency, split_history(part.history))


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
    desk: Desk, inspection: Inspection, deficiency: Deficiency, part: DeficiencyPart
) -> None:
    units = [desk.units.identity(written, inspection.unit_id) for written in part.co_responsible]
    rows = [{"unit_id": unit_id} for unit_id in dict.fromkeys(units) if unit_id]
    owner = {"deficiency_id": deficiency.id or 0}
    desk.ledger.put_rows(CoResponsible, owner, rows, deficiency.code)


def _load_history(desk: Desk, deficiency: Deficiency, split: Split) -> None:
    owner = {"deficiency_id": deficiency.id or 0}
    desk.ledger.put_rows(Remediation, owner, split.remediations, deficiency.code)
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
