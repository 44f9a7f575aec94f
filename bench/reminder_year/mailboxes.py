"""Who reads what in the simulated places, written down by hand: the oracle asks no address book."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from sqlmodel import Session, col, select

from bench.reminder_year.judging import Mailboxes
from bench.reminder_year.oracle import Demand
from inspect_flow.records.tables import Deficiency, Extension, Inspection, Message, Unit

_HEAD, _SECRETARY, _CHAIRMAN = (f"t01-{who}@example.vn" for who in ("td", "tk", "ct"))
_OF_THE_PROVINCE = {
    "secretary": [_SECRETARY],
    "delegation_head": [_HEAD],
    # The department has no mailbox of its own: its officers read its mail.
    "lead_agency": [_HEAD, _SECRETARY],
    "chairman": [_CHAIRMAN],
    "co_responsible": [],
}


def synthetic_mailboxes(session: Session) -> Mailboxes:
    """Return the boxes of the synthetic province: each commune has one person, its chairman."""
    rows = session.exec(
        select(Deficiency.id, Unit.code).join(Unit, col(Unit.id) == col(Deficiency.owner_id))
    )
    owners = {identity: f"{code}-ct@example.vn" for identity, code in rows}
    asked = dict(session.exec(select(Extension.id, Extension.deficiency_id)).all())
    visited = session.exec(
        select(Inspection.id, Unit.code).join(Unit, col(Unit.id) == col(Inspection.unit_id))
    )
    inspected = {identity: f"{code}-ct@example.vn" for identity, code in visited}

    def boxes(demand: Demand, word: str) -> Iterable[str]:
        if demand.entity == "inspection":
            return _OF_THE_PROVINCE.get(word, [inspected[demand.identity]])
        is_asked = demand.entity == "extension"
        deficiency = asked[demand.identity] if is_asked else demand.identity
        return _OF_THE_PROVINCE.get(word, [owners[deficiency]])

    return boxes


def by_key(session: Session, message_ids: Iterable[str]) -> Counter[str]:
    """Count the mails of the boxes by the key of the message that they carry in their name."""
    keys = {key[:32]: key for key in session.exec(select(Message.key))}
    stems = (each.strip().strip("<>").partition("@")[0] for each in message_ids)
    return Counter(keys.get(stem, stem) for stem in stems)
