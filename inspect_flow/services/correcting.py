"""Correct signed minutes: the findings change with a reason, and new minutes take their place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from inspect_flow.locale.translation import _
from inspect_flow.records.tables import Document, Finding, Inspection
from inspect_flow.services import journal
from inspect_flow.services.deficiencies import deficiencies_of, task_for
from inspect_flow.services.documents import documents_of, supersede
from inspect_flow.services.findings import settled_fields
from inspect_flow.services.papers.announced import MINUTES_KINDS
from inspect_flow.services.permissions import require
from inspect_flow.services.titles import title_of
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.errors import BadInput, MoveRefused

_SIGNED = ("minutes_signed", "concluded", "directed", "following_up")
_CORRECTABLE = frozenset(
    ("statement", "area", "criteria", "condition", "cause", "effect", "recommendation",
     "quantities", "legal_bases", "note")
)  # fmt: skip


def correct_minutes(
    work: Work,
    inspection: Inspection,
    corrections: Sequence[tuple[Finding, Mapping[str, Any]]],
    reason: str,
) -> Document:
    """Correct findings after the signature and issue minutes that replace the signed ones.

    What kind of finding it is, and whether it stands at all, is no matter of correction: a unit
    that disagrees disputes the deficiency.
    """
    require(work, inspection, "finding.remove")
    minutes = signed_minutes(work, inspection)
    faults = [] if reason.strip() else [_("cần ghi lý do đính chính")]
    faults += [fault for each in corrections for fault in _faults(*each)]
    if faults or not corrections:
        raise BadInput(_("Đính chính biên bản {code}").format(code=inspection.code), faults)
    for finding, changes in corrections:
        _correct(work, inspection, finding, settled_fields(changes), reason)
    return supersede(work, minutes, reason)


def _faults(finding: Finding, changes: Mapping[str, Any]) -> list[str]:
    allowed = ", ".join(sorted(_CORRECTABLE))
    faults = [
        _("{code}: không đính chính được '{field}'; chỉ nhận: {allowed}").format(
            code=finding.code, field=field, allowed=allowed
        )
        for field in changes
        if field not in _CORRECTABLE
    ]
    if not str(changes.get("statement", finding.statement)).strip():
        faults.append(_("{code}: nội dung nhận xét trống").format(code=finding.code))
    if not faults and all(getattr(finding, key) == new for key, new in changes.items()):
        faults.append(_("{code}: nội dung ghi lại giống hệt biên bản").format(code=finding.code))
    return faults


def _correct(
    work: Work, inspection: Inspection, finding: Finding, changes: dict[str, Any], reason: str
) -> None:
    followed = [
        each
        for each in deficiencies_of(work, inspection)
        # A directive has told its task already, and a task that somebody wrote is theirs.
        if each.finding_id == finding.id
        and each.state == "recorded"
        and each.task == task_for(finding)
    ]
    journal.change(work, finding, changes, "finding.corrected", {"reason": reason})
    for deficiency in followed:
        if deficiency.task != task_for(finding):
            task = {"task": task_for(finding)}
            journal.change(work, deficiency, task, "deficiency.task_corrected", {"reason": reason})


def signed_minutes(work: Work, inspection: Inspection) -> Document:
    """Return the minutes in force; raise `MoveRefused` when there are none to correct."""
    for document in reversed(documents_of(work, inspection)):
        is_issued = document.state == "issued" and inspection.state in _SIGNED
        if document.kind in MINUTES_KINDS and is_issued:
            return document
    raise MoveRefused(
        title_of(work, inspection),
        [_("chưa có biên bản đã ký để đính chính, hoặc cuộc kiểm tra đã kết thúc")],
    )
