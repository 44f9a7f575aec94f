"""Act three: conclusion, directive, and what became of each deficiency."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from inspect_flow.interchange.case_file.findings import Shortcoming
from inspect_flow.interchange.case_file.inspections import Inspection as InspectionPart
from inspect_flow.interchange.case_file.papers import Directive as DirectivePart
from inspect_flow.interchange.case_file.parts import plain
from inspect_flow.interchange.playing.marks import keep
from inspect_flow.interchange.playing.remedy_papers import RemedyPapers
from inspect_flow.interchange.playing.stage import Stage, day_of
from inspect_flow.interchange.playing.steps import play_step
from inspect_flow.interchange.shelves.findings import (
    DEFICIENCY,
    DEFICIENCY_ELSEWHERE,
    DIRECTIVE,
    DIRECTIVE_ELSEWHERE,
)
from inspect_flow.interchange.shelves.slot import KEPT, stored
from inspect_flow.locale.translation import _
from inspect_flow.records.tables import Deficiency, Finding, Inspection, Unit
from inspect_flow.rules.partial_dates import parse_partial_date
from inspect_flow.services.deficiencies import assign, deficiencies_of
from inspect_flow.services.directives import draft_directive
from inspect_flow.services.inspections import name_conclusion_signer
from inspect_flow.services.moving import move
from inspect_flow.services.registry import get
from inspect_flow.services.states import OPEN_DEFICIENCY

Followed = list[tuple[Deficiency, Shortcoming]]


def play_follow_up(stage: Stage, inspection: Inspection, part: InspectionPart) -> None:
    """Play from the conclusion as far as the file goes."""
    if part.conclusion is None:
        return
    concluded = _conclude(stage, inspection, part)
    followed = _with_parts(stage, inspection, part)
    paper = part.directives[0] if part.directives else None
    day = day_of(paper.date, _("văn bản chấn chỉnh")) if paper else concluded
    for deficiency, shortcoming in followed:
        _assign(stage, inspection, deficiency, shortcoming, day)
    if paper is None:
        return
    _direct(stage, inspection, paper, day)
    steps = [
        (day_of(step.date, _("việc khắc phục")), number, deficiency, step)
        for number, (deficiency, shortcoming) in enumerate(followed)
        for step in (shortcoming.deficiency.history if shortcoming.deficiency else [])
    ]
    steps.sort(key=lambda each: each[:2])
    papers = RemedyPapers(stage, inspection, [(d, a, s) for d, _n, a, s in steps], _due(paper))
    for day, taken in groupby(steps, key=lambda each: each[0]):
        for _day, _number, deficiency, step in taken:
            play_step(stage, inspection, deficiency, step, day)
        papers.end_of(day)
    last = max((day for day, *_rest in steps), default=None)
    if last is not None and _nothing_open(stage, inspection):
        move(stage.at(last, stage.cast.head), inspection, "close")


def _conclude(stage: Stage, inspection: Inspection, part: InspectionPart) -> date:
    conclusion = part.conclusion
    assert conclusion is not None
    day = day_of(conclusion.date, _("thông báo kết luận"))
    signer = stage.person(conclusion.signer) or stage.person(stage.cast.head.code)
    if signer is not None:
        name_conclusion_signer(stage.at(day, stage.cast.secretary), inspection, signer)
    move(stage.at(day, stage.cast.head), inspection, "conclude")
    return day


def _with_parts(stage: Stage, inspection: Inspection, part: InspectionPart) -> Followed:
    shortcomings = list(part.shortcomings.items) if part.shortcomings else []
    found = []
    for deficiency in deficiencies_of(stage.work, inspection):
        finding = get(stage.work, Finding, deficiency.finding_id)
        for shortcoming in shortcomings:
            if shortcoming.statement == finding.statement:
                found.append((deficiency, shortcoming))
    return found


def _direct(stage: Stage, inspection: Inspection, paper: DirectivePart, day: date) -> None:
    issuer = stage.unit(paper.issuer or (stage.case.campaign.issuer if stage.case.campaign else ""))
    signer = stage.person(paper.signer) or stage.leader_of(issuer.id)
    signer = signer or stage.person(stage.cast.head.code)
    assert signer is not None
    work = stage.at(day, stage.cast.secretary)
    directive = draft_directive(
        work, inspection, issuer, signer, paper.text, number=paper.number, symbol=paper.symbol
    )
    keep(work, directive, stored(paper, DIRECTIVE, DIRECTIVE_ELSEWHERE))
    move(stage.at(day, stage.cast.head), inspection, "direct")
    move(stage.at(day, stage.cast.secretary), inspection, "follow_up")


def _assign(
    stage: Stage,
    inspection: Inspection,
    deficiency: Deficiency,
    shortcoming: Shortcoming,
    day: date,
) -> None:
    told = shortcoming.deficiency
    if told is None:
        return
    first = told.original_deadline or told.deadline
    owner = stage.units.identity(told.owner, inspection.unit_id) if told.owner else None
    helpers = [stage.units.identity(name, inspection.unit_id) for name in told.co_responsible]
    assign(
        stage.at(day, stage.cast.secretary),
        deficiency,
        owner=get(stage.work, Unit, owner) if owner else None,
        deadline=parse_partial_date(first).full if first else None,
        task=told.task,
        responsible=told.responsible,
        co_responsible=[get(stage.work, Unit, helper) for helper in helpers if helper],
    )
    work = stage.at(day, stage.cast.secretary)
    keep(work, deficiency, stored(told, DEFICIENCY, DEFICIENCY_ELSEWHERE))
    if told.history:
        history = [plain(step) for step in told.history]
        keep(work, deficiency, {"extra": {KEPT: {"history": history}}})


def _due(paper: DirectivePart) -> date | None:
    """Return the full day by which the directive wants the unit's report."""
    try:
        return parse_partial_date(paper.deadline).full if paper.deadline else None
    except ValueError:
        return None


def _nothing_open(stage: Stage, inspection: Inspection) -> bool:
    return not any(
        deficiency.state in OPEN_DEFICIENCY
        for deficiency in deficiencies_of(stage.work, inspection)
    )
