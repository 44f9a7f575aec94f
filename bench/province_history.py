"""When and by whom each step is taken in a synthetic case, checked against the workflows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from bench.ledger import Happening, Ledger
from bench.province_units import Province
from inspect_flow.definitions.machine_definition import MachineDefinition

Machines = Mapping[str, MachineDefinition]
Walk = tuple[tuple[str, int, str], ...]
"""Steps of (move, days after the first day, duty of who acts)."""

INSPECTION: Walk = (
    ("schedule", -30, "secretary"), ("notify", -12, "secretary"),
    ("receive_self_report", -5, "unit"), ("start", 0, "head"), ("draft_findings", 0, "secretary"),
    ("comment", 1, "unit"), ("sign_minutes", 1, "head"), ("conclude", 15, "head"),
    ("direct", 25, "head"), ("follow_up", 25, "secretary"), ("close", 130, "head"),
)  # fmt: skip
DEFICIENCY: Walk = (
    ("direct", 25, "head"), ("submit_plan", 35, "unit"), ("accept_plan", 40, "secretary"),
    ("report", 80, "unit"), ("verify", 95, "member"), ("close", 120, "secretary"),
)  # fmt: skip
CAMPAIGN: Walk = (
    ("issue", 10, "head"), ("begin", 30, "head"), ("conclude", 250, "head"), ("close", 290, "head"),
)  # fmt: skip
DIRECTIVE: Walk = (("issue", 25, "head"), ("fulfil", 130, "secretary"))


@dataclass(frozen=True, slots=True)
class Year:
    """What one campaign of a province needs to be written."""

    ledger: Ledger
    machines: Machines
    province: Province
    year: int
    is_settled: bool  # an earlier year, in which everything has come to its end
    random: Random
    decision: str = ""  # the number of its decision; drawn when it does not matter
    is_followed: bool = True  # False: what was found has been concluded, nothing is directed yet

    @property
    def code(self) -> str:
        """Return the code of the campaign."""
        return f"{self.province.code}-{self.year}"


def moves(
    year: Year, entity: str, walk: Iterable[tuple[str, int, str]], day: date, unit_head: str
) -> Iterator[Happening]:
    """Yield the events of `walk`; raises `ValueError` where the workflow does not allow it."""
    machine = year.machines[entity]
    state = machine.initial
    for name, days, duty in walk:
        move = machine.transitions[name]
        if state not in move.from_states:
            raise ValueError(f"workflows/{entity}.yaml: '{name}' does not start in '{state}'")
        actor = unit_head if duty == "unit" else year.province.actor(duty)
        told = {"from": state, "to": move.to_state, "roles": [duty]}
        at = moment(day + timedelta(days=days))
        yield Happening(f"{entity}.{name}", at, actor, {"state": move.to_state}, told)
        state = move.to_state


def first(tag: str, day: date) -> Happening:
    """Return the creation of a record on `day`."""
    return Happening(tag, moment(day), "operator")


def moment(day: date) -> datetime:
    """Return eight in the morning of `day` in Việt Nam."""
    return datetime.combine(day, time(1), UTC)
