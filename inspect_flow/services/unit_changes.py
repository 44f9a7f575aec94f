"""Change the register of units: add one, amend it, end it in others by its legal document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlmodel import select

from inspect_flow.locale.translation import _
from inspect_flow.locale.vietnamese_text import nfc
from inspect_flow.records.tables import Succession, Unit, UnitVersion
from inspect_flow.services import journal
from inspect_flow.services.accounts.opening import require_administrator
from inspect_flow.services.registry import refuse_taken_code
from inspect_flow.services.succession import with_predecessors
from inspect_flow.services.units import version_on
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.errors import BadInput
from inspect_flow.vocabulary.units import SuccessionKind, UnitLevel

AMENDABLE = ("name", "authority_name", "symbol", "place", "head_name", "head_title")
_ENDING = (SuccessionKind.MERGE, SuccessionKind.ABOLISH, SuccessionKind.RENAME)
"""After these the predecessor is there no more; what was split may live on."""


@dataclass(frozen=True, slots=True)
class NewUnit:
    """What is written of a unit that is added."""

    code: str
    name: str
    level: UnitLevel
    parent: Unit | None = None
    valid_from: date | None = None
    symbol: str = ""
    place: str = ""
    source: str = ""


def register_unit(work: Work, told: NewUnit) -> Unit:
    """Add a unit; raise `BadInput` with every fault."""
    require_administrator(work)
    refuse_taken_code(work, Unit, told.code)
    if not told.name.strip():
        raise BadInput(_("Thiếu tên đơn vị"))
    unit = Unit(code=told.code)
    journal.create(work, unit, "unit.registered", {"name": nfc(told.name)})
    work.session.add(
        UnitVersion(
            unit_id=unit.id or 0,
            name=_line(told.name),
            level=told.level.value,
            parent_id=told.parent.id if told.parent else None,
            valid_from=told.valid_from,
            symbol=_line(told.symbol),
            place=_line(told.place),
            source=_line(told.source),
        )
    )
    work.session.flush()
    return unit


def amend_unit(work: Work, unit: Unit, changes: Mapping[str, str], from_on: date) -> None:
    """Say what a unit is called, or who heads it, from a day on; what was before stays known."""
    require_administrator(work)
    current = version_on(work, unit.id or 0, from_on)
    if current is None:
        raise BadInput(
            _("{code}: không có vào ngày {day}").format(code=unit.code, day=f"{from_on:%d/%m/%Y}")
        )
    wanted = {name: _line(text) for name, text in changes.items() if name in AMENDABLE}
    if not wanted.get("name", current.name):
        raise BadInput(_("Thiếu tên đơn vị"))
    differs = {name: text for name, text in wanted.items() if getattr(current, name) != text}
    if not differs:
        return
    if current.valid_from == from_on:
        for name, text in differs.items():
            setattr(current, name, text)
        work.session.add(current)
    else:
        _continue_as(work, current, differs, from_on)
    work.session.flush()
    journal.note(work, unit, "unit.amended", {"from": from_on, **differs})


def _continue_as(
    work: Work, current: UnitVersion, differs: Mapping[str, Any], from_on: date
) -> None:
    kept = current.model_dump(exclude={"id"})
    current.valid_to = from_on - timedelta(days=1)
    work.session.add(current)
    work.session.flush()
    work.session.add(UnitVersion(**{**kept, **differs, "valid_from": from_on}))


def record_succession(
    work: Work,
    predecessor: Unit,
    heirs: Sequence[Unit],
    kind: SuccessionKind,
    on: date,
    document: str,
) -> None:
    """Note that other units followed one from a day on, by its legal document.

    Where the unit ends by that, its last day is the one before. Its open deficiencies come to the
    worklist, from which a person hands each to an heir.
    """
    require_administrator(work)
    faults = _faults(work, predecessor, heirs, on, document)
    if faults:
        raise BadInput(
            _("Không ghi được việc sắp xếp {code}").format(code=predecessor.code), faults
        )
    for heir in heirs:
        work.session.add(
            Succession(
                predecessor_id=predecessor.id or 0,
                successor_id=heir.id or 0,
                on=on,
                kind=kind.value,
                document=_line(document),
            )
        )
    if kind in _ENDING:
        _end(work, predecessor, on - timedelta(days=1))
    work.session.flush()
    told = {"on": on, "kind": kind.value, "document": document}
    codes = [heir.code for heir in heirs]
    journal.note(work, predecessor, "unit.succeeded", {**told, "by": codes})
    for heir in heirs:
        journal.note(work, heir, "unit.follows", {**told, "unit": predecessor.code})


def _faults(
    work: Work, predecessor: Unit, heirs: Sequence[Unit], on: date, document: str
) -> list[str]:
    faults = [] if document.strip() else [_("cần ghi số, ký hiệu văn bản pháp lý")]
    if not heirs:
        faults.append(_("chọn ít nhất một đơn vị tiếp nhận"))
    if version_on(work, predecessor.id or 0, on - timedelta(days=1)) is None:
        faults.append(_("{code}: không có vào ngày trước đó").format(code=predecessor.code))
    known = select(Succession.successor_id).where(Succession.predecessor_id == predecessor.id)
    taken = set(work.session.exec(known))
    before = with_predecessors(work, predecessor.id or 0)
    for heir in heirs:
        if heir.id in taken:
            faults.append(_("{code}: đã ghi là đơn vị tiếp nhận").format(code=heir.code))
        elif heir.id in before:
            faults.append(_("{code}: chính là đơn vị trước đó").format(code=heir.code))
        elif version_on(work, heir.id or 0, on) is None:
            faults.append(_("{code}: chưa có vào ngày đó").format(code=heir.code))
    return faults


def _end(work: Work, unit: Unit, last: date) -> None:
    rows = work.session.exec(select(UnitVersion).where(UnitVersion.unit_id == unit.id)).all()
    for version in rows:
        if version.valid_to is None or version.valid_to > last:
            if version.valid_from is not None and version.valid_from > last:
                raise BadInput(
                    _("{code}: có ghi chép sau ngày đó; sửa chúng trước").format(code=unit.code)
                )
            version.valid_to = last
            work.session.add(version)


def _line(text: str) -> str:
    """Return text on one line, as names are printed."""
    return " ".join(nfc(text).split())
