"""Name units and people by their codes, and remember which to explain in the file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlmodel import col, select

from inspect_flow.interchange.case_file.people import Person as PersonPart
from inspect_flow.interchange.case_file.people import Post as PostPart
from inspect_flow.interchange.shelves.people import PERSON, POST, ROLE_ONLY, SALUTATION
from inspect_flow.interchange.shelves.slot import KEPT, told
from inspect_flow.records.tables import Person, Post, Unit
from inspect_flow.services.units import versions_on
from inspect_flow.services.work import Work


@dataclass
class Names:
    """The units and people that an export mentions."""

    work: Work
    _units: dict[int, Unit] = field(default_factory=dict)
    _people: dict[int, Person] = field(default_factory=dict)

    def unit(self, identity: int | None) -> str:
        """Return the unit's code, an empty text for nobody."""
        if identity is None:
            return ""
        if identity not in self._units:
            self._units[identity] = self.work.session.get_one(Unit, identity)
        return self._units[identity].code

    def person(self, identity: int | None) -> str:
        """Return the person's code, an empty text for nobody."""
        if identity is None:
            return ""
        if identity not in self._people:
            person = self.work.session.get_one(Person, identity)
            self._people[identity] = person
            self.unit(person.unit_id)
        return self._people[identity].code

    def mention(self, mentions: Mapping[str, Sequence[str]]) -> None:
        """Explain also what only the file mentioned that the campaign was loaded from."""
        session = self.work.session
        units = session.exec(select(Unit.id).where(col(Unit.code).in_(mentions.get("units", []))))
        for identity in units.all():
            self.unit(identity)
        codes = mentions.get("people", [])
        for identity in session.exec(select(Person.id).where(col(Person.code).in_(codes))).all():
            self.person(identity)

    def people(self) -> list[dict[str, Any]]:
        """Return everybody mentioned, by code."""
        return [self._told_person(each) for each in sorted(self._people.values(), key=_code)]

    def units(self, on: date) -> list[dict[str, Any]]:
        """Return every unit mentioned and those above it, as they were on that day."""
        told_units: dict[int, dict[str, Any]] = {}
        while waiting := set(self._units) - set(told_units):
            versions = versions_on(self.work, waiting, on)
            for identity in waiting:
                version = versions.get(identity)
                told_units[identity] = self._told_unit(self._units[identity], version)
        return [told_units[identity] for identity in sorted(told_units, key=self.unit)]

    def _told_person(self, person: Person) -> dict[str, Any]:
        said = told(person, PERSON, PersonPart)
        kept = person.extra.get(KEPT) or {}
        salutation = kept.get(SALUTATION, "")
        if kept.get(ROLE_ONLY):
            said["title"] = person.title or person.name
        else:
            said["name"] = f"{salutation} {person.name}" if salutation else person.name
        rows = self.work.session.exec(
            select(Post).where(Post.person_id == person.id).order_by(col(Post.id))
        )
        posts = [{**told(row, POST, PostPart), "unit": self.unit(row.unit_id)} for row in rows]
        posts += said.pop("posts", [])
        return {
            **said, "code": person.code, "unit": self.unit(person.unit_id), "posts": posts
        }  # fmt: skip

    def _told_unit(self, unit: Unit, version: Any) -> dict[str, Any]:
        said: dict[str, Any] = {"code": unit.code, "contact": unit.contact, "note": unit.note}
        if version is None:
            return {**said, "name": unit.code}
        return {
            **said,
            "name": version.authority_name or version.name,
            "level": version.level,
            "parent": self.unit(version.parent_id),
            "short_name": version.short_name,
            "symbol": version.symbol,
            "place": version.place,
            "head": version.head_name,
            "head_title": version.head_title,
        }


def _code(person: Person) -> str:
    return person.code
