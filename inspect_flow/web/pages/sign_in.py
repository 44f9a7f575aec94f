"""Signing in and out: name and password, the code of a second factor, and what was being typed."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Depends, Request
from fastapi.responses import Response
from starlette.datastructures import FormData

from inspect_flow.bootstrap.signing_in import give_code, sign_in, sign_out, visitor_with
from inspect_flow.locale.translation import _
from inspect_flow.vocabulary.errors import MoveRefused
from inspect_flow.web.forms import fault
from inspect_flow.web.replies import go_to, own_path, page
from inspect_flow.web.resuming import kept_in
from inspect_flow.web.routing import pages
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
    return _form(request, next=own_path(next))


@router.post("/sign-in")
def enter(request: Request, form: SentForm) -> Response:
    """Take name and password; what another form held is carried on."""
    resume, kept = kept_in(form)
    username, password = str(form.get("username", "")), str(form.get("password", ""))
    onward: dict[str, Any] = {
        "next": own_path(str(form.get("next", "/"))),
        "resume": resume,
        "kept": kept,
    }
    try:
        token = sign_in(workplace_of(request), username, password, browser_of(request))
    except MoveRefused as refusal:
        told = fault("username", refusal)
        return _form(request, status=401, username=username, errors=told, **onward)
    if visitor_with(workplace_of(request), token) is None:
        return _with_cookie(request, page(request, "sign_in/code.html", errors={}, **onward), token)
    return _entered(request, token, onward)


@router.post("/sign-in/code")
def enter_code(request: Request, form: SentForm) -> Response:
    """Take the code of the authenticator app."""
    resume, kept = kept_in(form)
    onward: dict[str, Any] = {
        "next": own_path(str(form.get("next", "/"))),
        "resume": resume,
        "kept": kept,
    }
    waiting = request.cookies.get(settings_of(request).session_cookie, "")
    code = str(form.get("code", ""))
    try:
        token = give_code(workplace_of(request), waiting, code, browser_of(request))
    except MoveRefused as refusal:
        told = fault("code", refusal)
        return page(request, "sign_in/code.html", status=401, errors=told, **onward)
    return _entered(request, token, onward)


@router.post("/sign-out")
def leave(request: Request) -> Response:
    """End this session."""
    asking = known_visitor(request)
    if asking is not None:
        sign_out(workplace_of(request), asking)
    request.state.visitor = None
    answer = go_to(request, "/sign-in")
    answer.delete_cookie(settings_of(request).session_cookie, path="/")
    # What the browser kept of the pages is of no use to the next person at this computer.
    answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    return answer


def _form(request: Request, status: int = 200, **told: Any) -> Response:
    shown = {
        "username": "", "next": "/", "errors": {}, "resume": "", "kept": [], "lost_files": [],
        **told,
    }  # fmt: skip
    return page(request, "sign_in/sign_in.html", status=status, **shown)


def _entered(request: Request, token: str, onward: dict[str, Any]) -> Response:
    request.state.visitor = visitor_with(workplace_of(request), token)
    if not onward["resume"]:
        return _with_cookie(request, go_to(request, onward["next"]), token)
    carried = page(
        request, "sign_in/resume.html", place=onward["resume"], kept=onward["kept"],
        told=_("Nội dung vừa nhập vẫn còn nguyên; kiểm tra rồi gửi lại."),
    )  # fmt: skip
    return _with_cookie(request, carried, token)


def _with_cookie(request: Request, answer: Response, token: str) -> Response:
    settings = settings_of(request)
    answer.set_cookie(
        settings.session_cookie,
        token,
        path="/",
        httponly=True,
        samesite="lax",
        secure=settings.is_secure,
    )
    return answer
