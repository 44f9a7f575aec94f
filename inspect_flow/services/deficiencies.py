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
from inspect_flow.services.registry import get, next_codes
from inspect_flow.services.states import OPEN_DEFICIENCY
from inspect_flow.services.succession import successors
from inspect_flow.services.titles import title_of
from inspect_flow.services.units import name_on, version_on
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.errors import BadInput, MoveRefused
from inspect_flow.vocabulary.findings import FindingKind


def open_deficiencies(work: Work, inspection: Inspection) -> list[Deficiency]:
    """Open one deficiency for each shortcoming that has none yet; the unit owns it at first."""
    tracked = set(
        work.session.exec(
            select(Deficiency.finding_id).where(Deficiency.inspection_id == inspection.id)
        )
    )
    found = findings_of(work, inspection, FindingKind.SHORTCOMING)
    untracked = [finding for finding in found if finding.id not in tracked]
    codes = next_codes(work, Deficiency, f"{inspection.code}-TT", len(untracked), digits=2)
    opened = [
        Deficiency(
            code=code,
            state=work.office.machines["deficiency"].initial,
            finding_id=finding.id or 0,
            inspection_id=inspection.id or 0,
            owner_id=inspection.unit_id,
            task=task_for(finding),
        )
        for code, finding in zip(codes, untracked, strict=True)
    ]
    journal.create_many(work, opened, "deficiency.opened", [{}] * len(opened))
    return opened


def task_for(finding: Finding) -> str:
    """Return what to do about a shortcoming as long as nobody says it in other words."""
    # What is stored is printed, hence Vietnamese whatever the reader's language.
    return finding.recommendation or f"Khắc phục: {finding.statement}"


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
    only_these: bool = False,
) -> None:
    """Say who puts it right and until when; only before the directive.

    Units that share it come to those named before, or take their place with `only_these`.
    """
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
        changes |= {"deadline": deadline, "original_deadline": _original(deficiency, deadline)}
    changes |= {"task": task} if task else {}
    changes |= {"responsible": responsible} if responsible else {}
    _refuse_owner_as_helper(work, owner.id if owner else deficiency.owner_id, co_responsible)
    if only_these:
        _share_no_more(work, deficiency, co_responsible)
    _share(work, deficiency, co_responsible)
    details = {"co_responsible": [unit.code for unit in co_responsible]}
    journal.change(work, deficiency, changes, "deficiency.assigned", details)


def transfer(
    work: Work,
    deficiency: Deficiency,
    heir: Unit,
    document: str,
    co_responsible: Sequence[Unit] = (),
) -> None:
    """Hand an open deficiency to a successor unit on the strength of a legal document.

    The heir of a unit that is gone is whichever a person chooses, for a task may go up to a
    department. A unit that still exists hands over only to one that was made from it.
    """
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
    reasons += _not_an_heir(work, deficiency, heir)
    if reasons:
        raise MoveRefused(title_of(work, deficiency), reasons)
    _share(work, deficiency, co_responsible)
    before = get(work, Unit, deficiency.owner_id).code if deficiency.owner_id else ""
    details = {
        "from": before,
        "to": heir.code,
        "document": document,
        "co_responsible": [unit.code for unit in co_responsible],
    }
    changes = {"owner_id": heir.id}
    journal.change(work, deficiency, changes, "deficiency.transferred", details)


def reopen(work: Work, deficiency: Deficiency, reason: str, deadline: date | None = None) -> None:
    """Ask again for what was held to be put right, until a new day; the original one stays."""
    changes = {"deadline": deadline} if deadline is not None else {}
    move(work, deficiency, "reopen", reason=reason, changes=changes)


def deficiencies_of_campaign(
    work: Work, campaign: Campaign, states: Sequence[str] = OPEN_DEFICIENCY
) -> Sequence[Deficiency]:
    """Return the campaign's deficiencies in those states (open ones) by code."""
    return work.session.exec(
        select(Deficiency)
        .join(Inspection, col(Inspection.id) == col(Deficiency.inspection_id))
        .where(Inspection.campaign_id == campaign.id, col(Deficiency.state).in_(states))
        .order_by(col(Deficiency.code))
    ).all()


def _original(deficiency: Deficiency, deadline: date) -> date:
    """Return the first deadline that anybody was told; before the directive there was none."""
    was_told = deficiency.state != "recorded" or deficiency.carried_from_id is not None
    return (deficiency.original_deadline if was_told else None) or deadline


def _share(work: Work, deficiency: Deficiency, units: Sequence[Unit]) -> None:
    for unit in units:
        key = (deficiency.id, unit.id)
        if work.session.get(CoResponsible, key) is None:
            work.session.add(CoResponsible(deficiency_id=deficiency.id or 0, unit_id=unit.id or 0))
    work.session.flush()


def _share_no_more(work: Work, deficiency: Deficiency, but_for: Sequence[Unit]) -> None:
    kept = {unit.id for unit in but_for}
    query = select(CoResponsible).where(CoResponsible.deficiency_id == deficiency.id)
    for shared in work.session.exec(query).all():
        if shared.unit_id not in kept:
            work.session.delete(shared)


def _refuse_owner_as_helper(work: Work, owner_id: int | None, helpers: Sequence[Unit]) -> None:
    if owner_id is not None and owner_id in [unit.id for unit in helpers]:
        name = name_on(work, owner_id, work.on)
        raise BadInput(
            _("Đơn vị phối hợp"),
            [_("{unit} đang chủ trì việc này; bỏ khỏi các đơn vị phối hợp").format(unit=name)],
        )


def _not_an_heir(work: Work, deficiency: Deficiency, heir: Unit) -> list[str]:
    owner = deficiency.owner_id
    if owner is None or version_on(work, owner, work.on) is None:
        return []
    if owner == heir.id:
        return [_("{unit} đang chịu trách nhiệm rồi").format(unit=name_on(work, owner, work.on))]
    if any(arrow.successor_id == heir.id for arrow in successors(work, owner)):
        return []
    return [
        _(
            "{unit} vẫn hoạt động và {heir} không được tách ra từ đó; "
            "hãy ghi nhận việc chia tách trước, hoặc ghi đơn vị phối hợp"
        ).format(unit=name_on(work, owner, work.on), heir=name_on(work, heir.id, work.on))
    ]


def campaign_of(work: Work, deficiency: Deficiency) -> Campaign:
    """Return the campaign in which the deficiency was found."""
    inspection = get(work, Inspection, deficiency.inspection_id)
    return get(work, Campaign, inspection.campaign_id)


def refuse_closed(deficiency: Deficiency) -> None:
    """Raise `BadInput` when nothing more can be handed in for the deficiency."""
    if deficiency.state not in OPEN_DEFICIENCY:
        raise BadInput(_("{code}: tồn tại này đã kết thúc").format(code=deficiency.code))
