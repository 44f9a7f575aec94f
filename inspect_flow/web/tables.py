"""The columns of a table, and the addresses that sort it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlencode

Order = Literal["ascending", "descending"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `href` sorts by it, `order` says how the table is sorted by it now.

    What stands in a `whole` column is never broken into lines: codes, numbers of papers.
    """

    name: str
    text: str
    numeric: bool = False
    href: str | None = None
    order: Order | None = None
    whole: bool = False

    @property
    def manner(self) -> str:
        """Return the classes of its cells."""
        return f"govuk-table__cell{' govuk-table__cell--numeric' * self.numeric}{self.breaking}"

    @property
    def breaking(self) -> str:
        """Return the class that keeps its lines whole, if it does."""
        return " whole" * self.whole


def sortable(
    name: str,
    text: str,
    sorted_by: str,
    query: dict[str, str],
    *,
    numeric: bool = False,
    whole: bool = False,
) -> Column:
    """Return a column whose head sorts by it, and turns the order when it already does.

    `sorted_by` is a name, or a name with "-" before it for descending; `query` holds what else
    stands in the address.
    """
    order: Order | None = {name: "ascending", f"-{name}": "descending"}.get(sorted_by)  # type: ignore[assignment]
    wanted = f"-{name}" if sorted_by == name else name
    return Column(name, text, numeric, f"?{urlencode({**query, 'sort': wanted})}", order, whole)
