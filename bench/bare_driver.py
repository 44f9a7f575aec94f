"""The limit: a transition and a batch by the driver alone, with the same reads, writes, hashes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from bench.databases import Bench
from inspect_flow.rules.chain import canonical, link

ENTITY = "deficiency"
ACTOR = "operator"
TAG = "deficiency.noted"
AT = datetime(2027, 1, 4, 1, tzinfo=UTC)
Told = dict[str, Any]
DETAILS: Told = {"from": "directed", "to": "directed", "roles": ["head"]}
_COLUMNS = "entity, entity_id, version, tag, at, recorded_at, actor, body, previous, hash"


class BareDriver:
    """Changes `state` and `note` of deficiencies as the journal does, and nothing around it."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._cursor = bench.bare.cursor()
        self._versions = self._present_versions()
        mark = bench.mark
        # What stands in the column; PostgreSQL takes the moment itself.
        self._at: Any = AT if mark == "%s" else f"{AT:%Y-%m-%d %H:%M:%S.%f}"
        marks = ", ".join([mark] * 10)
        self._insert = f"INSERT INTO event ({_COLUMNS}) VALUES ({marks})"
        self._update = (
            f"UPDATE deficiency SET state = {mark}, note = {mark}, version = version + 1 "
            f"WHERE id = {mark} AND version = {mark}"
        )
        self._update_with_head = (
            f"{self._update} RETURNING (SELECT hash FROM event WHERE entity = '{ENTITY}' "
            "AND entity_id = deficiency.id AND event.version = deficiency.version - 1)"
        )
        self._record = f"SELECT * FROM deficiency WHERE id = {mark}"
        self._heads = (
            "SELECT e.entity_id, e.hash FROM event e JOIN deficiency d "
            "ON d.id = e.entity_id AND d.version = e.version "
            f"WHERE e.entity = '{ENTITY}' AND e.entity_id IN "
        )

    def read(self, identity: int) -> None:
        """Read the record whole."""
        self._cursor.execute(self._record, (identity,))
        self._cursor.fetchone()

    def change(self, identity: int, state: str, note: str) -> None:
        """Change one record inside the transaction that is open."""
        version = self._versions[identity]
        self._cursor.execute(self._update_with_head, (state, note, identity, version))
        (previous,) = self._cursor.fetchone()
        event = self._event(identity, version, {"state": state, "note": note}, DETAILS, previous)
        self._cursor.execute(self._insert, event)
        self._versions[identity] = version + 1

    def change_many(self, identities: Sequence[int], state: str, note: str) -> None:
        """Change many records by `executemany`, in one transaction."""
        self._bench.begin()
        marks = ", ".join([self._bench.mark] * len(identities))
        self._cursor.execute(f"{self._heads}({marks})", identities)
        heads = dict(self._cursor.fetchall())
        known = [(identity, self._versions[identity]) for identity in identities]
        changes = {"state": state, "note": note}
        rows = [self._event(id_, version, changes, {}, heads[id_]) for id_, version in known]
        self._cursor.executemany(self._update, [(state, note, *pair) for pair in known])
        if self._cursor.rowcount != len(known):
            raise RuntimeError("somebody else changes the measured records")
        self._cursor.executemany(self._insert, rows)
        self.commit()
        self._versions |= {identity: version + 1 for identity, version in known}

    def begin(self) -> None:
        """Begin a transaction."""
        self._bench.begin()

    def commit(self) -> None:
        """End it."""
        self._bench.bare.commit()

    def replay(self, statements: Sequence[tuple[str, Any]]) -> None:
        """Run queries and fetch what they answer."""
        for statement, values in statements:
            self._cursor.execute(statement, values)
            self._cursor.fetchall()

    def _event(
        self, identity: int, version: int, changes: Told, details: Told, previous: str
    ) -> tuple[Any, ...]:
        body = canonical(
            {
                **details,
                "changes": changes,
                "entity": ENTITY,
                "id": identity,
                "version": version + 1,
                "tag": TAG,
                "at": AT,
                "recorded_at": AT,
                "actor": ACTOR,
            }
        )
        digest = link(previous, body)
        moments = (self._at, self._at)
        return (ENTITY, identity, version + 1, TAG, *moments, ACTOR, body, previous, digest)

    def _present_versions(self) -> dict[int, int]:
        self._bench.begin()
        self._cursor.execute("SELECT id, version FROM deficiency")
        versions = dict(self._cursor.fetchall())
        self.commit()
        return versions
