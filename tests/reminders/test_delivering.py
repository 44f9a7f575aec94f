"""From the outbox into the world: sent once, tried again, or left to a person."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlmodel import Session, select

from inspect_flow.bootstrap.delivering import deliver
from inspect_flow.records.tables import Message
from inspect_flow.services.reminding.outbox import LEASE, cancel, claim, retry, settle_sent
from inspect_flow.storage.engine import open_engine
from inspect_flow.storage.session import transaction
from inspect_flow.vocabulary.errors import MoveRefused
from inspect_flow.vocabulary.reminders import Channel
from tests.delivery.smtp_sink import Sink, an_smtp_server
from tests.desks import MONDAY_8AM, a_desk
from tests.kept_schema import a_database

NOW = MONDAY_8AM


@pytest.fixture
def sink(monkeypatch: pytest.MonkeyPatch) -> Iterator[Sink]:
    with an_smtp_server() as server:
        monkeypatch.setenv("INSPECT_FLOW_MAIL", f"smtp://127.0.0.1:{server.port}?security=none")
        monkeypatch.setenv("INSPECT_FLOW_MAIL_FROM", "snv@example.vn")
        yield server


@pytest.fixture
def url(new_url: str) -> str:
    a_database(new_url).dispose()
    return new_url


def a_message(url: str, key: str = "k1", address: str = "tu@example.vn", **fields: object) -> None:
    engine = open_engine(url)
    with transaction(engine) as session:
        values = {"title": "Nhắc việc", "body": "Việc quá hạn", "channel": "mail", **fields}
        session.add(
            Message(key=key, kind="digest", name="ông Tú", address=address, created_at=NOW,
                    next_try_at=NOW, **values)
        )  # fmt: skip
    engine.dispose()


def the_message(url: str) -> Message:
    engine = open_engine(url)
    with Session(engine) as session:
        found = session.exec(select(Message)).one()
    engine.dispose()
    return found


def sent(url: str, at: datetime = NOW) -> tuple[int, int]:
    done = deliver(url, lambda: at)
    return done.sent, done.failed


def test_a_message_leaves_once(url: str, sink: Sink):
    a_message(url)
    assert [sent(url), sent(url, NOW + timedelta(days=1))] == [(1, 0), (0, 0)]
    assert the_message(url).state == "sent"
    assert len(sink.arrived) == 1


def test_many_messages_all_leave(url: str, sink: Sink):
    for number in range(45):
        a_message(url, f"k{number}")
    assert sent(url) == (45, 0)
    assert len({mail["Message-ID"] for mail in sink.arrived}) == 45


def test_a_busy_mailbox_is_tried_again_later(url: str, sink: Sink):
    a_message(url)
    sink.to_recipient = lambda _address: "450 busy"
    assert sent(url) == (0, 1)
    sink.to_recipient = lambda _address: "250 OK"
    assert sent(url, NOW + timedelta(seconds=59)) == (0, 0)
    assert sent(url, NOW + timedelta(seconds=61)) == (1, 0)


def test_a_mailbox_that_is_none_is_left_to_a_person(url: str, sink: Sink):
    a_message(url)
    sink.to_recipient = lambda _address: "550 no such user"
    sent(url)
    dead = the_message(url)
    assert (dead.state, dead.next_try_at) == ("dead", None)
    assert "550" in dead.outcome


def test_a_week_without_a_mail_server_loses_nothing(url: str, sink: Sink):
    for number in range(30):
        a_message(url, f"k{number}")
    sink.to_recipient = lambda _address: "421 closing"
    at = NOW
    while at < NOW + timedelta(days=7):
        sent(url, at)
        at += timedelta(hours=3)
    sink.to_recipient = lambda _address: "250 OK"
    back = [sent(url, at + timedelta(hours=hours)) for hours in range(14)]
    assert sum(count for count, _failed in back) == 30
    assert len(sink.arrived) == 30


def test_a_closed_way_is_not_hammered(url: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("INSPECT_FLOW_MAIL", "smtp://127.0.0.1:9?security=none")
    monkeypatch.setenv("INSPECT_FLOW_MAIL_FROM", "snv@example.vn")
    for number in range(50):
        a_message(url, f"k{number}")
    assert sent(url) == (0, 1)


def test_a_sender_that_died_is_followed_by_another_under_the_same_key(url: str, sink: Sink):
    a_message(url)
    engine = open_engine(url)
    with a_desk(engine, NOW) as work:
        claim(work, 10, Channel.MAIL)
    engine.dispose()
    assert sent(url, NOW + LEASE - timedelta(seconds=1)) == (0, 0)
    assert sent(url, NOW + LEASE) == (1, 0)
    assert sink.arrived[0]["Message-ID"] == "<k1@example.vn>"


def test_a_sender_that_was_too_slow_settles_nothing(url: str, sink: Sink):
    a_message(url)
    engine = open_engine(url)
    with a_desk(engine, NOW) as work:
        [slow] = claim(work, 10, Channel.MAIL)
    sent(url, NOW + LEASE)
    with a_desk(engine, NOW + LEASE * 2) as work:
        settle_sent(work, slow, "too late")
    engine.dispose()
    assert the_message(url).outcome == "<k1@example.vn>"


def test_without_a_server_the_mail_lies_in_a_folder(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("INSPECT_FLOW_SPOOL", str(tmp_path / "spool"))
    a_message(url)
    assert sent(url) == (1, 0)
    [file] = (tmp_path / "spool").iterdir()
    assert file.name == "k1.eml"
    assert b"Subject: =?utf-8?" in file.read_bytes()


def on(url: str, act: object) -> None:
    engine = open_engine(url)
    with a_desk(engine, NOW) as work:
        act(work, work.session.exec(select(Message)).one())  # type: ignore[operator]
    engine.dispose()


def test_a_person_sends_again_or_takes_out(url: str, sink: Sink):
    a_message(url, state="dead")
    on(url, retry)
    assert sent(url) == (1, 0)
    with pytest.raises(MoveRefused):
        on(url, lambda work, message: cancel(work, message, "đã báo"))


def test_taking_out_needs_a_reason(url: str):
    a_message(url)
    with pytest.raises(MoveRefused):
        on(url, lambda work, message: cancel(work, message, " "))
    on(url, lambda work, message: cancel(work, message, "đã báo qua điện thoại"))
    assert the_message(url).state == "cancelled"


def test_a_clock_that_ran_ahead_does_not_hold_messages_back(url: str, sink: Sink):
    a_message(url)
    engine = open_engine(url)
    with a_desk(engine, NOW + timedelta(days=900)) as work:
        claim(work, 10, Channel.MAIL)
    engine.dispose()
    assert sent(url) == (1, 0)
    assert sent(url, NOW + timedelta(days=901)) == (0, 0)


def test_a_clock_set_back_a_little_sends_nothing_twice(url: str, sink: Sink):
    a_message(url)
    engine = open_engine(url)
    with a_desk(engine) as work:
        claim(work, 10, Channel.MAIL)
    engine.dispose()
    assert sent(url, NOW - timedelta(hours=3)) == (0, 0)
