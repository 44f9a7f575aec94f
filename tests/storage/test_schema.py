"""The schema: migrations lead to what the records say, and other versions are refused."""

from __future__ import annotations

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect, text
from sqlalchemy.exc import DatabaseError

from inspect_flow.records.tables import metadata
from inspect_flow.storage import migrations
from inspect_flow.storage.engine import open_engine
from inspect_flow.storage.schema import NEWEST_REVISION, require_current, upgrade
from inspect_flow.vocabulary.errors import StorageUnusable
from tests.desks import a_stored_campaign
from tests.kept_schema import a_database


def migrated(url: str) -> Engine:
    """Return an engine on a database that went through every step."""
    engine = open_engine(url, must_exist=False)
    upgrade(engine)
    return engine


def described(engine: Engine) -> dict[str, object]:
    """Return every table with its columns, keys, checks, uniques and indexes."""
    seen = inspect(engine)
    return {
        table: (
            sorted((c["name"], str(c["type"]), c["nullable"]) for c in seen.get_columns(table)),
            sorted(str(fk["name"]) for fk in seen.get_foreign_keys(table)),
            sorted(str(check["name"]) for check in seen.get_check_constraints(table)),
            sorted(str(unique["name"]) for unique in seen.get_unique_constraints(table)),
            sorted((str(i["name"]), bool(i["unique"])) for i in seen.get_indexes(table)),
        )
        for table in seen.get_table_names()
        if table != "alembic_version"
    }


def test_a_migrated_database_equals_one_made_from_the_records(database_url: str) -> None:
    stepwise = described(migrated(database_url))
    engine = open_engine(database_url)
    metadata.drop_all(engine)
    metadata.create_all(engine)
    assert stepwise == described(engine)


def test_nothing_in_the_records_waits_for_a_migration(database_url: str) -> None:
    with migrated(database_url).connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": False})
        assert compare_metadata(context, metadata) == []


def test_the_known_revision_is_the_newest_step() -> None:
    config = Config()
    config.set_main_option("script_location", next(iter(migrations.__path__)))
    config.set_main_option("path_separator", "os")
    assert ScriptDirectory.from_config(config).get_current_head() == NEWEST_REVISION


def test_upgrading_twice_changes_nothing(database_url: str) -> None:
    engine = migrated(database_url)
    assert upgrade(engine) == (NEWEST_REVISION, NEWEST_REVISION)


@pytest.mark.parametrize(
    "statement", ["UPDATE event SET actor = 'ai đó'", "DELETE FROM event WHERE version = 1"]
)
def test_events_can_neither_be_changed_nor_deleted(database_url: str, statement: str) -> None:
    engine = a_database(database_url)
    a_stored_campaign(engine)
    with pytest.raises(DatabaseError, match="append-only"), engine.begin() as connection:
        connection.execute(text(statement))


def test_a_database_of_a_newer_program_is_left_alone(database_url: str) -> None:
    engine = a_database(database_url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StorageUnusable, match="phiên bản mới hơn"):
        upgrade(engine)


def test_a_database_without_tables_says_how_to_get_them(database_url: str) -> None:
    engine = open_engine(database_url, must_exist=False)
    with pytest.raises(StorageUnusable) as refused:
        require_current(engine)
    assert refused.value.reasons == ["nâng cấp bằng lệnh: inspect-flow db upgrade"]


def test_what_tests_are_lent_is_what_the_steps_make(sqlite_url: str) -> None:
    lent, stepwise = a_database(), migrated(sqlite_url)

    assert described(lent) == described(stepwise)
    assert _triggers(lent) == _triggers(stepwise) != []


def _triggers(engine: Engine) -> list[str]:
    query = text("SELECT sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name")
    with engine.connect() as connection:
        return list(connection.execute(query).scalars())
