"""Reading figures that have a shape: a/b, percent, rank, change of rank, time of day, count."""

from __future__ import annotations

import re
from datetime import time

from inspect_flow.locale.translation import _
from inspect_flow.rules.quantities import Figure, Ratio
from inspect_flow.rules.quantity_numbers import read_figure, read_number

_RATIO = re.compile(
    r"^(?P<part>[0-9][0-9., ]*?) ?(?:/|trên tổng số|trên|trong tổng số|trong số|trong) ?"
    r"(?P<whole>[0-9](?:[0-9., ]*[0-9])?)(?: (?P<of>[^0-9%/]*))?$"
)
_RANK = re.compile(
    r"^(?:xếp )?(?:hạng |thứ )*(?P<position>[0-9]{1,6})"
    r"(?: ?(?:/|trên|trong) ?(?P<total>[0-9]{1,6}))?(?: [^0-9]*)?$",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"^(?P<sign>[+-]|giảm|tụt|xuống|tăng|lên)? ?(?P<places>[0-9]{1,6})(?: (?:bậc|hạng))?$",
    re.IGNORECASE,
)
_UNCHANGED = ("giữ nguyên", "không đổi", "không thay đổi")
_DOWN = ("-", "giảm", "tụt", "xuống")
_CLOCK = re.compile(r"^(?:lúc )?(\d{1,2})(?: ?(?:giờ|[hg:]) ?(?:(\d{1,2})(?: ?(?:phút|p|'))?)?)$")


def read_ratio(text: str) -> tuple[Ratio, str]:
    """Read "105/277 thủ tục" into the ratio and what is counted; raises ValueError."""
    found = _RATIO.match(text)
    if not found:
        raise ValueError(_("'{text}' không phải tỷ số; viết 105/277").format(text=text))
    part, whole = read_number(found["part"]), read_number(found["whole"])
    return Ratio(part, whole, text[: found.end("whole")]), (found["of"] or "").strip(" .,")


def read_percent(text: str) -> Figure:
    """Read "trên 46%"; raises ValueError."""
    figure, after = read_figure(text, grouped=False)
    if after.lower() not in ("", "%", "phần trăm"):
        raise ValueError(_("'{text}' không phải tỷ lệ phần trăm; viết trên 46%").format(text=text))
    return figure


def read_place(text: str) -> tuple[int, int | None]:
    """Read "02/8" into place and total; raises ValueError."""
    found = _RANK.match(text)
    if not found:
        raise ValueError(_("'{text}' không phải thứ hạng; viết 02/8").format(text=text))
    return int(found["position"]), int(found["total"]) if found["total"] else None


def read_change(text: str) -> int:
    """Read "giảm 1 bậc" as -1; raises ValueError."""
    if text.lower() in _UNCHANGED:
        return 0
    found = _CHANGE.match(text)
    if not found:
        raise ValueError(
            _("'{text}' không rõ; viết giảm 1 bậc, tăng 2 bậc hoặc -1").format(text=text)
        )
    places = int(found["places"])
    return -places if (found["sign"] or "").lower() in _DOWN else places


def read_clock(text: str) -> time:
    """Read "8 giờ 30", "08:30" or "8h30"; raises ValueError."""
    found = _CLOCK.match(text.strip().lower())
    if not found:
        raise ValueError(_("'{text}' không phải giờ; viết 08:30 hoặc 8 giờ 30").format(text=text))
    hour, minute = int(found[1]), int(found[2] or 0)
    if hour > 23 or minute > 59:
        raise ValueError(_("không có {text} trong ngày").format(text=text))
    return time(hour, minute)


def read_count(text: str) -> tuple[Figure, str]:
    """Read "07 xã" into the figure and what is counted; raises ValueError."""
    figure, unit = read_figure(text)
    if re.search("[0-9]", unit):
        raise ValueError(_("'{text}' có hai con số; nếu là tỷ số hãy viết 9/22").format(text=text))
    return figure, unit
