"""Every page answers on PostgreSQL, too: for the secretary, for a commune, for the leadership."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlmodel import select
from starlette.testclient import TestClient

from bench.page_people import AtWork, at_work
from bench.province import Scale
from inspect_flow.records.tables import Campaign, Deficiency, Delegation, Inspection
from inspect_flow.storage.engine import open_engine
from inspect_flow.storage.schema import upgrade
from inspect_flow.web.app import create_app
from inspect_flow.web.settings import WebSettings
from inspect_flow.web.visitors import Audience
from tests.postgres import Postgres
from tests.web.offices import ORIGIN
from tests.web.route_rows import rows

SCALE = Scale(provinces=1, communes=3, years=2, first_year=2025, inspected_percent=100)
ELSEWHERE = ("document", "file")
"""A synthetic province keeps no papers and no files."""


@pytest.fixture(scope="module")
def province(postgres_server: Postgres) -> Iterator[AtWork]:
    """Lend a small province on PostgreSQL."""
    with postgres_server.database() as url:
        engine = open_engine(url, must_exist=False)
        upgrade(engine)
        engine.dispose()
        with at_work(url, SCALE) as lent:
            yield lent


@pytest.fixture(scope="module")
def codes(province: AtWork) -> dict[str, str]:
    """Name a record of each kind."""
    with province.workplace.doorman().reading() as work:
        found = {
            kind.__tablename__: work.session.exec(select(kind.code)).first()
            for kind in (Campaign, Inspection, Deficiency, Delegation)
        }
    return found | {"unit": "t01-x001"}


@pytest.mark.parametrize("who", ["t01-tk", "t01-x001-ct", "t01-ct"])
def test_every_page_answers(province: AtWork, codes: dict[str, str], who: str):
    app = create_app(province.workplace, WebSettings(ORIGIN))
    browser = TestClient(app, base_url=ORIGIN)
    browser.cookies.set("session", province.tokens[who])
    shown = 0
    for row in rows():
        if row.method != "GET" or row.audience is not Audience.SIGNED_IN or row.kind in ELSEWHERE:
            continue
        answer = browser.get(row.address(codes.get(row.kind or "", "")))
        assert answer.status_code in (200, 303, 404, 409, 422), (row.path, answer.text)
        shown += answer.status_code == 200
    assert shown > 25
