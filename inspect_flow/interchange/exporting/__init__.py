"""Write a stored campaign as a case file that loads back to the same."""

from __future__ import annotations

from inspect_flow.interchange.exporting.case import export_case
from inspect_flow.interchange.exporting.units import export_units

__all__ = ["export_case", "export_units"]
