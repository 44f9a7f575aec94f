"""Access tokens of programs: made, listed, found, revoked."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from sqlmodel import col, select

from inspect_flow.locale.translation import _
from inspect_flow.locale.vietnamese_text import nfc
from inspect_flow.records.tables import AccessToken, Account, Person
from inspect_flow.services import journal
from inspect_flow.services.lookup import get
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.accounts import TokenScope
from inspect_flow.vocabulary.errors import BadInput, NotFound

LONGEST_DAYS = 366


def make_token(
    work: Work,
    account: Account,
    name: str,
    scopes: Iterable[TokenScope],
    days: int,
    token_sha256: str,
) -> AccessToken:
    """Keep a program's token; it does at most what its account may do, and ends by itself."""
    label = " ".join(nfc(name).split())
    if not label or not 1 <= days <= LONGEST_DAYS:
        raise BadInput(
            _("Không cấp được mã truy cập"),
            [_("ghi tên chương trình và số ngày từ 1 đến {most}").format(most=LONGEST_DAYS)],
        )
    token = AccessToken(
        account_id=account.id or 0,
        name=label[:80],
        token_sha256=token_sha256,
        scopes=sorted(scope.value for scope in scopes),
        made_at=work.recorded_at,
        expires_at=work.recorded_at + timedelta(days=days),
    )
    work.session.add(token)
    work.session.flush()
    _told(work, account, "account.token_made", label)
    return token


def living_token(work: Work, token_sha256: str) -> tuple[AccessToken, Account] | None:
    """Return the token with its account, None where it opens nothing."""
    return work.session.exec(
        select(AccessToken, Account)
        .join(Account, col(Account.id) == col(AccessToken.account_id))
        .where(
            AccessToken.token_sha256 == token_sha256,
            col(AccessToken.revoked_at).is_(None),
            col(AccessToken.expires_at) > work.recorded_at,
            col(Account.closed_at).is_(None),
        )
    ).first()


def tokens_of(work: Work, account: Account) -> list[AccessToken]:
    """Return the account's tokens that still open something."""
    rows = work.session.exec(
        select(AccessToken)
        .where(
            AccessToken.account_id == account.id,
            col(AccessToken.revoked_at).is_(None),
            col(AccessToken.expires_at) > work.recorded_at,
        )
        .order_by(col(AccessToken.id))
    )
    return list(rows)


def revoke_token(work: Work, account: Account, token_id: int) -> None:
    """Revoke one of the account's own tokens; raise `NotFound` for anybody else's."""
    token = work.session.get(AccessToken, token_id)
    if token is None or token.account_id != account.id:
        raise NotFound(_("Không có mã truy cập số {id}").format(id=token_id))
    token.revoked_at = work.recorded_at
    work.session.add(token)
    work.session.flush()
    _told(work, account, "account.token_revoked", token.name)


def _told(work: Work, account: Account, tag: str, name: str) -> None:
    journal.note(work, get(work, Person, account.person_id), tag, {"name": name})
