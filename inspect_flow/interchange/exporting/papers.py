"""Tell notice, minutes and conclusion: as typed, or as issued since."""

from __future__ import annotations

from typing import Any

from sqlmodel import col, select

from inspect_flow.interchange.case_file.papers import Conclusion, Minutes, Paper
from inspect_flow.interchange.case_file.parts import Part, keys_of
from inspect_flow.interchange.exporting.names import Names
from inspect_flow.interchange.shelves.inspection import PAPERS
from inspect_flow.interchange.shelves.slot import iso_day
from inspect_flow.records.tables import Document, Inspection
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.paper_parts import ASSUMED_MARK

_KINDS: dict[str, type[Part]] = {"notice": Paper, "minutes": Minutes, "conclusion": Conclusion}


def told_papers(work: Work, names: Names, inspection: Inspection) -> dict[str, Any]:
    """Return the papers of the inspection by the keys of its part."""
    typed = inspection.extra.get(PAPERS) or {}
    said = {}
    for kind, part in _KINDS.items():
        issued = _issued(work, inspection, kind)
        known = keys_of(part)
        words = {k: v for k, v in (typed.get(kind) or {}).items() if k in known and v is not None}
        issue = _told(names, issued) if issued else {}
        words = {**issue, **words, **{k: v for k, v in issue.items() if k != "assumed"}}
        if words or kind in typed:
            said[kind] = words
    return said


def _issued(work: Work, inspection: Inspection, kind: str) -> Document | None:
    return work.session.exec(
        select(Document)
        .where(
            Document.subject == "inspection",
            Document.subject_id == inspection.id,
            Document.kind == kind,
            Document.state == "issued",
        )
        .order_by(col(Document.id).desc())
    ).first()


def _told(names: Names, document: Document) -> dict[str, Any]:
    words = {
        "number": "" if document.number is None else str(document.number),
        "symbol": document.symbol,
        "date": iso_day(document.issued_on) if document.issued_on else "",
        "issuer": names.unit(document.issuer_id),
        "signer": document.signer.replace(ASSUMED_MARK, ""),
    }
    marked = {"assumed": ["signer"]} if ASSUMED_MARK in document.signer else {}
    return {key: value for key, value in words.items() if value} | marked
