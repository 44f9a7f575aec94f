"""Read one checklist file into a `ChecklistDefinition`, noting every problem with its line."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from decimal import Decimal
from typing import Any

from inspect_flow.definitions.checklist_checks import check_checklist
from inspect_flow.definitions.checklist_fields import (
    choice_at,
    code_at,
    day_at,
    edition_at,
    mappings_at,
    number_at,
)
from inspect_flow.definitions.checklist_items import Defaults, read_defaults, read_item
from inspect_flow.definitions.problems import Problems
from inspect_flow.definitions.yaml_reader import LinedDict
from inspect_flow.definitions.yaml_shape import check_keys, mapping_at, text_at
from inspect_flow.locale.translation import _
from inspect_flow.rules.checklist import (
    ZERO,
    Area,
    ChecklistDefinition,
    Item,
    OutsideArea,
    RatingBand,
    Source,
)
from inspect_flow.vocabulary.checklists import SourceMark
from inspect_flow.vocabulary.units import UnitLevel

_REQUIRED = ("code", "edition", "title", "level", "valid", "source", "scale", "ratings", "areas")
_OPTIONAL = ("outside", "defaults")
# Stands in for a missing day; the missing day itself is a problem, so nobody ever sees it.
_SOME_DAY = date.min


def read_checklist(
    document: Any, legal_codes: Collection[str] | None, problems: Problems
) -> ChecklistDefinition | None:
    """Return the checklist that `document` describes; `None` when anything is wrong with it."""
    thing = _("bảng kiểm")
    content = mapping_at(thing, document, 1, problems)
    if not content:
        if not problems:
            problems.add(0, _("tệp trống; cần các khóa: {keys}").format(keys=", ".join(_REQUIRED)))
        return None
    check_keys(thing, content, _REQUIRED, _OPTIONAL, problems)
    checklist = _checklist(thing, content, problems)
    check_checklist(checklist, content, legal_codes, problems)
    return None if problems else checklist


def _checklist(thing: str, content: LinedDict, problems: Problems) -> ChecklistDefinition:
    valid = _part(thing, content, "valid", problems)
    check_keys(_("valid"), valid, ("from",) if valid else (), ("from", "to"), problems)
    first = day_at(_("valid"), valid, "from", problems)
    last = day_at(_("valid"), valid, "to", problems)
    if first and last and last < first:
        problems.add(valid.line, _("ngày hết hiệu lực (to) sớm hơn ngày bắt đầu (from)"))
    defaults = read_defaults(_part(thing, content, "defaults", problems), problems)
    return ChecklistDefinition(
        code=text_at(thing, content, "code", problems),
        edition=edition_at(thing, content, "edition", problems),
        title=text_at(thing, content, "title", problems),
        level=choice_at(thing, content, "level", UnitLevel, UnitLevel.OTHER, problems),
        valid_from=first or _SOME_DAY,
        valid_to=last,
        source=_source(_part(thing, content, "source", problems), problems),
        scale=number_at(thing, content, "scale", problems) or ZERO,
        ratings=_ratings(thing, content, problems),
        areas=tuple(
            _area(entry, defaults, problems)
            for entry in mappings_at(thing, content, "areas", problems)
        ),
        outside=tuple(
            _outside(entry, problems) for entry in mappings_at(thing, content, "outside", problems)
        ),
    )


def _part(thing: str, content: LinedDict, key: str, problems: Problems) -> LinedDict:
    name = _("{thing}: '{key}'").format(thing=thing, key=key)
    return mapping_at(name, content.get(key), content.line_of(key), problems)


def _source(mapping: LinedDict, problems: Problems) -> Source:
    thing = _("source")
    required = ("text", "mark") if mapping else ()
    check_keys(thing, mapping, required, ("text", "mark", "note"), problems)
    return Source(
        text_at(thing, mapping, "text", problems),
        choice_at(thing, mapping, "mark", SourceMark, SourceMark.PROPOSAL, problems),
        text_at(thing, mapping, "note", problems),
    )


def _ratings(thing: str, content: LinedDict, problems: Problems) -> tuple[RatingBand, ...]:
    found = []
    for entry in mappings_at(thing, content, "ratings", problems):
        check_keys(_("ratings"), entry, ("title", "from"), (), problems)
        title = text_at(_("ratings"), entry, "title", problems)
        found.append(
            RatingBand(title, number_at(_("ratings"), entry, "from", problems) or Decimal(0))
        )
    return tuple(found)


def _area(entry: LinedDict, defaults: Defaults, problems: Problems) -> Area:
    thing = _("lĩnh vực {code}").format(code=entry.get("code") or "?")
    check_keys(thing, entry, ("code", "name", "max", "items"), (), problems)
    items: list[Item] = []
    for mapping in mappings_at(thing, entry, "items", problems):
        item = read_item(mapping, defaults, problems)
        if item is not None:
            items.append(item)
    return Area(
        code_at(thing, entry, problems),
        text_at(thing, entry, "name", problems),
        number_at(thing, entry, "max", problems) or ZERO,
        tuple(items),
    )


def _outside(entry: LinedDict, problems: Problems) -> OutsideArea:
    thing = _("phần ngoài kiểm tra {code}").format(code=entry.get("code") or "?")
    check_keys(thing, entry, ("code", "name", "max"), ("note",), problems)
    return OutsideArea(
        code_at(thing, entry, problems),
        text_at(thing, entry, "name", problems),
        number_at(thing, entry, "max", problems) or ZERO,
        text_at(thing, entry, "note", problems),
    )
