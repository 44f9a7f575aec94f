"""Write the stored units as a unit file that loads back to the same."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from sqlmodel import col, select

from inspect_flow.interchange.shelves.slot import iso_day, slots, told
from inspect_flow.interchange.shelves.units import told_version
from inspect_flow.interchange.unit_format import UnitFile, UnitHistory
from inspect_flow.records.tables import Succession, Unit, UnitVersion
from inspect_flow.services.work import Work

_UNIT = slots("code", "contact", "email", "note")


def export_units(work: Work) -> UnitFile:
    """Return every unit with its versions, and every arrow of succession."""
    units = work.session.exec(select(Unit).order_by(col(Unit.code))).all()
    codes = {unit.id: unit.code for unit in units}
    versions: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in work.session.exec(select(UnitVersion).order_by(col(UnitVersion.id))):
        parent = codes.get(row.parent_id, "")
        versions[row.unit_id].append({**told_version(row), "parent": parent})
    told_units = [
        {
            **told(unit, _UNIT, UnitHistory),
            "versions": sorted(versions[unit.id or 0], key=_beginning),
        }
        for unit in units
        if versions[unit.id or 0]
    ]
    arrows = [_told_arrow(row, codes) for row in work.session.exec(select(Succession))]
    return UnitFile.model_validate({"units": told_units, "successions": sorted(arrows, key=_order)})


def _beginning(version: dict[str, Any]) -> str:
    return str(version.get("from", ""))


def _told_arrow(row: Succession, codes: dict[int | None, str]) -> dict[str, Any]:
    return {
        "on": iso_day(row.on),
        "kind": row.kind,
        "predecessors": [codes[row.predecessor_id]],
        "successors": [codes[row.successor_id]],
        "document": row.document,
        "share": row.share,
        "source": row.source,
        "verified": row.is_verified,
    }


def _order(arrow: dict[str, Any]) -> tuple[str, str, str]:
    return arrow["on"], arrow["predecessors"][0], arrow["successors"][0]
