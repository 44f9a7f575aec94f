"""The checklists that come with the program are whole, add up and say that they are proposals."""

from collections import Counter
from datetime import date
from decimal import Decimal

import pytest

from inspect_flow.definitions.checklists import (
    checklist_with_code,
    checklists_for,
    load_checklists,
    load_legal_bases,
)
from inspect_flow.rules.legal_bases import texts_valid_on
from inspect_flow.vocabulary.checklists import ScoringKind, SourceMark
from inspect_flow.vocabulary.errors import NotFound
from inspect_flow.vocabulary.units import UnitLevel

CHECKLISTS = load_checklists()
BASES = load_legal_bases()
every_checklist = pytest.mark.parametrize(
    "checklist", CHECKLISTS.values(), ids=lambda each: each.code
)


@pytest.mark.parametrize(
    ("code", "items", "areas"),
    [
        ("district_2019", 95, "10 10 14.5 11 16 7 16 15.5"),
        ("commune_2019", 47, "10 5 18 5 9 6 12"),
        ("department_2019", 92, "12 14 18 9 14 7 16 10"),
        ("commune_2025", 92, "10 10 14.5 11 16 7 16 15.5"),
    ],
)
def test_each_has_its_items_and_area_maxima(code, items, areas):
    checklist = CHECKLISTS[code]

    assert len(list(checklist.items())) == items
    assert [area.max for area in checklist.areas] == [Decimal(each) for each in areas.split()]


def test_the_district_has_the_counts_of_its_areas():
    counts = [len(area.items) for area in CHECKLISTS["district_2019"].areas]

    assert counts == [13, 13, 18, 9, 15, 8, 14, 5]


@every_checklist
def test_maxima_add_up_to_area_and_scale(checklist):
    outside = sum(each.max for each in checklist.outside)

    assert all(sum(item.max for item in area.items) == area.max for area in checklist.areas)
    assert checklist.inspected_max + outside == checklist.scale == 100


def test_the_survey_of_a_commune_stays_out_of_the_inspection():
    commune = CHECKLISTS["commune_2019"]

    assert (commune.inspected_max, commune.outside[0].max) == (65, 35)


@every_checklist
def test_every_item_says_what_to_look_at_and_what_to_write(checklist):
    bare = [i.code for i in checklist.items() if not (i.evidence and i.shortcoming and i.strength)]

    assert bare == []


@every_checklist
def test_unverified_content_says_so(checklist):
    assert checklist.source.mark is SourceMark.PROPOSAL
    assert checklist.source.note


def test_all_six_kinds_of_scoring_are_in_use():
    kinds = Counter(item.scoring.kind for item in CHECKLISTS["district_2019"].items())

    assert set(kinds) == set(ScoringKind)


@every_checklist
def test_sample_sentences_begin_with_a_capital_and_have_no_full_stop(checklist):
    sentences = [text for item in checklist.items() for text in (item.shortcoming, item.strength)]

    assert [text for text in sentences if not text[0].isupper() or text.endswith(".")] == []


@pytest.mark.parametrize("gone", ["huyện", "Một cửa", "mức độ 3", "Phòng Tư pháp"])
def test_the_commune_of_2025_knows_nothing_of_what_ended(gone):
    texts = [item.text + item.shortcoming for item in CHECKLISTS["commune_2025"].items()]

    assert [text for text in texts if gone in text] == []


def test_dropped_items_are_gone():
    commune = {item.code for item in CHECKLISTS["commune_2025"].items()}
    department = {item.code for item in CHECKLISTS["department_2019"].items()}

    assert not commune & {"3.3.2", "5.5.1", "5.5.2", "7.5.2"}
    assert not department & {"2.5", "3.3.2", "5.5.1", "5.5.2", "7.5.2", "8.2", "8.3", "8.4"}


@pytest.mark.parametrize(
    ("day", "code"), [(date(2025, 6, 30), "commune_2019"), (date(2025, 7, 1), "commune_2025")]
)
def test_the_day_chooses_the_checklist(day, code):
    found = checklists_for(CHECKLISTS.values(), UnitLevel.COMMUNE, day)

    assert [each.code for each in found] == [code]


def test_an_unknown_code_is_answered_with_the_nearest():
    with pytest.raises(NotFound) as refused:
        checklist_with_code(CHECKLISTS, "distrit_2019")

    assert "district_2019" in str(refused.value)


@every_checklist
def test_no_paper_of_2019_cites_a_later_law(checklist):
    visit = date(2019, 8, 14)
    cited = [
        t for item in checklist.items() for t in texts_valid_on(BASES, item.legal_bases, visit)
    ]

    assert cited
    assert not [t.symbol for t in cited if t.issued_on > visit or "/2020/" in t.symbol]


def test_one_stop_law_follows_the_day():
    def law_on(*day):
        return [text.symbol for text in texts_valid_on(BASES, ["L9"], date(*day))]

    assert law_on(2019, 8, 14) == ["61/2018/NĐ-CP"]
    assert law_on(2022, 1, 1) == ["61/2018/NĐ-CP", "107/2021/NĐ-CP"]
    assert law_on(2025, 7, 1) == ["118/2025/NĐ-CP"]


def test_a_decree_of_the_day_after_the_visit_is_not_cited():
    staff = texts_valid_on(BASES, ["L17"], date(2019, 8, 14))

    assert "59/2019/NĐ-CP" not in [text.symbol for text in staff]


def test_all_29_bases_are_there():
    assert list(BASES) == [f"L{number}" for number in range(1, 30)]


def test_laws_are_cited_by_name_and_decrees_by_number():
    law, decree = BASES["L5"].texts[0], BASES["L9"].texts[0]

    assert law.citation() == "Luật Ban hành văn bản quy phạm pháp luật ngày 22 tháng 6 năm 2015"
    assert decree.citation().startswith(
        "Nghị định số 61/2018/NĐ-CP ngày 23 tháng 4 năm 2018 của Chính phủ về thực hiện cơ chế"
    )
