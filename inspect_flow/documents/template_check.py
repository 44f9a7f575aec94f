"""Compile every template without filling it, and say what is wrong with each by its line."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources.abc import Traversable

from inspect_flow.definitions.definition_text import definition_text
from inspect_flow.definitions.places import files_in, folder
from inspect_flow.definitions.problems import Problems, did_you_mean
from inspect_flow.documents.templates import KIND_FOLDER, template_environment
from inspect_flow.locale.translation import _
from inspect_flow.vocabulary.errors import DefinitionError
from inspect_flow.vocabulary.papers import PAPER_KINDS


def template_problems(house: str | None = None) -> list[Problems]:
    """Return what is wrong with each template; nothing when every paper can be filled."""
    found = [_problems_of(name, file, house) for name, file in _templates(house).items()]
    found += [_missing(kind, house) for kind in PAPER_KINDS]
    found += [_word_problems(name, file) for name, file in _word_templates(house)]
    return [each for each in found if each]


def template_names(house: str | None = None) -> list[str]:
    """Return the papers that have a template."""
    names = _templates(house)
    return [kind for kind in PAPER_KINDS if f"{kind}.html" in names]


def _templates(house: str | None) -> dict[str, Traversable]:
    return dict(files_in(folder(KIND_FOLDER, house), ".html"))


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


def _problems_of(name: str, file: Traversable, house: str | None) -> Problems:
    from jinja2 import TemplateError, meta
    from jinja2.exceptions import TemplateSyntaxError

    problems = Problems(f"{KIND_FOLDER}/{name}")
    text = definition_text(file, problems)
    if text is None:
        return problems
    environment = template_environment(house)
    try:
        environment.compile(text, name)
        named = meta.find_referenced_templates(environment.parse(text, name))
    except TemplateSyntaxError as fault:
        problems.add(fault.lineno, _("mẫu viết sai: {fault}").format(fault=fault.message))
        return problems
    except TemplateError as fault:
        problems.add(0, _("mẫu viết sai: {fault}").format(fault=fault.message))
        return problems
    known = _templates(house)
    for other in named:
        if other is not None and other not in known:
            sentence = _("gọi mẫu '{name}' không có trong thư mục{near}")
            problems.add(0, sentence.format(name=other, near=did_you_mean(other, known)))
    return problems


def _missing(kind: str, house: str | None) -> Problems:
    problems = Problems(f"{KIND_FOLDER}/{kind}.html")
    if f"{kind}.html" not in _templates(house):
        problems.add(0, _("thiếu mẫu này; hãy chép lại mẫu gốc"))
    return problems
