"""An older database learns to tell programs, keeps its letters, and lays no event aside unasked."""

from __future__ import annotations

from alembic import command
from alembic.config import Config
from sqlalchemy import text
from sqlmodel import Session

from inspect_flow.records.tables import Account, EventHook, Person
from inspect_flow.storage import migrations
from inspect_flow.storage.engine import open_engine
from inspect_flow.storage.schema import upgrade
from tests.desks import MONDAY_8AM

LETTER = (
    "INSERT INTO message (id, key, kind, channel, state, name, address, title, body, html,"
    " attachments, created_at, attempts, outcome)"
    " VALUES (7, 'k', 'digest', 'mail', 'sent', '', '', '', '', '', '[]', '2019-08-14', 1, '')"
)
CLOCK = (
    "INSERT INTO clock (id, subject, subject_id, step, state, due, original_due, started_on, rung)"
    " VALUES (1, 'deficiency', 1, 'plan', 'running', '2019-08-14', '2019-08-14', '2019-08-01', 1)"
)
REMINDER = (
    'INSERT INTO reminder (id, clock_id, rung, due, "on", raised_at, state, outcome) VALUES'
    " (1, 1, 'before', '2019-08-14', '2019-08-13', '2019-08-13', 'handed_over', '')"
)
CARRIED = "INSERT INTO message_reminder (message_id, reminder_id) VALUES (7, 1)"
EVENT = (
    "INSERT INTO event (entity, entity_id, version, tag, at, recorded_at, actor, body, previous,"
    " hash) VALUES ('unit', 1, {0}, 'unit.amended', '2019-08-14', '2019-08-14', 'x', '', '', '')"
)


def test_an_upgrade_keeps_letters_and_what_they_carried(database_url: str) -> None:
    engine = open_engine(database_url, must_exist=False)
    config = Config()
    config.set_main_option("script_location", next(iter(migrations.__path__)))
    config.set_main_option("path_separator", "os")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0009")
        for statement in (LETTER, CLOCK, REMINDER, CARRIED):
            connection.execute(text(statement))
    upgrade(engine)
    with engine.begin() as connection:
        carried = text(
            "SELECT message.id, reminder_id FROM message"
            " JOIN message_reminder ON message_id = message.id"
        )
        assert connection.execute(carried).all() == [(7, 1)]
        connection.execute(text("UPDATE message SET channel = 'events'"))
    engine.dispose()


def test_events_are_laid_aside_while_a_program_is_told(database_url: str) -> None:
    engine = open_engine(database_url, must_exist=False)
    upgrade(engine)
    with Session(engine) as session:
        person = Person(code="lan", name="bà Lan")
        session.add(person)
        session.flush()
        account = Account(person_id=person.id, username="lan", opened_at=MONDAY_8AM)
        session.add(account)
        session.flush()
        seen = [_laid_aside(session, 1)]
        hook = EventHook(name="", url="", secret="", account_id=account.id, made_at=MONDAY_8AM)
        session.add(hook)
        session.flush()
        seen.append(_laid_aside(session, 2))
        hook.is_on = False
        session.add(hook)
        session.flush()
        seen.append(_laid_aside(session, 3))
    assert seen == [0, 1, 1]
    engine.dispose()


def _laid_aside(session: Session, version: int) -> int:
    """Write an event, and count what waits."""
    session.connection().execute(text(EVENT.format(version)))
    return int(
        session.connection().execute(text("SELECT count(*) FROM event_waiting")).scalar_one()
    )
