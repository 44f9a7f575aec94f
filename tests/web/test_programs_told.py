"""An administrator registers programs that are told of events, tries them, and hears of silence."""

from __future__ import annotations

import hashlib
import hmac
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from inspect_flow.bootstrap.announcing import announce_all
from inspect_flow.bootstrap.delivering import deliver_events
from inspect_flow.delivery.addresses import INSIDE_VARIABLE, inside_of
from tests.delivery.receivers import Receiver, a_receiver
from tests.web.browser import axe, ready, too_wide
from tests.web.offices import Office
from tests.web.serving import serving

HERE = {INSIDE_VARIABLE: "127.0.0.1"}
REMARK = "/deficiencies/KT-2019-001-TT-01/remark"


@pytest.fixture
def receiver(monkeypatch: pytest.MonkeyPatch) -> Iterator[Receiver]:
    monkeypatch.setenv(INSIDE_VARIABLE, HERE[INSIDE_VARIABLE])
    with a_receiver() as one:
        yield one


def registered(admin: TestClient, receiver: Receiver, **other: Any) -> tuple[str, str]:
    """Register a program through the page; return its address there and its secret."""
    form = {"name": "Kho dữ liệu tỉnh", "url": receiver.url, "username": "thuky",
            "kinds": ["deficiency.*"], **other}  # fmt: skip
    shown = admin.post("/administration/hooks/new", data=form)
    assert shown.status_code == 200, shown.text
    [secret] = re.findall(r"một lần này: ([\w-]+)", shown.text)
    [number] = set(re.findall(r"/administration/hooks/(\d+)/ping", shown.text))
    return f"/administration/hooks/{number}", str(secret)


def node_told(office: Office) -> int:
    desk = office.workplace.doorman()
    announce_all(desk)
    place = office.workplace
    return deliver_events(place.engine, place.office, inside_of(HERE), place.clock).sent


def test_what_happens_on_a_page_reaches_the_program_signed(office: Office, receiver: Receiver):
    page, secret = registered(office.signed_in("quantri"), receiver)
    office.signed_in("donvi").post(REMARK, data={"text": "Đã nhận được văn bản."})

    assert node_told(office) >= 1

    headers, body = receiver.taken[-1]
    signed = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    assert headers["X-Inspect-Flow-Signature"] == f"sha256={signed}"
    told = json.loads(body)
    assert (told["event"], told["record"]) == (
        "deficiency.remarked", {"kind": "deficiency", "code": "KT-2019-001-TT-01"}
    )  # fmt: skip
    assert "văn bản" not in body.decode()
    assert secret not in office.signed_in("quantri").get(page).text


def test_whoevers_sight_it_is_sees_the_program(office: Office, receiver: Receiver):
    registered(office.signed_in("quantri"), receiver)
    assert receiver.url in office.signed_in("thuky").get("/account/tokens").text
    assert receiver.url not in office.signed_in("donvi").get("/account/tokens").text


def test_a_trial_tells_what_came_back(office: Office, receiver: Receiver):
    admin = office.signed_in("quantri")
    page, _secret = registered(admin, receiver)
    receiver.answer = lambda _body: (418, b"<script>alert(1)</script>")
    shown = admin.post(f"{page}/ping").text
    assert "418" in shown
    assert "alert(1)" not in shown
    assert json.loads(receiver.taken[-1][1])["event"] == "ping"


def test_a_trial_reaches_nothing_inside(office: Office, receiver: Receiver, monkeypatch: Any):
    admin = office.signed_in("quantri")
    page, _secret = registered(admin, receiver)
    monkeypatch.delenv(INSIDE_VARIABLE)
    assert "mạng nội bộ" in admin.post(f"{page}/ping").text
    assert receiver.taken == []


def test_each_fault_is_told_at_its_field(office: Office):
    admin = office.signed_in("quantri")
    form = {"name": " ", "url": "https://u:p@a.vn", "username": "khong-co", "kinds": ["person.*"]}
    shown = admin.post("/administration/hooks/new", data=form)
    assert shown.status_code == 422
    for field in ("name", "url", "username", "kinds"):
        assert f'id="{field}-error"' in shown.text, field
    assert admin.get("/administration/hooks/77").status_code == 404


def test_a_program_is_changed_switched_and_removed(office: Office, receiver: Receiver):
    admin = office.signed_in("quantri")
    page, secret = registered(admin, receiver)
    amended = {"name": "Kho mới", "url": "https://kho.example.vn/", "kinds": ["inspection.start"]}
    assert "Kho mới" in admin.post(page, data=amended).text
    assert admin.post(page, data={**amended, "kinds": []}).status_code == 422
    assert "đã tắt" in admin.post(f"{page}/off").text
    assert "đang bật" in admin.post(f"{page}/on").text
    [fresh] = re.findall(r"một lần này: ([\w-]+)", admin.post(f"{page}/secret").text)
    assert fresh != secret
    assert "Kho mới" not in admin.post(f"{page}/remove").text
    assert admin.get(page).status_code == 404


def test_an_administrator_hears_of_one_that_takes_nothing(office: Office, receiver: Receiver):
    admin = office.signed_in("quantri")
    page, _secret = registered(admin, receiver)
    receiver.answer = lambda _body: (404, b"")
    unit = office.signed_in("thuky")
    for number in range(10):
        unit.post(REMARK, data={"text": f"lần {number}"})
    node_told(office)
    assert page in admin.get("/").text
    assert page not in unit.get("/").text
    assert "tự tắt" in admin.get("/administration/hooks").text


@pytest.mark.xdist_group("browser")
def test_the_pages_stand_on_a_phone_and_a_desk(office: Office, receiver: Receiver, new_page: Any):
    path, _secret = registered(office.signed_in("quantri"), receiver)
    with serving(office.app) as address:
        for width in (390, 1280):
            page = new_page(width)
            ready(page, f"{address}/sign-in")
            page.fill("#username", "quantri")
            page.fill("#password", office.passwords["quantri"])
            page.click("main button[type=submit]")
            for each in ("/administration/hooks", "/administration/hooks/new", path):
                ready(page, f"{address}{each}")
                assert (axe(page), too_wide(page)) == ([], [])
