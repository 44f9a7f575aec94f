"""Calendar files keep to RFC 5545 whatever a case says, as an independent parser reads them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspect_flow.interchange.calendar_sheet import write_calendar
from inspect_flow.vocabulary.appointments import (
    CalendarEntry,
    CalendarSheet,
    EntryStatus,
    Mailbox,
    SheetMethod,
)
from tests.calendar_reading import entries, entry, local, logical_lines, method

AT_EIGHT = datetime(2019, 8, 14, 1, tzinfo=UTC)
VISIT = CalendarEntry(
    uid="a1-1@inspect-flow",
    sequence=4,
    written_at=datetime(2019, 8, 1, 1, tzinfo=UTC),
    title="Kiểm tra cải cách hành chính: UBND huyện Long Điền, tỉnh Bà Rịa - Vũng Tàu",
    starts=AT_EIGHT,
    ends=AT_EIGHT + timedelta(hours=3, minutes=30),
    place="Trụ sở UBND huyện; phòng họp số 1, tầng 2",
    about="Cuộc kiểm tra KT-2019-001\nĐầu mối: Văn phòng HĐND và UBND",
    organizer=Mailbox('bà "Lan"', "lan@example.vn"),
    attendee=Mailbox("ông Tú", "tu@example.vn"),
)


def written(*given: CalendarEntry, asks: SheetMethod = SheetMethod.REQUEST) -> bytes:
    return write_calendar(CalendarSheet(asks, "Lịch của bà Lan", given))


def test_an_invitation_says_when_where_and_who():
    content = written(VISIT)
    read = entry(content)

    assert method(content) == "REQUEST"
    assert (local(read.dtstart), local(read.dtend)) == ("14/08/2019 08:00", "14/08/2019 11:30")
    assert (read.uid, read.sequence, read.status) == (VISIT.uid, 4, "CONFIRMED")
    assert (read.summary, read.location) == (VISIT.title, VISIT.place)
    assert read.description == VISIT.about
    assert [str(each.uri) for each in read.attendees] == ["mailto:tu@example.vn"]
    assert (str(read.organizer.uri), read.organizer.common_name) == (
        "mailto:lan@example.vn", "bà 'Lan'",
    )  # fmt: skip


def test_times_stand_in_vietnamese_time_with_its_zone_written_out():
    lines = logical_lines(written(VISIT))

    assert "DTSTART;TZID=Asia/Ho_Chi_Minh:20190814T080000" in lines
    zone = lines[lines.index("BEGIN:VTIMEZONE") : lines.index("END:VTIMEZONE")]
    assert zone[1] == "TZID:Asia/Ho_Chi_Minh"
    assert "TZOFFSETTO:+0700" in zone
    assert "BEGIN:DAYLIGHT" not in zone


def test_a_day_without_times_lasts_all_day():
    day = replace(VISIT, starts=date(2019, 8, 14), ends=date(2019, 8, 15))

    assert "DTSTART;VALUE=DATE:20190814" in logical_lines(written(day))
    assert local(entry(written(day)).dtstart) == "14/08/2019"


def test_what_is_called_off_says_so():
    content = written(replace(VISIT, status=EntryStatus.CANCELLED), asks=SheetMethod.CANCEL)

    assert (method(content), entry(content).status) == ("CANCEL", "CANCELLED")


def test_a_feed_names_nobody():
    content = written(VISIT, replace(VISIT, uid="b@x"), asks=SheetMethod.PUBLISH)

    assert len(entries(content)) == 2
    assert b"mailto" not in content
    assert "X-WR-CALNAME:Lịch của bà Lan" in logical_lines(content)
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT1H" in logical_lines(content)


TEXTS = st.text(
    st.one_of(st.sampled_from("ữờ ế,;\\:\"'đ\n\t🗓"), st.characters(codec="utf-8")), max_size=120
)


@settings(deadline=None, max_examples=150)
@given(title=TEXTS, place=TEXTS, about=TEXTS, name=TEXTS)
def test_no_text_breaks_the_file(title: str, place: str, about: str, name: str):
    who = Mailbox(name, "tu@example.vn")
    content = written(replace(VISIT, title=title, place=place, about=about, attendee=who))

    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    # No character is cut in two where a line is folded.
    assert [line for line in content.split(b"\r\n") if not _is_text(line)] == []
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert [each for each in logical_lines(content) if each.startswith("UID")] == [
        f"UID:{VISIT.uid}"
    ]
    assert len(entries(content)) == 1


def _is_text(line: bytes) -> bool:
    try:
        return bool(line.decode()) or not line
    except UnicodeDecodeError:
        return False


@pytest.mark.parametrize("hostile", ["a\r\nATTENDEE:mailto:x@y.z", "a\nEND:VEVENT\nBEGIN:VEVENT"])
def test_a_name_adds_no_line_of_its_own(hostile: str):
    content = written(replace(VISIT, title=hostile, attendee=Mailbox(hostile, "tu@example.vn")))

    starts = [line.split(":")[0].split(";")[0] for line in logical_lines(content)]
    assert (starts.count("ATTENDEE"), starts.count("BEGIN")) == (1, 4)
