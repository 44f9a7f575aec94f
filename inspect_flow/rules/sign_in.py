"""How long sessions last and when too many failures close the door; times are moments."""

from __future__ import annotations

from datetime import datetime, timedelta

IDLE = timedelta(minutes=60)
"""A session that nobody used ends (ASVS 5.0, 7.3.1)."""
LONGEST = timedelta(hours=12)
"""Every session ends, used or not (ASVS 5.0, 7.3.2): one working day with its evening."""
CODE_AWAITED_FOR = timedelta(minutes=10)
LINK_LASTS = timedelta(hours=1)
TRIP_LASTS = timedelta(minutes=10)
"""How long somebody may stay at the OpenID provider."""
MOST_TRIPS_BY_ADDRESS = 200
"""Browsers of one address that may be away at once: a whole office in the morning."""

WINDOW = timedelta(minutes=15)
MOST_BY_NAME, MOST_BY_ADDRESS = 5, 50
"""An office shares one address, so it is given more tries than one name."""


def session_lives(made_at: datetime, seen_at: datetime, now: datetime) -> bool:
    """Tell whether a session is still good."""
    return now - seen_at < IDLE and now - made_at < LONGEST


def door_is_closed(by_name: int, by_address: int) -> bool:
    """Tell whether so many failures within `WINDOW` close the door."""
    return by_name >= MOST_BY_NAME or by_address >= MOST_BY_ADDRESS
