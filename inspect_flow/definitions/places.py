"""Find workflows/, checklists/, report_templates/, examples/: house, wheel or checkout."""

from __future__ import annotations

import os
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from inspect_flow.locale.translation import _
from inspect_flow.vocabulary.errors import NotFound

HOUSE_VARIABLE = "INSPECT_FLOW_HOME"


def folder(kind: str, house: str | None = None) -> Traversable:
    """Return the folder of `kind`; a house's own folder may hold just one of the kinds.

    Raises `NotFound` naming every place tried.
    """
    candidates = list(_candidates(kind, house or os.environ.get(HOUSE_VARIABLE)))
    for candidate in candidates:
        if candidate.is_dir():
            return candidate
    tried = [str(candidate) for candidate in candidates]
    raise NotFound(_("Không tìm thấy thư mục '{kind}'; đã tìm ở:").format(kind=kind), tried)


def shipped_folder(kind: str) -> Traversable:
    """Return the program's own folder of `kind`, whatever a house puts in its place."""
    return next(candidate for candidate in _candidates(kind, None) if candidate.is_dir())


def _candidates(kind: str, house: str | None) -> Iterator[Traversable]:
    if house:
        yield Path(house) / kind
    package = files("inspect_flow")
    yield package / "_data" / kind
    if isinstance(package, Path):
        yield package.parent / kind


def files_in(place: Traversable, suffix: str) -> Iterator[tuple[str, Traversable]]:
    """Yield (relative name, file) of each file below `place` with `suffix`, sorted."""
    for entry in sorted(place.iterdir(), key=lambda each: each.name):
        if entry.is_dir():
            for name, file in files_in(entry, suffix):
                yield f"{entry.name}/{name}", file
        elif entry.name.endswith(suffix) and not entry.name.startswith("."):
            yield entry.name, entry
