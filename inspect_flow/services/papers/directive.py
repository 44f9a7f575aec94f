"""Văn bản chấn chỉnh: each deficiency with task, owner, co-responsible units and deadline."""

from __future__ import annotations

from collections.abc import Sequence

from sqlmodel import col, select

from inspect_flow.records.tables import Deficiency, Directive, Finding, Inspection, Person
from inspect_flow.services.deficiencies import deficiencies_of
from inspect_flow.services.directives import deficiencies_under
from inspect_flow.services.papers.addressees import Reached, reached_by
from inspect_flow.services.papers.base import matter, paper_base
from inspect_flow.services.papers.citations import without_lead_in
from inspect_flow.services.papers.conclusion import report_to
from inspect_flow.services.papers.desk import Desk
from inspect_flow.services.papers.findings import FindingSheet
from inspect_flow.services.papers.letterhead import Issuer, form_of, issuer_of
from inspect_flow.services.papers.requirements import (
    co_owners_of,
    names_the_day_in_force,
    requirement_for,
)
from inspect_flow.services.papers.signatures import person_name, unit_signature
from inspect_flow.services.papers.times import VisitTimes, visited_on, visits_of
from inspect_flow.vocabulary.documents import DirectiveForm
from inspect_flow.vocabulary.paper_parts import Requirement, Signature
from inspect_flow.vocabulary.papers import DirectivePaper


def directive_paper(desk: Desk) -> DirectivePaper:
    """Return what the directive prints."""
    directive = desk.directive
    assert directive is not None
    deficiencies = _ordered(desk, directive)
    inspected = _inspected(desk, deficiencies)
    desk.learn([*(each.unit_id for each in inspected), *(each.owner_id for each in deficiencies)])
    issuer = issuer_of(desk)
    is_own = issuer.unit_id in [each.unit_id for each in inspected]
    words = _words(desk, issuer, inspected)
    texts, form = desk.texts.directive, form_of(desk)
    opening, closing = _wording(desk, form, is_own=is_own)
    reached = reached_by(desk, issuer, [each.unit_id for each in inspected], deficiencies)
    base = paper_base(
        desk,
        issuer,
        without_lead_in(desk.past.text("title")) or desk.say(texts.subject, **words),
        [_signature(desk, issuer)],
        recipients=_recipients(form, reached),
        addressees=[] if form is DirectiveForm.INSTRUCTION else reached.addressees,
    )
    return DirectivePaper(
        **base,
        form=form.value,
        opening=desk.past.words("text")
        or directive.text.splitlines()
        or [desk.say(line, **words) for line in opening],
        requirements=_requirements(desk, deficiencies),
        closing=[desk.say(line, **words) for line in closing],
        report_due=desk.past.day("deadline") or _latest(desk, deficiencies),
        report_to=desk.short(issuer.unit_id) if is_own else report_to(desk, issuer),
    )


def _wording(desk: Desk, form: DirectiveForm, *, is_own: bool) -> tuple[Sequence[str], ...]:
    """Return the opening and the closing of that form, of the unit itself or from above."""
    texts = desk.texts.directive
    if form is DirectiveForm.INSTRUCTION:
        opening = texts.instruction_own_opening if is_own else texts.instruction_above_opening
        return [opening], texts.instruction_closing
    if is_own:
        return texts.own_opening, texts.own_closing
    return texts.above_opening, texts.above_closing


def _recipients(form: DirectiveForm, reached: Reached) -> list[str]:
    """Return Nơi nhận: a chỉ thị has no Kính gửi and lists those who must act."""
    if form is DirectiveForm.INSTRUCTION:
        return [*reached.addressees, *reached.copies]
    return ["Như trên", *reached.copies]


def _ordered(desk: Desk, directive: Directive) -> Sequence[Deficiency]:
    """Return what the directive orders; one typed from the past orders all of its inspection."""
    attached = deficiencies_under(desk.work, directive)
    if attached or desk.inspection is None:
        return attached
    return [
        each
        for each in deficiencies_of(desk.work, desk.inspection)
        if each.directive_id is None and each.state != "recorded"
    ]


def _inspected(desk: Desk, deficiencies: Sequence[Deficiency]) -> list[Inspection]:
    ids = {each.inspection_id for each in deficiencies}
    if desk.inspection is not None:
        ids.add(desk.inspection.id or 0)
    query = select(Inspection).where(col(Inspection.id).in_(ids)).order_by(col(Inspection.code))
    return list(desk.work.session.exec(query))


def _words(desk: Desk, issuer: Issuer, inspected: Sequence[Inspection]) -> dict[str, str]:
    visits = visits_of(desk, inspected)
    one = inspected[0] if len(inspected) == 1 else None
    times = visits.get(one.id or 0, VisitTimes(None, ())) if one else VisitTimes(None, ())
    visited = visited_on(desk, times) if one else f"Năm {desk.campaign.year}"
    return {
        "issuer": desk.short(issuer.unit_id) or issuer.name,
        "matter": matter(desk.campaign),
        "unit": desk.short(one.unit_id) if one else "các đơn vị",
        "visited": visited,
    }


def _requirements(desk: Desk, deficiencies: Sequence[Deficiency]) -> list[Requirement]:
    """Return what is ordered, numbered as in the minutes where there is one inspection."""
    ids = [each.finding_id for each in deficiencies]
    rows = desk.work.session.exec(select(Finding).where(col(Finding.id).in_(ids)))
    findings = {finding.id: finding for finding in rows}
    co_owners = co_owners_of(desk, deficiencies)
    numbers = FindingSheet(desk, desk.inspection).numbers if desk.inspection else {}
    found = [
        requirement_for(
            desk,
            deficiency,
            findings[deficiency.finding_id],
            numbers.get(deficiency.finding_id, ""),
            co_owners.get(deficiency.id or 0, []),
        )
        for deficiency in deficiencies
    ]
    fallback = _deadline_in_words(desk)
    for each in found:
        each["note"] = each["note"] or ("" if each["deadline"] else fallback)
    return sorted(found, key=lambda each: int(each["number"] or 0))


def _deadline_in_words(desk: Desk) -> str:
    facts = desk.past
    return "" if facts.day("deadline") else facts.text("deadline")


def _latest(desk: Desk, deficiencies: Sequence[Deficiency]) -> str:
    """Return the last of the deadlines when every deficiency has one; results are due by then."""
    days = [
        (None if names_the_day_in_force(desk) else each.original_deadline) or each.deadline
        for each in deficiencies
    ]
    known = [day for day in days if day is not None]
    return max(known).isoformat() if known and len(known) == len(days) else ""


def _signature(desk: Desk, issuer: Issuer) -> Signature:
    directive = desk.directive
    signer = directive.signer_id if directive else None
    person = desk.work.session.get(Person, signer) if signer else None
    name = desk.past.text("signer", person_name(person)) if person_name(person) else ""
    return unit_signature(desk, issuer, person.title if person else "", name)
