"""Compose the calendar of one reader: the visits and due days that they may know of."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from sqlalchemy import ColumnElement
from sqlmodel import col, select

from inspect_flow.records.tables import (
    Clock,
    Deficiency,
    Extension,
    Inspection,
    VisitDay,
    VisitInspection,
)
from inspect_flow.services.calendars.appointments import appointments_of, visit_entry
from inspect_flow.services.calendars.deadlines import Deadline, deadline_entries
from inspect_flow.services.calendars.readers import Reader
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.appointments import CalendarEntry, CalendarSheet, SheetMethod
from inspect_flow.vocabulary.reminders import ClockState

_LOOKS_BACK = timedelta(days=90)


def calendar_of(work: Work, reader: Reader) -> CalendarSheet:
    """Return the reader's calendar, from a quarter of a year ago on."""
    since = work.on - _LOOKS_BACK
    entries = [
        *_visits(work, reader, since),
        *deadline_entries(work, _deadlines(work, reader, since)),
    ]
    title = f"Kiểm tra cải cách hành chính - {reader.name}"
    return CalendarSheet(SheetMethod.PUBLISH, title, tuple(entries))


def _visits(work: Work, reader: Reader, since: date) -> Iterator[CalendarEntry]:
    visited = (
        select(VisitInspection.inspection_id)
        .join(VisitDay, col(VisitDay.visit_id) == col(VisitInspection.visit_id))
        .where(col(VisitDay.on) >= since)
    )
    rows = work.session.exec(
        select(Inspection)
        .where(reader.concerned(), col(Inspection.id).in_(visited))
        .order_by(col(Inspection.id))
    ).all()
    known = [each for each in rows if reader.may_know(each)]
    for appointment in appointments_of(work, known):
        if appointment.slot.on >= since:
            yield visit_entry(work, appointment, appointment.told)


def _deadlines(work: Work, reader: Reader, since: date) -> list[Deadline]:
    # Who knows of a whole inspection need not be asked for each of its records.
    reader = _Remembering(reader)
    return [
        *_of_inspections(work, reader, since),
        *_of_deficiencies(work, reader, since),
        *_of_extensions(work, reader, since),
    ]


class _Remembering:
    """A reader whose answers about whole inspections are kept."""

    def __init__(self, reader: Reader) -> None:
        self.name, self.may_know, self.concerned = reader.name, reader.may_know, reader.concerned
        self._reader = reader
        self._whole: dict[int, bool] = {}

    def knows_whole(self, inspection: Inspection) -> bool:
        """Ask once."""
        identity = inspection.id or 0
        if identity not in self._whole:
            self._whole[identity] = self._reader.knows_whole(inspection)
        return self._whole[identity]


def _running(subject: str, since: date) -> tuple[ColumnElement[bool], ...]:
    return (
        col(Clock.subject) == subject,
        col(Clock.state) == ClockState.RUNNING.value,
        col(Clock.due) >= since,
    )


def _of_inspections(work: Work, reader: Reader, since: date) -> Iterator[Deadline]:
    rows = work.session.exec(
        select(Clock, Inspection)
        .join(Inspection, col(Inspection.id) == col(Clock.subject_id))
        .where(*_running("inspection", since), reader.concerned())
        .order_by(col(Clock.id))
    )
    for clock, inspection in rows.all():
        if reader.may_know(inspection):
            unit = inspection.unit_id
            yield Deadline(inspection, inspection.code, clock.step, clock.due, unit)


def _of_deficiencies(work: Work, reader: Reader, since: date) -> Iterator[Deadline]:
    rows = work.session.exec(
        select(Clock, Deficiency, Inspection)
        .join(Deficiency, col(Deficiency.id) == col(Clock.subject_id))
        .join(Inspection, col(Inspection.id) == col(Deficiency.inspection_id))
        .where(*_running("deficiency", since), reader.concerned())
        .order_by(col(Clock.id))
    )
    for clock, deficiency, inspection in rows.all():
        if reader.knows_whole(inspection) or reader.may_know(deficiency):
            unit = deficiency.owner_id or inspection.unit_id
            yield Deadline(inspection, deficiency.code, clock.step, clock.due, unit)


def _of_extensions(work: Work, reader: Reader, since: date) -> Iterator[Deadline]:
    rows = work.session.exec(
        select(Clock, Extension, Deficiency, Inspection)
        .join(Extension, col(Extension.id) == col(Clock.subject_id))
        .join(Deficiency, col(Deficiency.id) == col(Extension.deficiency_id))
        .join(Inspection, col(Inspection.id) == col(Deficiency.inspection_id))
        .where(*_running("extension", since), reader.concerned())
        .order_by(col(Clock.id))
    )
    for clock, extension, deficiency, inspection in rows.all():
        if reader.knows_whole(inspection) or reader.may_know(extension):
            unit = deficiency.owner_id or inspection.unit_id
            yield Deadline(inspection, extension.code, clock.step, clock.due, unit)
