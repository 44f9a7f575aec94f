"""Findings as papers state them: by area, with figures, warnings, bases and earlier papers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from sqlmodel import col, select

from inspect_flow.locale.vietnamese_text import capitalised
from inspect_flow.records.tables import Campaign, Evidence, Finding, Inspection
from inspect_flow.rules.checklist import ChecklistDefinition
from inspect_flow.rules.quantities import as_written, computed
from inspect_flow.rules.quantity_checks import discrepancies_among
from inspect_flow.services.answer_sheet import checklist_of
from inspect_flow.services.figures import quantities_of
from inspect_flow.services.findings import findings_of
from inspect_flow.services.papers.announced import MINUTES_KINDS
from inspect_flow.services.papers.areas import AreaOrder
from inspect_flow.services.papers.citations import cite_document, issued_documents, resolved_bases
from inspect_flow.services.papers.desk import Desk
from inspect_flow.services.papers.kept import told
from inspect_flow.vocabulary.areas import Area
from inspect_flow.vocabulary.checklists import SourceMark
from inspect_flow.vocabulary.documents import DocumentKind
from inspect_flow.vocabulary.findings import FindingKind
from inspect_flow.vocabulary.paper_parts import (
    AreaFindings,
    Discrepancy,
    LegalBasis,
    Quantity,
    assumed,
)
from inspect_flow.vocabulary.paper_parts import Finding as PaperFinding

_LISTS = {
    FindingKind.CONTEXT.value: "context",
    FindingKind.STRENGTH.value: "strengths",
    FindingKind.SHORTCOMING.value: "shortcomings",
}
_UNLISTED = {
    "strengths": (
        "có kết quả đạt được nhưng tài liệu nguồn không liệt kê",
        "còn kết quả khác mà tài liệu nguồn không liệt kê hết",
    ),
    "shortcomings": (
        "có tồn tại, hạn chế nhưng tài liệu nguồn không liệt kê",
        "còn tồn tại, hạn chế khác mà tài liệu nguồn không liệt kê hết",
    ),
}


class FindingSheet:
    """All findings of an inspection as they are printed, read in a fixed number of queries."""

    def __init__(self, desk: Desk, inspection: Inspection) -> None:
        self.desk = desk
        self.inspection = inspection
        self.findings = findings_of(desk.work, inspection)
        self.checklist: ChecklistDefinition | None = (
            checklist_of(desk.work, inspection) if any(f.item for f in self.findings) else None
        )
        self._order = AreaOrder(self.checklist, desk.on.year)
        self._evidence = _evidence_names(desk, self.findings)
        self._earlier = _earlier_papers(desk, self.findings)
        self.numbers = self._numbered()

    def areas(self) -> list[AreaFindings]:
        """Return the findings by area, in the order of the checklist, then of the official list."""
        groups: dict[str, Any] = {
            key: _empty_area(title) for key, title in self._order.sections(self.findings)
        }
        for finding in self.findings:
            groups[self._order.key_of(finding)][_LISTS[finding.kind]].append(self.printed(finding))
        for name, statement in self._unlisted().items():
            title = Area.OTHER.official_name(self.desk.on.year)
            groups.setdefault(Area.OTHER.value, _empty_area(title))[name].append(
                _in_words(statement)
            )
        return list(groups.values())

    def _unlisted(self) -> dict[str, str]:
        """Return what the source mentions without listing it, in words."""
        facts = told(self.inspection)
        listed = {name: facts.part(name).facts.get("listed", True) for name in _UNLISTED}
        return {
            name: words[0] if listed[name] is False else words[1]
            for name, words in _UNLISTED.items()
            if listed[name] is not True
        }

    def shortcomings(self) -> list[Finding]:
        """Return the shortcomings in the order in which the paper numbers them."""
        found = [f for f in self.findings if f.kind == FindingKind.SHORTCOMING.value]
        return sorted(found, key=lambda finding: int(self.numbers[finding.id or 0]))

    def printed(self, finding: Finding) -> PaperFinding:
        """Return one finding as the paper states it."""
        facts = told(finding)
        return PaperFinding(
            number=self.numbers.get(finding.id or 0, ""),
            statement=facts.text("statement", finding.statement),
            quantities=_quantities(finding),
            warnings=self._warnings(finding),
            evidence=[*self._evidence.get(finding.id or 0, []), *facts.words("evidence")],
            legal_bases=self._bases(finding),
            repeated=self._earlier.get(finding.repeats_id or 0, "") or _repeated_in_words(finding),
        )

    def _numbered(self) -> dict[int, str]:
        """Number strengths and shortcomings through the whole paper, in printed order."""
        numbers: dict[int, str] = {}
        ordered = [
            finding
            for key, _title in self._order.sections(self.findings)
            for finding in self.findings
            if self._order.key_of(finding) == key
        ]
        for kind in (FindingKind.STRENGTH.value, FindingKind.SHORTCOMING.value):
            same = [finding for finding in ordered if finding.kind == kind]
            numbers |= {finding.id or 0: str(place) for place, finding in enumerate(same, start=1)}
        return numbers

    def _warnings(self, finding: Finding) -> list[Discrepancy]:
        kept = self._with_printed_numbers(str(told(finding).facts.get("discrepancy") or ""))
        reason = self.inspection.override_reasons.get("figures_agree", "")
        found = discrepancies_among(quantities_of(finding.quantities))
        # What would fit instead is a hint for the writer, not for the paper.
        statements = list(dict.fromkeys(each.statement for each in found))
        if not statements:
            return [Discrepancy(text=kept, reason="")] if kept else []
        return [
            Discrepancy(text=text, reason=_sentences(_beyond(text, kept), reason))
            for text in statements
        ]

    def _with_printed_numbers(self, text: str) -> str:
        """Name other findings as this paper numbers them, not by the codes of the record."""
        for finding in self.findings if text else ():
            number = self.numbers.get(finding.id or 0)
            if finding.code and number:
                word = "tồn tại" if finding.kind == FindingKind.SHORTCOMING.value else "kết quả"
                text = re.sub(rf"\b{re.escape(finding.code)}\b", f"{word} ({number})", text)
        return text

    def _bases(self, finding: Finding) -> list[LegalBasis]:
        is_assumed = told(finding).is_assumed("legal_bases")
        return [
            # From a checklist, and never compared with the law itself: still a proposal.
            LegalBasis(
                citation=citation,
                proposed=is_assumed
                or (text is not None and bool(finding.item) and text.mark is SourceMark.PROPOSAL),
            )
            for citation, text in resolved_bases(self.desk, finding.legal_bases)
        ]


def _sentences(*parts: str) -> str:
    first, *rest = [part.rstrip(" .") for part in parts if part] or [""]
    return ". ".join([first, *(capitalised(part) for part in rest)])


def _beyond(statement: str, kept: str) -> str:
    """Return what a note says beyond the statement that it begins with."""
    return kept.removeprefix(statement).lstrip(" ;,.").rstrip(" .")


def _empty_area(title: str) -> AreaFindings:
    return AreaFindings(title=title, context=[], strengths=[], shortcomings=[])


def _in_words(statement: str) -> PaperFinding:
    return PaperFinding(
        number="",
        statement=statement,
        quantities=[],
        warnings=[],
        evidence=[],
        legal_bases=[],
        repeated="",
    )


def _quantities(finding: Finding) -> list[Quantity]:
    marks = told(finding).facts.get("quantity_marks") or []
    printed = []
    for index, quantity in enumerate(quantities_of(finding.quantities)):
        mark = marks[index].get("assumed") if index < len(marks) else False
        words = as_written(quantity)
        shown = assumed(words) if mark else words
        printed.append(Quantity(as_written=shown, computed=computed(quantity)))
    return printed


def _evidence_names(desk: Desk, findings: Sequence[Finding]) -> dict[int, list[str]]:
    if not findings:
        return {}
    rows = desk.work.session.exec(
        select(Evidence)
        .where(
            Evidence.subject == "finding",
            col(Evidence.subject_id).in_([finding.id for finding in findings]),
        )
        .order_by(col(Evidence.id))
    )
    named: dict[int, list[str]] = {}
    for row in rows:
        named.setdefault(row.subject_id, []).append(row.note or row.name)
    return named


def _earlier_papers(desk: Desk, findings: Sequence[Finding]) -> dict[int, str]:
    """Return for each repeated finding the paper that stated it, or the year of its campaign."""
    ids = [finding.repeats_id for finding in findings if finding.repeats_id is not None]
    if not ids:
        return {}
    rows = desk.work.session.exec(
        select(Finding.id, Inspection.id, Campaign.year)
        .join(Inspection, col(Inspection.id) == col(Finding.inspection_id))
        .join(Campaign, col(Campaign.id) == col(Inspection.campaign_id))
        .where(col(Finding.id).in_(ids))
    ).all()
    kinds = (*MINUTES_KINDS, DocumentKind.CONCLUSION)
    papers = {
        document.subject_id: cite_document(document)
        for kind in kinds
        for document in issued_documents(desk, [kind], [row[1] or 0 for row in rows])
    }
    return {
        finding_id or 0: f"nội dung này đã nêu tại {papers[inspection_id or 0]}"
        if inspection_id in papers
        else f"nội dung này đã nêu tại đợt kiểm tra năm {year}"
        for finding_id, inspection_id, year in rows
    }


def _repeated_in_words(finding: Finding) -> str:
    words = str(told(finding).facts.get("repeats") or "").strip()
    return f"nội dung này đã nêu: {words}" if words else ""
