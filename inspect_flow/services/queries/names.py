"""Names for many records at once, and records by what people call them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches

from sqlmodel import col, select

from inspect_flow.locale.translation import _
from inspect_flow.locale.vietnamese_text import searchable
from inspect_flow.records.tables import Person, Unit, UnitVersion
from inspect_flow.services.registry import find, seek
from inspect_flow.services.units import authorities_on
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.errors import BadInput, NotFound


def unit_names(work: Work, ids: Iterable[int | None], on: date | None = None) -> dict[int, str]:
    """Return the bodies that sign for the units ("UBND huyện Long Điền"), with two queries."""
    return authorities_on(work, {each for each in ids if each is not None}, on or work.on)


def unit_codes(work: Work, ids: Iterable[int | None]) -> dict[int, str]:
    """Return the codes of the units, with one query."""
    wanted = {each for each in ids if each is not None}
    rows = work.session.exec(select(Unit.id, Unit.code).where(col(Unit.id).in_(wanted)))
    return {identity: code for identity, code in rows if identity is not None}


def people(work: Work, ids: Iterable[int | None]) -> dict[int, Person]:
    """Return the persons by id, with one query."""
    wanted = {each for each in ids if each is not None}
    if not wanted:
        return {}
    rows = work.session.exec(select(Person).where(col(Person.id).in_(wanted)))
    return {person.id or 0: person for person in rows}


def called(person: Person | None) -> str:
    """Return what to call somebody: the name, the title where the name is unknown."""
    return (person.name or person.title or person.code) if person else ""


def find_unit(work: Work, typed: str) -> Unit:
    """Return the unit of that code or, when no code fits, of exactly that name on the day."""
    unit = seek(work, Unit, typed)
    if unit is not None:
        return unit
    wanted = searchable(typed)
    versions = work.session.exec(select(UnitVersion)).all()
    fitting = {
        each.unit_id
        for each in versions
        if wanted in (searchable(each.name), searchable(each.authority_name))
    }
    if len(fitting) == 1:
        return work.session.get_one(Unit, fitting.pop())
    if fitting:
        codes = ", ".join(sorted(unit_codes(work, fitting).values()))
        raise BadInput(
            _("Có {count} đơn vị tên '{name}'").format(count=len(fitting), name=typed),
            [_("ghi mã của một đơn vị: {codes}").format(codes=codes)],
        )
    return _no_such_unit(work, typed, versions)


def find_person(work: Work, typed: str) -> Person:
    """Return the person of that code or, when no code fits, of exactly that name."""
    person = seek(work, Person, typed)
    if person is not None:
        return person
    wanted = searchable(typed)
    fitting = [
        each for each in work.session.exec(select(Person)) if searchable(each.name) == wanted
    ]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        raise BadInput(
            _("Có {count} người tên '{name}'").format(count=len(fitting), name=typed),
            [_("ghi mã của một người: {codes}").format(
                codes=", ".join(each.code for each in fitting))],
        )  # fmt: skip
    return find(work, Person, typed)


def _no_such_unit(work: Work, typed: str, versions: Iterable[UnitVersion]) -> Unit:
    # A clerk knows names better than codes, so near names are offered before near codes.
    known = {searchable(each.name): each for each in versions}
    near = get_close_matches(searchable(typed), list(known), n=3, cutoff=0.75)
    if not near:
        return find(work, Unit, typed)
    codes = unit_codes(work, (known[name].unit_id for name in near))
    raise NotFound(
        _("Không có đơn vị '{name}'").format(name=typed),
        [_("gần giống: {units}").format(units=", ".join(
            f"{known[name].name} ({codes[known[name].unit_id]})" for name in near))],
    )  # fmt: skip
