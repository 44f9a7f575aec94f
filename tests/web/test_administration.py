"""An administrator keeps accounts and registers, and sees how the system stands; nobody else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from sqlmodel import col, select

from inspect_flow.records.tables import Event, FileReading, Message, UnitVersion
from inspect_flow.storage.backup import verify_copy
from inspect_flow.vocabulary.mails import PASSWORD_RESET
from tests.web.offices import Office
from tests.web.test_figures import queries

PAGES = (
    "", "/accounts", "/accounts/thuky", "/persons", "/persons/new", "/units", "/units/new",
    "/units/long-dien", "/outbox", "/definitions", "/readings", "/hooks", "/hooks/new",
)  # fmt: skip


@pytest.mark.parametrize("page", PAGES)
def test_each_page_is_for_administrators_alone(office: Office, page: str):
    assert office.signed_in("quantri").get(f"/administration{page}").status_code == 200
    for name in ("truongdoan", "lanhdao", "donvi"):
        assert office.signed_in(name).get(f"/administration{page}").status_code == 404


def told_password(text: str) -> str:
    [found] = re.findall(r"một lần này: ([\w-]+)", text)
    return str(found)


def test_a_person_gets_an_account_and_must_change_its_password(office: Office):
    admin = office.signed_in("quantri")
    new = {"code": "tu-moi", "name": "Tú", "title": "Công chức", "unit": "long-dien"}
    assert admin.post("/administration/persons/new", data=new).url.path == "/administration/persons"

    made = admin.post("/administration/accounts", data={"person": "tu-moi", "username": "Tu.Moi"})
    office.passwords["tu.moi"] = told_password(made.text)

    assert office.signed_in("tu.moi").get("/").url.path == "/account/password"
    taken = {"person": "tu-moi", "username": "tu.moi"}
    assert admin.post("/administration/accounts", data=taken).status_code == 422


def test_a_closed_account_is_out_at_once(office: Office):
    admin, browser = office.signed_in("quantri"), office.signed_in("donvi")

    admin.post("/administration/accounts/donvi/close")

    assert browser.get("/account", follow_redirects=False).status_code == 303
    admin.post("/administration/accounts/donvi/reopen")
    assert office.signed_in("donvi").get("/account").status_code == 200


def test_the_only_administrator_is_not_shut_out(office: Office):
    admin = office.signed_in("quantri")

    assert admin.post("/administration/accounts/quantri/close").status_code == 409
    assert admin.get("/administration").status_code == 200


def test_a_new_password_replaces_the_old_one(office: Office):
    admin = office.signed_in("quantri")
    old = {"username": "donvi", "password": office.passwords["donvi"]}

    shown = admin.post("/administration/accounts/donvi/password")

    assert office.browser().post("/sign-in", data=old).status_code == 401
    office.passwords["donvi"] = told_password(shown.text)
    office.signed_in("donvi")


def test_a_role_is_granted_and_taken_back_but_not_the_last_administrators(office: Office):
    admin = office.signed_in("quantri")
    role = {"role": "leadership", "unit": "brvt", "from_on": "1/9/2019"}
    page = "/administration/accounts/donvi"

    assert "đã giao vai trò" in admin.post(f"{page}/grants", data=role).text.lower()
    assert "/campaigns" in office.signed_in("donvi").get("/").text
    [number] = re.findall(r"/grants/(\d+)/withdraw", admin.get(page).text)
    admin.post(f"{page}/grants/{number}/withdraw")
    assert "withdraw" not in admin.get(page).text

    own = "/administration/accounts/quantri"
    [last] = re.findall(r"/grants/(\d+)/withdraw", admin.get(own).text)
    assert admin.post(f"{own}/grants/{last}/withdraw").status_code == 409
    foreign = admin.post(f"{page}/grants/{last}/withdraw")
    assert foreign.status_code == 404


@pytest.mark.parametrize(
    "form",
    [
        {"role": "emperor"},
        {"role": "leadership", "unit": "không có đơn vị này"},
        {"role": "leadership", "from_on": "31/2/2019"},
        {"role": "leadership", "from_on": "2/9/2019", "to_on": "1/9/2019"},
    ],
)
def test_what_cannot_be_granted_is_said_at_its_field(office: Office, form: dict[str, str]):
    answer = office.signed_in("quantri").post("/administration/accounts/donvi/grants", data=form)

    assert answer.status_code == 422
    assert "govuk-error-summary" in answer.text


def test_a_unit_ends_in_another_and_its_deficiencies_wait_for_an_heir(office: Office):
    admin = office.signed_in("quantri")
    new = {"code": "xa-moi", "name": "huyện Long Đất", "level": "district", "parent": "brvt"}
    assert admin.post("/administration/units/new", data=new).status_code == 200
    told = {"kind": "merge", "heirs": "xa-moi", "on": "12/9/2019", "document": "Nghị quyết 1"}

    done = admin.post("/administration/units/long-dien/succession", data=told)

    assert done.status_code == 200, done.text
    again = admin.post("/administration/units/long-dien/succession", data=told)
    assert again.status_code == 422
    with office.workplace.doorman().reading() as work:
        last = select(UnitVersion.valid_to).where(UnitVersion.name == "huyện Long Điền")
        assert {f"{day:%d/%m/%Y}" for day in work.session.exec(last)} == {"11/09/2019"}
    assert "tồn tại còn mở của đơn vị không còn" in admin.get("/administration/units").text
    waiting = office.signed_in("lanhdao").get("/figures/orphans").text
    assert "huyện Long Đất (xa-moi)" in waiting
    assert "KT-2019-001" not in office.signed_in("quantri").get("/figures/orphans").text


def test_a_unit_is_renamed_from_a_day_on_and_keeps_its_former_name(office: Office):
    admin = office.signed_in("quantri")
    told = {"name": "huyện Côn Sơn", "from_on": "10/9/2019"}
    shown = admin.get("/administration/units", params={"text": "con dao"}).text
    [code] = set(re.findall(r'href="/administration/units/([\w-]*con-dao[\w-]*)"', shown))

    assert admin.post(f"/administration/units/{code}/amendments", data=told).status_code == 200

    page = admin.get(f"/administration/units/{code}").text
    assert "huyện Côn Sơn: 10/09/2019 – 30/06/2025" in page
    assert "– 09/09/2019" in page


def test_the_chains_are_proved_and_a_changed_event_is_named(office: Office):
    admin = office.signed_in("quantri")
    assert "nguyên vẹn" in admin.post("/administration/verification").text
    with office.workplace.engine.begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER IF EXISTS event_no_update")
        names = connection.exec_driver_sql(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'event'"
        ).all()
        for (name,) in names:
            connection.exec_driver_sql(f"DROP TRIGGER {name}")
        connection.exec_driver_sql("UPDATE event SET body = body || ' ' WHERE id = 5")

    assert "đã bị sửa" in admin.post("/administration/verification").text


def test_a_copy_is_made_on_the_servers_disk_and_proves_whole(office: Office):
    shown = office.signed_in("quantri").post("/administration/backup")

    assert "Đã sao lưu và kiểm tra nguyên vẹn" in shown.text
    folder = Path(f"{office.workplace.engine.url.database}.backups")
    [made] = folder.glob("*.db")
    assert verify_copy(made).n_chains > 10
    assert made.name in shown.text


def test_definitions_are_shown_and_checked(office: Office):
    admin = office.signed_in("quantri")

    assert "Long Điền" not in admin.get("/administration/definitions").text
    checked = admin.post("/administration/definitions/check").text
    assert checked.count("không có lỗi") == 7


def test_a_file_handed_out_is_noted_with_its_reader(office: Office):
    reader, admin = office.signed_in("thuky"), office.signed_in("quantri")
    papers = reader.get("/documents").text
    code = re.findall(r'href="/documents/([\w.-]+)"', papers)[0]

    assert reader.get(f"/documents/{code}/pdf").content.startswith(b"%PDF-")

    with office.workplace.doorman().reading() as work:
        [noted] = work.session.exec(select(FileReading)).all()
    assert noted.place == f"/documents/{code}/pdf"
    assert noted.name in admin.get("/administration/readings").text


def test_mail_that_could_not_be_delivered_is_cancelled_with_a_reason(office: Office):
    admin = office.signed_in("quantri")
    with office.workplace.doorman().transaction() as work:
        message = Message(
            key="k", kind="digest", channel="mail", state="dead", name="Tú", address="",
            title="<b>Nhắc việc</b>", body="Nội dung", created_at=work.at,
        )  # fmt: skip
        work.session.add(message)
        work.session.flush()
        page = f"/administration/outbox/{message.id}"

    assert "<b>Nhắc" not in admin.get("/administration/outbox?state=dead").text
    assert admin.post(f"{page}/retry").status_code == 409
    assert admin.post(f"{page}/cancel", data={"reason": " "}).status_code == 422
    assert "Đã hủy thư" in admin.post(f"{page}/cancel", data={"reason": "gửi nhầm"}).text
    assert admin.post(f"{page}/cancel", data={"reason": "lần nữa"}).status_code == 409


def test_what_an_administrator_does_is_written_down_in_their_name(office: Office):
    office.signed_in("quantri").post("/administration/accounts/donvi/close")

    with office.workplace.doorman().reading() as work:
        closed = select(Event.actor).where(col(Event.tag) == "account.closed")
        [actor] = work.session.exec(closed).all()
    assert actor not in ("system", "operator")


def test_pages_of_administration_ask_a_fixed_number_of_questions(office: Office):
    admin = office.signed_in("quantri")
    for page in PAGES:
        with queries(office) as said:
            admin.get(f"/administration{page}")
        assert len(said) <= 30, (page, len(said))


def test_a_calendar_is_read_by_its_secret_address_until_it_is_revoked(office: Office):
    browser = office.signed_in("thuky")
    shown = browser.post("/account/calendar").text
    [path] = re.findall(r"(/calendar/[\w-]+\.ics)</code>", shown)

    assert office.browser().get(path).text.startswith("BEGIN:VCALENDAR")
    assert path not in browser.get("/account/calendar").text
    [number] = re.findall(r"/account/calendar/(\d+)/revoke", browser.get("/account/calendar").text)
    assert office.signed_in("donvi").post(f"/account/calendar/{number}/revoke").status_code == 404
    browser.post(f"/account/calendar/{number}/revoke")
    assert office.browser().get(path).status_code == 404


def test_the_link_of_a_password_reset_is_for_its_recipients_eyes_alone(office: Office):
    asked = office.browser().post("/password/forgotten", data={"username": "thuky"})
    assert asked.status_code == 200

    with office.workplace.doorman().reading() as work:
        [mail] = work.session.exec(select(Message).where(Message.kind == PASSWORD_RESET)).all()
    assert "/password/reset?token=" in mail.body

    seen = office.signed_in("quantri").get(f"/administration/outbox/{mail.id}").text
    assert "chỉ người nhận được xem" in seen
    assert "token=" not in seen
