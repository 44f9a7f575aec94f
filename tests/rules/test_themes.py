"""A thematic campaign asks its own areas, and nothing waits for an item that nobody asks."""

from __future__ import annotations

import pytest

from inspect_flow.definitions.checklists import load_checklists
from inspect_flow.rules.themes import on_themes
from inspect_flow.vocabulary.areas import Area, area_named_in

CHECKLISTS = load_checklists()
DISTRICT = CHECKLISTS["district_2019"]


def areas(*themes: str) -> list[str]:
    return [area.code for area in on_themes(DISTRICT, themes).areas]


@pytest.mark.parametrize(
    ("themes", "codes"),
    [
        (["Cải cách thủ tục hành chính"], ["3"]),
        (["thủ tục hành chính", "Cải cách tài chính công"], ["3", "6"]),
        (["6"], ["6"]),
        (["cai cach tai chinh cong"], ["6"]),
    ],
)
def test_themes_are_known_by_any_of_their_names(themes, codes):
    assert areas(*themes) == codes


@pytest.mark.parametrize("themes", [[], ["phần mềm"], ["thủ tục hành chính", "phần mềm"]])
def test_themes_that_are_no_areas_cut_nothing_off(themes):
    assert on_themes(DISTRICT, themes) is DISTRICT


def test_the_points_are_those_of_what_is_asked():
    cut = on_themes(DISTRICT, ["6"])
    assert cut.scale == cut.inspected_max == sum(item.max for item in cut.items())
    assert cut.outside == ()


@pytest.mark.parametrize("checklist", CHECKLISTS.values(), ids=CHECKLISTS)
def test_no_item_waits_for_one_outside_its_theme(checklist):
    for area in checklist.areas:
        cut = on_themes(checklist, [area.code])
        asked = {item.code for item in cut.items()}
        assert {each.item for item in cut.items() for each in item.depends_on} <= asked


@pytest.mark.parametrize("checklist", CHECKLISTS.values(), ids=CHECKLISTS)
def test_every_area_of_every_checklist_is_a_known_field(checklist):
    named = [area_named_in(area.name) for area in checklist.areas]
    assert None not in named
    assert named[:3] == [Area.DIRECTION, Area.INSTITUTIONS, Area.PROCEDURES]
    assert len(set(named)) == len(named)
