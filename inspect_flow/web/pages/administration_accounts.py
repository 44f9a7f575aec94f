"""Accounts: opened, closed, given a new password, granted roles."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import Form, Request
from fastapi.responses import Response

from inspect_flow.identity.passwords import hashed
from inspect_flow.identity.tokens import new_password
from inspect_flow.locale.translation import N_, _
from inspect_flow.records.tables import Account, Person, RoleGrant
from inspect_flow.services.accounts import opening, secrets
from inspect_flow.services.accounts.identities import unlink_identity
from inspect_flow.services.accounts.sessions import end_sessions, sessions_of
from inspect_flow.services.lookup import get
from inspect_flow.services.queries.accounts import list_accounts
from inspect_flow.services.queries.names import find_unit, unit_names
from inspect_flow.services.queries.persons import list_persons
from inspect_flow.services.registry import find
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.accounts import GrantedRole
from inspect_flow.vocabulary.errors import BadInput, InspectFlowError, NotFound
from inspect_flow.web.administering import administration_tabs
from inspect_flow.web.forms import Errors, fault, typed_day, typed_text
from inspect_flow.web.frame import Notice
from inspect_flow.web.replies import go_to, page
from inspect_flow.web.routing import pages
from inspect_flow.web.visitors import AtOffice, Audience

router = pages(Audience.ADMINISTRATOR)
_LIST = "/administration/accounts"


@router.get("/administration/accounts")
def show(request: Request, desk: AtOffice) -> Response:
    """List the accounts, and ask for whom to open one."""
    return _list(request, desk, {})


@router.post("/administration/accounts")
def open_one(
    request: Request,
    desk: AtOffice,
    person: Annotated[str, Form()] = "",
    username: Annotated[str, Form()] = "",
) -> Response:
    """Open an account; its first password is told this once."""
    fresh = new_password()
    kept = hashed(fresh)
    if not person:
        return _list(request, desk, {"person": _("Chọn người dùng tài khoản")}, 422, username)
    try:
        desk.carry_out(
            lambda work: opening.open_account(work, find(work, Person, person), username, kept)
        )
    except BadInput as refusal:
        return _list(request, desk, fault("username", refusal), 422, username, person)
    return _one(request, desk, opening.name_typed(username), {}, password=fresh)


@router.get("/administration/accounts/{username}")
def show_one(request: Request, desk: AtOffice, username: str) -> Response:
    """Show one account: roles, sessions, and what can be done."""
    return _one(request, desk, username, {})


@router.post("/administration/accounts/{username}/password")
def renew(request: Request, desk: AtOffice, username: str) -> Response:
    """Give a new first password, told this once."""
    fresh = new_password()
    kept = hashed(fresh)
    desk.carry_out(
        lambda work: secrets.set_password(
            work, opening.account_named(work, username), kept, must_change=True
        )
    )
    return _one(request, desk, username, {}, password=fresh)


@router.post("/administration/accounts/{username}/grants")
def give(
    request: Request,
    desk: AtOffice,
    username: str,
    role: Annotated[str, Form()] = "",
    unit: Annotated[str, Form()] = "",
    from_on: Annotated[str, Form()] = "",
    to_on: Annotated[str, Form()] = "",
) -> Response:
    """Grant a role for a unit and a time."""
    errors: dict[str, str] = {}
    first, last = typed_day(from_on, "from_on", errors), typed_day(to_on, "to_on", errors)
    if role not in list(GrantedRole):
        errors["role"] = _("Chọn vai trò")
    if errors:
        return _one(request, desk, username, errors, 422)

    def deed(work: Work) -> None:
        place = find_unit(work, typed_text(unit)) if unit.strip() else None
        account = opening.account_named(work, username)
        opening.grant(work, account, GrantedRole(role), place, first, last)

    try:
        desk.carry_out(deed)
    except InspectFlowError as refusal:
        return _one(request, desk, username, fault("unit", refusal), 422)
    return go_to(request, f"{_LIST}/{username}", _("Đã giao vai trò."))


@router.post("/administration/accounts/{username}/grants/{number}/withdraw")
def take_back(request: Request, desk: AtOffice, username: str, number: int) -> Response:
    """Take a role back."""

    def deed(work: Work) -> None:
        account = opening.account_named(work, username)
        granted = work.session.get(RoleGrant, number)
        if granted is None or granted.account_id != account.id:
            raise NotFound(_("Không có vai trò này"))
        opening.withdraw(work, granted)

    desk.carry_out(deed)
    return go_to(request, f"{_LIST}/{username}", _("Đã thôi vai trò."))


@router.post("/administration/accounts/{username}/{deed}")
def switch(request: Request, desk: AtOffice, username: str, deed: str) -> Response:
    """Close, open again, drop the second factor or the linked identity, or end the sessions."""
    if deed not in _DEEDS:
        raise NotFound(_("Không có trang này"))
    carry_out, done = _DEEDS[deed]
    desk.carry_out(lambda work: carry_out(work, opening.account_named(work, username)))
    return go_to(request, f"{_LIST}/{username}", _(done))


def _close(work: Work, account: Account) -> None:
    opening.close_account(work, account)
    end_sessions(work, account)


_DEEDS: dict[str, tuple[Callable[[Work, Account], object], str]] = {
    "close": (_close, N_("Đã khóa tài khoản.")),
    "reopen": (opening.reopen_account, N_("Đã mở lại tài khoản.")),
    "drop-second-factor": (secrets.drop_second_factor, N_("Đã bỏ mã xác thực.")),
    "unlink-identity": (unlink_identity, N_("Đã gỡ liên kết danh tính.")),
    "end-sessions": (end_sessions, N_("Đã đăng xuất ở mọi nơi.")),
}


def _list(
    request: Request,
    desk: AtOffice,
    errors: Errors,
    status: int = 200,
    username: str = "",
    person: str = "",
) -> Response:
    with desk.reading() as work:
        rows = list_accounts(work)
        known = {row.person for row in rows}
        people = [each for each in list_persons(work) if each.code not in known]
    return page(
        request, "administration/accounts.html", status=status, rows=rows, errors=errors,
        people=[(each.code, f"{each.name or each.title} ({each.unit})") for each in people],
        username=username, person=person, tabs=administration_tabs(_LIST),
    )  # fmt: skip


def _one(
    request: Request,
    desk: AtOffice,
    username: str,
    errors: Errors,
    status: int = 200,
    password: str = "",
) -> Response:
    with desk.reading() as work:
        account = opening.account_named(work, username)
        owner = get(work, Person, account.person_id)
        grants = opening.all_grants_of(work, account.id or 0)
        names = unit_names(work, [owner.unit_id, *(each.unit_id for each in grants)])
        sessions = sessions_of(work, account)
    told = Notice(_("Mật khẩu mới, chỉ hiện một lần này: {password}").format(password=password))
    return page(
        request, "administration/account.html", status=status, account=account, owner=owner,
        grants=grants, names=names, sessions=sessions, errors=errors,
        roles=[(each.value, each.label) for each in GrantedRole],
        labels={each.value: each.label for each in GrantedRole},
        notice=told if password else None, tabs=administration_tabs(_LIST),
    )  # fmt: skip
