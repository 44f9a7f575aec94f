"""Everything that waits as one line each: what to do, by when, and the page where it is done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from inspect_flow.locale.dates import clock_time
from inspect_flow.locale.translation import _, _n
from inspect_flow.locale.vietnamese_text import capitalised
from inspect_flow.records.tables import EventHook
from inspect_flow.services.queries.deficiency_rows import DeficiencyRow
from inspect_flow.services.queries.orders import OrderingPaper
from inspect_flow.services.queries.papers import DocumentRow
from inspect_flow.services.queries.stuck import StuckRow
from inspect_flow.services.queries.visits import VisitRow
from inspect_flow.services.queries.waiting import Matters, WaitingInspection
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.documents import DocumentKind
from inspect_flow.web.deeds.deficiency import (
    TO_DO_AS_DELEGATION,
    TO_DO_AS_UNIT,
    answering,
    as_helper,
)
from inspect_flow.web.wording import day, long_day

# The unit has done its part; the answer is the delegation's.
_WITH_THE_DELEGATION = ("plan_submitted", "reported", "disputed", "suspended", "recorded")


@dataclass(frozen=True, slots=True)
class Task:
    """One line of the first page; `waits` when it is somebody else's turn."""

    text: str
    what: str
    href: str
    due: date | None = None
    days: int | None = None
    waits: bool = False
    machine: str = ""
    state: str = ""
    state_label: str = ""
    is_visit: bool = False  # its day is no deadline


def in_order(tasks: Iterable[Task]) -> list[Task]:
    """Return the tasks, the most urgent first; what has no day comes last."""
    return sorted(tasks, key=lambda each: (each.due or date.max, each.text, each.href))


def inspection_tasks(work: Work, found: Iterable[WaitingInspection]) -> Iterator[Task]:
    """Yield what the inspected unit owes before, at and after the visit."""
    for each in found:
        path = f"/inspections/{each.code}"
        match each.state:
            case "notified":
                text, href = _("Gửi báo cáo tự kiểm tra"), f"{path}/self-report"
                due = each.self_report_due
            case "findings_drafted":
                text, href = _("Góp ý dự thảo biên bản"), f"{path}/comments"
                due = each.comment_due
            case _other:
                ahead = [on for on in each.days if on >= work.on]
                due = ahead[0] if ahead else None
                text, href = _("Làm việc với đoàn kiểm tra"), path
        what = _("Cuộc kiểm tra {code}, {unit}").format(code=each.code, unit=each.unit)
        yield Task(text, what, href, due, _left(due, work.on), False, "inspection", each.state,
                   each.state_label)  # fmt: skip


def matter_tasks(work: Work, matters: Matters, *, as_unit: bool) -> Iterator[Task]:
    """Yield each deficiency with its next step."""
    words = TO_DO_AS_UNIT if as_unit else TO_DO_AS_DELEGATION
    for row in matters.rows:
        asked = matters.requests.get(row.code)
        step = _(words[row.state]) if row.state in words else row.state_label
        if asked is not None:
            step = _asked(asked, step, as_unit=as_unit)
        yield Task(
            row.statement, _with_owner(row, step), f"/deficiencies/{row.code}", row.deadline,
            row.days_left,
            as_unit and row.state in _WITH_THE_DELEGATION, "deficiency", row.state, row.state_label,
        )  # fmt: skip


def helping_tasks(work: Work, matters: Matters) -> Iterator[Task]:
    """Yield each deficiency that another unit answers for, with what a helper does now."""
    for row in matters.rows:
        what = as_helper(row.state, answering(row.owner, row.unit))
        yield Task(row.statement, what, f"/deficiencies/{row.code}", row.deadline, row.days_left,
                   False, "deficiency", row.state, row.state_label)  # fmt: skip


def order_tasks(work: Work, papers: Iterable[OrderingPaper]) -> Iterator[Task]:
    """Yield each paper of which something is still owed."""
    for each in papers:
        label = capitalised(each.kind.label)
        number = _("{paper} số {number}").format(paper=label, number=each.number)
        on = _("ngày {day}").format(day=day(each.issued_on)) if each.issued_on else ""
        left = _n("còn {n} việc chưa xong", each.n_left).format(n=each.n_left)
        yield Task(number if each.number else label, ", ".join(filter(None, (on, left))),
                   f"/documents/{each.code}", each.nearest,
                   _left(each.nearest, work.on))  # fmt: skip


def paper_tasks(rows: Iterable[DocumentRow]) -> Iterator[Task]:
    """Yield each draft that waits for its number."""
    for row in rows:
        label = DocumentKind(row.kind).label
        text = _("Ban hành: {paper}").format(paper=label)
        yield Task(text, row.title or row.subject_code, f"/documents/{row.code}", None, None, False,
                   "document", row.state, row.state_label)  # fmt: skip


def minutes_tasks(work: Work, found: Iterable[WaitingInspection]) -> Iterator[Task]:
    """Yield the inspections whose unit has commented: the minutes can be signed."""
    for each in found:
        due = each.minutes_due
        yield Task(
            _("Ký biên bản: {unit} đã góp ý").format(unit=each.unit), each.code,
            f"/inspections/{each.code}", due, _left(due, work.on), False, "inspection",
            each.state, each.state_label,
        )  # fmt: skip


def stuck_tasks(work: Work, found: Iterable[StuckRow]) -> Iterator[Task]:
    """Yield the inspections that stand still between two papers."""
    for row in found:
        told = _("{unit}: {rule}").format(unit=row.unit, rule=row.rule_label)
        since = _("từ ngày {day}").format(day=day(row.since)) if row.since else row.code
        yield Task(told, since, f"/inspections/{row.code}", row.due, _left(row.due, work.on), False,
                   "inspection", row.state, row.state_label)  # fmt: skip


def visit_tasks(work: Work, found: Iterable[VisitRow]) -> Iterator[Task]:
    """Yield the visits of the days to come; those under way say so by their state."""
    for row in found:
        hour = clock_time(row.starts_at) if row.starts_at else ""
        what = ", ".join(part for part in (long_day(row.on), hour, row.place) if part)
        left = _left(row.on, work.on)
        yield Task(row.unit, what, f"/inspections/{row.inspection}", None, left, False,
                   "inspection", row.state, row.state_label, is_visit=True)  # fmt: skip


def hook_tasks(hooks: Iterable[EventHook]) -> Iterator[Task]:
    """Yield the programs that were switched off because they took nothing any more."""
    for each in hooks:
        text = _("Phần mềm nhận tin không nhận nữa: {name}").format(name=each.name)
        yield Task(text, each.outcome, f"/administration/hooks/{each.id}",
                   state_label=_("đã tự tắt"))  # fmt: skip


def _with_owner(row: DeficiencyRow, step: str) -> str:
    return f"{row.owner or row.unit}: {step}"


def _asked(until: date, step: str, *, as_unit: bool) -> str:
    if as_unit:
        told = _("{step} Đã xin gia hạn đến {day}, đang chờ trả lời.")
        return told.format(step=step, day=day(until))
    return _("Xin gia hạn đến {day}: trả lời cho đơn vị.").format(day=long_day(until))


def _left(due: date | None, on: date) -> int | None:
    return (due - on).days if due is not None else None
