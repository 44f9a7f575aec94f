"""Who asks: found by the session's cookie, and let through by what the route demands."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from fastapi import Depends, Request
from fastapi.concurrency import run_in_threadpool

from inspect_flow.bootstrap.signing_in import Browser, Visitor, program_with, visitor_with
from inspect_flow.bootstrap.workplace import Desk, Workplace
from inspect_flow.locale.translation import _
from inspect_flow.vocabulary.accounts import GrantedRole, TokenScope
from inspect_flow.vocabulary.errors import NotFound
from inspect_flow.web.settings import WebSettings


class Audience(StrEnum):
    """For whom a route is; what of a case they may see is decided record by record."""

    ANYBODY = "anybody"
    SIGNED_IN = "signed_in"
    ADMINISTRATOR = "administrator"
    PROGRAM = "program"


API = "/api/"
"""Where programs ask, with a token and never with a browser's cookie."""


class SignInNeeded(Exception):
    """Nobody is signed in in this browser, or not any more."""


class TokenTooNarrow(Exception):
    """The program's token may only read."""


class NewPasswordNeeded(Exception):
    """The account's password was given by somebody else and must be replaced first."""


def workplace_of(request: Request) -> Workplace:
    """Return what all requests of this node share."""
    shared: Workplace = request.app.state.workplace
    return shared


async def _shared(request: Request) -> Workplace:
    return workplace_of(request)


def settings_of(request: Request) -> WebSettings:
    """Return where this node stands."""
    settings: WebSettings = request.app.state.settings
    return settings


def browser_of(request: Request) -> Browser:
    """Return where the request comes from; the server in front writes the address (see docs)."""
    address = request.client.host if request.client else ""
    return Browser(address, request.headers.get("user-agent", ""))


def known_visitor(request: Request) -> Visitor | None:
    """Return who is signed in in the asking browser, None where nobody is; looked up once."""
    if _is_new(request):
        request.state.visitor = _looked_up(request)
    visitor: Visitor | None = request.state.visitor
    return visitor


def _looked_up(request: Request) -> Visitor | None:
    if request.url.path.startswith(API):
        kind, _gap, token = request.headers.get("authorization", "").partition(" ")
        is_bearer = kind.lower() == "bearer" and 0 < len(token) <= _LONGEST_TOKEN
        return program_with(workplace_of(request), token.strip()) if is_bearer else None
    token = request.cookies.get(settings_of(request).session_cookie, "")
    return visitor_with(workplace_of(request), token) if token else None


_LONGEST_TOKEN = 200


def _signed_in(request: Request) -> Visitor:
    known = known_visitor(request)
    if known is None:
        raise SignInNeeded
    return known


# The gate of nearly every route has looked the visitor up already: what a page asks for besides
# waits for nothing, and is not worth a thread each.
async def visitor(request: Request) -> Visitor:
    """Return who is signed in; raise `SignInNeeded` where nobody is."""
    return await run_in_threadpool(_signed_in, request) if _is_new(request) else _signed_in(request)


def _is_new(request: Request) -> bool:
    return not hasattr(request.state, "visitor")


async def desk(request: Request, asking: Annotated[Visitor, Depends(visitor)]) -> Desk:
    """Return the visitor's desk, from which nothing beyond their sight is found."""
    return workplace_of(request).desk_of(asking.actor, asking.sight)


async def office_desk(request: Request, asking: Annotated[Visitor, Depends(visitor)]) -> Desk:
    """Return a desk that finds all registers; it stands open to administrators alone."""
    if not asking.holds(GrantedRole.ADMINISTRATOR):
        raise NotFound(_("Không có trang này"))
    return Desk(workplace_of(request), asking.actor, is_scoped=False)


class Gate:
    """Lets through those for whom a route is."""

    def __init__(
        self,
        audience: Audience,
        *,
        before_new_password: bool = False,
        scope: TokenScope = TokenScope.READ,
    ) -> None:
        self.audience = audience
        self.scope = scope
        self.before_new_password = before_new_password

    def __call__(self, request: Request) -> None:
        """Raise what keeps the visitor out; who may not know of a page is told it is not there."""
        if self.audience is Audience.ANYBODY:
            return
        asking = _signed_in(request)
        if asking.must_change_password and not self.before_new_password:
            raise NewPasswordNeeded
        if self.audience is Audience.PROGRAM and not _reaches(asking, self.scope):
            raise TokenTooNarrow
        administers = asking.holds(GrantedRole.ADMINISTRATOR)
        if self.audience is Audience.ADMINISTRATOR and not administers:
            raise NotFound(_("Không có trang này"))


def _reaches(asking: Visitor, scope: TokenScope) -> bool:
    held = asking.token.scopes if asking.token else []
    return TokenScope.WRITE in held or scope in held


Asking = Annotated[Visitor, Depends(visitor)]
"""A page's parameter: who is signed in."""
AtDesk = Annotated[Desk, Depends(desk)]
"""A page's parameter: the visitor's desk."""
AtOffice = Annotated[Desk, Depends(office_desk)]
"""A page's parameter: the administrator's desk; for registers and the system, never for cases."""
Shared = Annotated[Workplace, Depends(_shared)]
"""A page's parameter: what all requests share."""
