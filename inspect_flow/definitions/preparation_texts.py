"""Shapes of the standing texts of decisions, submission, invitation, self-report, visit papers."""

from __future__ import annotations

from dataclasses import dataclass

from inspect_flow.definitions.text_shapes import Part, Sentences, WordsByLevel


@dataclass(frozen=True, slots=True)
class DecisionTexts:
    """The two decisions: on what they rest, who decides, what their articles say."""

    grounds: Sentences
    plan_competence: str
    delegation_competence: str
    proposal: str
    plan_article: str
    delegation_article: str
    duties: Sentences
    seal: str
    end: str
    in_force: str
    execution: str
    executors: WordsByLevel


@dataclass(frozen=True, slots=True)
class SubmissionTexts:
    """The submission: why, what is put before the committee, what is asked of it."""

    opening: str
    reasons: Sentences
    attachments: Sentences
    closing: str


@dataclass(frozen=True, slots=True)
class InvitationTexts:
    """The invitation: who is asked to come, and what they should know."""

    invited: Sentences
    event: str
    notes: Sentences = ()


@dataclass(frozen=True, slots=True)
class SelfReportTexts:
    """The self-report: its opening and the parts around the results."""

    opening: str
    before: tuple[Part, ...]
    after: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class AbbreviationTexts:
    """What short forms stand for, one "CCHC: cải cách hành chính" each."""

    known: Sentences


@dataclass(frozen=True, slots=True)
class VisitTexts:
    """What the minutes of a surprise, the draft for comments and the report say by themselves."""

    circumstances: Sentences
    draft_opening: str
    draft_silence: str
    report_opening: str
    no_shortcoming: str
    proposals: Sentences
