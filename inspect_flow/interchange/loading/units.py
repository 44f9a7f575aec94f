"""Load a unit file: versions and succession, twice changes nothing."""

from __future__ import annotations

from typing import Any

from sqlmodel import select

from inspect_flow.definitions.problems import did_you_mean
from inspect_flow.interchange.loading.ledger import Ledger, rows_of
from inspect_flow.interchange.loading.result import Loaded, result_of
from inspect_flow.interchange.loading.unit_book import PROVISIONAL
from inspect_flow.interchange.shelves.slot import full_day, slots, stored
from inspect_flow.interchange.shelves.units import version_values
from inspect_flow.interchange.unit_format import Step, UnitFile, UnitHistory
from inspect_flow.locale.translation import _
from inspect_flow.records.tables import Succession, Unit, UnitVersion
from inspect_flow.services import journal
from inspect_flow.services.work import Work

_UNIT = slots("code", "contact", "email", "note")


def store_units(work: Work, file: UnitFile, source: str, *, update: bool = False) -> Loaded:
    """Store a unit file within the transaction of `work`; see `load_case` for what it raises.

    A unit that only a case file had named takes on what the unit file says of it.
    """
    ledger = Ledger(work, source, update)
    units = {unit.code: unit for unit in work.session.exec(select(Unit))}
    for part in file.units:
        units[part.code] = _load_unit(ledger, units.get(part.code), part)
    for index, part in enumerate(file.units):
        _load_versions(ledger, units, part, f"units[{index}]")
    for index, step in enumerate(file.successions):
        _load_step(ledger, units, step, f"successions[{index}]")
    ledger.close()
    return result_of(ledger, source)


def _load_unit(ledger: Ledger, known: Unit | None, part: UnitHistory) -> Unit:
    values = stored(part, _UNIT, ("versions",))
    if known is not None and known.extra.get(PROVISIONAL):
        extra = {**known.extra, **values.get("extra", {}), PROVISIONAL: False}
        details = {"source": ledger.source}
        journal.change(ledger.work, known, {**values, "extra": extra}, "unit.described", details)
        for row in rows_of(ledger.work, UnitVersion, {"unit_id": known.id or 0}):
            ledger.work.session.delete(row)
        ledger.work.session.flush()
        ledger.changed["unit"] += 1
        return known
    return ledger.put(Unit, known, part.code, values)


def _load_versions(ledger: Ledger, units: dict[str, Unit], part: UnitHistory, place: str) -> None:
    rows = []
    for index, version in enumerate(part.versions):
        parent = _known(ledger, units, version.parent, f"{place}.versions[{index}].parent")
        rows.append({**version_values(version), "parent_id": parent.id if parent else None})
    unit = units[part.code]
    ledger.put_rows(UnitVersion, {"unit_id": unit.id or 0}, rows, unit.code)


def _load_step(ledger: Ledger, units: dict[str, Unit], step: Step, place: str) -> None:
    values: dict[str, Any] = {
        "on": full_day(step.on),
        "kind": step.kind.value,
        "document": step.document,
        "share": step.share,
        "source": step.source,
        "is_verified": step.verified,
    }
    for before in step.predecessors:
        for after in step.successors:
            old = _known(ledger, units, before, f"{place}.predecessors")
            new = _known(ledger, units, after, f"{place}.successors")
            if old and new:
                _load_arrow(ledger, old, new, values)


def _load_arrow(ledger: Ledger, old: Unit, new: Unit, values: dict[str, Any]) -> None:
    session = ledger.work.session
    known = session.exec(
        select(Succession).where(
            Succession.predecessor_id == old.id,
            Succession.successor_id == new.id,
            Succession.on == values["on"],
        )
    ).first()
    if known is None:
        session.add(Succession(predecessor_id=old.id or 0, successor_id=new.id or 0, **values))
        session.flush()
        details = {"to": new.code, "on": values["on"], "document": values["document"]}
        journal.note(ledger.work, old, "unit.succeeded", details)
        ledger.new["succession"] += 1
    elif all(getattr(known, name) == value for name, value in values.items()):
        ledger.unchanged["succession"] += 1
    elif ledger.update:
        for name, value in values.items():
            setattr(known, name, value)
        session.add(known)
        session.flush()
        ledger.changed["succession"] += 1
    else:
        ledger.differences.append(
            _("{old} → {new}: nội dung kế thừa trong tệp khác với cơ sở dữ liệu").format(
                old=old.code, new=new.code
            )
        )


def _known(ledger: Ledger, units: dict[str, Unit], code: str, place: str) -> Unit | None:
    if not code or code in units:
        return units.get(code)
    ledger.faults.append(
        _("{place}: không có đơn vị mã '{code}'{hint}").format(
            place=place, code=code, hint=did_you_mean(code, units)
        )
    )
    return None
