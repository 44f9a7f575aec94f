"""Accounts of the web workplace: who may sign in, their sessions, links and tokens.

Secrets are kept as hashes only, and none of this is part of an event: events are never deleted.
What happens to an account is told in the chain of its person.
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from inspect_flow.records.base import PlainJSON, Record, one_of
from inspect_flow.vocabulary.accounts import GrantedRole, LinkPurpose, SessionStage, SignInMeans


class Account(Record, table=True):
    """The way in of one person; `username` is NFC and casefolded."""

    __table_args__ = (UniqueConstraint("issuer", "subject"),)

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", unique=True)
    username: str = Field(unique=True)
    password_hash: str = ""  # empty: no password opens it
    must_change_password: bool = False
    totp_secret: str = ""  # empty: no second factor
    totp_last_step: int = 0  # a code opens once
    issuer: str | None = None  # who vouches for `subject` when signing in elsewhere
    subject: str | None = None
    language: str = "vi"
    opened_at: datetime
    closed_at: datetime | None = None


class RoleGrant(Record, table=True):
    """A role that an account holds for a unit (None: for all) from one day to another."""

    __tablename__ = "role_grant"
    __table_args__ = (one_of("role", GrantedRole),)

    id: int | None = Field(default=None, primary_key=True)
    account_id: int = Field(foreign_key="account.id", index=True)
    role: str
    unit_id: int | None = Field(default=None, foreign_key="unit.id")
    from_on: date | None = None
    to_on: date | None = None


class WebSession(Record, table=True):
    """One signed-in browser; it ends by time, by its owner, or by an administrator."""

    __tablename__ = "web_session"
    __table_args__ = (one_of("stage", SessionStage), one_of("means", SignInMeans))

    id: int | None = Field(default=None, primary_key=True)
    token_sha256: str = Field(unique=True)
    account_id: int = Field(foreign_key="account.id", index=True)
    stage: str
    means: str = SignInMeans.PASSWORD.value
    made_at: datetime
    seen_at: datetime
    proved_at: datetime  # when a password or code was last given
    ended_at: datetime | None = None
    address: str = ""
    agent: str = ""
    notice: str = ""  # what the next page tells: "Đã lưu."


class SignInTry(Record, table=True):
    """One failed sign-in; too many of a name or an address close the door for a while."""

    __tablename__ = "sign_in_try"

    id: int | None = Field(default=None, primary_key=True)
    username: str = Field(index=True)
    address: str = Field(index=True)
    at: datetime = Field(index=True)


class OidcTrip(Record, table=True):
    """One browser that was sent to the OpenID provider; it comes back once and soon, or never.

    The row is deleted when it comes back. `verifier` is worth nothing without the code that the
    browser brings, and neither is kept for longer than `rules.sign_in.TRIP_LASTS`.
    """

    __tablename__ = "oidc_trip"

    id: int | None = Field(default=None, primary_key=True)
    token_sha256: str = Field(unique=True)  # of the browser's cookie
    state: str
    nonce: str
    verifier: str
    account_id: int | None = Field(default=None, foreign_key="account.id")  # who links; else None
    onward: str = "/"  # the page that was asked for
    address: str = Field(index=True)
    made_at: datetime = Field(index=True)


class AccountLink(Record, table=True):
    """A link that was mailed and opens once."""

    __tablename__ = "account_link"
    __table_args__ = (one_of("purpose", LinkPurpose),)

    id: int | None = Field(default=None, primary_key=True)
    account_id: int = Field(foreign_key="account.id", index=True)
    purpose: str
    token_sha256: str = Field(unique=True)
    made_at: datetime
    expires_at: datetime
    used_at: datetime | None = None


class AccessToken(Record, table=True):
    """A program's way in to the JSON interface, in the name of an account."""

    __tablename__ = "access_token"

    id: int | None = Field(default=None, primary_key=True)
    account_id: int = Field(foreign_key="account.id", index=True)
    name: str
    token_sha256: str = Field(unique=True)
    scopes: list[str] = Field(default_factory=list, sa_type=PlainJSON)
    made_at: datetime
    expires_at: datetime
    used_at: datetime | None = None
    revoked_at: datetime | None = None
