"""One use case reads a record once, however many of its parts ask for it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import event

from inspect_flow.records.tables import Campaign
from inspect_flow.storage.session import transaction
from tests.desks import a_stored_campaign
from tests.kept_schema import a_database


def test_a_record_that_nobody_holds_is_not_read_again(new_url: str) -> None:
    engine = a_database(new_url)
    a_stored_campaign(engine)
    queries: list[Any] = []
    event.listen(engine, "before_cursor_execute", lambda *told: queries.append(told[2]))
    with transaction(engine) as session:
        titles = [session.get_one(Campaign, 1).title for _ in range(3)]
    assert titles == ["Kiểm tra CCHC"] * 3
    assert len(queries) == 1
