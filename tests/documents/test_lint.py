"""The rules of form that a context must keep."""

from __future__ import annotations

from typing import Any

import pytest

from inspect_flow.documents.lint import lint
from inspect_flow.vocabulary.paper_parts import assumed
from tests.documents.building import a_signature
from tests.documents.samples import NAMES, sample


def changed(name: str, **values: Any) -> list[str]:
    """Lint the sample `name` with entries of the paper, or of its letterhead, replaced."""
    paper: dict[str, Any] = dict(sample(name))
    for key, value in values.items():
        (paper["letterhead"] if key in paper["letterhead"] else paper)[key] = value
    return lint(paper["kind"], paper)


@pytest.mark.parametrize("name", NAMES)
def test_the_samples_keep_every_rule(name: str) -> None:
    assert changed(name) == []


@pytest.mark.parametrize(
    ("name", "values", "breach"),
    [
        ("commune_minutes", {"number": "0"}, "Số '0' phải là số nguyên dương"),
        ("commune_minutes", {"symbol": "BB ĐKT"}, "không đúng dạng"),
        ("commune_minutes", {"symbol": "TB-ĐKT"}, "không khớp tên loại văn bản (BB)"),
        ("commune_notice", {"symbol": "TB-SNV"}, "công văn không ghi tên loại"),
        ("commune_notice", {"addressees": []}, "không có Kính gửi"),
        ("commune_conclusion", {"addressees": ["UBND xã"]}, "phải có dòng 'Như trên'"),
        ("commune_conclusion", {"date": ""}, "chưa ghi ngày ban hành"),
        ("commune_minutes", {"legal_grounds": ["Theo Luật"]}, "bắt đầu bằng 'Căn cứ'"),
        ("commune_minutes", {"place": "ngày 14 tháng 08 năm 2019"}, "'tháng 08'"),
        ("commune_minutes", {"place": "thứ Năm, ngày 14 tháng 8 năm 2019"}, "không đúng thứ"),
        ("commune_minutes", {"place": "thứ Tư, ngày 31 tháng 6 năm 2019"}, "không có ngày này"),
        ("commune_minutes", {"place": "105/277 hồ sơ, đạt trên 46%"}, "105/277 là 37,9%"),
        ("commune_minutes", {"place": "đã xong 😀"}, "ký tự không in được"),
        ("commune_minutes", {"signatures": [a_signature("TUQ Giám đốc", name="TS. Tú")]}, "học vị"),
        ("commune_minutes", {"signatures": [a_signature("PP. Giám đốc")]}, "'PP.' không phải"),
        ("commune_minutes", {"signatures": [a_signature()]}, "thiếu quyền hạn"),
    ],
)
def test_a_breach_is_named(name: str, values: dict[str, Any], breach: str) -> None:
    assert any(breach in each for each in changed(name, **values))


@pytest.mark.parametrize(
    "text",
    [
        "thứ Tư, ngày 14 tháng 8 năm 2019",
        "1.158/1.204 hồ sơ, đạt 96,2%",
        "ngày 14/8/2019 đạt 46%",
        "tháng 8/2019 đạt 46%",
        "105/277 TTHC, đạt trên 46%. Ghi chú: 105/277 là 37,9%",
        assumed("1/2, đạt 50%"),
    ],
)
def test_what_is_right_is_not_named(text: str) -> None:
    assert changed("commune_minutes", place=text) == []


def test_a_part_of_the_symbol_may_be_left_to_the_pen() -> None:
    assert changed("commune_minutes", symbol="BB-" + "\u00a0" * 6) == []
    assert changed("commune_notice", symbol="\u00a0" * 6 + "-CCHC") == []


def test_the_filing_line_must_name_the_records_office() -> None:
    breaches = changed("commune_minutes", recipients={"items": [], "filing": "Hồ sơ"})

    assert breaches == ["Dòng cuối của Nơi nhận phải là 'Lưu: VT, …'"]
