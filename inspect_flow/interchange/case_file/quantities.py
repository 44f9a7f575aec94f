"""Figures of a finding as the source wrote them."""

from __future__ import annotations

from typing import Any

from pydantic import Field, model_validator

from inspect_flow.interchange.case_file.parts import Part
from inspect_flow.interchange.case_file.words import Text
from inspect_flow.rules.quantity_reading import quantity_faults


class Quantity(Part):
    """A figure as written; figures that belong together stand together: ratio and percent."""

    short = "text"

    text: Text = Field(default="", description="in words, when nothing below fits")
    ratio: Text = Field(default="", description="105/277 thủ tục")
    percent: Text = Field(default="", description="trên 46%")
    rank: Text = Field(default="", description="02/8")
    change: Text = Field(default="", description="giảm 1 bậc (only with rank)")
    previous: Text = Field(default="", description="rank of the year before (only with rank)")
    count: Text = Field(default="", description="07 xã")
    of: Text = Field(default="", description="what is counted: thủ tục")
    money: Text = Field(default="", description="1,2 tỷ đồng")
    time: Text = Field(default="", description="8 giờ 30")
    from_: Text = Field(default="", alias="from", description="a day, as far as known")
    to: Text = Field(default="", description="a day, as far as known")
    extent: Text = Field(default="", description="một số, chưa đầy đủ: extent unknown")

    @classmethod
    def from_text(cls, text: str) -> dict[str, Any]:
        """Recognise a bare ratio or percent; anything else is text."""
        for key in ("ratio", "percent"):
            typical = "/" in text if key == "ratio" else text.rstrip().endswith("%")
            if typical and not quantity_faults({key: text}):
                return {key: text}
        return {"text": text}

    @model_validator(mode="after")
    def can_be_read(self) -> Quantity:
        """Refuse a figure that cannot be read; one that contradicts itself is kept."""
        faults = [
            f"{key}: {fault}" if key else fault for key, fault in quantity_faults(self.said())
        ]
        if faults:
            raise ValueError("; ".join(faults))
        return self

    def said(self) -> dict[str, str]:
        """Return what was typed, key by key, as `rules.quantity_reading` takes it."""
        typed = self.model_dump(by_alias=True, exclude={"note", "assumed"})
        return {key: value for key, value in typed.items() if value}
