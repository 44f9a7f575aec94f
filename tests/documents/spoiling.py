"""Contexts as a careless, an unlucky or a hostile hand fills them: every text at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

# What nobody types: chosen from a list, read off a file, computed, or the program's own words.
_NOT_TYPED = {"kind", "form", "result", "rung", "media_type", "picture", "previous", "series"}
_FIGURES = re.compile(r"[\d./:,%-]*")

Path = tuple[str | int, ...]


def typed_texts(value: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Yield place and text of every leaf that somebody typed; days and figures are not."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name not in _NOT_TYPED:
                yield from typed_texts(inner, (*path, name))
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from typed_texts(inner, (*path, place))
    elif isinstance(value, str) and not _FIGURES.fullmatch(value):
        yield path, value


def lists_of_rows(value: Any, path: Path = ()) -> Iterator[tuple[Path, list[Any]]]:
    """Yield place and entries of every list whose entries are texts or rows."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from lists_of_rows(inner, (*path, name))
    elif isinstance(value, list):
        yield path, value
        for place, inner in enumerate(value):
            yield from lists_of_rows(inner, (*path, place))


def replaced(paper: Any, path: Path, new: Any) -> Any:
    """Return a copy of the paper with another value in that place."""
    changed = deepcopy(paper)
    inner = changed
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = new
    return changed


def with_every_text(paper: Any, change: Callable[[str], str]) -> Any:
    """Return a copy of the paper with every typed text changed."""
    changed = paper
    for path, text in list(typed_texts(paper)):
        changed = replaced(changed, path, change(text))
    return changed


def shortened(value: Any, name: str = "") -> Any:
    """Return the paper with two entries of each list: what is repeated is laid out alike."""
    if isinstance(value, dict):
        return {each: shortened(inner, each) for each, inner in value.items()}
    if isinstance(value, list):
        # A chart has as many numbers as labels.
        kept = value if name in ("labels", "values", "series") else value[:2]
        return [shortened(inner, name) for inner in kept]
    return value
