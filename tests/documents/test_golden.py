"""The whole text of every paper, word for word."""

from __future__ import annotations

import pytest

from tests.documents.golden_texts import FOLDER, text_of
from tests.documents.long_dien_findings import STATEMENTS
from tests.documents.reading import printed, whole_text
from tests.documents.samples import NAMES

pytestmark = pytest.mark.xdist_group("samples")


@pytest.mark.parametrize("name", NAMES)
def test_the_text_of_a_paper_is_the_one_that_was_looked_at(name: str) -> None:
    assert text_of(name) == (FOLDER / f"{name}.txt").read_text(encoding="utf-8")


def test_there_is_no_text_without_its_paper() -> None:
    assert {file.stem for file in FOLDER.iterdir()} == set(NAMES)


def test_the_minutes_state_17_strengths_and_6_shortcomings_as_published() -> None:
    text = whole_text(printed("long_dien_minutes"))

    assert len(STATEMENTS) == 17 + 6
    assert [code for code, (_, words) in STATEMENTS.items() if words not in _join(text)] == []


def test_the_minutes_print_the_arithmetic_warning() -> None:
    text = _join(whole_text(printed("long_dien_minutes")))

    assert "105/277 TTHC, đạt trên 46%. Ghi chú: 105/277 là 37,9%, không phải trên 46%." in text


def _join(text: str) -> str:
    # A page break may stand within a statement; the footer and the page number then come between.
    for page in "2345":
        text = text.replace(
            f" Dự thảo - (*) Thông tin suy ra hoặc giả định, chưa có trong nguồn {page}", ""
        )
    return text.replace(" Dự thảo - (*) Thông tin suy ra hoặc giả định, chưa có trong nguồn", "")
