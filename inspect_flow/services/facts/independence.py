"""Who may not inspect whom, and which inspections would meet at the same unit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from sqlmodel import col, select

from inspect_flow.locale.dates import short_date
from inspect_flow.locale.translation import _
from inspect_flow.records.tables import (
    Campaign,
    Inspection,
    Person,
    Post,
    VisitDay,
    VisitInspection,
)
from inspect_flow.rules.deadlines import due_date
from inspect_flow.services.clock import intervals_of
from inspect_flow.services.queries.names import called
from inspect_flow.services.standing import inspectors_on
from inspect_flow.services.succession import with_predecessors
from inspect_flow.services.units import parts_of
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.calendars import Direction


def conflicts_of_interest(
    work: Work, inspection: Inspection, days: Sequence[date]
) -> tuple[str, ...]:
    """Name the inspectors who belong, or belonged, to the unit, a part of it or a predecessor."""
    units = with_predecessors(work, inspection.unit_id)
    units |= parts_of(work, units)
    people = _inspectors(work, inspection, days)
    posts = defaultdict(list)
    for post in work.session.exec(
        select(Post)
        .where(col(Post.person_id).in_([each.id for each in people]), col(Post.unit_id).in_(units))
        .order_by(col(Post.id))
    ):
        posts[post.person_id].append(post)
    return tuple(sentence for each in people for sentence in ties(each, units, posts[each.id or 0]))


def overlapping(
    work: Work, inspection: Inspection, campaign: Campaign, days: Sequence[date]
) -> tuple[str, ...]:
    """Name the other inspections of the unit that come too near to the visit."""
    if not days:
        return ()
    before = intervals_of(work, campaign)["between_inspections"]
    after = replace(before, direction=Direction.AFTER)
    calendar = work.office.calendar
    rows = work.session.exec(
        select(col(Inspection.code), col(VisitDay.on))
        .join(VisitInspection, col(VisitInspection.inspection_id) == col(Inspection.id))
        .join(VisitDay, col(VisitDay.visit_id) == col(VisitInspection.visit_id))
        .where(
            Inspection.unit_id == inspection.unit_id,
            Inspection.id != inspection.id,
            col(Inspection.state).not_in(("cancelled", "postponed")),
            col(VisitDay.on).between(
                due_date(before, days[0], calendar), due_date(after, days[-1], calendar)
            ),
        )
        .order_by(col(VisitDay.on))
    )
    return tuple(_("{code}, ngày {day}").format(code=code, day=short_date(on)) for code, on in rows)


def _inspectors(work: Work, inspection: Inspection, days: Sequence[date]) -> Sequence[Person]:
    """Return who goes: its head, and the members on each day of the visit, else of today."""
    ids = {
        member.person_id
        for day in days or [work.on]
        for member in inspectors_on(work, inspection, day)
    }
    if inspection.head_id is not None:
        ids.add(inspection.head_id)
    return work.session.exec(
        select(Person).where(col(Person.id).in_(ids)).order_by(col(Person.code))
    ).all()


def ties(person: Person, units: set[int], posts: Sequence[Post]) -> Iterator[str]:
    """Say how the person is tied to one of the units, to which these posts belong."""
    who = called(person)
    if person.unit_id in units:
        yield _("{who} đang công tác tại đơn vị").format(who=who)
    for post in posts:
        yield _("{who} từng là {title} của đơn vị").format(
            who=who, title=post.title or _("công chức")
        )
