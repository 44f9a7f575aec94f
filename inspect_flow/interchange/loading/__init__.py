"""Load case files and unit files: all in one transaction, twice changes nothing."""

from __future__ import annotations

from inspect_flow.interchange.loading.case import load_case
from inspect_flow.interchange.loading.result import Loaded

__all__ = ["Loaded", "load_case"]
