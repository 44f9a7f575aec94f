"""At the formal rungs a letter waits for a signature; once issued it goes to the unit, once."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

import pytest
from sqlmodel import col, select

from inspect_flow.bootstrap.posting import Posted, post_letters
from inspect_flow.locale.dates import at_local
from inspect_flow.records.tables import (
    Deficiency,
    Document,
    Event,
    Inspection,
    Message,
    Reminder,
    Succession,
    UnitVersion,
)
from inspect_flow.services.deficiencies import deficiencies_of
from inspect_flow.services.documents import issue
from inspect_flow.services.papers.choices import choices_in
from inspect_flow.services.people import amend_person, register_person
from inspect_flow.services.reminding.handing_over import HandedOver, hand_over
from inspect_flow.services.reminding.outbox import claim, outgoing, settle_sent
from inspect_flow.services.work import SYSTEM, Work
from inspect_flow.vocabulary.reminders import Channel
from inspect_flow.vocabulary.units import UnitLevel
from tests.builders import House, a_finding, a_unit, an_inspection, bring_to
from tests.reminders.clockwork import swept
from tests.stories.acts import report

# The deadline is Monday 30/9/2019: so many working days later the ladder asks for a letter.
FIRST, SECOND, LAST = date(2019, 10, 7), date(2019, 10, 21), date(2019, 11, 11)
SIGNED = date(2019, 10, 8)


@pytest.fixture
def house_with_two(stored_house: House) -> House:
    """Lend a house in which Long Điền has two shortcomings to put right, everybody with mail."""
    for code in ("hanh", "lan", "minh", "tu", "quan"):
        person = stored_house.person(code)
        amend_person(stored_house.by(), person, {"email": f"{code}@example.vn"})
    inspection = an_inspection(stored_house, until="on_site")
    for statement in ("chưa có văn bản chấn chỉnh", "hồ sơ trễ hạn chưa xin lỗi"):
        a_finding(stored_house, inspection, statement, recommendation=f"Khắc phục: {statement}")
    bring_to(stored_house, inspection, "following_up")
    return stored_house


def on_morning(house: House, day: date) -> HandedOver:
    swept(house, day)
    return hand_over(house.by("operator", day).by(SYSTEM))


def the_inspection(house: House) -> Inspection:
    return house.work.session.exec(select(Inspection)).one()


def both(house: House) -> list[Deficiency]:
    return list(deficiencies_of(house.work, the_inspection(house)))


def letters(house: House) -> list[Document]:
    query = select(Document).where(Document.kind == "reminder_letter")
    return list(house.work.session.exec(query.order_by(col(Document.id))))


def mails(house: House, kind: str = "letter") -> list[Message]:
    query = select(Message).where(Message.kind == kind)
    return list(house.work.session.exec(query.order_by(col(Message.id))))


def digest_of(house: House, who: str) -> str:
    return [each.body for each in mails(house, "digest") if each.address.startswith(who)][-1]


@dataclass(frozen=True)
class Doors:
    """Both doors of printing lead into the test's own session."""

    house: House
    day: date

    @contextmanager
    def reading(self) -> Iterator[Work]:
        yield self.house.by("operator", self.day).by(SYSTEM)

    transaction = reading


def sign(house: House, letter: Document, on: date = SIGNED) -> None:
    issue(house.by("hanh", on), letter)


def post(house: House, on: date = SIGNED) -> Posted:
    return post_letters(Doors(house, on))


def test_one_letter_waits_for_all_that_the_unit_is_late_with(house_with_two: House):
    done = on_morning(house_with_two, FIRST)

    [letter] = letters(house_with_two)
    chosen = choices_in(letter.extra)
    assert (done.letters, letter.state, chosen.rung) == (1, "draft", "first")
    assert chosen.deficiencies == tuple(each.code for each in both(house_with_two))


def test_the_secretary_reads_which_draft_waits_and_the_unit_does_not(house_with_two: House):
    on_morning(house_with_two, FIRST)

    [letter] = letters(house_with_two)
    told = f"Dự thảo công văn đôn đốc chờ ký: {letter.code}"
    assert told in digest_of(house_with_two, "lan")
    assert told in digest_of(house_with_two, "hanh")
    assert letter.code not in digest_of(house_with_two, "tu")


def test_what_is_done_by_then_is_not_asked_for(house_with_two: House):
    done, left = both(house_with_two)
    report(house_with_two, done, date(2019, 9, 27))

    on_morning(house_with_two, FIRST)

    [letter] = letters(house_with_two)
    assert choices_in(letter.extra).deficiencies == (left.code,)


def test_sweeping_again_drafts_no_second_letter(house_with_two: House):
    on_morning(house_with_two, FIRST)
    on_morning(house_with_two, date(2019, 10, 8))
    assert len(letters(house_with_two)) == 1


def test_a_letter_that_nobody_signed_takes_the_tone_of_the_next_rung(house_with_two: House):
    on_morning(house_with_two, FIRST)
    on_morning(house_with_two, SECOND)

    [letter] = letters(house_with_two)
    assert (letter.state, choices_in(letter.extra).rung) == ("draft", "second")


def test_after_a_signed_letter_the_next_rung_drafts_the_next_one(house_with_two: House):
    on_morning(house_with_two, FIRST)
    sign(house_with_two, letters(house_with_two)[0])
    on_morning(house_with_two, SECOND)

    first, second = letters(house_with_two)
    assert (first.state, second.state) == ("issued", "draft")
    assert choices_in(second.extra).rung == "second"
    assert str(first.number) in json.loads(second.context)["opening"][0]


def test_another_unit_that_answers_gets_a_letter_of_its_own(house_with_two: House):
    _own, theirs = both(house_with_two)
    theirs.owner_id = house_with_two.unit("dat_do").id
    house_with_two.work.session.add(theirs)
    house_with_two.work.session.flush()

    on_morning(house_with_two, FIRST)

    to_long_dien, to_dat_do = letters(house_with_two)
    assert choices_in(to_long_dien.extra).addressee == ""
    assert choices_in(to_dat_do.extra).addressee == "dat_do"
    assert choices_in(to_dat_do.extra).deficiencies == (theirs.code,)
    assert json.loads(to_dat_do.context)["addressees"] == ["Ủy ban nhân dân huyện Đất Đỏ"]


def an_heir(house: House, code: str, name: str) -> None:
    """Let Long Điền end on 1/10/2019 and be followed by this unit."""
    session, gone = house.work.session, house.unit("long_dien")
    version = session.exec(select(UnitVersion).where(UnitVersion.unit_id == gone.id)).one()
    version.valid_to = date(2019, 10, 1)
    began = date(2019, 10, 2)
    heir = a_unit(house, code, name, UnitLevel.COMMUNE, valid_from=began)
    session.add(Succession(predecessor_id=gone.id, successor_id=heir.id, on=began, kind="merge"))
    session.flush()


def test_the_only_heir_of_a_unit_that_is_gone_gets_the_letter(house_with_two: House):
    an_heir(house_with_two, "xa_long_dien", "xã Long Điền")

    on_morning(house_with_two, FIRST)

    [letter] = letters(house_with_two)
    assert choices_in(letter.extra).addressee == "xa_long_dien"
    assert json.loads(letter.context)["addressees"] == ["Ủy ban nhân dân xã Long Điền"]
    assert len(json.loads(letter.context)["overdue"]) == 2


def test_among_several_heirs_a_person_chooses_before_a_letter_is_drafted(house_with_two: House):
    an_heir(house_with_two, "xa_long_dien", "xã Long Điền")
    an_heir(house_with_two, "xa_long_hai", "xã Long Hải")

    on_morning(house_with_two, FIRST)

    assert letters(house_with_two) == []
    query = select(Reminder.outcome).where(Reminder.rung == "first_letter")
    assert all("chọn đơn vị kế thừa" in said for said in house_with_two.work.session.exec(query))


def test_an_issued_letter_goes_to_the_unit_with_its_file_once(house_with_two: House):
    on_morning(house_with_two, FIRST)
    assert post(house_with_two) == Posted()
    sign(house_with_two, letters(house_with_two)[0])

    assert [post(house_with_two), post(house_with_two)] == [Posted(letters=1), Posted()]

    [mail] = mails(house_with_two)
    assert mail.address == "tu@example.vn"
    assert mail.title.startswith("Công văn số 02/SNV-CCHC ngày 08 tháng 10 năm 2019")
    [file] = outgoing(house_with_two.by(), mail).attachments
    assert (file.content[:5], file.media_type) == (b"%PDF-", "application/pdf")


def test_who_switched_digests_off_still_gets_the_letter(house_with_two: House):
    tu = house_with_two.person("tu")
    amend_person(house_with_two.by(), tu, {"extra": {"digests_off": True}})
    on_morning(house_with_two, FIRST)
    assert [each for each in mails(house_with_two, "digest") if each.address.startswith("tu")] == []

    sign(house_with_two, letters(house_with_two)[0])
    post(house_with_two)

    assert [each.address for each in mails(house_with_two)] == ["tu@example.vn"]


def test_that_a_letter_left_is_an_event_of_the_paper(house_with_two: House):
    on_morning(house_with_two, FIRST)
    [letter] = letters(house_with_two)
    sign(house_with_two, letter)
    post(house_with_two)
    work = house_with_two.by("operator", SIGNED).by(SYSTEM)

    for message in claim(work, 10, Channel.MAIL):
        settle_sent(work, message, "<taken>")

    tags = work.session.exec(select(Event.tag).where(Event.entity == "document"))
    assert list(tags).count("document.mailed") == 1


def test_a_letter_that_reaches_nobody_stands_among_the_undeliverable(house_with_two: House):
    on_morning(house_with_two, FIRST)
    sign(house_with_two, letters(house_with_two)[0])
    amend_person(house_with_two.by(), house_with_two.person("tu"), {"email": ""})

    post(house_with_two)

    [mail] = mails(house_with_two)
    assert (mail.state, mail.outcome) == ("dead", "chưa có địa chỉ; ghi địa chỉ rồi gửi lại")


def test_a_letter_of_a_past_case_wakes_nobody(house_with_two: House):
    on_morning(house_with_two, FIRST)
    sign(house_with_two, letters(house_with_two)[0])
    assert post(house_with_two, date(2020, 1, 6)) == Posted()


def test_a_letter_that_cannot_be_drafted_says_why_and_holds_nobody_up(house_with_two: House):
    on_morning(house_with_two, FIRST)
    [letter] = letters(house_with_two)
    letter.extra = {**letter.extra, "choices": {"issuer": "gone", "rung": "first"}}
    house_with_two.work.session.add(letter)
    house_with_two.work.session.flush()

    done = on_morning(house_with_two, SECOND)

    assert (done.letters, done.reminders) == (0, 2)
    query = select(Reminder.outcome).where(Reminder.rung == "second_letter")
    assert all("'gone'" in said for said in house_with_two.work.session.exec(query))


def test_the_leadership_gets_the_history_with_the_proposal(house_with_two: House):
    work, province = house_with_two.by(), house_with_two.unit("tinh")
    chairman = register_person(work, "chu_tich", "Chủ tịch UBND tỉnh", unit=province,
                               leads_unit=True, email="chu-tich@example.vn")  # fmt: skip
    amend_person(work, chairman, {"extra": {"digests_off": True}})
    swept(house_with_two, SECOND)

    work_of_day = work.moved_to(at_local(SECOND)).by(SYSTEM)
    hand_over(work_of_day)
    for message in claim(work_of_day, 50, Channel.MAIL):
        settle_sent(work_of_day, message, "<taken>")
    on_morning(house_with_two, LAST)

    [mail] = [each for each in mails(house_with_two, "digest") if "chu-tich" in each.address]
    [file] = outgoing(work, mail).attachments
    text = file.content.decode("utf-8-sig")
    assert (file.name, file.media_type) == ("lich-su-ho-so-11-11-2019.txt", "text/plain")
    for deficiency in both(house_with_two):
        assert f"{deficiency.code} - UBND huyện Long Điền" in text
    assert "Thời hạn: 30/09/2019\r\nĐã quá hạn: 42 ngày (30 ngày làm việc)" in text
    assert "05/09/2019 08:00  Yêu cầu khắc phục" in text
    assert text.count("21/10/2019 08:00  Gửi nhắc việc: ") == 2
