"""Write findings by hand or from proposals; look for repeats at the unit and before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlmodel import col, func, select

from inspect_flow.locale.translation import _
from inspect_flow.locale.vietnamese_text import nfc, searchable
from inspect_flow.records.tables import Finding, Inspection
from inspect_flow.rules.finding_proposals import FindingProposal, propose_findings
from inspect_flow.rules.proposed_quantities import proposed_quantities
from inspect_flow.rules.score_stages import effective_answers
from inspect_flow.services import journal
from inspect_flow.services.answer_sheet import checklist_of, stage_answers
from inspect_flow.services.permissions import require
from inspect_flow.services.succession import with_predecessors
from inspect_flow.services.turns import take_turn
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.areas import area_named_in, find_area
from inspect_flow.vocabulary.errors import BadInput, MoveRefused, NotFound
from inspect_flow.vocabulary.findings import FindingKind

# Once the unit has commented, a finding changes only in a revised draft that it sees again.
_EDITABLE = ("on_site", "desk_review", "findings_drafted")
_SHORT = 3


def add_finding(
    work: Work, inspection: Inspection, kind: FindingKind, statement: str, **fields: Any
) -> Finding:
    """Write one finding; its number is the next of its kind."""
    require(work, inspection, "finding.write")
    _refuse_after_signing(inspection)
    if not statement.strip():
        raise BadInput(_("Nhận xét chưa có nội dung"))
    take_turn(work, "finding", inspection.id)
    position = work.session.exec(
        select(func.count())
        .select_from(Finding)
        .where(Finding.inspection_id == inspection.id, Finding.kind == kind.value)
    ).one()
    letter = {"strength": "U", "shortcoming": "H", "context": "T"}[kind.value]
    code = f"{letter}{position + 1}"
    values = settled_fields({"author_id": work.actor.person_id, "code": code, **fields})
    finding = Finding(
        inspection_id=inspection.id or 0,
        position=position + 1,
        kind=kind.value,
        statement=nfc(statement.strip()),
        **values,
    )
    if kind is FindingKind.SHORTCOMING and finding.repeats_id is None:
        earlier = repeats_of(work, inspection, finding)
        finding.repeats_id = earlier[0].id if earlier else None
    journal.create(work, finding, "finding.written", {"inspection": inspection.code})
    return finding


def amend_finding(work: Work, finding: Finding, changes: Mapping[str, Any]) -> None:
    """Change a finding before the minutes are signed."""
    inspection = work.session.get_one(Inspection, finding.inspection_id)
    require(work, inspection, "finding.write")
    _refuse_after_signing(inspection)
    details = {"inspection": inspection.code}
    journal.change(work, finding, settled_fields(changes), "finding.amended", details)


def remove_finding(work: Work, finding: Finding, reason: str) -> None:
    """Take a finding out of the minutes; it stays in the record with the reason."""
    inspection = work.session.get_one(Inspection, finding.inspection_id)
    require(work, inspection, "finding.remove")
    _refuse_after_signing(inspection)
    if not reason.strip():
        raise BadInput(_("Cần ghi lý do bỏ nhận xét {code}").format(code=finding.code))
    journal.change(work, finding, {"is_removed": True}, "finding.removed", {"reason": reason})


def findings_of(
    work: Work, inspection: Inspection, kind: FindingKind | None = None
) -> Sequence[Finding]:
    """Return the findings that stand, strengths first, each kind in its order."""
    query = select(Finding).where(
        Finding.inspection_id == inspection.id, col(Finding.is_removed).is_(False)
    )
    if kind is not None:
        query = query.where(Finding.kind == kind.value)
    rows = work.session.exec(query).all()
    order = [FindingKind.STRENGTH, FindingKind.SHORTCOMING, FindingKind.CONTEXT]
    return sorted(rows, key=lambda f: (order.index(FindingKind(f.kind)), f.position, f.id or 0))


def finding_coded(work: Work, inspection: Inspection, code: str) -> Finding:
    """Return the inspection's finding of that code ("H1"); raise `NotFound` naming those known."""
    standing = findings_of(work, inspection)
    for finding in standing:
        if finding.code.casefold() == code.casefold():
            return finding
    raise NotFound(
        _("{inspection} không có nhận xét '{code}'").format(inspection=inspection.code, code=code),
        [_("các nhận xét: {codes}").format(
            codes=", ".join(each.code for each in standing) or _("chưa có"))],
    )  # fmt: skip


def proposals(work: Work, inspection: Inspection) -> list[FindingProposal]:
    """Propose findings from the answers that count, leaving out items already written up."""
    checklist = checklist_of(work, inspection)
    if checklist is None:
        return []
    answers = effective_answers(checklist, stage_answers(work, inspection))
    written = {finding.item for finding in findings_of(work, inspection) if finding.item}
    found = propose_findings(checklist, answers, work.office.legal_bases, work.on)
    return [proposal for proposal in found if proposal.item.code not in written]


def accept_proposal(work: Work, inspection: Inspection, proposal: FindingProposal) -> Finding:
    """Write a proposed finding as it stands; the author may amend it afterwards."""
    return add_finding(
        work,
        inspection,
        proposal.kind,
        proposal.statement,
        area=area_named_in(proposal.area.name) or proposal.area.name,
        item=proposal.item.code,
        legal_bases=[text.citation() for text in proposal.legal_texts],
        quantities=proposed_quantities(proposal),
        note=proposal.note,
    )


def repeats_of(work: Work, inspection: Inspection, finding: Finding) -> list[Finding]:
    """Return earlier shortcomings of the unit or its predecessors that this one may repeat.

    Same checklist item, or same area with much the same words; newest first.
    """
    units = with_predecessors(work, inspection.unit_id)
    rows = work.session.exec(
        select(Finding, Inspection.checklist)
        .join(Inspection, col(Inspection.id) == col(Finding.inspection_id))
        .where(
            col(Inspection.unit_id).in_(units),
            Inspection.id != inspection.id,
            Finding.kind == FindingKind.SHORTCOMING.value,
            col(Finding.is_removed).is_(False),
        )
        .order_by(col(Finding.id).desc())
    )
    return [
        earlier
        for earlier, checklist in rows
        # Item 1.1 of another checklist asks something else.
        if (finding.item and finding.item == earlier.item and checklist == inspection.checklist)
        or _says_much_the_same(finding, earlier)
    ]


def _says_much_the_same(finding: Finding, earlier: Finding) -> bool:
    if searchable(finding.area) != searchable(earlier.area):
        return False
    now = set(searchable(finding.statement).split())
    then = set(searchable(earlier.statement).split())
    shorter = min(len(now), len(then))
    return shorter >= _SHORT and len(now & then) >= 0.6 * shorter


def stored_area(written: str) -> str:
    """Return the code of the field that is meant, or the words themselves for any other."""
    known = find_area(written)
    return known.value if known else nfc(written.strip())


def settled_fields(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields as they are stored: an area by its code, texts in one Unicode form."""
    stored = {key: nfc(value) if isinstance(value, str) else value for key, value in fields.items()}
    return {**stored, "area": stored_area(stored["area"])} if "area" in stored else stored


def _refuse_after_signing(inspection: Inspection) -> None:
    if inspection.state not in _EDITABLE:
        raise MoveRefused(
            _("{code}: chỉ ghi nhận xét khi đang kiểm tra hoặc dự thảo biên bản").format(
                code=inspection.code
            ),
            [
                _("chưa kiểm tra thì hãy bắt đầu; đơn vị đã góp ý thì hãy sửa lại dự thảo"),
                _("biên bản đã ký thì đính chính bằng văn bản thay thế"),
            ],
        )
