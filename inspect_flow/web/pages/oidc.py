"""Signing in by an OpenID provider: the way there, and the way back."""

from __future__ import annotations

from urllib.parse import quote

from fastapi import Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response

from inspect_flow.bootstrap.signing_in_elsewhere import come_back, enter, link, note_refusal
from inspect_flow.identity.oidc.settings import Identity, ProviderUnusable
from inspect_flow.locale.translation import _
from inspect_flow.records.tables import OidcTrip
from inspect_flow.vocabulary.errors import InspectFlowError, MoveRefused
from inspect_flow.web.entering import Onward, entered, without_cookie
from inspect_flow.web.forms import without_commands
from inspect_flow.web.oidc_trips import identity_form, provider_of, set_out, take_along
from inspect_flow.web.replies import go_to, own_path
from inspect_flow.web.routing import pages
from inspect_flow.web.settings import CALLBACK
from inspect_flow.web.sign_in_form import sign_in_form
from inspect_flow.web.visitors import (
    Audience,
    browser_of,
    known_visitor,
    settings_of,
    workplace_of,
)

router = pages(Audience.ANYBODY)
_OWN_PAGES = ("same-origin", "none")


@router.get("/sign-in/oidc")
async def leave(request: Request, next: str = "/") -> Response:
    """Send the browser to the provider."""
    provider_of(request)
    onward = own_path(next)
    known = await run_in_threadpool(known_visitor, request)
    # Another site may lead here, but not begin a sign-in in somebody's name.
    if known is not None or request.headers.get("sec-fetch-site", "none") not in _OWN_PAGES:
        return go_to(request, f"/sign-in?next={quote(onward, safe='')}")
    try:
        address, leaving = await set_out(request, onward)
    except (ProviderUnusable, MoveRefused) as refusal:
        return await run_in_threadpool(_sign_in_refused, request, refusal, onward)
    return take_along(request, go_to(request, address), leaving)


@router.get(CALLBACK)
async def arrive(
    request: Request, code: str = "", state: str = "", error: str = "", iss: str = ""
) -> Response:
    """Take the browser back: sign in, or link the identity to the account that asked for it."""
    provider_of(request)
    request.state.shown_at = "/sign-in"  # what came back with the browser is good for once
    trip, token = None, request.cookies.get(settings_of(request).trip_cookie, "")
    try:
        trip = await run_in_threadpool(come_back, workplace_of(request), token, state)
        if not code:
            raise _turned_back(error)
        identity = await _proved(request, trip, code, iss)
        answer = await run_in_threadpool(_arrived, request, trip, identity)
    except InspectFlowError as refusal:
        answer = await run_in_threadpool(_refused, request, refusal, trip)
    return without_cookie(request, answer, settings_of(request).trip_cookie)


async def _proved(request: Request, trip: OidcTrip, code: str, issuer: str) -> Identity:
    try:
        return await provider_of(request).identity(code, trip.nonce, trip.verifier, issuer)
    except MoveRefused:
        await run_in_threadpool(note_refusal, workplace_of(request), browser_of(request))
        raise


def _arrived(request: Request, trip: OidcTrip, identity: Identity) -> Response:
    if trip.account_id is None:
        token = enter(workplace_of(request), identity, browser_of(request))
        return entered(request, token, Onward(own_path(trip.onward)))
    asking = known_visitor(request)
    if asking is None:
        raise MoveRefused(
            _("Không liên kết được danh tính"), [_("phiên đã hết; đăng nhập rồi liên kết lại")]
        )
    link(workplace_of(request), asking, trip, identity)
    return go_to(request, "/account/identity", _("Đã liên kết với {name}.").format(
        name=identity.name))  # fmt: skip


def _refused(request: Request, refusal: InspectFlowError, trip: OidcTrip | None) -> Response:
    asking = known_visitor(request)
    if trip is not None and trip.account_id is not None and asking is not None:
        told = {"password": _sentence(refusal)}
        return identity_form(request, asking, told, _status(refusal))
    return _sign_in_refused(request, refusal, own_path(trip.onward) if trip else "/")


def _sign_in_refused(request: Request, refusal: InspectFlowError, onward: str) -> Response:
    told = {"oidc": _sentence(refusal)}
    return sign_in_form(request, _status(refusal), next=onward, errors=told)


def _status(refusal: InspectFlowError) -> int:
    return 503 if isinstance(refusal, ProviderUnusable) else 401


def _sentence(refusal: InspectFlowError) -> str:
    reasons = "; ".join(map(without_commands, refusal.reasons))
    return f"{refusal.thing}: {reasons}" if reasons else refusal.thing


def _turned_back(error: str) -> MoveRefused:
    if error == "access_denied":
        told = _("bạn chưa đồng ý ở nơi đăng nhập; bấm lại và chọn đồng ý, hoặc dùng mật khẩu")
    else:
        told = _("nơi đăng nhập không xác nhận được; bấm lại, hoặc đăng nhập bằng mật khẩu")
    return MoveRefused(_("Không đăng nhập được"), [told])
