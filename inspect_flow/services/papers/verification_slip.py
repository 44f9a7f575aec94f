"""Phiếu xác nhận khắc phục: required, reported, checked, by whom, with which result."""

from __future__ import annotations

from inspect_flow.records.tables import Person
from inspect_flow.services.papers.base import paper_base
from inspect_flow.services.papers.desk import Desk
from inspect_flow.services.papers.letterhead import issuer_of
from inspect_flow.services.papers.letters import letter_words
from inspect_flow.services.papers.matters import Matter, matters_of, matters_of_inspection
from inspect_flow.services.papers.people import called, delegation_members, people_by_id
from inspect_flow.services.papers.signatures import delegation_signature, person_name
from inspect_flow.vocabulary.findings import RemediationKind
from inspect_flow.vocabulary.paper_parts import Signature, assumed
from inspect_flow.vocabulary.papers_of_remedy import VerificationSlipPaper, VerifiedMatter

_RESULTS = {"accepted": "done", "returned": "not_done"}


def verification_slip_paper(desk: Desk) -> VerificationSlipPaper:
    """Return what the slip prints, for one deficiency or for all of the inspection."""
    issuer, texts = issuer_of(desk), desk.texts.verification_slip
    words = letter_words(desk, issuer)
    own = [desk.deficiency] if desk.deficiency else None
    matters = matters_of(desk, own) if own else matters_of_inspection(desk)
    checks = [each.latest(RemediationKind.VERIFICATION) for each in matters]
    people = people_by_id(desk, [row.author_id for row in checks if row])
    base = paper_base(
        desk,
        issuer,
        desk.say(texts.subject, **words),
        _signatures(desk, list(people.values())),
        recipients=[words["unit"], f"Thành viên {desk.delegation_name}"],
    )
    return VerificationSlipPaper(
        **base,
        unit=desk.formal(desk.inspection.unit_id if desk.inspection else None),
        opening=[desk.say(texts.opening, **words)],
        matters=[_matter(each, people) for each in matters],
        closing=[desk.say(line, **words) for line in texts.closing],
    )


def _matter(matter: Matter, people: dict[int, Person]) -> VerifiedMatter:
    reported = matter.latest(RemediationKind.REPORT)
    checked = matter.latest(RemediationKind.VERIFICATION)
    if reported and checked and (checked.id or 0) < (reported.id or 0):
        # What was seen of an earlier report says nothing of this one.
        checked = None
    author = people.get(checked.author_id or 0) if checked else None
    return VerifiedMatter(
        number=matter.required["number"],
        finding=matter.required["finding"],
        task=matter.required["task"],
        owner=matter.required["owner"],
        deadline=matter.deadline,
        original_deadline=matter.original_deadline,
        reported=matter.latest_text(RemediationKind.REPORT),
        reported_on=reported.on.isoformat() if reported else "",
        evidence=matter.evidence if reported else [],
        checked=matter.latest_text(RemediationKind.VERIFICATION) if checked else "",
        checked_on=checked.on.isoformat() if checked else "",
        checked_by=called(author) if author else "",
        result=_RESULTS.get(checked.outcome, "") if checked else "",
    )


def _signatures(desk: Desk, checkers: list[Person]) -> list[Signature]:
    """Return the blocks: whoever checked, when it was one person, then the delegation's head."""
    name = person_name(checkers[0]) if len(checkers) == 1 else ""
    members = delegation_members(desk, desk.delegation)
    head = next((person for member, person in members if member.role == "head"), None)
    has_seal = desk.delegation is not None and desk.delegation.uses_seal_of_id is not None
    title, signed = (head.title, person_name(head)) if head else ("", "")
    if signed and desk.choices.is_assumed:
        signed = assumed(signed)
    return [
        Signature(authority=["Người kiểm tra, xác nhận"], office="", name=name),
        delegation_signature("", title, signed, with_office=has_seal),
    ]
