"""A guard: a named statement about a record, and the sentences to say when it is not true."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from inspect_flow.locale.translation import _

Facts = TypeVar("Facts")


@dataclass(frozen=True, slots=True)
class Guard(Generic[Facts]):
    """A condition of a move; `check` returns why it does not hold, nothing when it holds."""

    name: str
    statement: str  # Vietnamese, as it stands in the catalogue
    explanation: str  # English, for the documentation
    check: Callable[[Facts], list[str]]
    overridable: bool = False

    @property
    def label(self) -> str:
        """Return what must be true, as users read it."""
        return _(self.statement)


@dataclass(frozen=True, slots=True, eq=False)
class GuardSet(Generic[Facts]):
    """The guards that the workflow of one machine may name, and the facts they look at."""

    machine: str
    facts: type[Facts]
    guards: Mapping[str, Guard[Facts]]

    def __getitem__(self, name: str) -> Guard[Facts]:
        """Return the guard called `name`; KeyError when this machine has none."""
        return self.guards[name]


def guard(statement: str) -> Callable[[Callable[[Facts], list[str]]], Guard[Facts]]:
    """Turn a check into the guard of the same name; `statement` says what must be true."""

    def named(check: Callable[[Facts], list[str]]) -> Guard[Facts]:
        return Guard(check.__name__, statement, check.__doc__ or "", check)

    return named


def overridable_guard(statement: str) -> Callable[[Callable[[Facts], list[str]]], Guard[Facts]]:
    """Turn a check into a guard that a written, printed reason may set aside."""

    def named(check: Callable[[Facts], list[str]]) -> Guard[Facts]:
        return Guard(check.__name__, statement, check.__doc__ or "", check, overridable=True)

    return named


def guard_set(machine: str, facts: type[Facts], guards: Sequence[Guard[Facts]]) -> GuardSet[Facts]:
    """Collect the guards of `machine`; a name written twice is a fault of the program."""
    by_name = {each.name: each for each in guards}
    if len(by_name) != len(guards):
        raise ValueError(f"two guards of {machine} have the same name")
    return GuardSet(machine, facts, MappingProxyType(by_name))


AnyGuardSet = GuardSet[Any]
