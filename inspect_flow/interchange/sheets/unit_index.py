"""Find many units by code or by name, with two queries for all of them."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from difflib import get_close_matches

from sqlmodel import col, select

from inspect_flow.interchange.case_file.unit_names import bare_name, name_and_upper, unit_key
from inspect_flow.interchange.sheets.cells import CellFault
from inspect_flow.locale.dates import short_date
from inspect_flow.locale.translation import _
from inspect_flow.locale.vietnamese_text import searchable
from inspect_flow.records.tables import Unit, UnitVersion
from inspect_flow.services.work import Work

# Looking for a near name among thousands takes a while; nobody reads more of them.
_MOST_HINTS = 10


class UnitIndex:
    """All units by code, by name and by name without diacritics; living ones before gone ones."""

    def __init__(self, work: Work) -> None:
        self.on: date = work.on
        self.units = {unit.id or 0: unit for unit in work.session.exec(select(Unit))}
        self.by_code = {unit.code: unit for unit in self.units.values()}
        self.versions: dict[int, list[UnitVersion]] = defaultdict(list)
        self._exact: dict[str, set[int]] = defaultdict(set)
        self._plain: dict[str, set[int]] = defaultdict(set)
        self._hints = 0
        for version in work.session.exec(select(UnitVersion).order_by(col(UnitVersion.id))):
            self.versions[version.unit_id].append(version)
            for name in {version.name, version.authority_name, version.short_name} - {""}:
                self._exact[unit_key(name)].add(version.unit_id)
                self._plain[_plain(name)].add(version.unit_id)

    def coded(self, code: str) -> Unit:
        """Return the unit of that code; raise `CellFault` with near codes."""
        unit = self.by_code.get(code)
        if unit is None:
            raise CellFault(
                _("không có đơn vị mã '{code}'{near}").format(
                    code=code, near=self._near(code, list(self.by_code))
                )
            )
        return unit

    def named(self, written: str) -> Unit:
        """Return the unit of that name; raise `CellFault` for none, or listing several."""
        name, upper = name_and_upper(written)
        for candidates in (
            self._exact.get(unit_key(written), set()),
            self._below(self._exact.get(unit_key(name), set()), upper),
            self._plain.get(_plain(written), set()),
            self._below(self._plain.get(_plain(name), set()), upper),
        ):
            found = self._living(candidates)
            if len(found) == 1:
                return self.units[found.pop()]
            if found:
                raise CellFault(self._several(written, found))
        known = {
            _plain(versions[-1].name): versions[-1].name for versions in self.versions.values()
        }
        near = self._near(_plain(written), list(known), known)
        raise CellFault(_("không có đơn vị '{name}'{near}").format(name=written, near=near))

    def answers_to(self, unit: Unit, written: str) -> bool:
        """Tell whether the unit has, or had, that name."""
        names = {written, name_and_upper(written)[0]}
        return any(unit.id in self._plain.get(_plain(name), set()) for name in names)

    def name(self, unit_id: int | None) -> str:
        """Return what the unit is called today, else what it was called last."""
        version = self.version(unit_id)
        return version.name if version else self.units[unit_id or 0].code

    def version(self, unit_id: int | None) -> UnitVersion | None:
        """Return the unit as it is today, else as it was last."""
        versions = self.versions.get(unit_id or 0, [])
        return next(
            (each for each in versions if self.runs(each)), versions[-1] if versions else None
        )

    def refuse_gone(self, unit: Unit) -> None:
        """Raise `CellFault` for a unit that exists no more."""
        versions = self.versions.get(unit.id or 0, [])
        ends = [each.valid_to for each in versions]
        if not versions or None in ends:
            return
        last = max(end for end in ends if end is not None)
        if last < self.on:
            raise CellFault(
                _("{unit} đã chấm dứt hoạt động sau ngày {day}; ghi đơn vị kế thừa").format(
                    unit=self.name(unit.id), day=short_date(last)
                )
            )

    def _living(self, candidates: set[int]) -> set[int]:
        living = {each for each in candidates if any(map(self.runs, self.versions[each]))}
        return living or set(candidates)

    def _below(self, candidates: set[int], upper: str) -> set[int]:
        if not upper:
            return set()
        wanted = self._plain.get(_plain(upper), set()) | (
            {self.by_code[upper].id or 0} if upper in self.by_code else set()
        )
        return {
            each
            for each in candidates
            if any(version.parent_id in wanted for version in self.versions[each])
        }

    def runs(self, version: UnitVersion) -> bool:
        """Tell whether the unit is so today."""
        began = version.valid_from is None or version.valid_from <= self.on
        return began and (version.valid_to is None or version.valid_to >= self.on)

    def _several(self, written: str, found: set[int]) -> str:
        listed = sorted(self._described(each) for each in found)
        return _("có {count} đơn vị tên '{name}': {units}; ghi mã đơn vị").format(
            count=len(listed), name=written, units=", ".join(listed)
        )

    def _described(self, unit_id: int) -> str:
        version = self.version(unit_id)
        upper = self.name(version.parent_id) if version and version.parent_id else ""
        code = self.units[unit_id].code
        return f"{code} ({upper})" if upper else code

    def _near(self, typed: str, known: list[str], names: dict[str, str] | None = None) -> str:
        self._hints += 1
        if self._hints > _MOST_HINTS:
            return ""
        near = [(names or {}).get(each, each) for each in get_close_matches(typed, known, 2, 0.75)]
        return _("; gần giống: {names}").format(names=", ".join(near)) if near else ""


def _plain(name: str) -> str:
    return " ".join(searchable(bare_name(name)).replace("–", "-").replace(" - ", "-").split())
