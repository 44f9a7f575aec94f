"""What forms tell back: each fault at its field, and the days that officers type."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from inspect_flow.locale.dates import read_day
from inspect_flow.locale.translation import _
from inspect_flow.locale.vietnamese_text import capitalised, nfc
from inspect_flow.vocabulary.errors import InspectFlowError

_OPTION = re.compile(r" ?\(--[a-z-]+\)")
_BY_MEANS_OF = ("bằng", "dùng", "with", "by")

Errors = Mapping[str, str]
"""Field name → what is wrong there; the summary above the form links to each."""


class Told(dict[str, str]):
    """Errors as templates read them: a field without a fault has an empty one."""

    def __missing__(self, field: str) -> str:
        return ""


def fault(field: str, refusal: InspectFlowError) -> Errors:
    """Return a refusal's reasons as the fault of one field."""
    told = "; ".join(map(without_commands, refusal.reasons)) or refusal.thing
    return {field: capitalised(told)}


def without_commands(sentence: str) -> str:
    """Return a refusal without its hints for the command line: on a page the form is at hand."""
    bare = _OPTION.sub("", sentence)
    kept = []
    for clause in bare.split("; "):
        said, named, _command = clause.partition("inspect-flow ")
        said = said.rstrip(" :")
        if not named:
            kept.append(clause)
        elif not said.endswith(_BY_MEANS_OF):
            kept.append(said)
    return "; ".join(kept) or bare


def typed_day(text: str, field: str, errors: dict[str, str]) -> date | None:
    """Return the day typed as "14/8/2026", None for nothing; note a fault otherwise."""
    written = text.strip()
    if not written:
        return None
    try:
        return read_day(written)
    except ValueError:
        errors[field] = _(
            "Ngày '{text}' không đọc được; ghi ngày/tháng/năm, ví dụ 14/8/2026"
        ).format(text=written[:40])
        return None


def typed_text(text: str) -> str:
    """Return text as it is kept: NFC, no space around, lines ended alike, nothing invisible."""
    lines = nfc(text).replace("\r\n", "\n").replace("\r", "\n")
    # Word processors paste hard spaces and other gaps: each is a space, never nothing.
    gaps = "".join(" " if each.isspace() and each not in "\n\t" else each for each in lines)
    # PostgreSQL refuses the character NUL, and no printer knows what to do with the others.
    return "".join(each for each in gaps if each in "\n\t" or each.isprintable()).strip()
