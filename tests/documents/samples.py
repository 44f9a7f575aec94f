"""Every sample paper by name: each kind under the rules of 2011 and of 2020."""

from __future__ import annotations

from types import ModuleType

from inspect_flow.vocabulary.papers import PAPER_KINDS, Paper
from tests.documents import (
    commune_papers,
    commune_papers_of_remedy,
    commune_working_papers,
    long_dien_papers,
    long_dien_papers_of_remedy,
    long_dien_working_papers,
)

CASES: dict[str, tuple[ModuleType, ...]] = {
    "long_dien": (long_dien_papers, long_dien_working_papers, long_dien_papers_of_remedy),
    "commune": (commune_papers, commune_working_papers, commune_papers_of_remedy),
}
# Kinds that have a second form: the chỉ thị besides the công văn.
OTHER_FORMS = ("instruction",)
NAMES = [f"{case}_{kind}" for case in CASES for kind in (*PAPER_KINDS, *OTHER_FORMS)]


def sample(name: str) -> Paper:
    """Build the sample `name`, such as "commune_minutes", anew."""
    case = next(case for case in CASES if name.startswith(f"{case}_"))
    kind = name.removeprefix(f"{case}_")
    module = next(module for module in CASES[case] if hasattr(module, kind))
    paper: Paper = getattr(module, kind)()
    return paper
