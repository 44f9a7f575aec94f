"""What goes wrong in real offices: years without calendar, days gone by, units gone, bad addresses.

A policy with a loop or a rung that is never reached is refused in
tests/definitions/test_reminder_policy.py, a clock set back in test_sweeping.py and
test_delivering.py, summer time of the host in test_running.py.
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlmodel import col, select

from inspect_flow.bootstrap.reminding import tick
from inspect_flow.locale.dates import at_local
from inspect_flow.records.tables import Deficiency, Inspection, Message, Reminder
from inspect_flow.services import journal
from inspect_flow.services.people import amend_person
from inspect_flow.services.reminding.calendar_gaps import calendar_gaps
from inspect_flow.services.reminding.handing_over import hand_over
from inspect_flow.services.work import SYSTEM
from inspect_flow.storage.engine import open_engine
from inspect_flow.storage.session import transaction
from tests.builders import House, an_inspection
from tests.command_line import a_command_line
from tests.delivery.smtp_sink import an_smtp_server
from tests.kept_schema import a_database
from tests.reminders.clockwork import ledger, swept
from tests.reminders.heirs import dissolve
from tests.reminders.standing_case import a_late_case
from tests.stories.acts import only

SOON, DUE_DAY, DISSOLVED_ON = date(2019, 9, 25), date(2019, 9, 30), date(2019, 9, 27)


@pytest.fixture
def directed(house: House) -> House:
    """Lend a house in which one deficiency is to be put right by 30/9, everybody with mail."""
    for code in ("hanh", "lan", "minh", "tu", "quan"):
        amend_person(house.by(), house.person(code), {"email": f"{code}@example.vn"})
    an_inspection(house, until="following_up")
    return house


def deficiency_of(house: House) -> Deficiency:
    return only(house, house.work.session.exec(select(Inspection)).one())


def due_on(house: House, deadline: date) -> None:
    """Move the deadline, as a count under other rules does."""
    changes = {"deadline": deadline}
    journal.change(
        house.by("lan", SOON), deficiency_of(house), changes, "deficiency.deadline_recounted"
    )


def handed_over(house: House, on: date) -> None:
    hand_over(house.by("operator", on).by(SYSTEM))


def mailboxes(house: House) -> set[str]:
    return {each.address for each in house.work.session.exec(select(Message))}


def test_a_year_without_a_calendar_is_said_aloud_and_reminded_in(directed: House):
    assert calendar_gaps(directed.by("operator", SOON)) == ()
    due_on(directed, date(2028, 3, 15))
    swept(directed, SOON)
    [said] = calendar_gaps(directed.by("operator", SOON))
    assert said.startswith("Chưa có lịch nghỉ lễ, tết năm 2028")
    assert "calendars/2028.yaml" in said
    swept(directed, date(2028, 3, 15))
    assert ("due_day", date(2028, 3, 15), "waiting") in ledger(directed)


def test_the_sweep_and_the_preview_say_it(tmp_path: Path, directed_on_disk: House):
    desk = a_command_line(tmp_path, directed_on_disk)
    on = f"{SOON:%d/%m/%Y} 08:00"
    assert "Chưa có lịch nghỉ lễ, tết năm 2028" in desk.said("remind", "sweep", "--no-send", on=on)
    assert "tết năm 2028" in desk.said("remind", "preview", on=on)
    told = desk.told("remind", "sweep", "--no-send", on=on)
    assert [each[:36] for each in told["calendar_gaps"]] == ["Chưa có lịch nghỉ lễ, tết năm 2028: "]


@pytest.fixture
def directed_on_disk(directed: House) -> House:
    """Lend a house whose deadline lies in a year without a calendar."""
    due_on(directed, date(2028, 3, 15))
    swept(directed, SOON - timedelta(days=1))
    return directed


def test_a_deadline_set_into_the_past_asks_only_for_what_lies_ahead(directed: House):
    swept(directed, SOON)
    before = len(ledger(directed))
    due_on(directed, date(2019, 9, 17))
    swept(directed, date(2019, 9, 26))
    assert ledger(directed)[before:] == []
    swept(directed, date(2019, 10, 8))
    # The rungs of the first five working days had passed when the day was set: they do not come.
    assert [rung for rung, _on, _state in ledger(directed)[before:]] == ["second_letter"]


def test_a_reminder_in_the_queue_goes_to_the_only_heir(directed: House):
    swept(directed, SOON)
    dissolve(directed, "long_dien", "dat_do", on=DISSOLVED_ON)
    handed_over(directed, DISSOLVED_ON)
    assert "quan@example.vn" in mailboxes(directed)
    assert "tu@example.vn" not in mailboxes(directed)


def test_with_several_heirs_it_waits_on_the_worklist(directed: House):
    swept(directed, SOON)
    dissolve(directed, "long_dien", "dat_do", "snv", on=DISSOLVED_ON)
    handed_over(directed, DISSOLVED_ON)
    outcomes = directed.work.session.exec(
        select(Reminder.outcome).where(Reminder.state == "unaddressed")
    )
    assert any("chọn đơn vị kế thừa" in said for said in outcomes)
    assert mailboxes(directed).isdisjoint({"tu@example.vn", "quan@example.vn"})


def test_without_any_heir_it_waits_on_the_worklist_too(directed: House):
    swept(directed, SOON)
    dissolve(directed, "long_dien", on=DISSOLVED_ON)
    handed_over(directed, DISSOLVED_ON)
    states = {state for _rung, _on, state in ledger(directed)}
    assert "unaddressed" in states


@pytest.mark.parametrize(
    "address", ["tu@example.vn\r\nBcc: all@example.vn", "tu@example.vn\nX: y", "\r\n", "tu@\r.vn"]
)
def test_an_address_with_line_ends_reaches_nobody_and_a_person_sees_it(
    new_url: str, address: str, monkeypatch: pytest.MonkeyPatch
):
    a_late_case(new_url, address)
    with an_smtp_server() as sink:
        monkeypatch.setenv("INSPECT_FLOW_MAIL", f"smtp://127.0.0.1:{sink.port}?security=none")
        monkeypatch.setenv("INSPECT_FLOW_MAIL_FROM", "snv@example.vn")
        tick(new_url, lambda: at_local(DUE_DAY))
    recipients = set(sink.recipients)
    assert recipients == {"hanh@example.vn", "lan@example.vn"} & recipients
    engine = open_engine(new_url)
    with engine.connect() as connection:
        dead = connection.execute(select(Message.outcome).where(col(Message.state) == "dead")).all()
    engine.dispose()
    assert len(dead) > 0


def test_an_overfull_outbox_leaves_once_after_a_week_without_a_server(
    new_url: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("INSPECT_FLOW_MAIL_FROM", "snv@example.vn")
    full(new_url, 400)
    monkeypatch.setenv("INSPECT_FLOW_MAIL", "smtp://127.0.0.1:9?security=none")
    for day in range(7):
        tick(new_url, lambda day=day: at_local(DUE_DAY) + timedelta(days=day))  # type: ignore[misc]
    with an_smtp_server() as sink:
        monkeypatch.setenv("INSPECT_FLOW_MAIL", f"smtp://127.0.0.1:{sink.port}?security=none")
        for hour in range(2, 26):
            at = at_local(DUE_DAY) + timedelta(days=7, hours=hour)
            tick(new_url, lambda at=at: at)  # type: ignore[misc]
        arrived = [mail["Message-ID"] for mail in sink.arrived]
    assert (len(arrived), len(set(arrived))) == (400, 400)


def full(url: str, count: int) -> None:
    """Lay so many messages into an outbox."""
    engine, now = a_database(url), at_local(DUE_DAY)
    with transaction(engine) as session:
        session.add_all(
            Message(key=f"k{number:05d}", kind="digest", name="ông Tú", address="tu@example.vn",
                    title="Nhắc việc", body="Việc quá hạn", channel="mail", created_at=now,
                    next_try_at=now)
            for number in range(count)
        )  # fmt: skip
    engine.dispose()
