"""The score annex: four scores beside their maximum, sums that close, and the reasons."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from inspect_flow.documents.shapes import faults
from inspect_flow.records.tables import Answer, Inspection
from inspect_flow.services.answer_sheet import checklist_of
from inspect_flow.services.papers import paper_context
from inspect_flow.vocabulary.documents import DocumentKind
from inspect_flow.vocabulary.errors import BadInput
from tests.builders import House, a_campaign, a_house, an_inspection
from tests.house import VISIT_DAY

STAGES = {
    "self": "self_score",
    "delegation": "delegation_score",
    "explanation": "explanation_score",
    "final": "final_score",
}
WORDS = ("conforms", "does_not_conform", "not_applicable")
COLUMNS = ("max_score", *STAGES.values())


def a_scored_inspection() -> tuple[House, Inspection]:
    house = a_house()
    return house, an_inspection(house, a_campaign(house, checklist="district_2019"))


def put(house: House, inspection: Inspection, item: str, stage: str, **answer: Any) -> None:
    values = {"inspection_id": inspection.id or 0, "item": item, "stage": stage, **answer}
    house.work.session.add(Answer(**values))
    house.work.session.flush()


def annex(house: House, inspection: Inspection) -> dict[str, Any]:
    work = house.by("lan", VISIT_DAY)
    context = paper_context(work, DocumentKind.SCORE_ANNEX, inspection, draft=False)
    assert faults("score_annex", context) == []
    return context


def number(written: str) -> Decimal:
    return Decimal(written.replace(",", ".")) if written not in ("", "KPS") else Decimal(0)


def row_of(context: dict[str, Any], code: str) -> dict[str, Any]:
    rows = [row for area in context["areas"] for row in area["rows"] if row["code"] == code]
    return dict(rows[0])


SHARED_HOUSE, SHARED = a_scored_inspection()
CODES = [item.code for item in checklist_of(SHARED_HOUSE.work, SHARED).items()]  # type: ignore[union-attr]
SHEETS = some.dictionaries(
    some.tuples(some.sampled_from(CODES), some.sampled_from(sorted(STAGES))),
    some.sampled_from([*WORDS, Decimal("0.25"), Decimal("0.5"), Decimal(0)]),
    max_size=60,
)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(sheet=SHEETS)
def test_subtotals_and_total_are_the_sums_of_what_is_printed(sheet: dict[Any, Any]) -> None:
    session = SHARED_HOUSE.work.session
    with session.begin_nested() as savepoint:
        for (code, stage), answer in sheet.items():
            key = "word" if isinstance(answer, str) else "score"
            put(SHARED_HOUSE, SHARED, code, stage, **{key: answer})
        context = annex(SHARED_HOUSE, SHARED)
        savepoint.rollback()
    for column in COLUMNS:
        areas = context["areas"]
        for area in areas:
            assert number(area[column]) == sum(number(row[column]) for row in area["rows"])
        assert number(context["total"][column]) == sum(number(each[column]) for each in areas)


def test_both_sides_stand_beside_each_other_with_the_reason():
    house, inspection = a_scored_inspection()
    put(house, inspection, "1.5", "self", score=Decimal(1))
    note = "Ban hành chậm 20 ngày"
    put(house, inspection, "1.5", "delegation", word="does_not_conform", note=note)
    put(
        house,
        inspection,
        "1.5",
        "explanation",
        score=Decimal("0.5"),
        note="có tờ trình đúng hạn.",
    )
    put(house, inspection, "1.5", "final", score=Decimal("0.25"), note="công nhận một phần")

    row = row_of(annex(house, inspection), "1.5")

    assert [row[column] for column in COLUMNS] == ["1", "1", "0", "0,5", "0,25"]
    assert row["reason"] == (
        "Ban hành chậm 20 ngày; Giải trình: có tờ trình đúng hạn; Kết luận: công nhận một phần"
    )


def test_a_difference_that_nobody_explained_is_said_to_be_unexplained():
    house, inspection = a_scored_inspection()
    put(house, inspection, "1.5", "self", score=Decimal(1))
    put(house, inspection, "1.5", "delegation", word="does_not_conform")

    assert row_of(annex(house, inspection), "1.5")["reason"] == "chưa ghi lý do chênh lệch"


def test_a_score_that_nobody_gave_is_not_a_zero():
    house, inspection = a_scored_inspection()
    put(house, inspection, "1.5", "delegation", score=Decimal(1))

    context = annex(house, inspection)

    assert context["areas"][0]["self_score"] == ""
    assert (context["total"]["self_score"], context["total"]["final_score"]) == ("", "1")
    assert context["is_provisional"]


def test_a_handful_of_criteria_makes_no_class():
    house, inspection = a_scored_inspection()
    for code in CODES:
        word = {"score": Decimal(1)} if code == "1.5" else {"word": "not_applicable"}
        put(house, inspection, code, "delegation", **word)

    context = annex(house, inspection)

    assert (context["percent"], context["rating"], context["is_rated"]) == ("100%", "", False)


def test_an_inspection_without_a_checklist_has_no_score_annex():
    house = a_house()
    with pytest.raises(BadInput, match="không có bảng kiểm"):
        annex(house, an_inspection(house))
