"""Rows of a checklist sheet that are not where, or not what, they were when it was written out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from inspect_flow.interchange.sheets import checklist_rows as rows
from inspect_flow.interchange.sheets.cells import shown_text, tidy
from inspect_flow.interchange.sheets.grid import Row
from inspect_flow.locale.translation import _, _n
from inspect_flow.rules.checklist import ChecklistDefinition

# A sheet without its rows is told by some of them, not by two hundred codes.
_MOST_NAMED = 10


def place_faults(found: list[Row], checklist: ChecklistDefinition) -> Iterator[str]:
    """Tell rows that were deleted, doubled, moved, added or written over."""
    wanted = {row.identity: row for row in rows.layout(checklist) if row.identity}
    there = [row for row in found if row.cell(rows.IDENTITY).value]
    counted = Counter(row.cell(rows.IDENTITY).value for row in there)
    remedy = _("khôi phục lại, hoặc xuất bảng mới rồi chép kết quả sang")
    if not there:
        yield _("các cột ẩn J đến L đã bị xóa; {remedy}").format(remedy=remedy)
        return
    lost = [identity for identity in wanted if identity not in counted]
    if lost:
        more = ["…"] if len(lost) > _MOST_NAMED else []
        items = ", ".join([*lost[:_MOST_NAMED], *more])
        yield _n("mất {count} dòng của: {items}; {remedy}", len(lost)).format(
            count=len(lost), items=items, remedy=remedy
        )
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
    """Tell rows put in or taken out between the others once, not for each row that they push."""
    known = [row for row in there if row.cell(rows.IDENTITY).value in wanted]
    due = [wanted[row.cell(rows.IDENTITY).value].number for row in known]
    if due != sorted(due):
        yield from _exchanged(known, due, remedy)
        return
    pushed = 0
    for row, place in zip(known, due, strict=True):
        added, pushed = row.number - place - pushed, row.number - place
        if added > 0:
            yield _n(
                "dòng {first} đến {last}: {count} dòng chèn thêm; xóa các dòng ấy", added
            ).format(first=row.number - added, last=row.number - 1, count=added)
        elif added < 0:
            yield _n("trước dòng {row}: mất {count} dòng; {remedy}", -added).format(
                row=row.number, count=-added, remedy=remedy
            )


def _exchanged(known: list[Row], due: list[int], remedy: str) -> Iterator[str]:
    for row, place in zip(known, due, strict=True):
        if row.number != place:
            yield _("dòng {row}: tiêu chí {item} phải ở dòng {place}; {remedy}").format(
                row=row.number, item=row.cell(rows.IDENTITY).value, place=place, remedy=remedy
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
