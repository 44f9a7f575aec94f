"""Signing in: what opens, what stays shut, and what ends a session."""

from __future__ import annotations

import unicodedata
from datetime import timedelta

import pyotp
import pytest

from inspect_flow.locale.vietnamese_text import nfc
from tests.light_passwords import weigh
from tests.web.offices import Office


def test_nobody_sees_a_page_before_signing_in(office: Office):
    answer = office.browser().get("/account?state=directed", follow_redirects=False)

    assert answer.status_code == 303
    assert answer.headers["location"] == "/sign-in?next=%2Faccount%3Fstate%3Ddirected"


def test_the_right_password_leads_where_one_wanted_to_go(office: Office):
    form = {"username": "ThuKy", "password": office.passwords["thuky"], "next": "/account"}

    answer = office.browser().post("/sign-in", data=form)

    assert answer.url.path == "/account"
    assert "Thư ký Đoàn" in answer.text


def test_a_stolen_hash_is_as_hard_to_try_as_owasp_asks():
    kept = weigh().hash("mật khẩu của tôi")

    assert kept.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert weigh().verify("mật khẩu của tôi", kept)


def test_no_link_leads_to_another_site(office: Office):
    for away in ("https://example.org/", "//example.org", "/\\example.org", "javascript:alert(1)"):
        form = {"username": "thuky", "password": office.passwords["thuky"], "next": away}

        answer = office.browser().post("/sign-in", data=form, follow_redirects=False)

        assert answer.headers["location"] == "/"


def test_a_wrong_name_and_a_wrong_password_are_told_apart_by_nobody(office: Office):
    wrong = [
        office.browser().post("/sign-in", data={"username": name, "password": "sai mật khẩu"})
        for name in ("thuky", "khong-co-ai")
    ]

    assert [each.status_code for each in wrong] == [401, 401]
    assert wrong[0].text.replace("thuky", "khong-co-ai") == wrong[1].text


def test_too_many_failures_close_the_door_for_a_quarter_of_an_hour(office: Office):
    right = {"username": "thuky", "password": office.passwords["thuky"]}
    for _attempt in range(5):
        office.browser().post("/sign-in", data={**right, "password": "đoán mò"})

    assert office.browser().post("/sign-in", data=right).status_code == 401
    office.clock.put_on(timedelta(minutes=16))
    assert office.browser().post("/sign-in", data=right).status_code == 200


def test_a_vietnamese_password_opens_whatever_keyboard_types_it(office: Office):
    browser = office.signed_in("thuky")
    word = "Cải cách hành chính Bà Rịa"
    form = {"old": office.passwords["thuky"], "new": word, "again": word}
    assert browser.post("/account/password", data=form).url.path == "/account"

    decomposed = unicodedata.normalize("NFD", word)
    assert decomposed != nfc(word)
    typed = {"username": "thuky", "password": decomposed}
    assert office.browser().post("/sign-in", data=typed).url.path == "/"


def test_a_new_password_ends_the_other_sessions_and_not_this_one(office: Office):
    here, there = office.signed_in("thuky"), office.signed_in("thuky")

    form = {"old": office.passwords["thuky"], "new": "mật khẩu mới", "again": "mật khẩu mới"}
    here.post("/account/password", data=form)

    assert here.get("/account", follow_redirects=False).status_code == 200
    assert there.get("/account", follow_redirects=False).status_code == 303


@pytest.mark.parametrize("span", [timedelta(minutes=61), timedelta(hours=13)])
def test_a_session_ends_by_itself(office: Office, span: timedelta):
    browser = office.signed_in("thuky")

    office.clock.put_on(span)

    assert browser.get("/account", follow_redirects=False).status_code == 303


def test_whoever_signs_out_is_out_everywhere_the_cookie_went(office: Office):
    browser = office.signed_in("thuky")
    stolen = dict(browser.cookies)
    browser.post("/sign-out")

    thief = office.browser()
    thief.cookies.update(stolen)

    assert thief.get("/account", follow_redirects=False).status_code == 303


def test_a_second_factor_is_asked_for_and_each_code_opens_once(office: Office):
    browser = office.signed_in("thuky")
    secret = pyotp.random_base32()
    app = pyotp.TOTP(secret)
    # A demonstration plays on another day than the one that the phone shows.
    office.workplace.behind = timedelta(days=2600)
    code = app.at(office.clock.now + office.workplace.behind)
    form = {"secret": secret, "code": code, "password": "sai"}
    assert 'href="#password"' in browser.post("/account/second-factor", data=form).text
    form["password"] = office.passwords["thuky"]
    assert browser.post("/account/second-factor", data=form).url.path == "/account"

    office.clock.put_on(timedelta(minutes=2))
    other = office.browser()
    first = {"username": "thuky", "password": office.passwords["thuky"]}
    assert "Mã xác thực" in other.post("/sign-in", data=first).text
    assert other.get("/account", follow_redirects=False).status_code == 303
    assert other.post("/sign-in/code", data={"code": code}).status_code == 401
    # The phone's clock is half a minute ahead.
    fresh = app.at(office.clock.now + office.workplace.behind + timedelta(seconds=30))
    assert other.post("/sign-in/code", data={"code": fresh}).url.path == "/"

    again = office.browser()
    again.post("/sign-in", data=first)
    assert again.post("/sign-in/code", data={"code": fresh}).status_code == 401


def test_what_was_typed_survives_the_end_of_a_session(office: Office):
    browser = office.signed_in("thuky")
    office.clock.put_on(timedelta(hours=2))

    form = "/inspections/KT-2019-001/findings/new"
    asked = browser.post(form, data={"statement": "điều đã gõ", "note": "và nữa"})
    assert asked.status_code == 401
    assert 'name="kept:statement" value="điều đã gõ"' in asked.text
    typed = {
        "username": "thuky", "password": office.passwords["thuky"],
        "resume": form, "kept:statement": "điều đã gõ", "kept:version": "17",
    }  # fmt: skip
    carried = browser.post("/sign-in", data=typed)

    assert f'<form method="post" action="{form}"' in carried.text
    assert 'name="statement" value="điều đã gõ"' in carried.text
    # A person reads what was typed, not the codes that travel with it.
    assert ">điều đã gõ<" in carried.text
    assert ">17<" not in carried.text


def test_a_password_that_was_typed_is_written_into_no_page(office: Office):
    browser = office.signed_in("thuky")
    office.clock.put_on(timedelta(hours=2))

    asked = browser.post("/account/password", data={"new": "điều đã gõ", "again": "điều đã gõ"})

    assert asked.status_code == 401
    assert "điều đã gõ" not in asked.text
    assert 'name="next" value="/account"' in asked.text
