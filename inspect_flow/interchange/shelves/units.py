"""Columns of the dated versions of a unit."""

from __future__ import annotations

from typing import Any

from inspect_flow.interchange.shelves.slot import day_slot, slots, stored, told
from inspect_flow.interchange.unit_format import Version

VERSION = [
    day_slot("from", "valid_from"),
    day_slot("to", "valid_to"),
    *slots(
        "name", "short_name", "symbol", "place", "level", "head_title", "source",
        authority="authority_name", head="head_name", verified="is_verified",
    ),
]  # fmt: skip


def version_values(version: Version) -> dict[str, Any]:
    """Return the row of a version, silent columns included: a later version may be silent."""
    silent = {
        "valid_from": None, "valid_to": None, "authority_name": "", "short_name": "", "symbol": "",
        "place": "", "head_name": "", "head_title": "", "source": "", "is_verified": False,
    }  # fmt: skip
    values = stored(version, VERSION, ("parent", "note"))
    values.pop("extra", None)
    if version.note:
        values["source"] = "; ".join(filter(None, (version.source, version.note)))
    return {**silent, **values}


def told_version(row: Any) -> dict[str, Any]:
    """Return a version by the keys of its part."""
    return told(row, VERSION, Version)
