"""Programs get what their account may see, page by page, and do what it may do."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from jsonschema import validate
from schemathesis.specs.openapi.checks import ignored_auth, positive_data_acceptance
from sqlalchemy import event
from sqlmodel import select
from starlette.testclient import TestClient

from inspect_flow.records.base import Record
from inspect_flow.records.tables import (
    Campaign,
    Deficiency,
    Document,
    Event,
    Inspection,
    Unit,
    UnitVersion,
)
from inspect_flow.services.event_hooks.telling import body_of
from inspect_flow.services.registry import find
from tests.web.offices import ORIGIN, Office
from tests.web.test_figures import queries

LISTS = ("campaigns", "inspections", "findings", "deficiencies", "documents", "units")

# One takes our own header for a door that stands open; the other knows of no cursor that is well
# formed and not ours, and of no day that is yet to come.
LEFT_OUT = [ignored_auth, positive_data_acceptance]


def token_of(office: Office, username: str, scope: str = "write") -> str:
    form = {"name": "Kho dữ liệu", "days": "30", "scope": scope}
    shown = office.signed_in(username).post("/account/tokens", data=form)
    [token] = re.findall(r'<code class="token">([^<]+)</code>', shown.text)
    return str(token)


def program(office: Office, username: str, scope: str = "write") -> TestClient:
    headers = {"authorization": f"Bearer {token_of(office, username, scope)}"}
    return TestClient(office.app, base_url=ORIGIN, headers=headers)


@contextmanager
def rows_read() -> Iterator[Counter[str]]:
    """Count the records that are read from the database, by kind."""
    read: Counter[str] = Counter()

    def note(record: Any, _context: Any) -> None:
        read[type(record).__name__] += 1

    event.listen(Record, "load", note, propagate=True)
    yield read
    event.remove(Record, "load", note)


def codes(client: TestClient, what: str, **query: Any) -> list[str]:
    """Return the codes of a whole list, page by page."""
    found: list[str] = []
    asked = dict(query)
    while True:
        answer = client.get(f"/api/v1/{what}", params=asked)
        assert answer.status_code == 200, answer.text
        page = answer.json()
        found += [f"{each.get('inspection', '')}/{each['code']}" for each in page["items"]]
        if page["next"] is None:
            return found
        asked["after"] = page["next"]


@pytest.mark.parametrize("what", LISTS)
def test_small_pages_hold_what_one_large_page_holds(office: Office, what: str):
    client = program(office, "thuky", "read")
    whole = codes(client, what, limit=200)

    assert codes(client, what, limit=2) == whole
    assert len(whole) == len(set(whole)) > 0


def test_nothing_opens_without_a_token(office: Office):
    browser = office.signed_in("thuky")
    assert browser.get("/api/v1/campaigns").status_code == 401
    for word in ("Bearer", "Bearer x", "Basic dGh1a3k6eA==", "Bearer " + "x" * 9000):
        answer = office.browser().get("/api/v1/campaigns", headers={"authorization": word})
        assert answer.status_code == 401
        assert set(answer.json()) == {"error", "reasons"}


def test_a_token_is_told_once_and_opens_nothing_once_it_is_revoked(office: Office):
    browser, token = office.signed_in("donvi"), token_of(office, "donvi")
    asked = {"authorization": f"Bearer {token}"}
    assert office.browser().get("/api/v1/units", headers=asked).status_code == 200
    shown = browser.get("/account/tokens").text
    assert token not in shown
    [number] = re.findall(r"/account/tokens/(\d+)/revoke", shown)

    assert office.signed_in("thuky").post(f"/account/tokens/{number}/revoke").status_code == 404
    browser.post(f"/account/tokens/{number}/revoke")

    assert office.browser().get("/api/v1/units", headers=asked).status_code == 401


def test_a_token_ends_by_itself(office: Office):
    client = program(office, "thuky", "read")
    office.clock.put_on(timedelta(days=31))

    assert client.get("/api/v1/campaigns").status_code == 401


def test_a_reading_token_writes_nothing(office: Office):
    client = program(office, "donvi", "read")
    [code, *_others] = codes(client, "deficiencies")

    answer = client.post(
        f"/api/v1/deficiencies{code[code.index('/') :]}/remarks", json={"text": "x"}
    )

    assert answer.status_code == 403


def test_a_unit_reads_its_own_and_nothing_else(office: Office):
    leader, unit = program(office, "lanhdao", "read"), program(office, "donvi", "read")

    assert set(codes(unit, "deficiencies")) <= set(codes(leader, "deficiencies"))
    foreign = unit.get("/api/v1/units/snv-brvt")
    missing = unit.get("/api/v1/units/khong-co")
    assert foreign.status_code == missing.status_code == 404
    assert foreign.text.replace("snv-brvt", "khong-co") == missing.text


def test_a_plan_is_handed_in_once(office: Office):
    client = program(office, "donvi")
    rows = client.get("/api/v1/deficiencies", params={"state": "directed"}).json()["items"]
    path = f"/api/v1/deficiencies/{rows[0]['code']}"

    done = client.post(f"{path}/plan", json={"text": "Ban hành văn bản trước 15/9/2019"})
    again = client.post(f"{path}/plan", json={"text": "Ban hành văn bản trước 15/9/2019"})

    assert (done.status_code, done.json()["state"]) == (200, "plan_submitted")
    assert again.status_code == 409
    assert again.json()["reasons"]
    assert client.post(f"{path}/report", json={"text": " \n"}).status_code == 422


def test_a_remark_is_read_again(office: Office):
    client = program(office, "donvi")
    [row, *_others] = client.get("/api/v1/deficiencies").json()["items"]
    path = f"/api/v1/deficiencies/{row['code']}/remarks"

    assert client.post(path, json={"text": "Đã nhận được văn bản."}).status_code == 200

    assert client.get(path).json()[-1]["text"] == "Đã nhận được văn bản."


def test_the_print_of_a_paper_is_a_pdf(office: Office):
    client = program(office, "thuky", "read")
    papers = client.get("/api/v1/documents").json()["items"]
    issued = next(each for each in papers if each["kind"] == "minutes")

    answer = client.get(f"/api/v1/documents/{issued['code']}.pdf")

    assert answer.content.startswith(b"%PDF-")
    assert "attachment" in answer.headers["content-disposition"]


def test_figures_and_search_tell_what_their_pages_tell(office: Office):
    client = program(office, "lanhdao", "read")

    [line] = client.get("/api/v1/figures", params={"by": "year"}).json()
    assert line["numbers"]["found"] == len(codes(client, "deficiencies"))
    hits = client.get("/api/v1/search", params={"q": "khieu nai"}).json()
    assert {hit["kind"] for hit in hits} >= {"deficiency", "finding"}


@pytest.mark.parametrize("after", ["!", "____", "w-A", "AAAA"])
def test_a_wrong_cursor_gives_no_fault_of_the_server(office: Office, after: str):
    client = program(office, "thuky", "read")
    for what in LISTS:
        assert client.get(f"/api/v1/{what}", params={"after": after}).status_code in (200, 422)


def test_a_list_asks_a_fixed_number_of_questions(office: Office):
    client = program(office, "thuky", "read")
    for what in LISTS:
        with queries(office) as said:
            client.get(f"/api/v1/{what}")
        assert len(said) <= 25, (what, len(said))


def test_a_page_reads_no_more_records_than_it_shows(office: Office):
    client = program(office, "lanhdao", "read")
    with office.workplace.doorman().transaction() as work:
        known = find(work, Campaign, "CCHC-2019-BRVT")
        for number in range(120):
            campaign = Campaign(code=f"Z-{number:03d}", title="Đợt", year=2019, state="issued",
                                issuer_id=known.issuer_id, lead_id=known.lead_id)  # fmt: skip
            unit = Unit(code=f"z-{number:03d}")
            work.session.add_all([campaign, unit])
            work.session.flush()
            work.session.add_all(
                [
                    UnitVersion(unit_id=unit.id, name=f"xã {number}", level="commune"),
                    Inspection(code=f"ZK-{number:03d}", campaign_id=campaign.id, unit_id=unit.id,
                               state="planned"),
                    Document(code=f"ZV-{number:03d}", kind="plan", state="issued",
                             subject="campaign", subject_id=campaign.id),
                ]
            )  # fmt: skip
    for what in LISTS:
        with queries(office) as said, rows_read() as read:
            short = client.get(f"/api/v1/{what}", params={"limit": 2}).json()
        assert short["next"], what
        assert len(said) <= 25, (what, len(said))
        assert sum(read.values()) < 40, (what, read)
        assert len(codes(client, what, limit=100)) > 2


def test_every_operation_is_described_in_both_languages(office: Office):
    told = office.browser().get("/api/v1/openapi.json").json()
    for path, methods in told["paths"].items():
        for method, operation in methods.items():
            assert " / " in operation["description"], (method, path)
            assert operation["security"], path
            assert {"401", "403", "404", "409", "422"} <= set(operation["responses"])


def test_what_programs_are_told_is_described_as_it_is_told(office: Office):
    described = office.browser().get("/api/v1/openapi.json").json()
    operation = described["webhooks"]["event"]["post"]
    assert {each["name"] for each in operation["parameters"]} == {
        "X-Inspect-Flow-Signature", "Idempotency-Key",
    }  # fmt: skip
    with office.workplace.doorman().reading() as work:
        query = select(Event).where(Event.tag == "deficiency.direct").limit(1)
        found = work.session.exec(query).one()
        record = work.session.get_one(Deficiency, found.entity_id)
        told = json.loads(body_of(work, "k", found, record))
    schema = {**described["components"]["schemas"]["EventTold"], "additionalProperties": False}
    schema["components"] = described["components"]
    validate(told, schema)
    assert (told["from"], told["to"]) == ("recorded", "directed")


@pytest.mark.parametrize("username", ["thuky", "donvi"])
def test_whatever_the_description_allows_is_answered_as_described(office: Office, username: str):
    schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", office.app)
    headers = {"authorization": f"Bearer {token_of(office, username)}"}
    slow = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.function_scoped_fixture]
    for found in schema.get_all_operations():
        operation = found.ok()

        @given(case=operation.as_strategy())
        @settings(
            max_examples=8,
            deadline=None,
            database=None,
            derandomize=True,
            phases=[Phase.explicit, Phase.generate],
            suppress_health_check=slow,
        )
        def holds(case: Any) -> None:
            case.call_and_validate(headers=headers, excluded_checks=LEFT_OUT)

        holds()
