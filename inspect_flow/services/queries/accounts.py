"""Accounts as lists and pages show them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from sqlmodel import col, select

from inspect_flow.locale.vietnamese_text import sort_key
from inspect_flow.records.tables import Account, Person, RoleGrant
from inspect_flow.services.queries.names import called, unit_names
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.accounts import GrantedRole


@dataclass(frozen=True, slots=True)
class AccountRow:
    """One line of the list of accounts."""

    username: str
    person: str
    name: str
    unit: str
    roles: tuple[str, ...]
    second_factor: bool
    is_linked: bool
    is_closed: bool


def list_accounts(work: Work) -> list[AccountRow]:
    """Return the accounts by user name, with a fixed number of queries."""
    rows = work.session.exec(
        select(Account, Person).join(Person, col(Person.id) == col(Account.person_id))
    ).all()
    units = unit_names(work, (person.unit_id for _account, person in rows))
    roles: dict[int, list[str]] = defaultdict(list)
    for granted in work.session.exec(select(RoleGrant).order_by(col(RoleGrant.id))):
        roles[granted.account_id].append(GrantedRole(granted.role).label)
    found = [
        AccountRow(
            username=account.username,
            person=person.code,
            name=called(person),
            unit=units.get(person.unit_id or 0, ""),
            roles=tuple(roles[account.id or 0]),
            second_factor=bool(account.totp_secret),
            is_linked=account.subject is not None,
            is_closed=account.closed_at is not None,
        )
        for account, person in rows
    ]
    return sorted(found, key=lambda row: sort_key(row.username))
