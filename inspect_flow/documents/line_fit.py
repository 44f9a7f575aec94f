"""Keep lines full: a repair of one fault of weasyprint 70.

Where a text ends in a space and fits its line only without that space, pango lets the space hang
over the edge; weasyprint then sees a line that is too wide and cannot be split, and breaks it after
its first word. About one paragraph in fifty starts with a line of one word. The repair asks again
without the space; where the fault does not occur nothing is asked twice.
"""

from __future__ import annotations

from functools import cache
from typing import Any


@cache
def repair_line_breaks() -> None:
    """Put the repair between weasyprint's line layout and its text layout, once per process."""
    from weasyprint.layout import inline

    split = inline.split_first_line

    def split_full_line(
        text: str, style: Any, context: Any, max_width: Any, spacing: Any, **options: Any
    ) -> Any:
        line = split(text, style, context, max_width, spacing, **options)
        bare = text.rstrip(" ")
        if bare == text or not _stops_after_first_word(bare, line):
            return line
        whole = split(bare, style, context, max_width, spacing, **options)
        fits = whole[2] is None and whole[3] <= max_width
        return whole if fits else line

    inline.split_first_line = split_full_line


def _stops_after_first_word(bare: str, line: Any) -> bool:
    _, length, resume_at, *_ = line
    return resume_at is not None and 0 < length <= len(bare.split(" ", 1)[0].encode()) + 1
