"""What follows a proof that was right: a cookie, and the page that was wanted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from fastapi import Request
from fastapi.responses import Response
from starlette.datastructures import FormData

from inspect_flow.bootstrap.signing_in import visitor_with
from inspect_flow.locale.translation import _
from inspect_flow.web.replies import go_to, own_path, page
from inspect_flow.web.resuming import kept_in, texts_in
from inspect_flow.web.visitors import settings_of, workplace_of


@dataclass(frozen=True, slots=True)
class Onward:
    """Where to go after signing in: a page, or a form that was sent in vain and what it held."""

    next: str = "/"
    resume: str = ""
    kept: Sequence[tuple[str, str]] = ()


def onward_in(form: FormData) -> Onward:
    """Return what a sign-in form carries along."""
    resume, kept = kept_in(form)
    return Onward(own_path(str(form.get("next", "/"))), resume, kept)


def entered(request: Request, token: str, onward: Onward) -> Response:
    """Go on with a session that has just begun, or ask for the code that it waits for."""
    request.state.visitor = visitor_with(workplace_of(request), token)
    return with_session(request, _next_page(request, onward), token)


def _next_page(request: Request, onward: Onward) -> Response:
    if request.state.visitor is None:
        if request.method == "GET":
            return go_to(request, f"/sign-in/code?next={quote(onward.next, safe='')}")
        return code_form(request, onward)
    return go_to(request, onward.next) if not onward.resume else carried_on(request, onward)


def code_form(request: Request, onward: Onward, fault: str = "", status: int = 200) -> Response:
    """Ask for the code of the authenticator app."""
    errors = {"code": fault} if fault else {}
    return page(
        request, "sign_in/code.html", status=status, errors=errors, next=onward.next,
        resume=onward.resume, kept=onward.kept,
    )  # fmt: skip


def carried_on(request: Request, onward: Onward) -> Response:
    """Show what another form held, to be sent once more."""
    return page(
        request, "sign_in/resume.html", place=onward.resume, kept=onward.kept,
        texts=texts_in(onward.kept),
        told=_("Nội dung vừa nhập vẫn còn nguyên; kiểm tra rồi gửi lại."),
    )  # fmt: skip


def with_session(request: Request, answer: Response, token: str) -> Response:
    """Give the browser the cookie of its session."""
    settings = settings_of(request)
    answer.set_cookie(
        settings.session_cookie, token, path="/", httponly=True, samesite="lax",
        secure=settings.is_secure,
    )  # fmt: skip
    return answer


def without_cookie(request: Request, answer: Response, name: str) -> Response:
    """Let the browser forget a cookie; one that is bound to TLS goes only if that is said again."""
    answer.delete_cookie(
        name, path="/", httponly=True, samesite="lax", secure=settings_of(request).is_secure
    )
    return answer
