"""Figures of a finding as the source wrote them."""

from __future__ import annotations

from pydantic import Field

from inspect_flow.interchange.case_file.parts import Part
from inspect_flow.interchange.case_file.words import Text


class Quantity(Part):
    """A figure as written; the program reads it and computes what can be computed."""

    short = "written"

    written: Text = Field(min_length=1, description="as written: 105/277; trên 46%; hạng 02/8")
