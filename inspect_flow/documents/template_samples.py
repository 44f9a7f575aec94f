"""Print the shipped samples with the templates of a house: what only shows when it runs."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

from inspect_flow.definitions.problems import Problems
from inspect_flow.documents.confinement import Limits, press
from inspect_flow.documents.lint import lint_html, lint_pages, profile_of_context
from inspect_flow.documents.pages import html_to_pdf, stylesheet_warnings
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
    """Return what goes wrong when each sample that the house's files concern is printed."""
    found: dict[str, Problems] = {}
    own, places = own_templates(house), template_places(house)
    for name, context in sample_papers():
        kind = str(context["kind"])
        if own.isdisjoint(templates_of(kind, places)):
            continue
        problems = found.setdefault(kind, Problems(f"{KIND_FOLDER}/{kind}.html"))
        if problems:
            continue
        try:
            breaches = press(_LIMITS).do(_breaches, kind, context, house)
        except InspectFlowError as fault:
            breaches = [": ".join([fault.thing, "; ".join(fault.reasons)])]
        for breach in breaches:
            told = _("in thử '{sample}': {breach}")
            problems.add(0, told.format(sample=name, breach=breach))
    return [each for each in found.values() if each]


def _breaches(kind: str, context: dict[str, Any], house: str | None) -> list[str]:
    html = fill_template(kind, context, house)
    profile = profile_of_context(context)
    told = [*lint_html(html, profile), *lint_pages(html_to_pdf(html, house), profile)]
    return [str(each) for each in told if not each.is_advice]


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
