"""The plan of a campaign as a sheet: which column holds what, and what a line of it says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

TITLE = "Kế hoạch"
MARKS = "_inspect_flow"
FORMAT = "inspect-flow plan 1"
HEAD_ROW = 4
CODE, NAME, FIRST, LAST, PLACE, HEAD, NOTE, INSPECTION, STATE = "BCDEFGHIJ"
HEADINGS = (
    "STT", "Mã đơn vị", "Tên đơn vị", "Từ ngày", "Đến ngày", "Địa điểm", "Người phụ trách",
    "Ghi chú", "Mã cuộc kiểm tra", "Trạng thái",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PlanLine:
    """What the plan says of one unit; `head` is the code of a person."""

    first: date | None = None
    last: date | None = None
    place: str = ""
    head: str = ""
    note: str = ""
