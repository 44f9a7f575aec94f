"""What hangs on an inspection, as rows for its page: people, findings, papers, events."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from inspect_flow.locale.translation import _
from inspect_flow.records.tables import Inspection
from inspect_flow.rules.permissions import may
from inspect_flow.services.inspections import attendance_by_side
from inspect_flow.services.papers.kept import told_days
from inspect_flow.services.queries.deficiencies import list_deficiencies
from inspect_flow.services.queries.deficiency_rows import DeficiencyRow
from inspect_flow.services.queries.findings import FindingRow, list_findings
from inspect_flow.services.queries.names import called, people
from inspect_flow.services.queries.papers import DocumentRow, list_documents
from inspect_flow.services.queries.remarks import remarks_on
from inspect_flow.services.queries.timeline import TimelineEntry, case_timeline
from inspect_flow.services.standing import roles_of
from inspect_flow.services.states import BEFORE_DRAFT
from inspect_flow.services.visit_days import visit_of
from inspect_flow.services.work import Work
from inspect_flow.web.drafting import paper_labels
from inspect_flow.web.inspections.heading import Heading

_TALK = "remarked"


@dataclass(frozen=True, slots=True)
class Said:
    """One remark as the page shows it."""

    author: str
    at: Any
    text: str


@dataclass(frozen=True, slots=True)
class Parts:
    """Everything that the page shows below what is to be done."""

    facts: tuple[tuple[str, str], ...]
    place: str
    partly: tuple[str, ...]
    attendance: tuple[tuple[str, tuple[str, ...]], ...]
    findings: Sequence[FindingRow]
    deficiencies: Sequence[DeficiencyRow]
    documents: Sequence[DocumentRow]
    events: list[dict[str, Any]]
    remarks: list[Said]
    may_remark: bool

    @property
    def kinds(self) -> dict[str, str]:
        """Return what each kind of paper is called, with a capital."""
        return paper_labels()


def parts_of(work: Work, inspection: Inspection, head: Heading) -> Parts:
    """Gather what hangs on the inspection, as far as its reader may see it."""
    visit = visit_of(work, inspection)
    return Parts(
        facts=_facts(work, inspection, head),
        place=visit.place if visit else "",
        partly=tuple(day.label for day in told_days(visit)) if visit else (),
        attendance=_attendance(work, inspection, head),
        findings=list_findings(work, inspection=inspection),
        deficiencies=list_deficiencies(work, inspection=inspection),
        documents=list_documents(work, inspection=inspection),
        events=_events(case_timeline(work, inspection), head),
        remarks=[
            Said(each.author, each.comment.written_at, each.comment.text)
            for each in remarks_on(work, inspection)
        ],
        may_remark=may("comment.write", roles_of(work, inspection)),
    )


def _facts(work: Work, inspection: Inspection, head: Heading) -> tuple[tuple[str, str], ...]:
    someone = people(work, (inspection.head_id, inspection.conclusion_signer_id))
    announced = _("có báo trước") if inspection.is_announced else _("không báo trước")
    rows = [
        (_("Đợt kiểm tra"), head.campaign_title),
        (_("Hình thức"), f"{head.method_label}, {announced}"),
        (_("Người phụ trách"), called(someone.get(inspection.head_id or 0))),
        (_("Đầu mối của đơn vị"), inspection.contact),
    ]
    if head.inspects:
        rows += [
            (_("Người ký thông báo kết luận"),
             called(someone.get(inspection.conclusion_signer_id or 0))),
            (_("Ghi chú trong kế hoạch"), inspection.note),
            (_("Điều kiện đã bỏ qua, có lý do"), "; ".join(inspection.override_reasons.values())),
        ]  # fmt: skip
    return tuple((label, value) for label, value in rows if value)


def _attendance(
    work: Work, inspection: Inspection, head: Heading
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return who sat at the table; a unit reads it when the draft reaches it."""
    if not head.inspects and inspection.state in BEFORE_DRAFT:
        return ()
    sides = {"delegation": _("Đoàn kiểm tra"), "unit": _("Đơn vị"), "guest": _("Khách mời")}
    found = []
    present = attendance_by_side(work, inspection)
    for side, label in sides.items():
        rows = present[side]
        lines = [", ".join(filter(None, (each.name, each.title, each.role))) for each in rows]
        if lines:
            found.append((label, tuple(lines)))
    return tuple(found)


def _events(entries: Sequence[TimelineEntry], head: Heading) -> list[dict[str, Any]]:
    """Return the events, latest first; a unit reads the steps, not the delegation's notes."""
    shown = [each for each in entries if not each.tag.endswith(_TALK)]
    if not head.inspects:
        shown = [each for each in shown if _is_for_the_unit(each, head)]
    return [
        {
            "title": _event_title(each),
            "at": each.at,
            "by": each.actor_name,
            "text": _event_text(each, head),
        }
        for each in reversed(shown)
    ]


def _is_for_the_unit(entry: TimelineEntry, head: Heading) -> bool:
    if entry.entity != "inspection":
        return True
    known = ("self_report_given", "comments_given", "visit_arranged")
    is_step = bool(entry.to_state)
    if not head.is_announced and is_step:
        # How a surprise was prepared is the delegation's own affair.
        return entry.tag.partition(".")[2] not in ("schedule", "postpone")
    return is_step or (head.is_announced and entry.tag.partition(".")[2] in known)


def _event_title(entry: TimelineEntry) -> str:
    return entry.label if entry.entity == "inspection" else f"{entry.label}: {entry.code}"


def _event_text(entry: TimelineEntry, head: Heading) -> str:
    said = [_("Trạng thái: {state}").format(state=entry.to_state)] if entry.to_state else []
    if head.inspects or entry.entity in ("deficiency", "extension"):
        reasons = [entry.reason, *entry.overridden.values()]
        said += [_("Lý do: {reason}").format(reason=each) for each in reasons if each]
    return ". ".join(said)
