"""Asking whether a record may move costs the same for two findings as for twenty."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import event

from inspect_flow.records.base import Tracked
from inspect_flow.records.tables import Campaign, Delegation, Inspection
from inspect_flow.services.deficiencies import deficiencies_of
from inspect_flow.services.delegations import add_member
from inspect_flow.services.directives import directive_of
from inspect_flow.services.facts import facts_of
from inspect_flow.services.moving import offered
from inspect_flow.services.people import register_person
from inspect_flow.services.registry import get
from inspect_flow.vocabulary.roles import Role
from tests.builders import House, a_finding, a_house, an_inspection, bring_to

FEW, MANY = 2, 20


@contextmanager
def asked(house: House) -> Iterator[list[str]]:
    """Collect what the database is asked, with nothing remembered from before."""
    house.work.session.commit()
    house.work.session.expire_all()
    house.work.session.expunge_all()
    said: list[str] = []

    def note(_connection: Any, _cursor: Any, text: str, *_rest: Any) -> None:
        said.append(text)

    engine = house.work.session.get_bind()
    event.listen(engine, "before_cursor_execute", note)
    yield said
    event.remove(engine, "before_cursor_execute", note)


def a_case(n_findings: int, until: str) -> tuple[House, Inspection]:
    house = a_house()
    inspection = an_inspection(house, until="on_site")
    for number in range(n_findings):
        quantities = [{"ratio": "105/277", "percent": "trên 46%"}]
        a_finding(house, inspection, f"tồn tại số {number} khác hẳn", quantities=quantities)
    bring_to(house, inspection, until)
    return house, inspection


def campaign_of(house: House, inspection: Inspection) -> Tracked:
    return get(house.work, Campaign, inspection.campaign_id)


def first_deficiency(house: House, inspection: Inspection) -> Tracked:
    return deficiencies_of(house.work, inspection)[0]


def directive(house: House, inspection: Inspection) -> Tracked:
    found = directive_of(house.work, inspection)
    assert found is not None
    return found


RECORDS: dict[str, Callable[[House, Inspection], Tracked]] = {
    "inspection": lambda house, inspection: inspection,
    "campaign": campaign_of,
    "deficiency": first_deficiency,
    "directive": directive,
}


@pytest.mark.parametrize("kind", RECORDS)
@pytest.mark.parametrize("question", [offered, lambda work, record: facts_of(work, record, {})])
def test_the_number_of_queries_does_not_grow_with_the_findings(kind, question):
    counts = []
    for n_findings in (FEW, MANY):
        house, inspection = a_case(n_findings, until="following_up")
        record = RECORDS[kind](house, inspection)
        identity = (type(record), record.id)
        with asked(house) as said:
            question(house.by("hanh"), house.work.session.get_one(*identity))
        counts.append(len(said))
    assert counts[0] == counts[1]


def test_a_whole_inspection_is_judged_with_few_queries():
    house, inspection = a_case(MANY, until="following_up")
    identity = inspection.id
    with asked(house) as said:
        facts_of(house.work, house.work.session.get_one(Inspection, identity), {})
    assert len(said) <= 25


def test_the_number_of_queries_does_not_grow_with_the_delegation():
    counts = []
    for n_members in (FEW, MANY):
        house = a_house()
        inspection = an_inspection(house, until="scheduled")
        for number in range(n_members):
            join(house, inspection, f"tv{number}")
        identity = inspection.id
        with asked(house) as said:
            facts_of(house.work, house.work.session.get_one(Inspection, identity), {})
        counts.append(len(said))
    assert counts[0] == counts[1]


def join(house: House, inspection: Inspection, code: str) -> None:
    """Add one more member to the delegation."""
    register_person(house.work, code, code, unit=house.unit("snv"))
    delegation = get(house.work, Delegation, inspection.delegation_id)
    add_member(house.by("lan"), delegation, house.person(code), Role.MEMBER)
