"""Contradictions are named before anybody signs, and never repaired."""

from __future__ import annotations

from sqlalchemy import event

from inspect_flow.services.figures import contradictions
from tests.builders import a_finding, a_house, an_inspection

IN_THE_ARTICLE = {"ratio": "105/277", "percent": "trên 46%"}


def test_a_percent_that_is_not_its_ratio_is_named_with_the_code_of_the_finding():
    house = a_house()
    inspection = an_inspection(house, until="on_site")
    a_finding(house, inspection, "cắt giảm thời gian", quantities=[IN_THE_ARTICLE])
    [sentence] = contradictions(house.work, inspection)
    assert sentence.startswith("H1: 105/277 là 37,9%, không phải trên 46%")


def test_a_figure_that_agrees_is_not_mentioned():
    house = a_house()
    inspection = an_inspection(house, until="on_site")
    a_finding(house, inspection, "đúng", quantities=[{"ratio": "105/277", "percent": "37,9%"}])
    assert contradictions(house.work, inspection) == ()


def test_a_removed_finding_contradicts_nothing():
    house = a_house()
    inspection = an_inspection(house, until="on_site")
    finding = a_finding(house, inspection, "cắt giảm", quantities=[IN_THE_ARTICLE])
    finding.is_removed = True
    assert contradictions(house.work, inspection) == ()


def test_saying_that_nothing_was_wrong_contradicts_a_shortcoming():
    house = a_house()
    inspection = an_inspection(house, until="on_site")
    a_finding(house, inspection, "chưa cập nhật sổ")
    inspection.says_no_shortcoming = True
    assert contradictions(house.work, inspection) == (
        "đã ghi là không có tồn tại, nhưng có 1 tồn tại",
    )


def test_a_count_stated_by_the_source_is_compared_with_what_was_written():
    house = a_house()
    inspection = an_inspection(house, until="on_site")
    a_finding(house, inspection, "chưa cập nhật sổ")
    inspection.extra = {"stated_counts": {"shortcoming": 6}}
    assert contradictions(house.work, inspection) == ("nguồn nêu 6 tồn tại, hạn chế, đã ghi 1",)


def test_figures_that_nobody_can_read_stay_silent():
    house = a_house()
    inspection = an_inspection(house, until="on_site")
    a_finding(house, inspection, "cũ", quantities=[{"ratio": "khoảng nhiều"}, "một số", {}])
    assert contradictions(house.work, inspection) == ()


def test_one_query_is_enough_for_any_number_of_findings():
    house = a_house()
    inspection = an_inspection(house, until="on_site")
    for number in range(20):
        a_finding(house, inspection, f"tồn tại thứ {number}", quantities=[IN_THE_ARTICLE])
    asked: list[str] = []
    engine = house.work.session.get_bind()
    event.listen(engine, "before_cursor_execute", lambda _c, _u, text, *_rest: asked.append(text))
    assert len(contradictions(house.work, inspection)) == 20
    assert len(asked) == 1
