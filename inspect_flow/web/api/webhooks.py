"""What programs are told without asking: described beside the interface, sent by the outbox."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from fastapi import APIRouter, Header
from pydantic import BaseModel

from inspect_flow.delivery.posting import KEY_HEADER, SIGNATURE_HEADER
from inspect_flow.web.api.models import described

WEBHOOKS = APIRouter()
"""No route of ours: the one that a program must have."""


class RecordTold(BaseModel):
    """Which record it is. / Bản ghi nào."""

    kind: str = described(
        "campaign, delegation, inspection, visit, finding, deficiency, extension, directive, "
        "document or unit.", "Loại bản ghi.",
    )  # fmt: skip
    code: str = described("Code; of a finding: INSPECTION/H1.", "Mã; của nhận xét: MÃ-CUỘC/H1.")


class EventTold(BaseModel):
    """An event within the sight of the account. / Một việc mới trong phạm vi được xem."""

    version: Literal[1] = described("Of this form.", "Phiên bản của mẫu tin này.")
    id: str = described("Stays the same at each attempt.", "Không đổi khi gửi lại.")
    event: str = described(
        "Name of the event, e.g. deficiency.report; ping for a trial, which names no record.",
        "Tên sự kiện, ví dụ deficiency.report; ping khi gửi thử, không nêu bản ghi nào.",
    )
    happened_at: datetime = described("When it happened.", "Lúc xảy ra.")
    recorded_at: datetime = described("When it was recorded.", "Lúc ghi vào hệ thống.")
    record: RecordTold = described("What it happened to.", "Bản ghi có việc mới.")
    number: int = described(
        "Of the event in the record's history; grows by each.", "Số thứ tự trong lịch sử bản ghi."
    )
    campaign: str | None = described("Code of its campaign.", "Mã đợt kiểm tra.")
    inspection: str | None = described("Code of its inspection.", "Mã cuộc kiểm tra.")
    from_state: str | None = described("State before a move.", "Trạng thái trước.", alias="from")
    to_state: str | None = described("State after a move.", "Trạng thái sau.", alias="to")


@WEBHOOKS.post("event", status_code=204, tags=["events"])
def event(
    told: EventTold,
    signature: Annotated[
        str,
        Header(
            alias=SIGNATURE_HEADER,
            description="sha256= and the HMAC-SHA256 of the body in hex. / Chữ ký của nội dung.",
        ),
    ],
    key: Annotated[
        str, Header(alias=KEY_HEADER, description="The same as id. / Giống id trong nội dung.")
    ],
) -> None:
    """Take what is told; any 2xx says that it is taken. / Nhận tin; trả lời 2xx là đã nhận."""
