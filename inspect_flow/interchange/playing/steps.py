"""What one line of a deficiency's history does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from inspect_flow.interchange.case_file.findings import Step, StepKind
from inspect_flow.interchange.playing.marks import keep, keep_in_row
from inspect_flow.interchange.playing.stage import Stage, day_of
from inspect_flow.interchange.shelves.history import answer_marks, paper_marks, request_marks
from inspect_flow.locale.translation import _
from inspect_flow.records.tables import Deficiency, Extension, Inspection
from inspect_flow.services import journal, remediation
from inspect_flow.services.deficiencies import transfer
from inspect_flow.services.evidence import add_evidence
from inspect_flow.services.moving import move
from inspect_flow.services.work import Actor, Work
from inspect_flow.vocabulary.errors import BadInput
from inspect_flow.vocabulary.findings import RemediationKind

_MOVES = {
    StepKind.PLAN_ACCEPTED: "accept_plan",
    StepKind.PLAN_RETURNED: "return_plan",
    StepKind.DISPUTED: "dispute",
    StepKind.UPHELD: "uphold",
    StepKind.WITHDRAWN: "withdraw",
    StepKind.SUSPENDED: "suspend",
    StepKind.RESUMED: "resume",
    StepKind.WAIVED: "waive",
    StepKind.CARRIED_OVER: "carry_over",
    StepKind.REOPENED: "reopen",
    StepKind.CLOSED: "close",
}
_BY_UNIT = {StepKind.PLAN, StepKind.REPORT, StepKind.EXTENSION_REQUESTED, StepKind.DISPUTED}
_BY_SECRETARY = {
    StepKind.PLAN_ACCEPTED,
    StepKind.PLAN_RETURNED,
    StepKind.VERIFIED,
    StepKind.RETURNED,
    StepKind.CLOSED,
    StepKind.TRANSFERRED,
}

Act = Callable[[Work, Deficiency, Step], None]


def play_step(
    stage: Stage, inspection: Inspection, deficiency: Deficiency, step: Step, day: date
) -> None:
    """Do what the line says, on its day, by whoever may do it."""
    work = stage.at(day, _actor(stage, step.what))
    if step.what is StepKind.TRANSFERRED:
        transfer(work, deficiency, stage.unit(step.unit), step.text)
    elif step.what in _MOVES:
        move(work, deficiency, _MOVES[step.what], reason=step.text)
    elif step.what in _ACTS:
        _ACTS[step.what](work, deficiency, step)
    else:
        journal.note(work, deficiency, f"deficiency.{step.what.value}", {"text": step.text})


def _actor(stage: Stage, kind: StepKind) -> Actor:
    if kind in _BY_UNIT:
        return stage.cast.unit
    return stage.cast.secretary if kind in _BY_SECRETARY else stage.cast.head


def _plan(work: Work, deficiency: Deficiency, step: Step) -> None:
    row = remediation.record_remediation(work, deficiency, RemediationKind.PLAN, step.text)
    keep_in_row(work, row, paper_marks(step))
    move(work, deficiency, "submit_plan")


def _report(work: Work, deficiency: Deficiency, step: Step) -> None:
    row = remediation.record_remediation(work, deficiency, RemediationKind.REPORT, step.text)
    keep_in_row(work, row, paper_marks(step))
    for number, words in enumerate(step.evidence, start=1):
        name = f"minh-chung-{deficiency.code}-{work.on:%Y%m%d}-{number}.txt"
        note = f"{words} (giả định)" if step.assumed else words
        add_evidence(work, deficiency, note.encode(), name, note=note)
    move(work, deficiency, "report")


def _verify(work: Work, deficiency: Deficiency, step: Step) -> None:
    remediation.verify(work, deficiency, step.text)
    keep_in_row(work, remediation.remediations_of(work, deficiency)[-1], paper_marks(step))


def _return(work: Work, deficiency: Deficiency, step: Step) -> None:
    until = day_of(step.until, _("thời hạn mới"))
    remediation.return_report(work, deficiency, step.text, until)
    keep_in_row(work, remediation.remediations_of(work, deficiency)[-1], paper_marks(step))


def _ask_time(work: Work, deficiency: Deficiency, step: Step) -> None:
    until = day_of(step.until, _("ngày đề nghị gia hạn"))
    request = remediation.request_extension(work, deficiency, until, step.text)
    keep(work, request, {"extra": request_marks(step)})


def _grant(work: Work, deficiency: Deficiency, step: Step) -> None:
    until = day_of(step.until, _("ngày gia hạn")) if step.until else None
    request = _asked(work, deficiency)
    remediation.grant_extension(work, request, until, step.text)
    keep(work, request, {"extra": answer_marks(step)})


def _refuse(work: Work, deficiency: Deficiency, step: Step) -> None:
    request = _asked(work, deficiency)
    remediation.refuse_extension(work, request, step.text)
    keep(work, request, {"extra": answer_marks(step)})


def _asked(work: Work, deficiency: Deficiency) -> Extension:
    waiting = [e for e in remediation.extensions_of(work, deficiency) if e.state == "requested"]
    if not waiting:
        raise BadInput(
            _("{code}: không có đề nghị gia hạn nào đang chờ").format(code=deficiency.code)
        )
    return waiting[0]


_ACTS: dict[StepKind, Act] = {
    StepKind.PLAN: _plan,
    StepKind.REPORT: _report,
    StepKind.VERIFIED: _verify,
    StepKind.RETURNED: _return,
    StepKind.EXTENSION_REQUESTED: _ask_time,
    StepKind.EXTENSION_GRANTED: _grant,
    StepKind.EXTENSION_REFUSED: _refuse,
}
