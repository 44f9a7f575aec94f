"""The names that a workflow may use, and the sentences for those that nobody knows."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from inspect_flow.definitions.problems import Problems, did_you_mean
from inspect_flow.locale.translation import _
from inspect_flow.rules.guards import GUARDS
from inspect_flow.vocabulary.roles import Role

_SNAKE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class KnownNames:
    """What a workflow may name: guards per machine, effects, dates of the record, roles."""

    guards: Mapping[str, frozenset[str]]
    effects: frozenset[str]
    dates: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, guards: Collection[str], effects: Collection[str]) -> KnownNames:
        """Sort guards written as "machine.guard" by their machine."""
        by_machine: dict[str, set[str]] = {machine: set() for machine in GUARDS}
        for qualified in guards:
            machine, _dot, name = qualified.partition(".")
            by_machine.setdefault(machine, set()).add(name)
        return cls(
            {machine: frozenset(names) for machine, names in by_machine.items()},
            frozenset(effects),
            {machine: _date_fields(each.facts) for machine, each in GUARDS.items()},
        )

    @property
    def machines(self) -> tuple[str, ...]:
        """Return the record types that must have a workflow."""
        return tuple(self.guards)

    def guards_of(self, machine: str) -> frozenset[str]:
        """Return the guards of `machine`; those of all machines when its name is misspelt."""
        return self.guards.get(machine) or frozenset().union(*self.guards.values())


def _date_fields(facts: type[Any]) -> frozenset[str]:
    return frozenset(
        field.name
        for field in dataclasses.fields(facts)
        if field.type == "date | None"  # `on`, the day of the move, is no deadline
    )


def check_snake_case(kind: str, name: str, line: int, problems: Problems) -> None:
    """Refuse a name that is not written as small_words."""
    if not _SNAKE.fullmatch(name):
        problems.add(
            line,
            _("{kind} '{name}' phải viết chữ thường không dấu, nối bằng dấu gạch dưới").format(
                kind=kind, name=name
            ),
        )


def check_known(
    thing: str,
    sentence: str,
    names: Collection[tuple[str, int]],
    known: Collection[str],
    problems: Problems,
) -> None:
    """Refuse with `sentence` ({name}) each name that is not known, and any written twice."""
    seen: set[str] = set()
    for name, line in names:
        if name not in known:
            fault = sentence.format(name=name) + did_you_mean(name, known)
            problems.add(line, f"{thing}: {fault}")
        elif name in seen:
            fault = _("'{name}' viết hai lần").format(name=name)
            problems.add(line, f"{thing}: {fault}")
        seen.add(name)


def known_roles(names: Collection[tuple[str, int]]) -> tuple[Role, ...]:
    """Return the roles among `names`, in their order."""
    values = {role.value: role for role in Role}
    return tuple(values[name] for name, _line in names if name in values)
