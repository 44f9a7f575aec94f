"""Who may not inspect whom, and which inspections would meet at the same unit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from sqlmodel import col, select

from inspect_flow.locale.dates import short_date
from inspect_flow.locale.translation import _
from inspect_flow.records.tables import (
    Inspection,
    Member,
    Person,
    Post,
    VisitDay,
    VisitInspection,
)
from inspect_flow.services.standing import members_on
from inspect_flow.services.units import with_predecessors
from inspect_flow.services.work import Work

# Two inspections of one unit within these days burden it twice (Luật Thanh tra's anti-overlap duty
# serves as the model; a province that wants another span says so in the written reason).
NEAR_DAYS = 30


def conflicts_of_interest(work: Work, inspection: Inspection) -> tuple[str, ...]:
    """Name the members who belong, or belonged, to the inspected unit or its predecessors."""
    units = with_predecessors(work, inspection.unit_id)
    return tuple(
        sentence
        for person in _inspectors(work, inspection)
        for sentence in _ties(work, person, units)
    )


def overlapping(work: Work, inspection: Inspection, days: list[date]) -> tuple[str, ...]:
    """Name the other inspections of the unit within `NEAR_DAYS` of the visit."""
    if not days:
        return ()
    span = timedelta(days=NEAR_DAYS)
    rows = work.session.exec(
        select(col(Inspection.code), col(VisitDay.on))
        .join(VisitInspection, col(VisitInspection.inspection_id) == col(Inspection.id))
        .join(VisitDay, col(VisitDay.visit_id) == col(VisitInspection.visit_id))
        .where(
            Inspection.unit_id == inspection.unit_id,
            Inspection.id != inspection.id,
            col(Inspection.state).not_in(("cancelled", "postponed")),
            col(VisitDay.on).between(days[0] - span, days[-1] + span),
        )
        .order_by(col(VisitDay.on))
    )
    return tuple(_("{code}, ngày {day}").format(code=code, day=short_date(on)) for code, on in rows)


def _inspectors(work: Work, inspection: Inspection) -> Iterator[Person]:
    members: list[Member] = (
        members_on(work, inspection.delegation_id, work.on) if inspection.delegation_id else []
    )
    group = inspection.extra.get("group")
    ids = {member.person_id for member in members if not group or member.group in ("", group)}
    if inspection.head_id is not None:
        ids.add(inspection.head_id)
    yield from work.session.exec(
        select(Person).where(col(Person.id).in_(ids)).order_by(col(Person.code))
    )


def _ties(work: Work, person: Person, units: set[int]) -> Iterator[str]:
    who = person.name or person.title or person.code
    if person.unit_id in units:
        yield _("{who} đang công tác tại đơn vị").format(who=who)
    posts = work.session.exec(
        select(Post).where(Post.person_id == person.id, col(Post.unit_id).in_(units))
    )
    for post in posts:
        yield _("{who} từng là {title} của đơn vị").format(
            who=who, title=post.title or _("công chức")
        )
