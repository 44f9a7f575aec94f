"""A workflow that lost a state in use stops the program before anything moves."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import pytest

from inspect_flow.bootstrap.opening import load_office, open_work
from inspect_flow.locale.dates import at_local
from inspect_flow.services.stored_states import refuse_unknown_states
from inspect_flow.vocabulary.errors import DefinitionError
from tests.builders import a_campaign, a_house, an_inspection
from tests.house import PLANNED_ON


def without(machines, entity, state):
    """Return the workflows as if `state` had been taken out of one of them."""
    machine = machines[entity]
    left = {name: each for name, each in machine.states.items() if name != state}
    return {**machines, entity: replace(machine, states=MappingProxyType(left))}


def a_house_that_lost(*lost):
    house = a_house(office=load_office("sqlite://"))
    an_inspection(house, until="on_site")
    for entity, state in lost:
        office = house.work.office
        office.__dict__["machines"] = without(office.machines, entity, state)
    return house


def test_states_that_are_known_let_the_work_begin():
    refuse_unknown_states(a_house_that_lost().work)


def test_a_lost_state_names_the_records_in_it():
    house = a_house_that_lost(("inspection", "on_site"))
    with pytest.raises(DefinitionError, match="1 hồ sơ ở trạng thái 'on_site'") as told:
        refuse_unknown_states(house.work)
    assert "KT-2019-001" in str(told.value)
    assert "workflows/inspection.yaml" in str(told.value)


def test_all_workflows_are_looked_at_before_it_stops():
    house = a_house_that_lost(("inspection", "on_site"), ("campaign", "issued"))
    with pytest.raises(DefinitionError) as told:
        refuse_unknown_states(house.work)
    assert len(told.value.reasons) == 2


def test_opening_for_work_asks_first(sqlite_url):
    house = a_house(url=sqlite_url)
    campaign = a_campaign(house)
    campaign.state = "dissolved"
    house.work.session.commit()
    now = at_local(PLANNED_ON)
    with pytest.raises(DefinitionError, match="dissolved"), open_work(sqlite_url, None, (now, now)):
        pass
