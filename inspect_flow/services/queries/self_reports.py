"""The unit's own side of a checklist: its answers, its files, and what it answered last time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlmodel import col, select

from inspect_flow.records.tables import Campaign, Inspection
from inspect_flow.rules.answers import GivenAnswer
from inspect_flow.services.answer_sheet import stage_answers
from inspect_flow.services.evidence import EvidenceFile, evidence_of_many
from inspect_flow.services.queries.sheets import Sheet, sheet
from inspect_flow.services.record_sight import OWN_STAGES, in_sight
from inspect_flow.services.succession import with_predecessors
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.answers import AnswerStage


@dataclass(frozen=True, slots=True)
class OwnSheet:
    """The sheet with nothing of the delegation in it; `earlier` is "2025" or "" without any."""

    sheet: Sheet
    files: tuple[EvidenceFile, ...]
    earlier: str
    before: Mapping[str, GivenAnswer]


def own_sheet(work: Work, inspection: Inspection) -> OwnSheet:
    """Return the unit's side of the sheet; raise `NotFound` when there is no checklist."""
    whole = sheet(work, inspection)
    own = replace(
        whole,
        stages={stage: said for stage, said in whole.stages.items() if stage.value in OWN_STAGES},
        stored={key: said for key, said in whole.stored.items() if key[1].value in OWN_STAGES},
    )
    ids = [answer.id or 0 for (_i, at), (answer, _w) in own.stored.items()
           if at is AnswerStage.SELF]  # fmt: skip
    year, before = _last_time(work, inspection)
    return OwnSheet(own, tuple(evidence_of_many(work, "answer", ids)), year, before)


def _last_time(work: Work, inspection: Inspection) -> tuple[str, Mapping[str, GivenAnswer]]:
    """Return the year and answers of the unit's latest self-report on the same criteria."""
    found = work.session.exec(
        select(Inspection, Campaign.year)
        .join(Campaign, col(Campaign.id) == col(Inspection.campaign_id))
        .where(
            col(Inspection.unit_id).in_(with_predecessors(work, inspection.unit_id)),
            Inspection.checklist == inspection.checklist,
            Inspection.id != inspection.id,
            in_sight(work, Inspection),
        )
        .order_by(col(Campaign.year).desc(), col(Inspection.id).desc())
    ).first()
    if found is None:
        return "", {}
    earlier, year = found
    return str(year), stage_answers(work, earlier).get(AnswerStage.SELF, {})
