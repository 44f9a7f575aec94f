"""Rows of a checklist sheet that are not where, or not what, they were when it was written out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from inspect_flow.interchange.sheets import checklist_rows as rows
from inspect_flow.interchange.sheets.cells import shown_text, tidy
from inspect_flow.interchange.sheets.grid import Row
from inspect_flow.locale.translation import _
from inspect_flow.rules.checklist import ChecklistDefinition


def place_faults(found: list[Row], checklist: ChecklistDefinition) -> Iterator[str]:
    """Tell rows that were deleted, doubled, moved, added or written over."""
    wanted = {row.identity: row for row in rows.layout(checklist) if row.identity}
    there = [row for row in found if row.cell(rows.IDENTITY).value]
    counted = Counter(row.cell(rows.IDENTITY).value for row in there)
    remedy = _("khôi phục lại, hoặc xuất bảng mới rồi chép kết quả sang")
    lost = [identity for identity in wanted if identity not in counted]
    if lost:
        yield _("mất dòng của: {items}; {remedy}").format(items=", ".join(lost), remedy=remedy)
    for identity, count in counted.items():
        numbers = [row.number for row in there if row.cell(rows.IDENTITY).value == identity]
        listed = ", ".join(str(number) for number in numbers)
        if identity not in wanted:
            yield _("dòng {rows}: '{item}' không có trong bảng kiểm; {remedy}").format(
                rows=listed, item=identity, remedy=remedy
            )
        elif count > 1:
            yield _("dòng {rows}: tiêu chí {item} có {count} lần; {remedy}").format(
                rows=listed, item=identity, count=count, remedy=remedy
            )
    if not lost and all(count == 1 for count in counted.values()):
        yield from _moved(there, wanted, remedy)
    yield from _written_over(found, wanted, remedy)
    yield from _strays(found, wanted)


def _moved(there: list[Row], wanted: Mapping[str, rows.SheetRow], remedy: str) -> Iterator[str]:
    for row in there:
        identity = row.cell(rows.IDENTITY).value
        if identity in wanted and wanted[identity].number != row.number:
            yield _("dòng {row}: tiêu chí {item} phải ở dòng {place}; {remedy}").format(
                row=row.number, item=identity, place=wanted[identity].number, remedy=remedy
            )


def _written_over(
    found: list[Row], wanted: Mapping[str, rows.SheetRow], remedy: str
) -> Iterator[str]:
    """Tell locked cells that no longer say what the checklist says."""
    for row in found:
        due = wanted.get(row.cell(rows.IDENTITY).value)
        if due is None or due.item is None:
            continue
        texts = {rows.CODE: due.item.code, rows.TEXT: due.item.text}
        if due.figure is not None:
            texts = {rows.TEXT: f"– {due.figure.text}"}
        for column, text in texts.items():
            cell = row.cell(column)
            if tidy(str(cell.value or "")) != shown_text(text):
                yield _("{cell}: đã bị sửa, phải là '{text}'; {remedy}").format(
                    cell=cell.address, text=text, remedy=remedy
                )


def _strays(found: list[Row], wanted: Mapping[str, rows.SheetRow]) -> Iterator[str]:
    """Tell what was typed where nothing is asked; it would be lost without a word."""
    last = max(row.number for row in wanted.values())
    for row in found:
        if not rows.HEAD_ROW < row.number <= last:
            continue
        due = wanted.get(row.cell(rows.IDENTITY).value)
        if due is not None and due.figure is None:
            continue
        for column in (rows.SCORE, rows.NOTE, rows.FILES, *([] if due else [rows.WORD])):
            if not row.cell(column).is_empty:
                yield _("{cell}: ô này không nhận nội dung; chuyển lên dòng của tiêu chí").format(
                    cell=row.cell(column).address
                )
