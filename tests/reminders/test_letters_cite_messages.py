"""A letter says on which days messages about the same reminded the unit before."""

from __future__ import annotations

import json
from datetime import date

from inspect_flow.services.people import amend_person
from inspect_flow.services.reminder_letters import draft_reminder
from inspect_flow.services.reminding.handing_over import hand_over
from inspect_flow.services.reminding.outbox import claim, settle_sent
from inspect_flow.services.work import SYSTEM
from inspect_flow.vocabulary.reminders import Channel
from tests.builders import House, a_finding, an_inspection, bring_to
from tests.reminders.clockwork import swept

REMINDED, SIGNED = date(2019, 10, 7), date(2019, 10, 8)


def test_a_letter_names_the_days_on_which_messages_left_for_the_unit(stored_house: House):
    amend_person(stored_house.by(), stored_house.person("tu"), {"email": "tu@example.vn"})
    inspection = an_inspection(stored_house, until="on_site")
    a_finding(stored_house, inspection, "chưa chấn chỉnh", recommendation="Khắc phục")
    bring_to(stored_house, inspection, "following_up")
    swept(stored_house, REMINDED)
    morning = stored_house.by("operator", REMINDED).by(SYSTEM)
    hand_over(morning)
    unsent = draft_reminder(stored_house.by("hanh", SIGNED), inspection)
    assert len(json.loads(unsent.context)["opening"]) == 1
    for message in claim(morning, 50, Channel.MAIL):
        settle_sent(morning, message, "<taken>")

    letter = draft_reminder(stored_house.by("hanh", SIGNED), inspection)

    assert json.loads(letter.context)["opening"][0] == (
        "Sở Nội vụ đã nhắc UBND huyện Long Điền bằng tin nhắn, thư điện tử về nội dung nêu dưới đây"
        " vào ngày 07/10/2019"
    )
