"""Checklist sheets as the tests write them out, fill them in and read them back."""

from __future__ import annotations

import pytest

from inspect_flow.interchange.sheets.checklist_changes import (
    SheetChanges,
    changes_of,
)
from inspect_flow.interchange.sheets.checklist_rows import layout
from inspect_flow.interchange.sheets.checklist_writing import checklist_book
from inspect_flow.records.tables import Inspection
from inspect_flow.rules.answers import GivenAnswer
from inspect_flow.services.answering import record_answer
from inspect_flow.services.queries.sheets import sheet
from inspect_flow.vocabulary.answers import AnswerStage
from inspect_flow.vocabulary.errors import BadInput
from tests.builders import House, a_campaign, an_inspection
from tests.house import VISIT_DAY

DELEGATION = AnswerStage.DELEGATION


def on_the_spot(house: House) -> Inspection:
    return an_inspection(house, a_campaign(house, checklist="district_2019"), until="on_site")


def written(house: House, place: Inspection, stage: AnswerStage = DELEGATION) -> bytes:
    work = house.by("minh", VISIT_DAY)
    return checklist_book(work, place, sheet(work, place), stage)


def rows_of(house: House, place: Inspection) -> dict[str, int]:
    shown = sheet(house.work, place)
    return {row.identity: row.number for row in layout(shown.checklist) if row.identity}


def read(house: House, place: Inspection, content: bytes, by: str = "minh") -> SheetChanges:
    return changes_of(house.by(by, VISIT_DAY), place, content, "bang.xlsx", no_file)


def no_file(name: str) -> bytes:
    raise BadInput(name, ["không có tệp này"])


def answer(house: House, place: Inspection, item: str, by: str = "minh", **given: object) -> None:
    record_answer(house.by(by, VISIT_DAY), place, GivenAnswer(item, **given), DELEGATION)


def faults(house: House, place: Inspection, content: bytes) -> str:
    with pytest.raises(BadInput) as refused:
        read(house, place, content)
    return str(refused.value)
