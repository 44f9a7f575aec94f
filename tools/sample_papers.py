"""The sample papers that ship with the program, written from those that the tests print."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial

from tests.documents.samples import NAMES, sample

_FOLDER = "inspect_flow/documents/samples"


def sample_pages() -> dict[str, Callable[[str], str]]:
    """Return each file with the function that writes it."""
    return {f"{_FOLDER}/{name}.json": partial(_sample_text, name) for name in NAMES}


def _sample_text(name: str, _present: str) -> str:
    return json.dumps(sample(name), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
