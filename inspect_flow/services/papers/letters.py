"""Who signs the papers after the visit, and the words that all of them fill in."""

from __future__ import annotations

from sqlmodel import col, select

from inspect_flow.records.tables import Person, Unit
from inspect_flow.services.papers.base import matter
from inspect_flow.services.papers.conclusion import report_to
from inspect_flow.services.papers.desk import Desk
from inspect_flow.services.papers.letterhead import Issuer
from inspect_flow.services.papers.people import delegation_members
from inspect_flow.services.papers.signatures import person_name, unit_signature
from inspect_flow.services.registry import find
from inspect_flow.vocabulary.paper_parts import Signature, assumed


def letter_signature(desk: Desk, issuer: Issuer) -> Signature:
    """Return the block of whoever was chosen to sign, else of who speaks for the issuer."""
    person = _signer(desk, issuer)
    name = person_name(person)
    if name and desk.choices.is_assumed:
        name = assumed(name)
    return unit_signature(desk, issuer, person.title if person else "", name)


def letter_words(desk: Desk, issuer: Issuer) -> dict[str, str]:
    """Return the words that the standing texts of these papers may name."""
    return {
        "issuer": desk.short(issuer.unit_id) or issuer.name,
        "unit": desk.short(addressee_of(desk)),
        "matter": matter(desk.campaign),
        "lead": desk.formal(desk.campaign.lead_id),
        "above": desk.short(desk.campaign.issuer_id),
        "report_to": report_to(desk, issuer),
    }


def addressee_of(desk: Desk) -> int | None:
    """Return the unit that the paper goes to: the one chosen, else the inspected one."""
    if desk.choices.addressee:
        return find(desk.work, Unit, desk.choices.addressee).id
    return desk.inspection.unit_id if desk.inspection else None


def _signer(desk: Desk, issuer: Issuer) -> Person | None:
    """Return the person chosen; the head of the delegation at their own body; the unit's head."""
    if desk.choices.signer:
        return find(desk.work, Person, desk.choices.signer)
    members = delegation_members(desk, desk.delegation) if not desk.kind.is_of_the_unit else []
    for member, person in members:
        if member.role == "head" and person.unit_id == issuer.unit_id:
            return person
    return desk.work.session.exec(
        select(Person)
        .where(Person.unit_id == issuer.unit_id, col(Person.leads_unit).is_(True))
        .order_by(col(Person.id))
    ).first()
