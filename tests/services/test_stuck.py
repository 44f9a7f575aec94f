"""Inspections that stand still are listed with the rule that put them there, and for how long."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from inspect_flow.services.moving import move
from inspect_flow.services.queries.stuck import StuckRow, stuck_inspections
from inspect_flow.vocabulary.findings import FindingKind
from tests.builders import House, a_campaign, a_finding, an_inspection
from tests.case_steps import bring_to
from tests.house import CONCLUDED_ON, DIRECTED_ON, VISIT_DAY
from tests.stories.conftest import house, office, stored_house

__all__ = ["house", "office", "stored_house"]

A_MONTH_LATER = date(2019, 9, 14)


def stuck(house: House, on: date, by: str = "operator") -> list[StuckRow]:
    return stuck_inspections(house.by(by, on))


@pytest.mark.parametrize(
    ("state", "rule", "since", "due"),
    [
        ("on_site", "no_minutes", VISIT_DAY, date(2019, 8, 21)),
        ("findings_drafted", "no_minutes", VISIT_DAY, date(2019, 8, 21)),
        ("commented", "no_minutes", VISIT_DAY, date(2019, 8, 21)),
        ("minutes_signed", "no_conclusion", VISIT_DAY, date(2019, 9, 5)),
        ("concluded", "no_directive", CONCLUDED_ON, date(2019, 9, 6)),
    ],
)
def test_what_waits_for_a_paper_is_listed_with_rule_and_age(
    stored_house: House, state: str, rule: str, since: date, due: date
):
    an_inspection(stored_house, until=state)

    [row] = stuck(stored_house, A_MONTH_LATER)

    assert (row.rule, row.since, row.days) == (rule, since, (A_MONTH_LATER - since).days)
    assert (row.due, row.overdue_days) == (due, (A_MONTH_LATER - due).days)


@pytest.mark.parametrize("state", ["planned", "self_reported", "directed", "following_up"])
def test_a_case_that_waits_for_no_paper_is_not_listed(house: House, state: str):
    an_inspection(house, until=state)
    assert stuck(house, A_MONTH_LATER) == []


def test_on_the_day_of_the_visit_nothing_stands_still(house: House):
    an_inspection(house, until="on_site")
    assert stuck(house, VISIT_DAY) == []
    [row] = stuck(house, VISIT_DAY + timedelta(days=1))
    assert (row.days, row.overdue_days) == (1, None)


def test_without_a_shortcoming_no_directive_is_missing(house: House):
    inspection = an_inspection(house, until="on_site")
    a_finding(house, inspection, "đã ban hành kế hoạch", kind=FindingKind.STRENGTH)
    inspection.says_no_shortcoming = True
    bring_to(house, inspection, "concluded")
    assert stuck(house, DIRECTED_ON) == []


def test_the_longest_waiting_stands_first(house: House):
    campaign = a_campaign(house)
    an_inspection(house, campaign, until="concluded")
    an_inspection(house, campaign, unit="dat_do", until="on_site")
    assert [row.code for row in stuck(house, A_MONTH_LATER)] == ["KT-2019-002", "KT-2019-001"]


def test_a_surprise_shows_only_once_the_unit_knows_of_it(house: House):
    inspection = an_inspection(house, until="scheduled", is_announced=False)
    assert stuck(house, A_MONTH_LATER, by="tu") == []
    move(house.by("hanh", VISIT_DAY), inspection, "start_unannounced")
    assert [row.rule for row in stuck(house, A_MONTH_LATER, by="tu")] == ["no_minutes"]
