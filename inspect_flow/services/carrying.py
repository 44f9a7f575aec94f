"""Carry what is still open over to another inspection: it ends there and goes on here."""

from __future__ import annotations

from sqlmodel import select

from inspect_flow.locale.translation import _
from inspect_flow.records.tables import CoResponsible, Deficiency, Finding, Inspection
from inspect_flow.services import journal
from inspect_flow.services.moving import move
from inspect_flow.services.registry import get, next_code
from inspect_flow.services.units import version_on
from inspect_flow.services.work import Work

_COPIED = (
    "code", "position", "kind", "area", "statement", "criteria", "condition", "cause", "effect",
    "recommendation", "severity", "item", "author_id",
)  # fmt: skip


def carry_into(work: Work, deficiency: Deficiency, inspection: Inspection) -> Deficiency:
    """Carry an open deficiency over: the old one ends, a new one goes on under `inspection`.

    It keeps its deadlines, so what was overdue stays overdue until a new day is set.
    """
    finding = get(work, Finding, deficiency.finding_id)
    reason = _("chuyển sang {code}").format(code=inspection.code)
    move(work, deficiency, "carry_over", reason=reason)
    copied = Finding(
        inspection_id=inspection.id or 0,
        **{name: getattr(finding, name) for name in _COPIED},
        quantities=list(finding.quantities),
        legal_bases=list(finding.legal_bases),
        repeats_id=finding.id,
    )
    journal.create(work, copied, "finding.carried_over", {"from": deficiency.code})
    carried = Deficiency(
        code=next_code(work, Deficiency, f"{inspection.code}-TT", 2),
        state=work.office.machines["deficiency"].initial,
        finding_id=copied.id or 0,
        inspection_id=inspection.id or 0,
        owner_id=_owner_now(work, deficiency, inspection),
        responsible=deficiency.responsible,
        task=deficiency.task,
        deadline=deficiency.deadline,
        original_deadline=deficiency.original_deadline,
        carried_from_id=deficiency.id,
    )
    journal.create(work, carried, "deficiency.carried_in", {"from": deficiency.code})
    shared = select(CoResponsible.unit_id).where(CoResponsible.deficiency_id == deficiency.id)
    for unit_id in work.session.exec(shared).all():
        work.session.add(CoResponsible(deficiency_id=carried.id or 0, unit_id=unit_id))
    work.session.flush()
    return carried


def _owner_now(work: Work, deficiency: Deficiency, inspection: Inspection) -> int:
    """Return the owner while it exists; a unit that is gone leaves it to the inspected heir."""
    owner = deficiency.owner_id
    if owner is not None and version_on(work, owner, work.on) is not None:
        return owner
    return inspection.unit_id
