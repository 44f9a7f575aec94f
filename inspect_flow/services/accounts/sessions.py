"""Sessions of signed-in browsers: begun, found by their token, listed, ended."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import bindparam
from sqlmodel import col, select

from inspect_flow.records.tables import Account, Person, WebSession
from inspect_flow.rules.sign_in import CODE_AWAITED_FOR, session_lives
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.accounts import SessionStage, SignInMeans

# A page is not worth a write; the last use is kept to the minute.
_NOTED_EVERY = timedelta(minutes=1)


def begin_session(
    work: Work,
    account: Account,
    token_sha256: str,
    stage: SessionStage,
    means: SignInMeans,
    address: str,
    agent: str,
) -> WebSession:
    """Begin a session of one browser."""
    now = work.recorded_at
    session = WebSession(
        token_sha256=token_sha256,
        account_id=account.id or 0,
        stage=stage.value,
        means=means.value,
        made_at=now,
        seen_at=now,
        proved_at=now,
        address=address[:64],
        agent=agent[:200],
    )
    work.session.add(session)
    work.session.flush()
    return session


def living_session(work: Work, token_sha256: str) -> tuple[WebSession, Account, Person] | None:
    """Return the session of that token with whose it is, None where it has ended."""
    found = work.session.exec(_BY_TOKEN, params={"token": token_sha256}).first()
    if found is None:
        return None
    session, account, person = found
    waits = session.stage == SessionStage.CODE_AWAITED
    if waits and work.recorded_at - session.made_at > CODE_AWAITED_FOR:
        return None
    lives = session_lives(session.made_at, session.seen_at, work.recorded_at)
    return (session, account, person) if lives and account.closed_at is None else None


# Asked by every page, and put together once.
_BY_TOKEN = (
    select(WebSession, Account, Person)
    .join(Account, col(Account.id) == col(WebSession.account_id))
    .join(Person, col(Person.id) == col(Account.person_id))
    .where(WebSession.token_sha256 == bindparam("token"), col(WebSession.ended_at).is_(None))
)


def is_due_to_be_noted(work: Work, session: WebSession) -> bool:
    """Tell whether the last use that is kept is too old to decide when the session idles."""
    return work.recorded_at - session.seen_at > _NOTED_EVERY


def sessions_of(work: Work, account: Account) -> list[WebSession]:
    """Return the living sessions of an account, the last used first."""
    rows = work.session.exec(
        select(WebSession)
        .where(
            WebSession.account_id == account.id,
            col(WebSession.ended_at).is_(None),
            WebSession.stage == SessionStage.SIGNED_IN.value,
        )
        .order_by(col(WebSession.seen_at).desc())
    )
    return [row for row in rows if session_lives(row.made_at, row.seen_at, work.recorded_at)]


def end_sessions(work: Work, account: Account, *, but: WebSession | None = None) -> int:
    """End the account's sessions, all but one where that one is given; return how many."""
    rows = work.session.exec(
        select(WebSession).where(
            WebSession.account_id == account.id, col(WebSession.ended_at).is_(None)
        )
    )
    ended = [row for row in rows if but is None or row.id != but.id]
    for row in ended:
        end_session(work, row)
    return len(ended)


def end_session(work: Work, session: WebSession) -> None:
    """End one session."""
    session.ended_at = work.recorded_at
    work.session.add(session)
    work.session.flush()
