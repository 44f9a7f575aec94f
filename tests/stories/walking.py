"""A walk through a whole case at random: some steps blind, some with the paperwork done first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from sqlmodel import select

from inspect_flow.definitions.machines import TransitionDefinition
from inspect_flow.records.base import Tracked
from inspect_flow.records.tables import (
    STATEFUL,
    TRACKED,
    Deficiency,
    Directive,
    Document,
    Inspection,
    Unit,
)
from inspect_flow.services import inspections as told
from inspect_flow.services.deficiencies import assign, deficiencies_of
from inspect_flow.services.directives import draft_directive
from inspect_flow.services.evidence import add_evidence
from inspect_flow.services.findings import add_finding
from inspect_flow.services.moving import move
from inspect_flow.services.people import register_person
from inspect_flow.services.registry import get
from inspect_flow.services.remediation import record_remediation, request_extension
from inspect_flow.services.states import OPEN_DEFICIENCY
from inspect_flow.services.visits import DaySlot, arrange_visit, visit_days
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.errors import InspectFlowError
from inspect_flow.vocabulary.findings import FindingKind, RemediationKind
from inspect_flow.vocabulary.roles import Role
from tests.builders import House, a_campaign, a_house, an_inspection
from tests.stories.at_once import desk_of

WAY = (
    "campaign.issue", "inspection.schedule", "inspection.notify", "inspection.receive_self_report",
    "inspection.start", "inspection.draft_findings", "inspection.comment",
    "inspection.sign_minutes", "inspection.conclude", "inspection.direct", "inspection.follow_up",
)  # fmt: skip
PEOPLE = ("hanh", "lan", "minh", "tu", "quan", "chu_tich", "operator", "system")
_IN_OFFICE = {
    Role.HEAD: "hanh", Role.SECRETARY: "lan", Role.MEMBER: "minh", Role.AUTHORITY: "chu_tich",
    Role.SYSTEM: "system", Role.UNIT: "tu", Role.DEPUTY: "hanh",
}  # fmt: skip


@dataclass
class Walk:
    """Where the walk is, and what it has seen end."""

    house: House
    day: date = date(2019, 5, 6)
    ended: dict[tuple[str, int], str] = field(default_factory=dict)
    moved: int = 0

    def step(self, which: int, choice: int, who: str, days: int, guided: bool) -> None:
        """Try one move of one record; what is refused leaves nothing behind."""
        self.day += timedelta(days=days)
        entity, identity = self._picked(which)
        with suppress(InspectFlowError):
            if guided:
                self._guided(entity, identity, self._leaving(entity, identity), choice)
            else:
                self._blind(entity, identity, choice, who)
        self._look_at_ends()

    def _picked(self, which: int) -> tuple[str, int]:
        with desk_of(self.house, "operator", self.day) as work:
            known = records_of(work)
        return known[which % len(known)]

    def _blind(self, entity: str, identity: int, choice: int, who: str) -> None:
        with desk_of(self.house, who, self.day) as work:
            names = sorted(work.office.machines[entity].transitions)
            record = work.session.get_one(TRACKED[entity], identity)
            move(work, record, names[choice % len(names)], reason="thử")
            self.moved += 1

    def forward(self) -> None:
        """Bring the first inspection, step by step, to the follow-up of its deficiency."""
        for name in WAY:
            self.day += timedelta(days=1)
            entity, _dot, move_name = name.partition(".")
            with desk_of(self.house, "operator", self.day) as work:
                chosen = work.office.machines[entity].transitions[move_name]
            self._guided(entity, 1, [chosen], 0)

    def _leaving(self, entity: str, identity: int) -> Sequence[TransitionDefinition]:
        with desk_of(self.house, "operator", self.day) as work:
            record = work.session.get_one(TRACKED[entity], identity)
            return work.office.machines[entity].leaving(str(getattr(record, "state")))  # noqa: B009

    def _guided(
        self, entity: str, identity: int, moves: Sequence[TransitionDefinition], choice: int
    ) -> None:
        if not moves:
            return
        chosen = moves[choice % len(moves)]
        prepare = PAPERWORK.get(f"{entity}.{chosen.name}")
        if prepare is not None:
            with suppress(InspectFlowError):
                self._prepare(entity, identity, prepare)
        with desk_of(self.house, _IN_OFFICE[chosen.by[0]], self.day) as work:
            record = work.session.get_one(TRACKED[entity], identity)
            changes = CHANGES.get(f"{entity}.{chosen.name}", lambda _day: {})(self.day)
            overrides = dict.fromkeys(chosen.guards, "lý do bằng văn bản")
            move(work, record, chosen.name, reason="lý do", overrides=overrides, changes=changes)
            self.moved += 1

    def _prepare(self, entity: str, identity: int, prepare: Callable[..., None]) -> None:
        with desk_of(self.house, "operator", self.day) as work:
            record = work.session.get_one(TRACKED[entity], identity)
            if entity == "inspection" and prepare is _go_there:
                days = visit_days(work, record)  # type: ignore[arg-type]
                self.day = max(self.day, days[0] if days else self.day)
            prepare(work, record)

    def _look_at_ends(self) -> None:
        with desk_of(self.house, "operator", self.day) as work:
            for entity, identity in records_of(work):
                record: Any = work.session.get_one(TRACKED[entity], identity)
                before = self.ended.get((entity, identity))
                assert before in (None, record.state), f"{entity} {identity} left {before}"
                if work.office.machines[entity].states[record.state].is_final:
                    assert before or not _still_open(work, record), f"{entity} closed too early"
                    self.ended[entity, identity] = record.state


def a_walk() -> Walk:
    """Return a house with one campaign over both districts and somebody to lead the province."""
    house = a_house()
    register_person(house.work, "chu_tich", "Chủ tịch", unit=house.unit("tinh"), leads_unit=True)
    campaign = a_campaign(house)
    for unit in ("long_dien", "dat_do"):
        an_inspection(house, campaign, unit=unit)
    house.work.session.commit()
    return Walk(house)


def records_of(work: Work) -> list[tuple[str, int]]:
    """Return every record that a workflow moves, as (entity, id)."""
    return [
        (entity, record.id or 0)
        for entity in STATEFUL
        for record in sorted(work.session.exec(select(TRACKED[entity])), key=lambda r: r.id or 0)
    ]


def gaps(work: Work) -> list[str]:
    """Return the series of papers whose numbers do not run from 1 without a gap."""
    series: dict[tuple[Any, ...], list[int]] = {}
    for paper in work.session.exec(select(Document)):
        if paper.number is not None:
            key = (paper.issuer_id, paper.year, paper.series)
            series.setdefault(key, []).append(paper.number)
    return [
        str(key) for key, found in series.items() if sorted(found) != [*range(1, len(found) + 1)]
    ]


def orders_without_paper(work: Work) -> list[str]:
    """Return what is still ordered, or held to be answered, by a directive that was withdrawn."""
    withdrawn = {
        each.id: each.code
        for each in work.session.exec(select(Directive))
        if each.state == "withdrawn" and each.issued_on is not None
    }
    under = [d for d in work.session.exec(select(Deficiency)) if d.directive_id in withdrawn]
    return [f"{d.code} is {d.state}" for d in under if d.state in OPEN_DEFICIENCY]


def papers_without_directive(work: Work) -> list[str]:
    """Return the papers in force of directives that were withdrawn."""
    papers = select(Document).where(Document.subject == "directive", Document.state == "issued")
    return [
        paper.code
        for paper in work.session.exec(papers)
        if get(work, Directive, paper.subject_id).state == "withdrawn"
    ]


def _still_open(work: Work, record: Tracked) -> bool:
    query = select(Deficiency).where(Deficiency.state.in_(OPEN_DEFICIENCY))  # type: ignore[attr-defined]
    if isinstance(record, Inspection) and record.state == "closed":
        return any(each.inspection_id == record.id for each in work.session.exec(query))
    is_closed_campaign = record.__tablename__ == "campaign" and getattr(record, "state") == "closed"  # noqa: B009
    return is_closed_campaign and work.session.exec(query).first() is not None


def _arrange(work: Work, inspection: Inspection) -> None:
    slot = DaySlot(work.on + timedelta(days=10))
    arrange_visit(work, [inspection], [slot])
    told.name_head_of_visit(work, inspection, find_person(work, "hanh"))
    told.name_contact(work, inspection, "Văn phòng")


def _go_there(work: Work, inspection: Inspection) -> None:
    told.note_extra(work, inspection, place="Trụ sở")


def _hand_in(work: Work, inspection: Inspection) -> None:
    told.hand_in_self_report(work, inspection, "Báo cáo tự kiểm tra")


def _write(work: Work, inspection: Inspection) -> None:
    add_finding(work, inspection, FindingKind.SHORTCOMING, "chưa cập nhật sổ theo dõi hồ sơ")
    for side in ("delegation", "unit"):
        told.record_attendance(work, inspection, side, "ông A", signs=True)


def _comment(work: Work, inspection: Inspection) -> None:
    told.record_unit_comments(work, inspection, "nhất trí")


def _name_signer(work: Work, inspection: Inspection) -> None:
    told.name_conclusion_signer(work, inspection, find_person(work, "hanh"))


def _draft(work: Work, inspection: Inspection) -> None:
    for deficiency in deficiencies_of(work, inspection):
        assign(work, deficiency, deadline=work.on + timedelta(days=20))
    unit = get(work, Unit, inspection.unit_id)
    draft_directive(work, inspection, unit, find_person(work, "hanh"))


def _ask_time(work: Work, deficiency: Deficiency) -> None:
    until = (deficiency.deadline or work.on) + timedelta(days=15)
    request_extension(work, deficiency, until, "cần thêm thời gian")


def _plan(work: Work, deficiency: Deficiency) -> None:
    record_remediation(work, deficiency, RemediationKind.PLAN, "sẽ làm")
    _ask_time(work, deficiency)


def _report(work: Work, deficiency: Deficiency) -> None:
    record_remediation(work, deficiency, RemediationKind.REPORT, "đã làm")
    add_evidence(work, deficiency, b"van ban", "van-ban.txt")


def _verify(work: Work, deficiency: Deficiency) -> None:
    record_remediation(work, deficiency, RemediationKind.VERIFICATION, "đã xem")


def _set_day(work: Work, deficiency: Deficiency) -> None:
    assign(work, deficiency, deadline=work.on + timedelta(days=20))


def find_person(work: Work, code: str) -> Any:
    """Return the person of that code."""
    return work.session.exec(select(TRACKED["person"]).where(TRACKED["person"].code == code)).one()  # type: ignore[attr-defined]


PAPERWORK: dict[str, Callable[..., None]] = {
    "inspection.schedule": _arrange,
    "inspection.receive_self_report": _hand_in,
    "inspection.start": _go_there,
    "inspection.start_without_self_report": _go_there,
    "inspection.draft_findings": _write,
    "inspection.comment": _comment,
    "inspection.conclude": _name_signer,
    "inspection.direct": _draft,
    "deficiency.submit_plan": _plan,
    "deficiency.accept_plan": _ask_time,
    "deficiency.report": _report,
    "deficiency.verify": _verify,
    "deficiency.redirect": _set_day,
}
CHANGES: dict[str, Callable[[date], dict[str, Any]]] = {
    "deficiency.return_report": lambda day: {"deadline": day + timedelta(days=20)},
    "deficiency.reopen": lambda day: {"deadline": day + timedelta(days=20)},
    "extension.grant": lambda day: {"granted_until": day + timedelta(days=200)},
}
