"""What lists keep from the reader: inspections that are to come as a surprise."""

from __future__ import annotations

from typing import Any

from sqlmodel import and_, col, or_, select

from inspect_flow.records.tables import Campaign, Delegation, Event, Inspection, Member, Person
from inspect_flow.services.sight_conditions import inspections_in_sight
from inspect_flow.services.states import BEGINNINGS, NOT_BEGUN
from inspect_flow.services.work import Work


def not_secret(work: Work) -> Any | None:
    """Return the condition on `Inspection` for what is shown; None hides nothing.

    Where work is scoped, that is what the acting person may know of. Else only coming surprises
    are hidden: the same rule as `standing.is_secret`, as SQL: whoever is of the delegation or
    leads the issuing or leading body knows, everybody else learns of it when it begins.
    """
    if work.is_scoped:
        return inspections_in_sight(work)
    if work.actor.person_id is None:
        return None
    person = work.session.get_one(Person, work.actor.person_id)
    begun = select(Event.entity_id).where(
        Event.entity == "inspection", col(Event.tag).in_(BEGINNINGS)
    )
    return or_(
        col(Inspection.is_announced).is_(True),
        col(Inspection.state).not_in(NOT_BEGUN),
        col(Inspection.id).in_(begun),
        col(Inspection.head_id) == person.id,
        *_in_the_know(work, person),
    )


def hidden_ids(work: Work) -> Any | None:
    """Return the subquery of the inspections to hide, for lists of what hangs on them."""
    visible = not_secret(work)
    return None if visible is None else select(col(Inspection.id)).where(~visible)


def _in_the_know(work: Work, person: Person) -> list[Any]:
    own = select(col(Member.delegation_id)).where(
        Member.person_id == person.id,
        or_(col(Member.from_on).is_(None), col(Member.from_on) <= work.on),
        or_(col(Member.to_on).is_(None), col(Member.to_on) >= work.on),
    )
    theirs = select(col(Delegation.campaign_id)).where(col(Delegation.id).in_(own))
    known = [
        col(Inspection.delegation_id).in_(own),
        and_(col(Inspection.delegation_id).is_(None), col(Inspection.campaign_id).in_(theirs)),
    ]
    if person.leads_unit and person.unit_id is not None:
        led = select(col(Campaign.id)).where(
            or_(Campaign.issuer_id == person.unit_id, Campaign.lead_id == person.unit_id)
        )
        known.append(col(Inspection.campaign_id).in_(led))
    return known
