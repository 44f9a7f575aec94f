"""How often the database is asked: for one whole move, and for a case file of many findings."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import Engine, event

from inspect_flow.interchange.case_file.reading import read_case
from inspect_flow.interchange.loading import load_case
from inspect_flow.locale.dates import at_local
from inspect_flow.records.tables import Deficiency
from inspect_flow.services.moving import move
from inspect_flow.services.registry import actor_named, find
from inspect_flow.services.work import OPERATOR, Work
from inspect_flow.storage.session import transaction
from tests.builders import a_house, an_inspection
from tests.house import DIRECTED_ON
from tests.interchange.bench import Bench

CODE = "KT-2019-001-TT-01"
FEW, MANY = 2, 40


@contextmanager
def asked(engine: Engine) -> Iterator[list[str]]:
    """Collect the queries that are put to the database meanwhile."""
    said: list[str] = []

    def note(_connection: Any, _cursor: Any, text: str, *_rest: Any) -> None:
        if text.lstrip().upper().startswith("SELECT"):
            said.append(text)

    event.listen(engine, "before_cursor_execute", note)
    yield said
    event.remove(engine, "before_cursor_execute", note)


@pytest.fixture
def followed(new_url: str) -> Iterator[Engine]:
    """Lend a database with one inspection that is followed up."""
    house = a_house(url=new_url)
    an_inspection(house, until="following_up")
    house.work.session.commit()
    engine = house.work.session.connection().engine
    house.work.session.close()
    yield engine
    engine.dispose()


def queries_of_a_move(engine: Engine, who: str, name: str) -> int:
    """Return the number of queries of a move, from the codes that people type to the commit."""
    office, moment = a_house().work.office, at_local(DIRECTED_ON)
    with asked(engine) as said, transaction(engine) as session:
        work = Work(session, office, OPERATOR, moment, moment)
        work = work.by(actor_named(work, who))
        move(work, find(work, Deficiency, CODE), name, reason="số liệu cần xem lại")
    return len(said)


def test_a_move_by_the_unit_costs_few_queries(followed: Engine) -> None:
    assert queries_of_a_move(followed, "tu", "dispute") <= 8


def test_a_move_by_the_delegation_costs_few_queries(followed: Engine) -> None:
    queries_of_a_move(followed, "tu", "dispute")

    assert queries_of_a_move(followed, "hanh", "withdraw") <= 11


def a_case(n_findings: int) -> str:
    listed = "\n".join(
        f"      - {{statement: Tồn tại số {number}, area: procedures, "
        f"deficiency: {{owner: Phòng Nội vụ, deadline: 20/9/2019, "
        f"history: [{{date: 12/9/2019, what: plan, text: sẽ làm}}]}}}}"
        for number in range(n_findings)
    )
    return f"""\
case_file: 1
campaign: {{title: Kiểm tra CCHC năm 2019, year: 2019, code: C-2019}}
inspections:
  - unit: UBND huyện Long Điền
    shortcomings:
{listed}
"""


def test_loading_many_findings_asks_no_more_than_loading_few(new_url: str) -> None:
    bench = Bench(new_url)
    counts = []
    for number, n_findings in enumerate((FEW, MANY)):
        text = a_case(n_findings).replace("C-2019", f"C-{number}").replace("Long", f"Long {number}")
        case = read_case(text.encode(), "ho-so.yaml").case
        with asked(bench.engine) as said, bench.work() as work:
            load_case(work, case, "ho-so.yaml")
        counts.append(len(said))
    bench.engine.dispose()

    assert counts[1] <= counts[0]
