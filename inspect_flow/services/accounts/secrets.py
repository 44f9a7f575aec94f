"""Change what proves who somebody is; each change ends the account's other sessions."""

from __future__ import annotations

from collections.abc import Mapping

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


def set_identity(
    work: Work, account: Account, issuer: str, subject: str, keeping: WebSession | None = None
) -> None:
    """Let the identity that `issuer` vouches for sign in; nobody else's account has it."""
    account.issuer, account.subject = issuer, subject
    # Events are never deleted: the subject may be the number of somebody's identity card.
    _changed(work, account, "account.identity_linked", keeping, {"issuer": issuer})


def drop_identity(work: Work, account: Account, keeping: WebSession | None = None) -> None:
    """Let no identity of a provider sign in any more."""
    issuer, account.issuer, account.subject = account.issuer, None, None
    _changed(work, account, "account.identity_unlinked", keeping, {"issuer": issuer or ""})


def _changed(
    work: Work,
    account: Account,
    tag: str,
    keeping: WebSession | None,
    details: Mapping[str, str] | None = None,
) -> None:
    work.session.add(account)
    ended = end_sessions(work, account, but=keeping)
    person = get(work, Person, account.person_id)
    told = {"sessions_ended": ended} if ended else {}
    journal.note(work, person, tag, {**(details or {}), **told})
