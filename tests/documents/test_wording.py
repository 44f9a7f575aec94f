"""How days, times, numbers and final marks are written."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspect_flow.documents import wording
from inspect_flow.documents.line_breaks import balanced_lines
from inspect_flow.documents.profile import profile_for
from inspect_flow.documents.typesetting import printable, text_width
from inspect_flow.vocabulary.paper_parts import ASSUMED_MARK, assumed
from tests.documents.building import a_line, a_period, a_person, at


@pytest.mark.parametrize(
    ("iso", "written"),
    [
        ("2019-08-14", "ngày 14 tháng 8 năm 2019"),
        ("2020-01-05", "ngày 05 tháng 01 năm 2020"),
        ("2020-03-05", "ngày 05 tháng 3 năm 2020"),
        ("2019-08", f"ngày {wording.BLANK} tháng 8 năm 2019"),
        ("", f"ngày {wording.BLANK} tháng {wording.BLANK} năm {wording.BLANK}"),
    ],
)
def test_a_day_takes_a_zero_only_where_the_decree_asks_for_it(iso: str, written: str) -> None:
    assert wording.long_day(iso) == written


@pytest.mark.parametrize(
    ("iso", "written"),
    [
        ("2019-08-14", "14/8/2019"),
        ("2020-02-05", "05/02/2020"),
        ("2019-08", "tháng 8/2019"),
        ("2019", "năm 2019"),
        ("", ""),
    ],
)
def test_a_short_day_says_what_is_known(iso: str, written: str) -> None:
    assert wording.short_day(iso) == written


def test_a_mail_writes_the_day_as_pages_do() -> None:
    assert wording.screen_day("2019-08-04") == "04/08/2019"


def test_an_assumed_value_keeps_its_mark_at_the_end() -> None:
    assert wording.long_day(assumed("2019-08-14")) == "ngày 14 tháng 8 năm 2019" + ASSUMED_MARK
    assert wording.clock(assumed("08:00")) == "08 giờ 00" + ASSUMED_MARK
    assert wording.closed(assumed("Phòng Nội vụ"), ".") == f"Phòng Nội vụ{ASSUMED_MARK}."


@pytest.mark.parametrize(
    ("text", "mark", "written"),
    [
        ("đã làm", ".", "đã làm."),
        ("đã làm;", ".", "đã làm."),
        ("đã làm. ", "./.", "đã làm./."),
        ("đã làm./.", "./.", "đã làm./."),
        ("như sau:", ".", "như sau:"),
        ("vì sao?", ";", "vì sao?"),
    ],
)
def test_a_text_ends_with_one_mark(text: str, mark: str, written: str) -> None:
    assert wording.closed(text, mark) == written


def test_room_for_the_pen_is_no_blank_to_be_dropped() -> None:
    day = wording.long_day("")
    assert wording.closed(day, "./.") == f"{day}./."
    assert balanced_lines(f"số {wording.BLANK}/SNV {day}", "Italic", 14, 150) == [
        f"số {wording.BLANK}/SNV {day}"
    ]


@pytest.mark.parametrize(
    ("number", "written"),
    [("5", "05"), ("12", "12"), ("784", "784"), ("12a", "12a"), ("", wording.BLANK)],
)
def test_a_number_below_ten_takes_a_zero(number: str, written: str) -> None:
    assert wording.padded(number) == written


def test_points_are_lettered_in_the_vietnamese_way() -> None:
    assert "".join(wording.point_letter(n) for n in range(1, 9)) == "abcdđegh"


def test_times_and_periods_are_written_as_far_as_known() -> None:
    assert wording.moment(at("2019-08-14", "08:00")) == "08 giờ 00, ngày 14 tháng 8 năm 2019"
    assert wording.moment(at("2019-08-14")) == "ngày 14 tháng 8 năm 2019"
    assert wording.clock_span(a_line("08:00", "", "x")) == "08 giờ 00"
    assert wording.period(a_period("2018-01-01", "2019-06-30")) == (
        "từ ngày 01/01/2018 đến ngày 30/6/2019"
    )
    assert wording.period(a_period(note="năm 2018")) == "năm 2018"


def test_a_person_is_named_with_office_and_role() -> None:
    assert wording.person(a_person("bà Hạnh", "Phó Giám đốc", "Trưởng đoàn")) == (
        "Bà Hạnh, Phó Giám đốc, Trưởng đoàn"
    )


def test_a_person_known_by_role_alone_is_named_once() -> None:
    by_office = a_person("", "thư ký Đoàn, công chức Sở Nội vụ", "Thư ký")
    assert wording.person(by_office) == "Thư ký Đoàn, công chức Sở Nội vụ"


def test_an_abbreviation_keeps_its_capital_inside_a_sentence() -> None:
    assert wording.uncapitalised("Kiểm tra công tác") == "kiểm tra công tác"
    assert wording.uncapitalised("CCHC năm 2019") == "CCHC năm 2019"


def test_the_rules_of_form_changed_on_5_march_2020() -> None:
    assert profile_for(date(2020, 3, 4)) == "tt01_2011"
    assert profile_for(date(2020, 3, 5)) == "nd30_2020"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("ỦY BAN NHÂN DÂN TỈNH BÀ RỊA - VŨNG TÀU", ["ỦY BAN NHÂN DÂN", "TỈNH BÀ RỊA - VŨNG TÀU"]),
        ("ỦY BAN NHÂN DÂN HUYỆN LONG ĐIỀN", ["ỦY BAN NHÂN DÂN", "HUYỆN LONG ĐIỀN"]),
        ("SỞ NỘI VỤ", ["SỞ NỘI VỤ"]),
        ("SỞ\nNỘI VỤ", ["SỞ", "NỘI VỤ"]),
    ],
)
def test_an_office_breaks_before_the_name_of_its_place(text: str, lines: list[str]) -> None:
    assert balanced_lines(text, "Bold", 12, 71) == lines


@given(st.lists(st.text("abcđêư-Ủ", min_size=1, max_size=12), max_size=40))
def test_breaking_a_heading_loses_no_word_and_overflows_no_line(words: list[str]) -> None:
    lines = balanced_lines(" ".join(words), "Bold", 14, 80)

    assert " ".join(lines).split() == words
    assert all(text_width(line, "Bold", 14) <= 82 or " " not in line for line in lines)


@given(st.text())
def test_what_is_printable_stays_so(text: str) -> None:
    once = printable(text)

    assert printable(once) == once
    assert "\u202e" not in once
