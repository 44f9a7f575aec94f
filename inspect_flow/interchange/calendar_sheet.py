"""Write calendar files (RFC 5545) that the calendars of phones and offices read."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING
from unicodedata import category

from inspect_flow import __version__
from inspect_flow.locale.dates import DEADLINE_ZONE
from inspect_flow.locale.vietnamese_text import nfc
from inspect_flow.vocabulary.appointments import (
    CalendarEntry,
    CalendarSheet,
    Mailbox,
    SheetMethod,
)

if TYPE_CHECKING:
    from icalendar import Calendar, Event, Timezone, vCalAddress

_REFRESHED_EVERY = "PT1H"
# Việt Nam has not moved its clocks since; calendars need no older history of the zone.
_ZONE_SINCE = date(1976, 1, 1)


def write_calendar(sheet: CalendarSheet) -> bytes:
    """Return the file: lines of at most 75 octets, one zone, one component per entry."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", f"-//inspect-flow//{__version__}//VI")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", sheet.method.name)
    if sheet.method is SheetMethod.PUBLISH:
        _describe_feed(calendar, sheet.title)
    calendar.add_component(_zone())
    for entry in sheet.entries:
        calendar.add_component(_event(entry, sheet.method))
    return bytes(calendar.to_ical())


def _describe_feed(calendar: Calendar, title: str) -> None:
    for name in ("name", "x-wr-calname"):
        calendar.add(name, _said(title))
    calendar.add("x-wr-timezone", str(DEADLINE_ZONE))
    # RFC 7986, and what was written before it.
    calendar["REFRESH-INTERVAL;VALUE=DURATION"] = _REFRESHED_EVERY
    calendar.add("x-published-ttl", _REFRESHED_EVERY)


@lru_cache(maxsize=1)
def _zone() -> Timezone:
    from icalendar import Timezone

    zone = Timezone.from_tzid(str(DEADLINE_ZONE), first_date=_ZONE_SINCE)
    zone.pop("COMMENT", None)
    return zone


def _event(entry: CalendarEntry, method: SheetMethod) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", entry.uid)
    event.add("sequence", entry.sequence)
    event.add("dtstamp", entry.written_at)
    event.add("summary", _said(entry.title))
    event.add("dtstart", _local(entry.starts))
    if entry.ends is not None:
        event.add("dtend", _local(entry.ends))
    event.add("status", entry.status.name)
    event.add("transp", "OPAQUE" if entry.is_busy else "TRANSPARENT")
    for name, text in (("location", entry.place), ("description", entry.about)):
        if text:
            event.add(name, _said(text))
    if method is not SheetMethod.PUBLISH:
        _address(event, entry)
    return event


def _address(event: Event, entry: CalendarEntry) -> None:
    if entry.organizer is not None:
        event.add("organizer", _mailbox(entry.organizer))
    if entry.attendee is not None:
        guest = _mailbox(entry.attendee)
        guest.params |= {"ROLE": "REQ-PARTICIPANT", "PARTSTAT": "NEEDS-ACTION", "RSVP": "FALSE"}
        event.add("attendee", guest)


def _mailbox(who: Mailbox) -> vCalAddress:
    from icalendar import vCalAddress

    address = vCalAddress(f"mailto:{who.address}")
    # Quotation marks cannot stand in a parameter (RFC 5545, 3.2).
    address.params["CN"] = " ".join(_said(who.name).replace('"', "'").split())
    return address


def _said(text: str) -> str:
    """Return the text without the control characters that no calendar may hold (RFC 5545, 3.1)."""
    kept = (each for each in nfc(text) if each in "\n\t" or category(each) != "Cc")
    return "".join(kept)


def _local(moment: date | datetime) -> date | datetime:
    return moment.astimezone(DEADLINE_ZONE) if isinstance(moment, datetime) else moment
