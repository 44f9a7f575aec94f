"""Lay out on the desk what a paper of that kind needs: its case, from the record it is about."""

from __future__ import annotations

from datetime import date

from inspect_flow.locale.translation import _
from inspect_flow.records.base import Tracked
from inspect_flow.records.tables import (
    Campaign,
    Deficiency,
    Delegation,
    Directive,
    Extension,
    Inspection,
)
from inspect_flow.rules.partial_dates import parse_partial_date
from inspect_flow.services.papers.choices import Choices
from inspect_flow.services.papers.citations import founding_of
from inspect_flow.services.papers.desk import Desk
from inspect_flow.services.papers.kept import told_paper
from inspect_flow.services.papers.registered import facts_of, registered_decision
from inspect_flow.services.papers.times import visit_times
from inspect_flow.services.registry import get, label_of
from inspect_flow.services.standing import delegation_serving, delegations_of, surroundings
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.documents import DocumentKind
from inspect_flow.vocabulary.errors import BadInput

_SUBJECTS: dict[DocumentKind, tuple[type[Tracked], ...]] = {
    DocumentKind.SUBMISSION: (Campaign,),
    DocumentKind.PLAN_DECISION: (Campaign,),
    DocumentKind.DELEGATION_DECISION: (Delegation,),
    DocumentKind.PLAN: (Campaign,),
    DocumentKind.DIRECTIVE: (Directive,),
    DocumentKind.EXTENSION_ANSWER: (Extension,),
    DocumentKind.EXTENSION_DECISION: (Extension,),
    DocumentKind.VERIFICATION_SLIP: (Inspection, Deficiency),
    DocumentKind.CAMPAIGN_SUMMARY: (Campaign,),
    DocumentKind.FILE_INDEX: (Inspection, Campaign),
}
_OF_THE_CAMPAIGN = (DocumentKind.SUBMISSION, DocumentKind.PLAN, DocumentKind.PLAN_DECISION)
_BEFORE_THE_VISIT = (DocumentKind.INVITATION, DocumentKind.OUTLINE)
_AT_THE_VISIT = (
    DocumentKind.DRAFT_MINUTES,
    DocumentKind.MINUTES,
    DocumentKind.SURPRISE_MINUTES,
)


def desk_for(
    work: Work,
    kind: DocumentKind,
    subject: Tracked,
    *,
    draft: bool,
    number: str = "",
    on: date | None = None,
    choices: Choices | None = None,
) -> Desk:
    """Return the surroundings of the paper; raise `BadInput` for a subject that has no such one."""
    _refuse_other_subject(kind, subject)
    campaign, inspection, _units = surroundings(work, subject)
    assert campaign is not None
    known = on or _past_day(subject, kind)
    desk = Desk(
        work=work,
        kind=kind,
        on=known or work.on,
        draft=draft,
        number=number,
        campaign=campaign,
        inspection=inspection,
        directive=subject if isinstance(subject, Directive) else None,
        deficiency=_deficiency(work, subject),
        extension=subject if isinstance(subject, Extension) else None,
        choices=choices or Choices(),
        delegation=_delegation(work, campaign, subject, inspection),
    )
    decision = registered_decision(desk)
    # A decision that replaces the registered one has a number and a day of its own.
    if decision is not None and number in ("", decision.number.lstrip("0")):
        desk.decision = facts_of(decision)
        known = desk.on = on or decision.issued_on or desk.on
        desk.versions.clear()
    if known is None:
        _date_by_the_case(desk)
    return desk


def _refuse_other_subject(kind: DocumentKind, subject: Tracked) -> None:
    wanted = _SUBJECTS.get(kind, (Inspection,))
    if isinstance(subject, wanted):
        return
    named = _(" hoặc ").join(label_of(each) for each in wanted)
    raise BadInput(
        _("Không lập được {kind} cho {what}").format(kind=kind.label, what=label_of(type(subject))),
        [_("{kind} lập cho {wanted}").format(kind=kind.label, wanted=named)],
    )


def _date_by_the_case(desk: Desk) -> None:
    """Choose the day of a paper that nobody dated: it decides names, laws and rules of form."""
    founding = founding_of(desk) if desk.kind in _OF_THE_CAMPAIGN else None
    last = _day_of_the_visit(desk)
    if founding is not None and founding.issued_on is not None:
        # The plan is as old as the paper that issues it.
        desk.on = founding.issued_on
    elif last is not None and last < desk.on:
        # Minutes are written at the visit; what calls to it or prepares it is older.
        desk.on = last
    elif desk.campaign.year < desk.on.year - 1 and desk.kind.is_numbered:
        # Typed in years later: the old names and rules, and no day that nobody knows.
        desk.on, desk.day_is_guessed = date(desk.campaign.year, 12, 31), True
    desk.versions.clear()


def _deficiency(work: Work, subject: Tracked) -> Deficiency | None:
    if isinstance(subject, Extension):
        return get(work, Deficiency, subject.deficiency_id)
    return subject if isinstance(subject, Deficiency) else None


def _day_of_the_visit(desk: Desk) -> date | None:
    """Return the day that a paper at or before the visit is not younger than."""
    if desk.kind is DocumentKind.SELF_REPORT and desk.inspection:
        return desk.inspection.self_reported_on
    if desk.kind in _AT_THE_VISIT:
        return visit_times(desk).last
    return visit_times(desk).first if desk.kind in _BEFORE_THE_VISIT else None


def _delegation(
    work: Work, campaign: Campaign, subject: Tracked, inspection: Inspection | None
) -> Delegation | None:
    """Return the inspection's delegation; a paper of the whole campaign is of its first one.

    Of several delegations none is guessed: a paper must not name people who were elsewhere.
    """
    if isinstance(subject, Delegation):
        return subject
    if inspection is not None:
        serving = delegation_serving(work, inspection)
        return get(work, Delegation, serving) if serving is not None else None
    known = delegations_of(work, campaign.id or 0)
    return known[0] if known else None


def _past_day(subject: Tracked, kind: DocumentKind) -> date | None:
    """Return the full day that a paper of the past is known to bear."""
    if isinstance(subject, Directive) and subject.issued_on is not None:
        return subject.issued_on
    written = str(told_paper(subject, kind).facts.get("date") or "")
    try:
        return parse_partial_date(written).full if written else None
    except ValueError:
        return None
