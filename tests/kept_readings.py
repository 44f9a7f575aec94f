"""Files that were read back, kept for a while: many tests look at the same printed paper."""

from __future__ import annotations

from functools import lru_cache

from inspect_flow.documents.measuring import reading

_MOST = 200


def keep_readings() -> None:
    """Read the same bytes once."""
    setattr(reading, "read_file", lru_cache(_MOST)(reading.read_file))  # noqa: B010
