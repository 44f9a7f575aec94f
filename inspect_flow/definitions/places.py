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


def house_named(house: str | None = None) -> str | None:
    """Return the house's own folder, else the one that the environment names."""
    return house or os.environ.get(HOUSE_VARIABLE)


def layers(kind: str, house: str | None = None) -> tuple[Traversable, ...]:
    """Return the house's own folder of `kind`, where it has one, above the shipped one.

    A file of the house covers the shipped file of the same name and no other.
    """
    chosen = house_named(house)
    own = Path(chosen) / kind if chosen else None
    shipped = shipped_folder(kind)
    return (own, shipped) if own is not None and own.is_dir() else (shipped,)


def layered_file(places: tuple[Traversable, ...], name: str) -> Traversable:
    """Return the file `name` of the uppermost layer that has it, else where the lowest would."""
    candidates = [place.joinpath(*name.split("/")) for place in places]
    return next((each for each in candidates if _is_there(each)), candidates[-1])


def _is_there(file: Traversable) -> bool:
    # Whatever stands under that name covers the shipped file: a pipe or a folder is told as such.
    return file.exists() if isinstance(file, Path) else file.is_file()


def layered_files(places: tuple[Traversable, ...], suffix: str) -> dict[str, Traversable]:
    """Return each file with `suffix` by its name, as the layers lie above one another."""
    found: dict[str, Traversable] = {}
    for place in reversed(places):
        found |= dict(files_in(place, suffix))
    return dict(sorted(found.items()))


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
