"""A forgotten password: a link by mail, and the page it leads to."""

from __future__ import annotations

from typing import Annotated

from fastapi import Form, Request
from fastapi.responses import Response

from inspect_flow.bootstrap.password_resets import ask_for_reset, check_link, reset
from inspect_flow.locale.translation import _
from inspect_flow.vocabulary.errors import BadInput
from inspect_flow.web.forms import Errors, fault
from inspect_flow.web.frame import Notice
from inspect_flow.web.replies import page
from inspect_flow.web.routing import pages
from inspect_flow.web.sign_in_form import sign_in_form
from inspect_flow.web.visitors import Audience, Shared, browser_of, settings_of

router = pages(Audience.ANYBODY)


@router.get("/password/forgotten")
def ask(request: Request) -> Response:
    """Ask for the user name."""
    return page(request, "sign_in/forgotten.html", sent=False)


@router.post("/password/forgotten")
def send(request: Request, shared: Shared, username: Annotated[str, Form()] = "") -> Response:
    """Mail a link, and say the same whatever name was typed."""
    ask_for_reset(shared, username, settings_of(request).origin, browser_of(request).address)
    return page(request, "sign_in/forgotten.html", sent=True)


@router.get("/password/reset")
def ask_new(request: Request, shared: Shared, token: str = "") -> Response:
    """Ask for the new password."""
    check_link(shared, token)
    return _form(request, token, {})


@router.post("/password/reset")
def replace(
    request: Request,
    shared: Shared,
    token: Annotated[str, Form()] = "",
    new: Annotated[str, Form()] = "",
    again: Annotated[str, Form()] = "",
) -> Response:
    """Replace the password and lead to signing in."""
    if new != again:
        told = {"new": _("Hai lần nhập mật khẩu mới khác nhau")}
        return _form(request, token, told, 422)
    try:
        reset(shared, token, new)
    except BadInput as refusal:
        return _form(request, token, fault("new", refusal), 422)
    done = Notice(_("Đã đặt mật khẩu mới; hãy đăng nhập."))
    return sign_in_form(request, notice=done)


def _form(request: Request, token: str, errors: Errors, status: int = 200) -> Response:
    return page(request, "sign_in/reset.html", status=status, token=token, errors=errors)
