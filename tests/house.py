"""A real in-memory database with the five people of the tests and their units.

Hạnh heads the delegation, Lan is its secretary, Minh inspects, Tú answers for the inspected unit,
Quân belongs to another unit and must see nothing.
"""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from sqlmodel import Session

from inspect_flow.bootstrap.opening import load_office
from inspect_flow.locale.dates import at_local
from inspect_flow.records.tables import Person, Unit, UnitVersion
from inspect_flow.services import journal
from inspect_flow.services.people import register_person
from inspect_flow.services.registry import actor_named, find
from inspect_flow.services.work import OPERATOR, Office, Work
from inspect_flow.storage.files import FolderStore
from inspect_flow.vocabulary.units import UnitLevel
from tests.kept_cases import start_trail
from tests.kept_schema import a_database

PLANNED_ON = date(2019, 4, 19)
NOTICE_DAY = date(2019, 8, 1)
REPORT_DAY = date(2019, 8, 7)
VISIT_DAY = date(2019, 8, 14)
CONCLUDED_ON = date(2019, 8, 30)
DIRECTED_ON = date(2019, 9, 5)
DEADLINE = date(2019, 9, 30)


@dataclass(frozen=True)
class House:
    """A database with people and units; `by` says who acts and when."""

    work: Work

    def by(self, code: str = "operator", on: date | None = None) -> Work:
        """Return the work of that person, on that day or on the day the house has."""
        work = self.work.moved_to(at_local(on)) if on else self.work
        return replace(work, actor=actor_named(work, code))

    def unit(self, code: str) -> Unit:
        """Return the unit of that code."""
        return find(self.work, Unit, code)

    def person(self, code: str) -> Person:
        """Return the person of that code."""
        return find(self.work, Person, code)


@cache
def shipped_office() -> Office:
    """Read the shipped definitions once for all tests of a process."""
    office = load_office("sqlite://")
    for name, kind in vars(Office).items():
        if isinstance(kind, cached_property):
            getattr(office, name)
    return office


def an_office(files: Path) -> Office:
    """Return the shipped definitions with a folder of the test's own for files."""
    office = copy(shipped_office())
    office.files = FolderStore(files)
    return office


def a_house(on: date = PLANNED_ON, office: Office | None = None, url: str = "sqlite://") -> House:
    """Open an empty database, in memory unless told where, with the five people and their units."""
    session = Session(a_database(url), expire_on_commit=False)
    work = Work(session, office or shipped_office(), OPERATOR, at_local(on), at_local(on))
    house = House(work)
    province = a_unit(
        house, "tinh", "tỉnh Bà Rịa - Vũng Tàu", UnitLevel.PROVINCE, place="Bà Rịa - Vũng Tàu"
    )
    a_unit(house, "snv", "Sở Nội vụ", UnitLevel.DEPARTMENT, parent=province)
    district = {"level": UnitLevel.DISTRICT, "parent": province, "head_title": "Chủ tịch"}
    a_unit(house, "long_dien", "huyện Long Điền", place="Long Điền", **district)
    a_unit(house, "dat_do", "huyện Đất Đỏ", place="Đất Đỏ", **district)
    _register_people(house)
    start_trail(work)
    return house


def a_unit(house: House, code: str, name: str, level: UnitLevel, **version: Any) -> Unit:
    """Register a unit as it is from 2010 on; `parent` is another unit."""
    unit = Unit(code=code)
    journal.create(house.work, unit, "unit.registered")
    parent = version.pop("parent", None)
    local = level in (UnitLevel.PROVINCE, UnitLevel.DISTRICT, UnitLevel.COMMUNE)
    values = {
        "valid_from": date(2010, 1, 1),
        "authority_name": f"UBND {name}" if local else name,
        "symbol": "UBND" if local else "".join(word[0] for word in name.split()).upper(),
        "parent_id": parent.id if parent else None,
        **version,
    }
    house.work.session.add(UnitVersion(unit_id=unit.id, name=name, level=level.value, **values))
    house.work.session.flush()
    return unit


def _register_people(house: House) -> None:
    department, district = house.unit("snv"), house.unit("long_dien")
    for code, name, title, unit in (
        ("hanh", "bà Hạnh", "Phó Giám đốc Sở Nội vụ", department),
        ("lan", "bà Lan", "chuyên viên Sở Nội vụ", department),
        ("minh", "ông Minh", "chuyên viên Văn phòng UBND tỉnh", house.unit("tinh")),
        ("tu", "ông Tú", "Chủ tịch UBND huyện", district),
        ("quan", "ông Quân", "Chủ tịch UBND huyện", house.unit("dat_do")),
    ):
        leads = code in ("tu", "quan")
        register_person(house.work, code, name, title=title, unit=unit, leads_unit=leads)
