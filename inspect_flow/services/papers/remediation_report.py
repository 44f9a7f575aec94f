"""Báo cáo kết quả khắc phục: what the unit did about each deficiency, what is open and why."""

from __future__ import annotations

from collections.abc import Sequence

from inspect_flow.records.tables import Extension
from inspect_flow.services.papers.base import paper_base
from inspect_flow.services.papers.desk import Desk
from inspect_flow.services.papers.kept import Told
from inspect_flow.services.papers.letterhead import issuer_of
from inspect_flow.services.papers.letters import letter_signature, letter_words
from inspect_flow.services.papers.matters import Matter, matters_of_inspection, reasons_told
from inspect_flow.services.papers.past import state_label
from inspect_flow.services.papers.sources import basis_of
from inspect_flow.services.papers.times import short_text
from inspect_flow.vocabulary.findings import RemediationKind
from inspect_flow.vocabulary.paper_parts import assumed
from inspect_flow.vocabulary.papers_of_remedy import (
    OpenMatter,
    RemediationReportPaper,
    RemedyResult,
)

# The unit says that it is done; whether it is, the delegation says later.
_DONE = ("reported", "verified", "closed")
_TELLING = ("deficiency.suspend", "deficiency.dispute", "deficiency.return_report")
_WHY = {"suspended": "deficiency.suspend", "disputed": "deficiency.dispute",
        "returned": "deficiency.return_report"}  # fmt: skip


def remediation_report_paper(desk: Desk) -> RemediationReportPaper:
    """Return what the unit's report prints."""
    issuer, texts = issuer_of(desk), desk.texts.remediation_report
    words, basis = letter_words(desk, issuer), basis_of(desk)
    matters = matters_of_inspection(desk)
    waiting = [each for each in matters if each.deficiency.state not in _DONE]
    opening = texts.opening if basis else texts.opening_without_basis
    closing = texts.closing_with_open if waiting else texts.closing
    base = paper_base(
        desk,
        issuer,
        desk.say(texts.subject, **words),
        [letter_signature(desk, issuer)],
        recipients=["Như trên"],
        addressees=[desk.formal(desk.campaign.lead_id) or words["report_to"]],
    )
    return RemediationReportPaper(
        **base,
        unit=words["unit"],
        opening=[desk.say(opening, basis=basis, **{**words, "issuer": issuer.name})],
        total=len(matters),
        results=[_result(desk, each) for each in matters if each not in waiting],
        open=_open(desk, waiting),
        closing=[desk.say(line, **words) for line in closing],
    )


def _result(desk: Desk, matter: Matter) -> RemedyResult:
    row = matter.latest(RemediationKind.REPORT)
    return RemedyResult(
        number=matter.required["number"],
        finding=matter.required["finding"],
        task=matter.required["task"],
        done=matter.latest_text(RemediationKind.REPORT),
        reported_on=row.on.isoformat() if row else "",
        evidence=matter.evidence,
        state=state_label(desk, matter.deficiency),
    )


def _open(desk: Desk, waiting: Sequence[Matter]) -> list[OpenMatter]:
    ids = [each.deficiency.id or 0 for each in waiting]
    told = {tag: reasons_told(desk, ids, [tag]) for tag in _TELLING}
    return [
        OpenMatter(
            number=each.required["number"],
            finding=each.required["finding"],
            state=state_label(desk, each.deficiency),
            reason=_reason(each, told.get(_WHY.get(each.deficiency.state, ""), {})),
            deadline=each.deadline,
            original_deadline=each.original_deadline,
        )
        for each in waiting
    ]


def _reason(matter: Matter, moved: dict[int, str]) -> str:
    """Return why it is not done: the reason of the stop, of the request for time, else the plan."""
    reason = moved.get(matter.deficiency.id or 0, "")
    is_assumed = bool(matter.handed_in) and all(row.is_assumed for row in matter.handed_in)
    if reason:
        return assumed(reason) if is_assumed else reason
    if matter.requests:
        return _request(matter.requests[-1])
    planned = matter.latest_text(RemediationKind.PLAN)
    return f"đang thực hiện: {planned[:1].lower()}{planned[1:]}" if planned else ""


def _request(extension: Extension) -> str:
    asked = Told({}, (extension.extra.get("asked") or {}).get("assumed") or ())
    reason = extension.reason[:1].lower() + extension.reason[1:]
    granted = extension.granted_until
    outcome = f"; đã được gia hạn đến ngày {short_text(granted)}" if granted else ""
    words = f"đã đề nghị gia hạn: {reason}{outcome}"
    return assumed(words) if asked.assumed_keys else words
