"""Every route, every role, own and other units: what is foreign does not exist.

A new route fails here until its kind of record stands in `route_rows`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from sqlmodel import func, select
from starlette.testclient import TestClient

from inspect_flow.records.tables import Event
from inspect_flow.web.visitors import Audience
from tests.web.neighbours import neighbouring_office
from tests.web.offices import Office
from tests.web.route_rows import MISSING, OTHER_PARTS, Places, Row, places, rows

INSPECTORS = ("truongdoan", "thuky", "thanhvien", "lanhdao")
UNIT, SIBLING_UNIT = ("chutich", "donvi"), ("chutich-ben", "donvi-ben")
OUTSIDERS = ("donvi-tren", "donvi-duoi", "quantri", "nguoingoai")
EVERYBODY = (*INSPECTORS, *UNIT, *SIBLING_UNIT, *OUTSIDERS)

SHARED = ("campaign", "delegation")
"""Both units may know of these: that there is a campaign, and who comes."""
REGISTER = ("unit",)
"""The register is open to whoever works for a body that runs campaigns."""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Lend both units' cases; nothing that is sent here may change them."""
    with neighbouring_office(tmp_path_factory.mktemp("neighbours")) as lent:
        yield lent


def _foreign(who: str, where: Places) -> Iterator[tuple[str, str]]:
    """Return (kind, code) of what that person must not know of."""
    own, sibling = dict(where.own), dict(where.sibling)
    shared = [(kind, own.pop(kind)) for kind in SHARED]
    surprised = list(where.surprised.items())
    if who in UNIT:
        hidden = [*sibling.items(), *surprised]
    elif who in SIBLING_UNIT:
        hidden = [*own.items(), *surprised]
    else:
        hidden = [*own.items(), *sibling.items(), *surprised, *shared]
    opened = REGISTER if who in ("donvi-tren", "quantri") else ()
    for kind, code in hidden:
        if kind not in opened and not (who == "donvi-duoi" and code == where.surprised["unit"]):
            yield kind, code


def test_every_route_has_a_row():
    for row in rows():
        assert row.kind or row.is_free, f"{row.method} {row.path}: say in route_rows of whom it is"
        parts = set(re.findall(r"{(\w+)(?::\w+)?}", row.path))
        assert parts <= {"code", *OTHER_PARTS}, f"{row.path}: give a value in OTHER_PARTS"


@pytest.mark.parametrize("who", [*UNIT, *SIBLING_UNIT, *OUTSIDERS])
def test_what_is_foreign_answers_like_what_does_not_exist(office: Office, who: str):
    browser, where = office.signed_in(who), places(office)
    before = _events(office)
    missing: dict[Row, tuple[int, str]] = {}
    for kind, code in _foreign(who, where):
        for row in _about(kind):
            told = _asked(browser, row, code)
            if row not in missing:
                missing[row] = _asked(browser, row, MISSING[kind])
            assert told == missing[row], (row, code)
            assert told[0] in (404, 422), (row, code)
    assert _events(office) == before


@pytest.mark.parametrize("who", [*INSPECTORS, *UNIT])
def test_what_is_ones_own_is_found(office: Office, who: str):
    browser, where = office.signed_in(who), places(office)
    for kind, path in (
        ("campaign", "/campaigns/"), ("inspection", "/inspections/"), ("unit", "/units/"),
        ("deficiency", "/deficiencies/"), ("document", "/documents/"), ("file", "/files/"),
        ("delegation", "/delegations/"),
    ):  # fmt: skip
        assert browser.get(f"{path}{where.own[kind]}").status_code == 200, (who, kind)


@pytest.mark.parametrize("who", INSPECTORS)
def test_those_above_see_both_units_and_the_surprise(office: Office, who: str):
    browser, where = office.signed_in(who), places(office)
    for code in (where.sibling["inspection"], where.surprised["inspection"]):
        assert browser.get(f"/inspections/{code}").status_code == 200


def test_nobody_is_let_in_anywhere_without_signing_in(office: Office):
    browser, where = office.browser(), places(office)
    for row in rows():
        if row.audience is Audience.ANYBODY:
            continue
        code = where.own.get(row.kind or "", "1")
        answer = browser.request(row.method, row.address(code), follow_redirects=False)
        assert answer.status_code in (303, 401), (row, answer.status_code)
        assert "Long Điền" not in answer.text


def _about(kind: str) -> list[Row]:
    """Return the routes about that kind of record that a browser may ask."""
    return [row for row in rows() if row.kind == kind and row.audience is Audience.SIGNED_IN]


def _asked(browser: TestClient, row: Row, code: str) -> tuple[int, str]:
    """Return what the route answers, but for the code itself."""
    address = row.address(code)
    answer = browser.request(row.method, address)
    told = answer.text + str(sorted(answer.headers.items()))
    for written in (quote(address, safe=""), address):
        told = told.replace(written, "CODE")
    if not code.isdigit():
        told = re.sub(rf"(?:(?<![\w-])|(?<=%2F)){re.escape(code)}(?![\w-])", "CODE", told)
    return answer.status_code, re.sub(r"content-length', '\d+'", "", told)


def _events(office: Office) -> int:
    with office.workplace.doorman().reading() as work:
        return work.session.exec(select(func.count()).select_from(Event)).one()
