"""Every sample paper by name: seven kinds, each under the rules of 2011 and of 2020."""

from __future__ import annotations

from types import ModuleType

from inspect_flow.vocabulary.papers import PAPER_KINDS, Paper
from tests.documents import (
    commune_papers,
    commune_working_papers,
    long_dien_papers,
    long_dien_working_papers,
)

CASES: dict[str, tuple[ModuleType, ModuleType]] = {
    "long_dien": (long_dien_papers, long_dien_working_papers),
    "commune": (commune_papers, commune_working_papers),
}
NAMES = [f"{case}_{kind}" for case in CASES for kind in PAPER_KINDS]


def sample(name: str) -> Paper:
    """Build the sample `name`, such as "commune_minutes", anew."""
    case, kind = name.rsplit("_", 1)
    module = CASES[case][kind in ("dossier", "checklist")]
    paper: Paper = getattr(module, kind)()
    return paper
