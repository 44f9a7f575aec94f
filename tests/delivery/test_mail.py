"""Mail by SMTP: Vietnamese arrives whole; each refusal leads to what it deserves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import Message
from email.utils import collapse_rfc2231_value

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspect_flow.delivery.mail import MailServer, built
from inspect_flow.delivery.settings import MailSettings
from inspect_flow.services.ports import Attachment, DeliveryFault, Outgoing
from tests.delivery.smtp_sink import Sink, an_smtp_server, free_port, only

MAIL = Outgoing(
    key="a" * 64,
    name="Ông Tú, Chủ tịch UBND huyện Long Điền",
    address="tu@example.vn",
    title="Nhắc việc kiểm tra cải cách hành chính: 1 việc quá hạn",
    text="Kính gửi Ông Tú,\n\nViệc sau đây cần được thực hiện.\n",
    html="<p>Kính gửi <strong>Ông Tú</strong></p>",
)


@pytest.fixture
def sink() -> Iterator[Sink]:
    with an_smtp_server() as server:
        yield server


def read_header(mail: Message, name: str) -> str:
    """Read encoded words as RFC 2047 says; Python's newer parser puts blanks between them."""
    [value] = [value for header, value in mail.raw_items() if header == name]
    return str(make_header(decode_header(value)))


def text_of(part: Message) -> str:
    return part.get_payload(decode=True).decode().replace("\r\n", "\n")


def to(sink: Sink, **settings: str) -> MailServer:
    base = MailSettings("127.0.0.1", sink.port, "none", "Sở Nội vụ <snv@example.vn>")
    return MailServer(replace(base, **settings))


def fault_of(sink: Sink, message: Outgoing = MAIL) -> DeliveryFault:
    with pytest.raises(DeliveryFault) as told:
        to(sink).send(message)
    return told.value


def test_names_subject_and_text_arrive_as_written(sink: Sink):
    to(sink).send(MAIL)
    [mail] = sink.arrived
    assert read_header(mail, "To") == f"{MAIL.name} <{MAIL.address}>"
    assert read_header(mail, "Subject") == MAIL.title
    plain, html = (text_of(each) for each in mail.get_payload()[0].get_payload())
    assert plain == MAIL.text
    assert "<strong>Ông Tú</strong>" in html


def test_every_attempt_bears_the_same_message_id(sink: Sink):
    server = to(sink)
    assert server.send(MAIL) == server.send(MAIL) == f"<{'a' * 32}@example.vn>"
    assert len({mail["Message-ID"] for mail in sink.arrived}) == 1


def test_a_letter_goes_along_as_pdf(sink: Sink):
    letter = Attachment("Công văn đôn đốc số 12.pdf", "application/pdf", b"%PDF-1.7 ...")
    to(sink).send(replace(MAIL, attachments=[letter]))
    attached = sink.arrived[0].get_payload()[1]
    assert collapse_rfc2231_value(attached.get_param("filename", header="Content-Disposition")) == (
        letter.name
    )
    assert attached.get_payload(decode=True) == letter.content


def test_an_invitation_stands_beside_the_text_and_as_a_file(sink: Sink):
    sheet = Attachment("lich.ics", "text/calendar; method=REQUEST", "LỊCH".encode())
    to(sink).send(replace(MAIL, attachments=[sheet]))
    texts, attached = sink.arrived[0].get_payload()
    for part in (texts.get_payload()[-1], attached):
        assert part.get_content_type() == "text/calendar"
        assert (part.get_param("method"), part.get_param("charset")) == ("REQUEST", "utf-8")
        assert part.get_payload(decode=True).decode() == "LỊCH"
    assert attached.get_content_disposition() == "attachment"


NAMES = ("Chủ tịch UBND", "phường", "Bà Rịa - Vũng Tàu", "Nguyễn", "Đặng", "ữ" * 30, "Long Điền,")


@settings(deadline=None)
@given(words=st.lists(st.sampled_from(NAMES), min_size=1, max_size=12))
def test_a_vietnamese_name_of_any_length_is_not_broken_inside_a_word(words: list[str]):
    name = " ".join(words)
    wire = built(replace(MAIL, name=name, title=name), "Sở Nội vụ <snv@example.vn>").as_bytes()
    mail = message_from_bytes(wire)
    assert read_header(mail, "To").replace('"', "") == f"{name} <{MAIL.address}>"
    assert read_header(mail, "Subject") == name
    assert max(map(len, wire.splitlines())) <= 998


@pytest.mark.parametrize(
    ("answer", "is_permanent"),
    [("550 no such user", True), ("450 mailbox busy", False), ("552 mailbox full", True)],
)
def test_a_refused_recipient_is_told_apart_from_a_busy_one(
    sink: Sink, answer: str, is_permanent: bool
):
    sink.to_recipient = lambda _address: answer
    fault = fault_of(sink)
    assert (fault.is_permanent, fault.is_of_the_way) == (is_permanent, False)
    assert answer.split(" ")[0] in fault.said


def test_one_bad_recipient_does_not_keep_the_next_from_its_mail(sink: Sink):
    sink.to_recipient = lambda who: "550 unknown" if who.startswith("bad") else "250 OK"
    server = to(sink)
    with pytest.raises(DeliveryFault):
        server.send(replace(MAIL, address="bad@example.vn"))
    server.send(MAIL)
    assert sink.recipients == ["tu@example.vn"]


def test_a_message_refused_for_now_waits(sink: Sink):
    sink.to_message = lambda _address: "451 try later"
    assert not fault_of(sink).is_permanent


def test_a_server_that_hangs_up_closes_the_way_and_can_be_called_again(sink: Sink):
    server = to(sink)
    sink.hangs_up = True
    with pytest.raises(DeliveryFault) as told:
        server.send(MAIL)
    assert told.value.is_of_the_way
    sink.hangs_up = False
    server.send(MAIL)
    assert len(sink.arrived) == 1


def test_no_server_closes_the_way():
    settings = MailSettings("127.0.0.1", free_port(), "none", "snv@example.vn")
    with pytest.raises(DeliveryFault) as told:
        MailServer(settings).send(MAIL)
    assert (told.value.is_of_the_way, told.value.is_permanent) == (True, False)


@pytest.mark.parametrize(
    "address",
    ["tu@example.vn\r\nBcc: all@example.vn", "tu example.vn", "@", "tu@", "", "a@b@c", "tú\n@x.vn"],
)
def test_an_address_that_is_none_never_reaches_the_server(sink: Sink, address: str):
    fault = fault_of(sink, replace(MAIL, address=address))
    assert fault.is_permanent
    assert sink.arrived == []


def test_a_subject_cannot_add_headers(sink: Sink):
    to(sink).send(replace(MAIL, title="Nhắc việc\r\nBcc: all@example.vn"))
    assert sink.arrived[0]["Bcc"] is None


def test_an_account_is_asked_for_and_a_wrong_password_closes_the_way():
    settings = {"auth_require_tls": False, "authenticator": only(b"snv", b"bi-mat")}
    with an_smtp_server(**settings) as sink:
        to(sink, user="snv", password="bi-mat").send(MAIL)
        with pytest.raises(DeliveryFault) as told:
            to(sink, user="snv", password="sai").send(MAIL)
    assert len(sink.arrived) == 1
    assert told.value.is_of_the_way
    assert "mật khẩu" in told.value.said


def test_a_server_without_starttls_gets_no_mail_when_it_is_asked_for(sink: Sink):
    with pytest.raises(DeliveryFault) as told:
        to(sink, security="starttls").send(MAIL)
    assert told.value.is_of_the_way
    assert sink.arrived == []
