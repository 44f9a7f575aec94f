"""Who is invited to a day of a visit: those who go, and the unit once it may know."""

from __future__ import annotations

from sqlmodel import col, select

from inspect_flow.records.tables import Campaign, Inspection, Person
from inspect_flow.services.calendars.appointments import Appointment
from inspect_flow.services.lookup import get
from inspect_flow.services.reminding.unit_desks import Recipient, UnitDesks, person_recipient
from inspect_flow.services.standing import inspectors_on, is_secret
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.appointments import Mailbox
from inspect_flow.vocabulary.roles import Role

_NOT_FOR_GUESTS = ("planned", "postponed", "cancelled")
_NOT_FOR_THE_UNIT = (*_NOT_FOR_GUESTS, "scheduled")
# Answers to an invitation are for people; where nobody has an address they reach no one.
_NOBODY = Mailbox("Đoàn kiểm tra", "khong-tra-loi@inspect-flow.invalid")


class GuestBook:
    """Finds the guests of many days; units are looked up once."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._desks = UnitDesks(work)

    def guests(self, appointment: Appointment) -> dict[str, Recipient]:
        """Return who is to be there, by mailbox; nobody once the day is off.

        The delegation is told when the visit is scheduled, an announced unit with its notice, any
        other unit only of days that follow its beginning.
        """
        inspection = appointment.inspection
        if appointment.is_off or inspection.state in _NOT_FOR_GUESTS:
            return {}
        found = [person_recipient(each) for each in self._goers(appointment)]
        is_told = inspection.state not in _NOT_FOR_THE_UNIT
        if is_told and not is_secret(self._work, inspection):
            at_desk, _gap = self._desks.desk(inspection.unit_id)
            found += at_desk
        return {each.key: each for each in found}

    def _goers(self, appointment: Appointment) -> list[Person]:
        inspection = appointment.inspection
        ids = [
            each.person_id for each in inspectors_on(self._work, inspection, appointment.slot.on)
        ]
        if inspection.head_id is not None:
            ids.append(inspection.head_id)
        rows = self._work.session.exec(
            select(Person).where(col(Person.id).in_(ids)).order_by(col(Person.id))
        )
        return list(rows)


def organizer_of(work: Work, inspection: Inspection) -> Mailbox:
    """Return whom answers reach: the secretary, else the head, else the lead agency."""
    members = inspectors_on(work, inspection, work.on)
    for role in (Role.SECRETARY, Role.HEAD):
        for member in members:
            person = get(work, Person, member.person_id)
            if member.role == role.value and person.email.strip():
                return Mailbox(person.name, person.email.strip())
    lead = get(work, Campaign, inspection.campaign_id).lead_id
    at_desk = UnitDesks(work).desk(lead)[0] if lead is not None else []
    return next((Mailbox(each.name, each.mail) for each in at_desk if each.mail), _NOBODY)
