"""Signing in by an OpenID provider, and linking its identity: all but the errands to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from hmac import compare_digest

from inspect_flow.bootstrap.proving import require_password
from inspect_flow.bootstrap.signing_in import Browser, Visitor, begin_first, shut_out_refusal
from inspect_flow.bootstrap.workplace import Desk, Workplace
from inspect_flow.identity.oidc.settings import Identity
from inspect_flow.identity.tokens import digest_of, new_token
from inspect_flow.locale.translation import _
from inspect_flow.records.tables import Account, OidcTrip
from inspect_flow.services.accounts.identities import (
    account_of_identity,
    check_subject,
    link_identity,
    unlink_identity,
)
from inspect_flow.services.accounts.tries import is_address_shut_out, note_failure
from inspect_flow.services.accounts.trips import begin_trip, end_trip
from inspect_flow.vocabulary.accounts import SignInMeans
from inspect_flow.vocabulary.errors import MoveRefused, NotFound

# No account has a name with a gap. Failures here close no door for passwords: a provider that
# vouches wrongly must not keep a whole office out.
_NOBODY = "oidc sign-in"


def _secret() -> str:
    return new_token()[0]


@dataclass(frozen=True, slots=True)
class Departure:
    """What a browser takes along (`token`, as a cookie) and what it has to bring back."""

    token: str = field(default_factory=_secret)
    state: str = field(default_factory=_secret)
    nonce: str = field(default_factory=_secret)
    verifier: str = field(default_factory=_secret)


def depart(
    workplace: Workplace,
    leaving: Departure,
    browser: Browser,
    onward: str = "/",
    account: Account | None = None,
) -> None:
    """Keep what has to come back; with `account` its owner links, else somebody signs in.

    Raises `MoveRefused` where too many sign-ins from that address failed or were left halfway.
    """
    with workplace.doorman().transaction() as work:
        address = browser.address[:64]
        if is_address_shut_out(work, address) or is_address_shut_out(work, _elsewhere(address)):
            raise shut_out_refusal()
        begin_trip(
            work,
            OidcTrip(
                token_sha256=digest_of(leaving.token),
                state=leaving.state,
                nonce=leaving.nonce,
                verifier=leaving.verifier,
                account_id=account.id if account else None,
                onward=onward,
                address=address,
                made_at=work.recorded_at,
            ),
        )


def come_back(workplace: Workplace, token: str, state: str) -> OidcTrip:
    """Return what was kept for the browser with that cookie; once, whatever comes of it.

    Raises `NotFound` for one that did not leave from here, is late, or brings another state.
    """
    with workplace.doorman().transaction() as work:
        trip = end_trip(work, digest_of(token)) if token else None
    if trip is None or not compare_digest(trip.state.encode(), state.encode()):
        raise NotFound(
            _("Lượt đăng nhập này không còn dùng được"),
            [_("mỗi lượt dùng được một lần, trong 10 phút, trên một trình duyệt; bấm lại từ đầu")],
        )
    return trip


def enter(workplace: Workplace, identity: Identity, browser: Browser) -> str:
    """Return the token of a new session of the account that the identity is linked to.

    It waits for a code where the account asks for one. Raises `MoveRefused` for an identity that
    is linked to none, or to an account that is closed.
    """
    check_subject(identity.subject)
    with workplace.doorman().reading() as work:
        account = account_of_identity(work, identity.issuer, identity.subject)
    if account is None:
        note_refusal(workplace, browser)
        raise _unknown(identity)
    if account.closed_at is not None:
        note_refusal(workplace, browser)
        raise MoveRefused(
            _("Không đăng nhập được"),
            [_("tài khoản đã bị khóa; liên hệ người quản trị hệ thống của cơ quan")],
        )
    return begin_first(workplace, account, browser, SignInMeans.OIDC)


def note_refusal(workplace: Workplace, browser: Browser) -> None:
    """Count a proof that was not right."""
    with workplace.doorman().transaction() as work:
        note_failure(work, _NOBODY, _elsewhere(browser.address[:64]))


def link(workplace: Workplace, visitor: Visitor, trip: OidcTrip, identity: Identity) -> None:
    """Link the identity to the visitor's account, if it is the one that set out to be linked."""
    if trip.account_id != visitor.account.id:
        raise MoveRefused(
            _("Không liên kết được danh tính"),
            [_("người đang đăng nhập không phải người đã bắt đầu liên kết; bấm lại từ đầu")],
        )
    with _own_desk(workplace, visitor).transaction() as work:
        account = work.session.get_one(Account, visitor.account.id)
        link_identity(work, account, identity.issuer, identity.subject, visitor.session)


def unlink(workplace: Workplace, visitor: Visitor, password: str) -> None:
    """Take the link of the visitor's account back; the password is what is left to sign in by."""
    require_password(workplace, visitor, password)
    with _own_desk(workplace, visitor).transaction() as work:
        account = work.session.get_one(Account, visitor.account.id)
        unlink_identity(work, account, visitor.session)


def _own_desk(workplace: Workplace, visitor: Visitor) -> Desk:
    return Desk(workplace, visitor.actor, is_scoped=False)


def _elsewhere(address: str) -> str:
    return f"oidc {address}"


def _unknown(identity: Identity) -> MoveRefused:
    return MoveRefused(
        _("Danh tính này chưa liên kết với tài khoản nào"),
        [
            _("có mật khẩu thì đăng nhập bằng mật khẩu rồi liên kết ở trang Tài khoản"),
            _("không thì gửi người quản trị hai dòng này: nơi cấp {issuer} · mã {subject}").format(
                issuer=identity.issuer, subject=identity.subject
            ),
        ],
    )
