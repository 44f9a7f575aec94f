"""What follows a move, by the names that workflows/ use; all in the move's own transaction."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sqlmodel import col, select

from inspect_flow.records.base import Tracked
from inspect_flow.records.tables import (
    Campaign,
    Deficiency,
    Directive,
    Document,
    Extension,
    Inspection,
)
from inspect_flow.rules.deadlines import resumed_deadline
from inspect_flow.services import journal
from inspect_flow.services.answering import freeze_answers, pin_checklist
from inspect_flow.services.deadlines import counted_in, set_counted_deadline
from inspect_flow.services.deficiencies import campaign_of, deficiencies_of, open_deficiencies
from inspect_flow.services.directives import deficiencies_under, directive_of
from inspect_flow.services.documents import draft_for, freeze, issue_for
from inspect_flow.services.issuing import issue_directive
from inspect_flow.services.moving import move
from inspect_flow.services.papers.announced import minutes_kind
from inspect_flow.services.registry import get
from inspect_flow.services.states import OPEN_DEFICIENCY
from inspect_flow.services.withdrawing import take_back_orders
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
    reason = f"hủy theo đợt kiểm tra {record.code}"
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
    assert isinstance(record, Inspection)
    draft_for(work, minutes_kind(record), record)


def _issue_minutes(work: Work, record: Tracked) -> None:
    assert isinstance(record, Inspection)
    issue_for(work, minutes_kind(record), record)


def _issue_conclusion(work: Work, record: Tracked) -> None:
    issue_for(work, DocumentKind.CONCLUSION, record)


def _open_deficiencies(work: Work, record: Tracked) -> None:
    assert isinstance(record, Inspection)
    campaign = get(work, Campaign, record.campaign_id)
    open_deficiencies(work, record)
    # Also those carried over from an earlier inspection, whose time is usually up.
    for deficiency in deficiencies_of(work, record):
        if deficiency.state == "recorded":
            set_counted_deadline(work, deficiency, campaign, "conclusion_issued")


def _issue_directive(work: Work, record: Tracked) -> None:
    assert isinstance(record, Inspection)
    directive = directive_of(work, record)
    if directive is not None and directive.state == "drafted":
        issue_directive(work, directive)


def _direct_deficiencies(work: Work, record: Tracked) -> None:
    assert isinstance(record, Inspection)
    campaign = get(work, Campaign, record.campaign_id)
    for deficiency in deficiencies_of(work, record):
        if deficiency.state == "recorded":
            # A conclusion that directs by itself starts the time that a directive would start.
            set_counted_deadline(work, deficiency, campaign, "directive_issued")
            move(work, deficiency, "direct")


def _close_deficiencies(work: Work, record: Tracked) -> None:
    assert isinstance(record, Inspection)
    for deficiency in deficiencies_of(work, record):
        if deficiency.state == "verified":
            move(work.by(SYSTEM), deficiency, "close")
    own = select(Directive).where(Directive.inspection_id == record.id, Directive.state == "issued")
    found = (*work.session.exec(own), directive_of(work, record))
    for directive in {each.id: each for each in found if each}.values():
        # One of the whole campaign waits for the other inspections.
        waiting = [each.state in OPEN_DEFICIENCY for each in deficiencies_under(work, directive)]
        if directive.state == "issued" and not any(waiting):
            move(work.by(SYSTEM), directive, "fulfil")


def _take_back_orders(work: Work, record: Tracked) -> None:
    assert isinstance(record, Directive)
    take_back_orders(work, record)


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
    unit = counted_in(work, record, campaign_of(work, record))
    calendar = work.office.calendar
    moved = resumed_deadline(record.deadline, record.suspended_on, work.on, calendar, unit)
    changes = {"deadline": moved, "suspended_on": None}
    details = {"stood_still_from": record.suspended_on, "old_deadline": record.deadline}
    journal.change(work, record, changes, "deficiency.clock_resumed", details)


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
        "take_back_orders": _take_back_orders,
    }
)
