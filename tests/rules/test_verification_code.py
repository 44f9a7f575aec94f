"""The text of the QR code comes back as it was, and nothing else is taken for one."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspect_flow.rules.verification_code import VerificationCode, read_code

CODE = VerificationCode("784/QĐ-UBND", date(2019, 4, 19), "tinh", "0a" * 32)


def test_the_text_is_short_and_readable() -> None:
    assert CODE.text == "IF1;784/QĐ-UBND;20190419;tinh;CgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgo"


@given(
    st.from_regex(r"([0-9]{1,5}/[A-ZĐ]{1,9}-[A-ZĐ&]{1,9})?", fullmatch=True),
    st.dates(min_value=date(2000, 1, 1)),
    st.from_regex(r"[a-z][a-z0-9_-]{0,20}", fullmatch=True),
    st.binary(min_size=32, max_size=32),
)
def test_what_is_written_is_read_back(number: str, day: date, issuer: str, digest: bytes) -> None:
    code = VerificationCode(number, day, issuer, digest.hex())

    assert read_code(code.text) == code


@pytest.mark.parametrize("change", [
    lambda text: f"  {text}\n",
    lambda text: text[:20] + "\n" + text[20:],
    lambda text: unicodedata.normalize("NFD", text),
])  # fmt: skip
def test_what_a_phone_makes_of_it_is_read(change) -> None:
    assert read_code(change(CODE.text)) == CODE


@pytest.mark.parametrize("text", [
    "", "IF1", "https://example.vn/IF1;a;b;c;d", CODE.text.replace("IF1", "IF2"),
    CODE.text[:-1], CODE.text + "A", CODE.text.replace("20190419", "20190431"),
    CODE.text.replace(";tinh;", ";;"), "IF1;" * 10_000, "\x00" * 500,
])  # fmt: skip
def test_anything_else_is_no_code(text: str) -> None:
    assert read_code(text) is None
