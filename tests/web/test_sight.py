"""What may be looked at, as queries say it, is what the roles of a person say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import select

from inspect_flow.records.base import Tracked
from inspect_flow.records.tables import (
    TRACKED,
    Campaign,
    Deficiency,
    Extension,
    Inspection,
    Person,
)
from inspect_flow.services.queries.deficiencies import list_deficiencies
from inspect_flow.services.queries.inspections import list_inspections
from inspect_flow.services.record_sight import _CONDITIONS, in_sight, is_in_sight
from inspect_flow.services.visibility import is_visible
from inspect_flow.services.work import Actor, Work
from tests.web.offices import REMEDY_DAY, VISIT_DAY, an_office

DAYS = (VISIT_DAY, REMEDY_DAY, date(2019, 12, 31))
ALIKE = (Campaign, Inspection, Deficiency, Extension)
# Registers; and a unit may know who comes, and when.
OPEN = ("unit", "person", "decision", "delegation", "visit")


@pytest.fixture(scope="module", params=DAYS, ids=str)
def work(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Work]:
    """Lend the case as it stood on that day, unscoped."""
    folder: Path = tmp_path_factory.mktemp("office")
    with an_office(request.param, folder) as office, office.workplace.doorman().reading() as work:
        yield work


def _seen_by(work: Work, person: Person) -> Work:
    return replace(work, actor=Actor(person.code, person.name, person.id), is_scoped=True)


def _records(work: Work, kind: type[Tracked]) -> list[Tracked]:
    return list(work.session.exec(select(kind)))


def test_every_tracked_kind_has_a_condition():
    assert set(_CONDITIONS) == set(TRACKED.values())


@pytest.mark.parametrize("kind", ALIKE, ids=lambda kind: kind.__tablename__)
def test_sight_is_what_the_roles_say(work: Work, kind: type[Tracked]):
    for person in work.session.exec(select(Person)):
        scoped = _seen_by(work, person)
        for record in _records(work, kind):
            assert is_in_sight(scoped, record) == is_visible(scoped, record), (person, record)


def test_nobody_sees_more_than_the_roles_say(work: Work):
    for person in work.session.exec(select(Person)):
        scoped = _seen_by(work, person)
        for name, kind in TRACKED.items():
            if name in OPEN:
                continue
            for record in scoped.session.exec(select(kind).where(in_sight(scoped, kind))):
                assert is_visible(scoped, record), (person.code, record)


def test_somebody_of_no_unit_and_no_delegation_sees_nothing(work: Work):
    stranger = replace(work, actor=Actor("quan", "Quân", 10_000), is_scoped=True)

    for kind in TRACKED.values():
        assert not list(stranger.session.exec(select(kind).where(in_sight(stranger, kind))))
    assert list_inspections(stranger) == []
    assert list_deficiencies(stranger) == []
