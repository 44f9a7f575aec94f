"""Signing in, step by step: name and password, then the code where one is asked for."""

from __future__ import annotations

from dataclasses import dataclass, replace

from inspect_flow.bootstrap.workplace import Workplace
from inspect_flow.identity.codes import step_of_code
from inspect_flow.identity.passwords import is_password
from inspect_flow.identity.tokens import digest_of, new_token
from inspect_flow.locale.translation import _
from inspect_flow.records.tables import AccessToken, Account, Person, RoleGrant, WebSession
from inspect_flow.services import journal
from inspect_flow.services.accounts.opening import account_named, grants_of, name_typed
from inspect_flow.services.accounts.sessions import (
    begin_session,
    end_session,
    is_due_to_be_noted,
    living_session,
)
from inspect_flow.services.accounts.tokens import living_token
from inspect_flow.services.accounts.tries import begin_try, forget_failures, take_back
from inspect_flow.services.lookup import get
from inspect_flow.services.sight import Sight, look
from inspect_flow.services.units import authority_on
from inspect_flow.services.work import Actor, Work
from inspect_flow.vocabulary.accounts import SessionStage, SignInMeans
from inspect_flow.vocabulary.errors import MoveRefused, NotFound


@dataclass(frozen=True, slots=True)
class Browser:
    """Where somebody signs in from."""

    address: str
    agent: str


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who sits in front of a signed-in browser, or whose program asks."""

    account: Account
    person: Person
    grants: tuple[RoleGrant, ...]
    sight: Sight
    unit_name: str
    session: WebSession | None = None
    token: AccessToken | None = None

    @property
    def actor(self) -> Actor:
        """Return the person as the one who acts."""
        return Actor(self.person.code, self.person.name, self.person.id)

    def holds(self, role: str) -> bool:
        """Tell whether the account was granted that role."""
        return any(each.role == role for each in self.grants)

    @property
    def must_change_password(self) -> bool:
        """Tell whether they came in by a password that somebody else gave them."""
        by_password = self.session is None or self.session.means == SignInMeans.PASSWORD
        return self.account.must_change_password and by_password


def sign_in(workplace: Workplace, username: str, password: str, browser: Browser) -> str:
    """Return the token of a new session; it waits for a code where the account asks for one.

    Raises `MoveRefused` with the same words whether the name or the password is wrong.
    """
    name = name_typed(username)
    tried = counted_try(workplace, name, browser.address)
    with workplace.doorman().reading() as work:
        account = _account(work, name)
    # Outside any transaction: hashing takes a fifth of a second, known name or not.
    fits = is_password(password, account.password_hash if account else "")
    if account is None or not fits or account.closed_at is not None:
        raise MoveRefused(
            _("Không đăng nhập được"),
            [_("tên đăng nhập hoặc mật khẩu chưa đúng; kiểm tra bộ gõ và phím Caps Lock")],
        )
    return begin_first(workplace, account, browser, SignInMeans.PASSWORD, tried)


def counted_try(workplace: Workplace, username: str, address: str) -> int:
    """Count a try before it is judged; raise `MoveRefused` where too many failed lately."""
    with workplace.doorman().transaction() as work:
        number = begin_try(work, username, address)
    if number is None:
        raise shut_out_refusal()
    return number


def begin_first(
    workplace: Workplace,
    account: Account,
    browser: Browser,
    means: SignInMeans,
    tried: int | None = None,
) -> str:
    """Begin a session after the first proof; it waits for a code where the account asks for one.

    `tried` is the number of the try that turned out right.
    """
    if not account.totp_secret:
        return _begin(workplace, account, browser, SessionStage.SIGNED_IN, means)
    if tried is not None:
        with workplace.doorman().transaction() as work:
            take_back(work, tried)
    return _begin(workplace, account, browser, SessionStage.CODE_AWAITED, means)


def _begin(
    workplace: Workplace,
    account: Account,
    browser: Browser,
    stage: SessionStage,
    means: SignInMeans,
) -> str:
    token, digest = new_token()
    with workplace.doorman().transaction() as work:
        begin_session(work, account, digest, stage, means, browser.address, browser.agent)
        if stage is SessionStage.SIGNED_IN:
            forget_failures(work, account.username)
            _noted(work, account, browser, means)
    return token


def give_code(workplace: Workplace, token: str, code: str, browser: Browser) -> str:
    """Take the code of the authenticator app; return the token of the session that it opens.

    Raises `MoveRefused` for a wrong or used code, `NotFound` when the first step is too old.
    """
    with workplace.doorman().reading() as work:
        found = living_session(work, digest_of(token))
    if found is None or found[0].stage != SessionStage.CODE_AWAITED:
        raise NotFound(_("Phiên đăng nhập đã hết hạn"), [_("nhập lại tên và mật khẩu")])
    waiting, account, _person = found
    counted_try(workplace, account.username, browser.address)
    if not _take_code(workplace, account, code):
        raise MoveRefused(
            _("Mã xác thực chưa đúng"),
            [_("nhập mã 6 số đang hiện trên ứng dụng; mỗi mã chỉ dùng được một lần")],
        )
    # A session that somebody may have known before the second proof is not carried on.
    with workplace.doorman().transaction() as work:
        end_session(work, work.session.get_one(WebSession, waiting.id))
    means = SignInMeans(waiting.means)
    return _begin(workplace, account, browser, SessionStage.SIGNED_IN, means)


def _take_code(workplace: Workplace, account: Account, code: str) -> bool:
    with workplace.doorman().transaction() as work:
        current = work.session.get_one(Account, account.id, with_for_update=True)
        at = workplace.phones_time(work.recorded_at)
        step = step_of_code(current.totp_secret, code, at, current.totp_last_step)
        if step is None:
            return False
        current.totp_last_step = step
        work.session.add(current)
        return True


def visitor_with(workplace: Workplace, token: str) -> Visitor | None:
    """Return who is signed in with that session token; None where nobody is (any more)."""
    with workplace.doorman().reading() as work:
        found = living_session(work, digest_of(token))
        if found is None or found[0].stage != SessionStage.SIGNED_IN:
            return None
        session, account, person = found
        visitor = _visitor(work, account, person, session=session)
        stale = is_due_to_be_noted(work, session)
    if stale:
        with workplace.doorman().transaction() as work:
            seen = work.session.get_one(WebSession, session.id)
            seen.seen_at = work.recorded_at
            work.session.add(seen)
    return visitor


def program_with(workplace: Workplace, secret: str) -> Visitor | None:
    """Return the account in whose name a program asks; None for an unknown or revoked token."""
    with workplace.doorman().reading() as work:
        found = living_token(work, digest_of(secret))
        if found is None:
            return None
        token, account = found
        return _visitor(work, account, get(work, Person, account.person_id), token=token)


def sign_out(workplace: Workplace, visitor: Visitor) -> None:
    """End the visitor's session."""
    if visitor.session is None:
        return
    with workplace.doorman().transaction() as work:
        end_session(work, work.session.get_one(WebSession, visitor.session.id))


def _visitor(
    work: Work,
    account: Account,
    person: Person,
    session: WebSession | None = None,
    token: AccessToken | None = None,
) -> Visitor:
    grants = tuple(grants_of(work, account.id or 0))
    actor = Actor(person.code, person.name, person.id)
    sight = look(replace(work, actor=actor), grants)
    unit = authority_on(work, person.unit_id, work.on)
    return Visitor(account, person, grants, sight, unit, session, token)


def _account(work: Work, name: str) -> Account | None:
    try:
        return account_named(work, name)
    except NotFound:
        return None


def _noted(work: Work, account: Account, browser: Browser, means: SignInMeans) -> None:
    # Somebody who signs in twice at once is told of by one event after the other.
    person = work.session.get_one(Person, account.person_id, with_for_update=True)
    told = {"address": browser.address, "means": means.value}
    journal.note(work, person, "account.signed_in", told)


def shut_out_refusal() -> MoveRefused:
    """Return the refusal of whoever failed too often."""
    return MoveRefused(
        _("Không đăng nhập được"),
        [_("đã sai quá nhiều lần; đợi 15 phút rồi thử lại, hoặc đặt lại mật khẩu bằng thư")],
    )
