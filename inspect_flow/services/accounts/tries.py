"""Failed sign-ins, counted in the database so that every node knows of them."""

from __future__ import annotations

from sqlmodel import col, delete, func, select

from inspect_flow.records.tables import SignInTry
from inspect_flow.rules.sign_in import WINDOW, door_is_closed
from inspect_flow.services.turns import take_turn
from inspect_flow.services.work import Work


def begin_try(work: Work, username: str, address: str) -> int | None:
    """Count a try as failed before it is judged; return its number, None where the door is closed.

    Whoever tries many at the same moment, on any node, is counted one after the other. A try that
    turns out right is taken back or forgotten.
    """
    name = username[:64]
    # Always in this order, so that no two wait for each other.
    take_turn(work, "sign-in of", name)
    take_turn(work, "sign-in from", address)
    if door_is_closed(
        _count(work, SignInTry.username == name), _count(work, SignInTry.address == address)
    ):
        return None
    return note_failure(work, name, address)


def note_failure(work: Work, username: str, address: str) -> int:
    """Note a failed sign-in and forget those that count no more; return its number."""
    _forget_old(work)
    noted = SignInTry(username=username[:64], address=address, at=work.recorded_at)
    work.session.add(noted)
    work.session.flush()
    return noted.id or 0


def take_back(work: Work, number: int) -> None:
    """Forget one try that was right."""
    work.session.exec(delete(SignInTry).where(col(SignInTry.id) == number))


def is_address_shut_out(work: Work, address: str) -> bool:
    """Tell whether too many sign-ins from that address failed lately, of whatever name."""
    return door_is_closed(0, _count(work, SignInTry.address == address))


def forget_failures(work: Work, username: str) -> None:
    """Forget the failures of a name once it has signed in."""
    work.session.exec(delete(SignInTry).where(col(SignInTry.username) == username[:64]))


def _forget_old(work: Work) -> None:
    old = select(SignInTry.id).where(col(SignInTry.at) < work.recorded_at - 4 * WINDOW)
    # Two who clear up at once must not wait for each other.
    free = old.with_for_update(skip_locked=True)
    work.session.exec(delete(SignInTry).where(col(SignInTry.id).in_(free)))


def _count(work: Work, condition: object) -> int:
    since = work.recorded_at - WINDOW
    return work.session.exec(
        select(func.count()).select_from(SignInTry).where(condition, col(SignInTry.at) > since)  # type: ignore[arg-type]
    ).one()
