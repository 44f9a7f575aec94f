"""Write the checklist of an inspection as a sheet in which one stage may be filled in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from inspect_flow.definitions.checklists import content_hash
from inspect_flow.interchange.sheets import checklist_rows as rows
from inspect_flow.interchange.sheets.book import (
    AREA_FILL,
    CENTRED,
    COUNT_FORMAT,
    HEAD,
    PLAIN,
    POINTS_FORMAT,
    Look,
    finished,
    lock,
    new_book,
    put,
    put_line,
    set_page,
    set_sizes,
)
from inspect_flow.locale.numbers import decimal_comma
from inspect_flow.records.tables import Answer, Campaign, Inspection
from inspect_flow.rules.checklist import ChecklistDefinition, Item
from inspect_flow.services.evidence import evidence_of_many
from inspect_flow.services.papers.checklist import status_of
from inspect_flow.services.queries.names import unit_names
from inspect_flow.services.queries.sheets import Sheet
from inspect_flow.services.registry import get
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.answers import AnswerStage, AnswerWord
from inspect_flow.vocabulary.checklists import FigureUnit, NotArising

_HEADINGS = (
    "Mã", "Nội dung tiêu chí", "Điểm tối đa", "Minh chứng cần xem", "Kết quả, số liệu", "Điểm",
    "Giải trình, ghi chú", "Tệp minh chứng", "Các mức điểm khác",
)  # fmt: skip
_WIDTHS = (7, 36, 8, 24, 13, 8, 25, 17, 12)
_LAST = "I"
_TYPED = Look(open=True, across="center")
_WRITTEN = Look(open=True)
_AREA = Look(bold=True, fill=AREA_FILL)
_SIGNERS: Mapping[AnswerStage, tuple[str, str]] = {
    AnswerStage.SELF: ("NGƯỜI TỰ CHẤM", "THỦ TRƯỞNG ĐƠN VỊ"),
    AnswerStage.DELEGATION: ("NGƯỜI CHẤM", "TRƯỞNG ĐOÀN"),
    AnswerStage.EXPLANATION: ("NGƯỜI GIẢI TRÌNH", "THỦ TRƯỞNG ĐƠN VỊ"),
    AnswerStage.FINAL: ("NGƯỜI CHẤM", "TRƯỞNG ĐOÀN"),
}


@dataclass(frozen=True, slots=True)
class _Filling:
    """The sheet being written and what goes into it."""

    to: Worksheet
    shown: Sheet
    stage: AnswerStage
    files: Mapping[int, Sequence[str]]

    def answer(self, item: Item) -> Answer | None:
        """Return the stored answer of the stage that is filled in."""
        stored = self.shown.stored.get((item.code, self.stage))
        return stored[0] if stored else None

    def cells(self, item: Item) -> rows.ItemCells:
        """Return what the open cells of that criterion show."""
        answer = self.answer(item)
        return rows.cells_of(answer, self.files.get(answer.id or 0, ()) if answer else ())


def checklist_book(work: Work, inspection: Inspection, shown: Sheet, stage: AnswerStage) -> bytes:
    """Return the workbook in which `stage` may be filled in; all else is locked."""
    book, sheet = new_book(rows.TITLE, f"Bảng kiểm {inspection.code}")
    filling = _Filling(sheet, shown, stage, file_names(work, shown, stage))
    _write_top(filling, work, inspection)
    for row in rows.layout(shown.checklist):
        _write_row(filling, row)
    _write_signatures(filling)
    set_sizes(sheet, _WIDTHS, rows.HEAD_ROW)
    set_page(sheet, rows.HEAD_ROW, _LAST, f"{inspection.code}, {shown.checklist.code}")
    for column in (rows.IDENTITY, rows.VERSION, rows.DIGEST):
        sheet.column_dimensions[column].hidden = True
    _add_validations(sheet, shown.checklist)
    lock(sheet)
    _mark(book, inspection.code, shown.checklist, stage)
    return finished(book)


def file_names(work: Work, shown: Sheet, stage: AnswerStage) -> dict[int, list[str]]:
    """Return the names of the files attached to the answers of that stage, with one query."""
    ids = [answer.id or 0 for (_i, own), (answer, _who) in shown.stored.items() if own is stage]
    found = [each.evidence for each in evidence_of_many(work, "answer", ids)]
    ordered = sorted(found, key=lambda each: each.subject_id)
    grouped = groupby(ordered, key=lambda each: each.subject_id)
    return {identity: [each.name for each in those] for identity, those in grouped}


def _write_top(filling: _Filling, work: Work, inspection: Inspection) -> None:
    sheet, checklist = filling.to, filling.shown.checklist
    unit = unit_names(work, [inspection.unit_id])[inspection.unit_id]
    campaign = get(work, Campaign, inspection.campaign_id)
    line = Look(across="center", boxed=False)
    put_line(
        sheet, 1, _LAST, checklist.title.upper(), Look(True, size=14, across="center", boxed=False)
    )
    put_line(
        sheet, 2, _LAST, f"{unit} – cuộc kiểm tra {inspection.code}, đợt {campaign.code}", line
    )
    status = status_of(checklist)
    edition = f"Phiên bản {checklist.edition}" + (f" ({status})" if status else "")
    told = f"{edition}. Mức điểm: {filling.stage.vi}."
    put_line(sheet, 3, _LAST, told, Look(italic=True, across="center", boxed=False))
    hint = (
        "Chỉ nhập vào ô nền vàng nhạt: chọn kết quả, gõ số liệu ở dòng dưới tiêu chí, điểm (nếu "
        "chấm tay), giải trình, tên tệp minh chứng (mỗi tệp một dòng). Không thêm, xóa, chuyển "
        "dòng."
    )
    put_line(sheet, 4, _LAST, hint, Look(italic=True, size=10, boxed=False))
    sheet.row_dimensions[4].height = 30
    for letter, heading in zip("ABCDEFGHI", _HEADINGS, strict=True):
        put(sheet, f"{letter}{rows.HEAD_ROW}", heading, HEAD)


def _write_row(filling: _Filling, row: rows.SheetRow) -> None:
    sheet, number = filling.to, row.number
    if row.item is None:
        put(sheet, f"A{number}", row.area.code, _AREA)
        put(sheet, f"B{number}", row.area.name, _AREA)
        put(sheet, f"C{number}", row.area.max, Look(True, fill=AREA_FILL, across="center"))
        for letter in "DEFGHI":
            put(sheet, f"{letter}{number}", None, _AREA)
        return
    put(sheet, f"{rows.IDENTITY}{number}", row.identity, PLAIN)
    cells = filling.cells(row.item)
    if row.figure is not None:
        _write_figure(sheet, row, cells)
        return
    answer = filling.answer(row.item)
    put(sheet, f"{rows.VERSION}{number}", answer.version if answer else 0, PLAIN)
    put(sheet, f"{rows.DIGEST}{number}", cells.digest(), PLAIN)
    put(sheet, f"A{number}", row.item.code, PLAIN)
    put(sheet, f"B{number}", row.item.text, PLAIN)
    put(sheet, f"C{number}", row.item.max, CENTRED)
    put(sheet, f"D{number}", "; ".join(row.item.evidence), PLAIN)
    put(sheet, f"{rows.WORD}{number}", cells.word.vi if cells.word else "", _TYPED)
    put(sheet, f"{rows.SCORE}{number}", cells.score, _TYPED).number_format = POINTS_FORMAT
    put(sheet, f"{rows.NOTE}{number}", cells.note, _WRITTEN)
    put(sheet, f"{rows.FILES}{number}", "\n".join(cells.files), _WRITTEN)
    put(sheet, f"I{number}", _other_stages(filling, row.item), PLAIN)


def _write_figure(sheet: Worksheet, row: rows.SheetRow, cells: rows.ItemCells) -> None:
    assert row.figure is not None
    number, figure = row.number, row.figure
    put(sheet, f"B{number}", f"– {figure.text}", Look(italic=True, indent=1))
    unit = "" if figure.unit is FigureUnit.COUNT else figure.unit.vi
    put(sheet, f"C{number}", unit, Look(italic=True, across="center"))
    value = put(sheet, f"{rows.WORD}{number}", cells.figures.get(figure.code), _TYPED)
    value.number_format = COUNT_FORMAT if figure.unit is FigureUnit.COUNT else "#,##0.##"
    for letter in "ADFGHI":
        put(sheet, f"{letter}{number}", None, PLAIN)


def _other_stages(filling: _Filling, item: Item) -> str:
    [row] = [each for each in filling.shown.rows if each.item == item.code]
    told = [
        f"{stage.vi}: {decimal_comma(points)}"
        for stage in AnswerStage
        if stage is not filling.stage and (points := row.points(stage)) is not None
    ]
    return "; ".join(told)


def _write_signatures(filling: _Filling) -> None:
    sheet = filling.to
    row = sheet.max_row + 2
    for (first, last), title in zip((("A", "D"), ("E", "I")), _SIGNERS[filling.stage], strict=True):
        put_line(sheet, row, last, title, Look(True, across="center", boxed=False), first)
        put_line(
            sheet, row + 1, last, "(Ký, ghi rõ họ tên)",
            Look(italic=True, across="center", boxed=False), first,
        )  # fmt: skip


def _add_validations(sheet: Worksheet, checklist: ChecklistDefinition) -> None:
    placed = list(rows.layout(checklist))
    items = [row for row in placed if row.item is not None and row.figure is None]
    for allowed, those in _grouped(items, lambda row: _words(row.item)):
        told, listed = f"Chọn: {', '.join(allowed)}", ",".join(allowed)
        _validate(sheet, those, rows.WORD, told, type="list", formula1=f'"{listed}"')
    for maximum, those in _grouped(items, lambda row: row.item and row.item.max):
        told = f"Điểm từ 0 đến {decimal_comma(maximum)}"
        _validate(sheet, those, rows.SCORE, told, type="decimal", operator="between",
                  formula1="0", formula2=str(maximum))  # fmt: skip
    figures = [row for row in placed if row.figure is not None]
    for is_whole, those in _grouped(figures, _counts):
        told = "Số nguyên từ 0 trở lên" if is_whole else "Số từ 0 trở lên"
        kind = "whole" if is_whole else "decimal"
        _validate(sheet, those, rows.WORD, told, type=kind, operator="greaterThanOrEqual",
                  formula1="0")  # fmt: skip


def _counts(row: rows.SheetRow) -> bool:
    return row.figure is not None and row.figure.unit is FigureUnit.COUNT


def _words(item: Item | None) -> tuple[str, ...]:
    refused = item is not None and item.not_arising is NotArising.NOT_ALLOWED
    return tuple(word.vi for word in AnswerWord if not (refused and word is AnswerWord.NOT_ARISING))


def _grouped(
    found: Iterable[rows.SheetRow], key: Callable[[rows.SheetRow], Any]
) -> Iterator[tuple[Any, list[rows.SheetRow]]]:
    groups: dict[Any, list[rows.SheetRow]] = {}
    for row in found:
        groups.setdefault(key(row), []).append(row)
    yield from groups.items()


def _validate(
    sheet: Worksheet, those: Sequence[rows.SheetRow], column: str, told: str, **rule: str
) -> None:
    check = DataValidation(
        allow_blank=True, showErrorMessage=True, errorTitle="Chưa đúng", error=told, **rule
    )
    for row in those:
        check.add(f"{column}{row.number}")
    sheet.add_data_validation(check)


def _mark(
    book: Workbook, inspection: str, checklist: ChecklistDefinition, stage: AnswerStage
) -> None:
    """Say on a hidden sheet what the file belongs to."""
    marks = book.create_sheet(rows.MARKS)
    marks.sheet_state = "veryHidden"
    told = (rows.FORMAT, inspection, content_hash(checklist), stage.value)
    for number, text in enumerate(told, start=1):
        put(marks, f"A{number}", text, PLAIN)
    lock(marks)
