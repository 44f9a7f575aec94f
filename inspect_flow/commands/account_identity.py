"""Verbs that say which identity of an OpenID provider opens an account."""

from __future__ import annotations

import click

from inspect_flow.commands.frame import Desk, Verb, pass_desk
from inspect_flow.commands.telling import tell, told
from inspect_flow.locale.translation import N_, _


@click.command(
    "link",
    cls=Verb,
    help=N_("Liên kết danh tính OpenID Connect với tài khoản; mọi phiên đăng nhập kết thúc"),
    epilog="inspect-flow account link thuky --issuer https://id.example.vn --subject 8f3c41",
)
@click.argument("username", metavar="NAME")
@click.option("--issuer", required=True, metavar="URL", help=N_("Nơi cấp danh tính (iss)"))
@click.option("--subject", required=True, metavar="TEXT",
              help=N_("Mã của người đó ở nơi cấp (sub), đúng từng chữ"))  # fmt: skip
@pass_desk
def link(desk: Desk, username: str, issuer: str, subject: str) -> None:
    """Link an identity for its owner."""
    from inspect_flow.identity.oidc.settings import is_safe
    from inspect_flow.services.accounts.identities import link_identity
    from inspect_flow.services.accounts.opening import account_named, require_administrator
    from inspect_flow.vocabulary.errors import BadInput

    if not is_safe(issuer):
        raise BadInput(
            _("Nơi cấp '{issuer}' không dùng được").format(issuer=issuer),
            [_("viết như nhà cung cấp ghi: https://nơi-cấp")],
        )
    with desk.transaction() as work:
        require_administrator(work)
        link_identity(work, account_named(work, username), issuer, subject)
    tell(desk, told(_("Đã liên kết danh tính với tài khoản {name}.").format(name=username)))


@click.command(
    "unlink",
    cls=Verb,
    help=N_("Gỡ liên kết danh tính OpenID Connect; mọi phiên đăng nhập kết thúc"),
    epilog="inspect-flow account unlink thuky",
)
@click.argument("username", metavar="NAME")
@pass_desk
def unlink(desk: Desk, username: str) -> None:
    """Take a link back."""
    from inspect_flow.services.accounts.identities import unlink_identity
    from inspect_flow.services.accounts.opening import account_named, require_administrator

    with desk.transaction() as work:
        require_administrator(work)
        unlink_identity(work, account_named(work, username))
    tell(desk, told(_("Đã gỡ liên kết danh tính của tài khoản {name}.").format(name=username)))
