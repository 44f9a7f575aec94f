"""Dự thảo biên bản for comments: every statement numbered, with room to agree or not."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count as counting

from inspect_flow.services.clock import due
from inspect_flow.services.papers.abbreviations import explained
from inspect_flow.services.papers.base import paper_base, subject_at
from inspect_flow.services.papers.conclusion import report_to
from inspect_flow.services.papers.desk import Desk
from inspect_flow.services.papers.findings import FindingSheet
from inspect_flow.services.papers.kept import signing_name
from inspect_flow.services.papers.letterhead import issuer_of
from inspect_flow.services.papers.notice import contact_of
from inspect_flow.services.papers.people import attendance, leader_of
from inspect_flow.services.papers.requirements import requirements_of
from inspect_flow.services.papers.signatures import bare_office, person_name
from inspect_flow.services.papers.times import short_iso, visit_times, visited_on
from inspect_flow.vocabulary.paper_parts import Finding, Moment, Requirement, Signature
from inspect_flow.vocabulary.papers_of_the_visit import (
    DraftArea,
    DraftMinutesPaper,
    DraftStatement,
)


def draft_minutes_paper(desk: Desk) -> DraftMinutesPaper:
    """Return what the draft prints; a working paper, the minutes come after the comments."""
    inspection = desk.inspection
    assert inspection is not None
    issuer, sheet, numbers = issuer_of(desk), FindingSheet(desk, inspection), counting(1)
    unit = desk.formal(inspection.unit_id)
    visited = visited_on(desk, visit_times(desk))
    base = paper_base(desk, issuer, subject_at(desk), [_signature(desk)])
    areas = [
        DraftArea(
            title=area["title"],
            context=_numbered(area["context"], numbers),
            strengths=_numbered(area["strengths"], numbers),
            shortcomings=_numbered(area["shortcomings"], numbers),
        )
        for area in sheet.areas()
    ]
    wanted = [_in_words(each) for each in requirements_of(desk, sheet)]
    return DraftMinutesPaper(
        **base,
        opening=[desk.say(desk.texts.visit.draft_opening, unit=unit, visited=visited)],
        unit=unit,
        areas=areas,
        requirements=[
            DraftStatement(number=str(next(numbers)), text=text, note="") for text in wanted
        ],
        comments_due=_due(desk),
        send_to=report_to(desk, issuer),
        contact=contact_of(desk),
        silence=desk.texts.visit.draft_silence,
        abbreviations=explained(desk, areas, wanted),
    )


def _numbered(findings: Sequence[Finding], numbers: counting[int]) -> list[DraftStatement]:
    return [
        DraftStatement(
            number=str(next(numbers)),
            text=finding["statement"],
            note="; ".join(warning["text"].rstrip(" .") for warning in finding["warnings"]),
        )
        for finding in findings
    ]


def _in_words(wanted: Requirement) -> str:
    """Write the requirement in one sentence, as the minutes will have it."""
    owner = f"; chủ trì: {wanted['owner']}" if wanted["owner"] else ""
    until = f"; hoàn thành chậm nhất {short_iso(wanted['deadline'])}" if wanted["deadline"] else ""
    return f"{wanted['task'].rstrip(' .;')}{owner}{until}"


def _due(desk: Desk) -> Moment:
    """Return by when the comments are due: counted from the draft, which follows the visit."""
    assert desk.inspection is not None
    is_over = desk.inspection.commented_on is not None
    visited = visit_times(desk).last or desk.on
    sent = visited if is_over else max(visited, desk.work.on)
    day = due(desk.work, desk.campaign, "comments_on_draft", sent)
    return Moment(date=day.isoformat() if day else "", time="")


def _signature(desk: Desk) -> Signature:
    """Return the block of the unit, which signs what it has to say."""
    assert desk.inspection is not None
    signing = next((row for row in attendance(desk)["unit"] if row.signs), None)
    leader = leader_of(desk, desk.inspection.unit_id)
    title = signing.title if signing else (leader.title if leader else "")
    name = signing_name(signing.name) if signing else person_name(leader)
    office = [bare_office(title)] if title else []
    return Signature(authority=["Đại diện đơn vị được kiểm tra", *office], office="", name=name)
