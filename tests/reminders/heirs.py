"""Units that end in tests, and what follows them."""

from __future__ import annotations

from datetime import date, timedelta

from sqlmodel import select

from inspect_flow.records.tables import Succession, UnitVersion
from tests.builders import House


def dissolve(house: House, code: str, *heirs: str, on: date) -> None:
    """Let a unit end on the day before `on`, when its heirs follow it."""
    session, gone = house.work.session, house.unit(code)
    for version in session.exec(select(UnitVersion).where(UnitVersion.unit_id == gone.id)):
        version.valid_to = on - timedelta(days=1)
        session.add(version)
    for heir in heirs:
        arrow = {"predecessor_id": gone.id, "successor_id": house.unit(heir).id}
        session.add(Succession(**arrow, on=on, kind="merge", document="NQ 1"))
    session.flush()
