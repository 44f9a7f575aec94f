"""Read calendar files with a parser that is not the one they were written with."""

from __future__ import annotations

import re
from datetime import date, datetime

from ical.calendar_stream import IcsCalendarStream
from ical.event import Event
from icalendar import Calendar

from inspect_flow.locale.dates import DEADLINE_ZONE


def entries(content: bytes) -> list[Event]:
    """Return the entries as the independent parser understands them."""
    return list(IcsCalendarStream.calendar_from_ics(content.decode()).events)


def entry(content: bytes) -> Event:
    """Return the only entry."""
    [found] = entries(content)
    return found


def method(content: bytes) -> str:
    """Return what the file asks for."""
    return str(Calendar.from_ical(content)["METHOD"])


def local(moment: date | datetime) -> str:
    """Return the moment as a Vietnamese clock shows it, a day as a day."""
    if not isinstance(moment, datetime):
        return f"{moment:%d/%m/%Y}"
    return f"{moment.astimezone(DEADLINE_ZONE):%d/%m/%Y %H:%M}"


def logical_lines(content: bytes) -> list[str]:
    """Return the lines as RFC 5545 joins them, with nothing but the standard library."""
    return re.sub(rb"\r\n[ \t]", b"", content).decode().split("\r\n")
