"""`inspect-flow account`: who may sign in to the workplace, and what for."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from inspect_flow.commands.account_identity import link, unlink
from inspect_flow.commands.frame import Desk, choices, noun, pass_desk
from inspect_flow.commands.moments import Day
from inspect_flow.commands.output import show_rows
from inspect_flow.commands.telling import tell, told
from inspect_flow.locale.translation import N_, _, _n
from inspect_flow.vocabulary.accounts import GrantedRole


@noun("account", N_("Tài khoản đăng nhập và vai trò"))
def account() -> None:
    """Group the verbs."""


@account.command(
    "open",
    help=N_("Mở tài khoản cho một người; mật khẩu đầu tiên in ra một lần và phải đổi"),
    epilog="inspect-flow account open quan-tri quantri --administrator",
)
@click.argument("person", metavar="PERSON")
@click.argument("username", metavar="NAME")
@click.option("--administrator", is_flag=True, help=N_("Giao luôn vai trò quản trị hệ thống"))
@pass_desk
def open_(desk: Desk, person: str, username: str, administrator: bool) -> None:
    """Open an account."""
    from inspect_flow.identity.passwords import hashed
    from inspect_flow.identity.tokens import new_password
    from inspect_flow.services.accounts.opening import grant, open_account
    from inspect_flow.services.queries.names import find_person

    password = new_password()
    kept = hashed(password)
    with desk.transaction() as work:
        opened = open_account(work, find_person(work, person), username, kept)
        if administrator:
            grant(work, opened, GrantedRole.ADMINISTRATOR)
        name = opened.username
    sentence = _("Đã mở tài khoản {name}. Mật khẩu đầu tiên: {password}")
    told_once = told(
        sentence.format(name=name, password=password), username=name, password=password
    )
    tell(desk, told_once)


@account.command(
    "list", help=N_("Liệt kê các tài khoản và vai trò"), epilog="inspect-flow account list"
)
@pass_desk
def list_(desk: Desk) -> None:
    """List the accounts."""
    from dataclasses import asdict

    from inspect_flow.services.queries.accounts import list_accounts

    with desk.reading() as work:
        rows = [asdict(row) for row in list_accounts(work)]
    columns = {
        "username": _("Tên đăng nhập"),
        "person": _("Mã người"),
        "name": _("Họ tên"),
        "unit": _("Cơ quan"),
        "roles": _n("Vai trò"),
        "second_factor": _("Mã xác thực"),
        "is_linked": _("Liên kết danh tính"),
        "is_closed": _("Đã khóa"),
    }
    show_rows(rows, columns, as_json=desk.as_json)


@account.command(
    "password",
    help=N_("Cấp mật khẩu mới, in ra một lần và phải đổi; mọi phiên đăng nhập kết thúc"),
    epilog="inspect-flow account password quantri",
)
@click.argument("username", metavar="NAME")
@click.option("--drop-second-factor", is_flag=True, help=N_("Bỏ mã xác thực: mất điện thoại"))
@pass_desk
def password(desk: Desk, username: str, drop_second_factor: bool) -> None:
    """Give a new first password."""
    from inspect_flow.identity.passwords import hashed
    from inspect_flow.identity.tokens import new_password
    from inspect_flow.services.accounts import secrets
    from inspect_flow.services.accounts.opening import account_named, require_administrator

    fresh = new_password()
    kept = hashed(fresh)
    with desk.transaction() as work:
        require_administrator(work)
        found = account_named(work, username)
        secrets.set_password(work, found, kept, must_change=True)
        if drop_second_factor:
            secrets.drop_second_factor(work, found)
    sentence = _("Mật khẩu mới của {name}: {password}")
    tell(desk, told(sentence.format(name=username, password=fresh), password=fresh))


@account.command(
    "grant",
    help=N_("Giao vai trò cho một tài khoản, từ ngày đến ngày"),
    epilog="inspect-flow account grant lanhdao leadership --unit brvt --from 1/1/2026",
)
@click.argument("username", metavar="NAME")
@click.argument("role", type=choices(tuple(GrantedRole)), metavar="WORD")
@click.option("--unit", metavar="UNIT", help=N_("Cơ quan mà vai trò gắn với; không ghi: tất cả"))
@click.option("--from", "from_on", type=Day(), metavar="DATE", help=N_("Từ ngày"))
@click.option("--to", "to_on", type=Day(), metavar="DATE", help=N_("Đến hết ngày"))
@pass_desk
def grant(
    desk: Desk, username: str, role: str, unit: str | None, from_on: date | None, to_on: date | None
) -> None:
    """Grant a role."""
    from inspect_flow.services.accounts.opening import account_named
    from inspect_flow.services.accounts.opening import grant as give
    from inspect_flow.services.queries.names import find_unit

    with desk.transaction() as work:
        place = find_unit(work, unit) if unit else None
        give(work, account_named(work, username), GrantedRole(role), place, from_on, to_on)
    told_role = GrantedRole(role).label
    tell(desk, told(_("Đã giao vai trò {role} cho {name}.").format(role=told_role, name=username)))


def _switch(name: str, verb: str, help_text: str, done: str) -> None:
    @account.command(name, help=help_text, epilog=f"inspect-flow account {name} thuky")
    @click.argument("username", metavar="NAME")
    @pass_desk
    def switch(desk: Desk, username: str) -> None:
        """Close or open again."""
        from inspect_flow.services.accounts import opening, sessions

        deed: Any = getattr(opening, verb)
        with desk.transaction() as work:
            found = opening.account_named(work, username)
            deed(work, found)
            sessions.end_sessions(work, found)
        tell(desk, told(_(done).format(name=username)))


_switch("close", "close_account", N_("Khóa tài khoản; mọi phiên đăng nhập kết thúc"),
        N_("Đã khóa tài khoản {name}."))  # fmt: skip
_switch("reopen", "reopen_account", N_("Mở lại tài khoản đã khóa"),
        N_("Đã mở lại tài khoản {name}."))  # fmt: skip

for _verb in (link, unlink):
    account.add_command(_verb)
