"""What must be done about each shortcoming: task, owner, co-responsible units, deadline."""

from __future__ import annotations

from collections.abc import Sequence

from sqlmodel import col, select

from inspect_flow.records.tables import CoResponsible, Deficiency, Finding
from inspect_flow.rules.partial_dates import parse_partial_date
from inspect_flow.services.facts.papers import PASSED_ON
from inspect_flow.services.papers.desk import Desk
from inspect_flow.services.papers.findings import FindingSheet
from inspect_flow.services.papers.kept import told
from inspect_flow.vocabulary.paper_parts import Requirement


def requirements_of(
    desk: Desk, sheet: FindingSheet, *, deadline: str = "", owner: str = ""
) -> list[Requirement]:
    """Return one requirement for each shortcoming, in the order of the paper.

    `deadline` (ISO day) and `owner` are those of shortcomings that nobody follows up yet.
    """
    rows = desk.work.session.exec(
        select(Deficiency).where(Deficiency.inspection_id == sheet.inspection.id)
    ).all()
    followed = {row.finding_id: row for row in rows}
    co_owners = co_owners_of(desk, rows)
    desk.learn([sheet.inspection.unit_id, *(row.owner_id for row in rows)])
    return [
        _followed(desk, sheet, finding, followed[finding.id or 0], co_owners)
        if finding.id in followed
        else _recommended(sheet, finding, deadline, owner)
        for finding in sheet.shortcomings()
        if not _is_withdrawn(followed.get(finding.id or 0))
    ]


def co_owners_of(desk: Desk, deficiencies: Sequence[Deficiency]) -> dict[int, list[int]]:
    """Return the co-responsible units of many deficiencies with one query."""
    ids = [row.id for row in deficiencies]
    if not ids:
        return {}
    rows = desk.work.session.exec(
        select(CoResponsible)
        .where(col(CoResponsible.deficiency_id).in_(ids))
        .order_by(col(CoResponsible.unit_id))
    ).all()
    desk.learn(row.unit_id for row in rows)
    found: dict[int, list[int]] = {}
    for row in rows:
        found.setdefault(row.deficiency_id, []).append(row.unit_id)
    return found


def requirement_for(
    desk: Desk, deficiency: Deficiency, finding: Finding, number: str, co_owners: Sequence[int]
) -> Requirement:
    """Return what a deficiency orders."""
    facts = told(deficiency)
    return Requirement(
        number=number,
        finding=told(finding).text("statement", finding.statement),
        task=facts.text("task", deficiency.task) or default_task(finding),
        owner=owner_name(desk, deficiency),
        co_owners=[facts.text("co_responsible", desk.short(unit_id)) for unit_id in co_owners],
        deadline=_deadline_set(desk, deficiency),
        note=_deadline_in_words(deficiency),
    )


def _deadline_set(desk: Desk, deficiency: Deficiency) -> str:
    """Return the day that the paper itself sets, whatever extensions came later.

    A directive in the place of another one, or one that passes on what another has ordered, names
    the day that is now in force.
    """
    facts = told(deficiency)
    now = facts.day("deadline", deficiency.deadline)
    if names_the_day_in_force(desk):
        return now
    return facts.day("original_deadline", deficiency.original_deadline) or now


def names_the_day_in_force(desk: Desk) -> bool:
    """Tell whether the paper is a directive that comes after another one."""
    extra = desk.directive.extra if desk.directive is not None else {}
    return bool(extra.get("replaces") or extra.get(PASSED_ON))


def owner_name(desk: Desk, deficiency: Deficiency) -> str:
    """Return the unit that owns it, and the office in charge inside it."""
    facts = told(deficiency)
    owner = facts.text("owner", desk.short(deficiency.owner_id))
    responsible = facts.text("responsible", deficiency.responsible)
    if not responsible or not owner:
        return responsible or owner
    if desk.short(deficiency.owner_id) in deficiency.responsible:
        # "Trưởng Phòng Nội vụ" names the office already.
        return responsible
    issuer = desk.directive.issuer_id if desk.directive else None
    # A unit that orders its own offices names them, not itself.
    return responsible if issuer == deficiency.owner_id else f"{owner} ({responsible})"


def default_task(finding: Finding) -> str:
    """Return what to do where the delegation recommended nothing in particular."""
    if finding.recommendation.strip():
        return told(finding).text("recommendation", finding.recommendation)
    return f"Khắc phục: {finding.statement}"


def _is_withdrawn(deficiency: Deficiency | None) -> bool:
    """Tell whether the delegation took the shortcoming back: nobody need put it right."""
    return deficiency is not None and deficiency.state == "withdrawn"


def _followed(
    desk: Desk,
    sheet: FindingSheet,
    finding: Finding,
    deficiency: Deficiency,
    co_owners: dict[int, list[int]],
) -> Requirement:
    number = sheet.numbers[finding.id or 0]
    own = co_owners.get(deficiency.id or 0, [])
    return requirement_for(desk, deficiency, finding, number, own)


def _recommended(sheet: FindingSheet, finding: Finding, deadline: str, owner: str) -> Requirement:
    return Requirement(
        number=sheet.numbers[finding.id or 0],
        finding=told(finding).text("statement", finding.statement),
        task=default_task(finding),
        owner=owner,
        co_owners=[],
        deadline=deadline,
        note="",
    )


def _deadline_in_words(deficiency: Deficiency) -> str:
    if deficiency.deadline is not None:
        return ""
    written = str(told(deficiency).facts.get("deadline") or "")
    try:
        known = parse_partial_date(written)
    except ValueError:
        return written
    return known.label if known.quarter else ""
