"""What forms tell back."""

from __future__ import annotations

import pytest

from inspect_flow.web.forms import typed_day, typed_text, without_commands


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("chưa có trưởng đoàn; hãy cử bằng inspect-flow delegation add", "chưa có trưởng đoàn"),
        ("cho người cũ thôi trước: inspect-flow delegation release", "cho người cũ thôi trước"),
        ("ghi văn bản bổ sung (--basis) hoặc chỉ tiêu", "ghi văn bản bổ sung hoặc chỉ tiêu"),
        ("thiếu tên; thiếu năm", "thiếu tên; thiếu năm"),
        ("sửa bằng inspect-flow unit amend", "sửa bằng inspect-flow unit amend"),
    ],
)  # fmt: skip
def test_hints_for_the_command_line_are_left_out(sentence: str, shown: str):
    assert without_commands(sentence) == shown


def test_a_day_that_cannot_be_read_is_told_at_its_field():
    errors: dict[str, str] = {}

    assert typed_day("31/2/2020", "until", errors) is None
    assert "31/2/2020" in errors["until"]
    assert typed_day("  ", "from", errors) is None
    assert set(errors) == {"until"}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("UBND\u00a0huyện\u202fLong Điền", "UBND huyện Long Điền"),
        ("một\r\nhai\rba", "một\nhai\nba"),
        ("kết\x00 thúc\x07 \u202eđảo\u202c", "kết thúc đảo"),
        ("cải cách hành chính", "cải cách hành chính"),
    ],
)
def test_text_is_kept_without_what_nobody_sees(typed: str, kept: str):
    assert typed_text(typed) == kept
