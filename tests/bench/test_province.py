"""Synthetic provinces are real enough to measure on: proven chains, known states, one content."""

from __future__ import annotations

from sqlmodel import Session, select

from bench.province import Scale, fill
from inspect_flow.bootstrap.opening import load_office
from inspect_flow.records.tables import Deficiency, Unit
from inspect_flow.services import journal
from inspect_flow.services.auditing import broken_links, root
from inspect_flow.storage.session import reading
from tests.desks import a_desk
from tests.kept_schema import a_database

SMALL = Scale(provinces=2, communes=8, years=2, inspected_percent=60)


def the_root_of(url: str, seed: int) -> str:
    engine = a_database(url)
    fill(engine, SMALL, seed)
    with reading(engine) as session:
        return root(session)


def test_every_chain_of_a_synthetic_province_is_proven(new_url: str) -> None:
    engine = a_database(new_url)
    written = fill(engine, SMALL)
    with reading(engine) as session:
        assert list(broken_links(session)) == []
    assert written["deficiency"] == 3 * written["inspection"] == 3 * 2 * 2 * 2


def test_one_seed_gives_one_content_and_another_seed_another(sqlite_url: str) -> None:
    first = the_root_of(f"{sqlite_url}.first", seed=1)
    assert the_root_of(f"{sqlite_url}.second", seed=1) == first
    assert the_root_of(f"{sqlite_url}.third", seed=2) != first


def test_every_state_is_one_that_the_workflow_knows(sqlite_url: str) -> None:
    engine = a_database(sqlite_url)
    fill(engine, SMALL)
    known = load_office(sqlite_url).machines["deficiency"].states
    with Session(engine) as session:
        found = set(session.exec(select(Deficiency.state)))
    assert found <= set(known)
    assert {"closed", "directed"} <= found


def test_a_filled_database_goes_on_with_free_identities(new_url: str) -> None:
    engine = a_database(new_url)
    written = fill(engine, SMALL)
    with a_desk(engine) as work:
        added = Unit(code="thêm")
        journal.create(work, added, "unit.registered")
    assert added.id == written["unit"] + 1
