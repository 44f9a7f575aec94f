"""Refusals as pages: what, why, and what to do, with the status that says the same to programs."""

from __future__ import annotations

from urllib.parse import quote

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException

from inspect_flow.locale.translation import _
from inspect_flow.vocabulary.errors import (
    BadInput,
    Conflict,
    DefinitionError,
    InspectFlowError,
    MoveRefused,
    NotFound,
    StorageUnusable,
)
from inspect_flow.web.forms import without_commands
from inspect_flow.web.replies import page
from inspect_flow.web.resuming import ask_to_sign_in
from inspect_flow.web.visitors import API, NewPasswordNeeded, SignInNeeded, TokenTooNarrow

STATUSES: dict[type[InspectFlowError], int] = {
    MoveRefused: 409,
    NotFound: 404,
    BadInput: 422,
    Conflict: 409,
    DefinitionError: 500,
    StorageUnusable: 503,
}


def status_of(refusal: InspectFlowError) -> int:
    """Return the HTTP status of a refusal."""
    return next((code for kind, code in STATUSES.items() if isinstance(refusal, kind)), 500)


def install(app: FastAPI) -> None:
    """Teach the application to answer refusals."""
    app.add_exception_handler(InspectFlowError, _refused)
    app.add_exception_handler(SignInNeeded, _unknown)
    app.add_exception_handler(NewPasswordNeeded, _old_password)
    app.add_exception_handler(TokenTooNarrow, _too_narrow)
    app.add_exception_handler(HTTPException, _no_page)
    app.add_exception_handler(RequestValidationError, _unreadable)


def _refused(request: Request, fault: Exception) -> Response:
    assert isinstance(fault, InspectFlowError)
    status = status_of(fault)
    if request.url.path.startswith(API):
        return JSONResponse({"error": fault.thing, "reasons": fault.reasons}, status_code=status)
    return page(
        request,
        "refusal.html",
        status=status,
        thing=fault.thing,
        reasons=[*map(without_commands, fault.reasons)],
    )


def _no_page(request: Request, fault: Exception) -> Response:
    assert isinstance(fault, HTTPException)
    if request.url.path.startswith(API):
        told = {"error": str(fault.detail), "reasons": []}
        return JSONResponse(told, fault.status_code, headers=fault.headers)
    thing = _("Không có trang này") if fault.status_code == 404 else _("Không làm được việc này")
    return page(request, "refusal.html", status=fault.status_code, thing=thing, reasons=[])


async def _unknown(request: Request, _fault: Exception) -> Response:
    if request.url.path.startswith(API):
        told = {"error": _("Thiếu mã truy cập, hoặc mã đã hết hạn"), "reasons": []}
        return JSONResponse(told, status_code=401, headers={"WWW-Authenticate": "Bearer"})
    if request.method == "GET":
        query = f"?{request.url.query}" if request.url.query else ""
        back = quote(f"{request.url.path}{query}", safe="")
        return RedirectResponse(f"/sign-in?next={back}", status_code=303)
    return await ask_to_sign_in(request)


def _unreadable(request: Request, fault: Exception) -> Response:
    assert isinstance(fault, RequestValidationError)
    thing = _("Dữ liệu gửi lên không đọc được")
    reasons = [
        ".".join(str(step) for step in each["loc"]) + f": {each['msg']}" for each in fault.errors()
    ]
    if request.url.path.startswith(API):
        return JSONResponse({"error": thing, "reasons": reasons}, status_code=422)
    return page(request, "refusal.html", status=422, thing=thing, reasons=reasons)


def _too_narrow(_request: Request, _fault: Exception) -> Response:
    told = {"error": _("Mã truy cập chỉ được đọc"), "reasons": [_("tạo mã có quyền ghi")]}
    return JSONResponse(told, status_code=403)


def _old_password(request: Request, _fault: Exception) -> Response:
    if request.url.path.startswith(API):
        told = {"error": _("Tài khoản phải đổi mật khẩu trước"), "reasons": []}
        return JSONResponse(told, status_code=403)
    return RedirectResponse("/account/password", status_code=303)
