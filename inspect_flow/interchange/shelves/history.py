"""A deficiency's history: whole in the order of its file, and as rows where a row can hold it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from inspect_flow.interchange.case_file.findings import Step, StepKind
from inspect_flow.interchange.case_file.parts import said
from inspect_flow.interchange.shelves.slot import ASSUMED, KEPT, full_day, iso_day
from inspect_flow.vocabulary.findings import RemediationKind

_PAPERS: dict[StepKind, tuple[RemediationKind, str]] = {
    StepKind.PLAN: (RemediationKind.PLAN, ""),
    StepKind.REPORT: (RemediationKind.REPORT, ""),
    StepKind.VERIFIED: (RemediationKind.VERIFICATION, "accepted"),
    StepKind.RETURNED: (RemediationKind.VERIFICATION, "returned"),
}
_ANSWERS = {StepKind.EXTENSION_GRANTED: "granted", StepKind.EXTENSION_REFUSED: "refused"}
_ASKED, _ANSWERED = "asked", "answered"


@dataclass(slots=True)
class Split:
    """The rows that a history fills; steps with a missing day or text have none."""

    remediations: list[dict[str, Any]] = field(default_factory=list)
    extensions: list[dict[str, Any]] = field(default_factory=list)


def split_history(history: Sequence[Step]) -> Split:
    """Give every step that a row can hold its row."""
    split = Split()
    for step in history:
        if step.what in _PAPERS and full_day(step.date) and step.text:
            split.remediations.append(_remediation(step))
        elif step.what is StepKind.EXTENSION_REQUESTED and _is_whole(step):
            split.extensions.append(_request(step))
        elif step.what in _ANSWERS and _may_answer(split, step):
            split.extensions[-1] |= _answer(split.extensions[-1], step)
    return split


def told_history(
    kept: Iterable[Any],
    remediations: Iterable[Any],
    extensions: Iterable[Any],
    more: Iterable[Step],
) -> list[Step]:
    """Return the history as it was typed, then what was recorded since, by day."""
    steps = [Step.model_validate(each) for each in kept]
    since = [_told_remediation(row) for row in remediations]
    for row in extensions:
        since += _told_extension(row)
    since += more
    known = [_essence(step) for step in steps]
    for step in sorted(since, key=lambda step: (step.date, list(StepKind).index(step.what))):
        if _essence(step) not in known:
            steps.append(step)
            known.append(_essence(step))
    return steps


def _essence(step: Step) -> tuple[str, ...]:
    return (step.what.value, step.date, step.text, step.until)


def _is_whole(step: Step) -> bool:
    return bool(full_day(step.date) and full_day(step.until))


def _may_answer(split: Split, step: Step) -> bool:
    waiting = split.extensions and split.extensions[-1]["state"] == "requested"
    return bool(waiting and full_day(step.date) and (not step.until or full_day(step.until)))


def paper_marks(step: Step) -> dict[str, Any]:
    """Return what stands beside the row of a plan, a report or a verification."""
    return {
        "is_assumed": bool(step.assumed),
        "extra": _leftover(step, ("date", "what", "text")),
    }


def request_marks(step: Step) -> dict[str, Any]:
    """Return what stands beside the row of a request for more time."""
    return _marked(_ASKED, step)


def answer_marks(step: Step) -> dict[str, Any]:
    """Return what the answer to a request for more time adds to that."""
    return _marked(_ANSWERED, step)


def _remediation(step: Step) -> dict[str, Any]:
    kind, outcome = _PAPERS[step.what]
    columns = {"kind": kind.value, "on": full_day(step.date), "text": step.text, "outcome": outcome}
    return {**columns, **paper_marks(step)}


def _leftover(step: Step, held: tuple[str, ...]) -> dict[str, Any]:
    rest = {key: value for key, value in said(step).items() if key not in held}
    marks = rest.pop(ASSUMED, None)
    extra: dict[str, Any] = {KEPT: rest} if rest else {}
    return {**extra, ASSUMED: marks} if marks else extra


def _request(step: Step) -> dict[str, Any]:
    return {
        "state": "requested",
        "requested_on": full_day(step.date),
        "requested_until": full_day(step.until),
        "reason": step.text,
        "extra": request_marks(step),
    }


def _answer(request: dict[str, Any], step: Step) -> dict[str, Any]:
    values = {
        "state": _ANSWERS[step.what],
        "answered_on": full_day(step.date),
        "answer": step.text,
        "extra": {**request["extra"], **answer_marks(step)},
    }
    if full_day(step.until):
        values["granted_until"] = full_day(step.until)
    return values


def _marked(name: str, step: Step) -> dict[str, Any]:
    leftover = _leftover(step, ("date", "what", "text", "until"))
    return {name: leftover} if leftover else {}


def _told_remediation(row: Any) -> Step:
    kinds = {(kind.value, outcome): step for step, (kind, outcome) in _PAPERS.items()}
    known = kinds.get((row.kind, row.outcome))
    if known is None:
        known = (
            StepKind.VERIFIED if row.kind == RemediationKind.VERIFICATION else StepKind(row.kind)
        )
    return _step(row.extra, what=known.value, date=iso_day(row.on), text=row.text)


def _told_extension(row: Any) -> list[Step]:
    steps = [
        _step(
            row.extra.get(_ASKED),
            what=StepKind.EXTENSION_REQUESTED.value,
            date=iso_day(row.requested_on),
            until=iso_day(row.requested_until),
            text=row.reason,
        )
    ]
    answered = {state: kind for kind, state in _ANSWERS.items()}.get(row.state)
    if answered and row.answered_on:
        steps.append(
            _step(
                row.extra.get(_ANSWERED),
                what=answered.value,
                date=iso_day(row.answered_on),
                until=iso_day(row.granted_until) if row.granted_until else "",
                text=row.answer,
            )
        )
    return steps


def _step(extra: Any, **values: str) -> Step:
    extra = extra or {}
    marks = {ASSUMED: extra[ASSUMED]} if extra.get(ASSUMED) else {}
    return Step.model_validate({**extra.get(KEPT, {}), **marks, **values})
