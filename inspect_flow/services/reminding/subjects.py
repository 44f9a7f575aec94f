"""Read the records behind many clocks with one query per kind, so that none is read alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from sqlmodel import col, select

from inspect_flow.records.base import Tracked
from inspect_flow.records.tables import TRACKED, Clock
from inspect_flow.services.work import Work

_READ_AT_ONCE = 500
_UNITS = ("owner_id", "unit_id", "lead_id", "issuer_id")


def load_subjects(work: Work, clocks: Iterable[Clock]) -> set[int]:
    """Read the clocks' records and what stands above them; return the units that have a part."""
    ids: Mapping[str, set[int]] = defaultdict(set)
    units: set[int] = set()
    for clock in clocks:
        ids[clock.subject].add(clock.subject_id)
    for entity in ("extension", "deficiency", "inspection"):
        for record in _of_ids(work, TRACKED[entity], ids[entity]):
            units |= _referred(record, _UNITS)
            for above in ("deficiency", "inspection", "campaign", "finding"):
                ids[above].update(_referred(record, (f"{above}_id",)))
    _of_ids(work, TRACKED["finding"], ids["finding"])
    for campaign in _of_ids(work, TRACKED["campaign"], ids["campaign"]):
        units |= _referred(campaign, _UNITS)
    return units


def _referred(record: Tracked, columns: Iterable[str]) -> set[int]:
    found = (getattr(record, column, None) for column in columns)
    return {identity for identity in found if identity is not None}


def _of_ids(work: Work, kind: type[Tracked], ids: Iterable[int]) -> list[Tracked]:
    ordered = sorted(ids)
    found: list[Tracked] = []
    for start in range(0, len(ordered), _READ_AT_ONCE):
        part = ordered[start : start + _READ_AT_ONCE]
        found += work.session.exec(select(kind).where(col(kind.id).in_(part))).all()
    # The session itself holds records weakly: without this they would be read again, one by one.
    work.session.info.setdefault("kept", []).extend(found)
    return found
