"""Open deficiencies from shortcomings, assign them, carry them over, hand them to an heir."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlmodel import col, select

from inspect_flow.locale.translation import _
from inspect_flow.records.tables import (
    Campaign,
    CoResponsible,
    Deficiency,
    Finding,
    Inspection,
    Unit,
)
from inspect_flow.services import journal
from inspect_flow.services.findings import findings_of
from inspect_flow.services.moving import move
from inspect_flow.services.permissions import require
from inspect_flow.services.registry import get, next_code
from inspect_flow.services.states import OPEN_DEFICIENCY
from inspect_flow.services.units import name_on, version_on
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.errors import BadInput, MoveRefused
from inspect_flow.vocabulary.findings import FindingKind


def open_deficiencies(work: Work, inspection: Inspection) -> list[Deficiency]:
    """Open one deficiency for each shortcoming that has none yet; the unit owns it at first."""
    opened = []
    tracked = set(
        work.session.exec(
            select(Deficiency.finding_id).where(Deficiency.inspection_id == inspection.id)
        )
    )
    for finding in findings_of(work, inspection, FindingKind.SHORTCOMING):
        if finding.id in tracked:
            continue
        deficiency = Deficiency(
            code=next_code(work, Deficiency, f"{inspection.code}-TT", 2),
            state=work.office.machines["deficiency"].initial,
            finding_id=finding.id or 0,
            inspection_id=inspection.id or 0,
            owner_id=inspection.unit_id,
            task=finding.recommendation
            or _("Khắc phục: {statement}").format(statement=finding.statement),
        )
        journal.create(work, deficiency, "deficiency.opened")
        opened.append(deficiency)
    return opened


def deficiencies_of(work: Work, inspection: Inspection) -> Sequence[Deficiency]:
    """Return the inspection's deficiencies by code."""
    return work.session.exec(
        select(Deficiency)
        .where(Deficiency.inspection_id == inspection.id)
        .order_by(col(Deficiency.code))
    ).all()


def assign(
    work: Work,
    deficiency: Deficiency,
    *,
    owner: Unit | None = None,
    deadline: date | None = None,
    task: str = "",
    responsible: str = "",
    co_responsible: Sequence[Unit] = (),
) -> None:
    """Say who puts it right and until when; only before the directive."""
    require(work, deficiency, "deficiency.assign")
    if deficiency.state not in ("recorded", "upheld"):
        raise MoveRefused(
            deficiency.code,
            [_("đã có văn bản chấn chỉnh; đổi thời hạn bằng gia hạn, đổi đơn vị bằng chuyển giao")],
        )
    changes: dict[str, object] = {}
    if owner is not None:
        changes["owner_id"] = owner.id
    if deadline is not None:
        changes |= {"deadline": deadline, "original_deadline": deadline}
    changes |= {"task": task} if task else {}
    changes |= {"responsible": responsible} if responsible else {}
    for unit in co_responsible:
        key = (deficiency.id, unit.id)
        if work.session.get(CoResponsible, key) is None:
            work.session.add(CoResponsible(deficiency_id=deficiency.id or 0, unit_id=unit.id or 0))
    work.session.flush()
    details = {"co_responsible": [unit.code for unit in co_responsible]}
    journal.change(work, deficiency, changes, "deficiency.assigned", details)


def transfer(work: Work, deficiency: Deficiency, heir: Unit, document: str) -> None:
    """Hand an open deficiency to a successor unit on the strength of a legal document."""
    require(work, deficiency, "deficiency.transfer")
    reasons = []
    if not document.strip():
        reasons.append(_("cần ghi văn bản làm căn cứ chuyển giao (--document)"))
    if deficiency.state not in OPEN_DEFICIENCY:
        reasons.append(_("tồn tại này đã kết thúc, không chuyển giao"))
    if version_on(work, heir.id or 0, work.on) is None:
        reasons.append(
            _("{unit} không tồn tại vào ngày này").format(unit=name_on(work, heir.id, work.on))
        )
    if reasons:
        raise MoveRefused(deficiency.code, reasons)
    before = get(work, Unit, deficiency.owner_id).code if deficiency.owner_id else ""
    details = {"from": before, "to": heir.code, "document": document}
    changes = {"owner_id": heir.id}
    journal.change(work, deficiency, changes, "deficiency.transferred", details)


def carry_into(work: Work, deficiency: Deficiency, inspection: Inspection) -> Deficiency:
    """Carry an open deficiency over: the old one ends, a new one goes on under `inspection`."""
    finding = get(work, Finding, deficiency.finding_id)
    reason = _("chuyển sang {code}").format(code=inspection.code)
    move(work, deficiency, "carry_over", reason=reason)
    copied = Finding(
        inspection_id=inspection.id or 0,
        code=finding.code,
        position=finding.position,
        kind=finding.kind,
        area=finding.area,
        statement=finding.statement,
        severity=finding.severity,
        item=finding.item,
        legal_bases=list(finding.legal_bases),
        repeats_id=finding.id,
    )
    journal.create(work, copied, "finding.carried_over", {"from": deficiency.code})
    carried = Deficiency(
        code=next_code(work, Deficiency, f"{inspection.code}-TT", 2),
        state=work.office.machines["deficiency"].initial,
        finding_id=copied.id or 0,
        inspection_id=inspection.id or 0,
        owner_id=inspection.unit_id,
        task=deficiency.task,
        carried_from_id=deficiency.id,
        original_deadline=deficiency.original_deadline,
    )
    journal.create(work, carried, "deficiency.carried_in", {"from": deficiency.code})
    return carried


def campaign_of(work: Work, deficiency: Deficiency) -> Campaign:
    """Return the campaign in which the deficiency was found."""
    inspection = get(work, Inspection, deficiency.inspection_id)
    return get(work, Campaign, inspection.campaign_id)


def refuse_closed(deficiency: Deficiency) -> None:
    """Raise `BadInput` when nothing more can be handed in for the deficiency."""
    if deficiency.state not in OPEN_DEFICIENCY:
        raise BadInput(_("{code}: tồn tại này đã kết thúc").format(code=deficiency.code))
