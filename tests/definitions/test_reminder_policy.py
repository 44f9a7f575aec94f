"""The reminder policy is data; what cannot work is refused with its line before anything runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from inspect_flow.definitions.problems import Problems
from inspect_flow.definitions.reminder_policy import (
    DUE_DATES,
    load_reminder_policy,
    read_policy,
    reminder_problems,
)
from inspect_flow.rules.reminders import ReminderPolicy
from inspect_flow.vocabulary.documents import LetterTone
from inspect_flow.vocabulary.reminders import Addressee
from tests.house import shipped_office

MACHINES = shipped_office().machines
HEAD = 'morning: "07:30"\ncatch_up_days: 30\n'
CLOCK = """clocks:
  remediation: {vi: Khắc phục, of: deficiency, due: deadline, while: directed, ladder: unit}
"""


def policy_of(ladder: str, clocks: str = CLOCK) -> tuple[ReminderPolicy | None, list[str]]:
    problems = Problems("workflows/reminders.yaml")
    policy = read_policy(f"{HEAD}{clocks}ladders:\n  unit:\n{ladder}", MACHINES, problems)
    return policy, problems.sentences()


def faults_of(ladder: str, clocks: str = CLOCK) -> str:
    return "\n".join(policy_of(ladder, clocks)[1])


def test_the_shipped_policy_keeps_time_for_every_step_that_has_a_date():
    kept = {(each.of, each.due) for each in load_reminder_policy(MACHINES).clocks.values()}
    assert kept == {(entity, due) for entity, dues in DUE_DATES.items() for due in dues}


def test_the_shipped_ladder_of_remediation_ends_with_the_leadership():
    ladder = load_reminder_policy(MACHINES).clocks["remediation"].ladder
    by_name = {rung.name: rung for rung in ladder.rungs}
    assert by_name["early"].at == -10
    assert by_name["first_letter"].letter is LetterTone.FIRST
    assert Addressee.CHAIRMAN in by_name["responsibility"].to
    assert by_name["responsibility"].proposes_responsibility


def test_a_repeated_rung_is_written_out_and_ends():
    policy, faults = policy_of("    late: {at: 1, to: owner, every: 5, times: 3}\n")
    assert faults == []
    assert policy is not None
    rungs = policy.clocks["remediation"].ladder.rungs
    assert [(rung.name, rung.at) for rung in rungs] == [
        ("late", 1), ("late_2", 6), ("late_3", 11), ("late_4", 16),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("ladder", "fault"),
    [
        ("    late: {at: 1, to: boss}", "không có người nhận 'boss'"),
        ("    late: {at: 1, to: chairmn}", "có phải ý là 'chairman'?"),
        ("    late: {at: 1, to: owner, by: pigeon}", "không có cách gửi 'pigeon'"),
        ("    late: {at: 1}", "thiếu khóa 'to'"),
        ("    late: {at: soon, to: owner}", "'at' phải là số nguyên"),
        ("    late: {at: 1, to: owner, every: 5}", "every và times phải đi cùng nhau"),
        ("    late: {at: 1, to: owner, every: 0, times: 3}", "'every' phải là số nguyên từ 1"),
        ("    late: {at: 1, to: owner, every: 1, times: 10000}", "'times' phải là số nguyên từ 1"),
        ("    late: {at: 1, to: owner, letter: stern}", "'letter' không thể là 'stern'"),
        ("    a: {at: 5, to: owner}\n    b: {at: 5, to: owner}", "không bao giờ tới bậc này"),
        (
            "    a: {at: 1, to: owner, every: 5, times: 3}\n    b: {at: 10, to: owner}",
            "bậc 'a_4' ở ngày 16 đã qua",
        ),
    ],
)
def test_a_ladder_that_cannot_be_climbed_is_refused(ladder: str, fault: str):
    assert fault in faults_of(ladder + "\n")


@pytest.mark.parametrize(
    ("clock", "fault"),
    [
        ("of: deficiency, due: deadlin, while: directed", "có phải ý là 'deadline'?"),
        ("of: deficiency, due: deadline, while: dircted", "không có trạng thái 'dircted'"),
        ("of: defciency, due: deadline, while: directed", "có phải ý là 'deficiency'?"),
        ("of: deficiency, due: deadline, while: directed, paused: directed", "vừa tính vừa dừng"),
        ("of: inspection, due: notice_due, while: scheduled", "không có đơn vị phối hợp"),
    ],
)
def test_a_clock_that_no_record_has_is_refused(clock: str, fault: str):
    clocks = f"clocks:\n  one: {{vi: Việc, {clock}, ladder: unit}}\n"
    assert fault in faults_of("    late: {at: 1, to: co_responsible}\n", clocks)


def test_a_ladder_that_nothing_uses_is_named():
    faults = faults_of("    late: {at: 1, to: owner}\n  spare:\n    late: {at: 1, to: owner}\n")
    assert "thang 'spare' không có việc nào dùng" in faults


def test_all_faults_come_at_once_with_their_lines(tmp_path: Path):
    folder = tmp_path / "workflows"
    folder.mkdir()
    text = HEAD.replace("07:30", "25:00").replace("30\n", "0\n") + CLOCK + "ladders:\n  unit: {}\n"
    (folder / "reminders.yaml").write_text(text, "utf-8")
    [problems] = reminder_problems(MACHINES, str(tmp_path))
    assert [line for line, _sentence in sorted(problems.found)] == [1, 2, 6]
