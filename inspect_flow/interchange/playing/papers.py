"""Papers of the play: issued where the file tells their number, else kept as drafts."""

from __future__ import annotations

from datetime import date
from typing import Any

from inspect_flow.interchange.playing.stage import Stage
from inspect_flow.records.tables import Campaign, Inspection
from inspect_flow.services.documents import issue_for
from inspect_flow.services.papers import numbering
from inspect_flow.services.queries.campaigns import delegations_of
from inspect_flow.services.work import OPERATOR, Actor
from inspect_flow.vocabulary.documents import DocumentKind
from inspect_flow.vocabulary.errors import BadInput


def play_founding_papers(stage: Stage, campaign: Campaign, day: date, leader: Actor) -> None:
    """Leave the submission, and the decisions as the register has them."""
    keep_draft(stage, DocumentKind.SUBMISSION, campaign, day)
    _decide(stage, DocumentKind.PLAN_DECISION, campaign, campaign, day, leader)
    for delegation in delegations_of(stage.work, campaign):
        _decide(stage, DocumentKind.DELEGATION_DECISION, campaign, delegation, day, leader)


def keep_draft(stage: Stage, kind: DocumentKind, subject: Campaign | Inspection, day: date) -> None:
    """Keep what the paper would say that day; a case that has no such paper leaves none."""
    try:
        stage.keep_paper(stage.at(day, OPERATOR), kind, subject.code, subject)
    except BadInput:
        return


def _decide(
    stage: Stage, kind: DocumentKind, campaign: Campaign, subject: Any, day: date, leader: Actor
) -> None:
    """Issue a decision whose number the register tells; of any other only the draft is known."""
    work = stage.at(day, leader)
    try:
        registered = numbering(work, kind, subject).registered
        if registered:
            issue_for(work, kind, subject)
        else:
            stage.keep_paper(work, kind, campaign.code, subject)
    except BadInput:
        return
