"""The papers that lie in a file, each as one line of its index."""

from __future__ import annotations

import json
from typing import Any

from sqlmodel import and_, col, or_, select

from inspect_flow.locale.numbers import count
from inspect_flow.locale.vietnamese_text import capitalised
from inspect_flow.records.tables import (
    Deficiency,
    Directive,
    Document,
    Finding,
    Inspection,
    Remediation,
)
from inspect_flow.services.papers.citations import decisions_of, type_of_symbol
from inspect_flow.services.papers.desk import Desk
from inspect_flow.services.papers.kept import told
from inspect_flow.services.papers.requirements import owner_name
from inspect_flow.vocabulary.campaigns import DecisionRole
from inspect_flow.vocabulary.documents import DocumentKind
from inspect_flow.vocabulary.findings import RemediationKind
from inspect_flow.vocabulary.overview_papers import FiledPaper
from inspect_flow.vocabulary.paper_parts import ASSUMED_MARK

_FILED = ("issued", "superseded", "withdrawn")
_NOTES = {"superseded": "đã được thay thế", "withdrawn": "đã thu hồi"}


def a_line(
    number: str, date: str, issuer: str, abstract: str, sheets: int = 0, note: str = ""
) -> FiledPaper:
    """Return one line of the index."""
    return FiledPaper(number=number, date=date, issuer=issuer, abstract=abstract, sheets=sheets,
                      note=note, is_missing=False)  # fmt: skip


def as_missing(what: str) -> FiledPaper:
    """Return the line of a paper that should be there."""
    line = a_line("", "", "", what, note="chưa có trong hồ sơ")
    return FiledPaper(**{**line, "is_missing": True})


def filed_decisions(desk: Desk) -> list[FiledPaper]:
    """Return the decisions behind the campaign."""
    found = []
    for decision, _link in decisions_of(desk, *DecisionRole):
        facts = told(decision)
        number = "/".join(filter(None, (decision.number, decision.symbol)))
        kind = type_of_symbol(decision.symbol)
        title = decision.title.strip()
        said = title if title.casefold().startswith(kind.casefold()) else f"{kind} {title}".strip()
        found.append(
            a_line(
                facts.text("number", number),
                facts.day("date", decision.issued_on),
                desk.short(decision.issuer_id),
                said,
            )
        )
    return found


def filed_documents(desk: Desk) -> list[FiledPaper]:
    """Return the papers issued; of an inspection's file their sheets are counted."""
    rows = desk.work.session.exec(
        select(Document)
        .where(_of_the_file(desk), col(Document.state).in_(_FILED))
        .order_by(col(Document.id))
    ).all()
    return [_filed(desk, each) for each in rows]


def _of_the_file(desk: Desk) -> Any:
    campaign = and_(
        Document.subject == "campaign",
        Document.subject_id == desk.campaign.id,
        Document.kind != DocumentKind.FILE_INDEX.value,
    )
    if desk.inspection is None:
        return campaign
    own = and_(
        Document.subject == "inspection",
        Document.subject_id == desk.inspection.id,
        col(Document.kind).not_in((DocumentKind.FILE_INDEX.value, DocumentKind.NEWS.value)),
    )
    ordered = select(Deficiency.directive_id).where(Deficiency.inspection_id == desk.inspection.id)
    directives = select(col(Directive.id)).where(
        or_(Directive.inspection_id == desk.inspection.id, col(Directive.id).in_(ordered))
    )
    directed = and_(Document.subject == "directive", col(Document.subject_id).in_(directives))
    plan = and_(campaign, Document.kind == DocumentKind.PLAN.value)
    return or_(plan, own, directed)


def _filed(desk: Desk, document: Document) -> FiledPaper:
    context = json.loads(document.context)
    sheets = desk.work.office.pages_of(document.kind, context) if desk.inspection else 0
    head, subject = context["letterhead"], str(context["subject"])
    return a_line(
        _number_of(str(head["number"]), str(head["symbol"])),
        str(head["date"]),
        str(head["issuer"]),
        f"{_type_word(DocumentKind(document.kind))} {subject[:1].lower()}{subject[1:]}",
        sheets,
        _note(document),
    )


def _note(document: Document) -> str:
    """Say what became of the paper, and why it was issued although it breaks rules of form."""
    excused = (document.extra.get("form") or {}).get("reason", "")
    excuse = f"ban hành dù chưa đúng thể thức; lý do: {excused}" if excused else ""
    return "; ".join(filter(None, (_NOTES.get(document.state, ""), excuse)))


def _number_of(number: str, symbol: str) -> str:
    bare = number.rstrip(ASSUMED_MARK)
    if not bare:
        return ""
    padded = count(int(bare)) if bare.isdecimal() else bare
    return f"{padded}/{symbol}{number[len(bare) :]}"


def _type_word(kind: DocumentKind) -> str:
    """Return "Biên bản", "Công văn"; working papers go by their own name."""
    word = type_of_symbol(kind.abbreviation or "-")
    # An abbreviation that the list of types does not hold is no ordinary letter's.
    if kind.is_numbered and not (kind.abbreviation and word == "Công văn"):
        return word
    return capitalised(kind.vi)


def filed_from_unit(desk: Desk, inspection: Inspection) -> list[FiledPaper]:
    """Return what the inspected unit handed in: self-report, plans and reports of remediation."""
    found = []
    if inspection.self_reported_on is not None:
        facts = told(inspection).part("self_report")
        day = facts.day("date", inspection.self_reported_on)
        found.append(a_line("", day, desk.short(inspection.unit_id), "Báo cáo tự kiểm tra"))
    rows = desk.work.session.exec(
        select(Remediation, Deficiency, Finding)
        .join(Deficiency, col(Deficiency.id) == col(Remediation.deficiency_id))
        .join(Finding, col(Finding.id) == col(Deficiency.finding_id))
        .where(
            Deficiency.inspection_id == inspection.id,
            Remediation.kind != RemediationKind.VERIFICATION.value,
        )
        .order_by(col(Remediation.on), col(Remediation.id))
    ).all()
    desk.learn(deficiency.owner_id for _paper, deficiency, _finding in rows)
    return [*found, *(_handed_in(desk, *row) for row in rows)]


def _handed_in(
    desk: Desk, paper: Remediation, deficiency: Deficiency, finding: Finding
) -> FiledPaper:
    kind = RemediationKind(paper.kind)
    number = str(paper.extra.get("number") or "")
    abstract = f"{capitalised(kind.vi)}: {finding.statement}"
    day = paper.on.isoformat() + (ASSUMED_MARK if paper.is_assumed else "")
    return a_line(number, day, owner_name(desk, deficiency), abstract)
