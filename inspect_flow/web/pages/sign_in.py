"""Signing in and out: name and password, the code of a second factor, and what was being typed."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

from fastapi import Depends, Request
from fastapi.responses import Response
from starlette.datastructures import FormData

from inspect_flow.bootstrap.signing_in import give_code, sign_in, sign_out
from inspect_flow.locale.translation import _
from inspect_flow.vocabulary.errors import MoveRefused
from inspect_flow.web.entering import (
    Onward,
    carried_on,
    code_form,
    entered,
    onward_in,
    without_cookie,
)
from inspect_flow.web.forms import fault
from inspect_flow.web.replies import go_to, own_path
from inspect_flow.web.routing import pages
from inspect_flow.web.sign_in_form import sign_in_form
from inspect_flow.web.visitors import (
    Audience,
    browser_of,
    known_visitor,
    settings_of,
    workplace_of,
)

router = pages(Audience.ANYBODY)
_MOST_FIELDS = 2000


async def _sent_form(request: Request) -> FormData:
    return await request.form(max_fields=_MOST_FIELDS)


SentForm = Annotated[FormData, Depends(_sent_form)]


@router.get("/sign-in")
def ask(request: Request, next: str = "/") -> Response:
    """Ask for name and password."""
    if known_visitor(request) is not None:
        return go_to(request, own_path(next))
    return sign_in_form(request, next=own_path(next))


@router.post("/sign-in")
def enter(request: Request, form: SentForm) -> Response:
    """Take name and password; what another form held is carried on."""
    onward = onward_in(form)
    username, password = str(form.get("username", "")), str(form.get("password", ""))
    try:
        token = sign_in(workplace_of(request), username, password, browser_of(request))
    except MoveRefused as refusal:
        told = fault("username", refusal)
        return sign_in_form(request, 401, username=username, errors=told, **asdict(onward))
    return entered(request, token, onward)


@router.get("/sign-in/code")
def ask_code(request: Request, next: str = "/") -> Response:
    """Ask for the code of the authenticator app."""
    return code_form(request, Onward(own_path(next)))


@router.post("/sign-in/code")
def enter_code(request: Request, form: SentForm) -> Response:
    """Take the code of the authenticator app."""
    onward = onward_in(form)
    waiting = request.cookies.get(settings_of(request).session_cookie, "")
    code = str(form.get("code", ""))
    try:
        token = give_code(workplace_of(request), waiting, code, browser_of(request))
    except MoveRefused as refusal:
        return code_form(request, onward, fault("code", refusal)["code"], 401)
    return entered(request, token, onward)


@router.post("/sign-in/resume")
def resume(request: Request, form: SentForm) -> Response:
    """Carry on what another form held, once its owner has signed in in another tab."""
    onward = onward_in(form)
    if known_visitor(request) is not None:
        return carried_on(request, onward) if onward.resume else go_to(request, onward.next)
    told = {"username": _("Chưa đăng nhập: đăng nhập ở thẻ kia xong rồi bấm lại ở đây")}
    return sign_in_form(request, 401, errors=told, **asdict(onward))


@router.post("/sign-out")
def leave(request: Request) -> Response:
    """End this session."""
    asking = known_visitor(request)
    if asking is not None:
        sign_out(workplace_of(request), asking)
    request.state.visitor = None
    answer = without_cookie(
        request, go_to(request, "/sign-in"), settings_of(request).session_cookie
    )
    # What the browser kept of the pages is of no use to the next person at this computer.
    answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    return answer
