"""Where mail to a unit goes: its mailbox, else its officers, else its head; or to its heir."""

from __future__ import annotations

from dataclasses import dataclass

from sqlmodel import col, select

from inspect_flow.locale.translation import _
from inspect_flow.records.tables import Person, Unit
from inspect_flow.services.lookup import get
from inspect_flow.services.units import authority_on, heirs_on, version_on
from inspect_flow.services.work import Work


@dataclass(frozen=True, slots=True)
class Recipient:
    """One mailbox: a person's, or that of a unit."""

    key: str
    name: str
    mail: str
    phone: str = ""
    person_id: int | None = None
    unit_id: int | None = None
    takes_digests: bool = True


def person_recipient(person: Person) -> Recipient:
    """Return the mailbox of a person; who switched digests off still gets formal letters."""
    return Recipient(
        key=f"person:{person.id}",
        name=person.name,
        mail=person.email.strip(),
        phone=person.phone.strip(),
        person_id=person.id,
        takes_digests=not person.extra.get("digests_off"),
    )


class UnitDesks:
    """Finds the desk and the head of units as they are today; each unit is looked up once."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._units: dict[int, tuple[int | None, str]] = {}
        self._people: dict[int, list[Person]] = {}

    def desk(self, unit_id: int) -> tuple[list[Recipient], str]:
        """Return where the unit reads its mail; the second is the gap when nobody does."""
        living, gap = self.living(unit_id)
        if living is None:
            return [], gap
        unit = get(self._work, Unit, living)
        if unit.email.strip():
            name = authority_on(self._work, living, self._work.on)
            mailbox = Recipient(f"unit:{living}", name, unit.email.strip(), unit_id=living)
            return [mailbox], ""
        people = self._people_of(living)
        officers = [each for each in people if not each.leads_unit] or people
        return self._recipients(living, officers)

    def head(self, unit_id: int) -> tuple[list[Recipient], str]:
        """Return who leads the unit."""
        living, gap = self.living(unit_id)
        if living is None:
            return [], gap
        return self._recipients(living, [p for p in self._people_of(living) if p.leads_unit])

    def _recipients(self, unit: int, people: list[Person]) -> tuple[list[Recipient], str]:
        if people:
            return [person_recipient(each) for each in people], ""
        name = authority_on(self._work, unit, self._work.on)
        return [], _("{unit}: chưa có người nhận; ghi người hoặc hộp thư của đơn vị").format(
            unit=name
        )

    def living(self, unit_id: int) -> tuple[int | None, str]:
        """Return the unit, or its only heir when it is gone; of several a person chooses."""
        if unit_id not in self._units:
            self._units[unit_id] = self._heir_of(unit_id)
        return self._units[unit_id]

    def _heir_of(self, unit_id: int) -> tuple[int | None, str]:
        if version_on(self._work, unit_id, self._work.on) is not None:
            return unit_id, ""
        heirs = heirs_on(self._work, unit_id, self._work.on)
        if len(heirs) == 1:
            return next(iter(heirs)), ""
        name = authority_on(self._work, unit_id, self._work.on)
        return None, _("{unit} không còn; chọn đơn vị kế thừa").format(unit=name)

    def _people_of(self, unit_id: int) -> list[Person]:
        if unit_id not in self._people:
            rows = self._work.session.exec(
                select(Person).where(Person.unit_id == unit_id).order_by(col(Person.id))
            )
            self._people[unit_id] = list(rows)
        return self._people[unit_id]
