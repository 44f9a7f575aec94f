"""Inspections and visits of a case file."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from inspect_flow.interchange.case_file.findings import Shortcomings, Strengths
from inspect_flow.interchange.case_file.papers import Conclusion, Directive, Minutes, Paper, Source
from inspect_flow.interchange.case_file.parts import Part
from inspect_flow.interchange.case_file.people import Attendance, Who
from inspect_flow.interchange.case_file.words import (
    DateText,
    OneOrMany,
    Text,
    TimeText,
    word_validator,
)
from inspect_flow.locale.translation import _
from inspect_flow.vocabulary.answers import AnswerWord
from inspect_flow.vocabulary.campaigns import Method

_SCORE = re.compile(r"-?\d+([.,]\d+)?")


def _clean_figure(written: Any) -> str:
    text = str(written).strip().replace(",", ".")
    try:
        return format(Decimal(text), "f")
    except InvalidOperation:
        raise ValueError(_("'{written}' không phải là số").format(written=written)) from None


FigureText = Annotated[
    str, BeforeValidator(_clean_figure), WithJsonSchema({"type": ["string", "number"]})
]


class Period(Part):
    """From a day to a day, both included; or words in `note`."""

    short = "note"

    from_: DateText = Field(default="", alias="from", description="first day")
    to: DateText = Field(default="", description="last day")


class ProgrammeLine(Part):
    """One line of the day's programme."""

    short = "task"

    from_: TimeText = Field(default="", alias="from", description="begins at")
    to: TimeText = Field(default="", description="ends at")
    task: Text = Field(default="", description="what is done")
    lead: Text = Field(default="", description="who leads it")


class Day(Part):
    """A day, or part of one, on the spot."""

    short = "date"

    date: DateText = Field(default="", description="the day, as far as known")
    from_: TimeText = Field(default="", alias="from", description="begins at")
    to: TimeText = Field(default="", description="ends at")


class Visit(Day):
    """A visit; `days` only when there were several, `units` only under the top-level `visits`."""

    code: Text = Field(default="", description="made from the campaign's when left out")
    days: OneOrMany[Day] = Field(default=[], description="when the visit took several days")
    place: Text = Field(default="", description="where")
    group: Text = Field(default="", description="the group of the delegation that went")
    units: OneOrMany[Text] = Field(default=[], description="the units visited together")
    programme: OneOrMany[ProgrammeLine] = Field(default=[], description="what was done when")

    def all_days(self) -> list[Day]:
        """Return the days, also when only one was given inline."""
        if self.days or not (self.date or self.from_ or self.to):
            return self.days
        return [Day.model_validate({"date": self.date, "from": self.from_, "to": self.to})]


class SelfReport(Part):
    """The unit's report on itself before the visit."""

    short = "text"

    date: DateText = Field(default="", description="when it was received")
    text: Text = Field(default="", description="what it says, in short")
    missing: bool = Field(default=False, description="true: none was handed in")


class UnitComments(Part):
    """What the unit said to the draft minutes."""

    short = "text"

    date: DateText = Field(default="", description="when it said so")
    text: Text = Field(default="", description="what it said")
    agreed: bool | None = Field(default=None, description="true: the unit agreed")


class Given(Part):
    """An answer to one item at one stage; a bare number is the score, a bare word the answer."""

    short = "word"

    word: Annotated[AnswerWord, word_validator(AnswerWord)] | None = Field(
        default=None, description="the judgement"
    )
    score: FigureText | None = Field(default=None, description="points")
    figures: dict[str, FigureText] = Field(default={}, description="figures by their code")

    @classmethod
    def from_text(cls, text: str) -> dict[str, Any]:
        """Take a number for the score and anything else for the word."""
        return {"score": text} if _SCORE.fullmatch(text.strip()) else {"word": text}


class ItemAnswers(Part):
    """The answers to one item at its four stages."""

    self_: Given | None = Field(default=None, alias="self", description="the unit's own score")
    delegation: Given | None = Field(default=None, description="the delegation's score")
    explanation: Given | None = Field(default=None, description="claimed in the explanation")
    final: Given | None = Field(default=None, description="after the explanation")


class Inspection(Part):
    """The inspection of one unit."""

    code: Text = Field(default="", description="KT-2019-001; the next free one when left out")
    unit: Text = Field(min_length=1, description="the inspected unit: name or code")
    method: Annotated[Method, word_validator(Method)] | None = Field(
        default=None, description="where it differs from the campaign"
    )
    announced: bool | None = Field(default=None, description="where it differs")
    delegation: Text = Field(default="", description="code of the delegation, if several")
    head: Who | None = Field(default=None, description="who led this visit")
    contact: Text = Field(default="", description="contact of the unit")
    period: Period | None = Field(default=None, description="period of the figures")
    checklist: Text = Field(default="", description="code of the checklist")
    visits: OneOrMany[Visit] = Field(default=[], description="when and where; a bare date will do")
    attendance: Attendance | None = Field(default=None, description="who was there")
    notice: Paper | None = Field(default=None, description="the notice sent to the unit")
    self_report: SelfReport | None = Field(default=None, description="the unit's own report")
    answers: dict[str, ItemAnswers] = Field(default={}, description="checklist item: answers")
    strengths: Strengths | None = Field(default=None, description="what was good")
    shortcomings: Shortcomings | None = Field(
        default=None, description="what was wanting; [] says: nothing"
    )
    comments: UnitComments | None = Field(default=None, description="the unit's comments")
    minutes: Minutes | None = Field(default=None, description="the minutes of the visit")
    conclusion: Conclusion | None = Field(default=None, description="the conclusion notice")
    directives: OneOrMany[Directive] = Field(default=[], description="what was ordered")
    reinspection_of: Text = Field(default="", description="code of the earlier inspection")
    overrides: dict[str, Text] = Field(default={}, description="guard: why it was passed over")
    notes: OneOrMany[Text] = Field(default=[], description="photo captions, other remarks")
    sources: OneOrMany[Source] = Field(default=[], description="about this inspection only")
    state: Text = Field(default="", description="only where the rest does not show it")

    @model_validator(mode="after")
    def visit_only_itself(self) -> Inspection:
        """Refuse `units` under an inspection's own visits."""
        if any(visit.units for visit in self.visits):
            raise ValueError(
                _("buổi làm việc với nhiều đơn vị phải ghi ở mục visits ngoài cùng của tệp")
            )
        return self
