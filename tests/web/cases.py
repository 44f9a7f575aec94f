"""Steps of the visit at Long Điền that several tests of its pages begin with."""

from __future__ import annotations

from starlette.testclient import TestClient

from inspect_flow.records.tables import Inspection
from inspect_flow.rules.answers import GivenAnswer
from inspect_flow.services.answering import record_answer
from inspect_flow.services.queries.sheets import sheet
from inspect_flow.services.registry import actor_named, find
from inspect_flow.vocabulary.answers import AnswerStage, AnswerWord
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


def answer_all(office: Office) -> None:
    """Let the secretary answer every item that is asked: nothing arises but two shortcomings."""
    with office.workplace.doorman().transaction() as work:
        acting = work.by(actor_named(work, "thu-ky"))
        inspection = find(acting, Inspection, CODE)
        while left := sheet(acting, inspection).missing.unanswered:
            for code in left:
                word = AnswerWord.DOES_NOT_CONFORM if code in FAILED else AnswerWord.CONFORMS
                given = GivenAnswer(code, word, note="Đã xem hồ sơ")
                record_answer(acting, inspection, given, AnswerStage.DELEGATION)


def drafted(office: Office) -> TestClient:
    """Bring the case to the drafted minutes; return the secretary's browser."""
    begun(office)
    secretary = office.signed_in("thuky")
    answer_all(office)
    secretary.post(f"{PATH}/findings/accept", data={"items": list(FAILED)})
    secretary.post(f"{PATH}/people/delegation")
    person = {"side": "unit", "name": "Nguyễn Bá Hùng", "title": "Chủ tịch", "signs": "yes"}
    secretary.post(f"{PATH}/people", data=person)
    take(secretary, "draft_findings", "on_site")
    return secretary
