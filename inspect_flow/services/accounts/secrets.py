"""Change what proves who somebody is; each change ends the account's other sessions."""

from __future__ import annotations

from inspect_flow.records.tables import Account, Person, WebSession
from inspect_flow.services import journal
from inspect_flow.services.accounts.sessions import end_sessions
from inspect_flow.services.lookup import get
from inspect_flow.services.work import Work


def set_password(
    work: Work,
    account: Account,
    password_hash: str,
    *,
    must_change: bool = False,
    keeping: WebSession | None = None,
) -> None:
    """Replace the password; whoever else was signed in with the old one is signed out."""
    account.password_hash = password_hash
    account.must_change_password = must_change
    _changed(work, account, "account.password_changed", keeping)


def set_second_factor(
    work: Work, account: Account, secret: str, step: int, keeping: WebSession | None = None
) -> None:
    """Ask for a code of an authenticator app from now on; `step` is the code just used."""
    account.totp_secret, account.totp_last_step = secret, step
    _changed(work, account, "account.second_factor_set", keeping)


def drop_second_factor(work: Work, account: Account, keeping: WebSession | None = None) -> None:
    """Ask for no code any more: a lost phone, or its owner's choice."""
    account.totp_secret, account.totp_last_step = "", 0
    _changed(work, account, "account.second_factor_dropped", keeping)


def _changed(work: Work, account: Account, tag: str, keeping: WebSession | None) -> None:
    work.session.add(account)
    ended = end_sessions(work, account, but=keeping)
    person = get(work, Person, account.person_id)
    journal.note(work, person, tag, {"sessions_ended": ended} if ended else {})
