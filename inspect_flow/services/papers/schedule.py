"""The schedule of a plan: one line for each announced inspection, by day."""

from __future__ import annotations

from collections.abc import Sequence

from inspect_flow.records.tables import Inspection, Person
from inspect_flow.services.papers.desk import Desk
from inspect_flow.services.papers.people import display_name, people_by_id
from inspect_flow.services.papers.times import VisitTimes, visits_of
from inspect_flow.vocabulary.campaigns import Method
from inspect_flow.vocabulary.papers import ScheduleRow


def schedule_of(desk: Desk, announced: Sequence[Inspection]) -> list[ScheduleRow]:
    """Return the lines, those without a day last."""
    visits = visits_of(desk, announced)
    heads = people_by_id(desk, [each.head_id for each in announced])
    rows = [
        _row(desk, each, visits.get(each.id or 0, VisitTimes(None, ())), heads)
        for each in announced
    ]
    return sorted(rows, key=lambda row: (row["moment"]["date"] or "9", row["moment"]["time"]))


def _row(
    desk: Desk, inspection: Inspection, times: VisitTimes, heads: dict[int, Person]
) -> ScheduleRow:
    head = heads.get(inspection.head_id or 0)
    is_by_report = Method(inspection.method) is Method.BY_REPORT
    starts, ends = times.starts, times.ends
    return ScheduleRow(
        unit=desk.short(inspection.unit_id),
        moment=starts,
        until=ends["date"] if ends["date"] != starts["date"] else "",
        place=times.place,
        head=display_name(head) if head else "",
        note="kiểm tra qua báo cáo" if is_by_report else "",
    )
