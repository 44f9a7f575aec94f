"""How many pages a paper has, for the index of its file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from io import BytesIO
from typing import Any

from inspect_flow.documents.rendering import render_pdf
from inspect_flow.vocabulary.errors import InspectFlowError


def count_pages(kind: str, context: Mapping[str, Any], house: str | None = None) -> int:
    """Return the pages of a paper as it is printed; 0 where it cannot be printed here."""
    return _counted(kind, json.dumps(context, sort_keys=True), house)


@lru_cache(maxsize=256)
def _counted(kind: str, written: str, house: str | None) -> int:
    import pikepdf

    try:
        pdf = render_pdf(kind, json.loads(written), house)
    except InspectFlowError:
        # A machine without the layout library still lists its papers; a pen fills the column.
        return 0
    with pikepdf.open(BytesIO(pdf)) as opened:
        return len(opened.pages)
