"""Steps of the visit at Long Điền that several tests of its pages begin with."""

from __future__ import annotations

from starlette.testclient import TestClient

from inspect_flow.records.tables import Inspection
from inspect_flow.services.queries.sheets import sheet
from inspect_flow.services.registry import find
from tests.web.offices import Office

CODE = "KT-2019-001"
PATH = f"/inspections/{CODE}"
FAILED = ("1.3.2", "3.4.2")


def take(browser: TestClient, name: str, state: str, **typed: str) -> None:
    """Take a step that must succeed."""
    answer = browser.post(f"{PATH}/moves/{name}", data={"state": state, **typed})
    assert answer.status_code == 200, answer.text
    assert "Đã làm:" in answer.text, answer.text


def begun(office: Office) -> TestClient:
    """Let the head begin; return the head's browser."""
    head = office.signed_in("truongdoan")
    take(head, "start", "self_reported")
    return head


def state_of(office: Office) -> str:
    """Return the state of the case's inspection."""
    with office.workplace.doorman().reading() as work:
        return find(work, Inspection, CODE).state


def answer_all(office: Office, browser: TestClient) -> None:
    """Answer every item that is asked: nothing arises but two shortcomings."""
    for _round in range(3):
        with office.workplace.doorman().reading() as work:
            whole = sheet(work, find(work, Inspection, CODE))
            left = whole.missing.unanswered
        for code in left:
            dom = code.replace(".", "-")
            word = "does_not_conform" if code in FAILED else "conforms"
            form = {"stage": "delegation", f"word-{dom}": word, f"note-{dom}": "Đã xem hồ sơ",
                    f"version-{dom}": "0"}  # fmt: skip
            answer = browser.post(
                f"{PATH}/checklist/{code}", data=form, headers={"HX-Request": "true"}
            )
            assert answer.status_code == 200, answer.text


def drafted(office: Office) -> TestClient:
    """Bring the case to the drafted minutes; return the secretary's browser."""
    begun(office)
    secretary = office.signed_in("thuky")
    answer_all(office, secretary)
    secretary.post(f"{PATH}/findings/accept", data={"items": list(FAILED)})
    secretary.post(f"{PATH}/people/delegation")
    person = {"side": "unit", "name": "Nguyễn Bá Hùng", "title": "Chủ tịch", "signs": "yes"}
    secretary.post(f"{PATH}/people", data=person)
    take(secretary, "draft_findings", "on_site")
    return secretary
