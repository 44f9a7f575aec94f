"""Figures of a case that do not agree with themselves."""

from __future__ import annotations

from collections.abc import Iterator

from inspect_flow.interchange.case_file.case import CaseFile
from inspect_flow.interchange.case_file.walking import Place


def figure_remarks(case: CaseFile) -> Iterator[tuple[Place, str]]:
    """Yield a sentence for each percent that is not its ratio."""
    yield from ()
