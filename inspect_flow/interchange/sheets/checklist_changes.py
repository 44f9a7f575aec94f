"""What a filled-in sheet changes in the record: shown first, then written in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from inspect_flow.definitions.checklists import content_hash
from inspect_flow.interchange.sheets import checklist_rows as rows
from inspect_flow.interchange.sheets.checklist_reading import (
    FilledItem,
    FilledSheet,
    mark_faults,
    read_items,
    stage_marked,
)
from inspect_flow.interchange.sheets.checklist_writing import file_names
from inspect_flow.interchange.sheets.grid import read_book
from inspect_flow.locale.translation import _
from inspect_flow.records.tables import Answer, Inspection
from inspect_flow.rules.answer_checks import answer_refusals, answer_warnings
from inspect_flow.rules.answers import GivenAnswer
from inspect_flow.services.answering import record_answer, refuse_answering
from inspect_flow.services.evidence import add_evidence
from inspect_flow.services.queries.sheets import Sheet, sheet
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.answers import AnswerStage
from inspect_flow.vocabulary.errors import BadInput, Conflict, InspectFlowError

ReadFile = Callable[[str], bytes]
"""Return the content of the file of that name beside the sheet; raise `BadInput` when none is."""


@dataclass(frozen=True, slots=True)
class ItemChange:
    """One criterion that the sheet changes: what stands there now, and what will."""

    filled: FilledItem
    before: rows.ItemCells
    given: GivenAnswer
    replaces: int
    new_files: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def warnings(self) -> list[str]:
        """Return what contradicts itself in the new answer."""
        n_evidence = len(self.before.files) + len(self.new_files)
        return answer_warnings(self.filled.item, replace(self.given, n_evidence=n_evidence))


@dataclass(frozen=True, slots=True)
class SheetChanges:
    """All that a sheet changes at its stage."""

    stage: AnswerStage
    items: tuple[ItemChange, ...]


def changes_of(
    work: Work, inspection: Inspection, content: bytes, name: str, read_file: ReadFile
) -> SheetChanges:
    """Return what the sheet would change; raise with everything that is wrong with it.

    `BadInput` names cells, `Conflict` what others have answered since the sheet was written out.
    """
    book = read_book(content, name)
    shown = sheet(work, inspection)
    title = _("Bảng {file}").format(file=name)
    foreign = mark_faults(book, inspection.code, content_hash(shown.checklist))
    if foreign:
        raise BadInput(title, foreign)
    stage = stage_marked(book)
    refuse_answering(work, inspection, stage)
    filled = read_items(book, shown.checklist)
    found = _Comparison(shown, stage, file_names(work, shown, stage), read_file, filled)
    changed = tuple(found.changes())
    if filled.faults:
        raise BadInput(title, [*filled.faults, *found.conflicts])
    if found.conflicts:
        raise Conflict(title, found.conflicts)
    return SheetChanges(stage, changed)


def apply_changes(work: Work, inspection: Inspection, changes: SheetChanges) -> None:
    """Write every change through the answering service, files included; all or nothing."""
    faults = []
    for each in changes.items:
        try:
            _apply(work, inspection, changes.stage, each)
        except BadInput as refusal:
            faults += [f"{refusal.thing}: {reason}" for reason in refusal.reasons or [""]]
    if faults:
        raise BadInput(_("Chưa ghi được gì vào {code}").format(code=inspection.code), faults)


def _apply(work: Work, inspection: Inspection, stage: AnswerStage, change: ItemChange) -> None:
    stored = record_answer(
        work, inspection, change.given, stage, replaces_version=change.replaces or None
    )
    for name, content in change.new_files.items():
        add_evidence(work, stored, content, name)


@dataclass
class _Comparison:
    """The sheet beside the record; faults go to the sheet, conflicts are kept here."""

    shown: Sheet
    stage: AnswerStage
    names: Mapping[int, Any]
    read_file: ReadFile
    sheet: FilledSheet
    conflicts: list[str] = field(default_factory=list)

    def changes(self) -> Iterator[ItemChange]:
        """Yield the criteria that somebody edited and that now stand differently."""
        for filled in self.sheet.items:
            answer, author = self.shown.stored.get((filled.item.code, self.stage), (None, ""))
            now = rows.cells_of(answer, self.names.get(answer.id or 0, ()) if answer else ())
            if not filled.is_edited or filled.cells.digest() == now.digest():
                continue
            if filled.version != (answer.version if answer else 0):
                self._keep_conflict(filled, now, author)
                continue
            yield self._change(filled, now, answer)

    def _keep_conflict(self, filled: FilledItem, now: rows.ItemCells, author: str) -> None:
        self.conflicts.append(
            _(
                "{cell} (tiêu chí {item}): sau khi xuất bảng, {author} đã trả lời '{word}'; "
                "xem lại, xuất bảng mới rồi nhập tiếp"
            ).format(
                cell=f"{rows.WORD}{filled.row}",
                item=filled.item.code,
                author=author or _("người khác"),
                word=now.word.label if now.word else _("trống"),
            )
        )

    def _change(self, filled: FilledItem, now: rows.ItemCells, answer: Answer | None) -> ItemChange:
        given = _given(filled, now, answer)
        self._keep_faults(filled, given)
        new = self._new_files(filled, now)
        if given.is_empty and new:
            cell = f"{rows.WORD}{filled.row}"
            told = _("{cell} (tiêu chí {item}): có tệp minh chứng nhưng chưa có kết quả")
            self.sheet.faults.append(told.format(cell=cell, item=filled.item.code))
        return ItemChange(filled, now, given, answer.version if answer else 0, new)

    def _keep_faults(self, filled: FilledItem, given: GivenAnswer) -> None:
        """Keep why the service would refuse the answer, each with the cell that it is about."""
        parts = {
            rows.SCORE: GivenAnswer(given.item, given.word, score=given.score),
            rows.WORD: GivenAnswer(given.item, given.word),
        }
        cells = {f"{column}{filled.row}": part for column, part in parts.items()}
        for code, value in given.figures.items():
            address = f"{rows.WORD}{filled.figure_rows.get(code, filled.row)}"
            cells[address] = GivenAnswer(given.item, figures={code: value})
        for address, part in cells.items():
            for reason in answer_refusals(filled.item, part):
                told = f"{address}, {reason}"
                if told not in self.sheet.faults:
                    self.sheet.faults.append(told)

    def _new_files(self, filled: FilledItem, now: rows.ItemCells) -> dict[str, bytes]:
        cell = f"{rows.FILES}{filled.row}"
        about = _("{cell} (tiêu chí {item}): {fault}")
        gone = [name for name in now.files if name not in filled.cells.files]
        if gone and filled.cells.files != now.files:
            fault = _("không bỏ tệp đã gửi bằng bảng tính được; ghi lại tên: {names}").format(
                names=", ".join(gone)
            )
            self.sheet.faults.append(about.format(cell=cell, item=filled.item.code, fault=fault))
        read: dict[str, bytes] = {}
        for name in filled.cells.files:
            if name in now.files:
                continue
            try:
                read[name] = self.read_file(name)
            except InspectFlowError as refusal:
                fault = f"{refusal.thing}: {'; '.join(refusal.reasons)}"
                self.sheet.faults.append(
                    about.format(cell=cell, item=filled.item.code, fault=fault)
                )
        return read


def _given(filled: FilledItem, now: rows.ItemCells, answer: Answer | None) -> GivenAnswer:
    """Return the answer that the sheet gives; what a cell could not show whole stays as it is."""
    cells = filled.cells
    known = {code: value for code, value in cells.figures.items() if value is not None}
    unknown = {code: None for code in now.figures if code not in known}
    note = answer.note if answer and cells.note == now.note else cells.note
    return GivenAnswer(filled.item.code, cells.word, {**unknown, **known}, cells.score, note)
