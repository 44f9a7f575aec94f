"""What the pages of administration have in common."""

from __future__ import annotations

from inspect_flow.locale.translation import _
from inspect_flow.web.frame import Link


def administration_tabs(current: str) -> list[Link]:
    """Return the pages of administration, the present one marked."""
    places = (
        (_("Tình hình"), "/administration"),
        (_("Các tài khoản"), "/administration/accounts"),
        (_("Người"), "/administration/persons"),
        (_("Các đơn vị"), "/administration/units"),
        (_("Thư đi"), "/administration/outbox"),
        (_("Báo tin"), "/administration/hooks"),
        (_("Định nghĩa"), "/administration/definitions"),
        (_("Tệp đã xem"), "/administration/readings"),
    )
    return [Link(text, href, href == current) for text, href in places]
