"""Tampering is found and named: altered, cut off, missing, forked, rewritten."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from sqlalchemy import Engine, text

from inspect_flow.services.auditing import broken_links, manifest, missing_since
from inspect_flow.vocabulary.errors import BadInput
from tests.desks import a_desk, a_stored_campaign
from tests.kept_schema import a_database


def tampered(engine: Engine, *statements: str) -> None:
    """Do what only the owner of the database can do: take the triggers away, and write."""
    protection = (
        ["DROP TRIGGER event_no_update", "DROP TRIGGER event_no_delete"]
        if engine.dialect.name == "sqlite"
        else ["DROP TRIGGER event_append_only ON event"]
    )
    with engine.begin() as connection:
        for statement in (*protection, *statements):
            connection.execute(text(statement))


def faults(engine: Engine) -> Sequence[str]:
    """Return what the audit says."""
    with a_desk(engine) as work:
        return list(broken_links(work.session))


@pytest.fixture
def engine(new_url: str) -> Engine:
    """Return a database with one campaign of four events."""
    engine = a_database(new_url)
    a_stored_campaign(engine, n_events=4)
    return engine


def test_an_untouched_database_proves(engine: Engine) -> None:
    assert faults(engine) == []


def test_an_altered_sentence_is_named(engine: Engine) -> None:
    tampered(engine, "UPDATE event SET body = replace(body, 'lần 1', 'lần 9') WHERE version = 2")
    assert faults(engine) == ["campaign 1: nội dung sự kiện 2 đã bị sửa"]


def test_an_altered_actor_is_named(engine: Engine) -> None:
    tampered(engine, "UPDATE event SET actor = 'người khác' WHERE version = 3")
    assert faults(engine) == ["campaign 1: cột của sự kiện 3 khác nội dung đã ký mã"]


@pytest.mark.parametrize("column", ["at", "recorded_at"])
def test_an_altered_moment_is_named(engine: Engine, column: str) -> None:
    tampered(engine, f"UPDATE event SET {column} = '2019-08-13 01:00:00' WHERE version = 2")
    assert faults(engine) == ["campaign 1: thời điểm của sự kiện 2 khác nội dung đã ký mã"]


def test_a_deleted_tail_is_named(engine: Engine) -> None:
    tampered(engine, "DELETE FROM event WHERE version > 2")
    assert faults(engine) == [
        "campaign KT-2019: bản ghi ở bản 4 nhưng sự kiện cuối là 2 (mất đuôi)"
    ]


def test_a_missing_middle_is_named(engine: Engine) -> None:
    tampered(engine, "DELETE FROM event WHERE version = 2")
    assert faults(engine) == ["campaign 1: thiếu sự kiện 2, sau đó là 3"]


def test_a_state_changed_past_the_flow_is_named(engine: Engine) -> None:
    tampered(engine, "UPDATE campaign SET state = 'closed'")
    assert faults(engine) == [
        "campaign KT-2019: trạng thái trong bản ghi khác trạng thái trong sự kiện"
    ]


def test_a_deleted_record_is_named(engine: Engine) -> None:
    tampered(engine, "DELETE FROM campaign")
    assert faults(engine) == ["campaign 1: bản ghi đã bị xóa, chỉ còn sự kiện"]


def test_a_forked_version_is_named(sqlite_url: str) -> None:
    engine = a_database(sqlite_url)
    a_stored_campaign(engine, n_events=3)
    columns = "entity, entity_id, version, tag, at, recorded_at, actor, body, previous, hash"
    tampered(
        engine,
        "CREATE TABLE copied AS SELECT * FROM event",
        "DROP TABLE event",
        "CREATE TABLE event AS SELECT * FROM copied",
        f"INSERT INTO event (id, {columns}) SELECT 99, {columns} FROM copied WHERE version = 2",
    )
    assert faults(engine) == ["campaign 1: sự kiện 2 có hai bản (chuỗi bị rẽ nhánh)"]


def test_a_tail_cut_off_together_with_its_record_is_found_by_a_kept_root(engine: Engine) -> None:
    with a_desk(engine) as work:
        kept = manifest(work.session)
    tampered(engine, "DELETE FROM event WHERE version = 4", "UPDATE campaign SET version = 3")
    assert faults(engine) == []
    with a_desk(engine) as work:
        found = list(missing_since(work.session, kept))
    assert found == ["campaign KT-2019: sự kiện 4 đã bị xóa"]


def test_a_manifest_that_was_edited_is_refused(engine: Engine) -> None:
    with a_desk(engine) as work:
        kept = manifest(work.session)
        kept["heads"] = []
        with pytest.raises(BadInput, match="không tự khớp"):
            list(missing_since(work.session, kept))
