"""When and where: the visit's days and times, the period of the figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sqlmodel import col, select

from inspect_flow.locale.dates import short_date
from inspect_flow.records.tables import Inspection, Visit, VisitDay, VisitInspection
from inspect_flow.services.papers.desk import Desk
from inspect_flow.services.papers.kept import Told, partial_iso, told
from inspect_flow.vocabulary.paper_parts import ASSUMED_MARK, Moment, Period, assumed


class VisitTimes:
    """The visit of one inspection, as far as it is known: days with times, place, programme."""

    def __init__(self, visit: Visit | None, days: Iterable[VisitDay]) -> None:
        self.visit = visit
        self.days = sorted(days, key=lambda day: (day.on, str(day.starts_at or "")))

    @property
    def told(self) -> Told:
        """Return what the visit's `extra` says."""
        return told(self.visit)

    @property
    def first(self) -> date | None:
        """Return the first full day."""
        return self.days[0].on if self.days else None

    @property
    def last(self) -> date | None:
        """Return the last full day."""
        return self.days[-1].on if self.days else None

    @property
    def starts(self) -> Moment:
        """Return when the visit begins."""
        return self._moment(0, "from", "starts_at")

    @property
    def ends(self) -> Moment:
        """Return when the visit ends."""
        return self._moment(-1, "to", "ends_at")

    @property
    def place(self) -> str:
        """Return where the visit takes place."""
        return self.told.text("place", self.visit.place) if self.visit else ""

    def _moment(self, index: int, key: str, column: str) -> Moment:
        facts = self.told
        if self.days:
            day = self.days[index]
            clock = getattr(day, column)
            time = facts.text(key, f"{clock:%H:%M}") if clock else ""
            return Moment(date=facts.day("date", day.on), time=time)
        kept = facts.facts.get("days") or [facts.facts]
        partial = kept[index] if isinstance(kept[index], Mapping) else {"date": kept[index]}
        written = partial_iso(str(partial.get("date") or ""))
        marked = written and facts.is_assumed("date")
        return Moment(
            date=assumed(written) if marked else written, time=str(partial.get(key) or "")
        )


def visit_times(desk: Desk) -> VisitTimes:
    """Return the visit of this paper's inspection."""
    inspection = desk.inspection
    found = visits_of(desk, [inspection]) if inspection else {}
    return (
        found.get(inspection.id or 0, VisitTimes(None, ())) if inspection else VisitTimes(None, ())
    )


def visits_of(desk: Desk, inspections: Iterable[Inspection]) -> dict[int, VisitTimes]:
    """Return the visits of many inspections with two queries; several visits of one are joined."""
    ids = [inspection.id for inspection in inspections]
    session = desk.work.session
    links = session.exec(
        select(VisitInspection.inspection_id, Visit)
        .join(Visit, col(Visit.id) == col(VisitInspection.visit_id))
        .where(col(VisitInspection.inspection_id).in_(ids))
        .order_by(col(Visit.id))
    ).all()
    visit_ids = {visit.id for _inspection_id, visit in links}
    days: dict[int, list[VisitDay]] = {}
    for day in session.exec(select(VisitDay).where(col(VisitDay.visit_id).in_(visit_ids))):
        days.setdefault(day.visit_id, []).append(day)
    found: dict[int, VisitTimes] = {}
    for inspection_id, visit in links:
        known = found.get(inspection_id)
        own = days.get(visit.id or 0, [])
        found[inspection_id] = (
            VisitTimes(known.visit, [*known.days, *own]) if known else VisitTimes(visit, own)
        )
    return found


def visited_on(desk: Desk, times: VisitTimes) -> str:
    """Write "Ngày 14/8/2019", "Từ ngày 14/8/2019 đến ngày 16/8/2019" or "" when unknown."""
    first, last = times.first, times.last
    if first and last and first != last:
        return f"Từ ngày {short_text(first)} đến ngày {short_text(last)}"
    if first:
        mark = ASSUMED_MARK if times.told.is_assumed("date") else ""
        return f"Ngày {short_text(first)}{mark}"
    known = times.starts["date"].rstrip(ASSUMED_MARK)
    year, _dash, month = known.partition("-")
    return (f"Tháng {int(month)}/{year}" if month else f"Năm {year}") if known else ""


def short_text(day: date) -> str:
    """Write 14/8/2019: months 3 to 9 take no zero in running text."""
    written = short_date(day)
    return written if day.month <= 2 or day.month > 9 else written.replace("/0", "/", 1)


def short_iso(iso: str) -> str:
    """Write an ISO text, full or partial, as running text has it, with its mark of assumption."""
    bare = iso.rstrip(ASSUMED_MARK)
    mark = iso[len(bare) :]
    if len(bare) == len("2019-08-14"):
        return f"ngày {short_text(date.fromisoformat(bare))}{mark}"
    year, _dash, month = bare.partition("-")
    return (f"tháng {int(month)}/{year}" if month else f"năm {year}") + mark


def figures_period(desk: Desk) -> Period:
    """Return the period of the figures: of the inspection, else of the campaign."""
    whole = _period(desk.campaign)
    own = _period(desk.inspection) if desk.inspection is not None else whole
    # An inspection takes over the campaign's days, but not the marks beside them.
    bare = {key: str(value).replace(ASSUMED_MARK, "") for key, value in whole.items()}
    return own if any(own.values()) and own != bare else whole


def _period(record: Any) -> Period:
    facts = told(record).part("period")
    return Period(
        starts=facts.day("from", record.figures_from),
        ends=facts.day("to", record.figures_to),
        note=facts.text("note"),
    )
