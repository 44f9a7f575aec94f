"""Failed sign-ins, counted in the database so that every node knows of them."""

from __future__ import annotations

from sqlmodel import col, delete, func, select

from inspect_flow.records.tables import SignInTry
from inspect_flow.rules.sign_in import WINDOW, door_is_closed
from inspect_flow.services.work import Work


def note_failure(work: Work, username: str, address: str) -> None:
    """Note a failed sign-in and forget those that count no more."""
    work.session.exec(delete(SignInTry).where(col(SignInTry.at) < work.recorded_at - 4 * WINDOW))
    work.session.add(SignInTry(username=username[:64], address=address, at=work.recorded_at))
    work.session.flush()


def is_shut_out(work: Work, username: str, address: str) -> bool:
    """Tell whether too many sign-ins of that name or from that address failed lately."""
    return door_is_closed(
        _count(work, SignInTry.username == username[:64]),
        _count(work, SignInTry.address == address),
    )


def is_address_shut_out(work: Work, address: str) -> bool:
    """Tell whether too many sign-ins from that address failed lately, of whatever name."""
    return door_is_closed(0, _count(work, SignInTry.address == address))


def forget_failures(work: Work, username: str) -> None:
    """Forget the failures of a name once it has signed in."""
    work.session.exec(delete(SignInTry).where(col(SignInTry.username) == username[:64]))


def _count(work: Work, condition: object) -> int:
    since = work.recorded_at - WINDOW
    return work.session.exec(
        select(func.count()).select_from(SignInTry).where(condition, col(SignInTry.at) > since)  # type: ignore[arg-type]
    ).one()
