"""Which events a program can ask for: those of case records and units, by name or by record."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from inspect_flow.definitions.machines import MachineDefinition
from inspect_flow.locale.translation import _
from inspect_flow.records.base import Tracked
from inspect_flow.records.tables import TRACKED
from inspect_flow.services.lookup import label_of
from inspect_flow.vocabulary.events import ANY_RECORD_LABELS, EVENT_LABELS

TOLD_OF = (
    "campaign", "delegation", "inspection", "visit", "finding", "deficiency", "extension",
    "directive", "document", "unit",
)  # fmt: skip
"""Kinds of record; people, accounts and single answers are told to nobody."""


@dataclass(frozen=True, slots=True)
class KindsOfRecord:
    """One kind of record with the names of its events and what people call them."""

    entity: str
    label: str
    names: Mapping[str, str]

    @property
    def whole(self) -> str:
        """Return the word for all its events."""
        return f"{self.entity}.*"


def known_kinds(machines: Mapping[str, MachineDefinition]) -> list[KindsOfRecord]:
    """Return every event that can be asked for: moves first, then what else happens."""
    return [
        KindsOfRecord(entity, label_of(TRACKED[entity]), _names(entity, machines.get(entity)))
        for entity in TOLD_OF
    ]


def unknown_kinds(kinds: Collection[str], machines: Mapping[str, MachineDefinition]) -> list[str]:
    """Return those words that name no event."""
    known = {name for each in known_kinds(machines) for name in (each.whole, *each.names)}
    return sorted(set(kinds) - known)


def asks_for(kinds: Collection[str], tag: str) -> bool:
    """Tell whether somebody who asked for `kinds` wants an event of that name."""
    entity = tag.partition(".")[0]
    return entity in TOLD_OF and (tag in kinds or f"{entity}.*" in kinds)


def event_called(tag: str, machines: Mapping[str, MachineDefinition]) -> str:
    """Return what people call an event that programs are told of."""
    entity = tag.partition(".")[0]
    return _names(entity, machines.get(entity)).get(tag, tag)


def kind_named(entity: str) -> type[Tracked]:
    """Return the record of that kind."""
    return TRACKED[entity]


def _names(entity: str, machine: MachineDefinition | None) -> dict[str, str]:
    moves = machine.transitions if machine else {}
    own = {tag: label for tag, label in EVENT_LABELS.items() if tag.startswith(f"{entity}.")}
    return {
        **{f"{entity}.{name}": move.label for name, move in moves.items()},
        **{tag: _(label) for tag, label in own.items()},
        **{f"{entity}.{name}": _(label) for name, label in ANY_RECORD_LABELS.items()},
    }
