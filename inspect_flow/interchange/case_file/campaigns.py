"""The campaign of a case file, and the units it names."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from inspect_flow.interchange.case_file.inspections import Period
from inspect_flow.interchange.case_file.parts import Part
from inspect_flow.interchange.case_file.words import DateText, OneOrMany, Text, word_validator
from inspect_flow.vocabulary.calendars import Direction, TimeUnit
from inspect_flow.vocabulary.campaigns import CampaignKind, Method
from inspect_flow.vocabulary.units import UnitLevel

_Level = Annotated[UnitLevel, word_validator(UnitLevel)]


class Quota(Part):
    """A promise of the plan without names yet."""

    level: _Level
    minimum: int = Field(ge=0)


class OwnInterval(Part):
    """A time limit of this campaign; what is left out stays as the default has it."""

    count: int | None = Field(default=None, ge=0)
    unit: Annotated[TimeUnit, word_validator(TimeUnit)] | None = None
    starts: Text = Field(default="", description="the event from which it runs")
    direction: Annotated[Direction, word_validator(Direction)] | None = None
    basis: Text = Field(default="", description="the paper that sets it")


class UnitEntry(Part):
    """A unit that the file names; a bare name is enough."""

    short = "name"

    code: Text = Field(default="", description="short code for use inside the file")
    name: Text = Field(default="", description="UBND huyện Long Điền; Sở Nội vụ")
    level: _Level | None = None
    parent: Text = Field(default="", description="name or code of the unit above it")
    short_name: Text = ""
    symbol: Text = Field(default="", description="what stands in the symbols of its papers: UBND")
    place: Text = Field(default="", description="place name on its papers")
    head: Text = Field(default="", description="name of its head")
    head_title: Text = Field(default="", description="office of its head")
    contact: Text = ""


class Campaign(Part):
    """A round of inspections."""

    short = "title"

    code: Text = Field(default="", description="made from year and unit when left out")
    title: Text = ""
    year: int | None = Field(default=None, ge=1945, le=2100)
    kind: Annotated[CampaignKind, word_validator(CampaignKind)] = CampaignKind.SCHEDULED
    announced: bool | None = Field(default=None, description="false: nobody was told before")
    method: Annotated[Method, word_validator(Method)] = Method.ON_THE_SPOT
    issuer: Text = Field(default="", description="who ordered it")
    lead: Text = Field(default="", description="who runs it: Sở Nội vụ")
    starts: DateText = ""
    ends: DateText = ""
    period: Period | None = Field(default=None, description="period of the figures")
    checklist: Text = Field(default="", description="code of the checklist in force")
    themes: OneOrMany[Text] = Field(default=[])
    intervals: dict[str, OwnInterval] = Field(default={}, description="own time limits by name")
    quotas: OneOrMany[Quota] = Field(default=[])
    legal_bases: OneOrMany[Text] = Field(default=[])
    previous: Text = Field(default="", description="code of the campaign before it")
    state: Text = Field(default="", description="only where the rest does not show it")
