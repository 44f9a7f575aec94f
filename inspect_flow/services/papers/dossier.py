"""Hồ sơ chuẩn bị buổi kiểm tra: what the delegation should know before it sits down."""

from __future__ import annotations

from sqlmodel import col, func, or_, select

from inspect_flow.locale.numbers import count
from inspect_flow.records.tables import Inspection, Succession, Unit, UnitVersion
from inspect_flow.services.figures import contradictions
from inspect_flow.services.papers.base import paper_base, subject_at
from inspect_flow.services.papers.desk import Desk, counted_as
from inspect_flow.services.papers.kept import PEN_LINE, told
from inspect_flow.services.papers.letterhead import issuer_of
from inspect_flow.services.papers.past import open_deficiencies, past_findings
from inspect_flow.services.papers.people import (
    areas_of,
    called,
    delegation_members,
    has_name,
    leader_of,
    office_of,
    role_on_the_visit,
)
from inspect_flow.services.papers.programme import programme_of
from inspect_flow.services.papers.self_report import criteria_of, report_status, report_warnings
from inspect_flow.services.papers.times import figures_period, short_iso, short_text, visit_times
from inspect_flow.services.registry import get
from inspect_flow.services.succession import with_predecessors
from inspect_flow.vocabulary.paper_parts import Period
from inspect_flow.vocabulary.papers import Assignment, DossierPaper, UnitFact
from inspect_flow.vocabulary.units import UnitLevel


def dossier_paper(desk: Desk) -> DossierPaper:
    """Return what the dossier prints; a working paper, neither numbered nor signed."""
    inspection = desk.inspection
    assert inspection is not None
    units = with_predecessors(desk.work, inspection.unit_id)
    desk.learn(units)
    times = visit_times(desk)
    base = paper_base(desk, issuer_of(desk), f"Phục vụ {subject_at(desk)}", [])
    return DossierPaper(
        **base,
        unit=desk.formal(inspection.unit_id),
        visit=times.starts,
        place=times.place or PEN_LINE,
        unit_facts=_unit_facts(desk, inspection, units),
        past_findings=past_findings(desk, units),
        open_deficiencies=open_deficiencies(desk, units),
        report_status=report_status(desk, times),
        criteria=criteria_of(desk),
        discrepancies=[*report_warnings(desk), *contradictions(desk.work, inspection)],
        programme=programme_of(desk, times),
        assignments=_assignments(desk),
    )


def _unit_facts(desk: Desk, inspection: Inspection, units: set[int]) -> list[UnitFact]:
    version = desk.version(inspection.unit_id)
    unit = get(desk.work, Unit, inspection.unit_id)
    known = (
        ("Loại đơn vị", UnitLevel(version.level).vi if version else ""),
        ("Cơ quan cấp trên", desk.short(version.parent_id) if version else ""),
        ("Người đứng đầu", _head(desk, inspection.unit_id)),
        ("Đơn vị trực thuộc", _below(desk, inspection.unit_id)),
        ("Quá trình sắp xếp", _succession(desk, units)),
        ("Đầu mối liên hệ", told(inspection).text("contact", inspection.contact) or unit.contact),
        ("Thời kỳ số liệu", _period_words(figures_period(desk))),
        ("Ghi chú", unit.note),
    )
    return [UnitFact(label=label, value=value) for label, value in known if value]


def _head(desk: Desk, unit_id: int) -> str:
    """Return who leads the unit: as its register says, else the person who acts for it."""
    version = desk.version(unit_id)
    if version and version.head_name:
        return ", ".join(filter(None, (version.head_name, version.head_title)))
    person = leader_of(desk, unit_id)
    if person is not None:
        office = office_of(desk, person) if has_name(person) else ""
        return ", ".join(filter(None, (called(person), office)))
    return version.head_title if version else ""


def _below(desk: Desk, unit_id: int) -> str:
    """Count the units below it on that day, by level."""
    rows = desk.work.session.exec(
        select(UnitVersion.level, func.count(col(UnitVersion.unit_id).distinct()))
        .where(
            UnitVersion.parent_id == unit_id,
            or_(col(UnitVersion.valid_from).is_(None), col(UnitVersion.valid_from) <= desk.on),
            or_(col(UnitVersion.valid_to).is_(None), col(UnitVersion.valid_to) >= desk.on),
        )
        .group_by(UnitVersion.level)
    )
    numbers = dict(rows.all())
    return ", ".join(
        f"{count(numbers[level.value])} {counted_as(level)}"
        for level in UnitLevel
        if level.value in numbers
    )


def _succession(desk: Desk, units: set[int]) -> str:
    arrows = desk.work.session.exec(
        select(Succession)
        .where(
            col(Succession.successor_id).in_(units),
            col(Succession.predecessor_id).in_(units),
            Succession.on <= desk.on,
        )
        .order_by(col(Succession.on), col(Succession.id))
    ).all()
    return "; ".join(
        f"{desk.short(arrow.predecessor_id)} nhập vào {desk.short(arrow.successor_id)}"
        f" từ ngày {short_text(arrow.on)}" + (f" ({arrow.document})" if arrow.document else "")
        for arrow in arrows
        if arrow.predecessor_id != arrow.successor_id
    )


def _period_words(period: Period) -> str:
    known = (("từ", period["starts"]), ("đến", period["ends"]))
    words = [f"{word} {short_iso(day)}" for word, day in known if day]
    return " ".join(words) or period["note"]


def _assignments(desk: Desk) -> list[Assignment]:
    """Return who checks what; nothing is invented for members without areas."""
    return [
        Assignment(
            person=called(person),
            areas=[told(member).text("areas", area) for area in areas_of(desk, member)],
            note=role_on_the_visit(desk, member, person),
        )
        for member, person in delegation_members(desk, desk.delegation)
    ]
