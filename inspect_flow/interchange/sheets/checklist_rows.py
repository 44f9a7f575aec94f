"""Where each criterion and figure of a checklist stands on its sheet, and what stands there."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from decimal import Decimal
from hashlib import sha256

from inspect_flow.interchange.sheets.cells import shown_text
from inspect_flow.records.tables import Answer
from inspect_flow.rules.checklist import Area, ChecklistDefinition, Figure, Item
from inspect_flow.vocabulary.answers import AnswerWord

TITLE = "Bảng kiểm"
MARKS = "_inspect_flow"
FORMAT = "inspect-flow checklist 1"
HEAD_ROW = 5
WORD, SCORE, NOTE, FILES = "E", "F", "G", "H"
CODE, TEXT, MAXIMUM = "A", "B", "C"
IDENTITY, VERSION, DIGEST = "J", "K", "L"
"""Hidden: which criterion the row is, which version of its answer was written out, and its hash."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row: the heading of an area, a criterion, or one of a criterion's figures."""

    number: int
    area: Area
    item: Item | None = None
    figure: Figure | None = None

    @property
    def identity(self) -> str:
        """Return what the hidden column says of the row."""
        if self.item is None:
            return ""
        return f"{self.item.code}/{self.figure.code}" if self.figure else self.item.code


@dataclass(frozen=True, slots=True)
class ItemCells:
    """What the open cells of one criterion say."""

    word: AnswerWord | None = None
    figures: Mapping[str, Decimal | None] = field(default_factory=dict)
    score: Decimal | None = None
    note: str = ""
    files: tuple[str, ...] = ()

    def digest(self) -> str:
        """Return a hash by which an edited row is told from an untouched one."""
        plain = {
            **asdict(self),
            "word": self.word.value if self.word else "",
            "score": _digits(self.score),
            "figures": {k: _digits(v) for k, v in self.figures.items() if v is not None},
        }
        return sha256(json.dumps(plain, sort_keys=True).encode()).hexdigest()[:16]


def layout(checklist: ChecklistDefinition) -> Iterator[SheetRow]:
    """Yield the rows of the sheet in the order of the paper."""
    number = HEAD_ROW + 1
    for area in checklist.areas:
        yield SheetRow(number, area)
        number += 1
        for item in area.items:
            yield SheetRow(number, area, item)
            number += 1
            for figure in item.figures:
                yield SheetRow(number, area, item, figure)
                number += 1


def cells_of(answer: Answer | None, files: Sequence[str]) -> ItemCells:
    """Return what the sheet shows of a stored answer and its files."""
    if answer is None:
        return ItemCells()
    return ItemCells(
        word=AnswerWord(answer.word) if answer.word else None,
        figures={k: None if v is None else Decimal(v) for k, v in answer.figures.items()},
        score=answer.score,
        note=shown_text(answer.note),
        files=tuple(shown_text(name) for name in files),
    )


def _digits(value: Decimal | None) -> str:
    return "" if value is None else format(value.normalize() + 0, "f")
