"""Words in lines, lines in paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from inspect_flow.documents.linting.contents import Paragraph
from inspect_flow.documents.linting.roles import with_roles
from inspect_flow.documents.measuring.reading import MM, Page, ReadFile, Word

# A raised mark of assumption and a note at the foot are smaller than any component.
_SMALLEST = 8.5
_ON_ONE_LINE = 1.2
# Blanks of a justified line stay below; between two columns there is more.
_COLUMN_GAP = 7.0
_PAGE_EDGE = 19.0
# Lines of one paragraph are at most one and a half lines apart.
_CLOSE = 1.8
_SAME_EDGE = 0.6
# Where a first line begins: 10 to 12.7 mm behind a margin of 30 to 35 mm.
_INDENTED = (38.0, 49.0)

Line = list[Word]


def lines_of(words: Iterable[Word]) -> list[Line]:
    """Group words into lines from top to bottom, each from left to right."""
    lines: list[Line] = []
    for word in sorted((each for each in words if each.size > _SMALLEST), key=_height):
        known = next(
            (ln for ln in lines[-12:] if abs(ln[0].bottom - word.bottom) < _ON_ONE_LINE), None
        )
        if known is None:
            lines.append([word])
        else:
            known.append(word)
    return [sorted(line, key=lambda word: word.left) for line in lines]


def _height(word: Word) -> float:
    return word.top


def middle(line: Sequence[Word]) -> float:
    """Return the middle of a line."""
    return (line[0].left + line[-1].right) / 2


def said(line: Iterable[Word]) -> str:
    """Return the words of a line as one text."""
    return " ".join(word.text for word in line)


def phrase(page: Page, text: str) -> list[Word]:
    """Return the words of the first place where `text` is printed in one line, or nothing."""
    wanted = text.split()
    for start in range(len(page.words)):
        here = list(page.words[start : start + len(wanted)])
        if [each.text for each in here] == wanted:
            return here
    return []


def is_page_number(word: Word, page: Page) -> bool:
    """Tell a number in the margin above or below from what the paper says."""
    outside = word.bottom < _PAGE_EDGE or word.top > page.height - _PAGE_EDGE
    return outside and word.text.isdecimal()


def paragraphs_of(read: ReadFile) -> tuple[Paragraph, ...]:
    """Return the paragraphs of all pages; columns beside each other are read apart."""
    found: list[Paragraph] = []
    for page in read.pages:
        inside = [word for word in page.words if not is_page_number(word, page)]
        pieces = [piece for line in lines_of(inside) for piece in _columns(line)]
        for group in _paragraphs(pieces):
            text = " ".join(said(line) for line in group)
            at = (group[0][0].left, group[0][0].top)
            found.append(Paragraph(text, page=page.number, at=at))
    return with_roles(found)


def _columns(line: Line) -> list[Line]:
    parts: list[Line] = [[line[0]]]
    for before, word in pairwise(line):
        # Between "Số:" and the symbol there may be room for a pen.
        if word.left - before.right > _COLUMN_GAP and before.text != "Số:":
            parts.append([])
        parts[-1].append(word)
    return parts


def _paragraphs(pieces: Iterable[Line]) -> list[list[Line]]:
    groups: list[list[Line]] = []
    for piece in pieces:
        above = next((each for each in reversed(groups[-6:]) if _runs_on(each, piece)), None)
        if above is None:
            groups.append([piece])
        else:
            above.append(piece)
    return groups


def _runs_on(group: list[Line], line: Line) -> bool:
    """Tell whether `line` goes on with the paragraph: same look, close below, no new indent."""
    first, last = group[0], group[-1]
    if line[0].size != last[0].size or said(line)[:2] == "- ":
        return False
    if not 0 < (line[0].top - last[0].top) / MM < last[0].size * _CLOSE:
        return False
    is_wide = last[-1].right - last[0].left > 60 or last[0].size < 12.5
    if len(group) == 1 and _INDENTED[0] < first[0].left < _INDENTED[1]:
        return is_wide and line[0].left < first[0].left - 3
    return is_wide and abs(line[0].left - last[0].left) < _SAME_EDGE
