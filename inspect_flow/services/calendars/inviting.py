"""Invite to the days of visits, tell what moved, call off: once per change and mailbox.

What each mailbox was told stands in the ledger `invitation`; whatever differs from it is told now.
So it does not matter what changed a visit, nor how often anybody looks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Any

from sqlmodel import col, select

from inspect_flow.records.tables import Inspection, Invitation, Person, Unit, VisitDay
from inspect_flow.records.tables import VisitInspection as Served
from inspect_flow.services import journal
from inspect_flow.services.calendars.appointments import (
    Appointment,
    appointments_of,
    is_ahead,
    visit_entry,
    visit_title,
)
from inspect_flow.services.calendars.births import births_of
from inspect_flow.services.calendars.guests import GuestBook, organizer_of
from inspect_flow.services.registry import find, get
from inspect_flow.services.reminding.messages import message_to
from inspect_flow.services.reminding.unit_desks import Recipient, person_recipient
from inspect_flow.services.stored_files import store_file
from inspect_flow.services.turns import take_turn
from inspect_flow.services.units import authority_on
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.appointments import CalendarSheet, EntryStatus, Mailbox, SheetMethod
from inspect_flow.vocabulary.mails import InvitationMail

INVITATION = "invitation"
MEDIA_TYPE = "text/calendar"
_FILE = "lich-kiem-tra.ics"


@dataclass(frozen=True, slots=True)
class _News:
    """What one mailbox does not know yet of one day."""

    appointment: Appointment
    recipient: Recipient
    method: SheetMethod
    told: Mapping[str, Any]
    kind: str


def inspections_to_invite(work: Work) -> list[str]:
    """Return the codes of the inspections of which some mailbox does not know how they stand."""
    inspections = _with_days_ahead(work)
    by_id = {each.id or 0: each.code for each in inspections}
    return list(dict.fromkeys(by_id[each.appointment.inspection.id or 0]
                              for each in _news(work, inspections)))  # fmt: skip


def invite(work: Work, code: str) -> int:
    """Lay into the outbox what is not known yet of this inspection; return how many messages."""
    take_turn(work, "inviting", code)
    inspection = find(work, Inspection, code)
    news = list(_news(work, [inspection]))
    if not news:
        return 0  # another node was faster
    organizer = organizer_of(work, inspection)
    for each in news:
        _post(work, each, organizer)
    called_off = [each.recipient.name for each in news if each.method is SheetMethod.CANCEL]
    invited = [each.recipient.name for each in news if each.method is SheetMethod.REQUEST]
    told = {"to": invited, "called_off": called_off}
    # The version that this note makes is what lets the next change have a higher SEQUENCE.
    journal.note(work, inspection, "inspection.invited", {k: v for k, v in told.items() if v})
    return len(news)


def _with_days_ahead(work: Work) -> Sequence[Inspection]:
    arranged = (
        select(Served.inspection_id)
        .join(VisitDay, col(VisitDay.visit_id) == col(Served.visit_id))
        .where(col(VisitDay.on) >= work.on)
    )
    known = select(Invitation.inspection_id).where(col(Invitation.on) >= work.on)
    return work.session.exec(
        select(Inspection)
        .where(col(Inspection.id).in_(arranged) | col(Inspection.id).in_(known))
        .order_by(col(Inspection.id))
    ).all()


def _news(work: Work, inspections: Sequence[Inspection]) -> Iterator[_News]:
    ledger = _ledger(work, [each.id or 0 for each in inspections])
    days = {(each.inspection.id or 0, each.number): each
            for each in appointments_of(work, inspections)}  # fmt: skip
    book, gone = GuestBook(work), _Gone(work)
    for key, appointment in days.items():
        yield from _news_of_day(work, book.guests(appointment), appointment, ledger.get(key, {}))
    for key, known in ledger.items():
        if key not in days:
            yield from _news_of_day(work, {}, gone.day(known), known)


def _ledger(work: Work, ids: Sequence[int]) -> dict[tuple[int, int], dict[str, Invitation]]:
    """Return what each mailbox was told last, by inspection and day."""
    rows = work.session.exec(
        select(Invitation)
        .where(col(Invitation.inspection_id).in_(ids))
        .order_by(col(Invitation.id))
    )
    found: dict[tuple[int, int], dict[str, Invitation]] = {}
    for row in rows:
        found.setdefault((row.inspection_id, row.number), {})[row.recipient] = row
    return found


class _Gone:
    """Days that a visit no longer has, as those who were invited to them know them."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def day(self, known: Mapping[str, Invitation]) -> Appointment:
        """Return the day that all of these rows speak of."""
        latest = max(known.values(), key=lambda each: each.id or 0)
        inspection = get(self._work, Inspection, latest.inspection_id)
        mark = births_of(self._work, "inspection", [latest.inspection_id])
        slot = VisitDay(visit_id=0, on=latest.on)
        return Appointment(inspection, mark[latest.inspection_id], latest.number, latest.number,
                           slot, str(latest.told["place"]), is_off=True)  # fmt: skip


def _news_of_day(
    work: Work,
    guests: Mapping[str, Recipient],
    appointment: Appointment,
    known: Mapping[str, Invitation],
) -> Iterator[_News]:
    told = appointment.told
    if is_ahead(work, told):
        for key, guest in guests.items():
            last = known.get(key)
            if last is None or last.method == SheetMethod.CANCEL.value or last.told != told:
                kind = "new" if last is None or last.method == "cancel" else "changed"
                yield _News(appointment, guest, SheetMethod.REQUEST, told, kind)
    for key, last in known.items():
        is_invited = last.method == SheetMethod.REQUEST.value
        if is_invited and key not in guests and is_ahead(work, last.told):
            recipient = _recipient(work, key)
            yield _News(appointment, recipient, SheetMethod.CANCEL, last.told, "off")


def _recipient(work: Work, key: str) -> Recipient:
    """Return the mailbox that the ledger names, with the address that it has today."""
    kind, _colon, identity = key.partition(":")
    if kind == "person":
        return person_recipient(get(work, Person, int(identity)))
    unit = get(work, Unit, int(identity))
    name = authority_on(work, unit.id, work.on)
    return Recipient(key, name, unit.email.strip(), unit_id=unit.id)


def _post(work: Work, news: _News, organizer: Mailbox) -> None:
    appointment, recipient, told = news.appointment, news.recipient, news.told
    inspection = appointment.inspection
    is_off = news.method is SheetMethod.CANCEL
    entry = replace(
        visit_entry(work, appointment, told),
        status=EntryStatus.CANCELLED if is_off else EntryStatus.CONFIRMED,
        organizer=organizer,
        attendee=Mailbox(recipient.name, recipient.mail),
    )
    sheet = CalendarSheet(news.method, entry.title, (entry,))
    media_type = _MEDIA_TYPES[news.method]
    file = {
        "name": _FILE,
        "media_type": media_type,
        "sha256": store_file(work, work.office.write_calendar(sheet), MEDIA_TYPE),
    }
    named = (entry.uid, entry.sequence, news.method.value, recipient.key)
    texts = work.office.write_invitation(_mail(work, news))
    message = message_to(work, recipient, INVITATION, named, texts, attachments=[file])
    work.session.add(message)
    work.session.flush()
    work.session.add(
        Invitation(
            inspection_id=inspection.id or 0, message_id=message.id or 0,
            number=appointment.number, recipient=recipient.key, method=news.method.value,
            sequence=entry.sequence, on=date.fromisoformat(told["on"]), told=dict(told),
        )
    )  # fmt: skip


_MEDIA_TYPES = MappingProxyType(
    {
        SheetMethod.REQUEST: f"{MEDIA_TYPE}; method=REQUEST",
        SheetMethod.CANCEL: f"{MEDIA_TYPE}; method=CANCEL",
    }
)


def _mail(work: Work, news: _News) -> InvitationMail:
    inspection = news.appointment.inspection
    return InvitationMail(
        recipient=news.recipient.name,
        kind=news.kind,
        title=visit_title(work, replace(news.appointment, is_off=False)),
        code=inspection.code,
        day=news.told["on"],
        starts=news.told["starts_at"],
        ends=news.told["ends_at"],
        place=news.told["place"],
        contact=inspection.contact.strip(),
    )
