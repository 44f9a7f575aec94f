"""A server may close idle connections; whoever works next does not notice."""

from __future__ import annotations

import psycopg
from sqlmodel import select

from inspect_flow.records.tables import Campaign
from inspect_flow.storage.session import transaction
from tests.desks import a_stored_campaign
from tests.kept_schema import a_database


def test_a_connection_that_the_server_closed_is_replaced(postgresql_url: str) -> None:
    engine = a_database(postgresql_url)
    a_stored_campaign(engine)
    with psycopg.connect(postgresql_url.replace("+psycopg", ""), autocommit=True) as another:
        closed = another.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
            "WHERE pid <> pg_backend_pid() AND datname = current_database()"
        ).fetchall()
    with transaction(engine) as session:
        codes = list(session.exec(select(Campaign.code)))
    assert (closed, codes) == ([(True,)], ["KT-2019"])


def test_a_healthy_connection_is_used_again(postgresql_url: str) -> None:
    engine = a_database(postgresql_url)
    served_by = set()
    for _ in range(3):
        with transaction(engine) as session:
            row = session.connection().exec_driver_sql("SELECT pg_backend_pid()").one()
            served_by.add(row[0])
    assert len(served_by) == 1
