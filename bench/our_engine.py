"""Our side of the comparison: the journal, and whole moves, each in a transaction of its own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import cycle

from sqlmodel import col, select

from bench.bare_driver import AT, DETAILS, TAG
from bench.databases import Bench
from inspect_flow.bootstrap.opening import load_office
from inspect_flow.records.tables import Deficiency, Unit
from inspect_flow.services import journal
from inspect_flow.services.moving import move
from inspect_flow.services.registry import actor_named, find
from inspect_flow.services.work import OPERATOR, Work
from inspect_flow.storage.session import reading, transaction

_MOVED_AT = datetime(2026, 7, 1, 1, tzinfo=UTC)
_HEAD = "t01-td"
# Round and round, so that any number of moves can be measured; (move, reason, who)
CYCLE = (
    ("dispute", "số liệu chưa đúng", "unit"),
    ("uphold", "giữ nguyên theo hồ sơ", "head"),
    ("redirect", "", "head"),
)


class OurEngine:
    """Deficiencies of one database, changed by the journal or moved by their workflow."""

    def __init__(self, bench: Bench) -> None:
        self.engine = bench.ours
        self._office = load_office(str(bench.ours.url))
        with reading(self.engine) as session:
            query = select(Deficiency).order_by(col(Deficiency.id))
            self.records = list(session.exec(query))
            self._owners = {unit.id: unit.code for unit in session.exec(select(Unit))}
        self._cycle = cycle(CYCLE)

    def change(self, record: Deficiency, state: str, note: str) -> None:
        """Change one record that is at hand."""
        changes = {"state": state, "note": note}
        with transaction(self.engine) as session:
            work = Work(session, self._office, OPERATOR, AT, AT)
            journal.change(work, record, changes, TAG, DETAILS)

    def read_and_change(self, identity: int, state: str, note: str) -> None:
        """Read a record through the ORM and change it."""
        changes = {"state": state, "note": note}
        with transaction(self.engine) as session:
            work = Work(session, self._office, OPERATOR, AT, AT)
            record = session.get_one(Deficiency, identity)
            journal.change(work, record, changes, TAG, DETAILS)

    def change_many(self, records: Sequence[Deficiency], state: str, note: str) -> None:
        """Change many records in one transaction."""
        changes = {"state": state, "note": note}
        with transaction(self.engine) as session:
            work = Work(session, self._office, OPERATOR, AT, AT)
            journal.change_many(work, records, changes, TAG)

    def move(self, record: Deficiency) -> None:
        """Move one record by the next move of the cycle, from the codes that people type."""
        name, reason, who = next(self._cycle)
        acting = _HEAD if who == "head" else f"{self._owners[record.owner_id]}-ct"
        with transaction(self.engine) as session:
            work = Work(session, self._office, OPERATOR, _MOVED_AT, AT)
            work = work.by(actor_named(work, acting))
            move(work, find(work, Deficiency, record.code), name, reason=reason)
