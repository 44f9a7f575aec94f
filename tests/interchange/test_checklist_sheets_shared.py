"""Several people fill in one checklist: what one typed is never overwritten unseen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from inspect_flow.interchange.sheets.checklist_changes import apply_changes, changes_of
from inspect_flow.records.tables import Inspection
from inspect_flow.services.answer_sheet import stage_answers
from inspect_flow.services.queries.sheets import sheet
from inspect_flow.vocabulary.answers import AnswerWord
from inspect_flow.vocabulary.errors import Conflict
from tests.builders import House, a_house
from tests.checklist_sheets import (
    DELEGATION,
    answer,
    faults,
    on_the_spot,
    read,
    rows_of,
    written,
)
from tests.house import VISIT_DAY, an_office
from tests.workbooks import changed, edited, opened


@pytest.fixture(params=["sqlite", "postgresql"])
def house(request, tmp_path) -> Iterator[House]:
    """Lend a house on each kind of database in turn."""
    url = request.getfixturevalue(f"{request.param}_url")
    lent = a_house(office=an_office(tmp_path / "files"), url=url)
    yield lent
    lent.work.session.close()
    lent.work.session.get_bind().dispose()


@pytest.fixture
def place(house) -> Inspection:
    """Lend an inspection on the spot."""
    return on_the_spot(house)


def test_what_is_typed_stands_in_the_record_and_comes_out_again(house, place):
    items = [item for item in sheet(house.work, place).checklist.items() if item.figures]
    item, figure = items[0], items[0].figures[0]
    at = rows_of(house, place)
    typed = {
        f"E{at[item.code]}": "Không đạt",
        f"G{at[item.code]}": "=1+1\nchưa có",
        f"E{at[f'{item.code}/{figure.code}']}": 7,
    }
    filled = changed(
        edited(written(house, place), typed),
        lambda page: setattr(page[f"G{at[item.code]}"], "data_type", "s"),
    )

    apply_changes(house.by("minh", VISIT_DAY), place, read(house, place, filled))

    given = stage_answers(house.work, place)[DELEGATION][item.code]
    assert (given.word, given.note) == (AnswerWord.DOES_NOT_CONFORM, "=1+1\nchưa có")
    assert given.figures[figure.code] == 7
    again = written(house, place)
    assert read(house, place, again).items == ()
    assert opened(again)[f"G{at[item.code]}"].value == "=1+1\nchưa có"
    # The first file now says what the record says: reading it twice does nothing twice.
    assert read(house, place, filled).items == ()


def test_nobody_is_overwritten_unseen(house, place):
    before = written(house, place)
    answer(house, place, "1.1.1", by="lan", word=AnswerWord.CONFORMS)
    at = rows_of(house, place)["1.1.1"]

    with pytest.raises(Conflict) as refused:
        read(house, place, edited(before, {f"E{at}": "không đạt"}))

    assert f"E{at} (tiêu chí 1.1.1): sau khi xuất bảng, bà Lan đã trả lời 'đạt'" in str(
        refused.value
    )


def test_what_others_answered_elsewhere_stays(house, place):
    before = written(house, place)
    answer(house, place, "1.1.1", by="lan", word=AnswerWord.CONFORMS)
    filled = edited(before, {f"E{rows_of(house, place)['1.1.2']}": "không đạt"})

    apply_changes(house.by("minh", VISIT_DAY), place, read(house, place, filled))

    given = stage_answers(house.work, place)[DELEGATION]
    assert (given["1.1.1"].word, given["1.1.2"].word) == (
        AnswerWord.CONFORMS, AnswerWord.DOES_NOT_CONFORM,
    )  # fmt: skip


def test_another_members_answer_that_was_seen_may_be_changed(house, place):
    answer(house, place, "1.1.1", by="lan", word=AnswerWord.CONFORMS)
    filled = edited(written(house, place), {f"E{rows_of(house, place)['1.1.1']}": "không đạt"})

    apply_changes(house.by("minh", VISIT_DAY), place, read(house, place, filled))

    assert stage_answers(house.work, place)[DELEGATION]["1.1.1"].word is AnswerWord.DOES_NOT_CONFORM


def test_files_named_in_the_sheet_are_attached_once(house, place):
    at = rows_of(house, place)["1.1.1"]
    files = {"ke-hoach.pdf": b"%PDF-1.4"}
    filled = edited(written(house, place), {f"E{at}": "đạt", f"H{at}": "ke-hoach.pdf"})
    work = house.by("minh", VISIT_DAY)
    apply_changes(work, place, changes_of(work, place, filled, "bang.xlsx", files.__getitem__))

    content = written(house, place)

    assert opened(content)[f"H{at}"].value == "ke-hoach.pdf"
    assert read(house, place, content).items == ()
    assert "không bỏ tệp đã gửi" in faults(house, place, edited(content, {f"H{at}": None}))
