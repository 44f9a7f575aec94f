"""Judge papers by the rules of form: contexts at once, pages before the transaction that issues."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from datetime import date
from typing import Any

from inspect_flow.documents.lint import lint, lint_html, lint_pages, profile_of_context
from inspect_flow.documents.linting.rule import Breach
from inspect_flow.documents.rendering import render_html, render_key, render_pdf
from inspect_flow.records.tables import Document
from inspect_flow.services.papers import final_context
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.errors import PagesNotMeasured

Measured = MutableMapping[str, tuple[str, ...]]
"""What the pages of a paper break, by the key of what is printed."""


class ContextJudge:
    """Looks at contexts alone: for loading and playing, where nothing leaves the office."""

    def final_context(
        self, work: Work, document: Document, number: int | None, on: date
    ) -> dict[str, Any]:
        """Return what the paper says once it has this number and day."""
        return final_context(work, document, number, on)

    def context_breaches(self, kind: str, context: Mapping[str, Any]) -> tuple[str, ...]:
        """Return what breaks a rule in the context."""
        return _told(lint(kind, context))

    def page_breaches(self, kind: str, context: Mapping[str, Any]) -> tuple[str, ...]:
        """Return nothing: no page was printed."""
        return ()


class MeasuringJudge(ContextJudge):
    """Looks at the pages too, which were measured before."""

    def __init__(self, house: str | None, measured: Measured) -> None:
        self._house = house
        self._measured = measured

    def page_breaches(self, kind: str, context: Mapping[str, Any]) -> tuple[str, ...]:
        """Return what the pages break; raise `PagesNotMeasured` for a paper not measured yet."""
        key = render_key(kind, context, self._house)
        if key not in self._measured:
            raise PagesNotMeasured(kind, context)
        return self._measured[key]


def measure(unknown: PagesNotMeasured, house: str | None, measured: Measured) -> None:
    """Print the paper outside of any transaction, measure it, and keep what was found."""
    kind, context = unknown.kind, unknown.context
    profile = profile_of_context(context)
    told = [
        *lint_html(render_html(kind, context, house), profile),
        *lint_pages(render_pdf(kind, context, house), profile),
    ]
    measured[render_key(kind, context, house)] = _told(told)


def _told(breaches: list[Breach]) -> tuple[str, ...]:
    return tuple(f"{each} ({each.remedy})" for each in breaches if not each.is_advice)
