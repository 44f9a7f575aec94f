"""No line stops after its first word while the next ones would still fit."""

from __future__ import annotations

import pytest

from inspect_flow.documents.pages import html_to_pdf
from tests.documents.reading import texts

SENTENCE = "(1) Kế hoạch CCHC chưa đề ra sản phẩm cụ thể, tiến độ thời gian triển khai."


@pytest.mark.parametrize("start", range(1500, 1700, 50))
def test_a_text_that_fits_all_but_its_last_space_fills_its_line(start: int) -> None:
    widths = [(start + step) / 10 for step in range(0, 50, 2)]
    html = "".join(f'<div style="width: {width}mm"><p>{SENTENCE}\n</p></div>' for width in widths)

    lines = [
        line for page in texts(html_to_pdf(f"<body>{html}</body>")) for line in page.split("\n")
    ]

    assert sum(line.startswith("(1) Kế hoạch CCHC chưa đề ra") for line in lines) == len(widths)
