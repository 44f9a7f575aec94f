"""The units and people of one synthetic province: its committee, its department, its communes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from bench.ledger import Happening, Ledger
from inspect_flow.records.tables import Person, Unit, UnitVersion
from inspect_flow.vocabulary.units import UnitLevel

FOUNDED = date(2025, 7, 1)
_REGISTERED = datetime(2025, 7, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune and the person who answers for it."""

    unit_id: int
    code: str
    name: str
    head: str


@dataclass(frozen=True, slots=True)
class Province:
    """Who acts in one province, by identity and by code."""

    code: str
    name: str
    unit_id: int
    department_id: int
    people: dict[str, tuple[int, str]]
    communes: list[Commune]

    def person(self, duty: str) -> int:
        """Return the identity of whoever has that duty."""
        return self.people[duty][0]

    def actor(self, duty: str) -> str:
        """Return the code of whoever has that duty."""
        return self.people[duty][1]


def found_province(ledger: Ledger, number: int, n_communes: int) -> Province:
    """Write the units and people of the province of that number."""
    code, name = f"t{number:02d}", f"tỉnh số {number:02d}"
    province = _unit(ledger, code, name, UnitLevel.PROVINCE, authority_name=f"UBND {name}")
    department = _unit(ledger, f"{code}-snv", "Sở Nội vụ", UnitLevel.DEPARTMENT, parent_id=province)
    people = {
        "authority": _person(ledger, f"{code}-ct", "Chủ tịch UBND tỉnh", province, True),
        "head": _person(ledger, f"{code}-td", "Phó Giám đốc Sở Nội vụ", department),
        "secretary": _person(ledger, f"{code}-tk", "chuyên viên Sở Nội vụ", department),
        "member": _person(ledger, f"{code}-tv", "chuyên viên Văn phòng UBND tỉnh", province),
    }
    communes = [_commune(ledger, code, province, each + 1) for each in range(n_communes)]
    return Province(code, name, province, department, people, communes)


def _commune(ledger: Ledger, province: str, parent: int, number: int) -> Commune:
    code, name = f"{province}-x{number:03d}", f"xã số {number:03d}"
    named = {"authority_name": f"UBND {name}", "head_title": "Chủ tịch", "parent_id": parent}
    unit = _unit(ledger, code, name, UnitLevel.COMMUNE, **named)
    head = _person(ledger, f"{code}-ct", "Chủ tịch UBND xã", unit, True)
    return Commune(unit, code, name, head[1])


def _unit(ledger: Ledger, code: str, name: str, level: UnitLevel, **version: Any) -> int:
    unit = ledger.open(Unit, {"code": code}, [_registered("unit.registered")])
    named = {"name": name, "level": level.value, "symbol": "UBND", "valid_from": FOUNDED}
    ledger.add(UnitVersion, unit_id=unit, **named, **version)
    return unit


def _person(
    ledger: Ledger, code: str, title: str, unit: int, leads: bool = False
) -> tuple[int, str]:
    fields = {"code": code, "name": f"Người {code}", "title": title, "unit_id": unit}
    fields["email"] = f"{code}@example.vn"
    history = [_registered("person.registered")]
    return ledger.open(Person, {**fields, "leads_unit": leads}, history), code


def _registered(tag: str) -> Happening:
    return Happening(tag, _REGISTERED, "operator")
