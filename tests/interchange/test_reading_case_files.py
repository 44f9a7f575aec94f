"""What people type is read; what is wrong is said all at once, with line and place."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from inspect_flow.interchange.case_file.case import CaseFile
from inspect_flow.interchange.case_file.reading import ReadCase, read_case, read_case_path
from inspect_flow.vocabulary.errors import BadInput, NotFound

A_CASE = """\
case_file: 1
decisions: 784/QĐ-UBND ngày 19/4/2019
inspections:
  - unit: UBND huyện Long Điền
    visits: 14/8/2019
    head: ông Trương Văn Đức – Phó Giám đốc Sở Nội vụ
    shortcomings:
      - area: TTHC
        statement: Chưa cập nhật đầy đủ Sổ tiếp nhận kiến nghị
      - Chưa có văn bản chấn chỉnh sau kiểm tra
"""


def read(text: str) -> CaseFile:
    return reading(text).case


def reading(text: str) -> ReadCase:
    return read_case(text.encode(), "ho-so.yaml")


def faults_of(text: str | bytes) -> list[str]:
    with pytest.raises(BadInput) as refused:
        read_case(text if isinstance(text, bytes) else text.encode(), "ho-so.yaml")
    return [refused.value.thing, *refused.value.reasons]


def an_inspection(lines: str) -> str:
    return f"inspections:\n  - unit: UBND xã Phước Tỉnh\n    {lines}\n"


def test_a_short_file_is_enough() -> None:
    case = read(A_CASE)

    inspection = case.inspections[0]
    assert (case.decisions[0].number, case.decisions[0].symbol) == ("784", "QĐ-UBND")
    assert inspection.visits[0].date == "2019-08-14"
    assert inspection.head is not None
    assert inspection.head.title == "Phó Giám đốc Sở Nội vụ"


def test_an_area_is_known_by_any_of_its_names() -> None:
    assert [each.area for each in read(A_CASE).inspections[0].shortcomings.items] == [
        "procedures",
        "",
    ]


def test_every_fault_is_told_at_once_with_line_path_and_what_is_allowed() -> None:
    text = A_CASE + "    minutes: {date: 31/2/2019, copies: hai}\ncampain: x\n"

    said = faults_of(text.replace("area:", "aera:"))

    assert said[0] == "ho-so.yaml: 4 lỗi"
    assert said[1].startswith(
        "dòng 8: inspections[0].shortcomings[0].aera: không có khóa này; có phải ý là 'area'?"
    )
    assert "dòng 11: inspections[0].minutes.date: ngày '31/2/2019' không có" in said[2]
    assert said[3] == "dòng 11: inspections[0].minutes.copies: 'hai' phải là số nguyên"
    assert said[4].startswith("dòng 12: campain: không có khóa này; có phải ý là 'campaign'?")


def test_unlisted_shortcomings_are_not_the_same_as_none() -> None:
    unlisted = read(an_inspection("shortcomings: {listed: false, note: có nêu tồn tại}"))
    none = read(an_inspection("shortcomings: []"))
    unknown = read(an_inspection("shortcomings:"))

    assert unlisted.inspections[0].shortcomings.listed is False
    assert none.inspections[0].shortcomings.items == []
    assert unknown.inspections[0].shortcomings is None


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("shortcomings: {listed: maybe}", "chỉ nhận: true, false, partly"),
        ("shortcomings: [{statement: ''}]", "không được để trống"),
        ("method: fly", "chỉ nhận: on_the_spot, by_report, both"),
        ("visits: {date: 14/8/2019, from: 25h}", "không phải là giờ"),
        ("visits: {date: 14/8/2019, units: [a]}", "visits ngoài cùng"),
        ("answers: {1.1.1: {self: {score: mười}}}", "không phải là số"),
        ("answers: {1.1.1: {self: tốt}}", "chỉ nhận: conforms"),
        ("strengths: {x: 1}", "không có khóa này"),
        ("shortcomings: [{statement: Vắng 9, trong đó 3 có phép}]", "dấu ngoặc kép"),
        ("shortcomings: [{statement: a, ara: }]", "có phải ý là 'area'?"),
        ("notes: {a: b}", "phải là một dòng chữ"),
        ("delegation: B", "không có đoàn 'B'"),
        ("assumed: [dat]", "assumed nêu khóa 'dat' không có ở đây"),
        ('contact: "x\\u0007y"', "ký tự không in được (U+0007)"),
        ('contact: "x\\ue0a5"', "ký tự không in được (U+E0A5)"),
        ("state: [a]", "phải là một dòng chữ"),
        ("announced: maybe", "phải là true hoặc false"),
    ],
)
def test_a_wrong_value_is_refused_with_what_is_allowed(line: str, said: str) -> None:
    reasons = faults_of(an_inspection(line))[1:]

    assert len(reasons) == 1
    assert said in reasons[0]
    assert reasons[0].startswith(("dòng 3: inspections[0]", "dòng 2: inspections[0]:"))


def test_codes_and_numbers_are_not_used_twice() -> None:
    text = """\
decisions: [784/QĐ-UBND ngày 19/4/2019, 784/QĐ-UBND ngày 20/4/2019, 784/QĐ-UBND ngày 19/4/2018]
inspections:
  - {code: A, unit: UBND xã A, shortcomings: [{code: H1, statement: a}, {code: H1, statement: b}]}
  - {code: A, unit: UBND xã B, shortcomings: [{code: H1, statement: a}]}
  - {unit: UBND xã C}
  - {unit: Ủy ban nhân dân xã C}
"""
    said = faults_of(text)[1:]

    assert "decisions[1]: số văn bản 784/QĐ-UBND, 2019 đã dùng ở decisions[0]" in said[0]
    assert "mã 'H1' đã dùng ở inspections[0].shortcomings[0]" in said[1]
    assert "mã 'A' đã dùng ở inspections[0]" in said[2]
    assert "đơn vị 'xã c' đã có ở inspections[2].unit" in said[3]
    assert len(said) == 4


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "tệp trống"),
        (b" \n", "tệp trống"),
        (b"# only a remark\n", "tệp phải là một nhóm khóa"),
        (b"- 1\n", "tệp phải là một nhóm khóa"),
        (b"case_file: 1\n", "ít nhất một cuộc kiểm tra"),
        (b"case_file: 2\ncampaign: x\n", "chỉ nhận: 1"),
        (b"inspections: [", "không đọc được YAML"),
        (b'{"inspections": [1}', "không đọc được YAML"),
        (b"a: &x [1]\nb: *x\n", "không dùng bí danh"),
        (b"campaign: !quan trong", "dấu ! phải đặt trong dấu ngoặc kép"),
        (b"campaign: a: b", "dấu hai chấm ở giữa câu"),
        (b"campaign:\n\ttitle: a", "thay Tab bằng dấu cách"),
        (b"campaign: 'a", "thiếu dấu ngoặc kép"),
        (b"campaign: a\ncampaign: b\n", "viết hai lần"),
        ("campaign: Kiểm tra".encode("utf-16")[2:], "UTF-16"),
        ("campaign: Huyện Long Điền".encode("cp1258", "replace"), "không phải bảng mã UTF-8"),
        ("campaign: Kế hoạch é".encode("latin-1", "replace"), "không phải bảng mã UTF-8"),
        (b"campaign: a\x00b", "không phải tệp văn bản"),
        (b"[" * 100_000, "lồng nhau"),
        (b"inspections: {a: b}", "thiếu khóa bắt buộc"),
        (b"inspections: 5", "phải là một nhóm khóa"),
        (b"case_file: 1\n--- \ncase_file: 1\n", "không đọc được YAML"),
    ],
)
def test_a_file_that_is_no_case_is_refused_in_words(content: bytes, said: str) -> None:
    assert said in "\n".join(faults_of(content))


def test_a_file_in_utf_16_is_read_with_a_remark() -> None:
    read_in = read_case(A_CASE.encode("utf-16"), "ho-so.yaml")

    assert read_in.case == read(A_CASE)
    assert "UTF-16" in read_in.remarks[0]


def test_decomposed_vietnamese_is_read_as_composed() -> None:
    read_in = reading(unicodedata.normalize("NFD", A_CASE))

    assert read_in.case == read(A_CASE)
    assert "NFD" in read_in.remarks[0]


def test_windows_line_ends_and_a_byte_order_mark_change_nothing() -> None:
    content = b"\xef\xbb\xbf" + A_CASE.replace("\n", "\r\n").encode()

    assert read_case(content, "x").case == read(A_CASE)


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.yaml"
    with path.open("wb") as file:
        file.truncate(1_000_000_000)

    with pytest.raises(BadInput, match="tệp quá lớn \\(1000 MB, tối đa 20 MB\\)"):
        read_case_path(path)


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="không có tệp này"):
        read_case_path(tmp_path / "x.yaml")
    with pytest.raises(BadInput, match="không phải là tệp"):
        read_case_path(tmp_path)


def test_an_undeclared_code_of_a_unit_is_pointed_out() -> None:
    remarks = reading("inspections:\n  - unit: long-dien\n").remarks

    assert remarks == [
        "dòng 2: đơn vị 'long-dien' không khai trong tệp; phải có sẵn trong cơ sở dữ liệu"
    ]


def test_dates_in_an_unlikely_order_are_pointed_out() -> None:
    remarks = reading(A_CASE + "    minutes: {date: 13/8/2019}\n    conclusion: 8/2019\n").remarks

    assert remarks == [
        "dòng 11: biên bản ngày 13/08/2019 sớm hơn buổi làm việc ngày 14/08/2019; kiểm tra lại"
    ]


def test_a_percent_that_is_not_its_ratio_is_kept_with_a_warning() -> None:
    line = "strengths: [{statement: Cắt giảm, quantities: {ratio: 105/277, percent: trên 46%}}]"
    read_in = reading(an_inspection(line))

    quantity = read_in.case.inspections[0].strengths.items[0].quantities[0]
    assert (quantity.ratio, quantity.percent) == ("105/277", "trên 46%")
    assert "105/277 là 37,9%, không phải trên 46%" in read_in.remarks[0]


def test_a_bare_figure_is_recognised() -> None:
    line = "strengths: [{statement: Cắt giảm, quantities: [105/277 thủ tục, trên 46%, một số]}]"
    quantities = reading(an_inspection(line)).case.inspections[0].strengths.items[0].quantities

    assert [each.said() for each in quantities] == [
        {"ratio": "105/277 thủ tục"},
        {"percent": "trên 46%"},
        {"text": "một số"},
    ]


def test_a_figure_that_cannot_be_read_is_refused() -> None:
    line = "strengths: [{statement: Cắt giảm, quantities: {ratio: nửa số}}]"

    assert "ratio: 'nửa số' không phải tỷ số; viết 105/277" in faults_of(an_inspection(line))[1]
