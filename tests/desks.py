"""A desk to work at in tests: a real database, a real house, a fixed moment."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from sqlalchemy import Engine

from inspect_flow.bootstrap.opening import load_office
from inspect_flow.records.tables import Campaign
from inspect_flow.services import journal
from inspect_flow.services.work import OPERATOR, Work
from inspect_flow.storage.session import transaction

MONDAY_8AM = datetime(2019, 8, 12, 1, 0, tzinfo=UTC)


@contextmanager
def a_desk(engine: Engine, at: datetime = MONDAY_8AM) -> Iterator[Work]:
    """Lend one transaction's work by the operator."""
    with transaction(engine) as session:
        yield Work(session, load_office(str(engine.url)), OPERATOR, at, at)


def a_stored_campaign(engine: Engine, code: str = "KT-2019", n_events: int = 1) -> None:
    """Store a campaign with `n_events` events."""
    with a_desk(engine) as work:
        campaign = Campaign(code=code, state="drafting", title="Kiểm tra CCHC", year=2019)
        journal.create(work, campaign, "campaign.opened")
        for number in range(1, n_events):
            journal.change(work, campaign, {"note": f"lần {number}"}, "campaign.amended")
