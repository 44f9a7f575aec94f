"""What is looked at: the campaign's themes, else the checklist's areas, else a standing text."""

from __future__ import annotations

from collections.abc import Sequence

from inspect_flow.rules.checklist import ChecklistDefinition
from inspect_flow.services.answer_sheet import checklist_of
from inspect_flow.services.papers.desk import Desk
from inspect_flow.services.papers.kept import told
from inspect_flow.vocabulary.areas import area_label


def scope_of(desk: Desk, otherwise: Sequence[str]) -> list[str]:
    """Return the contents of the inspection, one line each."""
    themes = [area_label(theme, desk.on.year) for theme in desk.campaign.themes]
    if themes:
        is_assumed = told(desk.campaign)
        return [is_assumed.text("themes", theme) for theme in themes]
    checklist = checklist_in_use(desk)
    if checklist is not None:
        return [area.name for area in checklist.areas]
    return list(otherwise)


def checklist_in_use(desk: Desk) -> ChecklistDefinition | None:
    """Return the checklist of the inspection, else the one that the campaign names."""
    if desk.inspection is not None:
        return checklist_of(desk.work, desk.inspection)
    code = desk.campaign.checklist
    return desk.work.office.checklists.get(code) if code else None
