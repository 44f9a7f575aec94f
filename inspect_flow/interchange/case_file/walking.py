"""Walk through a case file, every part with its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from inspect_flow.interchange.case_file.parts import Part

Place = tuple[str | int, ...]


def walk(value: Any, place: Place = ()) -> Iterator[tuple[Place, Part]]:
    """Yield every part below `value`, itself included, in the order of the file."""
    if isinstance(value, Part):
        yield place, value
        for name, field in type(value).model_fields.items():
            yield from walk(getattr(value, name), (*place, field.alias or name))
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from walk(each, (*place, index))
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from walk(each, (*place, key))
