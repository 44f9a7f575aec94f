"""Browsers on their way to the OpenID provider: sent, and taken back once."""

from __future__ import annotations

from sqlmodel import col, delete, func, select

from inspect_flow.locale.translation import _
from inspect_flow.records.tables import OidcTrip
from inspect_flow.rules.sign_in import MOST_TRIPS_BY_ADDRESS, TRIP_LASTS
from inspect_flow.services.turns import take_turn
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.errors import MoveRefused


def begin_trip(work: Work, trip: OidcTrip) -> None:
    """Keep what the browser has to bring back, and forget those who never came back.

    Raises `MoveRefused` where too many browsers of that address are away.
    """
    take_turn(work, "trip from", trip.address)
    oldest = work.recorded_at - TRIP_LASTS
    work.session.exec(delete(OidcTrip).where(col(OidcTrip.made_at) < oldest))
    away = select(func.count()).select_from(OidcTrip).where(OidcTrip.address == trip.address)
    if work.session.exec(away).one() >= MOST_TRIPS_BY_ADDRESS:
        raise MoveRefused(
            _("Không đăng nhập được"),
            [_("quá nhiều lượt đăng nhập dở dang từ mạng này; đợi 10 phút rồi thử lại")],
        )
    work.session.add(trip)
    work.session.flush()


def end_trip(work: Work, token_sha256: str) -> OidcTrip | None:
    """Take the browser of that cookie back; None for one that is unknown, late or back already."""
    trip = work.session.exec(
        select(OidcTrip).where(OidcTrip.token_sha256 == token_sha256).with_for_update()
    ).first()
    if trip is None:
        return None
    work.session.delete(trip)
    work.session.flush()
    return trip if work.recorded_at - trip.made_at <= TRIP_LASTS else None
