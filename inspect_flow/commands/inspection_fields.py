"""The fields of a planned inspection, as options name them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from inspect_flow.services.work import Work


def inspection_fields(work: Work, typed: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of an inspection that options name, as the record holds them."""
    from inspect_flow.definitions.checklists import checklist_with_code
    from inspect_flow.records.tables import Delegation
    from inspect_flow.services.registry import find

    given = {name: value for name, value in typed.items() if value is not None}
    if "checklist" in given:
        checklist_with_code(work.office.checklists, given["checklist"])
    if "method" in given:
        given["method"] = given["method"].value
    if "delegation" in given:
        given["delegation_id"] = find(work, Delegation, given.pop("delegation")).id
    return given
