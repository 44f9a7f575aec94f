"""What pages need to send a browser to the OpenID provider and to know it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse, Response

from inspect_flow.bootstrap.signing_in import Visitor
from inspect_flow.bootstrap.signing_in_elsewhere import Departure, depart
from inspect_flow.locale.translation import _
from inspect_flow.records.tables import Account
from inspect_flow.rules.sign_in import TRIP_LASTS
from inspect_flow.vocabulary.errors import NotFound
from inspect_flow.web.forms import Errors
from inspect_flow.web.replies import page
from inspect_flow.web.visitors import browser_of, settings_of, workplace_of

if TYPE_CHECKING:
    from inspect_flow.identity.oidc.provider import Provider


def provider_of(request: Request) -> Provider:
    """Return the provider; raise `NotFound` where the house has none."""
    provider: Provider | None = request.app.state.provider
    if provider is None:
        raise NotFound(_("Không có trang này"))
    return provider


async def set_out(
    request: Request, onward: str, account: Account | None = None
) -> tuple[str, Departure]:
    """Return the provider's address and what the browser takes there; `account`: to link it."""
    leaving, provider = Departure(), provider_of(request)
    address = await provider.way_there(
        leaving.state, leaving.nonce, leaving.verifier, anew=account is not None
    )
    shared, browser = workplace_of(request), browser_of(request)
    await run_in_threadpool(depart, shared, leaving, browser, onward, account)
    return address, leaving


def take_along(request: Request, answer: Response, leaving: Departure) -> Response:
    """Give the browser the cookie by which it is known when it comes back from another site."""
    settings = settings_of(request)
    answer.set_cookie(
        settings.trip_cookie, leaving.token, path="/", httponly=True, samesite="lax",
        secure=settings.is_secure, max_age=int(TRIP_LASTS.total_seconds()),
    )  # fmt: skip
    return answer


def identity_form(
    request: Request, asking: Visitor, errors: Errors, status: int = 200, address: str = ""
) -> HTMLResponse:
    """Show the identity that the account is linked to; `address`: where its owner shows another."""
    provider = settings_of(request).provider
    if provider is None and asking.account.subject is None:
        raise NotFound(_("Không có trang này"))
    return page(
        request, "account/identity.html", status=status, asking=asking, errors=errors,
        provider=provider.label if provider else asking.account.issuer, address=address,
    )  # fmt: skip
