"""Persons and their posts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from inspect_flow.locale.dates import short_date
from inspect_flow.locale.translation import _
from inspect_flow.locale.vietnamese_text import nfc
from inspect_flow.records.tables import Person, Post, Unit
from inspect_flow.services import journal
from inspect_flow.services.permissions import require_register
from inspect_flow.services.registry import get, refuse_taken_code
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.errors import BadInput


def register_person(
    work: Work,
    code: str,
    name: str,
    *,
    title: str = "",
    unit: Unit | None = None,
    leads_unit: bool = False,
    email: str = "",
    phone: str = "",
) -> Person:
    """Register somebody who acts in cases."""
    require_register(work)
    refuse_taken_code(work, Person, code)
    person = Person(
        code=code,
        # A name stands on one line wherever it is printed.
        name=" ".join(nfc(name).split()),
        title=nfc(title),
        unit_id=unit.id if unit else None,
        leads_unit=leads_unit,
        email=email,
        phone=phone,
    )
    journal.create(work, person, "person.registered")
    return person


def amend_person(work: Work, person: Person, changes: Mapping[str, Any]) -> None:
    """Change what is known of somebody; a unit left behind is kept as a former post.

    It must be kept: nobody inspects the unit they came from.
    """
    require_register(work)
    former = person.unit_id
    if "unit_id" in changes and former is not None and changes["unit_id"] != former:
        record_post(work, person, get(work, Unit, former), person.title, to_on=work.on)
    journal.change(work, person, changes, "person.amended")


def record_post(
    work: Work,
    person: Person,
    unit: Unit,
    title: str = "",
    from_on: date | None = None,
    to_on: date | None = None,
) -> None:
    """Note an office that the person holds or held elsewhere."""
    require_register(work)
    if from_on and to_on and to_on < from_on:
        raise BadInput(
            _("Chức vụ của {code}: ngày thôi {last} trước ngày nhận {first}").format(
                code=person.code, last=short_date(to_on), first=short_date(from_on)
            )
        )
    post = Post(
        person_id=person.id or 0, unit_id=unit.id or 0, title=title, from_on=from_on, to_on=to_on
    )
    work.session.add(post)
    work.session.flush()
    journal.note(work, person, "person.post_recorded", {"unit": unit.code, "title": title})
