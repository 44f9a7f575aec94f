"""The journal: a change, its version check and its event go together or not at all."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest
from sqlmodel import select

from inspect_flow.records.tables import Campaign, Event
from inspect_flow.services import journal
from inspect_flow.vocabulary.errors import Conflict
from tests.desks import a_desk, a_stored_campaign
from tests.kept_schema import a_database


def test_a_change_is_written_with_its_event(new_url: str) -> None:
    engine = a_database(new_url)
    a_stored_campaign(engine)
    with a_desk(engine) as work:
        campaign = work.session.exec(select(Campaign)).one()
        journal.change(work, campaign, {"starts_on": date(2019, 8, 1)}, "campaign.amended")
    with a_desk(engine) as work:
        campaign = work.session.exec(select(Campaign)).one()
        event = work.session.exec(select(Event).where(Event.version == 2)).one()
    assert (campaign.version, campaign.starts_on) == (2, date(2019, 8, 1))
    assert json.loads(event.body)["changes"] == {"starts_on": "2019-08-01"}


def test_what_happened_and_when_it_was_typed_are_both_kept(new_url: str) -> None:
    engine = a_database(new_url)
    a_stored_campaign(engine)
    with a_desk(engine) as work:
        event = work.session.exec(select(Event)).one()
    assert event.at == datetime(2019, 8, 12, 1, 0, tzinfo=UTC)
    assert json.loads(event.body)["at"] == event.at.isoformat()


def test_the_slower_of_two_officers_is_told_who_was_faster(new_url: str) -> None:
    engine = a_database(new_url)
    a_stored_campaign(engine)
    with a_desk(engine) as work:
        stale = work.session.exec(select(Campaign)).one()
    a_desk_of_somebody_else = a_desk(engine)
    with a_desk_of_somebody_else as work:
        journal.change(work, work.session.exec(select(Campaign)).one(), {"note": "A"}, "x")
    with pytest.raises(Conflict, match="đã được operator thay đổi lúc 08:00"), a_desk(engine) as w:
        journal.change(w, stale, {"note": "B"}, "x")


def test_a_batch_with_one_stale_record_writes_nothing(new_url: str) -> None:
    engine = a_database(new_url)
    for code in ("A", "B", "C"):
        a_stored_campaign(engine, code)
    with a_desk(engine) as work:
        campaigns = list(work.session.exec(select(Campaign).order_by(Campaign.code)))
    with a_desk(engine) as work:
        journal.note(work, work.session.exec(select(Campaign)).first(), "x", {})  # type: ignore[arg-type]
    with pytest.raises(Conflict), a_desk(engine) as work:
        journal.change_many(work, campaigns, {"note": "chung"}, "campaign.amended")
    with a_desk(engine) as work:
        assert [c.note for c in work.session.exec(select(Campaign))] == ["", "", ""]


def test_a_batch_writes_one_event_for_each_record(new_url: str) -> None:
    engine = a_database(new_url)
    for number in range(5):
        a_stored_campaign(engine, f"KT-{number}")
    with a_desk(engine) as work:
        campaigns = list(work.session.exec(select(Campaign)))
        journal.change_many(work, campaigns, {"note": "chung"}, "campaign.amended")
    with a_desk(engine) as work:
        assert len(work.session.exec(select(Event).where(Event.version == 2)).all()) == 5
