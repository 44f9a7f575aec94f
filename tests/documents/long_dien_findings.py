"""The 17 strengths and 6 shortcomings of Long Điền 2019, in the words of the published article."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from inspect_flow.vocabulary.paper_parts import AreaFindings, Discrepancy, Finding, Quantity

_LINES = (
    Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").splitlines()[2:]
)  # a comment and an empty line come first
_FIELDS = [line.split(" | ", 2) for line in _LINES if line]
AREAS = {fields[0].removeprefix("area "): fields[1] for fields in _FIELDS if len(fields) == 2}
# code → (area, statement)
STATEMENTS = {code: (area, text) for code, area, text in (f for f in _FIELDS if len(f) == 3)}

WARNINGS = {
    "M12": "105/277 là 37,9%, không phải trên 46%",
    "H1": "nội dung này trái với kết quả đã ghi (Kế hoạch đáp ứng về nội dung và tiến độ),"
    " cần đối chiếu",
}


def a_finding(code: str, number: str = "") -> Finding:
    """Build the finding M1 to M17 or H1 to H6."""
    quantities = [Quantity(as_written="105/277, trên 46%", computed="37,9%")]
    return Finding(
        number=number,
        statement=STATEMENTS[code][1],
        quantities=quantities if code == "M12" else [],
        warnings=[Discrepancy(text=WARNINGS[code], reason="")] if code in WARNINGS else [],
        evidence=[],
        legal_bases=[],
        repeated="",
    )


def the_areas() -> list[AreaFindings]:
    """Group the findings by area; shortcomings are numbered as they are printed."""
    numbers = (str(number) for number in count(1))
    return [
        AreaFindings(
            title=title,
            context=[],
            strengths=[a_finding(code) for code in _codes("M", area)],
            shortcomings=[a_finding(code, next(numbers)) for code in _codes("H", area)],
        )
        for area, title in AREAS.items()
    ]


def _codes(letter: str, area: str) -> list[str]:
    return [code for code, (of, _) in STATEMENTS.items() if code[0] == letter and of == area]
