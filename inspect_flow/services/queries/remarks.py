"""Remarks on an inspection, as far as their reader may know of them."""

from __future__ import annotations

from collections.abc import Sequence

from inspect_flow.records.tables import Inspection
from inspect_flow.services.comments import Remark, comments_of
from inspect_flow.services.record_sight import inspects_here
from inspect_flow.services.states import BEGINNINGS
from inspect_flow.services.trail import trail_of
from inspect_flow.services.work import Work


def remarks_on(work: Work, inspection: Inspection) -> Sequence[Remark]:
    """Return what delegation and unit say to each other, oldest first.

    What the delegation noted on a surprise before it began was not written for the unit.
    """
    said = comments_of(work, inspection)
    if inspection.is_announced or inspects_here(work, inspection.id):
        return said
    begun = [at for _version, at in trail_of(work, inspection, *BEGINNINGS).latest.values()]
    return [each for each in said if begun and each.comment.written_at >= min(begun)]
