"""A visitor proves once more who they are, before what proves it is changed."""

from __future__ import annotations

from inspect_flow.bootstrap.signing_in import Visitor, counted_try
from inspect_flow.bootstrap.workplace import Workplace
from inspect_flow.identity.passwords import hashed, is_password
from inspect_flow.locale.translation import _
from inspect_flow.records.tables import Account
from inspect_flow.services.accounts.secrets import set_password
from inspect_flow.services.accounts.tries import take_back
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.errors import MoveRefused


class WrongPassword(MoveRefused):
    """What was typed is not the visitor's password."""


def require_password(workplace: Workplace, visitor: Visitor, password: str) -> None:
    """Raise `WrongPassword` unless that is the visitor's password; wrong ones count as failures."""
    address = visitor.session.address if visitor.session else ""
    tried = counted_try(workplace, visitor.account.username, address)
    if not is_password(password, visitor.account.password_hash):
        raise WrongPassword(_("Mật khẩu chưa đúng"), [_("mật khẩu hiện nay chưa đúng")])
    with workplace.doorman().transaction() as work:
        take_back(work, tried)


def change_password(workplace: Workplace, visitor: Visitor, old: str, new: str) -> None:
    """Replace the password by its owner; every other session of theirs ends."""
    require_password(workplace, visitor, old)
    fresh = hashed(new)
    if old == new:
        raise MoveRefused(_("Không đổi được mật khẩu"), [_("mật khẩu mới giống mật khẩu cũ")])

    def deed(work: Work) -> None:
        account = work.session.get_one(Account, visitor.account.id)
        set_password(work, account, fresh, keeping=visitor.session)

    workplace.doorman().carry_out(deed)
