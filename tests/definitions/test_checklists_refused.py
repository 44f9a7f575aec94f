"""A wrong checklist file is refused with every problem, its line and what to do."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspect_flow.definitions.checklists import parse_checklist
from inspect_flow.definitions.problems import Problems

GOOD = """\
code: thu_nghiem
edition: 1.10
title: "Bảng kiểm thử nghiệm"
level: commune
valid: {from: 2019-01-01, to: 2025-06-30}
source: {text: "Đề xuất", mark: proposal}
scale: 3
ratings: [{title: "tốt", from: 80}, {title: "thấp", from: 0}]
areas:
  - code: 1
    name: "Chỉ đạo, điều hành"
    max: 3
    items:
      - code: 1.1
        text: "Ban hành kế hoạch"
        max: 1
        scoring: {kind: yes_no, partly: 50%}
        legal_bases: [L1]
      - code: 1.10
        text: "Hoàn thành kế hoạch"
        max: 2.0
        scoring: {kind: ratio, numerator: done, denominator: planned}
        figures: {done: "Đã làm", planned: "Phải làm"}
        depends_on: {item: 1.1, arises: true}
"""
STRANGE = (
    "",
    ":",
    ": []",
    ": {}",
    ": [1, a]",
    ": {a: b}",
    ": true",
    ": -1",
    ": 'x'",
    ": 99%",
    ": ~",
)


def problems_of(text):
    """Return every sentence about a text."""
    problems = Problems("checklists/thu_nghiem.yaml")
    parse_checklist(text, ["L1", "L2"], problems)
    return problems.sentences()


def problems_after(old, new):
    """Return what is wrong once `old` was replaced by `new` in the good file."""
    assert old in GOOD
    return problems_of(GOOD.replace(old, new, 1))


def test_the_good_file_is_good():
    assert problems_of(GOOD) == []


def test_editions_and_codes_are_text_so_1_10_is_not_1_1():
    checklist = parse_checklist(GOOD, ["L1"], Problems("x"))

    assert checklist.edition == "1.10"
    assert [item.code for item in checklist.items()] == ["1.1", "1.10"]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("title:", "titel:", "dòng 3: bảng kiểm: khóa lạ 'titel'"),
        ("level: commune", "level: comune", "dòng 4: bảng kiểm: 'level' không thể là 'comune'"),
        ("mark: proposal", "mark: guess", "dòng 6: source: 'mark' không thể là 'guess'"),
        ("2025-06-30", "2025-06-31", "dòng 5: valid: 'to' là '2025-06-31': không có trong lịch"),
        ("2025-06-30", "30/6/2025", "dòng 5: valid: 'to' là '30/6/2025': viết năm-tháng-ngày"),
        ("2025-06-30", "2018-06-30", "dòng 5: ngày hết hiệu lực (to) sớm hơn ngày bắt đầu (from)"),
        ("max: 2.0", "max: 2,0", "dòng 21: tiêu chí 1.10: 'max' phải là số như 0.5 hoặc 95%"),
        ("max: 2.0", "max: -2", "dòng 21: tiêu chí 1.10: 'max' phải là số"),
        ("max: 2.0", "max: 1.5", "dòng 12: lĩnh vực 1: tổng điểm các tiêu chí là 2,5"),
        ("scale: 3", "scale: 100", "dòng 7: tổng điểm các lĩnh vực là 3, 'scale' ghi 100"),
        ("code: 1.10", "code: 1.1", "dòng 19: mã 1.1 dùng hai lần (lần đầu ở dòng 14)"),
        ("code: 1.10", "code: 2.1", "dòng 19: tiêu chí 2.1: mã phải bắt đầu bằng mã lĩnh vực '1.'"),
        ("code: 1.10", "code: 1.010", "dòng 19: tiêu chí 1.010: mã '1.010' không hợp lệ"),
        ("code: 1\n", "code: 010\n", "dòng 10: lĩnh vực 010: mã '010' không hợp lệ"),
        ("[L1]", "[L99]", "dòng 14: tiêu chí 1.1: căn cứ 'L99' không có trong legal_bases.yaml"),
        ("kind: ratio", "kind: ration", "; có phải ý là 'ratio'?"),
        ("partly: 50%", "partly: 150%", "dòng 17: tiêu chí 1.1: 'partly' không được quá 1 (100%)"),
        ("partly: 50%", "floor: 50%", "dòng 17: tiêu chí 1.1: khóa lạ 'floor'"),
        ("numerator: done, ", "", "cần 'figure', hoặc cả 'numerator' và 'denominator'"),
        ("numerator: done", "numerator: doen", "số liệu 'doen' chưa khai báo trong 'figures'"),
        ("{item: 1.1,", "{item: 1.3,", "dòng 19: tiêu chí 1.10: 'depends_on' ghi tiêu chí 1.3"),
        (", arises: true", "", "'depends_on' cần 'arises: true' hoặc 'answer: [...]'"),
        ("arises: true", "answer: [no]", "'answer' không thể là 'no'"),
        ('from: 0}', 'from: 10}', "dòng 8: xếp loại phải từ 0 đến không quá 100"),
        ("legal_bases: [L1]", "check: [phone]", "'check' không thể là 'phone'"),
        ("legal_bases: [L1]", "require: {note_for: [noo]}", "'note_for' không thể là 'noo'"),
    ],
)  # fmt: skip
def test_each_fault_is_named_with_its_line(old, new, sentence):
    found = problems_after(old, new)

    assert any(sentence in each for each in found), found


def test_a_comma_in_a_flow_mapping_is_noticed():
    [problem] = problems_after('{done: "Đã làm",', "{done: Đã làm, xong,")

    assert problem == (
        "dòng 23: tiêu chí 1.10, số liệu 'xong': thiếu nội dung; "
        "chữ có dấu phẩy phải đặt trong ngoặc kép"
    )


def test_a_decimal_comma_in_a_flow_mapping_is_noticed():
    assert any("'5'" in each for each in problems_after("partly: 50%", "partly: 0,5"))


def test_a_key_written_twice_is_noticed():
    assert "khóa 'max' viết hai lần" in problems_after("max: 2.0", "max: 2.0\n        max: 1")[0]


def test_decomposed_vietnamese_is_noticed_with_its_line():
    found = problems_of(GOOD.replace("Ban hành", unicodedata.normalize("NFD", "Ban hành")))

    assert found == [
        "dòng 15: chữ có dấu viết theo kiểu tách rời (NFD); hãy lưu lại theo Unicode dựng sẵn"
    ]


def test_items_that_wait_for_each_other_are_noticed_once():
    loop = GOOD.replace("[L1]", "[L1]\n        depends_on: {item: 1.10, arises: true}")

    assert problems_of(loop) == ["dòng 14: các tiêu chí phụ thuộc vòng tròn: 1.1 → 1.10 → 1.1"]


def test_an_item_may_not_wait_for_a_later_one():
    later = GOOD.replace("[L1]", "[L1]\n        depends_on: {item: 1.10, arises: true}")
    later = later.replace("        depends_on: {item: 1.1, arises: true}\n", "")

    assert problems_of(later) == ["dòng 14: tiêu chí 1.1 phụ thuộc 1.10, nhưng 1.10 đứng sau"]


def test_all_problems_are_given_at_once():
    wrong = GOOD.replace("level: commune", "level: x").replace("[L1]", "[L7]")

    assert len(problems_of(wrong.replace("scale: 3", "scale: 4"))) == 3


@pytest.mark.parametrize(
    "text",
    ["", "just words", "- a\n- b", "areas: {}", "areas: [1, 2]", "code: [", "a: &x 1\nb: *x"],
)
def test_anything_else_is_refused_without_a_traceback(text):
    assert problems_of(text)


@given(st.lists(st.tuples(st.integers(0, 30), st.sampled_from(STRANGE)), min_size=1, max_size=3))
def test_no_edit_of_a_line_ends_in_a_traceback(edits):
    lines = GOOD.splitlines()
    for number, strange in edits:
        place = number % len(lines)
        lines[place] = lines[place].partition(":")[0] + strange

    assert all(isinstance(each, str) for each in problems_of("\n".join(lines)))
