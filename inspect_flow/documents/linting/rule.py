"""A rule of form: its name, what it asks for, the remedy, and the check that finds breaches."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from inspect_flow.locale.translation import _

Subject = TypeVar("Subject")
Half = Literal["context", "text", "pages"]


@dataclass(frozen=True, slots=True)
class Found:
    """One place that breaks a rule; advice is told and stops nothing."""

    sentence: str
    page: int = 0
    at: tuple[float, float] | None = None  # mm from the left and from the top of the page
    is_advice: bool = False


@dataclass(frozen=True, slots=True)
class Breach:
    """A breach as it is told: which rule, where, what is wrong, what to do."""

    rule: str
    sentence: str
    remedy: str
    page: int = 0
    at: tuple[float, float] | None = None
    is_advice: bool = False

    @property
    def place(self) -> str:
        """Return "trang 2, cách trái 30 mm, cách trên 45 mm" as far as it is known."""
        if not self.page:
            return ""
        if self.at is None:
            return _("trang {page}").format(page=self.page)
        return _("trang {page}, cách trái {left} mm, cách trên {top} mm").format(
            page=self.page, left=round(self.at[0]), top=round(self.at[1])
        )

    def __str__(self) -> str:
        return f"[{self.rule}] {self.place + ': ' if self.place else ''}{self.sentence}"


@dataclass(frozen=True, slots=True)
class Rule(Generic[Subject]):
    """A named rule; `title` and `remedy` are Vietnamese, as they stand in the catalogue."""

    name: str
    half: Half
    title: str
    remedy: str
    clause: str
    check: Callable[[Subject], Iterator[Found]]

    def breaches(self, subject: Subject) -> Iterator[Breach]:
        """Yield every breach of this rule in `subject`, each said once."""
        for found in dict.fromkeys(self.check(subject)):
            yield Breach(
                self.name, found.sentence, _(self.remedy), found.page, found.at, found.is_advice
            )


Check = Callable[[Subject], Iterator[Found]]


def rule(
    half: Half, title: str, remedy: str, clause: str
) -> Callable[[Check[Subject]], Rule[Subject]]:
    """Turn a check into the rule of the same name."""

    def named(check: Check[Subject]) -> Rule[Subject]:
        return Rule(check.__name__, half, title, remedy, clause, check)

    return named


def all_breaches(rules: Iterable[Rule[Subject]], subject: Subject) -> list[Breach]:
    """Return what breaks any of `rules`, in the order of the rules."""
    return [breach for each in rules for breach in each.breaches(subject)]
