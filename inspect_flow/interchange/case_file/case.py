"""The whole of a case file."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from inspect_flow.interchange.case_file.campaigns import Campaign, UnitEntry
from inspect_flow.interchange.case_file.inspections import Inspection, Visit
from inspect_flow.interchange.case_file.papers import Decision, Directive, Source
from inspect_flow.interchange.case_file.parts import Part
from inspect_flow.interchange.case_file.people import Delegation, Person
from inspect_flow.interchange.case_file.words import OneOrMany, Text

FORMAT_VERSION = 1


class CaseFile(Part):
    """A whole campaign or one past inspection."""

    case_file: Literal[1] = Field(default=1, description="version of this format")
    sources: OneOrMany[Source] = Field(default=[], description="what the file was typed from")
    campaign: Campaign | None = Field(default=None, description="the round of inspections")
    decisions: OneOrMany[Decision] = Field(default=[], description="founding and later decisions")
    units: OneOrMany[UnitEntry] = Field(default=[], description="units that need more than a name")
    people: OneOrMany[Person] = Field(default=[], description="people that need more than a line")
    delegations: OneOrMany[Delegation] = Field(default=[], description="one or several")
    visits: OneOrMany[Visit] = Field(default=[], description="visits of several units at once")
    inspections: OneOrMany[Inspection] = Field(default=[], description="one for each unit")
    directives: OneOrMany[Directive] = Field(
        default=[], description="directives of the whole campaign"
    )
    assumptions: OneOrMany[Text] = Field(default=[], description="what was assumed, in words")
    discrepancies: OneOrMany[Text] = Field(
        default=[], description="what does not fit together in the sources, in words"
    )
