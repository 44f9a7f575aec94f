"""Secret addresses of feeds: made, listed, revoked; only the hash of a secret is stored."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from sqlmodel import col, select

from inspect_flow.locale.translation import _
from inspect_flow.records.tables import CalendarFeed, Person, Unit
from inspect_flow.services import journal
from inspect_flow.services.calendars.composing import calendar_of
from inspect_flow.services.calendars.readers import reader_of
from inspect_flow.services.lookup import get
from inspect_flow.services.work import SYSTEM, Work
from inspect_flow.vocabulary.appointments import CalendarSheet
from inspect_flow.vocabulary.errors import MoveRefused, NotFound

_SECRET_BYTES = 32
# Calendars ask every few minutes; that they still do so need not be known more precisely.
_NOTED_EVERY = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class FeedAddress:
    """One address as lists show it; its secret is known to nobody any more."""

    number: int
    reader: str
    made_at: datetime
    made_by: str
    last_used_at: datetime | None
    revoked_at: datetime | None


def make_feed(work: Work, reader: Person | Unit) -> tuple[int, str]:
    """Make an address for the reader; return its number and its secret, which is said only now."""
    _refuse_others(work, reader)
    token = secrets.token_urlsafe(_SECRET_BYTES)
    feed = CalendarFeed(
        person_id=reader.id if isinstance(reader, Person) else None,
        unit_id=reader.id if isinstance(reader, Unit) else None,
        token_sha256=_hashed(token),
        made_at=work.at,
        made_by=work.actor.code,
    )
    work.session.add(feed)
    work.session.flush()
    number = feed.id or 0
    journal.note(work, reader, f"{reader.__tablename__}.calendar_address_made", {"number": number})
    return number, token


def list_feeds(work: Work) -> list[FeedAddress]:
    """Return the addresses that the actor may manage, the oldest first."""
    rows = work.session.exec(select(CalendarFeed).order_by(col(CalendarFeed.id))).all()
    return [_address(work, each) for each in rows if _manages(work, _owner(work, each))]


def revoke_feed(work: Work, number: int) -> None:
    """Let the address lead nowhere from now on."""
    feed = work.session.get(CalendarFeed, number)
    owner = _owner(work, feed) if feed is not None else None
    if feed is None or owner is None or not _manages(work, owner):
        raise NotFound(
            _("Không có địa chỉ lịch số {number}").format(number=number),
            [_("xem các địa chỉ: inspect-flow calendar feed-list")],
        )
    if feed.revoked_at is not None:
        raise MoveRefused(
            _("Địa chỉ lịch số {number}").format(number=number), [_("đã thu hồi trước đây")]
        )
    feed.revoked_at = work.at
    work.session.add(feed)
    tag = f"{owner.__tablename__}.calendar_address_revoked"
    journal.note(work, owner, tag, {"number": number})


def sheet_by_token(work: Work, token: str) -> CalendarSheet:
    """Return the calendar behind a secret; an unknown and a revoked one are refused alike."""
    feed = _feed(work, token)
    if feed is None or feed.revoked_at is not None:
        raise NotFound(
            _("Không có lịch ở địa chỉ này"),
            [_("địa chỉ sai hoặc đã thu hồi; xin địa chỉ mới ở người quản lý hệ thống")],
        )
    return calendar_of(work.by(SYSTEM), reader_of(work, feed.person_id, feed.unit_id))


def note_feed_used(work: Work, token: str) -> None:
    """Note that the address is in use, at most once an hour; needs a transaction of its own."""
    feed = _feed(work, token)
    if feed is None or feed.revoked_at is not None:
        return
    if feed.last_used_at is None or work.at - feed.last_used_at >= _NOTED_EVERY:
        feed.last_used_at = work.at
        work.session.add(feed)


def sheet_for(work: Work, reader: Person | Unit) -> CalendarSheet:
    """Return the calendar of that person or unit for whoever may hand it out."""
    _refuse_others(work, reader)
    is_person = isinstance(reader, Person)
    ids = (reader.id, None) if is_person else (None, reader.id)
    return calendar_of(work, reader_of(work, *ids))


def _feed(work: Work, token: str) -> CalendarFeed | None:
    return work.session.exec(
        select(CalendarFeed).where(CalendarFeed.token_sha256 == _hashed(token))
    ).first()


def _hashed(token: str) -> str:
    # The secret has 256 bits of chance: no one guesses it, so a quick hash is enough.
    return sha256(token.encode("utf-8", "replace")).hexdigest()


def _owner(work: Work, feed: CalendarFeed) -> Person | Unit:
    if feed.person_id is not None:
        return get(work, Person, feed.person_id)
    return get(work, Unit, feed.unit_id)


def _address(work: Work, feed: CalendarFeed) -> FeedAddress:
    reader = reader_of(work, feed.person_id, feed.unit_id)
    return FeedAddress(
        feed.id or 0, reader.name, feed.made_at, feed.made_by, feed.last_used_at, feed.revoked_at
    )


def _manages(work: Work, reader: Person | Unit) -> bool:
    """Tell whether the actor may manage addresses: the operator all, others only their own."""
    if work.actor.is_operator:
        return True
    if work.actor.person_id is None:
        return False
    acting = get(work, Person, work.actor.person_id)
    return acting.id == reader.id if isinstance(reader, Person) else acting.unit_id == reader.id


def _refuse_others(work: Work, reader: Person | Unit) -> None:
    if not _manages(work, reader):
        raise MoveRefused(reader.code, [_("chỉ lấy được lịch của chính mình và của đơn vị mình")])
