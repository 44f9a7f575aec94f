"""Every number of the figures leads to a list of just so many lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook
from sqlalchemy import event
from starlette.testclient import TestClient

from inspect_flow.services.queries.cases_then import _as_they_are, _as_told, cases_then
from inspect_flow.vocabulary.figures import GroupedBy
from tests.web.offices import Office

_NUMBER = re.compile(
    r'<a class="(?:govuk|card__)-?link" href="(/figures/(?:cases|stuck)\?[^"]*)">'
    r'(?:<span class="card__number">)?([\d.]+)<'
)
SHEETS = ("", "/cases", "/years", "/units", "/stuck")


@contextmanager
def queries(office: Office) -> Iterator[list[str]]:
    """Collect what the database is asked."""
    said: list[str] = []

    def note(_connection: Any, _cursor: Any, text: str, *_rest: Any) -> None:
        said.append(text)

    event.listen(office.workplace.engine, "before_cursor_execute", note)
    yield said
    event.remove(office.workplace.engine, "before_cursor_execute", note)


def listed(browser: TestClient, path: str) -> int:
    answer = browser.get(path)
    assert answer.status_code == 200, path
    [total] = re.findall(r'data-total="(\d+)"', answer.text)
    rows = len(re.findall(r'<tr class="govuk-table__row" role="row">', answer.text))
    assert max(rows - 1, 0) == int(total), path
    return int(total)


@pytest.mark.parametrize("path", [*(f"/figures?by={each}" for each in GroupedBy), "/figures/years"])
def test_every_number_leads_to_a_list_of_so_many_lines(office: Office, path: str):
    browser = office.signed_in("lanhdao")
    numbers = set(_NUMBER.findall(browser.get(path).text))

    assert len(numbers) >= 3
    for href, number in numbers:
        assert listed(browser, unescape(href)) == int(number.replace(".", "")), href


def test_a_past_day_keeps_its_numbers(office: Office):
    browser = office.signed_in("lanhdao")

    assert listed(browser, "/figures/cases?on=14/8/2019") == 0
    assert listed(browser, "/figures/cases?on=12/9/2019") == listed(browser, "/figures/cases") > 5


def test_the_numbers_of_today_are_those_that_the_events_tell(office: Office):
    with office.workplace.doorman().reading() as work:
        assert _as_they_are(work, work.on, None) == dict(_as_told(work, work.on, None))
        assert cases_then(work, work.on)


def test_the_workbooks_hold_the_same_lines(office: Office):
    browser = office.signed_in("lanhdao")
    for sheet in SHEETS:
        answer = browser.get(f"/figures{sheet}.xlsx")
        assert answer.status_code == 200
        assert answer.headers["content-disposition"].startswith("attachment")
        book = load_workbook(BytesIO(answer.content))
        assert book.active["A3"].value == "STT"
    cases = load_workbook(BytesIO(browser.get("/figures/cases.xlsx").content)).active
    last = max(int(cell.value) for cell in cases["A"] if isinstance(cell.value, int))
    assert last == listed(browser, "/figures/cases")


def test_the_inspected_unit_finds_its_own_numbers_only(office: Office):
    leader, clerk = office.signed_in("lanhdao"), office.signed_in("donvi")

    assert listed(clerk, "/figures/cases") <= listed(leader, "/figures/cases")
    assert "Côn Đảo" not in clerk.get("/figures/units").text
    assert clerk.get("/units/none").status_code == 404


@pytest.mark.parametrize(
    "query",
    ["year=abcd", "year=²019", "on=31/2/2019", "on=1/1/2099", "counted=all", "year=99999"],
)
def test_what_cannot_be_read_is_named(office: Office, query: str):
    answer = office.signed_in("lanhdao").get(f"/figures/cases?{query}")

    assert answer.status_code == 422
    assert "Không đọc được điều kiện" in answer.text


def test_an_unknown_campaign_is_not_there_and_markup_is_shown_as_text(office: Office):
    browser = office.signed_in("lanhdao")

    assert browser.get("/figures?campaign=<script>").status_code == 404
    answer = browser.get('/figures/cases?area="><script>alert(1)</script>')
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text


@pytest.mark.parametrize("path", ["/figures", "/figures/cases", "/figures/years", "/figures/units"])
def test_a_page_of_figures_asks_a_fixed_number_of_questions(office: Office, path: str):
    browser = office.signed_in("lanhdao")
    browser.get(path)

    with queries(office) as said:
        browser.get(path)

    assert len(said) <= 40, "\n".join(said)


def test_a_unit_shows_its_campaigns_and_numbers(office: Office):
    browser = office.signed_in("lanhdao")
    tiles = browser.get("/figures/units").text
    [code] = set(re.findall(r'href="/units/(long-dien)"', tiles))

    answer = browser.get(f"/units/{code}")

    assert answer.status_code == 200
    assert "Long Điền" in answer.text
    for href, number in set(_NUMBER.findall(answer.text)):
        assert listed(browser, unescape(href)) == int(number)
