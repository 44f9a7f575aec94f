"""Short forms that a paper's statements use: it explains them once, where they first matter."""

from __future__ import annotations

import json
import re

from inspect_flow.services.papers.desk import Desk


def explained(desk: Desk, *contents: object) -> list[str]:
    """Return "CCHC: cải cách hành chính" for each short form that the contents use."""
    text = json.dumps(contents, ensure_ascii=False)
    words = set(re.findall(r"\w+", text))
    known = (each.partition(":") for each in desk.texts.abbreviations.known)
    return [f"{short.strip()}: {full.strip()}" for short, _mark, full in known
            if short.strip() in words and f"({short.strip()})" not in text]  # fmt: skip
