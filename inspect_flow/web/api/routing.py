"""Routers of the JSON interface: for programs with a token, refusals in one form."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Security
from fastapi.security import HTTPBearer
from pydantic import BaseModel, Field

from inspect_flow.vocabulary.accounts import TokenScope
from inspect_flow.web.visitors import Audience, Gate

PREFIX = "/api/v1"
LARGEST_BODY = 1024 * 1024
_CODE = r"^\w[\w.-]{0,63}$"


class Refusal(BaseModel):
    """Why something is not done. / Vì sao không làm được."""

    error: str = Field(description="What it is about. / Việc hoặc bản ghi bị từ chối.")
    reasons: list[str] = Field(description="All reasons at once. / Mọi lý do.")


_REFUSALS: dict[int | str, dict[str, Any]] = {
    401: {"model": Refusal, "description": "No or a revoked token. / Thiếu hoặc sai mã truy cập."},
    403: {"model": Refusal, "description": "The token only reads. / Mã truy cập không đủ quyền."},
    404: {"model": Refusal, "description": "Not there, or not in sight. / Không có."},
    409: {"model": Refusal, "description": "Not now, or not by you. / Chưa làm được lúc này."},
    413: {"model": Refusal, "description": "Too large. / Nội dung quá lớn."},
    422: {"model": Refusal, "description": "Cannot be read. / Dữ liệu gửi lên không đọc được."},
}

_BEARER = HTTPBearer(
    auto_error=False,
    scheme_name="accessToken",
    description=(
        "Authorization: Bearer <token>; made on the page Tài khoản → Mã truy cập, told once. / "
        "Mã truy cập tạo ở trang Tài khoản → Mã truy cập, chỉ hiện một lần."
    ),
)


def programs(scope: TokenScope, tag: str, largest_body: int = LARGEST_BODY) -> APIRouter:
    """Return a router of the interface whose routes all need a token of that scope."""
    gate = Gate(Audience.PROGRAM, scope=scope)
    return APIRouter(
        prefix=PREFIX,
        dependencies=[Depends(gate), Security(_BEARER)],
        responses=_REFUSALS,
        tags=[tag],
        max_body_size=largest_body,
    )


PDF: dict[int | str, dict[str, Any]] = {
    200: {
        "content": {"application/pdf": {"schema": {"type": "string", "format": "binary"}}},
        "description": "The print. / Bản in PDF.",
    }
}
"""What a route answers that gives a print."""

Code = Annotated[str, Path(pattern=_CODE, description="Code of the record. / Mã của bản ghi.")]
CodeAsked = Annotated[str | None, Query(pattern=_CODE)]
After = Annotated[
    str | None,
    Query(
        max_length=200,
        pattern=r"^[\w-]*$",
        description="`next` of the page before. / Giá trị `next` của trang trước.",
    ),
]
Limit = Annotated[
    int, Query(ge=1, le=200, description="Most items of a page. / Số mục tối đa của một trang.")
]
