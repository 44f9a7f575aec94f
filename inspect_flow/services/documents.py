"""Draft, number, issue, freeze and supersede the papers of a case."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from typing import Any

from sqlmodel import col, func, select

from inspect_flow.locale.translation import _
from inspect_flow.records.base import Tracked
from inspect_flow.records.tables import Decision, Directive, Document
from inspect_flow.rules.chain import canonical
from inspect_flow.rules.partial_dates import parse_partial_date
from inspect_flow.services import journal
from inspect_flow.services.facts.papers import is_own
from inspect_flow.services.moving import move
from inspect_flow.services.papers import Choices, Numbering, final_context, numbering, paper_context
from inspect_flow.services.papers.choices import KEPT_AS, choices_in
from inspect_flow.services.papers.kept import kept_as
from inspect_flow.services.permissions import require
from inspect_flow.services.registry import next_code
from inspect_flow.services.standing import subject_of
from inspect_flow.services.turns import take_turn
from inspect_flow.services.work import SYSTEM, Work
from inspect_flow.vocabulary.documents import DocumentKind
from inspect_flow.vocabulary.errors import BadInput, MoveRefused


def draft_for(
    work: Work, kind: DocumentKind, subject: Tracked, choices: Choices | None = None
) -> Document:
    """Draft a paper, or bring its waiting draft up to date; that one keeps its earlier choices."""
    require(work, subject, drafting_of(work, kind, subject))
    waiting = _waiting_draft(work, kind, subject, choices)
    chosen = choices or choices_in(waiting.extra if waiting else {})
    context = paper_context(work, kind, subject, draft=True, choices=chosen)
    plan = numbering(work, kind, subject, chosen)
    written: dict[str, Any] = {
        "context": canonical(context),
        "context_sha256": _digest(context),
        "template_version": work.office.template_version(kind.value),
        "title": str(context.get("subject", "")),
        "signer": _signer(context),
    }
    kept = {KEPT_AS: chosen.kept()} if chosen.kept() else {}
    if waiting is not None:
        if choices is not None:
            # Another issuer counts in a series of its own.
            written |= {"issuer_id": plan.issuer_id, "series": plan.series, "symbol": plan.symbol}
            written["extra"] = {**waiting.extra, KEPT_AS: chosen.kept()}
        journal.change(work, waiting, written, "document.redrafted")
        return waiting
    document = Document(
        code=next_code(work, Document, f"VB-{work.on.year}", 4),
        state=work.office.machines["document"].initial,
        kind=kind.value,
        subject=str(subject.__tablename__),
        subject_id=subject.id or 0,
        issuer_id=plan.issuer_id,
        series=plan.series,
        symbol=_paper_given(subject, kind).get("symbol") or plan.symbol,
        extra={"takes_next_number": kind.is_numbered, **kept},
        **written,
    )
    journal.create(work, document, "document.drafted")
    return document


def drafting_of(work: Work, kind: DocumentKind, subject: Tracked) -> str:
    """Return the action of drafting that paper: the unit writes its own papers itself."""
    if isinstance(subject, Directive) and is_own(work, subject):
        return "directive.draft_own"
    return "document.draft_of_the_unit" if kind.is_of_the_unit else "document.draft"


def issue_for(
    work: Work,
    kind: DocumentKind,
    subject: Tracked,
    number: int | None = None,
    choices: Choices | None = None,
) -> Document:
    """Draft and issue a paper at once, as the effect of a decision somebody has taken."""
    document = draft_for(work, kind, subject, choices)
    issue(work.by(SYSTEM), document, number=number or _number_given(subject, kind))
    return document


def issue(work: Work, document: Document, number: int | None = None) -> None:
    """Issue a draft: take the next number of its series, or the given one, and freeze it."""
    kind = DocumentKind(document.kind)
    changes: dict[str, Any] = {"issued_on": work.on, "year": work.on.year}
    if kind.is_numbered:
        known = _registered(work, document) if number is None else None
        plan = Numbering(document.issuer_id, document.series, document.symbol)
        changes["number"] = number if number is not None else _next_number(work, plan)
        if known is not None:
            changes = {"number": known[0], "issued_on": known[1], "year": known[1].year}
    moved = move(work, document, "issue", changes=changes, overrides=work.overrides)
    excuse = moved.overridden.get("form_kept")
    if excuse:
        _note_excuse(work, document, excuse)


def _note_excuse(work: Work, document: Document, reason: str) -> None:
    """Keep with the paper why it was issued although it breaks rules of form, and which."""
    judge = work.office.form
    assert judge is not None
    context = json.loads(document.context)
    told = judge.context_breaches(document.kind, context)
    breaches = list(told or judge.page_breaches(document.kind, context))
    excused = {"reason": reason, "breaches": breaches, "by": work.actor.code}
    changes = {"extra": {**document.extra, "form": excused}}
    journal.change(work, document, changes, "document.form_excused", excused)


def freeze(work: Work, document: Document) -> None:
    """Store the context with its number and date; from here on the paper never changes."""
    context = final_context(work, document, document.number, document.issued_on)
    frozen = {
        "context": canonical(context),
        "context_sha256": _digest(context),
        "template_version": work.office.template_version(document.kind),
        "signer": _signer(context),
    }
    journal.change(work, document, frozen, "document.frozen", {"sha256": frozen["context_sha256"]})


def supersede(work: Work, old: Document, reason: str) -> Document:
    """Issue a correcting paper from today's record; the old one stays as it was."""
    if old.state != "issued":
        raise MoveRefused(old.code, [_("chỉ thay thế được văn bản đã ban hành")])
    if not reason.strip():
        raise BadInput(_("Cần ghi lý do thay thế văn bản {code}").format(code=old.code))
    kind = DocumentKind(old.kind)
    new = draft_for(work, kind, subject_of(work, old), choices_in(old.extra))
    issue(work.by(SYSTEM), new)
    replace_with(work, old, new, reason)
    return new


def replace_with(work: Work, old: Document, new: Document, reason: str) -> None:
    """Mark an issued paper as replaced by another issued one."""
    details = {"supersedes": old.code, "reason": reason}
    journal.change(work, new, {"supersedes_id": old.id}, "document.replaces", details)
    move(work, old, "supersede", reason=reason)


def documents_of(work: Work, subject: Tracked) -> Sequence[Document]:
    """Return the papers about that record, in the order they were drafted."""
    return work.session.exec(
        select(Document)
        .where(Document.subject == str(subject.__tablename__), Document.subject_id == subject.id)
        .order_by(col(Document.id))
    ).all()


def context_of(document: Document) -> dict[str, Any]:
    """Return the stored context; raise `BadInput` when it is not what was frozen."""
    if sha256(document.context.encode()).hexdigest() != document.context_sha256:
        raise BadInput(
            _("{code}: nội dung lưu không khớp mã kiểm SHA-256").format(code=document.code),
            [_("chạy inspect-flow audit verify và khôi phục từ bản sao lưu")],
        )
    context: dict[str, Any] = json.loads(document.context)
    return context


def _digest(context: dict[str, Any]) -> str:
    return sha256(canonical(context).encode()).hexdigest()


def _signer(context: dict[str, Any]) -> str:
    """Return who signs: the name, or the office where the name is left to the pen."""
    signatures = context.get("signatures") or []
    if not signatures:
        return ""
    last = signatures[-1]
    return str(last.get("name") or " ".join(last.get("authority") or []) or last.get("office", ""))


def _waiting_draft(
    work: Work, kind: DocumentKind, subject: Tracked, choices: Choices | None
) -> Document | None:
    """Return the draft that waits; where something is chosen, the one to the same addressee."""
    drafts = work.session.exec(
        select(Document).where(
            Document.kind == kind.value,
            Document.subject == str(subject.__tablename__),
            Document.subject_id == subject.id,
            col(Document.state).in_(("draft", "in_review")),
        )
    ).all()
    fitting = (
        each
        for each in drafts
        if choices is None or choices_in(each.extra).addressee == choices.addressee
    )
    return next(fitting, None)


def _registered(work: Work, document: Document) -> tuple[int, date] | None:
    """Return number and day that the register has of this decision, unless a paper bears them."""
    plan = numbering(work, DocumentKind(document.kind), subject_of(work, document))
    day = parse_partial_date(plan.registered_on).full if plan.registered_on else None
    if day is None or not plan.registered.isdigit():
        return None
    same = select(Document.id).where(
        Document.issuer_id == document.issuer_id,
        Document.year == day.year,
        Document.series == document.series,
        Document.number == int(plan.registered),
    )
    return None if work.session.exec(same).first() else (int(plan.registered), day)


def _number_given(subject: Tracked, kind: DocumentKind) -> int | None:
    """Return the number that a paper of the past is known to have had."""
    written = _paper_given(subject, kind).get("number", "")
    return int(written) if written.isdigit() else None


def _paper_given(subject: Tracked, kind: DocumentKind) -> dict[str, str]:
    if isinstance(subject, Directive) and (subject.number or subject.symbol):
        return {"number": subject.number, "symbol": subject.symbol}
    papers = getattr(subject, "extra", {}).get("papers") or {}
    return {key: str(value) for key, value in (papers.get(kept_as(kind)) or {}).items() if value}


def _next_number(work: Work, plan: Numbering) -> int:
    # The unique index stays the last word.
    take_turn(work, "number", plan.issuer_id, work.on.year, plan.series)
    highest = work.session.exec(
        select(func.max(Document.number)).where(
            Document.issuer_id == plan.issuer_id,
            Document.year == work.on.year,
            Document.series == plan.series,
        )
    ).one()
    # Decisions that were registered by their number count in the same series.
    registered = work.session.exec(
        select(Decision.number).where(
            Decision.issuer_id == plan.issuer_id,
            Decision.year == work.on.year,
            Decision.symbol == plan.series,
        )
    )
    return max([highest or 0, *(int(each) for each in registered if each.isdecimal())]) + 1
