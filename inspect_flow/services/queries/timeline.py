"""The timeline of a case: every event of a record and of all that hangs on it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import and_, col, or_, select

from inspect_flow.records.base import Tracked
from inspect_flow.records.tables import (
    Campaign,
    Deficiency,
    Delegation,
    Directive,
    Document,
    Event,
    Extension,
    Finding,
    Inspection,
    Person,
)
from inspect_flow.services.queries.names import called
from inspect_flow.services.queries.papers import papers_of_deficiencies
from inspect_flow.services.queries.secrets import not_secret
from inspect_flow.services.record_sight import in_sight
from inspect_flow.services.work import OPERATOR, SYSTEM, Work
from inspect_flow.vocabulary.events import event_label

_Subjects = list[tuple[type[Tracked], Any]]


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One event as people read it; `details` is what the event stored besides its frame."""

    at: datetime
    recorded_at: datetime
    entity: str
    code: str
    tag: str
    label: str
    actor: str
    actor_name: str
    from_state: str
    to_state: str
    reason: str
    overridden: Mapping[str, str]
    details: Mapping[str, Any]


def case_timeline(work: Work, record: Tracked) -> list[TimelineEntry]:
    """Return the events of the record and of what hangs on it, in the order they happened."""
    subjects = [
        (kind, and_(condition, in_sight(work, kind)))
        for kind, condition in _subjects(record, not_secret(work))
    ]
    wanted = [
        and_(
            Event.entity == str(kind.__tablename__),
            col(Event.entity_id).in_(select(_id(kind)).where(condition)),
        )
        for kind, condition in subjects
    ]
    events = work.session.exec(
        select(Event).where(or_(*wanted)).order_by(col(Event.at), col(Event.id))
    ).all()
    codes = {
        (str(kind.__tablename__), identity): code
        for kind, condition in subjects
        for identity, code in work.session.exec(_coded(kind, condition))
    }
    return entries_of(work, events, codes)


def entries_of(
    work: Work, events: Sequence[Event], codes: Mapping[tuple[str, int], str]
) -> list[TimelineEntry]:
    """Return the events as people read them; `codes` name the records they are about."""
    names = _actor_names(work, {event.actor for event in events})
    return [_entry(work, event, codes, names) for event in events]


def _subjects(record: Tracked, visible: Any | None) -> _Subjects:
    match record:
        case Campaign():
            below = select(col(Inspection.id)).where(Inspection.campaign_id == record.id)
            below = below if visible is None else below.where(visible)
            return [
                (Campaign, Campaign.id == record.id),
                (Delegation, Delegation.campaign_id == record.id),
                (Inspection, col(Inspection.id).in_(below)),
                (Directive, Directive.campaign_id == record.id),
                *_below_inspections(below),
                (Document, _papers_of_campaign(record.id or 0, below)),
            ]
        case Inspection():
            own = select(col(Inspection.id)).where(Inspection.id == record.id)
            return [
                (Inspection, Inspection.id == record.id),
                (Directive, Directive.inspection_id == record.id),
                *_below_inspections(own),
                (Document, or_(_papers("inspection", own), *papers_of_deficiencies(own))),
            ]
        case Deficiency():
            own = select(col(Deficiency.id)).where(Deficiency.id == record.id)
            asked = select(col(Extension.id)).where(Extension.deficiency_id == record.id)
            return [
                (Finding, Finding.id == record.finding_id),
                (Deficiency, Deficiency.id == record.id),
                (Extension, Extension.deficiency_id == record.id),
                (Document, or_(_papers("deficiency", own), _papers("extension", asked))),
            ]
        case Directive():
            own = select(col(Directive.id)).where(Directive.id == record.id)
            return [(Directive, Directive.id == record.id), (Document, _papers("directive", own))]
    kind = type(record)
    return [(kind, _id(kind) == record.id)]


def _below_inspections(inspections: Any) -> _Subjects:
    deficiencies = select(col(Deficiency.id)).where(col(Deficiency.inspection_id).in_(inspections))
    return [
        (Finding, col(Finding.inspection_id).in_(inspections)),
        (Deficiency, col(Deficiency.inspection_id).in_(inspections)),
        (Extension, col(Extension.deficiency_id).in_(deficiencies)),
    ]


def _papers_of_campaign(campaign_id: int, inspections: Any) -> Any:
    directives = select(col(Directive.id)).where(Directive.campaign_id == campaign_id)
    own = and_(Document.subject == "campaign", Document.subject_id == campaign_id)
    delegations = select(col(Delegation.id)).where(Delegation.campaign_id == campaign_id)
    return or_(
        own,
        _papers("delegation", delegations),
        _papers("inspection", inspections),
        _papers("directive", directives),
        *papers_of_deficiencies(inspections),
    )


def _papers(subject: str, ids: Any) -> Any:
    return and_(Document.subject == subject, col(Document.subject_id).in_(ids))


def _entry(
    work: Work,
    event: Event,
    codes: Mapping[tuple[str, int], str],
    names: Mapping[str, str],
) -> TimelineEntry:
    body = json.loads(event.body)
    machine = work.office.machines.get(event.entity)
    move = machine.transitions.get(event.tag.partition(".")[2]) if machine else None
    is_move = machine is not None and move is not None and "from" in body
    return TimelineEntry(
        at=event.at,
        recorded_at=event.recorded_at,
        entity=event.entity,
        code=codes.get((event.entity, event.entity_id), ""),
        tag=event.tag,
        label=move.label if move and is_move else event_label(event.tag),
        actor=event.actor,
        actor_name=names.get(event.actor, event.actor),
        from_state=machine.state_label(body["from"]) if machine and is_move else "",
        to_state=machine.state_label(body["to"]) if machine and is_move else "",
        reason=str(body.get("reason", "")),
        overridden=body.get("overridden", {}),
        details={key: value for key, value in body.items() if key not in _FRAME},
    )


_FRAME = frozenset(
    ("entity", "id", "version", "tag", "at", "recorded_at", "actor", "from", "to", "reason",
     "overridden", "roles")
)  # fmt: skip


def _actor_names(work: Work, codes: set[str]) -> dict[str, str]:
    rows = work.session.exec(select(Person).where(col(Person.code).in_(codes)))
    known = {each.code: each.name for each in (OPERATOR, SYSTEM)}
    return known | {each.code: called(each) for each in rows}


def _id(kind: type[Tracked]) -> Any:
    return kind.__table__.columns["id"]  # type: ignore[attr-defined]


def _coded(kind: type[Tracked], condition: Any) -> Any:
    if kind is Finding:
        # "H1" alone would mean one finding in each inspection.
        full = col(Inspection.code) + " " + col(Finding.code)
        joined = select(Finding.id, full).join(
            Inspection, col(Inspection.id) == col(Finding.inspection_id)
        )
        return joined.where(condition)
    return select(_id(kind), kind.__table__.columns["code"]).where(condition)  # type: ignore[attr-defined]
