"""Scoring that cannot be meant is refused before anybody is scored by it."""

import pytest

from inspect_flow.definitions.checklist_scoring import read_scoring
from inspect_flow.definitions.problems import Problems
from inspect_flow.definitions.yaml_reader import read_yaml


def problems_of(scoring):
    """Return what is wrong with a scoring rule."""
    problems = Problems("x")
    read_scoring("tiêu chí 1.1", read_yaml(scoring, problems), problems)
    return "\n".join(problems.sentences())


@pytest.mark.parametrize(
    "scoring",
    [
        "{kind: yes_no}",
        "{kind: steps, figure: n, steps: [{from: 2, share: 100%}, {from: 1, share: 50%}]}",
        "{kind: steps, figure: n, steps: [{up_to: 0, share: 1}, {up_to: 3, share: 0.5}]}",
        "{kind: ratio, figure: sipas}",
        "{kind: ratio_to_target, numerator: a, denominator: b, target: 40%}",
        "{kind: sample, size: 30, checked: seen, errors: wrong}",
        "{kind: deduction, deductions: [{figure: n, points: all}]}",
    ],
)
def test_each_kind_has_a_plain_form(scoring):
    assert problems_of(scoring) == ""


@pytest.mark.parametrize(
    ("scoring", "sentence"),
    [
        ("{figure: n}", "thiếu khóa 'kind'"),
        ("{kind: steps, figure: n}", "thiếu khóa 'steps'"),
        ("{kind: steps, figure: n, steps: []}", "danh sách có ít nhất một mục"),
        (
            "{kind: steps, figure: n, steps: [{from: 1, share: 50%}, {from: 2, share: 1}]}",
            "các bậc phải xếp từ bậc nhiều điểm nhất xuống",
        ),
        (
            "{kind: steps, figure: n, steps: [{from: 2, share: 50%}, {from: 1, share: 1}]}",
            "bậc sau không được nhiều điểm hơn bậc trước",
        ),
        (
            "{kind: steps, figure: n, steps: [{from: 2, share: 1}, {up_to: 1, share: 0}]}",
            "cùng dùng 'from' hoặc cùng dùng 'up_to'",
        ),
        (
            "{kind: steps, figure: n, steps: [{up_to: 2, share: ratio}]}",
            "bậc 'up_to' không dùng được 'share: ratio'",
        ),
        ("{kind: steps, figure: n, steps: [{from: 1, share: 120%}]}", "không được quá 1 (100%)"),
        ("{kind: ratio, numerator: a, denominator: b, figure: c}", "cần 'figure', hoặc cả"),
        ("{kind: ratio, numerator: a}", "cần 'figure', hoặc cả"),
        ("{kind: ratio, figure: a, zero_at: 100%}", "'zero_at' phải nhỏ hơn 1"),
        ("{kind: ratio_to_target, figure: a}", "cần 'target' hoặc 'target_figure'"),
        (
            "{kind: ratio_to_target, figure: a, target: 1, target_figure: b}",
            "cần 'target' hoặc 'target_figure'",
        ),
        ("{kind: ratio_to_target, figure: a, target: 0}", "'target' phải lớn hơn 0"),
        ("{kind: sample, size: 0, checked: a, errors: b}", "'size' phải là số nguyên lớn hơn 0"),
        (
            "{kind: sample, size: 9, checked: a, errors: b, per_error: 1, "
            "steps: [{from: 1, share: 1}]}",
            "chỉ dùng 'per_error' hoặc 'steps'",
        ),
        ("{kind: deduction}", "thiếu khóa 'deductions'"),
        ("{kind: deduction, deductions: [{figure: n}]}", "thiếu khóa 'points'"),
        ("{kind: deduction, deductions: [{figure: n, points: some}]}", "'points' phải là số"),
    ],
)
def test_what_cannot_be_meant_is_refused(scoring, sentence):
    assert sentence in problems_of(scoring)
