"""Gather from the database what the guards of a move look at."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from inspect_flow.records.base import Tracked
from inspect_flow.records.tables import (
    Campaign,
    Deficiency,
    Directive,
    Document,
    Extension,
    Inspection,
)
from inspect_flow.services.facts.campaign import campaign_facts
from inspect_flow.services.facts.deficiency import deficiency_facts, extension_facts
from inspect_flow.services.facts.inspection import inspection_facts
from inspect_flow.services.facts.papers import directive_facts, document_facts
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.roles import Role


def facts_of(
    work: Work,
    record: Tracked,
    changes: Mapping[str, Any],
    roles: Collection[Role] | None = None,
) -> Any:
    """Return the facts of `record`, `changes` being what the move itself would write.

    `roles` are the actor's for the record where somebody has asked for them already.
    """
    match record:
        case Campaign():
            return campaign_facts(work, record)
        case Inspection():
            return inspection_facts(work, record)
        case Deficiency():
            return deficiency_facts(work, record, changes, roles)
        case Extension():
            return extension_facts(work, record, changes)
        case Directive():
            return directive_facts(work, record, changes)
        case Document():
            return document_facts(work, record, changes)
    raise TypeError(f"{type(record).__name__} has no workflow")
