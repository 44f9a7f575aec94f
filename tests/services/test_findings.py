"""Findings: their numbers, their fields, and the earlier ones that they repeat."""

from __future__ import annotations

from datetime import date

import pytest

from inspect_flow.records.tables import Succession
from inspect_flow.services.findings import (
    amend_finding,
    finding_coded,
    findings_of,
    remove_finding,
    repeats_of,
)
from inspect_flow.services.visits import visit_slots
from inspect_flow.vocabulary.errors import BadInput, MoveRefused, NotFound
from inspect_flow.vocabulary.findings import FindingKind
from inspect_flow.vocabulary.units import UnitLevel
from tests.builders import a_campaign, a_finding, a_house, a_unit, an_inspection, bring_to
from tests.house import VISIT_DAY

LONG_AGO = date(2019, 5, 6)
REGISTER = "chưa cập nhật đầy đủ sổ theo dõi phản ánh, kiến nghị"


def two_years(unit="long_dien", **this_year):
    """Return a house with last year's inspection of Long Điền and this year's of `unit`."""
    house = a_house()
    earlier = an_inspection(house, a_campaign(house, "DOT-1"), until="on_site")
    for slot in visit_slots(house.work, earlier):
        slot.on = LONG_AGO
    campaign = a_campaign(house, "DOT-2", number="785", **this_year)
    later = an_inspection(house, campaign, unit=unit)
    return house, earlier, later


def test_each_kind_counts_for_itself_and_a_removed_one_keeps_its_number():
    house = a_house()
    inspection = an_inspection(house, until="on_site")
    first = a_finding(house, inspection, "chưa niêm yết đủ thủ tục")
    remove_finding(house.by("lan", VISIT_DAY), first, "đã niêm yết")
    a_finding(house, inspection, "chưa cập nhật sổ")
    a_finding(house, inspection, "ban hành kế hoạch kịp thời", kind=FindingKind.STRENGTH)
    codes = [finding.code for finding in findings_of(house.work, inspection)]
    assert codes == ["U1", "H2"]


def test_a_finding_is_removed_for_a_reason_only():
    house = a_house()
    inspection = an_inspection(house, until="on_site")
    finding = a_finding(house, inspection, "chưa cập nhật sổ")
    with pytest.raises(BadInput, match="Cần ghi lý do bỏ nhận xét H1"):
        remove_finding(house.by("lan", VISIT_DAY), finding, " ")


def test_an_area_is_stored_by_its_code_and_other_words_as_they_are():
    house = a_house()
    inspection = an_inspection(house, until="on_site")
    known = a_finding(house, inspection, "thiếu sổ theo dõi", area="Cải cách tài chính công")
    other = a_finding(house, inspection, "chưa có biển tên", area="Văn hóa công sở")
    assert (known.area, other.area) == ("public_finance", "Văn hóa công sở")
    amend_finding(house.by("minh", VISIT_DAY), other, {"area": "một cửa"})
    assert other.area == "one_stop"


def test_text_is_stored_in_one_unicode_form():
    house = a_house()
    inspection = an_inspection(house, until="on_site")
    finding = a_finding(house, inspection, "chưa nie\u0302m yê\u0301t", cause="thiê\u0301u người")
    assert (finding.statement, finding.cause) == ("chưa niêm yết", "thiếu người")


def test_a_code_that_nobody_wrote_is_answered_with_those_known():
    house = a_house()
    inspection = an_inspection(house, until="on_site")
    a_finding(house, inspection, "chưa cập nhật sổ")
    assert finding_coded(house.work, inspection, "h1").statement == "chưa cập nhật sổ"
    with pytest.raises(NotFound, match="các nhận xét: H1"):
        finding_coded(house.work, inspection, "H9")


@pytest.mark.parametrize("state", ["commented", "minutes_signed", "concluded"])
def test_after_the_comments_no_finding_slips_in(state):
    house = a_house()
    inspection = an_inspection(house, until=state)
    with pytest.raises(MoveRefused, match="chỉ ghi nhận xét khi đang kiểm tra"):
        a_finding(house, inspection, "thêm một tồn tại")


def test_much_the_same_words_in_the_same_area_repeat():
    house, earlier, later = two_years()
    before = a_finding(house, earlier, REGISTER)
    bring_to(house, later, "on_site")
    again = a_finding(house, later, "Sổ theo dõi phản ánh, kiến nghị chưa cập nhật")
    assert again.repeats_id == before.id


def test_other_words_or_another_area_do_not():
    house, earlier, later = two_years()
    a_finding(house, earlier, REGISTER)
    bring_to(house, later, "on_site")
    elsewhere = a_finding(house, later, REGISTER, area="one_stop")
    other = a_finding(house, later, "thiếu công chức chuyên trách tại xã")
    assert (elsewhere.repeats_id, other.repeats_id) == (None, None)


def test_two_words_alone_repeat_nothing():
    house, earlier, later = two_years()
    a_finding(house, earlier, "thiếu sổ")
    bring_to(house, later, "on_site")
    assert a_finding(house, later, "thiếu sổ theo dõi hồ sơ đất đai").repeats_id is None


def test_the_same_item_repeats_whatever_the_words():
    house, earlier, later = two_years()
    before = a_finding(house, earlier, "sai thể thức", item="2.3.4")
    bring_to(house, later, "on_site")
    assert a_finding(house, later, "trình bày chưa đúng", item="2.3.4").repeats_id == before.id


def test_the_same_number_on_another_checklist_is_another_item():
    house, earlier, later = two_years()
    a_finding(house, earlier, "sai thể thức", item="2.3.4")
    bring_to(house, later, "on_site")
    later.checklist = "commune_2019"
    assert a_finding(house, later, "trình bày chưa đúng", item="2.3.4").repeats_id is None


def test_what_a_predecessor_did_wrong_is_repeated_by_its_heir():
    house, earlier, later = two_years(unit="dat_do")
    before = a_finding(house, earlier, REGISTER)
    old, heir = house.unit("long_dien"), house.unit("dat_do")
    arrow = {"predecessor_id": old.id, "successor_id": heir.id, "on": date(2019, 8, 1)}
    house.work.session.add(Succession(**arrow, kind="merge", document="NQ 1"))
    bring_to(house, later, "on_site")
    again = a_finding(house, later, REGISTER)
    assert [each.id for each in repeats_of(house.work, later, again)] == [before.id]


def test_a_stranger_repeats_nothing():
    house, earlier, later = two_years(unit="dat_do")
    a_finding(house, earlier, REGISTER)
    a_unit(house, "xa", "xã An Ngãi", UnitLevel.COMMUNE, parent=house.unit("dat_do"))
    bring_to(house, later, "on_site")
    assert a_finding(house, later, REGISTER).repeats_id is None
