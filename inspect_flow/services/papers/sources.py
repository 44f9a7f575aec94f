"""The issued papers on which the follow-up rests, cited in full: conclusion, directive, letters."""

from __future__ import annotations

import json
import re
from datetime import date

from sqlmodel import col, select

from inspect_flow.locale.dates import citation_date
from inspect_flow.locale.numbers import count
from inspect_flow.records.tables import Directive, Document
from inspect_flow.services.directives import directive_of
from inspect_flow.services.papers.choices import choices_in
from inspect_flow.services.papers.citations import issued_documents, type_of_symbol
from inspect_flow.services.papers.desk import Desk
from inspect_flow.vocabulary.documents import DocumentKind
from inspect_flow.vocabulary.paper_parts import ASSUMED_MARK, assumed

_LED_IN = re.compile(r"^(về việc|v/v)\s+", re.IGNORECASE)


def basis_of(desk: Desk) -> str:
    """Return the conclusion and the directive that the unit carries out; "" when none is known."""
    return " và ".join(follow_up_papers(desk))


def follow_up_papers(desk: Desk) -> list[str]:
    """Return the full citations of the conclusion and of the directive."""
    inspection = desk.inspection
    if inspection is None:
        return []
    concluded = issued_documents(desk, [DocumentKind.CONCLUSION], [inspection.id or 0])
    directive = directive_of(desk.work, inspection)
    cited = [cite_issued(document) for document in concluded[-1:]]
    if directive is not None and directive.state != "drafted":
        cited += _directive(desk, directive)
    return cited


def reminders_before(desk: Desk) -> list[Document]:
    """Return the reminder letters about this inspection that went to this unit, oldest first."""
    inspection = desk.inspection
    found = issued_documents(
        desk, [DocumentKind.REMINDER_LETTER], [inspection.id or 0] if inspection else []
    )
    # The very letter that is being issued is still a draft inside.
    sent = [
        each
        for each in found
        if not json.loads(each.context)["draft"]
        and choices_in(each.extra).addressee == desk.choices.addressee
    ]
    return [each for each in sent if each.issued_on is None or each.issued_on <= desk.on]


def cite_issued(document: Document, *, with_subject: bool = True) -> str:
    """Write type, number, day, issuer and subject as the paper itself prints them."""
    context = json.loads(document.context)
    head = context["letterhead"]
    number, day = (head[key].rstrip(ASSUMED_MARK) for key in ("number", "date"))
    written = type_of_symbol(head["symbol"])
    if number:
        shown = count(int(number)) if number.isdecimal() else number
        written += f" số {shown}/{head['symbol']}"
    if len(day) == len("2019-08-14"):
        written += f" {citation_date(date.fromisoformat(day))}"
    written += f" của {head['issuer']}"
    if with_subject:
        written += f" {_about(head['symbol'], context['subject'])}"
    is_assumed = any(ASSUMED_MARK in head[key] for key in ("number", "date"))
    return assumed(written) if is_assumed else written


def _about(symbol: str, subject: str) -> str:
    # "Thông báo … kết luận kiểm tra", but "Công văn … về việc chấn chỉnh".
    bare = _LED_IN.sub("", subject.replace(ASSUMED_MARK, ""))
    bare = bare[:1].lower() + bare[1:] if bare[1:2].islower() else bare
    return bare if symbol.startswith("TB-") else f"về việc {bare}"


def _directive(desk: Desk, directive: Directive) -> list[str]:
    document = desk.work.session.exec(
        select(Document)
        .where(
            Document.subject == "directive",
            Document.subject_id == directive.id,
            Document.state == "issued",
        )
        .order_by(col(Document.id).desc())
    ).first()
    if document is not None:
        return [cite_issued(document)]
    if not directive.number or directive.issued_on is None:
        return []
    # Typed from the past: known by its number alone, its paper is not in the database.
    number = count(int(directive.number)) if directive.number.isdecimal() else directive.number
    return [
        f"{type_of_symbol(directive.symbol)} số {number}/{directive.symbol}"
        f" {citation_date(directive.issued_on)} của {desk.formal(directive.issuer_id)}"
    ]
