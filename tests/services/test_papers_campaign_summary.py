"""The summary of a campaign: sums that close, what repeats, what a year changed, 200 units."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from inspect_flow.documents.rendering import render_html
from inspect_flow.documents.shapes import faults
from inspect_flow.records.tables import Campaign, Deficiency, Finding, Inspection, Succession
from inspect_flow.services.papers import paper_context
from inspect_flow.vocabulary.documents import DocumentKind
from inspect_flow.vocabulary.errors import BadInput
from inspect_flow.vocabulary.units import UnitLevel
from tests.builders import House, a_campaign, a_house, a_unit, an_inspection
from tests.services.test_numbers_of_queries import asked

DAY = date(2019, 12, 2)
COLUMNS = ("strengths", "shortcomings", "handled", "running", "overdue", "other")
STATES = ("verified", "directed", "reported", "suspended", "carried_over", "waived")
AREAS = ("direction", "procedures", "public_finance", "Lĩnh vực riêng", "")


def summary(house: House, campaign: Campaign, on: date = DAY) -> dict[str, Any]:
    work = house.by("lan", on)
    context = paper_context(work, DocumentKind.CAMPAIGN_SUMMARY, campaign, draft=True)
    assert faults("campaign_summary", context) == []
    return context


def inspected(house: House, campaign: Campaign, unit: str, state: str = "concluded") -> Inspection:
    """Put an inspection that is over into the campaign, without walking every step."""
    inspection = Inspection(
        code=f"{campaign.code}-{unit}", state=state, campaign_id=campaign.id or 0,
        unit_id=house.unit(unit).id or 0, checklist="district_2019",
    )  # fmt: skip
    house.work.session.add(inspection)
    house.work.session.flush()
    return inspection


def found(
    house: House, inspection: Inspection, statement: str, kind: str = "shortcoming", **fields: Any
) -> Finding:
    values = {"area": "direction", "statement": statement, **fields}
    finding = Finding(inspection_id=inspection.id or 0, kind=kind, **values)
    house.work.session.add(finding)
    house.work.session.flush()
    return finding


def followed(house: House, finding: Finding, state: str, deadline: date | None) -> None:
    values = {"finding_id": finding.id or 0, "inspection_id": finding.inspection_id}
    house.work.session.add(
        Deficiency(code=f"TT-{finding.id}", state=state, deadline=deadline, **values)
    )
    house.work.session.flush()


@pytest.fixture(scope="module")
def shared() -> Iterator[tuple[House, Campaign, list[Inspection]]]:
    house = a_house()
    campaign = a_campaign(house)
    yield house, campaign, [inspected(house, campaign, unit) for unit in ("long_dien", "dat_do")]
    house.work.session.close()


ONE_FINDING = some.tuples(
    some.integers(0, 1),
    some.sampled_from(("strength", "shortcoming", "context")),
    some.sampled_from(AREAS),
    some.none() | some.tuples(some.sampled_from(STATES), some.none() | some.integers(-60, 60)),
)


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(findings=some.lists(ONE_FINDING, max_size=25))
def test_totals_are_the_sums_of_their_rows(
    shared: tuple[House, Campaign, list[Inspection]], findings: list[Any]
) -> None:
    house, campaign, inspections = shared
    with house.work.session.begin_nested() as savepoint:
        for number, (place, kind, area, follow_up) in enumerate(findings):
            finding = found(house, inspections[place], f"nội dung {number}", kind, area=area)
            if kind == "shortcoming" and follow_up:
                state, days = follow_up
                deadline = None if days is None else DAY + timedelta(days=days)
                followed(house, finding, state, deadline)
        context = summary(house, campaign)
        savepoint.rollback()
    for rows, total in (("areas", "areas_total"), ("units", "units_total")):
        for column in COLUMNS:
            assert context[total][column] == sum(row[column] for row in context[rows])
        for row in context[rows]:
            assert row["shortcomings"] == sum(row[column] for column in COLUMNS[2:])
    assert {key: context["areas_total"][key] for key in COLUMNS} == {
        key: context["units_total"][key] for key in COLUMNS
    }
    kinds = [kind for _place, kind, _area, _follow_up in findings]
    assert context["units_total"]["strengths"] == kinds.count("strength")
    assert context["units_total"]["shortcomings"] == kinds.count("shortcoming")
    for column in ("planned", "inspected", "waiting", "cancelled"):
        assert context["levels_total"][column] == sum(row[column] for row in context["levels"])
    drawn = [
        sum(values["values"]) for chart in context["area_charts"] for values in chart["series"]
    ]
    assert drawn in ([], [kinds.count("strength"), kinds.count("shortcoming")])


def test_what_is_late_counts_as_late_only_while_its_clock_runs():
    house = a_house()
    campaign = a_campaign(house)
    inspection = inspected(house, campaign, "long_dien")
    past = DAY - timedelta(days=12)
    for state in ("directed", "reported", "suspended", "verified", "waived"):
        followed(house, found(house, inspection, state), state, past)

    context = summary(house, campaign)

    total = context["units_total"]
    assert [total[key] for key in COLUMNS] == [0, 5, 1, 2, 1, 1]
    assert context["handled_share"] == "20%"
    assert [(row["statement"], row["days"]) for row in context["overdue"]] == [("directed", 12)]
    assert context["proposals"][0].startswith("Yêu cầu người đứng đầu UBND huyện Long Điền")


def test_a_surprise_that_is_still_to_come_is_counted_and_never_named():
    house = a_house()
    campaign = a_campaign(house)
    an_inspection(house, campaign, unit="long_dien", until="scheduled")
    an_inspection(house, campaign, unit="dat_do", is_announced=False)

    context = summary(house, campaign, date(2019, 8, 2))

    assert context["levels_total"]["waiting"] == 2
    assert context["not_inspected"] == ["UBND huyện Long Điền"]
    assert "Đất Đỏ" not in render_html("campaign_summary", context)


def test_a_shortcoming_of_the_predecessor_is_repeated_by_its_heir():
    house = a_house()
    last, now = a_campaign(house, "CCHC-2018", year=2018, number="486"), a_campaign(house)
    heir = a_unit(house, "long_dat", "huyện Long Đất", UnitLevel.DISTRICT)
    arrow = {"predecessor_id": house.unit("dat_do").id, "successor_id": heir.id}
    house.work.session.add(Succession(on=date(2019, 1, 1), kind="merge", **arrow))
    found(house, inspected(house, last, "dat_do"), "Chưa công khai quyết toán")
    found(house, inspected(house, now, "long_dat"), "chưa công khai  quyết toán")

    context = summary(house, now)

    [repeated] = context["repeated"]
    assert repeated["unit"] == "UBND huyện Long Đất"
    assert repeated["earlier"] == "đợt kiểm tra năm 2018 (tại UBND huyện Đất Đỏ)"
    [pair] = context["compared_units"]
    assert (pair["before_unit"], pair["unit"]) == ("UBND huyện Đất Đỏ", "UBND huyện Long Đất")
    assert (pair["before"], pair["now"]) == (1, 1)


def test_the_same_criterion_or_the_link_of_a_person_makes_a_repetition():
    house = a_house()
    last, now = a_campaign(house, "CCHC-2018", year=2018, number="486"), a_campaign(house)
    old, new = inspected(house, last, "long_dien"), inspected(house, now, "long_dien")
    linked = found(house, old, "sổ sách chưa đủ")
    found(house, old, "kế hoạch ban hành muộn", item="1.1.1")
    found(house, new, "kế hoạch chậm 20 ngày", item="1.1.1")
    found(house, new, "sổ tiếp nhận còn thiếu", repeats_id=linked.id)
    found(house, new, "chưa có biển tên")

    statements = [row["statement"] for row in summary(house, now)["repeated"]]

    assert statements == ["kế hoạch chậm 20 ngày", "sổ tiếp nhận còn thiếu"]


def test_two_years_stand_beside_each_other():
    house = a_house()
    last, now = a_campaign(house, "CCHC-2018", year=2018, number="486"), a_campaign(house)
    earlier = inspected(house, last, "dat_do", "closed")
    for number in range(4):
        followed(house, found(house, earlier, f"cũ {number}"), "verified", None)
    found(house, inspected(house, now, "long_dien"), "mới")

    rows = {row["label"]: row for row in summary(house, now)["compared"]}

    assert rows["Tồn tại, hạn chế"]["change"] == "giảm 03"
    assert (rows["Tỷ lệ đã khắc phục"]["before"], rows["Tỷ lệ đã khắc phục"]["now"]) == (
        "100%",
        "0%",
    )
    assert rows["Tỷ lệ đã khắc phục"]["change"] == "giảm 100 điểm %"


def test_a_summary_is_of_a_campaign_only():
    house = a_house()
    inspection = an_inspection(house)
    with pytest.raises(BadInput, match="báo cáo tổng hợp"):
        summary(house, inspection)  # type: ignore[arg-type]


def test_a_campaign_without_any_inspection_is_summed_up_too():
    house = a_house()
    context = summary(house, a_campaign(house))

    assert context["units"] == context["areas"] == context["area_charts"] == []
    assert "Chưa ghi nhận kết quả kiểm tra" in render_html("campaign_summary", context)


def a_province(n_units: int) -> tuple[House, Campaign]:
    house = a_house()
    last, now = a_campaign(house, "CCHC-2018", year=2018, number="486"), a_campaign(house)
    for number in range(n_units):
        a_unit(house, f"xa{number}", f"xã Số {number}", UnitLevel.COMMUNE)
        for campaign in (last, now):
            inspection = inspected(house, campaign, f"xa{number}")
            found(house, inspection, "đã có kế hoạch", "strength")
            for place in range(4):
                finding = found(house, inspection, f"tồn tại {place}", area=AREAS[place])
                followed(house, finding, STATES[place], DAY - timedelta(days=1))
    return house, now


def test_200_units_cost_as_many_questions_to_the_database_as_two():
    counts = []
    for n_units in (2, 200):
        house, campaign = a_province(n_units)
        identity = campaign.id
        with asked(house) as said:
            context = summary(house, house.work.session.get_one(Campaign, identity))
        counts.append(len(said))
        assert len(context["units"]) == n_units
        assert context["units_total"]["shortcomings"] == 4 * n_units
    assert counts[0] == counts[1]
    assert counts[1] <= 45
    assert context["not_inspected"] == []
    assert len(context["repeated"]) == 800
    assert context["common"][0]["units"].endswith("và 195 đơn vị khác")
