"""The visit dossier for reading on a screen: the paper's own content, without marks of print."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from inspect_flow.locale.dates import short_date
from inspect_flow.vocabulary.paper_parts import ASSUMED_MARK

_DAYS = ("date", "deadline", "original_deadline", "checked_on")


def dossier_of(paper: Mapping[str, Any]) -> dict[str, Any]:
    """Return the paper's content with days written as officers do."""
    told: dict[str, Any] = _told(paper)
    return told


def _told(value: Any, key: str = "") -> Any:
    if isinstance(value, Mapping):
        return {name: _told(each, name) for name, each in value.items()}
    if isinstance(value, list):
        return [_told(each, key) for each in value]
    if not isinstance(value, str):
        return value
    bare = value.replace(ASSUMED_MARK, "")
    return _day(bare) if key in _DAYS else bare


def _day(iso: str) -> str:
    """Write a day of a paper, full or partial: "14/08/2019", "8/2019", "2019"."""
    if len(iso) == len("2019-08-14"):
        return short_date(date.fromisoformat(iso))
    year, _dash, month = iso.partition("-")
    return f"{int(month)}/{year}" if month else year
