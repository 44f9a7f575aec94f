"""Which members of a delegation are tied to units that it is to inspect, for all units at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlmodel import col, or_, select

from inspect_flow.records.tables import Delegation, Inspection, Member, Person, Post, UnitVersion
from inspect_flow.services.facts.independence import ties
from inspect_flow.services.queries.names import people
from inspect_flow.services.record_sight import in_sight
from inspect_flow.services.standing import members_on, staying_away
from inspect_flow.services.states import NOT_BEGUN
from inspect_flow.services.succession import lines_of
from inspect_flow.services.units import DEEPEST, authorities_on
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.units import PARTS_OF_A_UNIT


@dataclass(frozen=True, slots=True)
class Tie:
    """What speaks against one member at one inspection."""

    person: str
    inspection: str
    unit: str
    sentence: str


def ties_in_plan(work: Work, delegation: Delegation) -> list[Tie]:
    """Return what speaks against the members in office today, with a fixed number of queries.

    Members who stay away from an inspection, or are of another group, are not held against it.
    """
    members = members_on(work, delegation.id or 0, work.on)
    known = people(work, (each.person_id for each in members))
    posts = _posts(work, known.values())
    above = _above(work, {unit for each in known.values() for unit in _own(each, posts)})
    inspections = _ahead(work, delegation)
    lines = lines_of(work, (each.unit_id for each in inspections))
    names = authorities_on(work, lines, work.on)
    return [
        Tie(person.code, inspection.code, names[inspection.unit_id], sentence)
        for inspection in inspections
        for person in _going(inspection, members, known)
        for sentence in _sentences(person, posts, above, lines[inspection.unit_id])
    ]


def _ahead(work: Work, delegation: Delegation) -> Sequence[Inspection]:
    return work.session.exec(
        select(Inspection)
        .where(
            Inspection.campaign_id == delegation.campaign_id,
            or_(Inspection.delegation_id == delegation.id, col(Inspection.delegation_id).is_(None)),
            col(Inspection.state).in_(NOT_BEGUN),
            in_sight(work, Inspection),
        )
        .order_by(col(Inspection.code))
    ).all()


def _going(
    inspection: Inspection, members: Iterable[Member], known: dict[int, Person]
) -> Iterator[Person]:
    group, away = inspection.extra.get("group"), staying_away(inspection)
    for member in members:
        person = known[member.person_id]
        if person.code not in away and (not group or member.group in ("", group)):
            yield person


def _posts(work: Work, persons: Iterable[Person]) -> dict[int, list[Post]]:
    found = defaultdict(list)
    ids = [each.id for each in persons]
    query = select(Post).where(col(Post.person_id).in_(ids)).order_by(col(Post.id))
    for post in work.session.exec(query):
        found[post.person_id].append(post)
    return found


def _own(person: Person, posts: dict[int, list[Post]]) -> set[int]:
    held = {post.unit_id for post in posts.get(person.id or 0, ())}
    return held | ({person.unit_id} if person.unit_id is not None else set())


def _above(work: Work, units: set[int]) -> dict[int, set[int]]:
    """Return each unit with the bodies of which it is, or was at some time, a part."""
    above = {each: {each} for each in units}
    for _step in range(DEEPEST):
        reached = set[int]().union(*above.values())
        query = select(UnitVersion.unit_id, UnitVersion.parent_id).where(
            col(UnitVersion.unit_id).in_(reached),
            col(UnitVersion.level).in_([level.value for level in PARTS_OF_A_UNIT]),
        )
        for unit, parent in work.session.exec(query):
            for bodies in above.values():
                if parent is not None and unit in bodies:
                    bodies.add(parent)
    return above


def _sentences(
    person: Person, posts: dict[int, list[Post]], above: dict[int, set[int]], line: set[int]
) -> Iterator[str]:
    near = {unit for unit in _own(person, posts) if above[unit] & line}
    held = [post for post in posts.get(person.id or 0, ()) if post.unit_id in near]
    yield from ties(person, near, held)
