"""Check every template: read without filling it, then print the shipped samples with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING

from inspect_flow.definitions.definition_text import definition_text
from inspect_flow.definitions.places import files_in, folder, layered_files
from inspect_flow.definitions.problems import Problems, did_you_mean
from inspect_flow.documents.template_names import given_names, known_names, unknown_names
from inspect_flow.documents.template_samples import stylesheet_problems, trial_problems
from inspect_flow.documents.templates import (
    KIND_FOLDER,
    has_own_templates,
    template_environment,
    template_places,
)
from inspect_flow.locale.translation import _
from inspect_flow.vocabulary.errors import DefinitionError
from inspect_flow.vocabulary.papers import PAPER_KINDS

if TYPE_CHECKING:
    from jinja2 import Environment


def template_problems(house: str | None = None) -> list[Problems]:
    """Return what is wrong with each template; nothing when every paper can be printed.

    The samples are printed with templates of a house only, and where reading found no fault.
    """
    known, environment = _templates(house), template_environment(house)
    names = known_names(environment, known)
    found = [_problems_of(name, known, names, environment) for name in known]
    found += [_unused(name) for name in _own_names(house) if name not in _SHIPPED_PAPERS]
    found += [_word_problems(name, file) for name, file in _word_templates(house)]
    found = [each for each in found if each]
    if not found and has_own_templates(house):
        found = stylesheet_problems(house) or trial_problems(house)
    return found


def template_names(house: str | None = None) -> list[str]:
    """Return the papers that have a template."""
    names = _templates(house)
    return [kind for kind in PAPER_KINDS if f"{kind}.html" in names]


_SHIPPED_PAPERS = frozenset(f"{kind}.html" for kind in PAPER_KINDS)


def _templates(house: str | None) -> dict[str, Traversable]:
    return layered_files(template_places(house), ".html")


def _own_names(house: str | None) -> Iterator[str]:
    """Yield the papers at the top of the house's folder; layout/ may hold what it likes."""
    places = template_places(house)
    if len(places) > 1:
        yield from (name for name in layered_files(places[:1], ".html") if "/" not in name)


def _word_templates(house: str | None) -> Iterator[tuple[str, Traversable]]:
    # Word keeps a file of this name beside one that is open.
    found = files_in(folder(KIND_FOLDER, house), ".docx")
    return ((name, file) for name, file in found if not file.name.startswith("~$"))


def _word_problems(name: str, file: Traversable) -> Problems:
    from inspect_flow.documents.word.house_template import compile_faults

    problems = Problems(f"{KIND_FOLDER}/{name}")
    if name.removesuffix(".docx") not in PAPER_KINDS:
        near = did_you_mean(name.removesuffix(".docx"), PAPER_KINDS)
        problems.add(0, _("không có loại văn bản tên này{near}").format(near=near))
    try:
        faults = list(compile_faults(file))
    except DefinitionError as refusal:
        faults = refusal.reasons
    for fault in faults:
        problems.add(0, fault)
    return problems


def _problems_of(
    name: str,
    known: Mapping[str, Traversable],
    names: frozenset[str],
    environment: Environment,
) -> Problems:
    from jinja2 import TemplateError, meta
    from jinja2.exceptions import TemplateSyntaxError

    problems = Problems(f"{KIND_FOLDER}/{name}")
    text = definition_text(known[name], problems)
    if text is None:
        return problems
    try:
        environment.compile(text, name)
        tree = environment.parse(text, name)
    except TemplateSyntaxError as fault:
        problems.add(fault.lineno, _("mẫu viết sai: {fault}").format(fault=fault.message))
        return problems
    except (TemplateError, RecursionError) as fault:
        said = getattr(fault, "message", None) or type(fault).__name__
        problems.add(0, _("mẫu viết sai: {fault}").format(fault=said))
        return problems
    for other in meta.find_referenced_templates(tree):
        if other is not None and other not in known:
            sentence = _("gọi mẫu '{name}' không có trong thư mục{near}")
            line = next((n for n, each in enumerate(text.splitlines(), 1) if other in each), 0)
            problems.add(line, sentence.format(name=other, near=did_you_mean(other, known)))
    usable = names | given_names(name)
    for line, word in unknown_names(tree, usable):
        sentence = _("dùng tên '{name}' không có{near}")
        problems.add(line, sentence.format(name=word, near=did_you_mean(word, usable)))
    return problems


def _unused(name: str) -> Problems:
    problems = Problems(f"{KIND_FOLDER}/{name}")
    papers = sorted(_SHIPPED_PAPERS)
    sentence = _("không có loại văn bản nào dùng mẫu này{near}; các mẫu: {papers}")
    problems.add(0, sentence.format(near=did_you_mean(name, papers), papers=", ".join(papers)))
    return problems
