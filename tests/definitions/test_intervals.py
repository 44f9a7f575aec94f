"""The default time limits are data, and a campaign may set its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from inspect_flow.definitions.intervals import load_intervals
from inspect_flow.rules.interval_overrides import with_overrides
from inspect_flow.vocabulary.calendars import Direction, SourceMark, TimeUnit
from inspect_flow.vocabulary.errors import BadInput, DefinitionError, NotFound

SHIPPED = Path("inspect_flow/calendars/intervals.yaml")


def test_the_flow_has_its_time_limits():
    assert list(load_intervals().intervals) == [
        "notice_before_visit",
        "self_report_before_visit",
        "comments_on_draft",
        "minutes",
        "conclusion",
        "directive",
        "remediation_plan",
        "remediation_report",
        "verification",
        "extension_answer",
        "between_inspections",
    ]


def test_the_conclusion_is_due_in_fifteen_working_days_by_circular():
    table = load_intervals()

    assert table["conclusion"].count == 15
    assert table["conclusion"].unit is TimeUnit.WORKING_DAY
    assert "Điều 46" in table["conclusion"].basis
    assert table.sentence("conclusion") == "15 ngày làm việc kể từ ngày kết thúc đợt kiểm tra"


def test_what_no_paper_fixes_says_that_it_is_proposed():
    for name, each in load_intervals().intervals.items():
        is_proposal = each.mark is SourceMark.PROPOSAL
        assert is_proposal == each.interval.basis.startswith("đề xuất"), name


def test_a_wrong_name_is_answered_with_the_right_one():
    with pytest.raises(NotFound, match="có phải ý là 'conclusion'"):
        load_intervals()["conclusio"]


def test_a_campaign_changes_only_what_it_writes():
    defaults = load_intervals()

    table = with_overrides(defaults, {"notice_before_visit": {"count": 7, "basis": "12/KH-UBND"}})

    changed = table["notice_before_visit"]
    assert (changed.count, changed.unit) == (7, TimeUnit.WORKING_DAY)
    assert changed.direction is Direction.BEFORE
    assert changed.basis == "12/KH-UBND"
    assert defaults["notice_before_visit"].count == 5
    assert table["minutes"] == defaults["minutes"]


def test_an_override_never_borrows_the_basis_of_the_default():
    table = with_overrides(load_intervals(), {"conclusion": {"count": 20}})

    assert table["conclusion"].basis == "kế hoạch của đợt kiểm tra"


WRONG_OVERRIDES = {
    "conclussion": {"count": 10},
    "minutes": {"count": -3, "unit": "workday", "color": "red"},
    "directive": {"starts": "conclusion_isued", "direction": "sideways"},
    "verification": 12,
}


def test_all_faults_of_all_overrides_come_at_once():
    with pytest.raises(BadInput) as refused:
        with_overrides(load_intervals(), WRONG_OVERRIDES)

    said = "\n".join(refused.value.reasons)
    assert len(refused.value.reasons) == 7
    assert "không có thời hạn 'conclussion'; có phải ý là 'conclusion'?" in said
    assert "minutes: count -3 phải từ 0 đến 3660" in said
    assert "minutes: unit 'workday' không hợp lệ; có phải ý là 'working_day'?" in said
    assert "directive: starts 'conclusion_isued' không hợp lệ; có phải ý là" in said
    assert "verification: phải ghi dạng {count: 10, unit: working_day}" in said


@pytest.mark.parametrize("count", [10**30, "mười", True, 3661, None, [3]])
def test_an_impossible_count_is_refused_by_name(count):
    with pytest.raises(BadInput) as refused:
        with_overrides(load_intervals(), {"minutes": {"count": count}})

    assert len(refused.value.reasons) == 1
    assert refused.value.reasons[0].startswith("minutes: count")


def a_house(folder: Path, text: str) -> str:
    """Write a house's own interval file."""
    (folder / "calendars").mkdir()
    (folder / "calendars" / "intervals.yaml").write_text(text, encoding="utf-8")
    return str(folder)


def test_a_house_may_have_its_own_defaults(tmp_path):
    house = a_house(tmp_path, SHIPPED.read_text("utf-8").replace("count: 15", "count: 20"))

    assert load_intervals(house)["conclusion"].count == 20


def test_all_faults_of_the_file_come_with_their_lines(tmp_path):
    text = (
        SHIPPED.read_text("utf-8")
        .replace("    count: 15\n    unit: working_day", "    count: 0015\n    unit: week_day")
        .replace("mark: verified", "mark: sure")
    )
    with pytest.raises(DefinitionError) as refused:
        load_intervals(a_house(tmp_path, text))

    assert [reason.split(": ", 2)[1] for reason in refused.value.reasons] == ["conclusion"] * 3
    assert "count '0015' phải là số nguyên" in refused.value.reasons[0]


@pytest.mark.parametrize("text", ["", "5", "events: {}\n", "intervals: [1]\nevents: {a: 1}\n"])
def test_a_file_without_intervals_is_refused(tmp_path, text):
    with pytest.raises(DefinitionError, match="lỗi"):
        load_intervals(a_house(tmp_path, text))
