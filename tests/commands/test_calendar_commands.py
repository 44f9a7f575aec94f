"""`inspect-flow calendar` answers a clerk: days off, deadlines, intervals, and the check."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from inspect_flow.commands.main import root
from inspect_flow.vocabulary.errors import BadInput, DefinitionError, NotFound

SHIPPED = Path("inspect_flow/calendars")


def run(*words: str) -> Result:
    """Run `inspect-flow calendar …`."""
    return CliRunner().invoke(root, ["calendar", *words])


def test_a_deadline_is_counted_and_explained():
    result = run("due", "--from", "14/8/2019", "--count", "15")

    assert result.exit_code == 0
    assert "15 ngày làm việc kể từ: 14/08/2019" in result.output
    assert "05/09/2019" in result.output
    assert "02/09/2019 (Quốc khánh)" in result.output


def test_a_deadline_that_ends_on_a_day_off_says_why_it_moved():
    result = run("due", "--from", "31/01/2026", "--count", "1", "--unit", "month")

    assert "28/02/2026 là ngày nghỉ (thứ bảy) nên hạn chuyển sang 02/03/2026" in result.output


def test_a_deadline_is_counted_backwards():
    result = run("due", "--from", "14/8/2019", "--count", "5", "--before", "--json")

    assert json.loads(result.output)["due"] == "2019-08-07"


def test_a_named_interval_is_counted():
    result = run("due", "--from", "14/8/2019", "--interval", "conclusion", "--json")

    assert json.loads(result.output)["due"] == "2019-09-05"


def test_a_deadline_in_an_unknown_year_is_never_silent():
    words = ("due", "--from", "20/12/2028", "--count", "10")

    assert "Lưu ý: Chưa có lịch nghỉ lễ, tết năm 2028-2029" in run(*words).output
    assert len(json.loads(run(*words, "--json").output)["doubts"]) == 1


@pytest.mark.parametrize(
    "words",
    [
        ("--count", "-5"),
        ("--count", "99999"),
        (),
        ("--count", "5", "--interval", "conclusion"),
    ],
)
def test_a_deadline_that_cannot_be_counted_is_refused(words):
    result = run("due", "--from", "14/8/2019", *words)

    assert isinstance(result.exception, BadInput)


def test_an_impossible_day_is_refused():
    assert "30/2/2019" in run("due", "--from", "30/2/2019", "--count", "5").output


def test_an_unknown_interval_is_answered_with_the_nearest():
    result = run("due", "--from", "14/8/2019", "--interval", "conclusio")

    assert isinstance(result.exception, NotFound)
    assert "có phải ý là 'conclusion'" in str(result.exception)


def test_the_days_of_a_year_are_listed_with_their_sources():
    days = json.loads(run("list", "2026", "--json").output)

    swapped = next(day for day in days if day["date"] == "2026-01-02")
    assert (swapped["kind"], swapped["swap_with"]) == ("swapped_off", "2026-01-10")
    assert "12729/VPCP-KGVX" in swapped["source"]


def test_a_provisional_year_is_listed_with_a_warning():
    assert "Lưu ý: Lịch năm 2027 là lịch tạm tính" in run("list", "2027").output


def test_the_years_are_listed_with_their_status():
    years = json.loads(run("list", "--json").output)

    assert [year["year"] for year in years] == list(range(2018, 2028))
    assert years[-1]["status"] == "provisional"


def test_a_year_without_calendar_is_not_found():
    result = run("list", "2031")

    assert isinstance(result.exception, NotFound)
    assert "calendars/2031.yaml" in str(result.exception)


def test_the_intervals_are_listed_with_basis_and_mark():
    rows = json.loads(run("intervals", "--json").output)

    conclusion = next(row for row in rows if row["name"] == "conclusion")
    assert (conclusion["count"], conclusion["mark"]) == (15, "verified")
    assert len(rows) == 11


def test_every_difference_from_the_library_has_its_reason():
    pytest.importorskip("holidays")
    result = run("check", "--json")

    assert result.exit_code == 0
    assert [row["date"] for row in json.loads(result.output)] == ["2026-01-02", "2026-01-10"]


def test_a_difference_without_a_reason_is_an_error(tmp_path):
    pytest.importorskip("holidays")
    (tmp_path / "calendars").mkdir()
    text = (SHIPPED / "2026.yaml").read_text("utf-8")
    unexplained = text[: text.index("library_differences:")]
    (tmp_path / "calendars" / "2026.yaml").write_text(unexplained, "utf-8")

    result = run("check", "--definitions", str(tmp_path))

    assert isinstance(result.exception, DefinitionError)
    assert result.exception.reasons[0].startswith("02/01/2026: đối chiếu văn bản")


def test_without_the_library_the_check_says_how_to_install_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "holidays.countries.vietnam", None)

    result = run("check")

    assert isinstance(result.exception, NotFound)
    assert "pip install 'inspect-flow[calendar-check]'" in str(result.exception)


@pytest.mark.parametrize("verb", ["list", "due", "check", "intervals"])
def test_every_verb_shows_an_example(verb):
    assert f"inspect-flow calendar {verb}" in run(verb, "--help").output
