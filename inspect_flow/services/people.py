"""Persons and their posts."""

from __future__ import annotations

from datetime import date

from inspect_flow.locale.vietnamese_text import nfc
from inspect_flow.records.tables import Person, Post, Unit
from inspect_flow.services import journal
from inspect_flow.services.registry import refuse_taken_code
from inspect_flow.services.work import Work


def register_person(
    work: Work,
    code: str,
    name: str,
    *,
    title: str = "",
    unit: Unit | None = None,
    leads_unit: bool = False,
    email: str = "",
) -> Person:
    """Register somebody who acts in cases."""
    refuse_taken_code(work, Person, code)
    person = Person(
        code=code,
        name=nfc(name),
        title=nfc(title),
        unit_id=unit.id if unit else None,
        leads_unit=leads_unit,
        email=email,
    )
    journal.create(work, person, "person.registered")
    return person


def record_post(
    work: Work,
    person: Person,
    unit: Unit,
    title: str = "",
    from_on: date | None = None,
    to_on: date | None = None,
) -> None:
    """Note an office that the person holds or held elsewhere."""
    post = Post(
        person_id=person.id or 0, unit_id=unit.id or 0, title=title, from_on=from_on, to_on=to_on
    )
    work.session.add(post)
    work.session.flush()
    journal.note(work, person, "person.post_recorded", {"unit": unit.code, "title": title})
