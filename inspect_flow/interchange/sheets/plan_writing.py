"""Write the plan of a campaign as a sheet that people fill in, sort and hand back."""

from __future__ import annotations

from openpyxl.worksheet.worksheet import Worksheet

from inspect_flow.interchange.sheets import plan_rows as rows
from inspect_flow.interchange.sheets.book import (
    CENTRED,
    HEAD,
    PLAIN,
    Look,
    finished,
    lock,
    new_book,
    put,
    put_line,
    set_page,
    set_sizes,
)
from inspect_flow.interchange.sheets.plan_record import Planned, planned_units
from inspect_flow.interchange.sheets.unit_index import UnitIndex
from inspect_flow.locale.translation import in_vietnamese
from inspect_flow.records.tables import Campaign, Unit
from inspect_flow.services.permissions import require
from inspect_flow.services.queries.names import called, people
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.units import UnitLevel

_WIDTHS = (5, 15, 26, 11, 11, 24, 19, 20, 13, 14)
_LAST = "J"
_BLANK_LINES = 15


def plan_book(work: Work, campaign: Campaign, level: UnitLevel | None = None) -> bytes:
    """Return the workbook of the plan; with `level` also the units of that level not yet on it."""
    require(work, campaign, "campaign.amend")
    index, planned = UnitIndex(work), planned_units(work, campaign)
    heads = people(work, (each.inspection.head_id for each in planned.values()))
    book, sheet = new_book(rows.TITLE, f"Kế hoạch {campaign.code}")
    _write_top(sheet, campaign)
    number = rows.HEAD_ROW
    for unit_id, each in planned.items():
        number += 1
        head = heads.get(each.inspection.head_id or 0)
        person = f"{called(head)} ({head.code})" if head else ""
        _write_line(sheet, number, index.units[unit_id], index.name(unit_id), each, person)
        with in_vietnamese():
            state = work.office.machines["inspection"].state_label(each.inspection.state)
        put(sheet, f"{rows.INSPECTION}{number}", each.inspection.code, PLAIN)
        put(sheet, f"{rows.STATE}{number}", state, PLAIN)
    for unit in _waiting(index, planned, level):
        number += 1
        _write_line(sheet, number, unit, index.name(unit.id), None, "")
    for blank in range(number + 1, number + 1 + _BLANK_LINES):
        _write_line(sheet, blank, None, "", None, "")
    set_sizes(sheet, _WIDTHS, rows.HEAD_ROW)
    set_page(sheet, rows.HEAD_ROW, _LAST, f"Kế hoạch {campaign.code}")
    sheet.auto_filter.ref = f"A{rows.HEAD_ROW}:{_LAST}{number + _BLANK_LINES}"
    marks = book.create_sheet(rows.MARKS)
    marks.sheet_state = "veryHidden"
    put(marks, "A1", rows.FORMAT, PLAIN)
    put(marks, "A2", campaign.code, PLAIN)
    lock(marks)
    return finished(book)


def _write_top(sheet: Worksheet, campaign: Campaign) -> None:
    put_line(sheet, 1, _LAST, "DANH SÁCH ĐƠN VỊ VÀ LỊCH KIỂM TRA",
             Look(True, size=14, across="center", boxed=False))  # fmt: skip
    told = f"{campaign.title} – đợt {campaign.code}"
    put_line(sheet, 2, _LAST, told, Look(across="center", boxed=False))
    hint = (
        "Mỗi dòng một đơn vị, ghi mã hoặc tên; ngày dạng 14/08/2026; người phụ trách ghi mã hoặc "
        "họ tên. Hai cột cuối chỉ để xem."
    )
    put_line(sheet, 3, _LAST, hint, Look(italic=True, size=10, boxed=False))
    for letter, heading in zip("ABCDEFGHIJ", rows.HEADINGS, strict=True):
        put(sheet, f"{letter}{rows.HEAD_ROW}", heading, HEAD)


def _write_line(
    sheet: Worksheet, number: int, unit: Unit | None, name: str, each: Planned | None, head: str
) -> None:
    line = each.line if each else rows.PlanLine()
    put(sheet, f"A{number}", number - rows.HEAD_ROW if unit else None, CENTRED)
    put(sheet, f"{rows.CODE}{number}", unit.code if unit else "", PLAIN)
    put(sheet, f"{rows.NAME}{number}", name, PLAIN)
    for column, day in ((rows.FIRST, line.first), (rows.LAST, line.last)):
        put(sheet, f"{column}{number}", day, CENTRED).number_format = "dd/mm/yyyy"
    put(sheet, f"{rows.PLACE}{number}", line.place, PLAIN)
    put(sheet, f"{rows.HEAD}{number}", head, PLAIN)
    put(sheet, f"{rows.NOTE}{number}", line.note, PLAIN)
    for column in (rows.INSPECTION, rows.STATE):
        put(sheet, f"{column}{number}", "", PLAIN)


def _waiting(index: UnitIndex, planned: dict[int, Planned], level: UnitLevel | None) -> list[Unit]:
    """Return the living units of that level that are not on the plan, by code."""
    if level is None:
        return []
    found = []
    for unit in index.by_code.values():
        version = index.version(unit.id)
        lives = version is not None and index.runs(version)
        if version and lives and version.level == level.value and unit.id not in planned:
            found.append(unit)
    return sorted(found, key=lambda unit: unit.code)
