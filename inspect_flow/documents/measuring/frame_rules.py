"""Rules on the sheet: size, margins, typeface, colour, page numbers."""

from __future__ import annotations

from collections.abc import Iterator

from inspect_flow.documents.linting.rule import Found, rule
from inspect_flow.documents.measuring.lines import is_page_number
from inspect_flow.documents.measuring.paper import (
    BODY_SIZES,
    BOTTOM,
    LEFT,
    NEAR,
    RIGHT,
    TOP,
    MeasuredPaper,
    has_look,
    here,
)
from inspect_flow.documents.measuring.reading import Page, Word
from inspect_flow.locale.translation import N_, _

_A4 = (210, 297)
_FULL_PAGE = 30
_NOTE = 10.0


@rule(
    "pages",
    N_("Giấy khổ A4"),
    N_("đặt khổ giấy A4 (210 x 297 mm)"),
    "NĐ 30/2020, Phụ lục I, I.1",
)
def paper_size(paper: MeasuredPaper) -> Iterator[Found]:
    """Ask for A4, upright or on its side."""
    for page in paper.read.pages:
        if tuple(sorted((round(page.width), round(page.height)))) != _A4:
            sentence = _("Trang rộng {width} mm, cao {height} mm")
            yield Found(
                sentence.format(width=round(page.width), height=round(page.height)), page.number
            )


@rule(
    "pages",
    N_("Lề trên, dưới 20-25 mm; trái 30-35 mm; phải 15-20 mm"),
    N_("đặt lại lề trang; chữ không lấn vào lề"),
    "NĐ 30/2020, Phụ lục I, I.3",
)
def margins(paper: MeasuredPaper) -> Iterator[Found]:
    """Ask for text within the margins, and for margins that are not too wide."""
    for page in paper.read.pages:
        words = [each for each in page.words if not _is_marginal(each, page)]
        if not words:
            continue
        yield from _beyond(page, words)
        yield from _too_far_in(page, words)


def _too_far_in(page: Page, words: list[Word]) -> Iterator[Found]:
    """Ask a full page to reach its margins; ruled tables reach them by their lines."""
    if len(words) < _FULL_PAGE:
        return
    left = min([each.left for each in words] + [each.left for each in page.strokes])
    right = max([each.right for each in words] + [each.right for each in page.strokes])
    if left > LEFT[1] + NEAR:
        told = _("Lề trái rộng {mm} mm").format(mm=round(left))
        yield Found(told, page.number, (left, TOP[0]))
    if page.width - right > RIGHT[1] + NEAR:
        told = _("Lề phải rộng {mm} mm").format(mm=round(page.width - right))
        yield Found(told, page.number, (right, TOP[0]))


def _beyond(page: Page, words: list[Word]) -> Iterator[Found]:
    # A justified line may pass the edge by a hair.
    edges = (
        (min(words, key=lambda word: word.left), "left", LEFT[0] - 0.3, -1),
        (max(words, key=lambda word: word.right), "right", page.width - RIGHT[0] + 0.5, 1),
        (min(words, key=lambda word: word.top), "top", TOP[0] - 1.0, -1),
        (max(words, key=lambda word: word.bottom), "bottom", page.height - BOTTOM[0] + 1.0, 1),
    )
    names = {"left": _("trái"), "right": _("phải"), "top": _("trên"), "bottom": _("dưới")}
    for word, side, limit, direction in edges:
        if (getattr(word, side) - limit) * direction > 0:
            told = _("Chữ '{word}' lấn vào lề {side}").format(word=word.text[:30], side=names[side])
            yield here(page, word, told)


def _is_marginal(word: Word, page: Page) -> bool:
    """Tell page numbers and small notes in the margin above or below."""
    outside = word.bottom < TOP[0] or word.top > page.height - BOTTOM[0]
    return outside and (is_page_number(word, page) or word.size < _NOTE)


@rule(
    "pages",
    N_("Chỉ dùng một phông chữ"),
    N_("bỏ phông khác; không dùng ký tự mà phông không có"),
    "NĐ 30/2020, Phụ lục I, I.4",
)
def one_typeface(paper: MeasuredPaper) -> Iterator[Found]:
    """Ask for one family of type in the whole file."""
    seen: dict[str, tuple[Page, Word]] = {}
    for page in paper.read.pages:
        for word in page.words:
            seen.setdefault(word.family, (page, word))
    for family, (page, word) in list(seen.items())[1:]:
        sentence = _("Chữ '{word}' in bằng phông khác: {family}")
        yield here(page, word, sentence.format(word=word.text[:30], family=family))


@rule(
    "pages",
    N_("Chữ màu đen"),
    N_("đặt màu chữ là đen; chỉ dấu độ khẩn, độ mật in màu đỏ"),
    "NĐ 30/2020, Phụ lục I, I.4",
)
def black_text(paper: MeasuredPaper) -> Iterator[Found]:
    """Ask for black text; one breach a page is enough."""
    for page in paper.read.pages:
        coloured = next((word for word in page.words if not _is_black(word)), None)
        if coloured is not None:
            sentence = _("Chữ '{word}' không phải màu đen")
            yield here(page, coloured, sentence.format(word=coloured.text[:30]))


def _is_black(word: Word) -> bool:
    if len(word.colour) == 4:
        return word.colour[3] > 0.95 or min(word.colour[:3]) > 0.95
    return max(word.colour) < 0.05


@rule(
    "pages",
    N_("Số trang cỡ 13-14, đứng, giữa lề trên (trước 05/3/2020: góc phải lề dưới); ẩn ở trang 1"),
    N_("đặt lại số trang; trang 1 và trang đầu phụ lục không ghi số"),
    "NĐ 30/2020, Phụ lục I, I.7; TT 01/2011, Điều 8",
)
def page_number(paper: MeasuredPaper) -> Iterator[Found]:
    """Ask for page numbers where the rules of the day put them, and for none on a first page."""
    without = {1, *paper.appendix_starts()}
    for page in paper.read.pages:
        found = [word for word in page.words if is_page_number(word, page) and word.size >= _NOTE]
        if page.number in without:
            for word in found:
                yield here(page, word, _("Trang đầu có ghi số trang"))
            continue
        in_place = [word for word in found if _is_in_place(word, page, paper)]
        if len(in_place) != 1:
            yield Found(_("Số trang không ở đúng chỗ, đúng cỡ"), page.number)


def _is_in_place(word: Word, page: Page, paper: MeasuredPaper) -> bool:
    if not has_look([word], BODY_SIZES, bold=False, italic=False):
        return False
    if paper.profile == "tt01_2011":
        room = page.width - word.right
        return word.top > page.height / 2 and RIGHT[0] - NEAR <= room <= RIGHT[1] + NEAR
    centre = (word.left + word.right) / 2
    # In the middle of the sheet, or of the text on it.
    middles = (page.width / 2, (page.width + LEFT[0] - RIGHT[0]) / 2)
    return word.bottom < page.height / 2 and any(abs(centre - each) < 2 for each in middles)


RULES = (paper_size, margins, one_typeface, black_text, page_number)
