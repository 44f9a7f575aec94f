"""A checklist as values: areas, items, how each item is scored; built by `definitions`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from inspect_flow.vocabulary.answers import AnswerWord
from inspect_flow.vocabulary.checklists import (
    CheckWay,
    FigureUnit,
    NotArising,
    ScoringKind,
    SourceMark,
)
from inspect_flow.vocabulary.units import UnitLevel

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Source:
    """Where the content comes from and whether anyone compared it with that text."""

    text: str
    mark: SourceMark
    note: str = ""


@dataclass(frozen=True, slots=True)
class RatingBand:
    """A class of results, from a percent of the applicable maximum upwards."""

    title: str
    from_percent: Decimal


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that is asked for; `required` ones are needed for the score."""

    code: str
    text: str
    unit: FigureUnit = FigureUnit.COUNT
    required: bool = True


@dataclass(frozen=True, slots=True)
class Step:
    """A threshold and the share of the maximum it earns; `None` means the value itself."""

    bound: Decimal
    share: Decimal | None


@dataclass(frozen=True, slots=True)
class Deduction:
    """Points lost for each event counted by a figure; `None` means all points at the first one."""

    figure: str
    points: Decimal | None


@dataclass(frozen=True, slots=True)
class Balance:
    """Two sums of figures that must be equal: carried over + received = resolved + pending."""

    left: tuple[str, ...]
    right: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scoring:
    """How an item is scored; which fields count depends on `kind`."""

    kind: ScoringKind
    # The value is one figure, or numerator / denominator (steps, ratio, ratio_to_target).
    figure: str = ""
    numerator: str = ""
    denominator: str = ""
    target: Decimal | None = None
    target_figure: str = ""
    # Below `floor` nothing is earned; from `zero_at` the share climbs in a straight line to 1.
    floor: Decimal | None = None
    zero_at: Decimal | None = None
    steps: tuple[Step, ...] = ()
    lower_is_better: bool = False
    # sample: `checked` papers looked at (at most `size`), `errors` of them wrong.
    size: int = 0
    checked: str = ""
    errors: str = ""
    per_error: Decimal | None = None
    # The share that "partly" earns (yes_no), or the most that it may earn (the others).
    partly: Decimal | None = None
    deductions: tuple[Deduction, ...] = ()


@dataclass(frozen=True, slots=True)
class Dependency:
    """The item is asked only when an earlier one arises, or is answered with one of the words."""

    item: str
    arises: bool = False
    answer: tuple[AnswerWord, ...] = ()


@dataclass(frozen=True, slots=True)
class Requirement:
    """Answers that must come with evidence, and answers that must come with a note."""

    evidence_for: tuple[AnswerWord, ...] = ()
    note_for: tuple[AnswerWord, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """One criterion with its maximum, its evidence and its sample sentences."""

    code: str
    text: str
    max: Decimal
    scoring: Scoring
    figures: tuple[Figure, ...] = ()
    balances: tuple[Balance, ...] = ()
    evidence: tuple[str, ...] = ()
    legal_bases: tuple[str, ...] = ()
    not_arising: NotArising = NotArising.EXCLUDE_FROM_MAXIMUM
    check: tuple[CheckWay, ...] = (CheckWay.RECORDS,)
    shortcoming: str = ""
    strength: str = ""
    depends_on: tuple[Dependency, ...] = ()
    require: Requirement = field(default_factory=Requirement)

    def figure(self, code: str) -> Figure | None:
        """Return the figure of that code."""
        return next((each for each in self.figures if each.code == code), None)


@dataclass(frozen=True, slots=True)
class Area:
    """A field of reform; `max` is the sum of its items."""

    code: str
    name: str
    max: Decimal
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class OutsideArea:
    """Points of the whole scale that are not inspected, such as a public survey."""

    code: str
    name: str
    max: Decimal
    note: str = ""


@dataclass(frozen=True, slots=True)
class ChecklistDefinition:
    """One edition of a checklist; `scale` = areas + what stays outside the inspection."""

    code: str
    edition: str
    title: str
    level: UnitLevel
    valid_from: date
    valid_to: date | None
    source: Source
    scale: Decimal
    ratings: tuple[RatingBand, ...]
    areas: tuple[Area, ...]
    outside: tuple[OutsideArea, ...] = ()

    @property
    def inspected_max(self) -> Decimal:
        """Return the points that an inspection can give."""
        return sum((area.max for area in self.areas), ZERO)

    def items(self) -> Iterator[Item]:
        """Yield every item in the order of the paper."""
        for area in self.areas:
            yield from area.items

    def item(self, code: str) -> Item | None:
        """Return the item of that code."""
        return next((each for each in self.items() if each.code == code), None)

    def area_of(self, code: str) -> Area | None:
        """Return the area that holds the item of that code."""
        return next((area for area in self.areas if any(i.code == code for i in area.items)), None)

    def is_valid_on(self, day: date) -> bool:
        """Tell whether this edition may be used for an inspection on `day`."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)
