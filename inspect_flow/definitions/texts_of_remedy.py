"""Shapes of the standing texts of the papers after the visit."""

from __future__ import annotations

from dataclasses import dataclass

from inspect_flow.definitions.text_shapes import Sentences


@dataclass(frozen=True, slots=True)
class RemediationPlanTexts:
    """The unit's plan: what for, what is asked, who does what."""

    subject: str
    opening: str
    opening_without_basis: str
    purposes: Sentences
    requirements: Sentences
    organisation: Sentences


@dataclass(frozen=True, slots=True)
class RemediationReportTexts:
    """The unit's report, with or without matters that are still open."""

    subject: str
    opening: str
    opening_without_basis: str
    closing: Sentences
    closing_with_open: Sentences


@dataclass(frozen=True, slots=True)
class ReminderLetterTexts:
    """The reminder, in the tone of each rung; `due_soon` is for what is not late yet."""

    subject: str
    due_soon_subject: str
    ending: str
    due_soon_opening: str
    first_opening: str
    second_opening: str
    second_opening_without_earlier: str
    last_opening: str
    last_opening_without_earlier: str
    due_soon_demands: Sentences
    first_demands: Sentences
    second_demands: Sentences
    last_demands: Sentences
    mailed_before: str = ""
    due_soon_closing: Sentences = ()
    first_closing: Sentences = ()
    second_closing: Sentences = ()
    last_closing: Sentences = ()


@dataclass(frozen=True, slots=True)
class ExtensionAnswerTexts:
    """The answer to a request for more time."""

    subject: str
    opening: str
    granted: Sentences
    refused: Sentences


@dataclass(frozen=True, slots=True)
class ExtensionDecisionTexts:
    """The decision that grants more time."""

    subject: str
    request_ground: str
    proposer: str
    granting: str
    duties: str
    execution: str


@dataclass(frozen=True, slots=True)
class VerificationSlipTexts:
    """The slip that confirms what was put right."""

    subject: str
    opening: str
    closing: Sentences
