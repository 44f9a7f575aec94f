"""Freeze a checklist as plain JSON with its hash, and read it back identical."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from hashlib import sha256
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from inspect_flow.locale.translation import _
from inspect_flow.rules.checklist import ChecklistDefinition
from inspect_flow.vocabulary.errors import StorageUnusable


def to_plain(checklist: ChecklistDefinition) -> dict[str, Any]:
    """Return the checklist as mappings, lists, texts and numbers only."""
    plain = _plain(checklist)
    assert isinstance(plain, dict)  # a dataclass always becomes a mapping
    return plain


def from_plain(plain: dict[str, Any]) -> ChecklistDefinition:
    """Return the checklist that `to_plain` wrote; raises `StorageUnusable` on anything else."""
    try:
        checklist = _typed(ChecklistDefinition, plain)
    except (KeyError, TypeError, ValueError, ArithmeticError) as fault:
        raise StorageUnusable(
            _("Bảng kiểm lưu trong cơ sở dữ liệu không đọc được"),
            [_("nội dung bị sửa hoặc hỏng: {fault}").format(fault=fault)],
        ) from fault
    assert isinstance(checklist, ChecklistDefinition)
    return checklist


def canonical_json(checklist: ChecklistDefinition) -> str:
    """Return the one JSON text of a checklist: sorted keys, no spaces, UTF-8 letters."""
    return json.dumps(
        to_plain(checklist), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )


def from_json(text: str) -> ChecklistDefinition:
    """Return the checklist that `canonical_json` wrote."""
    try:
        plain = json.loads(text)
    except ValueError:
        plain = {}
    return from_plain(plain)


def content_hash(checklist: ChecklistDefinition) -> str:
    """Return the SHA-256 of the canonical JSON in hex."""
    return sha256(canonical_json(checklist).encode()).hexdigest()


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        # 1, 1.0 and 1.00 are one number and must give one hash.
        return f"{value.normalize():f}"
    return value.isoformat() if isinstance(value, date) else value


def _typed(wanted: Any, plain: Any) -> Any:
    if get_origin(wanted) is UnionType:
        options = [each for each in get_args(wanted) if each is not NoneType]
        return None if plain is None else _typed(options[0], plain)
    if get_origin(wanted) is tuple:
        return tuple(_typed(get_args(wanted)[0], each) for each in plain)
    if is_dataclass(wanted):
        hints = get_type_hints(wanted)
        known = {each.name: _typed(hints[each.name], plain[each.name]) for each in fields(wanted)}
        return wanted(**known) if isinstance(wanted, type) else None
    if wanted is date:
        return date.fromisoformat(plain)
    return wanted(plain)
