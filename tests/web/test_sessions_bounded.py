"""What a session may do is asked anew with every request; every answer is guarded alike."""

from __future__ import annotations

from datetime import timedelta

from sqlmodel import select
from starlette.testclient import TestClient

from inspect_flow.records.tables import Account, Member, Person
from inspect_flow.services.accounts.opening import grant
from inspect_flow.services.registry import find
from inspect_flow.vocabulary.accounts import GrantedRole
from inspect_flow.web.app import create_app
from inspect_flow.web.settings import WebSettings
from inspect_flow.web.visitors import Audience
from tests.web.cases import CODE, PATH
from tests.web.offices import Office
from tests.web.route_rows import rows

SECURE = "https://kiemtra.example.vn"


def test_a_member_who_has_left_the_delegation_sees_nothing_from_the_next_click_on(office: Office):
    browser = office.signed_in("thanhvien")
    assert browser.get(PATH).status_code == 200

    with office.workplace.doorman().transaction() as work:
        person = find(work, Person, "dd-stp")
        member = work.session.exec(select(Member).where(Member.person_id == person.id)).one()
        member.to_on = work.on - timedelta(days=1)
        work.session.add(member)

    assert browser.get(PATH).status_code == 404
    assert browser.post(f"{PATH}/remarks", data={"text": "Tôi vẫn ở đây"}).status_code == 404
    assert CODE not in browser.get("/inspections").text


def test_a_role_that_has_run_out_opens_nothing_in_a_session_that_goes_on(office: Office):
    browser = office.signed_in("quantri")
    assert browser.get(PATH).status_code == 404
    with office.workplace.doorman().transaction() as work:
        person = find(work, Person, "quan-tri")
        account = work.session.exec(select(Account).where(Account.person_id == person.id)).one()
        given = grant(work, account, GrantedRole.LEADERSHIP)
    assert browser.get(PATH).status_code == 200

    with office.workplace.doorman().transaction() as work:
        kept = work.session.merge(given)
        kept.to_on = work.on - timedelta(days=1)

    assert browser.get(PATH).status_code == 404


def test_a_cookie_over_tls_is_for_this_site_alone(office: Office):
    app = create_app(office.workplace, WebSettings(SECURE))
    browser = TestClient(app, base_url=SECURE, headers={"sec-fetch-site": "same-origin"})
    form = {"username": "thuky", "password": office.passwords["thuky"]}

    answer = browser.post("/sign-in", data=form, follow_redirects=False)

    [cookie] = [each for each in answer.headers.get_list("set-cookie") if "session=" in each]
    name, *flags = (part.strip().lower() for part in cookie.split(";"))
    assert name.startswith("__host-session=")
    assert {"secure", "httponly", "samesite=lax", "path=/"} <= set(flags)
    assert not any(flag.startswith("domain") for flag in flags)
    assert "max-age=" in answer.headers["strict-transport-security"]
    assert browser.get("/account").status_code == 200


def test_no_answer_can_be_framed_or_run_anything_of_its_own(office: Office):
    browser = office.signed_in("thuky")
    paths = [row.address("1") for row in rows() if row.audience is not Audience.PROGRAM]
    for path in (*paths, "/static/nothing.css", "/nowhere", "/api/v1/units"):
        headers = browser.get(path, follow_redirects=False).headers
        policy = headers["content-security-policy"]
        assert "frame-ancestors 'none'" in policy or policy.startswith("sandbox"), path
        assert "unsafe" not in policy, path
        assert headers["x-content-type-options"] == "nosniff", path
