"""Papers of a case file: decisions, minutes, conclusions, directives; and its sources."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import Field, model_validator

from inspect_flow.interchange.case_file.parts import Part
from inspect_flow.interchange.case_file.people import Who
from inspect_flow.interchange.case_file.unit_names import led_body
from inspect_flow.interchange.case_file.words import (
    DateText,
    OneOrMany,
    Text,
    TimeText,
    word_validator,
)
from inspect_flow.vocabulary.campaigns import DecisionRole

# "784/QĐ-UBND", "Quyết định số 784/QĐ-UBND ngày 19/4/2019": number, symbol, day.
_CITED = re.compile(
    r"(?:[^\d]{0,40}?số:? |(?:Kế hoạch|Quyết định|Công văn|Thông báo|Chỉ thị|Văn bản|Báo cáo) )?"
    r"(?P<number>\d+[a-zA-Z]?)/(?P<symbol>[^\s,;]+)"
    r"(?:,? ngày (?P<date>[\d/.-]+\d)| ngày (?P<long>\d+ tháng \d+ năm \d+))?"
)


class Source(Part):
    """Where the file was typed from."""

    short = "title"

    title: Text = Field(default="", description="heading of the article or paper")
    url: Text = Field(default="", description="address on the web")
    publisher: Text = Field(default="", description="newspaper, portal, agency")
    date: DateText = Field(default="", description="when it was published")

    @classmethod
    def from_text(cls, text: str) -> dict[str, Any]:
        """Take a bare address for the url, any other text for the title."""
        return {"url": text} if text.startswith(("http://", "https://")) else {"title": text}


class Paper(Part):
    """An official paper as far as it is known."""

    short = "title"

    number: Text = Field(default="", description="784; or number and symbol: 784/QĐ-UBND")
    symbol: Text = Field(default="", description="QĐ-UBND")
    date: DateText = Field(default="", description="as far as known")
    issuer: Text = Field(default="", description="the unit that issued it")
    signer: Text = Field(default="", description="name - office")
    title: Text = Field(default="", description="what it is about")
    text: Text = Field(default="", description="its content, as far as known")

    @classmethod
    def from_text(cls, text: str) -> dict[str, Any]:
        """Read a citation; a text that is none is the title."""
        cited = _CITED.fullmatch(text.strip())
        if not cited:
            return {"title": text}
        parts = {"number": cited["number"], "symbol": cited["symbol"]}
        day = cited["date"] or cited["long"]
        return {**parts, "date": day} if day else parts

    @model_validator(mode="after")
    def split_number(self) -> Paper:
        """Part "784/QĐ-UBND" into number and symbol."""
        number, slash, symbol = self.number.partition("/")
        if slash and not self.symbol:
            self.number, self.symbol = number.strip(), symbol.strip()
        return self

    @model_validator(mode="after")
    def part_chair_from_committee(self) -> Paper:
        """Take a chair who issued for the signer of the committee's paper."""
        body = led_body(self.issuer)
        if body:
            self.issuer, self.signer = body, self.signer or self.issuer
        return self


class Decision(Paper):
    """A legal document behind the campaign."""

    role: Annotated[DecisionRole, word_validator(DecisionRole)] = Field(
        default=DecisionRole.FOUNDING, description="what it does for the campaign"
    )
    change: Text = Field(default="", description="what an amending decision changes")


class Minutes(Paper):
    """The minutes of the visit."""

    opened: TimeText = Field(default="", description="when the session began")
    closed: TimeText = Field(default="", description="when it ended")
    place: Text = Field(default="", description="where it took place")
    copies: int | None = Field(default=None, ge=0, description="number of copies")
    signers: OneOrMany[Who] = Field(default=[], description="who signed, when the list is known")


class Conclusion(Paper):
    """The conclusion notice."""

    report_due: DateText = Field(default="", description="when the unit must report")


class Directive(Paper):
    """A corrective directive, by the authority or by the unit's own head."""

    code: Text = Field(default="", description="made from the inspection's when left out")
    deadline: Text = Field(
        default="", description="a date, or words: 'trước Tết'; leave out if none"
    )
    addressed_to: OneOrMany[Text] = Field(default=[], description="who must act")
    state: Text = Field(default="", description="only where the rest does not show it")
