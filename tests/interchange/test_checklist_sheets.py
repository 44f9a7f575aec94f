"""The checklist goes out as a sheet and comes back; what is wrong is told by its cell."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inspect_flow.interchange.sheets.checklist_changes import apply_changes
from inspect_flow.interchange.sheets.grid import read_book
from inspect_flow.records.tables import Inspection
from inspect_flow.services.answer_sheet import stage_answers
from inspect_flow.vocabulary.answers import AnswerWord
from inspect_flow.vocabulary.errors import MoveRefused
from tests.builders import House, a_campaign, a_house, an_inspection
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
from tests.workbooks import changed, edited, opened, repacked

HOSTILE_NOTES = (
    "=1+1",
    "+84 254",
    "-thiếu",
    "@SUM(A1)",
    "\tthụt vào",
    "\r\nxuống dòng",
    "=cmd|'/C calc'!A0",
)


@pytest.fixture(scope="module")
def kept_case(tmp_path_factory: pytest.TempPathFactory) -> tuple[House, Inspection]:
    """Lend one case for many examples."""
    kept = a_house(office=an_office(tmp_path_factory.mktemp("files")))
    return kept, on_the_spot(kept)


def test_out_and_in_changes_nothing(kept_case):
    house, place = kept_case
    answer(
        house, place, "1.1.1", word=AnswerWord.PARTLY, note="chậm 12 ngày", score=Decimal("0.35")
    )

    assert read(house, place, written(house, place)).items == ()


def test_only_the_stage_asked_for_may_be_typed_in(kept_case):
    house, place = kept_case
    page = opened(written(house, place))
    row = rows_of(house, place)["1.1.1"]

    assert page.protection.sheet
    assert not any(page[f"{column}{row}"].protection.locked for column in "EFGH")
    assert all(page[f"{column}{row}"].protection.locked for column in "ABCDIJKL")
    assert page.freeze_panes == "A6"
    assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
    assert page.print_title_rows == "$5:$5"


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (lambda page, row: page.delete_rows(row), "mất 1 dòng của: 1.1.1;"),
        (lambda page, row: page.delete_cols(10, 3), "các cột ẩn J đến L đã bị xóa"),
        (lambda page, row: page.delete_rows(row - 1), "trước dòng 6: mất 1 dòng"),
        (
            lambda page, row: page[f"J{row}"].__setattr__("value", "1.1.2"),
            "tiêu chí 1.1.2 có 2 lần",
        ),
        (lambda page, row: page[f"J{row}"].__setattr__("value", "9.9"), "'9.9' không có trong"),
        (lambda page, row: page[f"B{row}"].__setattr__("value", "Khác"), "đã bị sửa, phải là"),
        (lambda page, row: page[f"G{row - 1}"].__setattr__("value", "x"), "không nhận nội dung"),
    ],
)
def test_rows_that_were_lost_moved_doubled_or_written_over_are_named(kept_case, damage, words):
    house, place = kept_case
    row = rows_of(house, place)["1.1.1"]

    told = faults(house, place, changed(written(house, place), lambda page: damage(page, row)))

    assert words in told


def test_rows_put_in_between_are_told_once_however_many_they_push(kept_case):
    house, place = kept_case
    row = rows_of(house, place)["1.1.1"]

    told = faults(
        house, place, changed(written(house, place), lambda page: page.insert_rows(row, 2))
    )

    assert f"dòng {row} đến {row + 1}: 2 dòng chèn thêm; xóa các dòng ấy" in told
    assert "phải ở dòng" not in told


def test_rows_that_changed_places_are_each_named(kept_case):
    house, place = kept_case
    first, second = (rows_of(house, place)[code] for code in ("1.1.1", "1.1.2"))

    def exchange(page):
        for column in "ABJKL":
            here, there = page[f"{column}{first}"], page[f"{column}{second}"]
            here.value, there.value = there.value, here.value

    told = faults(house, place, changed(written(house, place), exchange))

    assert f"dòng {first}: tiêu chí 1.1.2 phải ở dòng {second}" in told


def test_a_sheet_of_another_inspection_is_refused(kept_case):
    house, place = kept_case
    other = an_inspection(
        house, a_campaign(house, "CCHC-2019-2", checklist="district_2019", number="785"),
        unit="dat_do", until="on_site",
    )  # fmt: skip

    assert f"của cuộc kiểm tra {other.code}" in faults(house, place, written(house, other))


def test_a_sheet_of_another_edition_is_refused(kept_case):
    house, place = kept_case

    def forge(page):
        page.parent["_inspect_flow"]["A3"] = "0" * 64

    assert "phiên bản khác" in faults(house, place, changed(written(house, place), forge))


def test_a_sheet_that_was_never_written_out_is_refused(kept_case):
    house, place = kept_case
    content = repacked(written(house, place), {"xl/worksheets/sheet2.xml": None})

    assert "không phải bảng kiểm do chương trình xuất" in faults(house, place, content)


def test_the_unit_may_not_hand_in_the_delegations_sheet(kept_case):
    house, place = kept_case
    with pytest.raises(MoveRefused, match="KT-2019-001"):
        read(house, place, written(house, place), by="tu")


def test_a_note_longer_than_a_cell_stays_whole_while_nobody_edits_it(kept_case):
    house, place = kept_case
    long = "nội dung " * 5_000
    answer(house, place, "1.1.1", word=AnswerWord.PARTLY, note=long)
    content = written(house, place)
    at = rows_of(house, place)["1.1.1"]
    assert read(house, place, content).items == ()

    changes = read(house, place, edited(content, {f"E{at}": "không đạt"}))
    apply_changes(house.by("minh", VISIT_DAY), place, changes)

    given = stage_answers(house.work, place)[DELEGATION]["1.1.1"]
    assert (given.word, given.note) == (AnswerWord.DOES_NOT_CONFORM, long)


def test_the_same_content_gives_the_same_bytes(kept_case):
    house, place = kept_case
    assert written(house, place) == written(house, place)


@pytest.mark.parametrize("note", ['mã _x0041_ <row r="1" customHeight="1">', "_x005F_x0041_"])
def test_what_looks_like_a_code_of_the_format_stays_as_it_was_written(note, kept_case):
    house, place = kept_case
    answer(house, place, "1.1.1", word=AnswerWord.PARTLY, note=note)

    content = written(house, place)

    assert read(house, place, content).items == ()
    shown = read_book(content, "bang.xlsx")["Bảng kiểm"]
    assert note in [row.cell("G").value for row in shown]


@pytest.mark.parametrize("note", HOSTILE_NOTES)
def test_what_looks_like_a_formula_goes_out_as_a_text(note, kept_case):
    house, place = kept_case
    answer(house, place, "1.1.1", word=AnswerWord.PARTLY, note=note)

    content = written(house, place)

    cell = opened(content)[f"G{rows_of(house, place)['1.1.1']}"]
    assert cell.data_type == "s"
    assert cell.value == note.strip()
    assert bool(cell.quotePrefix) == (cell.value[0] in "=+-@")
    assert read(house, place, content).items == ()


def test_every_fault_is_told_at_once_with_its_cell(kept_case):
    house, place = kept_case
    at = rows_of(house, place)
    first, second, third = (at[code] for code in ("1.1.1", "1.1.2", "1.1.3"))
    told = faults(
        house,
        place,
        edited(
            written(house, place),
            {
                f"E{first}": "tốt",
                f"F{second}": 99,
                f"F{third}": "=1+1",
                f"G{third}": "=A1",
                f"H{first}": "khong-co.pdf",
            },
        ),
    )

    assert f"E{first} (tiêu chí 1.1.1): 'tốt' không phải kết quả; chọn: đạt, đạt một phần" in told
    assert f"F{second}, 1.1.2: điểm 99 nằm ngoài khoảng" in told
    assert f"F{third} (tiêu chí 1.1.3): là công thức" in told
    assert f"G{third} (tiêu chí 1.1.3): là công thức" in told
    assert f"H{first} (tiêu chí 1.1.1): khong-co.pdf: không có tệp này" in told


_TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cf", "Zl", "Zp")), max_size=60
)
_SCORES = st.decimals(0, 1, places=2)


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(word=st.sampled_from([*AnswerWord][:3]), note=_TEXTS, score=st.none() | _SCORES)
def test_any_answer_comes_back_as_it_went_out(kept_case, word, note, score):
    answer(*kept_case, "1.1.2", word=word, note=note, score=score)

    assert read(*kept_case, written(*kept_case)).items == ()
