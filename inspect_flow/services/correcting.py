"""Correct signed minutes: the findings change with a reason, and new minutes take their place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from inspect_flow.locale.translation import _
from inspect_flow.records.tables import Document, Finding, Inspection
from inspect_flow.services import journal
from inspect_flow.services.documents import documents_of, supersede
from inspect_flow.services.findings import settled_fields
from inspect_flow.services.permissions import require
from inspect_flow.services.titles import title_of
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.documents import DocumentKind
from inspect_flow.vocabulary.errors import BadInput, MoveRefused

_SIGNED = ("minutes_signed", "concluded", "directed", "following_up")
_CORRECTABLE = frozenset(
    ("statement", "area", "criteria", "condition", "cause", "effect", "recommendation",
     "quantities", "legal_bases", "note")
)  # fmt: skip


def correct_minutes(
    work: Work,
    inspection: Inspection,
    corrections: list[tuple[Finding, Mapping[str, Any]]],
    reason: str,
) -> Document:
    """Correct findings after the signature and issue minutes that replace the signed ones.

    What kind of finding it is, and whether it stands at all, is no matter of correction: a unit
    that disagrees disputes the deficiency.
    """
    require(work, inspection, "finding.remove")
    minutes = _signed_minutes(work, inspection)
    faults = [_("cần ghi lý do đính chính")] if not reason.strip() else []
    faults += [
        _("{code}: không đính chính được '{field}'").format(code=finding.code, field=field)
        for finding, changes in corrections
        for field in changes
        if field not in _CORRECTABLE
    ]
    if faults or not corrections:
        raise BadInput(_("Đính chính biên bản {code}").format(code=inspection.code), faults)
    for finding, changes in corrections:
        journal.change(
            work, finding, settled_fields(changes), "finding.corrected", {"reason": reason}
        )
    return supersede(work, minutes, reason)


def _signed_minutes(work: Work, inspection: Inspection) -> Document:
    for document in reversed(documents_of(work, inspection)):
        is_issued = document.state == "issued" and inspection.state in _SIGNED
        if document.kind == DocumentKind.MINUTES.value and is_issued:
            return document
    raise MoveRefused(
        title_of(work, inspection),
        [_("chưa có biên bản đã ký để đính chính, hoặc cuộc kiểm tra đã kết thúc")],
    )
