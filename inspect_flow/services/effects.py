"""What follows a move, by the names that workflows/ use; all in the move's own transaction."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sqlmodel import col, select

from inspect_flow.locale.translation import _
from inspect_flow.records.base import Tracked
from inspect_flow.records.tables import (
    Campaign,
    Deficiency,
    Document,
    Extension,
    Inspection,
)
from inspect_flow.rules.deadlines import resumed_deadline
from inspect_flow.services import journal
from inspect_flow.services.answering import freeze_answers, pin_checklist
from inspect_flow.services.clock import due
from inspect_flow.services.deficiencies import deficiencies_of, open_deficiencies
from inspect_flow.services.directives import directive_of
from inspect_flow.services.documents import draft_for, freeze, issue_for
from inspect_flow.services.issuing import issue_directive
from inspect_flow.services.moving import move
from inspect_flow.services.registry import get
from inspect_flow.services.work import SYSTEM, Effect, Work
from inspect_flow.vocabulary.documents import DocumentKind

_WAITING = ("planned", "scheduled", "notified", "self_reported", "postponed")


def _cancel_waiting_inspections(work: Work, record: Tracked) -> None:
    assert isinstance(record, Campaign)
    rows = work.session.exec(
        select(Inspection).where(
            Inspection.campaign_id == record.id, col(Inspection.state).in_(_WAITING)
        )
    ).all()
    reason = _("hủy theo đợt kiểm tra {code}").format(code=record.code)
    for inspection in rows:
        move(work.by(SYSTEM), inspection, "cancel", reason=reason)


def _pin_checklist(work: Work, record: Tracked) -> None:
    assert isinstance(record, Inspection)
    pin_checklist(work, record)


def _freeze_answers(work: Work, record: Tracked) -> None:
    assert isinstance(record, Inspection)
    freeze_answers(work, record)


def _issue_notice(work: Work, record: Tracked) -> None:
    issue_for(work, DocumentKind.NOTICE, record)


def _draft_minutes(work: Work, record: Tracked) -> None:
    draft_for(work, DocumentKind.MINUTES, record)


def _issue_minutes(work: Work, record: Tracked) -> None:
    issue_for(work, DocumentKind.MINUTES, record)


def _issue_conclusion(work: Work, record: Tracked) -> None:
    issue_for(work, DocumentKind.CONCLUSION, record)


def _open_deficiencies(work: Work, record: Tracked) -> None:
    assert isinstance(record, Inspection)
    deadline = due(work, get(work, Campaign, record.campaign_id), "remediation_report", work.on)
    for deficiency in open_deficiencies(work, record):
        changes = {"deadline": deadline, "original_deadline": deadline}
        journal.change(work, deficiency, changes, "deficiency.deadline_set")


def _issue_directive(work: Work, record: Tracked) -> None:
    assert isinstance(record, Inspection)
    directive = directive_of(work, record)
    if directive is not None and directive.state == "drafted":
        issue_directive(work, directive)


def _direct_deficiencies(work: Work, record: Tracked) -> None:
    assert isinstance(record, Inspection)
    for deficiency in deficiencies_of(work, record):
        if deficiency.state == "recorded":
            move(work, deficiency, "direct")


def _close_deficiencies(work: Work, record: Tracked) -> None:
    assert isinstance(record, Inspection)
    for deficiency in deficiencies_of(work, record):
        if deficiency.state == "verified":
            move(work.by(SYSTEM), deficiency, "close")
    directive = directive_of(work, record)
    if directive is not None and directive.state == "issued":
        move(work.by(SYSTEM), directive, "fulfil")


def _move_deadline(work: Work, record: Tracked) -> None:
    assert isinstance(record, Extension)
    deficiency = get(work, Deficiency, record.deficiency_id)
    changes = {"deadline": record.granted_until}
    details = {"extension": record.code}
    journal.change(work, deficiency, changes, "deficiency.deadline_moved", details)


def _stop_clock(work: Work, record: Tracked) -> None:
    changes = {"suspended_on": work.on}
    journal.change(work, record, changes, "deficiency.clock_stopped")


def _resume_clock(work: Work, record: Tracked) -> None:
    assert isinstance(record, Deficiency)
    if record.deadline is None or record.suspended_on is None:
        return
    moved = resumed_deadline(record.deadline, record.suspended_on, work.on, work.office.calendar)
    changes = {"deadline": moved, "suspended_on": None}
    journal.change(work, record, changes, "deficiency.clock_resumed")


def _freeze_document(work: Work, record: Tracked) -> None:
    assert isinstance(record, Document)
    freeze(work, record)


EFFECTS: Mapping[str, Effect] = MappingProxyType(
    {
        "cancel_waiting_inspections": _cancel_waiting_inspections,
        "close_deficiencies": _close_deficiencies,
        "direct_deficiencies": _direct_deficiencies,
        "draft_minutes": _draft_minutes,
        "freeze_answers": _freeze_answers,
        "freeze_document": _freeze_document,
        "issue_conclusion": _issue_conclusion,
        "issue_directive": _issue_directive,
        "issue_minutes": _issue_minutes,
        "issue_notice": _issue_notice,
        "move_deadline": _move_deadline,
        "open_deficiencies": _open_deficiencies,
        "pin_checklist": _pin_checklist,
        "resume_clock": _resume_clock,
        "stop_clock": _stop_clock,
    }
)
