"""Unit files in and out: see `unit_format` for their keys and docs/unit_file.md for examples."""

from __future__ import annotations

from pathlib import Path

from inspect_flow.interchange.case_file.texts import read_bytes
from inspect_flow.interchange.exporting.units import export_units
from inspect_flow.interchange.loading.result import Loaded
from inspect_flow.interchange.loading.units import store_units
from inspect_flow.interchange.unit_format import read_units, units_as_yaml
from inspect_flow.services.work import Work


def load_units(work: Work, content: bytes, name: str, *, update: bool = False) -> Loaded:
    """Read a unit file and store it within the transaction of `work`.

    Raises `BadInput` with every fault and its line, `Conflict` with every difference from what is
    stored unless `update`.
    """
    return store_units(work, read_units(content, name).units, name, update=update)


def load_unit_path(work: Work, path: Path, *, update: bool = False) -> Loaded:
    """Load the unit file at `path`."""
    return load_units(work, read_bytes(path), path.name, update=update)


def units_file_of(work: Work) -> str:
    """Return every stored unit as the text of a unit file."""
    return units_as_yaml(export_units(work))
