"""Accounts and the identities that open them: linked, unlinked, and what holds for both."""

from __future__ import annotations

from pathlib import Path

import pyotp
import pytest
from sqlmodel import select
from starlette.testclient import TestClient

from inspect_flow.bootstrap.oidc_settings import provider_settings
from inspect_flow.identity.oidc.settings import ProviderSettings
from inspect_flow.records.tables import Account, Event, WebSession
from inspect_flow.services.accounts.opening import account_named, close_account
from inspect_flow.services.accounts.secrets import set_second_factor
from inspect_flow.vocabulary.errors import BadInput
from inspect_flow.web.app import create_app
from inspect_flow.web.settings import WebSettings
from tests.web.browser import NewPage, axe, ready, too_wide
from tests.web.oidc_house import (
    LAN,
    QUAN,
    House,
    house,
    is_in,
    provider,
    refused,
)
from tests.web.oidc_provider import (
    CLIENT,
    PASSWORD,
    SECRET,
)
from tests.web.serving import serving

__all__ = ["house", "provider"]


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
