"""Find units, inspections, deficiencies, findings and papers by words typed with any keyboard."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from sqlalchemy import ColumnElement, case
from sqlmodel import and_, col, func, or_, select

from inspect_flow.locale.search_words import holds, needles, words_in
from inspect_flow.locale.translation import _
from inspect_flow.locale.vietnamese_text import sort_key
from inspect_flow.records.tables import (
    Campaign,
    Deficiency,
    Document,
    Finding,
    Inspection,
    SearchText,
    Unit,
    UnitVersion,
)
from inspect_flow.services.queries.names import unit_names
from inspect_flow.services.queries.papers import written_number
from inspect_flow.services.queries.secrets import not_secret
from inspect_flow.services.record_sight import in_sight
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.documents import DocumentKind
from inspect_flow.vocabulary.errors import BadInput
from inspect_flow.vocabulary.searching import Searched

SHORTEST, MOST_WORDS, LONGEST = 2, 8, 200


@dataclass(frozen=True, slots=True)
class Hit:
    """One record found: what it is called, where it belongs, and its state where it has one."""

    kind: Searched
    code: str
    title: str
    place: str
    state: str = ""
    state_label: str = ""
    part_of: str = ""  # the inspection of a finding


@dataclass(frozen=True, slots=True)
class Found:
    """The records of one kind, the best first; `more` tells that not all are here."""

    kind: Searched
    hits: tuple[Hit, ...]
    more: bool


def words_typed(typed: str) -> tuple[str, ...]:
    """Return the words to look for; raise `BadInput` where they are too few letters."""
    words = tuple(dict.fromkeys(words_in(typed[:LONGEST])))[:MOST_WORDS]
    if len("".join(words)) < SHORTEST:
        raise BadInput(_("Gõ ít nhất {n} chữ cái để tìm").format(n=SHORTEST))
    return words


def search(work: Work, typed: str, kinds: Sequence[Searched], limit: int) -> list[Found]:
    """Return what is in sight and holds all the words, at most `limit` of each kind."""
    words = words_typed(typed)
    asked = _Asked(work, words, f" {' '.join(words)}", limit)
    found = []
    for kind in kinds:
        hits = _KINDS[kind](asked)
        found.append(Found(kind, tuple(hits[:limit]), len(hits) > limit))
    return found


@dataclass(frozen=True, slots=True)
class _Asked:
    work: Work
    words: tuple[str, ...]
    phrase: str
    limit: int

    def text_of(self, entity: str, identity: Any) -> ColumnElement[bool]:
        """Return the condition that a record's words hold all that was typed."""
        held = [
            col(SearchText.words).contains(each, autoescape=True) for each in needles(self.words)
        ]
        return and_(SearchText.entity == entity, col(SearchText.entity_id) == identity, *held)

    def code_is(self, code: Any) -> ColumnElement[bool]:
        """Return the condition that a code holds all that was typed."""
        return and_(*(func.lower(code).contains(word, autoescape=True) for word in self.words))

    def phrase_first(self) -> Any:
        """Return the order that puts first what says the words side by side."""
        return case((col(SearchText.words).contains(self.phrase, autoescape=True), 0), else_=1)


def _units(asked: _Asked) -> list[Hit]:
    names = _named_units(asked)
    rows = asked.work.session.exec(
        select(Unit.id, Unit.code).where(col(Unit.id).in_(names), in_sight(asked.work, Unit))
    ).all()
    now = unit_names(asked.work, (identity for identity, _code in rows))
    hits = [
        Hit(Searched.UNIT, code, now.get(identity or 0, code), names[identity or 0])
        for identity, code in rows
    ]
    return sorted(hits, key=lambda hit: (len(hit.title), sort_key(hit.title)))[: asked.limit + 1]


def _named_units(asked: _Asked) -> dict[int, str]:
    """Return the units that have, or had, a name with all the words; past names are told."""
    rows = asked.work.session.exec(
        select(UnitVersion.unit_id, UnitVersion.name, UnitVersion.authority_name, Unit.code).join(
            Unit, col(Unit.id) == col(UnitVersion.unit_id)
        )
    )
    found: dict[int, str] = {}
    for unit, name, authority, code in rows:
        if holds(f"{name} {authority} {code}", asked.words):
            found.setdefault(unit, name)
    return found


def _inspections(asked: _Asked) -> list[Hit]:
    work, units = asked.work, _named_units(asked)
    visible = not_secret(work)
    rows = work.session.exec(
        select(Inspection, Campaign)
        .join(Campaign, col(Campaign.id) == col(Inspection.campaign_id))
        .where(
            or_(asked.code_is(col(Inspection.code)), col(Inspection.unit_id).in_(units)),
            *([] if visible is None else [visible]),
        )
        .order_by(col(Campaign.year).desc(), col(Inspection.code))
        .limit(asked.limit + 1)
    ).all()
    names = unit_names(work, (inspection.unit_id for inspection, _campaign in rows))
    machine = work.office.machines["inspection"]
    return [
        Hit(
            Searched.INSPECTION,
            each.code,
            names.get(each.unit_id, each.code),
            campaign.title or campaign.code,
            each.state,
            machine.state_label(each.state),
        )
        for each, campaign in rows
    ]


def _deficiencies(asked: _Asked) -> list[Hit]:
    work = asked.work
    rows = work.session.exec(
        select(Deficiency, Finding.statement, Inspection.unit_id)
        .join(Finding, col(Finding.id) == col(Deficiency.finding_id))
        .join(Inspection, col(Inspection.id) == col(Deficiency.inspection_id))
        .join(SearchText, and_(
            SearchText.entity == "finding", col(SearchText.entity_id) == col(Finding.id)))
        .where(
            or_(asked.text_of("finding", col(Finding.id)), asked.code_is(col(Deficiency.code))),
            in_sight(work, Deficiency),
        )
        .order_by(asked.phrase_first(), col(Deficiency.id).desc())
        .limit(asked.limit + 1)
    ).all()  # fmt: skip
    names = unit_names(work, (each.owner_id or unit for each, _statement, unit in rows))
    machine = work.office.machines["deficiency"]
    return [
        Hit(
            Searched.DEFICIENCY,
            each.code,
            statement,
            names.get(each.owner_id or unit, ""),
            each.state,
            machine.state_label(each.state),
        )
        for each, statement, unit in rows
    ]


def _findings(asked: _Asked) -> list[Hit]:
    work = asked.work
    rows = work.session.exec(
        select(Finding, Inspection)
        .join(Inspection, col(Inspection.id) == col(Finding.inspection_id))
        .join(SearchText, asked.text_of("finding", col(Finding.id)))
        # A hit leads to its inspection; who sees the deficiency alone finds that one.
        .where(
            in_sight(work, Finding),
            in_sight(work, Inspection),
            col(Finding.is_removed).is_(False),
        )
        .order_by(asked.phrase_first(), col(Finding.id).desc())
        .limit(asked.limit + 1)
    ).all()
    names = unit_names(work, (inspection.unit_id for _finding, inspection in rows))
    return [
        Hit(
            Searched.FINDING,
            each.code,
            each.statement,
            names.get(inspection.unit_id, ""),
            part_of=inspection.code,
        )
        for each, inspection in rows
    ]


def _documents(asked: _Asked) -> list[Hit]:
    work = asked.work
    rows = work.session.exec(
        select(Document)
        .join(SearchText, asked.text_of("document", col(Document.id)))
        .where(in_sight(work, Document))
        .order_by(asked.phrase_first(), col(Document.id).desc())
        .limit(asked.limit + 1)
    ).all()
    machine = work.office.machines["document"]
    return [
        Hit(
            Searched.DOCUMENT,
            each.code,
            each.title or DocumentKind(each.kind).label,
            written_number(each.number, each.symbol),
            each.state,
            machine.state_label(each.state),
        )
        for each in rows
    ]


_KINDS: Mapping[Searched, Callable[[_Asked], list[Hit]]] = MappingProxyType(
    {
        Searched.UNIT: _units,
        Searched.INSPECTION: _inspections,
        Searched.DEFICIENCY: _deficiencies,
        Searched.FINDING: _findings,
        Searched.DOCUMENT: _documents,
    }
)
