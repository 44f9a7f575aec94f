"""Links that were mailed and open once, for an hour."""

from __future__ import annotations

from sqlmodel import select

from inspect_flow.locale.translation import _
from inspect_flow.records.tables import Account, AccountLink
from inspect_flow.rules.sign_in import LINK_LASTS
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.accounts import LinkPurpose
from inspect_flow.vocabulary.errors import NotFound


def make_link(work: Work, account: Account, purpose: LinkPurpose, token_sha256: str) -> None:
    """Keep a link that will be mailed."""
    work.session.add(
        AccountLink(
            account_id=account.id or 0,
            purpose=purpose.value,
            token_sha256=token_sha256,
            made_at=work.recorded_at,
            expires_at=work.recorded_at + LINK_LASTS,
        )
    )
    work.session.flush()


def open_link(work: Work, purpose: LinkPurpose, token_sha256: str) -> tuple[AccountLink, Account]:
    """Return the link and its account; raise `NotFound` where it opens nothing (any more)."""
    link = work.session.exec(
        select(AccountLink).where(
            AccountLink.token_sha256 == token_sha256, AccountLink.purpose == purpose.value
        )
    ).first()
    account = work.session.get(Account, link.account_id) if link else None
    if link is None or account is None or link.used_at or link.expires_at <= work.recorded_at:
        raise NotFound(
            _("Liên kết không còn dùng được"),
            [_("liên kết chỉ mở được một lần, trong một giờ; hãy xin liên kết mới")],
        )
    return link, account


def use_link(work: Work, link: AccountLink) -> None:
    """Make the link unusable."""
    link.used_at = work.recorded_at
    work.session.add(link)
    work.session.flush()
