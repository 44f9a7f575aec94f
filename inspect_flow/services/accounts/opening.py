"""Open, change and close accounts, and grant what goes beyond a person's part in a case."""

from __future__ import annotations

from datetime import date

from sqlalchemy import BindParameter, ColumnElement, bindparam
from sqlmodel import col, or_, select

from inspect_flow.locale.translation import _
from inspect_flow.locale.vietnamese_text import nfc
from inspect_flow.records.tables import Account, Person, RoleGrant, Unit
from inspect_flow.services import journal
from inspect_flow.services.lookup import get
from inspect_flow.services.turns import take_turn
from inspect_flow.services.work import SYSTEM, Work
from inspect_flow.vocabulary.accounts import GrantedRole
from inspect_flow.vocabulary.errors import BadInput, MoveRefused, NotFound


def name_typed(username: str) -> str:
    """Return a user name as it is kept: NFC, lower case, no space around."""
    # PostgreSQL keeps no NUL; a name with one is as unknown as any other.
    return nfc(username).replace("\0", "\N{REPLACEMENT CHARACTER}").strip().casefold()


def open_account(
    work: Work, person: Person, username: str, password_hash: str, *, must_change: bool = True
) -> Account:
    """Give a person a way in; raise `BadInput` where the name is taken or the person has one."""
    require_administrator(work)
    name = name_typed(username)
    take_turn(work, "account")
    faults = []
    if not 2 <= len(name) <= 64 or any(letter.isspace() for letter in name):
        faults.append(_("tên đăng nhập dài từ 2 đến 64 ký tự, không có khoảng trắng"))
    if _by_name(work, name) is not None:
        faults.append(_("tên đăng nhập '{name}' đã có người dùng").format(name=name))
    if account_of(work, person) is not None:
        faults.append(_("{who} đã có tài khoản").format(who=person.name or person.code))
    if faults:
        raise BadInput(_("Không mở được tài khoản '{name}'").format(name=name), faults)
    account = Account(
        person_id=person.id or 0,
        username=name,
        password_hash=password_hash,
        must_change_password=must_change,
        opened_at=work.recorded_at,
    )
    work.session.add(account)
    work.session.flush()
    journal.note(work, person, "account.opened", {"username": name})
    return account


def close_account(work: Work, account: Account) -> None:
    """Close an account for good or until it is opened again; its sessions end."""
    require_administrator(work)
    if _administrators(work) == {account.person_id}:
        raise MoveRefused(
            _("Không khóa được tài khoản '{name}'").format(name=account.username),
            [_("đây là người quản trị duy nhất; giao vai trò cho người khác trước")],
        )
    account.closed_at = work.recorded_at
    _told(work, account, "account.closed")


def reopen_account(work: Work, account: Account) -> None:
    """Let a closed account sign in again."""
    require_administrator(work)
    account.closed_at = None
    _told(work, account, "account.reopened")


def grant(
    work: Work,
    account: Account,
    role: GrantedRole,
    unit: Unit | None = None,
    from_on: date | None = None,
    to_on: date | None = None,
) -> RoleGrant:
    """Grant a role for a unit and a time; leadership without a unit watches over all."""
    require_administrator(work)
    if from_on and to_on and to_on < from_on:
        raise BadInput(_("Ngày thôi vai trò trước ngày nhận; kiểm tra lại hai ngày"))
    granted = RoleGrant(
        account_id=account.id or 0,
        role=role.value,
        unit_id=unit.id if unit else None,
        from_on=from_on,
        to_on=to_on,
    )
    work.session.add(granted)
    _told(work, account, "account.role_granted", role=role.value, unit=unit.code if unit else "")
    return granted


def withdraw(work: Work, granted: RoleGrant) -> None:
    """Take a role back; somebody must be left who can grant."""
    require_administrator(work)
    if granted.role == GrantedRole.ADMINISTRATOR and len(_administrators(work)) < 2:
        raise MoveRefused(
            _("Không thôi được vai trò quản trị"),
            [_("đây là người quản trị duy nhất; giao vai trò cho người khác trước")],
        )
    account = work.session.get_one(Account, granted.account_id)
    _told(work, account, "account.role_withdrawn", role=granted.role)
    work.session.delete(granted)
    work.session.flush()


def account_named(work: Work, username: str) -> Account:
    """Return the account of that user name; raise `NotFound`."""
    found = _by_name(work, name_typed(username))
    if found is None:
        raise NotFound(_("Không có tài khoản '{name}'").format(name=username))
    return found


def account_of(work: Work, person: Person) -> Account | None:
    """Return the account of a person."""
    return work.session.exec(select(Account).where(Account.person_id == person.id)).first()


def grants_of(work: Work, account_id: int) -> list[RoleGrant]:
    """Return the roles that the account holds that day."""
    return list(work.session.exec(_GRANTS, params={"account": account_id, "on": work.on}))


def all_grants_of(work: Work, account_id: int) -> list[RoleGrant]:
    """Return every role that the account holds, held or will hold."""
    rows = select(RoleGrant).where(RoleGrant.account_id == account_id).order_by(col(RoleGrant.id))
    return list(work.session.exec(rows))


def is_administrator(work: Work) -> bool:
    """Tell whether the acting person's account administers the system that day."""
    if work.actor.is_operator or work.actor.code == SYSTEM.code:
        return True
    return work.actor.person_id in _administrators(work)


def require_administrator(work: Work) -> None:
    """Raise `MoveRefused` unless the actor is the console's operator or an administrator."""
    if not is_administrator(work):
        raise MoveRefused(
            work.actor.name or work.actor.code,
            [_("chỉ người quản trị hệ thống mới làm được việc này")],
        )


def _administrators(work: Work) -> set[int]:
    return set(
        work.session.exec(
            select(Account.person_id)
            .join(RoleGrant, col(RoleGrant.account_id) == col(Account.id))
            .where(
                RoleGrant.role == GrantedRole.ADMINISTRATOR.value,
                col(Account.closed_at).is_(None),
                *_in_force(work.on),
            )
        )
    )


def _in_force(on: date | BindParameter[date]) -> tuple[ColumnElement[bool], ...]:
    return (
        or_(col(RoleGrant.from_on).is_(None), col(RoleGrant.from_on) <= on),
        or_(col(RoleGrant.to_on).is_(None), col(RoleGrant.to_on) >= on),
    )


# Asked by every page, and put together once.
_GRANTS = select(RoleGrant).where(
    RoleGrant.account_id == bindparam("account"), *_in_force(bindparam("on"))
)


def _by_name(work: Work, name: str) -> Account | None:
    return work.session.exec(select(Account).where(Account.username == name)).first()


def _told(work: Work, account: Account, tag: str, **details: str) -> None:
    work.session.add(account)
    work.session.flush()
    journal.note(work, get(work, Person, account.person_id), tag, details)
