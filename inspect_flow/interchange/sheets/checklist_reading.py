"""Read a filled-in checklist sheet: which row is which criterion, what was typed, what is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from inspect_flow.interchange.sheets import checklist_rows as rows
from inspect_flow.interchange.sheets.cells import (
    CellFault,
    number_in,
    text_in,
)
from inspect_flow.interchange.sheets.checklist_places import place_faults
from inspect_flow.interchange.sheets.grid import Book, Cell, Row
from inspect_flow.locale.translation import _
from inspect_flow.locale.vietnamese_text import searchable
from inspect_flow.rules.checklist import ChecklistDefinition, Item
from inspect_flow.vocabulary.answers import AnswerStage, AnswerWord

Read = TypeVar("Read")
_APART = re.compile(r"[\n;]")


@dataclass(frozen=True, slots=True)
class FilledItem:
    """One criterion as the file has it, with what was written out when it was made."""

    item: Item
    row: int
    cells: rows.ItemCells
    version: int
    digest: str
    figure_rows: Mapping[str, int] = field(default_factory=dict)

    @property
    def is_edited(self) -> bool:
        """Tell whether somebody changed the row since it was written."""
        return self.cells.digest() != self.digest


@dataclass
class FilledSheet:
    """The criteria of a file and every fault found on the way."""

    items: list[FilledItem] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def mark_faults(book: Book, inspection: str, edition: str) -> list[str]:
    """Return why the file is no sheet of this inspection and this edition of its checklist."""
    marks = [row.cell("A").value for row in book.get(rows.MARKS, [])]
    if len(marks) != 4 or marks[0] != rows.FORMAT or rows.TITLE not in book:
        again = f"inspect-flow checklist sheet {inspection} --to TỆP.xlsx"
        return [_("không phải bảng kiểm do chương trình xuất; xuất bằng: {again}").format(
            again=again)]  # fmt: skip
    faults = []
    if marks[1] != inspection:
        faults.append(
            _("bảng này của cuộc kiểm tra {other}; hãy nhập vào đúng cuộc đó").format(
                other=marks[1]
            )
        )
    elif marks[2] != edition:
        faults.append(_("bảng này theo phiên bản khác của bảng kiểm; xuất lại rồi chép kết quả"))
    if marks[3] not in {stage.value for stage in AnswerStage}:
        faults.append(_("không rõ mức điểm '{stage}'; xuất lại bảng").format(stage=marks[3]))
    return faults


def stage_marked(book: Book) -> AnswerStage:
    """Return the stage that the file fills in."""
    return AnswerStage(book[rows.MARKS][3].cell("A").value)


def read_items(book: Book, checklist: ChecklistDefinition) -> FilledSheet:
    """Return what the file says of each criterion, with all faults by cell."""
    placed = {row.cell(rows.IDENTITY).value: row for row in book[rows.TITLE]}
    filled = FilledSheet(faults=list(place_faults(book[rows.TITLE], checklist)))
    for item in checklist.items():
        if item.code in placed:
            filled.items.append(_read_item(item, placed, filled.faults))
    return filled


def _read_item(item: Item, placed: Mapping[str, Row], faults: list[str]) -> FilledItem:
    def read(cell: Cell, how: Callable[[Cell], Read], otherwise: Read) -> Read:
        try:
            return how(cell)
        except CellFault as fault:
            faults.append(
                _("{cell} (tiêu chí {item}): {fault}").format(
                    cell=cell.address, item=item.code, fault=fault
                )
            )
            return otherwise

    row = placed[item.code]
    figure_rows = {
        figure.code: placed[f"{item.code}/{figure.code}"]
        for figure in item.figures
        if f"{item.code}/{figure.code}" in placed
    }
    figures = {
        code: read(each.cell(rows.WORD), number_in, None) for code, each in figure_rows.items()
    }
    cells = rows.ItemCells(
        word=read(row.cell(rows.WORD), _word_in, None),
        figures=figures,
        score=read(row.cell(rows.SCORE), number_in, None),
        note=read(row.cell(rows.NOTE), text_in, ""),
        files=read(row.cell(rows.FILES), _names_in, ()),
    )
    version = row.cell(rows.VERSION).value
    return FilledItem(
        item,
        row.number,
        cells,
        version if isinstance(version, int) else 0,
        str(row.cell(rows.DIGEST).value),
        {code: each.number for code, each in figure_rows.items()},
    )


def _word_in(cell: Cell) -> AnswerWord | None:
    typed = text_in(cell)
    if not typed:
        return None
    plain = " ".join(searchable(typed).split())
    for word in AnswerWord:
        if plain in (searchable(word.vi), searchable(word.en), word.value):
            return word
    raise CellFault(
        _("'{word}' không phải kết quả; chọn: {words}").format(
            word=typed, words=", ".join(word.label for word in AnswerWord)
        )
    )


def _names_in(cell: Cell) -> tuple[str, ...]:
    names = (name.strip() for name in _APART.split(text_in(cell)))
    return tuple(dict.fromkeys(name for name in names if name))
