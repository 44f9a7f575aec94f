"""A visitor proves once more who they are, before what proves it is changed."""

from __future__ import annotations

from inspect_flow.bootstrap.signing_in import Visitor
from inspect_flow.identity.passwords import is_password
from inspect_flow.locale.translation import _
from inspect_flow.vocabulary.errors import MoveRefused


def require_password(visitor: Visitor, password: str) -> None:
    """Raise `MoveRefused` unless that is the visitor's password."""
    if not is_password(password, visitor.account.password_hash):
        raise MoveRefused(_("Mật khẩu chưa đúng"), [_("mật khẩu hiện nay chưa đúng")])
