"""A forgotten password: the link comes by a real mail server, opens once, and not for long."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest

from inspect_flow.bootstrap.delivering import deliver
from tests.delivery.smtp_sink import Sink, an_smtp_server
from tests.web.offices import ORIGIN, Office

HEAD = "truongdoan"


@pytest.fixture
def sink(monkeypatch: pytest.MonkeyPatch) -> Iterator[Sink]:
    """Lend a mail server that all mail goes to."""
    with an_smtp_server() as server:
        monkeypatch.setenv("INSPECT_FLOW_MAIL", f"smtp://127.0.0.1:{server.port}?security=none")
        monkeypatch.setenv("INSPECT_FLOW_MAIL_FROM", "snv@example.vn")
        yield server


def _link_mailed(office: Office, sink: Sink) -> str:
    """Ask for a link, let the outbox go, and return the path that came by mail."""
    asked = office.browser().post("/password/forgotten", data={"username": HEAD})
    unknown = office.browser().post("/password/forgotten", data={"username": "khong-co-ai"})
    assert asked.text == unknown.text
    before = len(sink.arrived)
    deliver(office.workplace.database, office.clock)
    [mail] = sink.arrived[before:]
    assert "truong-doan@example.vn" in mail["To"]
    parts = [part.get_payload(decode=True) for part in mail.walk() if not part.is_multipart()]
    [link] = set(re.findall(rf"{ORIGIN}(/password/reset\?token=[\w-]+)", b"".join(parts).decode()))
    return link


def test_the_mailed_link_replaces_the_password_once_and_ends_every_session(
    office: Office, sink: Sink
):
    thief, browser = office.signed_in(HEAD), office.browser()
    link = _link_mailed(office, sink)
    token = link.rpartition("=")[2]
    form = {"token": token, "new": "Cải cách hành chính Bà Rịa", "again": "khác"}

    assert "Mật khẩu mới" in browser.get(link).text
    assert browser.post("/password/reset", data=form).status_code == 422
    form["again"] = form["new"]
    assert "Đã đặt mật khẩu mới" in browser.post("/password/reset", data=form).text

    assert thief.get("/account", follow_redirects=False).status_code == 303
    old = {"username": HEAD, "password": office.passwords[HEAD]}
    assert office.browser().post("/sign-in", data=old).status_code == 401
    new = {"username": HEAD, "password": form["new"]}
    assert office.browser().post("/sign-in", data=new).url.path == "/"
    assert browser.get(link).status_code == 404
    assert browser.post("/password/reset", data=form).status_code == 404


def test_a_link_ends_after_an_hour(office: Office, sink: Sink):
    link = _link_mailed(office, sink)
    assert office.browser().get(link).status_code == 200

    office.clock.put_on(timedelta(hours=1))

    assert office.browser().get(link).status_code == 404
