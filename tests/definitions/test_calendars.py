"""Calendar files are read strictly, all faults at once, and a house may lay its own over them."""

from __future__ import annotations

import unicodedata
from datetime import date
from pathlib import Path

import pytest

from inspect_flow.definitions.calendars import load_calendar
from inspect_flow.vocabulary.calendars import DayKind
from inspect_flow.vocabulary.errors import DefinitionError, NotFound

GOOD = """\
year: 2028
status: official
sources:
  law: "Bộ luật Lao động 2019, Điều 112"
  notice: "Thông báo nghỉ lễ, tết năm 2028"
entries:
  - {date: 2028-01-01, kind: holiday, name: "Tết Dương lịch", source: law, verified: true}
  - {date: 2028-04-30, kind: holiday, name: "Ngày Chiến thắng", source: law, verified: true}
  - {date: 2028-05-01, kind: holiday, name: "Ngày Quốc tế lao động", source: law, verified: true}
  - {date: 2028-09-02, kind: holiday, name: "Quốc khánh", source: law, verified: true}
  - {date: 2028-11-24, kind: holiday, name: "Ngày Văn hóa Việt Nam", source: law, verified: true}
"""
SWAP = (
    "  - {date: %s, kind: swapped_off, name: Nghỉ, swap_with: %s, source: notice, verified: true}\n"
    "  - {date: %s, kind: make_up_work, name: Làm, swap_with: %s, source: notice, verified: true}\n"
)


def a_house(folder: Path, **files: str | bytes) -> str:
    """Write calendar files (y2028="…" becomes 2028.yaml) and return the house."""
    (folder / "calendars").mkdir()
    for name, content in files.items():
        path = folder / "calendars" / f"{name.removeprefix('y')}.yaml"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(folder)


def faults_of(house: str) -> str:
    """Load a house's calendars and return what was wrong as text."""
    with pytest.raises(DefinitionError) as refused:
        load_calendar(house)
    return str(refused.value)


def test_the_shipped_years_are_2018_to_2027_and_the_last_is_provisional():
    calendar = load_calendar()

    assert calendar.years_covered == tuple(range(2018, 2028))
    assert calendar.provisional_years == (2027,)


def test_every_shipped_swap_has_its_other_half_in_some_year():
    days = {day.on: day for year in load_calendar().years for day in year.days}
    swapped = [day for day in days.values() if day.swap_with]

    assert len(swapped) == 12
    for day in swapped:
        assert days[day.swap_with].swap_with == day.on


def test_every_shipped_day_names_its_source():
    days = [day for year in load_calendar().years for day in year.days]

    assert [day for day in days if len(day.source) < 20 or not day.name] == []


def test_every_unverified_shipped_day_stands_in_a_provisional_year():
    doubtful = {
        year.year for year in load_calendar().years for day in year.days if not day.is_verified
    }

    assert doubtful == {2027}


def test_a_house_adds_a_year(tmp_path):
    calendar = load_calendar(a_house(tmp_path, y2028=GOOD))

    assert calendar.years_covered[-1] == 2028
    assert calendar.doubts_for(date(2028, 1, 1), date(2028, 12, 31)) == []


def test_a_house_replaces_one_year_and_keeps_the_others(tmp_path):
    ours = GOOD.replace("2028", "2027") + SWAP % (
        "2027-04-15",
        "2027-04-17",
        "2027-04-17",
        "2027-04-15",
    )
    calendar = load_calendar(a_house(tmp_path, y2027=ours))

    assert not calendar.is_working(date(2027, 4, 15))
    assert calendar.is_working(date(2027, 4, 17))
    assert calendar.provisional_years == ()
    assert not calendar.is_working(date(2026, 8, 31))
    assert calendar.version != load_calendar().version


def test_all_faults_of_a_year_come_at_once_with_their_lines(tmp_path):
    broken = (
        GOOD.replace("2028-01-01, kind: holiday", "2028-01-01, kind: holliday")
        .replace("2028-04-30", "2028-02-30")
        .replace("2028-05-01", "01/5/2028")
        .replace("name: Quốc", "nam: Quốc")
        .replace("status: official", "status: final\nowner: Sở Nội vụ")
    )
    said = faults_of(a_house(tmp_path, y2028=broken))

    assert "dòng 2: status 'final' không hợp lệ" in said
    assert "dòng 3: không có khóa 'owner'" in said
    assert "dòng 8: kind 'holliday' không hợp lệ; có phải ý là 'holiday'?" in said
    assert "dòng 9: ngày '2028-02-30' không có trong lịch" in said
    assert "dòng 10: ngày '01/5/2028' phải ghi năm-tháng-ngày" in said


def a_day(on: str, kind: str, more: str = "") -> str:
    """Write one more entry of the good year."""
    return f"  - {{date: {on}, kind: {kind}, name: Thử, source: law, verified: true{more}}}\n"


BAD_DAYS = [
    (a_day("2028-05-01", "holiday"), "ngày 01/05/2028 ghi hai lần (lần đầu ở dòng 9)"),
    (a_day("2029-03-05", "holiday"), "ngày 05/03/2029 không thuộc năm 2028"),
    (
        a_day("2028-03-06", "make_up_work", ", swap_with: 2027-12-31"),
        "làm bù phải rơi vào thứ bảy hoặc chủ nhật",
    ),
    (a_day("2028-03-05", "swapped_off", ", swap_with: 2029-01-06"), "vốn là ngày nghỉ"),
    (a_day("2028-03-05", "compensation"), "vốn là ngày nghỉ"),
    (a_day("2028-03-04", "make_up_work"), "thiếu swap_with"),
    (a_day("2028-03-06", "holiday", ", swap_with: 2029-01-06"), "mới có swap_with"),
    (
        a_day("2028-03-06", "swapped_off", ", swap_with: 2028-03-11"),
        "06/03/2028: swap_with 11/03/2028 không có ngày hoán đổi tương ứng",
    ),
    ("  - 2028-03-06\n", "dòng 12: mỗi mục của entries phải ghi dạng"),
    (a_day("2028-03-06", "holiday").replace("law", "lawe"), "source 'lawe' không hợp lệ"),
    (a_day("2028-03-06", "holiday").replace("true", "yes"), "verified chỉ nhận: true, false"),
    (a_day("2028-03-06", "holiday").replace(", verified: true", ""), "thiếu: verified"),
    (a_day("9" * 5000, "holiday"), "phải ghi năm-tháng-ngày"),
    ("uncertain:\n  - {from: 2028-03-06, to: 2028-03-01, note: Chờ}\n", "ngày cuối (to) sớm hơn"),
    ("library_differences: không\n", "library_differences phải là một danh sách"),
]


@pytest.mark.parametrize(("extra", "fault"), BAD_DAYS)
def test_a_day_that_cannot_be_is_refused(tmp_path, extra, fault):
    said = faults_of(a_house(tmp_path, y2028=GOOD + extra))

    assert fault in said
    assert "2028.yaml: 1 lỗi" in said


def test_a_year_without_national_day_is_refused(tmp_path):
    lines = [line for line in GOOD.splitlines() if "2028-09-02" not in line]

    assert "thiếu ngày nghỉ lễ theo luật: 02/09/2028" in faults_of(
        a_house(tmp_path, y2028="\n".join(lines))
    )


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("", "tệp trống"),
        ("# chỉ có chú thích\n", "tệp trống"),
        ("- 2028-01-01\n", "phải là các khóa"),
        ("year: 2028\n", "thiếu: status, sources, entries"),
        (GOOD.replace("year: 2028", "year: 2026"), "year ghi 2026 nhưng tên tệp là năm 2028"),
        (GOOD + "year: 2028\n", "khóa 'year' viết hai lần"),
        ("year: [2028\n", "không đọc được YAML"),
        (GOOD.encode("utf-16"), "không phải UTF-8"),
    ],
)
def test_a_file_that_is_no_calendar_is_refused(tmp_path, content, fault):
    assert fault in faults_of(a_house(tmp_path, y2028=content))


def test_names_typed_in_decomposed_form_are_composed(tmp_path):
    decomposed = unicodedata.normalize("NFD", GOOD)

    calendar = load_calendar(a_house(tmp_path, y2028=decomposed))

    assert calendar.special_day(date(2028, 9, 2)).name == "Quốc khánh"


def test_a_byte_order_mark_does_no_harm(tmp_path):
    calendar = load_calendar(a_house(tmp_path, y2028=b"\xef\xbb\xbf" + GOOD.encode()))

    assert calendar.special_day(date(2028, 9, 2)).kind is DayKind.HOLIDAY


def test_a_misnamed_file_is_not_passed_over(tmp_path):
    said = faults_of(a_house(tmp_path, lich_2028=GOOD))

    assert "tên tệp lịch phải là <năm>.yaml" in said


def test_faults_of_several_years_come_together(tmp_path):
    said = faults_of(a_house(tmp_path, y2028="", y2029=""))

    assert "2 lỗi trong 2 tệp" in said
    assert "2028.yaml: tệp trống" in said
    assert "2029.yaml: tệp trống" in said


def test_the_house_of_the_environment_is_used(tmp_path, monkeypatch):
    monkeypatch.setenv("INSPECT_FLOW_HOME", a_house(tmp_path, y2028=GOOD))

    assert load_calendar().years_covered[-1] == 2028


def test_a_house_that_does_not_exist_is_said_so(tmp_path):
    with pytest.raises(NotFound, match="Không có thư mục định nghĩa"):
        load_calendar(str(tmp_path / "nowhere"))


def test_a_house_without_calendars_uses_the_shipped_ones(tmp_path):
    assert load_calendar(str(tmp_path)).version == load_calendar().version
