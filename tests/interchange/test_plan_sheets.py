"""The plan goes out as a sheet and comes back; units are known by code or by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from openpyxl import Workbook
from sqlalchemy import event

from inspect_flow.interchange.sheets.plan_changes import PlanChanges, apply_plan, plan_changes
from inspect_flow.interchange.sheets.plan_writing import plan_book
from inspect_flow.records.tables import Campaign
from inspect_flow.services.campaigns import add_quota
from inspect_flow.services.planning import inspections_of
from inspect_flow.services.visit_days import visit_days, visit_of
from inspect_flow.vocabulary.errors import BadInput, MoveRefused
from inspect_flow.vocabulary.units import UnitLevel
from tests.builders import House, a_campaign, a_house
from tests.house import a_unit
from tests.workbooks import changed, edited, opened, saved

HEADINGS = ("Mã đơn vị", "Tên đơn vị", "Từ ngày", "Đến ngày", "Địa điểm", "Người phụ trách")
JUNE_10, JUNE_12 = date(2019, 6, 10), date(2019, 6, 12)


@pytest.fixture(params=["sqlite", "postgresql"])
def stored(request) -> Iterator[tuple[House, Campaign]]:
    """Lend a campaign in preparation on each kind of database in turn."""
    house = a_house(url=request.getfixturevalue(f"{request.param}_url"))
    yield house, a_campaign(house)
    house.work.session.close()
    house.work.session.get_bind().dispose()


@pytest.fixture(scope="module")
def kept() -> tuple[House, Campaign]:
    """Lend a campaign that tests only look at, with two communes of one name in two districts."""
    house = a_house()
    for code, parent in (("tan-lap-1", "long_dien"), ("tan-lap-2", "dat_do")):
        a_unit(house, code, "xã Tân Lập", UnitLevel.COMMUNE, parent=house.unit(parent))
    a_unit(house, "cu", "xã Cũ", UnitLevel.COMMUNE, valid_to=date(2018, 12, 31))
    return house, a_campaign(house)


def a_list(*lines: tuple[Any, ...]) -> bytes:
    """Return a list of units as an office keeps it, not written by the program."""
    book = Workbook()
    book.worksheets[0].append(("KẾ HOẠCH KIỂM TRA",))
    book.worksheets[0].append(HEADINGS)
    for line in lines:
        book.worksheets[0].append(line)
    return saved(book)


def read(house: House, campaign: Campaign, content: bytes, **how: Any) -> PlanChanges:
    return plan_changes(house.by("lan"), campaign, content, "ke-hoach.xlsx", **how)


def refused(kept: tuple[House, Campaign], *lines: tuple[Any, ...]) -> str:
    with pytest.raises(BadInput) as fault:
        read(*kept, a_list(*lines))
    return str(fault.value)


def units_of(changes: PlanChanges) -> list[str]:
    return [each.filled.unit.code for each in changes.items]


def test_a_typed_plan_is_planned_and_comes_out_as_it_went_in(stored):
    house, campaign = stored
    content = a_list(
        ("long_dien", None, JUNE_10, "12/06/2019", "Trụ sở UBND huyện", "bà Hạnh"),
        (None, "UBND huyen dat do", JUNE_10, None, None, "minh"),
    )

    apply_plan(house.by("lan"), campaign, read(house, campaign, content), "")

    first, second = inspections_of(house.work, campaign)
    assert visit_days(house.work, first) == [JUNE_10, JUNE_12]
    assert visit_of(house.work, first).place == "Trụ sở UBND huyện"
    assert first.head_id == house.person("hanh").id
    assert visit_days(house.work, second) == [JUNE_10]
    written = plan_book(house.by("lan"), campaign)
    assert written == plan_book(house.by("lan"), campaign)
    assert read(house, campaign, written).items == ()
    assert read(house, campaign, content).items == ()


def test_what_is_edited_is_changed_and_nothing_else(stored):
    house, campaign = stored
    work = house.by("lan")
    apply_plan(work, campaign, read(house, campaign, a_list(
        ("long_dien", None, JUNE_10, JUNE_12, "Trụ sở", "hanh"), ("dat_do",))), "")  # fmt: skip
    written = plan_book(work, campaign)
    note = changed(
        edited(written, {"F5": "Hội trường", "G6": "minh", "H6": "=1+1"}),
        lambda page: setattr(page["H6"], "data_type", "s"),
    )

    changes = read(house, campaign, note)
    apply_plan(work, campaign, changes, "")

    assert [(each.cell, each.filled.line.place) for each in changes.items] == [
        ("B5", "Hội trường"), ("B6", ""),
    ]  # fmt: skip
    first, second = inspections_of(house.work, campaign)
    assert visit_days(house.work, first) == [JUNE_10, JUNE_12]
    assert visit_of(house.work, first).place == "Hội trường"
    assert (second.head_id, second.note) == (house.person("minh").id, "=1+1")
    again = plan_book(work, campaign)
    assert opened(again)["H6"].data_type == "s"
    assert read(house, campaign, again).items == ()


def test_units_are_known_by_code_by_name_and_by_name_without_diacritics(kept):
    content = a_list(
        ("long_dien",), (None, "huyen Dat Do"), (None, "xã Tân Lập, huyện Đất Đỏ"), ("tan-lap-1",)
    )

    assert units_of(read(*kept, content)) == ["long_dien", "dat_do", "tan-lap-2", "tan-lap-1"]


def test_every_fault_of_a_plan_is_told_at_once_with_its_cell(kept):
    told = refused(
        kept,
        (None, "xa tan lap"),
        ("long-dien",),
        (None, "huyện Long Điềm"),
        ("long_dien", "huyện Đất Đỏ"),
        ("dat_do", None, JUNE_12, JUNE_10),
        ("snv", None, date(2020, 1, 1), None, None, "bà Không"),
        ("tinh", None, "ngày 5", None, "=1+1"),
        ("dat_do",),
        ("cu",),
    )

    for words in (
        "B3: có 2 đơn vị tên 'xa tan lap': tan-lap-1 (huyện Long Điền), tan-lap-2 (huyện Đất Đỏ)",
        "A4: không có đơn vị mã 'long-dien'; gần giống: long_dien",
        "B5: không có đơn vị 'huyện Long Điềm'; gần giống: huyện Long Điền",
        "A6: mã long_dien là 'huyện Long Điền', tên lại ghi 'huyện Đất Đỏ'",
        "D7: ngày cuối 10/06/2019 trước ngày đầu 12/06/2019",
        "C8: ngoài thời gian của đợt, từ 01/05/2019 đến 30/11/2019",
        "F8: không có người 'bà Không'",
        "C9: 'ngày 5' không phải ngày",
        "E9: là công thức",
        "A10: đơn vị dat_do đã có ở dòng 7",
        "A11: xã Cũ đã chấm dứt hoạt động sau ngày 31/12/2018",
    ):
        assert words in told


def test_what_an_issued_plan_does_not_promise_is_told_before_anything_is_written():
    house = a_house()
    for code in ("xa-1", "xa-2"):
        a_unit(house, code, f"xã {code}", UnitLevel.COMMUNE, parent=house.unit("long_dien"))
    campaign = a_campaign(house)
    add_quota(house.by(), campaign, UnitLevel.COMMUNE, 1, "")
    campaign.state = "issued"
    communes = a_list(("xa-1",), ("xa-2",))

    with pytest.raises(BadInput) as fault:
        read(house, campaign, communes)
    assert [each.partition(":")[0] for each in fault.value.reasons] == ["A4"]
    assert "không còn chỉ tiêu cấp xã nào để chọn" in fault.value.reasons[0]
    assert units_of(read(house, campaign, communes, basis="1/QĐ")) == ["xa-1", "xa-2"]
    assert len(read(house, campaign, communes, is_announced=False).items) == 2
    assert (
        len(apply_plan(house.by("lan"), campaign, read(house, campaign, a_list(("xa-2",))), ""))
        == 1
    )
    assert "A3: " in refused((house, campaign), ("xa-1",))


def test_a_unit_that_the_checklist_is_not_made_for_is_told_by_its_cell():
    house = a_house()
    campaign = a_campaign(house, checklist="commune_2025", year=2025)

    assert "A3: bảng kiểm commune_2025 dành cho cấp xã" in refused((house, campaign), ("dat_do",))
    assert read(house, campaign, a_list(("dat_do",)), checklist="").items


def test_a_list_without_the_column_of_units_is_refused(kept):
    book = Workbook()
    book.worksheets[0].append(("Họ tên", "Chức vụ"))

    with pytest.raises(BadInput, match=r"ke-hoach\.xlsx") as fault:
        read(*kept, saved(book))

    assert "campaign plan-sheet CCHC-2019" in str(fault.value)


def test_a_plan_of_another_campaign_is_refused(kept):
    house, campaign = kept
    written = plan_book(house.by("lan"), campaign)

    def forge(page):
        page.parent["_inspect_flow"]["A2"] = "CCHC-2018"

    with pytest.raises(BadInput) as fault:
        read(house, campaign, changed(written, forge))
    assert "của đợt CCHC-2018" in str(fault.value)


def test_only_those_who_may_amend_the_plan_get_it_or_hand_it_in(kept):
    house, campaign = kept
    with pytest.raises(MoveRefused):
        plan_book(house.by("quan"), campaign)
    with pytest.raises(MoveRefused):
        plan_changes(house.by("quan"), campaign, a_list(("dat_do",)), "ke-hoach.xlsx")


def test_a_form_may_hold_the_units_that_are_not_planned_yet(kept):
    house, campaign = kept

    page = opened(plan_book(house.by("lan"), campaign, UnitLevel.COMMUNE))

    assert [page["B5"].value, page["B6"].value, page["B7"].value] == [
        "tan-lap-1", "tan-lap-2", None,
    ]  # fmt: skip


def queries(house: House, ask: Callable[[], Any]) -> int:
    house.work.session.commit()
    house.work.session.expunge_all()
    said: list[str] = []
    engine = house.work.session.get_bind()

    def note(_connection: Any, _cursor: Any, text: str, *_rest: Any) -> None:
        said.append(text)

    event.listen(engine, "before_cursor_execute", note)
    ask()
    event.remove(engine, "before_cursor_execute", note)
    # A row that comes new is written by a statement of its own, and asks nothing.
    return len([text for text in said if not text.startswith("INSERT")])


def test_the_number_of_queries_does_not_grow_with_the_lines():
    counts = []
    for number in (5, 80):
        house = a_house()
        campaign = a_campaign(house)
        for each in range(number):
            a_unit(house, f"xa-{each}", f"xã Số {each}", UnitLevel.COMMUNE)
        lines = [(None, f"xa so {each}", JUNE_10, None, "Trụ sở", "minh") for each in range(number)]
        content = a_list(*lines)
        counts.append(queries(house, lambda h=house, c=campaign, f=content: read(h, c, f)))

    assert counts[0] == counts[1] < 20


def test_writing_a_plan_asks_as_often_for_eighty_units_as_for_five():
    counts = []
    for number in (5, 80):
        house = a_house()
        campaign = a_campaign(house)
        for each in range(number):
            a_unit(house, f"xa-{each}", f"xã Số {each}", UnitLevel.COMMUNE)
        lines = [(None, f"xa so {each}", JUNE_10, None, "Trụ sở", "minh") for each in range(number)]
        changes = read(house, campaign, a_list(*lines))

        def write(house: House = house, campaign: Campaign = campaign, changes=changes) -> None:
            new = apply_plan(house.by("lan"), campaign, changes, "")
            house.work.session.commit()
            assert len(new) == len(changes.items)

        counts.append(queries(house, write))
        assert visit_days(house.work, inspections_of(house.work, campaign)[-1]) == [JUNE_10]

    assert counts[0] == counts[1] < 40
