"""Biên bản kiểm tra: what was found at one unit, and what both sides say to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from inspect_flow.records.tables import Attendance, Inspection, Member, Person
from inspect_flow.rules.guards import GUARDS
from inspect_flow.services.papers.base import paper_base, subject_at
from inspect_flow.services.papers.desk import Desk
from inspect_flow.services.papers.findings import FindingSheet
from inspect_flow.services.papers.kept import PEN_LINE, Told, signing_name, told
from inspect_flow.services.papers.letterhead import issuer_of
from inspect_flow.services.papers.people import (
    as_attendant,
    as_member,
    attendance,
    called,
    delegation_members,
    group_name,
    group_of_visit,
    named_or_titled,
)
from inspect_flow.services.papers.requirements import requirements_of
from inspect_flow.services.papers.scope import scope_of
from inspect_flow.services.papers.signatures import bare_office, delegation_signature, person_name
from inspect_flow.services.papers.times import figures_period, visit_times
from inspect_flow.services.registry import get
from inspect_flow.vocabulary.paper_parts import Moment, Signature, assumed
from inspect_flow.vocabulary.paper_parts import Person as PaperPerson
from inspect_flow.vocabulary.papers import MinutesPaper

_FIGURES = "figures_agree"
Members = Sequence[tuple[Member, Person]]


def minutes_paper(desk: Desk) -> MinutesPaper:
    """Return what the minutes print."""
    inspection = desk.inspection
    assert inspection is not None
    sheet = FindingSheet(desk, inspection)
    present = attendance(desk)
    members = delegation_members(desk, desk.delegation)
    times, past = visit_times(desk), _past(desk)
    unit = desk.formal(inspection.unit_id)
    recipients = [unit, f"Thành viên {desk.delegation_name}"]
    signatures = _signatures(desk, present, members)
    base = paper_base(
        desk,
        issuer_of(desk),
        subject_at(desk),
        signatures,
        recipients=recipients,
        with_grounds=True,
    )
    return MinutesPaper(
        **base,
        unit=unit,
        opened=_moment(desk, times.starts, past, "opened"),
        closed=_moment(desk, times.ends, past, "closed"),
        place=past.text("place") or times.place or PEN_LINE,
        group=group_name(group_of_visit(desk)),
        delegation=_delegation_side(desk, present["delegation"], members),
        unit_side=[as_attendant(row) for row in (*present["unit"], *present["guest"])]
        or [PaperPerson(name=PEN_LINE, office="", role="", task="")],
        chair=_chair(desk, present["delegation"], members),
        secretary=_secretary(present["delegation"], members)[0],
        scope=scope_of(desk, desk.texts.minutes.scope),
        data_period=figures_period(desk),
        areas=sheet.areas(),
        unit_opinions=_opinions(inspection),
        conclusions=_conclusions(desk, sheet),
        requirements=requirements_of(desk, sheet),
        copies=_copies(past),
    )


def _past(desk: Desk) -> Told:
    """Return what is known of these minutes: from a past paper, else as officers noted it."""
    noted, past = told(desk.inspection), desk.past
    keys = ("opened", "closed", "place", "copies")
    facts = {key: noted.facts[key] for key in keys if noted.facts.get(key)}
    return Told({**facts, **past.facts}, past.assumed_keys)


def _moment(desk: Desk, scheduled: Moment, past: Told, key: str) -> Moment:
    """Return when it began or ended; of an unknown day at least the year is known."""
    day = scheduled["date"] or past.day("date") or str(desk.campaign.year)
    return Moment(date=day, time=past.text(key) or scheduled["time"])


def _delegation_side(
    desk: Desk, present: Sequence[Attendance], members: Members
) -> list[PaperPerson]:
    """Return who came; on a draft made before the visit, who is expected."""
    if present:
        return [as_attendant(row) for row in present]
    expected = [{**as_member(desk, member, person), "task": ""} for member, person in members]
    blank = PaperPerson(name=PEN_LINE, office="", role="", task="")
    return [PaperPerson(**each) for each in expected] or [blank]  # type: ignore[typeddict-item]


def chair_of(desk: Desk) -> str:
    """Return who presides: whoever came as head, else the head of the visit."""
    members = delegation_members(desk, desk.delegation)
    return _chair(desk, attendance(desk)["delegation"], members)


def _chair(desk: Desk, present: Sequence[Attendance], members: Members) -> str:
    row = _with_role(present, "trưởng đoàn")
    if row is not None:
        return ", ".join(filter(None, (named_or_titled(as_attendant(row)), row.role)))
    head = head_of_visit(desk, members)
    return f"{called(head)}, {role_of(head, members)}" if head else ""


def role_of(head: Person, members: Members) -> str:
    """Return the role in which somebody led the visit; a deputy stays a deputy."""
    is_deputy = any(each.person_id == head.id and each.role == "deputy" for each, _p in members)
    return "Phó Trưởng đoàn" if is_deputy else "Trưởng đoàn"


def _secretary(present: Sequence[Attendance], members: Members) -> tuple[str, str]:
    """Return how the secretary is named and under which name they sign; a mere office has none."""
    row = _with_role(present, "thư ký")
    if row is not None:
        return named_or_titled(as_attendant(row)), _marked(row, signing_name(row.name))
    person = next((person for member, person in members if member.role == "secretary"), None)
    return (called(person), person_name(person)) if person else ("", "")


def _with_role(rows: Sequence[Attendance], role: str) -> Attendance | None:
    return next((row for row in rows if role in row.role.casefold()), None)


def head_of_visit(desk: Desk, members: Members) -> Person | None:
    """Return who leads this visit, else the head of the delegation."""
    inspection = desk.inspection
    if inspection and inspection.head_id:
        return get(desk.work, Person, inspection.head_id)
    return next((person for member, person in members if member.role == "head"), None)


def _signatures(
    desk: Desk, present: dict[str, list[Attendance]], members: Members
) -> list[Signature]:
    """Return the blocks: the unit, the secretary where there is one, the delegation (Mẫu 1.9)."""
    unit = _signing(desk, present["unit"])
    office = bare_office(unit.title) if unit else ""
    blocks = [_unit_block(unit, office)]
    shown, name = _secretary(present["delegation"], members)
    if shown:
        blocks.append(Signature(authority=["Thư ký"], office="", name=name))
    return [*blocks, _delegation_block(desk, present["delegation"], members)]


def _signing(desk: Desk, rows: Sequence[Attendance]) -> Attendance | None:
    """Return who signs for that side: so recorded, else named by the minutes of the past."""
    listed = desk.past.facts.get("signers") or []
    names = {str(each.get("name") if isinstance(each, Mapping) else each) for each in listed}
    signing = [row for row in rows if row.signs] or [row for row in rows if row.name in names]
    return signing[0] if signing else None


def _unit_block(row: Attendance | None, office: str) -> Signature:
    authority = ["Đại diện đơn vị được kiểm tra", *([office] if office else [])]
    name = signing_name(row.name) if row else ""
    return Signature(authority=authority, office="", name=_marked(row, name))


def _delegation_block(desk: Desk, present: Sequence[Attendance], members: Members) -> Signature:
    row = _signing(desk, present) or _with_role(present, "trưởng đoàn")
    has_seal = desk.delegation is not None and desk.delegation.uses_seal_of_id is not None
    first = ["Đại diện Đoàn kiểm tra"]
    if row is not None:
        name = _marked(row, signing_name(row.name))
        return delegation_signature(row.role, row.title, name, with_office=has_seal, first=first)
    head = head_of_visit(desk, members)
    title = head.title if head else ""
    role = role_of(head, members) if head else ""
    return delegation_signature(role, title, person_name(head), with_office=has_seal, first=first)


def _marked(row: Attendance | None, name: str) -> str:
    is_assumed = row is not None and (told(row).is_assumed("name") or told(row).is_assumed("signs"))
    return assumed(name) if name and is_assumed else name


def _opinions(inspection: Inspection) -> list[str]:
    comments = told(inspection).part("comments")
    own = inspection.unit_comments.splitlines() or comments.words("text")
    marked = comments.is_assumed("text")
    texts = [assumed(line.strip()) if marked else line.strip() for line in own if line.strip()]
    if not texts and inspection.extra.get("agreed_on_the_spot"):
        texts = ["Đơn vị được kiểm tra nhất trí với nội dung biên bản"]
    refusal = str(inspection.extra.get("refusal_to_sign") or "").strip()
    return [*texts, *([f"Đại diện đơn vị không ký biên bản: {refusal}"] if refusal else [])]


def _conclusions(desk: Desk, sheet: FindingSheet) -> list[str]:
    texts, inspection = desk.texts.minutes, sheet.inspection
    unit = desk.short(inspection.unit_id)
    said = desk.past.words("text")
    if sheet.shortcomings():
        said.append(desk.say(texts.with_shortcomings, unit=unit))
    elif inspection.says_no_shortcoming:
        said.append(desk.say(texts.without_shortcomings, unit=unit))
    # What was set aside is printed with its reason; figures say theirs beside the figure.
    guards = GUARDS["inspection"].guards
    notes = [
        f"Ghi chú: chưa bảo đảm yêu cầu “{guards[name].statement}”; lý do: {reason}"
        for name, reason in inspection.override_reasons.items()
        if name != _FIGURES and name in guards
    ]
    return [*notes, *said]


def _copies(past: Told) -> int:
    value = past.facts.get("copies")
    return value if isinstance(value, int) else 0
