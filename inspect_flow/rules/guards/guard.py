"""A guard: a named statement about a record, and the sentences to say when it is not true."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Generic, TypeVar

Facts = TypeVar("Facts")


@dataclass(frozen=True, slots=True)
class Guard(Generic[Facts]):
    """A condition of a move; `check` returns why it does not hold, nothing when it holds."""

    name: str
    meaning: str
    check: Callable[[Facts], list[str]]
    overridable: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class GuardSet(Generic[Facts]):
    """The guards that the workflow of one machine may name, and the facts they look at."""

    machine: str
    facts: type[Facts]
    guards: Mapping[str, Guard[Facts]]

    def __getitem__(self, name: str) -> Guard[Facts]:
        """Return the guard called `name`; KeyError when this machine has none."""
        return self.guards[name]


def guard(check: Callable[[Facts], list[str]]) -> Guard[Facts]:
    """Turn a check into a guard of the same name."""
    return Guard(check.__name__, check.__doc__ or "", check)


def overridable_guard(check: Callable[[Facts], list[str]]) -> Guard[Facts]:
    """Turn a check into a guard that a written, printed reason may set aside."""
    return Guard(check.__name__, check.__doc__ or "", check, overridable=True)


def guard_set(machine: str, facts: type[Facts], guards: Sequence[Guard[Facts]]) -> GuardSet[Facts]:
    """Collect the guards of `machine`; a name written twice is a fault of the program."""
    by_name = {each.name: each for each in guards}
    if len(by_name) != len(guards):
        raise ValueError(f"two guards of {machine} have the same name")
    return GuardSet(machine, facts, MappingProxyType(by_name))


AnyGuardSet = GuardSet[Any]
