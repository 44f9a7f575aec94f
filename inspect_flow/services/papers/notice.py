"""Công văn thông báo lịch kiểm tra, with the outline of the self-report as its appendix."""

from __future__ import annotations

from inspect_flow.definitions.text_shapes import Part
from inspect_flow.records.tables import Person
from inspect_flow.services.clock import due
from inspect_flow.services.papers.base import matter, paper_base, subject_at
from inspect_flow.services.papers.citations import cite_decision, founding_of
from inspect_flow.services.papers.conclusion import report_to
from inspect_flow.services.papers.desk import Desk
from inspect_flow.services.papers.kept import PEN_LINE
from inspect_flow.services.papers.letterhead import Issuer, issuer_of
from inspect_flow.services.papers.people import (
    as_member,
    called,
    delegation_members,
    has_name,
    office_of,
)
from inspect_flow.services.papers.programme import programme_of
from inspect_flow.services.papers.scope import scope_of
from inspect_flow.services.papers.signatures import (
    delegation_signature,
    person_name,
    unit_signature,
)
from inspect_flow.services.papers.times import VisitTimes, figures_period, visit_times
from inspect_flow.vocabulary.campaigns import Method
from inspect_flow.vocabulary.paper_parts import Moment, Section, Signature
from inspect_flow.vocabulary.papers import NoticePaper


def notice_paper(desk: Desk) -> NoticePaper:
    """Return what the notice prints."""
    inspection = desk.inspection
    assert inspection is not None
    issuer, texts = issuer_of(desk), desk.texts.notice
    times = visit_times(desk)
    members = delegation_members(desk, desk.delegation)
    unit = desk.formal(inspection.unit_id)
    short = desk.short(inspection.unit_id)
    base = paper_base(
        desk,
        issuer,
        f"thông báo lịch {subject_at(desk)}",
        [notice_signature(desk, issuer)],
        recipients=["Như trên", f"Thành viên {desk.delegation_name}"],
        addressees=[unit],
    )
    return NoticePaper(
        **base,
        opening=[_opening(desk, issuer)],
        unit=short,
        starts=times.starts,
        ends=times.ends,
        place=times.place or PEN_LINE,
        method=_method(inspection.method),
        data_period=figures_period(desk),
        contents=scope_of(desk, texts.contents),
        members=[as_member(desk, member, person) for member, person in members],
        unit_side=[desk.say(line, unit=short) for line in texts.unit_side],
        programme=programme_of(desk, times) if _is_visited(inspection.method) else [],
        preparations=[desk.say(line, unit=short) for line in texts.preparations],
        report_due=report_due(desk, times),
        report_to=report_to(desk, issuer),
        contact=contact_of(desk),
        outline=[section(part) for part in desk.texts.outline.sections],
    )


def section(part: Part, fill: Desk | None = None, **words: str) -> Section:
    """Return a standing text's part as a section of a paper, its words filled in where given."""

    def said(text: str) -> str:
        return fill.say(text, **words) if fill else text

    return Section(
        title=said(part.title),
        paragraphs=[said(text) for text in part.paragraphs],
        items=[said(text) for text in part.items],
        sections=[section(each, fill, **words) for each in part.sections],
    )


def notice_signature(desk: Desk, issuer: Issuer) -> Signature:
    """Return who signs: the head of the visit, in the office held at the issuer, or as head."""
    head = _head(desk)
    title, name = (head.title, person_name(head)) if head else ("", "")
    if not issuer.is_delegation and (head is None or head.unit_id in (None, issuer.unit_id)):
        return unit_signature(desk, issuer, title, name)
    has_seal = desk.delegation is not None and desk.delegation.uses_seal_of_id is not None
    return delegation_signature("", title, name, with_office=has_seal or not issuer.is_delegation)


def _head(desk: Desk) -> Person | None:
    """Return the head of the delegation, who announces visits; else the head of this visit."""
    members = delegation_members(desk, desk.delegation)
    head = next((person for member, person in members if member.role == "head"), None)
    own = desk.inspection.head_id if desk.inspection else None
    return head or (desk.work.session.get(Person, own) if own else None)


def _opening(desk: Desk, issuer: Issuer) -> str:
    texts, founding = desk.texts.notice, founding_of(desk)
    return desk.say(
        texts.opening if founding else texts.opening_without_basis,
        basis=cite_decision(desk, founding) if founding else "",
        issuer=issuer.name,
        matter=matter(desk.campaign),
        unit=desk.short(desk.inspection.unit_id if desk.inspection else None),
    )


def _method(method: str) -> str:
    words = {
        Method.ON_THE_SPOT: "kiểm tra trực tiếp tại đơn vị",
        Method.BY_REPORT: "kiểm tra qua báo cáo",
        Method.BOTH: "kiểm tra trực tiếp tại đơn vị và qua báo cáo",
    }
    return words[Method(method)]


def _is_visited(method: str) -> bool:
    return Method(method) is not Method.BY_REPORT


def report_due(desk: Desk, times: VisitTimes) -> Moment:
    """Return by when the self-report must have arrived."""
    known = desk.past.day("report_due")
    day = due(desk.work, desk.campaign, "self_report_before_visit", times.first)
    return Moment(date=known or (day.isoformat() if day else ""), time="")


def contact_of(desk: Desk) -> str:
    """Return whom the unit may ask: the secretary of the delegation."""
    for member, person in delegation_members(desk, desk.delegation):
        if member.role == "secretary":
            reach = [person.phone, person.email]
            office = office_of(desk, person) if has_name(person) else ""
            words = [called(person), office, *reach]
            return ", ".join(filter(None, words))
    return ""
