"""Time limits of a campaign that the definitions in force do not know."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from inspect_flow.interchange.case_file.case import CaseFile
from inspect_flow.interchange.case_file.parts import said
from inspect_flow.interchange.case_file.walking import Place
from inspect_flow.rules.interval_overrides import interval_faults as faults_by_key
from inspect_flow.rules.interval_overrides import with_overrides
from inspect_flow.rules.intervals import IntervalTable
from inspect_flow.vocabulary.errors import BadInput


def interval_faults(case: CaseFile, defaults: IntervalTable) -> Iterator[tuple[Place, str]]:
    """Yield every fault of the campaign's own time limits, each with its place."""
    for name, part in (case.campaign.intervals if case.campaign else {}).items():
        written = {key: value for key, value in said(part).items() if key not in _BESIDE}
        place = ("campaign", "intervals", name)
        if name in defaults.intervals:
            for key, fault in faults_by_key(written, defaults.events):
                yield (*place, key), f"campaign.intervals: {name}: {fault}"
        else:
            yield from (
                (place, f"campaign.intervals: {fault}") for fault in _unknown(name, defaults)
            )


def _unknown(name: str, defaults: IntervalTable) -> list[str]:
    nothing: dict[str, Any] = {}
    try:
        with_overrides(defaults, {name: nothing})
    except BadInput as refusal:
        return refusal.reasons
    return []


_BESIDE = ("note", "assumed")
