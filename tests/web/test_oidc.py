"""Signing in by a real OpenID provider on this machine, and every way in which it may go wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from threading import Thread
from urllib.parse import parse_qs, urlsplit

import pyotp
import pytest
from httpx2 import Response
from sqlmodel import select
from starlette.testclient import TestClient

from inspect_flow.bootstrap.oidc_settings import provider_settings
from inspect_flow.identity.oidc.settings import ProviderSettings
from inspect_flow.records.tables import Account, Event, OidcTrip, Person, WebSession
from inspect_flow.rules.sign_in import MOST_TRIPS_BY_ADDRESS
from inspect_flow.services.accounts.identities import link_identity
from inspect_flow.services.accounts.opening import account_named, close_account
from inspect_flow.services.accounts.secrets import set_second_factor
from inspect_flow.vocabulary.errors import BadInput
from inspect_flow.web.app import create_app
from inspect_flow.web.settings import CALLBACK, WebSettings
from tests.web.browser import NewPage, axe, ready, too_wide
from tests.web.offices import ORIGIN, REMEDY_DAY, Office, an_office
from tests.web.oidc_provider import (
    CLIENT,
    DISCOVERY_PATH,
    PASSWORD,
    SECRET,
    TOKEN_PATH,
    LocalProvider,
    running_provider,
)
from tests.web.serving import serving

LAN, QUAN = "lan-8f3c", "quan-0000"
SECURE = "https://kiemtra.example.vn"
CLOSED_PORT = "http://127.0.0.1:1"


@dataclass
class House:
    """An office whose people may come in by the provider."""

    office: Office
    provider: LocalProvider

    def browser(self, **settings: object) -> TestClient:
        """Return a browser on a node of its own."""
        told = {"issuer": self.provider.address, "client": CLIENT, "secret": SECRET, **settings}
        app = create_app(self.office.workplace, WebSettings(ORIGIN, ProviderSettings(**told)))
        return TestClient(app, base_url=ORIGIN, headers={"sec-fetch-site": "same-origin"})

    def link(self, username: str, subject: str) -> None:
        """Link an identity to an account, as the console does."""
        with self.office.workplace.doorman().transaction() as work:
            account = account_named(work, username)
            link_identity(work, account, f"{self.provider.address}/", subject)

    def signed_in(self, username: str) -> TestClient:
        """Return a browser in which that person is signed in by password."""
        browser = self.browser()
        browser.post(
            "/sign-in", data={"username": username, "password": self.office.passwords[username]}
        )
        return browser

    def back(self, browser: TestClient, person: str, leaving: str = "/sign-in/oidc") -> str:
        """Go to the provider as that person; return the address to which it sends back."""
        way_there = browser.get(leaving, follow_redirects=False)
        assert way_there.status_code == 303, way_there.text
        return self.provider.code_for(person, way_there.headers["location"])


@pytest.fixture(scope="module")
def provider() -> Iterator[LocalProvider]:
    with running_provider() as running:
        running.tell("back", f"{ORIGIN}{CALLBACK}")
        yield running


@pytest.fixture
def house(provider: LocalProvider, tmp_path: Path) -> Iterator[House]:
    with an_office(REMEDY_DAY, tmp_path) as office:
        yield House(office, provider)
    provider.tell("spoil", "")


def is_in(browser: TestClient) -> bool:
    return browser.get("/account", follow_redirects=False).status_code == 200


def refused(answer: Response, *words: str, status: int = 401) -> None:
    """Assert that the page says these words and offers the password."""
    assert answer.status_code == status
    for word in words:
        assert word in answer.text
    assert 'name="password"' in answer.text


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


def test_owners_link_and_unlink_their_own_identity(house: House):
    browser = house.signed_in("thuky")
    elsewhere = house.signed_in("thuky")
    wrong = browser.post("/account/identity", data={"password": "đoán mò"})
    assert wrong.status_code == 422
    assert "mật khẩu hiện nay chưa đúng" in wrong.text.lower()

    linked = browser.get(_linking(house, browser, "thuky", LAN))

    assert "Đã liên kết với Nguyễn Thị Lan" in linked.text
    assert not is_in(elsewhere)
    other = house.browser()
    assert other.get(house.back(other, LAN)).url.path == "/"
    second = house.signed_in("donvi")
    taken = second.get(_linking(house, second, "donvi", LAN))
    assert taken.status_code == 401
    assert "đã liên kết với một tài khoản khác" in taken.text

    form = {"password": house.office.passwords["thuky"]}
    assert "Đã gỡ liên kết" in browser.post("/account/identity/drop", data=form).text
    assert not is_in(other)
    refused(other.get(house.back(other, LAN)), "chưa liên kết")
    with house.office.workplace.doorman().reading() as work:
        events = select(Event).where(Event.tag.startswith("account.identity"))  # type: ignore[attr-defined]
        told = work.session.exec(events.order_by(Event.id)).all()
        assert [each.tag.rpartition("_")[2] for each in told] == ["linked", "unlinked"]
        assert not any(LAN in each.body or each.actor == "system" for each in told)


def _linking(house: House, browser: TestClient, username: str, person: str) -> str:
    form = {"password": house.office.passwords[username]}
    page = browser.post("/account/identity", data=form).text
    [way_there] = [part.split('"')[0] for part in page.split('href="') if "/oauth/" in part[:60]]
    # It asks whose identity it is even where somebody else is still signed in there.
    assert "prompt=login" in way_there
    return house.provider.code_for(
        person, way_there.replace("&amp;", "&").replace("prompt=login", "prompt=none")
    )


def test_a_link_that_one_began_is_not_ended_by_the_next_at_this_computer(house: House):
    browser = house.signed_in("thuky")
    back = _linking(house, browser, "thuky", LAN)
    browser.post("/sign-out")
    form = {"username": "donvi", "password": house.office.passwords["donvi"]}
    browser.post("/sign-in", data=form)

    answer = browser.get(back)

    assert "không phải người đã bắt đầu" in answer.text
    with house.office.workplace.doorman().reading() as work:
        assert not work.session.exec(select(Account).where(Account.subject == LAN)).all()


def test_the_accounts_own_conditions_hold_for_identities(house: House):
    house.link("thuky", LAN)
    house.link("donvi", QUAN)
    secret = pyotp.random_base32()
    with house.office.workplace.doorman().transaction() as work:
        account = account_named(work, "thuky")
        account.must_change_password = True
        set_second_factor(work, account, secret, 0)
        close_account(work, account_named(work, "donvi"))
    browser = house.browser()

    asked = browser.get(house.back(browser, LAN, "/sign-in/oidc?next=/units"))

    assert asked.url.path == "/sign-in/code"
    assert not is_in(browser)
    code = pyotp.TOTP(secret).at(house.office.clock.now)
    form = {"code": code, "next": "/account"}
    assert browser.post("/sign-in/code", data=form).url.path == "/account"  # no first password
    closed = house.browser()
    refused(closed.get(house.back(closed, QUAN)), "tài khoản đã bị khóa")
    with house.office.workplace.doorman().reading() as work:
        means = [each.means for each in work.session.exec(select(WebSession)) if not each.ended_at]
        assert means == ["oidc"]


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


def test_what_was_typed_waits_for_the_sign_in_in_another_tab(house: House):
    house.link("thuky", LAN)
    browser = house.browser()
    typed = {"resume": "/account/password", "kept:new": "điều đã gõ"}
    refused(browser.post("/sign-in/resume", data=typed), "Chưa đăng nhập", "điều đã gõ")

    browser.get(house.back(browser, LAN))

    carried = browser.post("/sign-in/resume", data=typed)
    assert 'name="new" value="điều đã gõ"' in carried.text


def test_settings_name_every_fault_at_once(tmp_path: Path):
    assert provider_settings({}) is None
    told = {
        "INSPECT_FLOW_OIDC": "http://id.example.vn",
        "INSPECT_FLOW_OIDC_SECRET_FILE": str(tmp_path / "none"),
    }
    with pytest.raises(BadInput) as refusal:
        provider_settings(told)
    assert len(refusal.value.reasons) == 3

    (tmp_path / "secret").write_text("bí mật\n")
    told = {
        "INSPECT_FLOW_OIDC": "https://id.example.vn/t/.well-known/openid-configuration",
        "INSPECT_FLOW_OIDC_CLIENT": "cchc",
        "INSPECT_FLOW_OIDC_SECRET_FILE": str(tmp_path / "secret"),
    }
    assert provider_settings(told) == ProviderSettings("https://id.example.vn/t", "cchc", "bí mật")


@pytest.mark.xdist_group("browser")
def test_an_officer_signs_in_by_the_provider_in_a_real_browser(house: House, new_page: NewPage):
    house.link("thuky", LAN)
    house.provider.tell("person", "")
    with serving(house.office.app) as address:
        told = ProviderSettings(house.provider.address, CLIENT, SECRET, "Cổng của tỉnh")
        settings = WebSettings(address, told)
        app = create_app(house.office.workplace, settings)
        house.office.app.state.settings = settings
        house.office.app.state.provider = app.state.provider
        house.provider.tell("back", settings.callback)
        page = ready(new_page(390), f"{address}/units")
        assert (axe(page), too_wide(page)) == ([], [])
        page.get_by_role("link", name="Đăng nhập qua Cổng của tỉnh").click()
        page.locator("input[name=login]").fill(LAN)
        page.locator("button[type=submit]").first.click()
        page.locator("input[name=password]").fill(PASSWORD)
        page.locator("button[type=submit]").first.click()
        page.wait_for_url(f"{address}/units")
        ready(page, f"{address}/account/identity")
        assert (axe(page), too_wide(page)) == ([], [])
        assert page.get_by_text(LAN).is_visible()
