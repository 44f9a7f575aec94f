"""Figures of a case that do not agree with themselves."""

from __future__ import annotations

from collections.abc import Iterator

from inspect_flow.interchange.case_file.case import CaseFile
from inspect_flow.interchange.case_file.quantities import Quantity
from inspect_flow.interchange.case_file.walking import Place, walk
from inspect_flow.rules.quantity_checks import warnings
from inspect_flow.rules.quantity_reading import read_quantity


def figure_remarks(case: CaseFile) -> Iterator[tuple[Place, str]]:
    """Yield a sentence for each figure that contradicts itself: a percent that is not its ratio."""
    for place, part in walk(case):
        if isinstance(part, Quantity):
            for sentence in warnings(read_quantity(part.said())):
                yield place, sentence
