"""What a reminder says: the step, the record, the days, in words that stand for themselves."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, cast

from inspect_flow.records.tables import Clock, Deficiency, Extension, Finding, Inspection, Reminder
from inspect_flow.rules.reminders import Rung
from inspect_flow.services.lookup import get
from inspect_flow.services.reminding.addressees import Case
from inspect_flow.services.reminding.unit_desks import UnitDesks
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.mails import DigestMail, ReminderLine


class LineWriter:
    """Writes lines for many reminders of one day; names of units are those on their desks."""

    def __init__(self, work: Work, desks: UnitDesks) -> None:
        self._work, self._desks = work, desks

    def line(self, case: Case, clock: Clock, reminder: Reminder, rung: Rung) -> ReminderLine:
        """Return what the digest says of one reminder."""
        definition = self._work.office.reminders.clocks[clock.step]
        return ReminderLine(
            code=self._code(clock, case),
            step=definition.labels["vi"],
            about=self._about(case.deficiency),
            unit=self._desks.name(case.owing_unit),
            due=reminder.due.isoformat(),
            original_due=_unless_same(clock.original_due, reminder.due),
            days_left=0,  # counted on the day on which the digest is written
            working_days_late=0,
            is_escalated=rung.escalates,
            proposes_responsibility=rung.proposes_responsibility,
            letter="",
        )

    def _code(self, clock: Clock, case: Case) -> str:
        if clock.subject == "extension":
            return get(self._work, Extension, clock.subject_id).code
        record: Inspection | Deficiency = case.deficiency or case.inspection
        return record.code

    def _about(self, deficiency: Deficiency | None) -> str:
        if deficiency is None:
            return ""
        return get(self._work, Finding, deficiency.finding_id).statement


def dated(work: Work, line: Mapping[str, Any]) -> ReminderLine:
    """Return the line as of today: how many days are left or have passed."""
    due = date.fromisoformat(line["due"])
    late = max(0, work.office.calendar.count_working_days(due, work.on))
    counted = {"days_left": (due - work.on).days, "working_days_late": late}
    return cast(ReminderLine, {**line, **counted})


def digest(recipient: str, written_on: date, lines: list[ReminderLine]) -> DigestMail:
    """Return the digest: proposals and the longest overdue first, one line per record and step."""
    latest = {(line["code"], line["step"]): line for line in lines}
    ordered = sorted(
        latest.values(),
        key=lambda line: (not line["proposes_responsibility"], line["days_left"], line["code"]),
    )
    return DigestMail(recipient=recipient, written_on=written_on.isoformat(), lines=ordered)


def _unless_same(original: date, due: date) -> str:
    return "" if original == due else original.isoformat()
