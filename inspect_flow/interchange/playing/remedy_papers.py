"""The papers that the days of the follow-up bring: plan, letters, answers, report, slip."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from inspect_flow.interchange.case_file.findings import Step, StepKind
from inspect_flow.interchange.case_file.unit_names import unit_key
from inspect_flow.interchange.playing.stage import Stage
from inspect_flow.records.tables import Deficiency, Inspection
from inspect_flow.services.documents import issue_for
from inspect_flow.services.papers import Choices
from inspect_flow.services.remediation import extensions_of
from inspect_flow.services.reminder_letters import issue_reminder
from inspect_flow.vocabulary.documents import DocumentKind

Dated = tuple[date, Deficiency, Step]
_ANSWERED = (StepKind.EXTENSION_GRANTED, StepKind.EXTENSION_REFUSED)
_CHECKED = (StepKind.VERIFIED, StepKind.RETURNED)


class RemedyPapers:
    """Which paper leaves on which day, as far as the file's steps tell."""

    def __init__(
        self, stage: Stage, inspection: Inspection, steps: Sequence[Dated], due: date | None
    ) -> None:
        self._stage = stage
        self._inspection = inspection
        self._steps = steps
        self._last_plan = self._last(StepKind.PLAN)
        self._last_check = self._last(*_CHECKED)
        self._report_on = self._reporting_day(due)
        self._choices = Choices(is_assumed=any(step.assumed for _day, _about, step in steps))

    def end_of(self, day: date) -> None:
        """Issue what the steps of that day lead to; all of them have been taken."""
        today = [(about, step) for on, about, step in self._steps if on == day]
        for about, step in today:
            if step.what in _ANSWERED:
                self._answer(day, about, step)
        reminded = [about for about, step in today if step.what is StepKind.REMINDED]
        if reminded:
            work = self._stage.at(day, self._stage.cast.head)
            issue_reminder(work, self._inspection, reminded, choices=self._choices)
        own: tuple[tuple[date | None, DocumentKind], ...] = (
            (self._last_plan, DocumentKind.REMEDIATION_PLAN),
            (self._report_on, DocumentKind.REMEDIATION_REPORT),
        )
        for due, kind in own:
            if day == due:
                work = self._stage.at(day, self._stage.cast.unit)
                issue_for(work, kind, self._inspection, choices=self._choices)
        if day == self._last_check:
            work = self._stage.at(day, self._stage.cast.head)
            kind = DocumentKind.VERIFICATION_SLIP
            issue_for(work, kind, self._inspection, choices=self._choices)

    def _answer(self, day: date, about: Deficiency, step: Step) -> None:
        """Answer by letter, or by decision where the step says that the issuing body granted it."""
        campaign = self._stage.case.campaign
        issuer = unit_key(campaign.issuer) if campaign and campaign.issuer else ""
        is_decided = bool(step.by) and unit_key(step.by) == issuer
        by_decision = is_decided and step.what is StepKind.EXTENSION_GRANTED
        kind = DocumentKind.EXTENSION_DECISION if by_decision else DocumentKind.EXTENSION_ANSWER
        answered = extensions_of(self._stage.work, about)[-1]
        work = self._stage.at(day, self._stage.cast.head)
        issue_for(work, kind, answered, choices=self._choices)

    def _last(self, *kinds: StepKind) -> date | None:
        return max((day for day, _about, step in self._steps if step.what in kinds), default=None)

    def _reporting_day(self, due: date | None) -> date | None:
        """Return the last day with a report that is still in time; else that of the first one."""
        days = sorted({day for day, _about, step in self._steps if step.what is StepKind.REPORT})
        in_time = [day for day in days if due is None or day <= due]
        return in_time[-1] if in_time else next(iter(days), None)
