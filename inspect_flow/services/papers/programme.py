"""The day's programme: the visit's own, else the house's usual one fitted to the visit's hours."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from inspect_flow.definitions.text_shapes import Line
from inspect_flow.services.papers.desk import Desk
from inspect_flow.services.papers.times import VisitTimes
from inspect_flow.vocabulary.paper_parts import ProgrammeItem

_ANY_DAY = date(2000, 1, 1)


def programme_of(desk: Desk, times: VisitTimes) -> list[ProgrammeItem]:
    """Return the programme of the visit."""
    own = times.visit.programme if times.visit else []
    if own:
        return [_own_line(each) for each in own]
    lines = desk.texts.programme.lines
    if not times.days or times.days[0].starts_at is None:
        return [_line(line, "", "") for line in lines]
    first = times.days[0]
    return _fitted(lines, first.starts_at or time(8), first.ends_at)


def _own_line(stored: Any) -> ProgrammeItem:
    """Read a line as a case file or an officer stored it; a bare text is the task."""
    line = stored if isinstance(stored, Mapping) else {"task": stored}
    return ProgrammeItem(
        starts=str(line.get("from") or line.get("starts") or ""),
        ends=str(line.get("to") or line.get("ends") or ""),
        task=str(line.get("task") or ""),
        lead=str(line.get("lead") or ""),
    )


def _fitted(lines: tuple[Line, ...], starts: time, ends: time | None) -> list[ProgrammeItem]:
    """Lay the lines end to end; those that stretch share what is left of the visit."""
    minutes = [line.minutes for line in lines]
    begin = datetime.combine(_ANY_DAY, starts)
    stretching = [index for index, line in enumerate(lines) if line.stretch]
    if ends is not None and stretching:
        room = int((datetime.combine(_ANY_DAY, ends) - begin).total_seconds()) // 60
        spare = room - sum(minutes)
        if spare < 0 and sum(minutes[index] for index in stretching) + spare < len(stretching):
            # Too short a visit for the usual programme: the hours are left open.
            return [_line(line, "", "") for line in lines]
        for place, index in enumerate(stretching):
            share, rest = divmod(spare, len(stretching))
            minutes[index] += share + (1 if place < rest else 0)
    found = []
    for line, length in zip(lines, minutes, strict=True):
        end = begin + timedelta(minutes=length)
        found.append(_line(line, f"{begin:%H:%M}", f"{end:%H:%M}"))
        begin = end
    return found


def _line(line: Line, starts: str, ends: str) -> ProgrammeItem:
    return ProgrammeItem(starts=starts, ends=ends, task=line.task, lead=line.lead)
