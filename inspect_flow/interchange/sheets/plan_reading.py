"""Read the lines of a plan: which unit each one means, what it says, what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from sqlmodel import select

from inspect_flow.interchange.sheets import plan_rows as rows
from inspect_flow.interchange.sheets.cells import CellFault, day_in, text_in
from inspect_flow.interchange.sheets.grid import Book, Cell, Row
from inspect_flow.interchange.sheets.unit_index import UnitIndex
from inspect_flow.locale.dates import short_date
from inspect_flow.locale.translation import _
from inspect_flow.locale.vietnamese_text import searchable
from inspect_flow.records.tables import Campaign, Person, Unit
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.errors import BadInput

Read = TypeVar("Read")
_COLUMNS = dict(
    zip(
        ("code", "name", "first", "last", "place", "head", "note"),
        (rows.CODE, rows.NAME, rows.FIRST, rows.LAST, rows.PLACE, rows.HEAD, rows.NOTE),
        strict=True,
    )
)
_HEADINGS = {
    "code": ("ma don vi", "ma"),
    "name": ("ten don vi", "don vi"),
    "first": ("tu ngay", "ngay", "thoi gian"),
    "last": ("den ngay",),
    "place": ("dia diem",),
    "head": ("nguoi phu trach", "truong doan"),
    "note": ("ghi chu",),
}
_HEAD_WITHIN = 20
_CODE_BEHIND = re.compile(r"\(([^()\s]+)\)$")


@dataclass(frozen=True, slots=True)
class FilledLine:
    """One line of the plan: the unit, what is said of it, and in which row."""

    row: int
    unit: Unit
    line: rows.PlanLine


@dataclass
class FilledPlan:
    """The lines of a file and every fault found on the way."""

    lines: list[FilledLine] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    columns: Mapping[str, str] = field(default_factory=lambda: dict(_COLUMNS))


def read_plan(work: Work, campaign: Campaign, book: Book, name: str) -> FilledPlan:
    """Return the lines of the plan; the number of queries does not grow with them."""
    title = _("Bảng {file}").format(file=name)
    marked = [row.cell("A").value for row in book.get(rows.MARKS, [])]
    if len(marked) > 1 and marked[1] != campaign.code:
        raise BadInput(title, [_("kế hoạch này của đợt {code}").format(code=marked[1])])
    found = next((each for sheet in book.values() for each in _heads(sheet)), None)
    if found is None:
        remedy = _("xuất mẫu bằng: inspect-flow campaign plan-sheet {code} --to TỆP.xlsx")
        missing = _("không thấy dòng tiêu đề có cột 'Mã đơn vị' hoặc 'Tên đơn vị'")
        raise BadInput(title, [missing, remedy.format(code=campaign.code)])
    head, columns, below = found
    reader = _LineReader(work, campaign, FilledPlan(columns=columns))
    for row in below:
        if row.number > head:
            reader.read(row)
    return reader.plan


def _heads(sheet: list[Row]) -> Iterator[tuple[int, dict[str, str], list[Row]]]:
    """Yield the head row of a sheet with the column of each thing that it names."""
    for row in sheet:
        if row.number > _HEAD_WITHIN:
            return
        told = {column: _plain(cell) for column, cell in row.cells.items()}
        columns = {
            key: column
            for key, headings in _HEADINGS.items()
            for column, text in reversed(told.items())
            if text in headings
        }
        if "code" in columns or "name" in columns:
            yield row.number, columns, sheet
            return


def _plain(cell: Cell) -> str:
    return " ".join(searchable(str(cell.value)).split())


class _LineReader:
    """Reads line after line; what it looks up was fetched before the first one."""

    def __init__(self, work: Work, campaign: Campaign, plan: FilledPlan) -> None:
        self.plan, self.campaign = plan, campaign
        self.units = UnitIndex(work)
        persons = work.session.exec(select(Person)).all()
        self.codes = {each.code for each in persons}
        self.names: dict[str, list[str]] = {}
        for each in persons:
            self.names.setdefault(searchable(each.name), []).append(each.code)
        self.seen: dict[int, int] = {}

    def read(self, row: Row) -> None:
        """Keep the line of the row, or its faults."""
        cells = {key: row.cell(column) for key, column in self.plan.columns.items()}
        said = {key: cell for key, cell in cells.items() if not cell.is_empty}
        if not said:
            return
        unit = self._try(said.get("code") or said.get("name") or row.cell("A"), self._unit, said)
        line = self._line(said)
        if unit is None:
            return
        if unit.id in self.seen:
            self._fault(
                next(iter(said.values())),
                _("đơn vị {unit} đã có ở dòng {row}; giữ một dòng").format(
                    unit=unit.code, row=self.seen[unit.id or 0]
                ),
            )
            return
        self.seen[unit.id or 0] = row.number
        self.plan.lines.append(FilledLine(row.number, unit, line))

    def _unit(self, _cell: Cell, said: Mapping[str, Cell]) -> Unit:
        code = text_in(said["code"]) if "code" in said else ""
        name = text_in(said["name"]) if "name" in said else ""
        if not code and not name:
            raise CellFault(_("chưa ghi mã hay tên đơn vị"))
        unit = self.units.coded(code) if code else self.units.named(name)
        if code and name and not self.units.answers_to(unit, name):
            raise CellFault(
                _("mã {code} là '{known}', tên lại ghi '{name}'; sửa một trong hai").format(
                    code=code, known=self.units.name(unit.id), name=name
                )
            )
        self.units.refuse_gone(unit)
        return unit

    def _line(self, said: Mapping[str, Cell]) -> rows.PlanLine:
        first = self._try(said.get("first"), lambda cell, _said: day_in(cell), said)
        last = self._try(said.get("last"), lambda cell, _said: day_in(cell), said)
        line = rows.PlanLine(
            first=first or last,
            last=last or first,
            place=self._try(said.get("place"), lambda cell, _said: text_in(cell), said) or "",
            head=self._try(said.get("head"), self._person, said) or "",
            note=self._try(said.get("note"), lambda cell, _said: text_in(cell), said) or "",
        )
        self._check_days(said, line)
        return line

    def _check_days(self, said: Mapping[str, Cell], line: rows.PlanLine) -> None:
        if line.first is None or line.last is None:
            if line.place and "first" not in said and "last" not in said:
                self._fault(said["place"], _("ghi ngày thì mới ghi được địa điểm"))
            return
        cell = said.get("last") or said["first"]
        if line.last < line.first:
            told = _("ngày cuối {last} trước ngày đầu {first}")
            self._fault(cell, told.format(last=short_date(line.last), first=short_date(line.first)))
        starts, ends = self.campaign.starts_on, self.campaign.ends_on
        if (starts and line.first < starts) or (ends and line.last > ends):
            self._fault(
                cell,
                _("ngoài thời gian của đợt, từ {first} đến {last}").format(
                    first=short_date(starts) if starts else "…",
                    last=short_date(ends) if ends else "…",
                ),
            )

    def _person(self, cell: Cell, _said: Mapping[str, Cell]) -> str:
        typed = text_in(cell)
        behind = _CODE_BEHIND.search(typed)
        code = behind[1] if behind else typed
        if code in self.codes:
            return code
        fitting = self.names.get(searchable(typed), [])
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            told = _("có {count} người tên '{name}': {codes}; ghi mã")
            raise CellFault(
                told.format(count=len(fitting), name=typed, codes=", ".join(sorted(fitting)))
            )
        raise CellFault(
            _("không có người '{name}'; đăng ký bằng: inspect-flow person add").format(name=typed)
        )

    def _try(
        self,
        cell: Cell | None,
        how: Callable[[Cell, Mapping[str, Cell]], Read],
        said: Mapping[str, Cell],
    ) -> Read | None:
        if cell is None:
            return None
        try:
            return how(cell, said)
        except CellFault as fault:
            self._fault(cell, str(fault))
            return None

    def _fault(self, cell: Cell, told: str) -> None:
        self.plan.faults.append(_("{cell}: {fault}").format(cell=cell.address, fault=told))
