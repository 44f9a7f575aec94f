"""Identities of an OpenID provider that sign in: matched by issuer and subject, by nothing else."""

from __future__ import annotations

from sqlmodel import select

from inspect_flow.locale.translation import _
from inspect_flow.records.tables import Account, WebSession
from inspect_flow.services.accounts.secrets import drop_identity, set_identity
from inspect_flow.services.turns import take_turn
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.errors import BadInput, MoveRefused

LONGEST_SUBJECT = 255
"""ASCII characters; OpenID Connect Core 1.0, section 2."""


def account_of_identity(work: Work, issuer: str, subject: str) -> Account | None:
    """Return the account that the identity is linked to, None where it is linked to none."""
    return work.session.exec(
        select(Account).where(Account.issuer == written_issuer(issuer), Account.subject == subject)
    ).first()


def link_identity(
    work: Work, account: Account, issuer: str, subject: str, keeping: WebSession | None = None
) -> None:
    """Link an identity to an account; raise `MoveRefused` where either has another link."""
    check_subject(subject)
    take_turn(work, "account", "identity")
    current = work.session.get_one(Account, account.id, populate_existing=True)
    holder = account_of_identity(work, issuer, subject)
    reasons = []
    if current.subject is not None and holder is not current:
        reasons.append(_("tài khoản đã liên kết với danh tính khác; gỡ liên kết đó trước"))
    if holder is not None and holder is not current:
        reasons.append(_("danh tính này đã liên kết với một tài khoản khác; gỡ ở tài khoản đó"))
    if reasons:
        raise MoveRefused(_("Không liên kết được danh tính"), reasons)
    if holder is None:
        set_identity(work, current, written_issuer(issuer), subject, keeping)


def unlink_identity(work: Work, account: Account, keeping: WebSession | None = None) -> None:
    """Take the link back; raise `MoveRefused` where there is none."""
    if account.subject is None:
        raise MoveRefused(
            _("Không gỡ được liên kết"),
            [_("tài khoản '{name}' chưa liên kết danh tính nào").format(name=account.username)],
        )
    drop_identity(work, account, keeping)


def written_issuer(issuer: str) -> str:
    """Return the issuer as it is kept: people write it with and without the last stroke."""
    return issuer.strip().rstrip("/")


def check_subject(subject: str) -> None:
    """Raise `BadInput` for what no provider may call somebody."""
    if not (0 < len(subject) <= LONGEST_SUBJECT and subject.isascii() and subject.isprintable()):
        raise BadInput(
            _("Mã danh tính không dùng được"),
            [_("mã (sub) dài từ 1 đến 255 ký tự ASCII; chép đúng như nhà cung cấp ghi")],
        )
