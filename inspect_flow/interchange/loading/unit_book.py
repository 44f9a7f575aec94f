"""Find the unit that a name means, or register it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from sqlmodel import col, select

from inspect_flow.definitions.problems import did_you_mean
from inspect_flow.interchange.case_file.campaigns import UnitEntry
from inspect_flow.interchange.case_file.unit_names import (
    authority_name,
    bare_name,
    is_code,
    likely_level,
    name_and_upper,
    slug,
    unit_key,
)
from inspect_flow.interchange.loading.ledger import Ledger
from inspect_flow.locale.translation import _
from inspect_flow.records.tables import Unit, UnitVersion
from inspect_flow.services import journal
from inspect_flow.vocabulary.units import UnitLevel

# Two-tier local government; the district level ended the day before.
TWO_TIERS_SINCE = date(2025, 7, 1)
PROVISIONAL = "provisional"
"""Mark of a unit that only a case file named; a unit file replaces what it says."""


@dataclass
class UnitBook:
    """The units of one loading, found by code or name as they were around `on`."""

    ledger: Ledger
    on: date
    entries: list[UnitEntry] = field(default_factory=list)
    province_id: int | None = None
    mentioned: set[str] = field(default_factory=set)
    _by_code: dict[str, Unit] = field(default_factory=dict)
    _by_key: dict[str, list[UnitVersion]] = field(default_factory=dict)
    _by_unit: dict[int, UnitVersion] = field(default_factory=dict)

    def __post_init__(self) -> None:
        session = self.ledger.work.session
        self._by_code = {unit.code: unit for unit in session.exec(select(Unit))}
        for version in session.exec(select(UnitVersion).order_by(col(UnitVersion.id))):
            self._file(version)

    def identity(self, written: str, below: int | None = None) -> int | None:
        """Return the id of the unit that `written` means; None when nothing is written.

        `below` is the unit under which a name is looked for first: every district has a
        "Phòng Nội vụ". A name that nobody knows is registered; a code that nobody knows is a fault.
        """
        if not written:
            return None
        identity = self._identity(written, below)
        if identity is not None:
            self.mentioned.add(self.code_of(identity))
        return identity

    def _identity(self, written: str, below: int | None) -> int | None:
        entry = self._entry(written)
        if entry is not None and entry.code and entry.code in self._by_code:
            return self._declared(entry)
        if written in self._by_code:
            return self._by_code[written].id
        if is_code(written) and (entry is None or not entry.name):
            self._refuse_code(written)
            return None
        return self._named(entry or UnitEntry(name=written), below)

    def _declared(self, entry: UnitEntry) -> int | None:
        """Return the unit of a declared code; a unit of another name there is a fault."""
        identity = self._by_code[entry.code].id
        versions = [each for each in self._versions() if each.unit_id == identity]
        names = {name for each in versions for name in _names_of(each)}
        written = {unit_key(entry.name), unit_key(name_and_upper(entry.name)[0])}
        if not entry.name or not names or written & {unit_key(name) for name in names}:
            return identity
        fault = _(
            "mã '{code}' đã là của đơn vị “{known}”, tệp lại ghi “{name}”; chọn mã khác cho đơn vị "
            "của tệp, hoặc bỏ name nếu đúng là đơn vị đã có"
        ).format(code=entry.code, known=versions[-1].name, name=entry.name)
        if fault not in self.ledger.faults:
            self.ledger.faults.append(fault)
        return identity

    def _versions(self) -> list[UnitVersion]:
        return [each for versions in self._by_key.values() for each in versions]

    def settle_province(self, issuers: Iterable[str]) -> None:
        """Look for nameless relations within the province that issued the case."""
        for written in issuers:
            entry = self._entry(written)
            name = entry.name if entry else written
            if name and likely_level(name) is UnitLevel.PROVINCE and not is_code(name):
                self.province_id = self.identity(written)
                return

    def code_of(self, identity: int) -> str:
        """Return the code of a unit by its id."""
        return next(unit.code for unit in self._by_code.values() if unit.id == identity)

    def _entry(self, written: str) -> UnitEntry | None:
        key = unit_key(written)
        for entry in self.entries:
            if written == entry.code or (entry.name and key == unit_key(entry.name)):
                return entry
        return None

    def _named(self, entry: UnitEntry, below: int | None) -> int | None:
        name, upper = name_and_upper(entry.name)
        parent = self.identity(entry.parent or upper)
        found = [] if entry.code else self._candidates(name, parent or below)
        if len(found) > 1:
            codes = ", ".join(sorted(self.code_of(each) for each in found))
            self.ledger.faults.append(
                _("có nhiều đơn vị tên '{name}': {codes}; hãy ghi mã").format(
                    name=name, codes=codes
                )
            )
            return None
        return found[0] if found else self._register(entry, name, parent, below)

    def _candidates(self, name: str, upper: int | None) -> list[int]:
        """Return the units that the name may mean: those nearest in the tree, alive on the day."""
        versions = [each for each in self._by_key.get(unit_key(name), []) if self._may_be(each)]
        current = [each for each in versions if _is_valid(each, self.on)] or versions
        for above in (upper, self.province_id):
            beneath = {each.unit_id for each in current if above and each.parent_id == above}
            if beneath:
                return sorted(beneath)
        if likely_level(name) in (UnitLevel.DIVISION, UnitLevel.DEPARTMENT):
            # The same office of another district or province is another unit.
            known_above = upper or self.province_id
            current = [each for each in current if not known_above or each.parent_id is None]
        return sorted({each.unit_id for each in current})

    def _may_be(self, version: UnitVersion) -> bool:
        """Tell whether the unit may lie in the province of the case."""
        province = self._province_of(version)
        return self.province_id is None or province in (None, self.province_id)

    def _province_of(self, version: UnitVersion) -> int | None:
        seen: set[int] = set()
        current: UnitVersion | None = version
        while current is not None and current.unit_id not in seen:
            if current.level == UnitLevel.PROVINCE.value:
                return current.unit_id
            seen.add(current.unit_id)
            current = self._by_unit.get(current.parent_id or 0)
        return None

    def _likely_parent(self, level: UnitLevel, below: int | None) -> int | None:
        if level in (UnitLevel.DISTRICT, UnitLevel.DEPARTMENT):
            return self.province_id
        if level is not UnitLevel.COMMUNE:
            return below if below != self.province_id else None
        # Until the districts ended, nobody can tell a commune's district from its name.
        return below if below != self.province_id or self.on >= TWO_TIERS_SINCE else None

    def _register(self, entry: UnitEntry, name: str, parent: int | None, below: int | None) -> int:
        level = entry.level or likely_level(name)
        parent = parent or self._likely_parent(level, below)
        unit = Unit(
            code=entry.code or self._free_code(name, parent),
            contact=entry.contact,
            note=entry.note,
            extra={PROVISIONAL: True},
        )
        journal.create(
            self.ledger.work, unit, "unit.imported", {"source": self.ledger.source, "name": name}
        )
        version = UnitVersion(
            unit_id=unit.id or 0,
            name=bare_name(name),
            authority_name=f"UBND {bare_name(name)}" if authority_name(name) else "",
            short_name=entry.short_name,
            symbol=entry.symbol,
            place=entry.place,
            level=level.value,
            parent_id=parent if parent != unit.id else None,
            head_name=entry.head,
            head_title=entry.head_title,
            source=self.ledger.source,
        )
        self.ledger.work.session.add(version)
        self.ledger.work.session.flush()
        self.ledger.new["unit"] += 1
        self._by_code[unit.code] = unit
        self._file(version)
        return unit.id or 0

    def _file(self, version: UnitVersion) -> None:
        if version.unit_id not in self._by_unit or _is_valid(version, self.on):
            self._by_unit[version.unit_id] = version
        for key in {unit_key(name) for name in _names_of(version)}:
            self._by_key.setdefault(key, []).append(version)

    def _free_code(self, name: str, parent: int | None) -> str:
        code = slug(name) or "don-vi"
        if code in self._by_code and parent is not None:
            code = f"{self.code_of(parent)}.{code}"
        number, wanted = 2, code
        while code in self._by_code:
            code, number = f"{wanted}-{number}", number + 1
        return code

    def _refuse_code(self, written: str) -> None:
        known = [*self._by_code, *(entry.code for entry in self.entries if entry.code)]
        self.ledger.faults.append(
            _("không có đơn vị mã '{code}'{hint}; khai ở mục units hoặc nạp tệp đơn vị").format(
                code=written, hint=did_you_mean(written, known)
            )
        )


def _names_of(version: UnitVersion) -> set[str]:
    return {version.name, version.authority_name, version.short_name} - {""}


def _is_valid(version: UnitVersion, on: date) -> bool:
    began = version.valid_from is None or version.valid_from <= on
    return began and (version.valid_to is None or version.valid_to >= on)
