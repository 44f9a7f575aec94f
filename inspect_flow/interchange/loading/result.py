"""What a loading did, in numbers and words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from inspect_flow.interchange.loading.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many records of each table were new, changed or already the same."""

    code: str
    new: Counter[str]
    changed: Counter[str]
    unchanged: Counter[str]

    @property
    def is_unchanged(self) -> bool:
        """Tell whether nothing was written."""
        return not self.new and not self.changed


def result_of(ledger: Ledger, code: str) -> Loaded:
    """Return the result of a closed ledger."""
    return Loaded(code, ledger.new, ledger.changed, ledger.unchanged)
