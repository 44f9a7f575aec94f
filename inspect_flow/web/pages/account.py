"""One's own account: password, sessions, the way mail is wanted."""

from __future__ import annotations

from typing import Annotated

from fastapi import Form, Request
from fastapi.responses import Response

from inspect_flow.bootstrap.proving import change_password
from inspect_flow.locale.translation import _, _n
from inspect_flow.records.tables import WebSession
from inspect_flow.services.accounts.sessions import end_session, end_sessions, sessions_of
from inspect_flow.vocabulary.errors import BadInput, MoveRefused, NotFound
from inspect_flow.web.forms import Errors, fault
from inspect_flow.web.replies import go_to, page
from inspect_flow.web.routing import pages
from inspect_flow.web.visitors import Asking, Audience, Shared, settings_of

router = pages(Audience.SIGNED_IN)
first_password = pages(Audience.SIGNED_IN, before_new_password=True)


@router.get("/account")
def show(request: Request, asking: Asking, shared: Shared) -> Response:
    """Show who is signed in, and where."""
    with shared.doorman().reading() as work:
        sessions = sessions_of(work, asking.account)
    return page(
        request, "account/account.html", asking=asking, sessions=sessions,
        identity=_identity_row(request, asking),
    )  # fmt: skip


def _identity_row(request: Request, asking: Asking) -> list[tuple[str, str, str, str]]:
    provider, linked = settings_of(request).provider, asking.account.subject is not None
    if provider is None and not linked:
        return []
    name = provider.label if provider else asking.account.issuer
    told = _("đã liên kết") if linked else _("chưa liên kết")
    title = _("Đăng nhập qua {name}").format(name=name)
    return [(title, told, _("Thay đổi"), "/account/identity")]


@first_password.get("/account/password")
def ask_password(request: Request, asking: Asking) -> Response:
    """Ask for the old and the new password."""
    return _password_form(request, asking, {})


@first_password.post("/account/password")
def replace_password(
    request: Request,
    asking: Asking,
    shared: Shared,
    old: Annotated[str, Form()] = "",
    new: Annotated[str, Form()] = "",
    again: Annotated[str, Form()] = "",
) -> Response:
    """Replace the password."""
    if new != again:
        told = {"again": _("Hai lần nhập mật khẩu mới khác nhau")}
        return _password_form(request, asking, told, 422)
    try:
        change_password(shared, asking, old, new)
    except BadInput as refusal:
        return _password_form(request, asking, fault("new", refusal), 422)
    except MoveRefused as refusal:
        return _password_form(request, asking, fault("old", refusal), 422)
    done = _("Đã đổi mật khẩu; những nơi khác đang đăng nhập đã bị đăng xuất.")
    return go_to(request, "/account", done)


@router.post("/account/sessions/{number}/end")
def end_one(request: Request, asking: Asking, shared: Shared, number: int) -> Response:
    """End one of one's own sessions elsewhere."""
    with shared.doorman().transaction() as work:
        found = work.session.get(WebSession, number)
        if found is None or found.account_id != asking.account.id:
            raise NotFound(_("Không có phiên đăng nhập này"))
        end_session(work, found)
    return go_to(request, "/account", _("Đã đăng xuất ở nơi đó."))


@router.post("/account/sessions/end")
def end_others(request: Request, asking: Asking, shared: Shared) -> Response:
    """End all of one's own sessions but this one."""
    with shared.doorman().transaction() as work:
        number = end_sessions(work, asking.account, but=asking.session)
    told = _n("Đã đăng xuất ở {number} nơi khác.", number).format(number=number)
    return go_to(request, "/account", told)


def _password_form(request: Request, asking: Asking, errors: Errors, status: int = 200) -> Response:
    first = asking.must_change_password
    return page(request, "account/password.html", status=status, errors=errors, first=first)
