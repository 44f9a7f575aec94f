"""Open deficiencies that lost their owner."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlmodel import col, select

from inspect_flow.locale.translation import _
from inspect_flow.records.tables import Deficiency, Unit
from inspect_flow.services.lookup import get
from inspect_flow.services.states import OPEN_DEFICIENCY
from inspect_flow.services.succession import heirs_on
from inspect_flow.services.units import lifetime, name_on, version_on
from inspect_flow.services.work import Work


@dataclass(frozen=True, slots=True)
class Orphan:
    """An open deficiency whose owner no longer exists, with the heirs that a person may choose."""

    deficiency: Deficiency
    owner: str
    ended_on: date | None
    heirs: tuple[str, ...]


def orphans(work: Work) -> list[Orphan]:
    """Return the worklist of open deficiencies of dissolved units; each unit is looked at once."""
    rows = work.session.exec(
        select(Deficiency)
        .where(col(Deficiency.state).in_(OPEN_DEFICIENCY), col(Deficiency.owner_id).is_not(None))
        .order_by(col(Deficiency.code))
    ).all()
    gone = {owner: _end_of(work, owner) for owner in {row.owner_id or 0 for row in rows}}
    return [Orphan(row, *end) for row in rows if (end := gone[row.owner_id or 0]) is not None]


def _end_of(work: Work, unit_id: int) -> tuple[str, date, tuple[str, ...]] | None:
    """Return what a dissolved unit was called, its last day and its heirs; None while it exists."""
    _first, last = lifetime(work, unit_id)
    if last is None or last >= work.on or version_on(work, unit_id, work.on) is not None:
        return None
    heirs = sorted(
        _("{name} ({code})").format(
            name=name_on(work, heir, work.on), code=get(work, Unit, heir).code
        )
        for heir in heirs_on(work, unit_id, work.on)
    )
    return name_on(work, unit_id, last), last, tuple(heirs)
