"""Access tokens of one's own account: made for programs, told once, revoked."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Form, Request
from fastapi.responses import Response

from inspect_flow.identity.tokens import new_token
from inspect_flow.locale.translation import _
from inspect_flow.services.accounts.tokens import make_token, revoke_token, tokens_of
from inspect_flow.services.queries.event_hooks import hooks_of
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.accounts import TokenScope
from inspect_flow.vocabulary.errors import BadInput
from inspect_flow.web.forms import Errors, fault, typed_text
from inspect_flow.web.replies import go_to, page
from inspect_flow.web.routing import pages
from inspect_flow.web.visitors import Asking, Audience, Shared

router = pages(Audience.SIGNED_IN)


@router.get("/account/tokens")
def show(request: Request, asking: Asking, shared: Shared) -> Response:
    """Show the tokens that still open something, and how to make one."""
    return _form(request, asking, shared, {})


@router.post("/account/tokens")
def make(
    request: Request,
    asking: Asking,
    shared: Shared,
    name: Annotated[str, Form()] = "",
    days: Annotated[str, Form()] = "",
    scope: Annotated[str, Form()] = "",
) -> Response:
    """Make a token and tell it this once."""
    label = typed_text(name)
    errors: dict[str, str] = {}
    if not label:
        errors["name"] = _("Ghi tên chương trình sẽ dùng mã này")
    if not (days.strip().isascii() and days.strip().isdigit() and len(days.strip()) < 5):
        errors["days"] = _("Ghi số ngày, từ 1 đến 366")
    if scope not in list(TokenScope):
        errors["scope"] = _("Chọn mã được làm gì")
    typed = {"name": label, "days": days, "scope": scope}
    if errors:
        return _form(request, asking, shared, errors, 422, **typed)
    token, digest = new_token()

    def deed(work: Work) -> None:
        made = work.by(asking.actor)
        make_token(made, asking.account, label, [TokenScope(scope)], int(days), digest)

    try:
        shared.doorman().carry_out(deed)
    except BadInput as refusal:
        return _form(request, asking, shared, fault("days", refusal), 422, **typed)
    return _form(request, asking, shared, {}, token=token)


@router.post("/account/tokens/{number}/revoke")
def revoke(request: Request, asking: Asking, shared: Shared, number: int) -> Response:
    """Revoke one of one's own tokens."""
    shared.doorman().carry_out(
        lambda work: revoke_token(work.by(asking.actor), asking.account, number)
    )
    return go_to(request, "/account/tokens", _("Đã thu hồi mã truy cập."))


def _form(
    request: Request,
    asking: Asking,
    shared: Shared,
    errors: Errors,
    status: int = 200,
    **typed: str,
) -> Response:
    with shared.doorman().reading() as work:
        tokens = tokens_of(work, asking.account)
        hooks = hooks_of(work, asking.account.id)
    shown: dict[str, Any] = {
        "name": "",
        "days": "90",
        "scope": TokenScope.READ.value,
        "token": "",
        **typed,
    }
    return page(
        request,
        "account/tokens.html",
        status=status,
        errors=errors,
        tokens=tokens,
        hooks=hooks,
        scopes=[(each.value, each.label) for each in TokenScope],
        labels={each.value: each.label for each in TokenScope},
        **{**shown, **typed},
    )
