"""Print the shipped samples with the templates of a house: what only shows when it runs."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

from inspect_flow.definitions.problems import Problems
from inspect_flow.documents.confinement import Limits
from inspect_flow.documents.lint import lint_html, lint_pages, profile_of_context
from inspect_flow.documents.linting.rule import Breach
from inspect_flow.documents.pages import html_to_pdf, stylesheet_warnings
from inspect_flow.documents.press import press
from inspect_flow.documents.rendering import fill_template
from inspect_flow.documents.templates import (
    KIND_FOLDER,
    own_templates,
    read_template_file,
    template_places,
    templates_of,
)
from inspect_flow.locale.translation import _
from inspect_flow.vocabulary.errors import DefinitionError, InspectFlowError

# A check should not keep anybody waiting; the longest sample takes a second.
_LIMITS = Limits(seconds=20.0)
_STYLESHEET = "layout/paper.css"


def sample_papers() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield (name, context) of each shipped sample: every kind, under both sets of rules."""
    folder = files("inspect_flow.documents") / "samples"
    for file in sorted(folder.iterdir(), key=lambda each: each.name):
        if file.name.endswith(".json"):
            yield file.name.removesuffix(".json"), json.loads(file.read_text(encoding="utf-8"))


def trial_problems(house: str | None) -> list[Problems]:
    """Return what goes wrong when each sample that the house's files concern is printed.

    What stops several papers, such as a fault in layout/, is told at the first of them only, which
    then names the others.
    """
    found: dict[str, _Trial] = {}
    tried: set[str] = set()
    own, places = own_templates(house), template_places(house)
    for name, context in sample_papers():
        kind = str(context["kind"])
        concerned = own & templates_of(kind, places)
        if kind in tried or not concerned:
            continue
        for cause, faults in _faults_of(kind, context, house).items():
            # The second sample of a kind adds nothing to what the first has told.
            tried.add(kind)
            # Where the house has one file only, no other can be at fault.
            file = next(iter(concerned)) if len(concerned) == 1 else f"{kind}.html"
            found.setdefault(cause, _Trial(file, name, faults)).kinds.append(kind)
    return _as_problems(found.values())


@dataclass(frozen=True, slots=True)
class _Trial:
    """What went wrong in a sample, and the kinds of papers to which the same happened."""

    file: str
    sample: str
    faults: list[str]
    kinds: list[str] = field(default_factory=list)

    def sentences(self) -> Iterator[str]:
        """Yield what is told; the first names the other papers."""
        told = _("in thử '{sample}': {fault}")
        others = ", ".join(f"{kind}.html" for kind in self.kinds[1:])
        also = " " + _("(cũng gặp khi in {names})").format(names=others) if others else ""
        for number, fault in enumerate(self.faults):
            yield told.format(sample=self.sample, fault=fault) + ("" if number else also)


def _as_problems(trials: Iterable[_Trial]) -> list[Problems]:
    found: dict[str, Problems] = {}
    for trial in trials:
        problems = found.setdefault(trial.file, Problems(f"{KIND_FOLDER}/{trial.file}"))
        for sentence in trial.sentences():
            problems.add(0, sentence)
    return list(found.values())


def _faults_of(kind: str, context: dict[str, Any], house: str | None) -> dict[str, list[str]]:
    """Return what went wrong by its cause: a rule that is broken, or a fault that stops it."""
    try:
        found: dict[str, list[str]] = {}
        for breach in press(_LIMITS).do(_breaches, kind, context, house):
            found.setdefault(breach.rule, []).append(str(breach))
        return found
    except InspectFlowError as fault:
        reasons = "; ".join(fault.reasons)
        return {reasons: [f"{fault.thing}: {reasons}"]}


def _breaches(kind: str, context: dict[str, Any], house: str | None) -> list[Breach]:
    html = fill_template(kind, context, house)
    profile = profile_of_context(context)
    told = [*lint_html(html, profile), *lint_pages(html_to_pdf(html, house), profile)]
    return [each for each in told if not each.is_advice]


def stylesheet_problems(house: str | None) -> list[Problems]:
    """Return what the layout engine does not understand in the stylesheet, by its line."""
    problems = Problems(f"{KIND_FOLDER}/{_STYLESHEET}")
    try:
        for line, warning in press(_LIMITS).do(_warnings, house):
            problems.add(line, warning)
    except DefinitionError as fault:
        problems.add(0, "; ".join(fault.reasons))
    return [problems] if problems else []


def _warnings(house: str | None) -> list[tuple[int, str]]:
    logging.getLogger("weasyprint").propagate = False
    return stylesheet_warnings(read_template_file(template_places(house), _STYLESHEET))
