"""Long lists come part by part; a part begins where the last one ended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Row = TypeVar("Row")
Place = TypeVar("Place")


@dataclass(frozen=True, slots=True)
class Part(Generic[Row, Place]):
    """One part of a list, and where the next one begins: None at its end."""

    rows: Sequence[Row]
    next_after: Place | None
    in_all: int
