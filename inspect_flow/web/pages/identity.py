"""The identity of an OpenID provider that an account is linked to, as its owner sees it."""

from __future__ import annotations

from typing import Annotated

from fastapi import Form, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response

from inspect_flow.bootstrap.proving import require_password
from inspect_flow.bootstrap.signing_in_elsewhere import unlink
from inspect_flow.identity.oidc.settings import ProviderUnusable
from inspect_flow.locale.translation import _
from inspect_flow.vocabulary.errors import MoveRefused
from inspect_flow.web.forms import fault
from inspect_flow.web.oidc_trips import identity_form, provider_of, set_out, take_along
from inspect_flow.web.replies import go_to
from inspect_flow.web.routing import pages
from inspect_flow.web.visitors import Asking, Audience, Shared, workplace_of

router = pages(Audience.SIGNED_IN)


@router.get("/account/identity")
def show(request: Request, asking: Asking) -> Response:
    """Show the link, or how to make one."""
    return identity_form(request, asking, {})


@router.post("/account/identity")
async def prepare(
    request: Request, asking: Asking, password: Annotated[str, Form()] = ""
) -> Response:
    """Lead to the provider, once the password was right.

    The way there is a link and no redirect: forms may lead nowhere but to our own pages.
    """
    provider_of(request)
    try:
        await run_in_threadpool(require_password, workplace_of(request), asking, password)
        address, leaving = await set_out(request, "/account/identity", asking.account)
    except ProviderUnusable as fault_:
        told, status = fault("password", fault_), 503
    except MoveRefused as refusal:
        told, status = fault("password", refusal), 422
    else:
        shown = await run_in_threadpool(identity_form, request, asking, {}, 200, address)
        return take_along(request, shown, leaving)
    return await run_in_threadpool(identity_form, request, asking, told, status)


@router.post("/account/identity/drop")
def stop(
    request: Request, asking: Asking, shared: Shared, password: Annotated[str, Form()] = ""
) -> Response:
    """Take the link back."""
    try:
        unlink(shared, asking, password)
    except MoveRefused as refusal:
        return identity_form(request, asking, fault("password", refusal), 422)
    return go_to(request, "/account", _("Đã gỡ liên kết; từ nay đăng nhập bằng mật khẩu."))
