"""The reminder letters that a rung asks for: drafted for a person to sign, never sent as such."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlmodel import select

from inspect_flow.records.tables import Deficiency, Document, Inspection, Unit
from inspect_flow.services.documents import documents_of
from inspect_flow.services.lookup import get
from inspect_flow.services.papers.choices import Choices, choices_in
from inspect_flow.services.queries.past_outcomes import with_unknown_outcome
from inspect_flow.services.reminder_letters import draft_reminder
from inspect_flow.services.reminding.addressees import Case
from inspect_flow.services.reminding.unit_desks import UnitDesks
from inspect_flow.services.unit_clock import running_states
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.documents import DocumentKind, LetterTone
from inspect_flow.vocabulary.errors import BadInput, MoveRefused, NotFound

_DRAFTS = ("draft", "in_review")


@dataclass(frozen=True, slots=True)
class LetterDraft:
    """The draft that waits for a signature, or why there is none; both empty where none is due."""

    code: str = ""
    gap: str = ""


Drafted = dict[tuple[int, int, LetterTone], LetterDraft]
"""What one hand-over has drafted, by inspection, unit and rung."""


class LetterDrafts:
    """Drafts one letter per inspection, unit and rung, however many deficiencies ask for it."""

    def __init__(self, work: Work, desks: UnitDesks, known: Drafted) -> None:
        self._work, self._desks, self._known = work, desks, known

    def letter(self, case: Case, tone: LetterTone) -> LetterDraft:
        """Return the draft that this case's unit is to be reminded with."""
        key = (case.inspection.id or 0, case.owing_unit, tone)
        if key not in self._known:
            self._known[key] = self._drafted(case, tone)
        return self._known[key]

    def _drafted(self, case: Case, tone: LetterTone) -> LetterDraft:
        unit, gap = self._desks.living(case.owing_unit)
        if unit is None:
            return LetterDraft(gap=gap)
        # Whoever has taken the duty over gets a letter of its own.
        other = "" if unit == case.inspection.unit_id else get(self._work, Unit, unit).code
        letters = self._letters(case.inspection, other)
        overdue = self._overdue(case)
        gone_out = [each for each in letters if _is_issued(each, tone)]
        if overdue and all(any(_names(letter, each) for letter in gone_out) for each in overdue):
            return LetterDraft()
        waiting = next((each for each in letters if each.state in _DRAFTS), None)
        return self._draft(case.inspection, overdue, tone, other, waiting)

    def _draft(
        self,
        inspection: Inspection,
        overdue: Sequence[Deficiency],
        tone: LetterTone,
        other: str,
        waiting: Document | None,
    ) -> LetterDraft:
        # Who issues and signs a waiting draft was chosen by a person and stays.
        earlier = choices_in(waiting.extra) if waiting else Choices()
        rung = max(LetterTone(earlier.rung or tone), tone, key=list(LetterTone).index)
        try:
            draft = draft_reminder(
                self._work, inspection, overdue, rung, replace(earlier, addressee=other)
            )
        except (BadInput, MoveRefused, NotFound) as refusal:
            return LetterDraft(gap="; ".join([refusal.thing, *refusal.reasons]))
        return LetterDraft(draft.code)

    def _letters(self, inspection: Inspection, other: str) -> list[Document]:
        """Return the letters about the inspection to the inspected unit, or to the `other` one."""
        return [
            each
            for each in documents_of(self._work, inspection)
            if each.kind == DocumentKind.REMINDER_LETTER.value
            and choices_in(each.extra).addressee == other
        ]

    def _overdue(self, case: Case) -> list[Deficiency]:
        """Return what the unit that owes this case's step is late with in this inspection."""
        work = self._work
        rows = work.session.exec(
            select(Deficiency)
            .where(Deficiency.inspection_id == case.inspection.id)
            .order_by(Deficiency.code)
        ).all()
        running = running_states(work)
        late = [
            each
            for each in rows
            if each.state in running
            and each.deadline is not None
            and each.deadline < work.on
            and (each.owner_id or case.inspection.unit_id) == case.owing_unit
        ]
        unknown = with_unknown_outcome(work, late)
        return [each for each in late if each.id not in unknown]


def _is_issued(letter: Document, tone: LetterTone) -> bool:
    tones = list(LetterTone)
    written = choices_in(letter.extra).rung
    # One drafted by hand without a rung has the tone of the letters before it: taken as the first.
    reached = tones.index(LetterTone(written)) if written else 0
    return letter.state == "issued" and reached >= tones.index(tone)


def _names(letter: Document, deficiency: Deficiency) -> bool:
    """Tell whether the letter asked for the deficiency: by its list, else all that was late."""
    listed = choices_in(letter.extra).deficiencies
    if listed:
        return deficiency.code in listed
    day, deadline = letter.issued_on, deficiency.deadline
    return day is not None and deadline is not None and deadline < day
