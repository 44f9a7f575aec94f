"""Where mail to a unit goes: its mailbox, else its officers, else its head; or to its heir."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlmodel import col, select

from inspect_flow.locale.translation import _
from inspect_flow.records.tables import Person, Unit
from inspect_flow.services.lookup import get
from inspect_flow.services.succession import heirs_on
from inspect_flow.services.units import authorities_on, versions_on, was_there
from inspect_flow.services.work import Work

_AT_ONCE = 500


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
        self._names: dict[int, str] = {}
        self._desks: dict[int, tuple[list[Recipient], str]] = {}
        self._kept: list[Unit] = []

    def learn(self, unit_ids: Iterable[int]) -> None:
        """Look many units up with a few questions, instead of a few for each."""
        wanted = sorted(set(unit_ids) - self._units.keys())
        for start in range(0, len(wanted), _AT_ONCE):
            self._learn(wanted[start : start + _AT_ONCE])

    def _learn(self, unit_ids: list[int]) -> None:
        work = self._work
        units = work.session.exec(select(Unit).where(col(Unit.id).in_(unit_ids)))
        self._kept += units  # the session itself would forget them
        versions = versions_on(work, unit_ids, work.on)
        self._units |= {
            each: (each, "") for each, version in versions.items() if was_there(version, work.on)
        }
        self._names |= authorities_on(work, unit_ids, work.on)
        self._people |= {each: [] for each in unit_ids}
        people = work.session.exec(
            select(Person).where(col(Person.unit_id).in_(unit_ids)).order_by(col(Person.id))
        )
        for person in people:
            self._people[person.unit_id or 0].append(person)

    def name(self, unit_id: int) -> str:
        """Return what the body that signs for the unit is called today."""
        if unit_id not in self._names:
            self._names |= authorities_on(self._work, [unit_id], self._work.on)
        return self._names[unit_id]

    def desk(self, unit_id: int) -> tuple[list[Recipient], str]:
        """Return where the unit reads its mail; the second is the gap when nobody does."""
        if unit_id not in self._desks:
            self._desks[unit_id] = self._desk_of(unit_id)
        return self._desks[unit_id]

    def _desk_of(self, unit_id: int) -> tuple[list[Recipient], str]:
        living, gap = self.living(unit_id)
        if living is None:
            return [], gap
        unit = get(self._work, Unit, living)
        if unit.email.strip():
            mailbox = Recipient(
                f"unit:{living}", self.name(living), unit.email.strip(), unit_id=living
            )
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
        gap = _("{unit}: chưa có người nhận; ghi người hoặc hộp thư của đơn vị")
        return [], gap.format(unit=self.name(unit))

    def living(self, unit_id: int) -> tuple[int | None, str]:
        """Return the unit, or its only heir when it is gone; of several a person chooses."""
        if unit_id not in self._units:
            self._units[unit_id] = self._heir_of(unit_id)
        return self._units[unit_id]

    def _heir_of(self, unit_id: int) -> tuple[int | None, str]:
        version = versions_on(self._work, [unit_id], self._work.on).get(unit_id)
        if version is not None and was_there(version, self._work.on):
            return unit_id, ""
        heirs = heirs_on(self._work, unit_id, self._work.on)
        if len(heirs) == 1:
            return next(iter(heirs)), ""
        gone = _("{unit} không còn; chọn đơn vị kế thừa")
        return None, gone.format(unit=self.name(unit_id))

    def _people_of(self, unit_id: int) -> list[Person]:
        if unit_id not in self._people:
            rows = self._work.session.exec(
                select(Person).where(Person.unit_id == unit_id).order_by(col(Person.id))
            )
            self._people[unit_id] = list(rows)
        return self._people[unit_id]
