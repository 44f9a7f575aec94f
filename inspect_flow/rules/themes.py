"""A thematic campaign asks only what belongs to its themes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from inspect_flow.locale.vietnamese_text import searchable
from inspect_flow.rules.checklist import ZERO, Area, ChecklistDefinition, Item
from inspect_flow.vocabulary.areas import area_named_in, find_area


def on_themes(checklist: ChecklistDefinition, themes: Sequence[str]) -> ChecklistDefinition:
    """Return the checklist with the areas that the themes name.

    Themes in other words than the checklist's areas ("phần mềm một cửa") cut nothing off: the
    delegation then answers the rest as not applicable.
    """
    wanted = [_areas_of(checklist, theme) for theme in themes]
    if not wanted or not all(wanted):
        return checklist
    codes = {area.code for found in wanted for area in found}
    areas = tuple(area for area in checklist.areas if area.code in codes)
    if len(areas) == len(checklist.areas):
        return checklist
    asked = {item.code for area in areas for item in area.items}
    kept = tuple(_cut(area, asked) for area in areas)
    return replace(checklist, areas=kept, outside=(), scale=sum((area.max for area in kept), ZERO))


def _areas_of(checklist: ChecklistDefinition, theme: str) -> list[Area]:
    known, wanted = find_area(theme), searchable(theme.strip())
    return [
        area
        for area in checklist.areas
        if wanted in (searchable(area.code), searchable(area.name))
        or (known is not None and area_named_in(area.name) is known)
    ]


def _cut(area: Area, asked: Iterable[str]) -> Area:
    return replace(area, items=tuple(_freed(item, asked) for item in area.items))


def _freed(item: Item, asked: Iterable[str]) -> Item:
    """Return the item without what it waits for outside the themes: nobody answers that."""
    return replace(item, depends_on=tuple(each for each in item.depends_on if each.item in asked))
