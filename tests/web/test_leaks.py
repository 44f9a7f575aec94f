"""No byte that one unit is served holds a word of the other, or of a visit that is to surprise.

Everything that the neighbour's case says bears a mark. The crawl reads pages, files and JSON; the
last tests take a rule of sight away and see that the crawl would have told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any
from urllib.parse import unquote

import pytest
from sqlalchemy import true
from starlette.testclient import TestClient

from inspect_flow.services.file_readings import list_readings
from inspect_flow.web.visitors import Audience
from tests.web.crawling import crawl, words_of
from tests.web.neighbours import MARK, neighbouring_office
from tests.web.offices import Office
from tests.web.route_rows import Places, places, rows
from tests.web.test_api import program

QUESTIONS = ("kế hoạch", "cải cách", "biên bản", "VB-2019", "KT-2019", "ubnd")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Lend both units' cases; the tests that change something sign in to another copy."""
    with neighbouring_office(tmp_path_factory.mktemp("neighbours")) as lent:
        yield lent


@pytest.mark.parametrize("who", ["donvi", "chutich", "nguoingoai"])
def test_no_page_of_a_unit_tells_of_another_and_each_file_is_noted(office: Office, who: str):
    said = crawl(office.signed_in(who), _seeds(office, places(office)))

    assert _telling(said, MARK) == []
    assert _unnoted(office, said) == []


@pytest.mark.parametrize("who", ["donvi-ben", "donvi-duoi", "nguoingoai"])
def test_no_page_of_the_others_tells_of_the_first(office: Office, who: str):
    said = crawl(office.signed_in(who), _seeds(office, Places({}, {}, {})))

    told = f"KT-2019-{'001' if who == 'donvi-ben' else ''}"
    assert _telling(said, told, but_for=("q=KT-2019", "/administration")) == []


@pytest.mark.parametrize("who", ["donvi", "chutich"])
def test_no_answer_to_a_form_tells_of_another(tmp_path_factory: pytest.TempPathFactory, who: str):
    with neighbouring_office(tmp_path_factory.mktemp("forms")) as office:
        browser, where = office.signed_in(who), places(office)
        for row in rows():
            if row.method == "GET" or row.audience is not Audience.SIGNED_IN or not row.kind:
                continue
            for address in _addresses(office, row.path, row.address(where.own[row.kind])):
                answer = browser.request(row.method, address, data={"state": "x", "reason": "x"})
                assert answer.status_code < 500, (address, answer.text)
                assert MARK not in words_of(answer).lower(), address


@pytest.mark.parametrize("who", ["donvi", "chutich"])
def test_no_answer_to_a_program_tells_of_another(office: Office, who: str):
    client, where = program(office, who, "read"), places(office)
    said = {}
    for row in rows():
        if row.method == "GET" and row.audience is Audience.PROGRAM:
            address = row.address(where.own.get(row.kind or "", ""))
            said[address] = words_of(client.get(address, params={"limit": 200, "q": "kế hoạch"}))
            if row.kind in where.sibling:
                foreign = client.get(row.address(where.sibling[row.kind]))
                assert foreign.status_code == 404
    assert len(said) > 10
    assert _telling(said, MARK) == []


def _seeds(office: Office, where: Places) -> list[str]:
    """Return every address that can be asked without knowing of the other unit."""
    asked = [f"/search?q={each}" for each in QUESTIONS]
    for row in rows():
        if row.method != "GET" or row.audience is not Audience.SIGNED_IN:
            continue
        if row.kind is None:
            asked.append(row.address("1"))
        elif row.kind in where.own:
            asked += _addresses(office, row.path, row.address(where.own[row.kind]))
    return asked


def _addresses(office: Office, path: str, address: str) -> list[str]:
    """Return the address, for steps that of every step of the workflow."""
    if not path.endswith("/moves/{name}"):
        return [address]
    machine = path.split("/")[1].rstrip("s")
    steps = office.workplace.office.machines[machine].transitions
    return [f"{address.rpartition('/')[0]}/{step}" for step in steps]


def _telling(said: dict[str, str], word: str, but_for: tuple[str, ...] = ()) -> list[str]:
    """Return the addresses that hold the word, with what stands around it."""
    found = []
    for address, words in said.items():
        place = words.lower().find(word.lower())
        if place >= 0 and not any(each in address for each in but_for):
            found.append(f"{address}: {words[max(0, place - 80) : place + 40]}")
    return found


def _unnoted(office: Office, said: dict[str, str]) -> list[str]:
    """Return the addresses of files that were handed out without a line in the list of readings."""
    with office.workplace.doorman().reading() as work:
        noted = {reading.place for reading, _name in list_readings(work, 10_000)}
    files = {address for address, words in said.items() if "content-disposition:" in words.lower()}
    return [each for each in files if unquote(each.split("?")[0]) not in noted]


_SCOPED = {
    "services.queries.deficiency_list.deficiencies_in_sight": "/deficiencies",
    "services.queries.document_list.in_sight": "/documents",
    "services.queries.search.in_sight": "/search?q=kế hoạch",
    "services.queries.unit_register.in_sight": "/units",
    "services.queries.cases_then.deficiencies_in_sight": "/figures",
    "services.registry.is_in_sight": "/inspections/KT-2019-777qzxvj",
    "services.queries.files.is_file_in_sight": "/files/3",
}
"""A rule where a query asks it, and a page that tells of the neighbour when it is taken away."""


@pytest.mark.parametrize("rule", _SCOPED)
def test_a_rule_that_is_taken_away_is_missed(
    office: Office, monkeypatch: pytest.MonkeyPatch, rule: str
):
    module, _dot, name = f"inspect_flow.{rule}".rpartition(".")
    everything: Callable[..., Any] = (
        (lambda *_asked: True) if name.startswith("is_") else (lambda *_asked: true())
    )
    browser = office.signed_in("donvi")
    assert not _holds_mark(browser, _SCOPED[rule])

    monkeypatch.setattr(import_module(module), name, everything)

    assert _holds_mark(browser, _SCOPED[rule])


def _holds_mark(browser: TestClient, address: str) -> bool:
    answer = browser.get(address)
    return answer.status_code == 200 and MARK in words_of(answer).lower()
