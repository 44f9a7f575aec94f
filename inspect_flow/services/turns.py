"""Take turns where two people may make the same thing at once: a code, a number, an answer."""

from __future__ import annotations

from sqlalchemy import text

from inspect_flow.services.work import Work


def take_turn(work: Work, *thing: object) -> None:
    """Wait until nobody else makes `thing`; the turn is kept to the end of the transaction.

    SQLite has one writer at a time anyway; PostgreSQL is made to queue them. What is read after
    this call includes what the one before has stored.
    """
    if work.session.get_bind().dialect.name == "postgresql":
        work.session.connection().execute(
            text("SELECT pg_advisory_xact_lock(hashtextextended(:thing, 0))"),
            {"thing": "/".join(str(part) for part in thing)},
        )
