"""Each reader finds in the calendar what they may know of, under an address that can be revoked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, time, timedelta

import pytest
from sqlalchemy import event
from sqlmodel import select

from inspect_flow.bootstrap.calendars import feed_by_token, feed_of, note_feed_used
from inspect_flow.records.tables import CalendarFeed, Inspection, Person, Unit
from inspect_flow.services.calendars.feeds import list_feeds, make_feed, revoke_feed
from inspect_flow.services.clocks.settling import settle
from inspect_flow.services.visits import DaySlot, arrange_visit
from inspect_flow.vocabulary.errors import MoveRefused, NotFound
from tests.builders import House, a_campaign, an_inspection
from tests.calendar_reading import entries, local
from tests.reminders.heirs import dissolve
from tests.stories.acts import go

AUGUST_2, IN_OCTOBER = date(2019, 8, 2), date(2019, 10, 1)
VISIT = "Kiểm tra cải cách hành chính: UBND huyện Long Điền"


def calendar(house: House, reader: Person | Unit, on: date = AUGUST_2) -> dict[str, str]:
    """Return title and day of each entry in the reader's calendar."""
    settle(house.work)
    work = house.by("operator", on)
    return {str(each.summary): local(each.dtstart) for each in entries(feed_of(work, reader))}


def test_each_of_the_delegation_sees_visits_and_duties(stored_house: House):
    an_inspection(stored_house, until="notified")
    for who in ("hanh", "lan", "minh"):
        found = calendar(stored_house, stored_house.person(who))
        assert found[VISIT] == "14/08/2019 08:00"
        assert found["Hạn: Gửi báo cáo tự kiểm tra - UBND huyện Long Điền"] == "09/08/2019"


def test_the_inspected_unit_and_its_people_see_their_own(stored_house: House):
    an_inspection(stored_house, until="notified")
    for reader in (stored_house.person("tu"), stored_house.unit("long_dien")):
        assert VISIT in calendar(stored_house, reader)


def test_another_unit_sees_nothing(stored_house: House):
    an_inspection(stored_house, until="following_up")
    for reader in (stored_house.person("quan"), stored_house.unit("dat_do")):
        assert calendar(stored_house, reader, IN_OCTOBER) == {}


def test_the_agency_that_leads_the_campaign_sees_all_of_it(stored_house: House):
    an_inspection(stored_house, until="notified")
    assert VISIT in calendar(stored_house, stored_house.unit("snv"))


def test_a_surprise_stands_in_no_unit_s_calendar_before_it_begins(house: House):
    inspection = an_inspection(house, until="scheduled", is_announced=False)
    readers = [house.person("tu"), *map(house.unit, ("long_dien", "snv", "tinh"))]
    assert [calendar(house, each) for each in readers] == [{}] * 4
    assert VISIT in calendar(house, house.person("minh"))
    go(house, "hanh", inspection, "start_unannounced", date(2019, 8, 14))
    assert VISIT in calendar(house, house.person("tu"), date(2019, 8, 14))


def test_a_surprise_called_off_stays_unknown(house: House):
    inspection = an_inspection(house, until="scheduled", is_announced=False)
    go(house, "hanh", inspection, "cancel", AUGUST_2, reason="lộ kế hoạch")
    assert calendar(house, house.unit("long_dien")) == {}


def test_many_deficiencies_of_one_day_are_one_entry(house: House):
    an_inspection(house, until="following_up")
    found = calendar(house, house.person("tu"), date(2019, 9, 20))
    assert found["Hạn: Khắc phục và báo cáo kết quả - UBND huyện Long Điền"] == "30/09/2019"


def test_what_is_put_off_stands_there_as_called_off(house: House):
    inspection = an_inspection(house, until="notified")
    go(house, "hanh", inspection, "postpone", date(2019, 8, 5), reason="bão")
    settle(house.work)
    [entry] = entries(feed_of(house.by(on=date(2019, 8, 5)), house.person("tu")))
    assert (entry.status, entry.summary) == ("CANCELLED", f"Đã hủy: {VISIT}")


def test_a_plan_that_may_change_is_tentative(house: House):
    inspection = an_inspection(house, a_campaign(house))
    slot = DaySlot(date(2019, 8, 14), time(8))
    arrange_visit(house.by("lan", AUGUST_2), [inspection], [slot])
    [entry] = entries(feed_of(house.by(on=AUGUST_2), house.person("minh")))
    assert entry.status == "TENTATIVE"


def test_an_entry_keeps_its_name_and_counts_up_as_it_moves(house: House):
    inspection = an_inspection(house, until="scheduled")
    seen = []
    for day in (14, 15, 16):
        arrange_visit(house.by("lan", AUGUST_2), [inspection], [DaySlot(date(2019, 8, day))])
        visits = entries(feed_of(house.by(on=AUGUST_2), house.person("minh")))
        seen += [(each.uid, each.sequence) for each in visits if each.summary == VISIT]
    assert len({uid for uid, _sequence in seen}) == 1
    assert seen == sorted(set(seen))


def test_an_address_leads_to_the_calendar_until_it_is_revoked(stored_house: House):
    an_inspection(stored_house, until="notified")
    work = stored_house.by("operator", AUGUST_2)
    number, token = make_feed(work, stored_house.person("tu"))
    assert VISIT in feed_by_token(work, token).decode().replace("\r\n ", "")
    revoke_feed(work, number)
    with pytest.raises(NotFound):
        feed_by_token(work, token)
    with pytest.raises(MoveRefused):
        revoke_feed(work, number)


def test_the_secret_is_stored_nowhere(house: House):
    _number, token = make_feed(house.by(), house.person("tu"))
    [feed] = house.work.session.exec(select(CalendarFeed))
    assert token not in str(feed.model_dump())
    assert len(feed.token_sha256) == 64


@pytest.mark.parametrize("token", ["", "x", "../../etc/passwd", "\ud800", "a" * 100_000, "ữ\x00"])
def test_a_guess_is_refused_like_a_revoked_address(house: House, token: str):
    number, revoked = make_feed(house.by(), house.person("tu"))
    revoke_feed(house.by(), number)
    said = []
    for tried in (token, revoked):
        with pytest.raises(NotFound) as refused:
            feed_by_token(house.by(), tried)
        said.append(str(refused.value))
    assert said[0] == said[1]


def test_a_guess_and_a_revoked_address_ask_the_same_of_the_database(house: House):
    number, revoked = make_feed(house.by(), house.person("tu"))
    revoke_feed(house.by(), number)
    house.work.session.flush()
    asked = []
    for token in ("g" * len(revoked), revoked):
        with queries_of(house) as statements, pytest.raises(NotFound):
            feed_by_token(house.by(), token)
        asked.append(list(statements))
    assert asked[0] == asked[1]
    assert len(asked[0]) == 1


@contextmanager
def queries_of(house: House) -> Iterator[list[str]]:
    """Collect what the database is asked."""
    seen: list[str] = []
    engine = house.work.session.get_bind()

    def note(_c: object, _cursor: object, statement: str, *_rest: object) -> None:
        seen.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    yield seen
    event.remove(engine, "before_cursor_execute", note)


def test_the_use_of_an_address_is_noted_once_an_hour(house: House):
    work = house.by("operator", AUGUST_2)
    _number, token = make_feed(work, house.person("tu"))
    used = []
    for minutes in (0, 30, 90):
        note_feed_used(work.moved_to(work.at + timedelta(minutes=minutes)), token)
        used.append(list_feeds(work)[0].last_used_at)
    assert used == [work.at, work.at, work.at + timedelta(minutes=90)]


def test_nobody_takes_the_calendar_of_somebody_else(house: House):
    tu = house.by("tu", AUGUST_2)
    for foreign in (house.person("lan"), house.unit("dat_do")):
        with pytest.raises(MoveRefused):
            make_feed(tu, foreign)
        with pytest.raises(MoveRefused):
            feed_of(tu, foreign)
    number, _token = make_feed(tu, house.unit("long_dien"))
    with pytest.raises(NotFound):
        revoke_feed(house.by("quan", AUGUST_2), number)
    assert [each.number for each in list_feeds(house.by("quan"))] == []


def test_the_heir_of_a_unit_sees_what_it_took_over(house: House):
    an_inspection(house, until="following_up")
    dissolve(house, "long_dien", "dat_do", on=date(2019, 9, 15))
    found = calendar(house, house.unit("dat_do"), date(2019, 9, 20))
    assert any(title.startswith("Hạn: Khắc phục") for title in found)


def test_inspections_of_other_years_do_not_stand_in_the_way(house: House):
    an_inspection(house, until="notified")
    assert calendar(house, house.person("minh"), date(2021, 1, 4)) == {}
    assert house.work.session.exec(select(Inspection)).one().state == "notified"
