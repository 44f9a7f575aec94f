"""Open deficiencies whose owner is gone, as far as the acting person may see them."""

from __future__ import annotations

from sqlmodel import col, select

from inspect_flow.records.tables import Deficiency
from inspect_flow.services.orphans import Orphan, orphans
from inspect_flow.services.record_sight import in_sight
from inspect_flow.services.work import Work


def orphans_in_sight(work: Work) -> list[Orphan]:
    """Return the worklist from which a person hands each deficiency to an heir."""
    seen = set(work.session.exec(select(col(Deficiency.id)).where(in_sight(work, Deficiency))))
    return [each for each in orphans(work) if each.deficiency.id in seen]
