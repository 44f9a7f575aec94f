"""A small edition of the simulated year: the oracle and the sweep agree, and the oracle can see."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlmodel import Session, select

from bench.reminder_year.judging import FOLLOW_UP, Judgement, judge, report
from bench.reminder_year.long_dien import judge_long_dien
from bench.reminder_year.mailboxes import by_key, synthetic_mailboxes
from bench.reminder_year.year import Played, Scale, simulate
from inspect_flow.bootstrap.opening import load_office
from inspect_flow.records.tables import Reminder
from inspect_flow.storage.engine import open_engine

# From the middle of July on; the mail server is away while the first deadlines come near.
SMALL = Scale(
    campaigns=1, inspections=8, communes=8, first=date(2026, 7, 15), days=84,
    downtimes=((30, 33),), mail_away=(63, 69),
)  # fmt: skip


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Judgement, Played]:
    """Play the small year once."""
    url = f"sqlite:///{Path(tmp_path_factory.mktemp('year')) / 'year.db'}"
    return (url, *simulate(url, SMALL, lambda _what: None))


@pytest.mark.slow
def test_each_reminder_that_the_policy_demands_is_sent_once_and_none_besides(
    year: tuple[str, Judgement, Played],
):
    _url, judgement, played = year
    assert judgement.faults == []
    assert judgement.demanded > 25
    assert judgement.arrived == judgement.messages > 25
    assert played.failed > 0  # the mail server was away for a week
    assert "sent once, none besides" in report("A year", judgement)


def test_the_long_dien_case_is_reminded_of_as_the_policy_demands(tmp_path: Path):
    judgement = judge_long_dien(tmp_path)
    assert judgement.faults == []
    assert judgement.by_rung["responsibility"] == 1
    assert judgement.demanded == 26  # three of them of the inspection itself
    assert judgement.arrived == judgement.messages > 20


@pytest.mark.slow
def test_a_ledger_that_was_tampered_with_is_found_out(year: tuple[str, Judgement, Played]):
    url, _judgement, played = year
    with Session(open_engine(url)) as session:
        first = session.exec(select(Reminder)).first()
        assert first is not None
        first.rung = "made_up"
        session.add(first)
        session.flush()
        boxes = synthetic_mailboxes(session)
        found = judge(
            session, load_office(url), played.sweeps, boxes, by_key(session, []), FOLLOW_UP
        )
    faults = "\n".join(found.faults)
    assert "not raised: " in faults
    assert "raised unasked: " in faults
    assert "never arrived: " in faults
