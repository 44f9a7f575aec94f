"""Read the items of a checklist, with the defaults of the file filled in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from inspect_flow.definitions.checklist_fields import (
    choice_at,
    choices_at,
    code_at,
    mappings_at,
    number_at,
)
from inspect_flow.definitions.checklist_scoring import read_scoring, undeclared_figure
from inspect_flow.definitions.problems import Problems
from inspect_flow.definitions.yaml_reader import LinedDict, LinedList
from inspect_flow.definitions.yaml_shape import check_keys, mapping_at, text_at, words_at
from inspect_flow.locale.translation import _
from inspect_flow.rules.checklist import Balance, Dependency, Figure, Item, Requirement, Scoring
from inspect_flow.rules.scoring_kinds import figures_used
from inspect_flow.vocabulary.answers import AnswerWord
from inspect_flow.vocabulary.checklists import CheckWay, FigureUnit, NotArising

_REQUIRED = ("code", "text", "max", "scoring")
_OPTIONAL = (
    "figures", "balances", "evidence", "legal_bases", "not_arising", "check",
    "shortcoming", "strength", "depends_on", "require",
)  # fmt: skip
DEFAULT_KEYS = ("not_arising", "check", "require")
_FIGURE_CODE = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True, slots=True)
class Defaults:
    """What an item is taken to say where it is silent."""

    not_arising: NotArising = NotArising.EXCLUDE_FROM_MAXIMUM
    check: tuple[CheckWay, ...] = (CheckWay.RECORDS,)
    require: Requirement = field(default_factory=Requirement)


def read_defaults(mapping: LinedDict, problems: Problems) -> Defaults:
    """Return the defaults of a file."""
    thing, plain = _("defaults"), Defaults()
    check_keys(thing, mapping, (), DEFAULT_KEYS, problems)
    return Defaults(
        choice_at(thing, mapping, "not_arising", NotArising, plain.not_arising, problems),
        choices_at(thing, mapping, "check", CheckWay, problems) or plain.check,
        _requirement(thing, mapping, plain.require, problems),
    )


def read_item(mapping: LinedDict, defaults: Defaults, problems: Problems) -> Item | None:
    """Return the item that `mapping` describes; `None` after noting what it lacks."""
    thing = _("tiêu chí {code}").format(code=mapping.get("code") or "?")
    check_keys(thing, mapping, _REQUIRED, _OPTIONAL, problems)
    code, text = code_at(thing, mapping, problems), text_at(thing, mapping, "text", problems)
    maximum = number_at(thing, mapping, "max", problems)
    rules = mapping_at(
        _("{thing}: 'scoring'").format(thing=thing),
        mapping.get("scoring"),
        mapping.line_of("scoring"),
        problems,
    )
    scoring = read_scoring(thing, rules, problems) if "scoring" in mapping else None
    figures = _figures(thing, mapping, scoring, problems)
    parts = _other_parts(thing, mapping, defaults, problems)
    balances = _balances(thing, mapping, figures, problems)
    if not code or maximum is None or scoring is None:
        return None
    return _item(code, text, maximum, scoring, figures, balances, parts)


def _item(
    code: str,
    text: str,
    maximum: Decimal,
    scoring: Scoring,
    figures: tuple[Figure, ...],
    balances: tuple[Balance, ...],
    parts: dict[str, Any],
) -> Item:
    return Item(code, text, maximum, scoring, figures, balances, **parts)


def _other_parts(
    thing: str, mapping: LinedDict, defaults: Defaults, problems: Problems
) -> dict[str, Any]:
    def words(key: str) -> tuple[str, ...]:
        return tuple(word for word, _line in words_at(thing, mapping, key, problems))

    return {
        "evidence": words("evidence"),
        "legal_bases": words("legal_bases"),
        "not_arising": choice_at(
            thing, mapping, "not_arising", NotArising, defaults.not_arising, problems
        ),
        "check": choices_at(thing, mapping, "check", CheckWay, problems) or defaults.check,
        "shortcoming": text_at(thing, mapping, "shortcoming", problems),
        "strength": text_at(thing, mapping, "strength", problems),
        "depends_on": _dependencies(thing, mapping, problems),
        "require": _requirement(thing, mapping, defaults.require, problems),
    }


def _figures(
    thing: str, mapping: LinedDict, scoring: Scoring | None, problems: Problems
) -> tuple[Figure, ...]:
    name = _("{thing}: 'figures'").format(thing=thing)
    listed = mapping_at(name, mapping.get("figures"), mapping.line_of("figures"), problems)
    used = figures_used(scoring) if scoring else ()
    for code in used:
        if code not in listed:
            problems.add(mapping.line_of("scoring"), undeclared_figure(thing, code, list(listed)))
    return tuple(_figure(thing, listed, code, code in used, problems) for code in listed)


def _figure(thing: str, listed: LinedDict, code: str, required: bool, problems: Problems) -> Figure:
    name = _("{thing}, số liệu '{code}'").format(thing=thing, code=code)
    if not _FIGURE_CODE.fullmatch(code):
        sentence = _("{name}: mã phải viết thường, không dấu, nối bằng '_'")
        problems.add(listed.line_of(code), sentence.format(name=name))
    described = listed[code]
    if described is None:
        # {done: Đã làm, tốt}: YAML reads the comma as the end of the text.
        sentence = _("{name}: thiếu nội dung; chữ có dấu phẩy phải đặt trong ngoặc kép")
        problems.add(listed.line_of(code), sentence.format(name=name))
    if not isinstance(described, LinedDict):
        return Figure(code, text_at(name, listed, code, problems), required=required)
    check_keys(name, described, ("text",), ("unit",), problems)
    unit = choice_at(name, described, "unit", FigureUnit, FigureUnit.COUNT, problems)
    return Figure(code, text_at(name, described, "text", problems), unit, required)


def _balances(
    thing: str, mapping: LinedDict, figures: tuple[Figure, ...], problems: Problems
) -> tuple[Balance, ...]:
    known, found = [figure.code for figure in figures], []
    for entry in mappings_at(thing, mapping, "balances", problems):
        check_keys(thing, entry, ("left", "right"), (), problems)
        sides = [words_at(thing, entry, side, problems) for side in ("left", "right")]
        for code, line in [*sides[0], *sides[1]]:
            if code not in known:
                problems.add(line, undeclared_figure(thing, code, known))
        left, right = (tuple(code for code, _line in side) for side in sides)
        found.append(Balance(left, right))
    return tuple(found)


def _dependencies(thing: str, mapping: LinedDict, problems: Problems) -> tuple[Dependency, ...]:
    if isinstance(mapping.get("depends_on"), LinedList):
        entries = list(mappings_at(thing, mapping, "depends_on", problems))
    else:
        name, line = _("{thing}: 'depends_on'").format(thing=thing), mapping.line_of("depends_on")
        one = mapping_at(name, mapping.get("depends_on"), line, problems)
        entries = [one] if one else []
    return tuple(_dependency(thing, entry, problems) for entry in entries)


def _dependency(thing: str, entry: LinedDict, problems: Problems) -> Dependency:
    check_keys(thing, entry, ("item",), ("arises", "answer"), problems)
    answer = choices_at(thing, entry, "answer", AnswerWord, problems)
    arises = entry.get("arises", False)
    if arises is not True and not answer:
        problems.add(
            entry.line,
            _("{thing}: 'depends_on' cần 'arises: true' hoặc 'answer: [...]'").format(thing=thing),
        )
    return Dependency(code_at(thing, entry, problems, "item"), arises is True, answer)


def _requirement(
    thing: str, mapping: LinedDict, default: Requirement, problems: Problems
) -> Requirement:
    if "require" not in mapping:
        return default
    name = _("{thing}: 'require'").format(thing=thing)
    wanted = mapping_at(name, mapping.get("require"), mapping.line_of("require"), problems)
    check_keys(name, wanted, (), ("evidence_for", "note_for"), problems)
    return Requirement(
        choices_at(name, wanted, "evidence_for", AnswerWord, problems),
        choices_at(name, wanted, "note_for", AnswerWord, problems),
    )
