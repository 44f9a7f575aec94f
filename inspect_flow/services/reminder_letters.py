"""Remind a unit by letter: the one door for whoever decides that a letter is due."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from inspect_flow.records.tables import Deficiency, Document, Inspection
from inspect_flow.services.documents import draft_for, issue_for
from inspect_flow.services.papers.choices import Choices
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.documents import DocumentKind, LetterTone


def draft_reminder(
    work: Work,
    inspection: Inspection,
    deficiencies: Sequence[Deficiency] = (),
    rung: LetterTone | None = None,
    choices: Choices | None = None,
) -> Document:
    """Draft the letter for a person to sign; without a list all that is late or soon due.

    Raises `BadInput` when nothing of it runs any more, or when it is not this unit's.
    """
    chosen = _chosen(deficiencies, rung, choices)
    return draft_for(work, DocumentKind.REMINDER_LETTER, inspection, chosen)


def issue_reminder(
    work: Work,
    inspection: Inspection,
    deficiencies: Sequence[Deficiency] = (),
    rung: LetterTone | None = None,
    choices: Choices | None = None,
) -> Document:
    """Draft and issue the letter at once: number, frozen content."""
    chosen = _chosen(deficiencies, rung, choices)
    return issue_for(work, DocumentKind.REMINDER_LETTER, inspection, choices=chosen)


def _chosen(
    deficiencies: Sequence[Deficiency], rung: LetterTone | None, choices: Choices | None
) -> Choices:
    return replace(
        choices or Choices(),
        deficiencies=tuple(each.code for each in deficiencies),
        rung=rung.value if rung else "",
    )
