"""Write a stored campaign as a case file that loads back to the same."""

from __future__ import annotations

from inspect_flow.interchange.exporting.case import export_case

__all__ = ["export_case"]
