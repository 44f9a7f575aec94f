"""The measured paper that the rules on pages look at."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from inspect_flow.documents.linting.contents import UNHEADED
from inspect_flow.documents.linting.rule import Found
from inspect_flow.documents.linting.text_rules import MOTTO, NATION
from inspect_flow.documents.measuring.lines import Line, lines_of, phrase, said
from inspect_flow.documents.measuring.reading import Page, ReadFile, Word
from inspect_flow.documents.profile import ProfileName, profile_for

# NĐ 30/2020, Phụ lục I, I.3 and TT 01/2011, Điều 5: each margin from … to, in mm.
TOP, BOTTOM, LEFT, RIGHT = (20.0, 25.0), (20.0, 25.0), (30.0, 35.0), (15.0, 20.0)
BODY_SIZES = (13.0, 14.0)
NEAR = 0.7
_DATED = re.compile(r"ngày (\d{1,2}) tháng (\d{1,2}) năm (\d{4})$")


@dataclass(frozen=True)
class MeasuredPaper:
    """A finished file under the rules of its day."""

    read: ReadFile
    profile: ProfileName

    @property
    def first(self) -> Page:
        """Return page 1."""
        return self.read.pages[0]

    @cached_property
    def nation(self) -> list[Word]:
        """Return the words of Quốc hiệu on page 1."""
        return phrase(self.first, NATION) or phrase(self.first, NATION.replace("HÒA", "HOÀ"))

    @cached_property
    def motto(self) -> list[Word]:
        """Return the words of Tiêu ngữ on page 1."""
        return phrase(self.first, MOTTO)

    @cached_property
    def is_unheaded(self) -> bool:
        """Tell an appendix in a file of its own, or a news item, from a paper with a letterhead."""
        lines = self.lines(self.first)
        return bool(lines) and said(lines[0]).startswith(UNHEADED)

    @cached_property
    def left_edge(self) -> float:
        """Return where the text begins: the leftmost word within the allowed margin."""
        lefts = [word.left for page in self.read.pages for word in page.words]
        inside = [left for left in lefts if LEFT[0] - 0.5 <= left <= LEFT[1] + 0.5]
        return min(inside, default=LEFT[0])

    @cached_property
    def receiving(self) -> tuple[Page, Word] | None:
        """Return the page that says "Nơi nhận:" and the place of these words."""
        for page in self.read.pages:
            title = phrase(page, "Nơi nhận:")
            if title:
                return page, title[0]
        return None

    @cached_property
    def _lines(self) -> dict[int, list[Line]]:
        return {page.number: lines_of(page.words) for page in self.read.pages}

    def lines(self, page: Page) -> list[Line]:
        """Return the lines of `page` from top to bottom."""
        return self._lines[page.number]

    def appendix_starts(self) -> list[int]:
        """Return the numbers of the pages on which an appendix or an attached text begins."""
        return [
            page.number
            for page in self.read.pages[1:]
            if (lines := self.lines(page))
            # A text attached to a decision has a letterhead of its own (Mẫu 1.3).
            and (
                said(lines[0]).startswith("Phụ lục") or phrase(page, "Độc lập - Tự do - Hạnh phúc")
            )
        ]


def here(page: Page, word: Word, sentence: str) -> Found:
    """Return a breach at `word`."""
    return Found(sentence, page.number, (word.left, word.top))


def look(words: Sequence[Word]) -> set[tuple[float, bool, bool]]:
    """Return the sizes and styles of some words."""
    return {(word.size, word.is_bold, word.is_italic) for word in words}


def has_look(
    words: Sequence[Word], sizes: tuple[float, float], *, bold: bool, italic: bool
) -> bool:
    """Tell whether all words have a size within `sizes` and that style."""
    return all(
        sizes[0] - 0.05 <= size <= sizes[1] + 0.05 and (is_bold, is_italic) == (bold, italic)
        for size, is_bold, is_italic in look(words)
    )


def profile_of(read: ReadFile) -> ProfileName:
    """Choose the rules by the day printed on page 1, else by the day of the file."""
    for line in lines_of(read.pages[0].words if read.pages else ())[:12]:
        found = _DATED.search(said(line))
        if found:
            return profile_for(_day(found[3], found[2], found[1]))
    made = read.created[:8]
    return profile_for(_day(made[:4], made[4:6], made[6:8]))


def _day(year: str, month: str, day: str) -> date:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        # What has no day is a paper of today: the rules in force.
        return date.max
