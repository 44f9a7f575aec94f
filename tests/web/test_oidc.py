"""Signing in by a real OpenID provider, and every way in which it may go wrong."""

from __future__ import annotations

from datetime import timedelta
from threading import Thread
from urllib.parse import parse_qs, urlsplit

import pytest
from sqlmodel import select
from starlette.testclient import TestClient

from inspect_flow.identity.oidc.settings import ProviderSettings
from inspect_flow.records.tables import Event, OidcTrip, Person
from inspect_flow.rules.sign_in import MOST_TRIPS_BY_ADDRESS
from inspect_flow.web.app import create_app
from inspect_flow.web.settings import CALLBACK, WebSettings
from tests.web.oidc_house import (
    CLOSED_PORT,
    LAN,
    QUAN,
    SECURE,
    House,
    house,
    is_in,
    provider,
    refused,
)
from tests.web.oidc_provider import (
    CLIENT,
    DISCOVERY_PATH,
    SECRET,
    TOKEN_PATH,
)

__all__ = ["house", "provider"]


def test_a_linked_identity_leads_to_the_page_that_was_wanted(house: House):
    house.link("thuky", LAN)
    browser = house.browser(name="Cổng của tỉnh")
    assert "Đăng nhập qua Cổng của tỉnh" in browser.get("/sign-in").text

    back = house.back(browser, LAN, "/sign-in/oidc?next=/account")
    page = browser.get(back)

    assert page.url.path == "/account"
    assert "bằng danh tính liên kết" in page.text
    assert "trip" not in browser.cookies
    with house.office.workplace.doorman().reading() as work:
        assert work.session.exec(select(OidcTrip)).all() == []
        last = work.session.exec(select(Event).order_by(Event.id.desc())).first()  # type: ignore[union-attr]
        assert last.tag == "account.signed_in"
        assert '"means":"oidc"' in last.body
    refused(house.browser().get(back), "không còn dùng được")


def test_the_browser_takes_along_what_only_it_can_bring_back(house: House):
    told = ProviderSettings(house.provider.address, CLIENT, SECRET)
    app = create_app(house.office.workplace, WebSettings(SECURE, told))
    browser = TestClient(app, base_url=SECURE)

    answer = browser.get("/sign-in/oidc", follow_redirects=False)

    asked = parse_qs(urlsplit(answer.headers["location"]).query)
    assert asked["redirect_uri"] == [f"{SECURE}{CALLBACK}"]
    assert asked["code_challenge_method"] == ["S256"]
    assert len({*asked["state"], *asked["nonce"], *asked["code_challenge"]}) == 3
    [cookie] = answer.headers.get_list("set-cookie")
    name, *flags = (part.strip().lower() for part in cookie.split(";"))
    assert name.startswith("__host-trip=")
    assert {"secure", "httponly", "samesite=lax", "path=/", "max-age=600"} <= set(flags)
    assert "form-action 'self'" in answer.headers["content-security-policy"]


def test_another_site_cannot_begin_a_sign_in(house: House):
    browser = house.browser()

    answer = browser.get(
        "/sign-in/oidc?next=/units", headers={"sec-fetch-site": "cross-site"},
        follow_redirects=False,
    )  # fmt: skip

    assert answer.headers["location"] == "/sign-in?next=%2Funits"
    assert "trip" not in browser.cookies


def test_an_unknown_identity_is_told_what_to_do_and_no_mail_address_helps(house: House):
    with house.office.workplace.doorman().transaction() as work:
        person = work.session.exec(select(Person).where(Person.code == "thu-ky")).first()
        person = person or work.session.exec(select(Person)).first()
        person.email = f"{QUAN}@example.vn"
        work.session.add(person)
    browser = house.browser()

    answer = browser.get(house.back(browser, QUAN))

    refused(answer, "chưa liên kết với tài khoản nào", house.provider.address, QUAN)
    assert not is_in(browser)


def test_a_way_back_that_was_tampered_with_opens_nothing(house: House):
    house.link("thuky", LAN)
    first, second = house.browser(), house.browser()
    back, other = house.back(first, LAN), house.back(second, LAN)
    code, foreign = (parse_qs(urlsplit(each).query)["code"][0] for each in (back, other))

    refused(house.browser().get(back), "không còn dùng được")  # no cookie
    refused(first.get(back.replace("state=", "state=x")), "không còn dùng được")
    refused(first.get(back), "không còn dùng được")  # one try only
    back = house.back(first, LAN)
    injected = back.replace(parse_qs(urlsplit(back).query)["code"][0], foreign)
    refused(first.get(injected), "không dùng được")  # a code of another browser
    assert second.get(other).url.path == "/"
    assert not is_in(first)
    assert code != foreign


@pytest.mark.parametrize(
    ("told", "words"),
    [("error=access_denied", "bạn chưa đồng ý"), ("error=<b>x</b>", "không xác nhận được")],
)
def test_whoever_turns_back_at_the_provider_may_use_the_password(
    house: House, told: str, words: str
):
    browser = house.browser()
    state = parse_qs(urlsplit(house.back(browser, LAN)).query)["state"][0]

    answer = browser.get(f"{CALLBACK}?{told}&state={state}")

    refused(answer, words)
    assert "<b>x" not in answer.text


@pytest.mark.parametrize(
    ("how", "reason"),
    [
        ("payload", "BadSignature"), ("alg none", "none"), ("alg HS256", "HS256"),
        ("audience", "'aud'"), ("second audience", "'azp'"), ("nonce", "'nonce'"),
        ("issuer", "'iss'"), ("time", "expired"),
    ],
)  # fmt: skip
def test_a_token_that_is_wrong_in_one_way_opens_nothing(
    house: House, how: str, reason: str, caplog: pytest.LogCaptureFixture
):
    house.link("thuky", LAN)
    browser = house.browser()
    back = house.back(browser, LAN)
    house.provider.tell("spoil", how)

    refused(browser.get(back), "xác nhận của nơi đăng nhập không dùng được")

    assert reason in caplog.text
    assert not is_in(browser)
    house.provider.tell("spoil", "nothing")  # signed anew, it opens: nothing else was wrong
    browser.get(house.back(browser, LAN))
    assert is_in(browser)


@pytest.mark.parametrize("how", ["hang", "flood"])
def test_a_provider_that_never_ends_holds_nobody_else_up(house: House, how: str):
    browser, others = house.browser(patience=1.0), house.signed_in("thuky")
    back = house.back(browser, LAN)
    fresh = house.browser(patience=1.0)
    house.provider.tell("spoil", f"{how} {DISCOVERY_PATH}")
    waiting = [Thread(target=fresh.get, args=("/sign-in/oidc",)) for _each in range(9)]
    for each in waiting:
        each.start()
    assert is_in(others)
    for each in waiting:
        each.join()
    refused(fresh.get("/sign-in/oidc"), "không trả lời đúng", status=503)
    house.provider.tell("spoil", f"{how} {TOKEN_PATH}")
    refused(browser.get(back), "không trả lời đúng", status=503)


def test_without_its_provider_the_house_is_open_by_password(house: House):
    browser = house.browser(issuer=CLOSED_PORT)
    refused(browser.get("/sign-in/oidc?next=/account"), "thử lại sau", status=503)

    form = {"username": "thuky", "password": house.office.passwords["thuky"], "next": "/account"}
    assert browser.post("/sign-in", data=form).url.path == "/account"
    without = house.office.signed_in("thuky")
    for path in ("/sign-in/oidc", CALLBACK, "/account/identity"):
        assert without.get(path).status_code == 404


def test_a_provider_that_vouches_for_another_is_not_asked(house: House):
    # The same provider by another name: its discovery document says who it really is.
    browser = house.browser(issuer=house.provider.address.replace("localhost", "127.0.0.1"))

    refused(browser.get("/sign-in/oidc"), "không trả lời đúng", status=503)


def test_a_trip_is_late_after_ten_minutes_and_an_address_sends_so_many(house: House):
    browser = house.browser()
    back = house.back(browser, LAN)
    house.office.clock.put_on(timedelta(minutes=11))
    refused(browser.get(back), "không còn dùng được")
    browser.get("/sign-in/oidc", follow_redirects=False)
    with house.office.workplace.doorman().transaction() as work:
        [away] = work.session.exec(select(OidcTrip))
        copy = away.model_dump(exclude={"id", "token_sha256"})
        for number in range(1, MOST_TRIPS_BY_ADDRESS):
            work.session.add(OidcTrip(**copy, token_sha256=str(number)))

    refused(browser.get("/sign-in/oidc"), "đợi 10 phút")

    house.office.clock.put_on(timedelta(minutes=11))
    assert browser.get("/sign-in/oidc", follow_redirects=False).status_code == 303
