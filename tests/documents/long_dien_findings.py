"""The 17 strengths and 6 shortcomings of Long Điền 2019, in the words of the published article."""

from __future__ import annotations

from pathlib import Path

from inspect_flow.vocabulary.paper_parts import AreaFindings, Discrepancy, Finding

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


def a_finding(code: str) -> Finding:
    """Build the finding M1 to M17 or H1 to H6."""
    quantities = [{"as_written": "105/277, trên 46%", "computed": "37,9%"}]
    return Finding(
        number=code[1:] if code.startswith("H") else "",
        statement=STATEMENTS[code][1],
        quantities=quantities if code == "M12" else [],
        warnings=[Discrepancy(text=WARNINGS[code], reason="")] if code in WARNINGS else [],
        evidence=[],
        legal_bases=[],
        repeated="",
    )


def the_areas() -> list[AreaFindings]:
    """Group the findings by area, in the usual order of areas."""
    return [
        AreaFindings(
            title=title,
            context=[],
            strengths=_of("M", number),
            shortcomings=_of("H", number),
        )
        for number, title in AREAS.items()
    ]


def _of(letter: str, number: str) -> list[Finding]:
    return [
        a_finding(code)
        for code, (area, _) in STATEMENTS.items()
        if code.startswith(letter) and area == number
    ]
