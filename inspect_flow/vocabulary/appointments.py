"""Entries of a calendar as plain values: services build them, interchange writes the file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from inspect_flow.vocabulary.labelled import Labelled


class SheetMethod(Labelled):
    """What a calendar file asks of the calendar that reads it (RFC 5546)."""

    PUBLISH = "publish", "đăng", "publish"
    REQUEST = "request", "mời", "invite"
    CANCEL = "cancel", "hủy", "call off"


class EntryStatus(Labelled):
    """How sure an entry is."""

    TENTATIVE = "tentative", "dự kiến", "tentative"
    CONFIRMED = "confirmed", "đã chốt", "confirmed"
    CANCELLED = "cancelled", "đã hủy", "called off"


@dataclass(frozen=True, slots=True)
class Mailbox:
    """Somebody with an address."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One entry; a day without times lasts the whole day, `ends` of it is the day after."""

    uid: str
    sequence: int
    written_at: datetime
    title: str
    starts: date | datetime
    ends: date | datetime | None = None
    status: EntryStatus = EntryStatus.CONFIRMED
    place: str = ""
    about: str = ""
    is_busy: bool = True
    organizer: Mailbox | None = None
    attendee: Mailbox | None = None


@dataclass(frozen=True, slots=True)
class CalendarSheet:
    """A whole calendar file."""

    method: SheetMethod
    title: str
    entries: tuple[CalendarEntry, ...]
