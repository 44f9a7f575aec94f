"""The second factor: an authenticator app, set up by scanning a code."""

from __future__ import annotations

from typing import Annotated

from fastapi import Form, Request
from fastapi.responses import Response

from inspect_flow.bootstrap.proving import WrongPassword
from inspect_flow.bootstrap.second_factor import drop, enrolment, set_up
from inspect_flow.locale.translation import _
from inspect_flow.vocabulary.errors import MoveRefused
from inspect_flow.web.forms import Errors, fault
from inspect_flow.web.replies import go_to, page
from inspect_flow.web.routing import pages
from inspect_flow.web.visitors import Asking, Audience, Shared

router = pages(Audience.SIGNED_IN)


@router.get("/account/second-factor")
def ask(request: Request, asking: Asking) -> Response:
    """Show a new secret as a QR code and as letters."""
    return _form(request, asking, "", {})


@router.post("/account/second-factor")
def confirm(
    request: Request,
    asking: Asking,
    shared: Shared,
    secret: Annotated[str, Form()],
    password: Annotated[str, Form()] = "",
    code: Annotated[str, Form()] = "",
) -> Response:
    """Ask for codes from now on, once a first one was right."""
    try:
        set_up(shared, asking, password, secret, code)
    except MoveRefused as refusal:
        return _form(request, asking, secret, _at_its_field(refusal), 422)
    return go_to(request, "/account", _("Từ nay đăng nhập cần thêm mã xác thực."))


@router.post("/account/second-factor/drop")
def stop(
    request: Request, asking: Asking, shared: Shared, password: Annotated[str, Form()] = ""
) -> Response:
    """Ask for no code any more."""
    try:
        drop(shared, asking, password)
    except MoveRefused as refusal:
        return _form(request, asking, "", fault("password", refusal), 422)
    return go_to(request, "/account", _("Từ nay đăng nhập không cần mã xác thực."))


def _at_its_field(refusal: MoveRefused) -> Errors:
    return fault("password" if isinstance(refusal, WrongPassword) else "code", refusal)


def _form(
    request: Request, asking: Asking, secret: str, errors: Errors, status: int = 200
) -> Response:
    told = enrolment(asking, secret)
    return page(
        request,
        "account/second_factor.html",
        status=status,
        asking=asking,
        enrolment=told,
        errors=errors,
    )
