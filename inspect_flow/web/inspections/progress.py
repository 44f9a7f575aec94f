"""How far the work on one inspection has come, counted with a fixed number of queries."""

from __future__ import annotations

from dataclasses import dataclass

from inspect_flow.locale.translation import _
from inspect_flow.records.tables import Inspection
from inspect_flow.services.deficiencies import deficiencies_of
from inspect_flow.services.directives import directive_of
from inspect_flow.services.figures import contradictions
from inspect_flow.services.findings import findings_of, proposals
from inspect_flow.services.inspections import attendance_by_side
from inspect_flow.services.queries.names import called, people
from inspect_flow.services.queries.papers import list_documents, written_number
from inspect_flow.services.queries.sheets import sheet
from inspect_flow.services.states import MINUTES_OPEN, OPEN_DEFICIENCY
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.documents import DocumentKind
from inspect_flow.vocabulary.findings import FindingKind


@dataclass(frozen=True, slots=True)
class Progress:
    """The counts that the task list shows."""

    head: str
    conclusion_signer: str
    n_asked: int
    n_answered: int
    lacking: tuple[str, ...]
    n_strengths: int
    n_shortcomings: int
    n_proposals: int
    says_no_shortcoming: bool
    n_attending: int
    signs_for_delegation: bool
    signs_for_unit: bool
    is_draft_sent: bool
    has_comments: bool
    contradictions: tuple[str, ...]
    n_deficiencies: int
    n_assigned: int
    n_open: int
    directive: str


def progress_of(work: Work, inspection: Inspection) -> Progress:
    """Count how far the work has come."""
    someone = people(work, (inspection.head_id, inspection.conclusion_signer_id))
    kinds = [each.kind for each in findings_of(work, inspection)]
    sides = attendance_by_side(work, inspection)
    deficiencies = deficiencies_of(work, inspection)
    directive = directive_of(work, inspection)
    sent = list_documents(work, inspection=inspection, kind=DocumentKind.DRAFT_MINUTES.value)
    is_open = inspection.state in MINUTES_OPEN
    asked, answered, lacking = _checklist(work, inspection)
    return Progress(
        head=called(someone.get(inspection.head_id or 0)),
        conclusion_signer=called(someone.get(inspection.conclusion_signer_id or 0)),
        n_asked=asked,
        n_answered=answered,
        lacking=lacking,
        n_strengths=kinds.count(FindingKind.STRENGTH.value),
        n_shortcomings=kinds.count(FindingKind.SHORTCOMING.value),
        n_proposals=_failed_items(work, inspection) if is_open else 0,
        says_no_shortcoming=inspection.says_no_shortcoming,
        n_attending=sum(len(rows) for rows in sides.values()),
        signs_for_delegation=any(each.signs for each in sides["delegation"]),
        signs_for_unit=any(each.signs for each in sides["unit"]),
        is_draft_sent=bool(sent),
        has_comments=bool(inspection.unit_comments),
        contradictions=contradictions(work, inspection) if is_open else (),
        n_deficiencies=len(deficiencies),
        n_assigned=sum(1 for each in deficiencies if each.owner_id and each.deadline),
        n_open=sum(1 for each in deficiencies if each.state in OPEN_DEFICIENCY),
        directive=_called(directive.number, directive.symbol, directive.code) if directive else "",
    )


def _called(number: str, symbol: str, code: str) -> str:
    return written_number(number, symbol) or code


def _failed_items(work: Work, inspection: Inspection) -> int:
    found = proposals(work, inspection)
    return sum(1 for each in found if each.kind is FindingKind.SHORTCOMING)


def _checklist(work: Work, inspection: Inspection) -> tuple[int, int, tuple[str, ...]]:
    if not inspection.checklist or inspection.state not in MINUTES_OPEN:
        return 0, 0, ()
    missing = sheet(work, inspection).missing
    asked = len(missing.asked) + len(missing.waiting)
    left = len(missing.unanswered) + len(missing.waiting)
    lacking = (
        (missing.without_evidence, _("Chưa có minh chứng: {items}")),
        (missing.without_note, _("Chưa ghi rõ lý do, nội dung: {items}")),
    )
    told = tuple(text.format(items=", ".join(items)) for items, text in lacking if items)
    return asked, asked - left, told
