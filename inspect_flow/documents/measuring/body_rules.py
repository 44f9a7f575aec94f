"""Rules on the text between the head and the signature."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from inspect_flow.documents.linting.rule import Found, rule
from inspect_flow.documents.measuring.lines import Line, is_page_number, lines_of, said
from inspect_flow.documents.measuring.paper import BODY_SIZES, MeasuredPaper, here
from inspect_flow.documents.measuring.reading import MM, Page
from inspect_flow.locale.translation import N_, _

_INDENTS = (10.0, 12.7)
_FIRST_LINES = "NĐ 30/2020, Phụ lục I, II.6; TT 01/2011, Điều 11"
# What runs to the right edge goes on in the next line.
_RUNS_TO = 172.0
_LEAST_GAP = 6.0
_SINGLE, _ONE_AND_A_HALF = 1.0, 1.75
_FURTHEST = 42.0
_FURTHEST_INDENT = 40.0


@rule(
    "pages",
    N_("Nội dung in cỡ 13-14"),
    N_("đặt cỡ chữ nội dung là 13 hoặc 14"),
    "NĐ 30/2020, Phụ lục I, II.6",
)
def body_size(paper: MeasuredPaper) -> Iterator[Found]:
    """Ask for the size of the running text."""
    for page in paper.read.pages:
        for line in _full_lines(paper, page):
            if not BODY_SIZES[0] <= line[0].size <= BODY_SIZES[1]:
                sentence = _("Đoạn '{text}' in cỡ {size}")
                size = f"{line[0].size:g}".replace(".", ",")
                yield here(page, line[0], sentence.format(text=said(line)[:40], size=size))
                break


@rule(
    "pages",
    N_("Dòng đầu đoạn lùi vào 10 mm hoặc 12,7 mm"),
    N_("đặt thụt đầu dòng 1 cm hoặc 1,27 cm"),
    _FIRST_LINES,
)
def first_line_indent(paper: MeasuredPaper) -> Iterator[Found]:
    """Ask for the indent of first lines that run on at the left edge."""
    for page in paper.read.pages:
        for above, below in pairwise(_text_lines(paper, page, _FURTHEST_INDENT)):
            indent = above[0].left - paper.left_edge
            runs_on = abs(below[0].left - paper.left_edge) < 0.5 and above[-1].right > _RUNS_TO
            is_close = (below[0].top - above[0].top) / MM < above[0].size * _ONE_AND_A_HALF
            if runs_on and is_close and indent > 3 and not _is_indent(indent):
                sentence = _("Đoạn '{text}' lùi vào {mm} mm")
                mm = f"{indent:.1f}".replace(".", ",")
                yield here(page, above[0], sentence.format(text=said(above)[:40], mm=mm))


def _is_indent(distance: float) -> bool:
    return _INDENTS[0] - 0.5 <= distance <= _INDENTS[1] + 0.5


@rule(
    "pages",
    N_("Giãn dòng từ đơn đến 1,5 dòng; giữa hai đoạn cách thêm ít nhất 6 pt"),
    N_("đặt lại giãn dòng và khoảng cách đoạn"),
    _FIRST_LINES,
)
def line_spacing(paper: MeasuredPaper) -> Iterator[Found]:
    """Ask for the distances between lines and between paragraphs of running text."""
    usual = _usual_pitch(paper)
    for page in paper.read.pages:
        for above, below in pairwise(_text_lines(paper, page)):
            if not said(below).strip(".… "):
                # Room for the pen keeps no distance of text.
                continue
            pitch = (below[0].top - above[0].top) / MM
            is_first = _is_indent(below[0].left - paper.left_edge)
            runs_on = not is_first and above[-1].right > _RUNS_TO - 2
            if pitch > 40 or not (is_first or runs_on) or above[0].is_bold or below[0].is_bold:
                continue
            size = below[0].size
            least = (usual or size * 1.15) + _LEAST_GAP if is_first else size * _SINGLE
            most = _FURTHEST if is_first else size * _ONE_AND_A_HALF
            if not least - 0.5 <= pitch <= most:
                sentence = _("Dòng '{text}' cách dòng trên {pitch} pt")
                told = sentence.format(
                    text=said(below)[:40], pitch=f"{pitch:.1f}".replace(".", ",")
                )
                yield here(page, below[0], told)


def _usual_pitch(paper: MeasuredPaper) -> float:
    """Return the distance of lines within a paragraph that is the usual one; 0 for none."""
    seen = Counter(
        round((below[0].top - above[0].top) / MM, 1)
        for page in paper.read.pages
        for above, below in pairwise(_text_lines(paper, page))
        if abs(below[0].left - paper.left_edge) < 0.5
        and above[-1].right > _RUNS_TO
        # Dotted lines lie as far apart as a pen needs.
        and said(below).strip(".… ")
    )
    return seen.most_common(1)[0][0] if seen else 0.0


def _text_lines(
    paper: MeasuredPaper, page: Page, furthest: float = _INDENTS[1] + 0.4
) -> list[Line]:
    """Return the lines of running text of a page: at the edge or indented, in the body's size."""
    words = [
        word
        for word in page.words
        if BODY_SIZES[0] - 0.05 <= word.size <= BODY_SIZES[1] + 0.05
        and not is_page_number(word, page)
    ]
    return [line for line in lines_of(words) if line[0].left < paper.left_edge + furthest]


def _full_lines(paper: MeasuredPaper, page: Page) -> list[Line]:
    """Return the lines that run from the left edge to the right one without a table's gaps."""
    crossed = [each.top for each in page.strokes if each.length > 5]
    return [
        line
        for line in lines_of(page.words)
        if line[0].left < paper.left_edge + 13.1
        and line[-1].right > _RUNS_TO
        and not any(abs(top - line[0].top) < 60 for top in crossed)
        and all(after.left - before.right < 6 for before, after in pairwise(line))
    ]


RULES = (body_size, first_line_indent, line_spacing)
