"""The campaign of a case file, and the units it names."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from inspect_flow.interchange.case_file.inspections import Period
from inspect_flow.interchange.case_file.parts import Part
from inspect_flow.interchange.case_file.unit_names import led_body
from inspect_flow.interchange.case_file.words import DateText, OneOrMany, Text, word_validator
from inspect_flow.vocabulary.calendars import Direction, TimeUnit
from inspect_flow.vocabulary.campaigns import CampaignKind, Method
from inspect_flow.vocabulary.units import UnitLevel

_Level = Annotated[UnitLevel, word_validator(UnitLevel)]


class Quota(Part):
    """A promise of the plan without names yet."""

    level: _Level = Field(description="level of the units")
    minimum: int = Field(ge=0, description="at least so many")


class OwnInterval(Part):
    """A time limit of this campaign; what is left out stays as the default has it."""

    count: int | None = Field(default=None, ge=0, description="how many")
    unit: Annotated[TimeUnit, word_validator(TimeUnit)] | None = Field(
        default=None, description="of what"
    )
    starts: Text = Field(default="", description="the event from which it runs")
    direction: Annotated[Direction, word_validator(Direction)] | None = Field(
        default=None, description="before or after that event"
    )
    basis: Text = Field(default="", description="the paper that sets it")


class UnitEntry(Part):
    """A unit that the file names; a bare name is enough."""

    short = "name"

    code: Text = Field(default="", description="short code for use inside the file")
    name: Text = Field(default="", description="UBND huyện Long Điền; Sở Nội vụ")
    level: _Level | None = Field(default=None, description="read from the name when left out")
    parent: Text = Field(default="", description="name or code of the unit above it")
    short_name: Text = Field(default="", description="another name it goes by")
    symbol: Text = Field(default="", description="what stands in the symbols of its papers: UBND")
    place: Text = Field(default="", description="place name on its papers")
    head: Text = Field(default="", description="name of its head")
    head_title: Text = Field(default="", description="office of its head")
    contact: Text = Field(default="", description="whom to write to")


class Campaign(Part):
    """A round of inspections."""

    short = "title"

    code: Text = Field(default="", description="made from year and unit when left out")
    title: Text = Field(default="", description="name of the round")
    year: int | None = Field(
        default=None, ge=1945, le=2100, description="taken from the dates when left out"
    )
    kind: Annotated[CampaignKind, word_validator(CampaignKind)] = Field(
        default=CampaignKind.SCHEDULED, description="what set it off"
    )
    announced: bool | None = Field(default=None, description="false: nobody was told before")
    method: Annotated[Method, word_validator(Method)] = Field(
        default=Method.ON_THE_SPOT, description="how units are inspected"
    )
    issuer: Text = Field(default="", description="who ordered it")
    lead: Text = Field(default="", description="who runs it: Sở Nội vụ")
    starts: DateText = Field(default="", description="first day of the round")
    ends: DateText = Field(default="", description="last day of the round")
    period: Period | None = Field(default=None, description="period of the figures")
    checklist: Text = Field(default="", description="code of the checklist in force")
    themes: OneOrMany[Text] = Field(default=[], description="for a thematic round")
    intervals: dict[str, OwnInterval] = Field(default={}, description="own time limits by name")
    quotas: OneOrMany[Quota] = Field(default=[], description="promised numbers, units unnamed")
    legal_bases: OneOrMany[Text] = Field(default=[], description="papers that it rests on")
    previous: Text = Field(default="", description="code of the campaign before it")
    state: Text = Field(default="", description="only where the rest does not show it")

    @model_validator(mode="after")
    def name_the_committee(self) -> Campaign:
        """Take the committee for its chair, who ordered the round."""
        self.issuer = led_body(self.issuer) or self.issuer
        return self
