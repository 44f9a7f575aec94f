"""Pages write days, times and numbers as officers do."""

from datetime import UTC, date, datetime

import pytest

from inspect_flow.locale.translation import use_language
from inspect_flow.web import wording
from inspect_flow.web.browsers import browser_named

LATE = datetime(2019, 8, 13, 18, 5, tzinfo=UTC)  # already the 14th in Việt Nam


@pytest.fixture
def english():
    """Speak English during a test."""
    use_language("en")
    yield
    use_language("vi")


def test_a_day_and_a_moment_are_those_of_viet_nam():
    assert wording.day(date(2019, 4, 9)) == "09/04/2019"
    assert wording.day(LATE) == "14/08/2019"
    assert wording.moment(LATE) == "01:05 ngày 14/08/2019"


def test_a_long_day_names_the_day_of_the_week():
    assert wording.long_day(LATE) == "thứ Tư, 14/08/2019"
    assert wording.long_day(date(2019, 8, 18)) == "Chủ nhật, 18/08/2019"


def test_english_readers_read_english(english):
    assert wording.long_day(LATE) == "Wednesday, 14/08/2019"
    assert wording.moment(LATE) == "01:05 on 14/08/2019"
    assert wording.number(1104.5) == "1,104.5"


def test_numbers_take_a_comma_and_dots():
    assert wording.number(1104) == "1.104"
    assert wording.number(0.1 + 0.2) == "0,3"
    assert wording.percent(105, 277) == "37,9%"
    assert wording.percent(0, 0) == "–"


def test_a_post_says_nothing_twice():
    assert wording.post("Hạnh", "Phó Giám đốc Sở Nội vụ", "Sở Nội vụ") == "Phó Giám đốc Sở Nội vụ"
    assert wording.post("Lan", "Chuyên viên", "Sở Nội vụ") == "Chuyên viên, Sở Nội vụ"
    assert wording.post("Đại diện Sở Tư pháp", "Đại diện Sở Tư pháp", "Sở Tư pháp") == ""


def test_a_browser_is_called_by_its_own_name():
    chrome = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/128.0 Mobile Safari/537.36"
    edge = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/128.0 Safari/537.36 Edg/128.0"
    assert browser_named(chrome) == "Chrome trên Android"
    assert browser_named(edge) == "Edge trên Windows"
    assert browser_named("curl/8.5") == "curl/8.5"


@pytest.mark.parametrize(
    ("days", "said"),
    [(5, "còn 5 ngày"), (0, "hạn hôm nay"), (-12, "quá hạn 12 ngày"), (1500, "còn 1.500 ngày")],
)
def test_a_deadline_is_told_in_words(days, said):
    assert wording.time_left(days) == said
