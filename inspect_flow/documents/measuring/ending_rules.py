"""Rules on the end of the paper: recipients, authority, room to sign."""

from __future__ import annotations

from collections.abc import Iterator

from inspect_flow.documents.linting.rule import Found, rule
from inspect_flow.documents.measuring.lines import lines_of, said
from inspect_flow.documents.measuring.paper import (
    BODY_SIZES,
    BOTTOM,
    MeasuredPaper,
    has_look,
    here,
)
from inspect_flow.documents.measuring.reading import Page, Word
from inspect_flow.locale.translation import N_, _

_TITLE, _LIST = (12.0, 12.0), (11.0, 11.0)
_ROOM_TO_SIGN = 25.0
_SIGNATURE_ABOVE = 130.0


@rule(
    "pages",
    N_("'Nơi nhận:' cỡ 12, nghiêng, đậm, sát lề trái; danh sách cỡ 11, đứng"),
    N_("đặt lại cỡ chữ và kiểu chữ của Nơi nhận"),
    "NĐ 30/2020, Phụ lục I, II.9",
)
def recipients_look(paper: MeasuredPaper) -> Iterator[Found]:
    """Ask for size, style and place of the recipients."""
    if paper.receiving is None:
        return
    page, title = paper.receiving
    words = [title, *(w for w in page.words if w.text == "nhận:" and abs(w.top - title.top) < 1)]
    if not has_look(words, _TITLE, bold=True, italic=True):
        yield here(page, title, _("'Nơi nhận:' không phải cỡ 12, nghiêng, đậm"))
    if abs(title.left - paper.left_edge) > 1:
        yield here(page, title, _("'Nơi nhận:' không ở lề trái"))
    listed = [w for w in page.words if w.top > title.bottom - 1 and w.right < page.width / 2]
    small = [word for word in listed if not word.is_bold and word.size > 9]
    if small and not has_look(small, _LIST, bold=False, italic=False):
        odd = next(w for w in small if not has_look([w], _LIST, bold=False, italic=False))
        yield here(
            page,
            odd,
            _("Danh sách nơi nhận không phải cỡ 11, đứng: '{word}'").format(word=odd.text),
        )


@rule(
    "pages",
    N_("Quyền hạn, chức vụ của người ký cỡ 13-14, đứng, đậm, in hoa, ở nửa phải trang"),
    N_("đặt lại khối chữ ký"),
    "NĐ 30/2020, Phụ lục I, II.7",
)
def authority_look(paper: MeasuredPaper) -> Iterator[Found]:
    """Ask for the block of whoever signs."""
    if paper.receiving is None:
        return
    page, title = paper.receiving
    if not _authority(page, title):
        yield here(page, title, _("Không thấy quyền hạn, chức vụ của người ký ở nửa phải trang"))


@rule(
    "pages",
    N_("Chỗ ký cao ít nhất 25 mm"),
    N_("để khoảng trống giữa chức vụ và họ tên người ký"),
    "NĐ 30/2020, Phụ lục I, II.7 (khoảng trống: thông lệ văn thư)",
)
def room_to_sign(paper: MeasuredPaper) -> Iterator[Found]:
    """Ask for room between the authority and the name, or the foot of the page."""
    if paper.receiving is None:
        return
    page, title = paper.receiving
    block = _authority(page, title)
    if not block:
        return
    last = max(block, key=lambda word: word.bottom)
    below = [
        word.top
        for word in _bold(page)
        if word.top > last.bottom + 2 and word.left > page.width / 2 - 15
    ]
    foot = min(below, default=page.height - BOTTOM[0])
    if foot - last.bottom < _ROOM_TO_SIGN - 1:
        told = _("Chỗ ký chỉ cao {mm} mm").format(mm=round(foot - last.bottom))
        yield here(page, last, told)


@rule(
    "pages",
    N_("Chữ ký không đứng một mình trên trang"),
    N_("đưa ít nhất đoạn cuối của nội dung sang trang có chữ ký"),
    "NĐ 30/2020, Phụ lục I, II.7 (thông lệ văn thư)",
)
def signature_in_company(paper: MeasuredPaper) -> Iterator[Found]:
    """Ask for the end of the text on the page that is signed."""
    if paper.receiving is None:
        return
    page, title = paper.receiving
    if not any(word.text.endswith("./.") or "./." in word.text for word in page.words):
        yield here(page, title, _("Trang có chữ ký không có phần cuối của nội dung"))


@rule(
    "pages",
    N_("Dòng dẫn ('… các nội dung sau:') không đứng cuối trang, xa nội dung mà nó dẫn"),
    N_("đưa dòng dẫn sang trang sau cùng nội dung, hoặc nới chỗ ở trang trước"),
    "NĐ 30/2020, Phụ lục I, II.6 (thông lệ văn thư)",
)
def lead_in_with_its_text(paper: MeasuredPaper) -> Iterator[Found]:
    """Ask for what a line leads in on the same page."""
    for page in paper.read.pages[:-1]:
        body = [word for word in page.words if word.top < page.height - BOTTOM[0] - 1]
        lines = lines_of(body)
        if lines and lines[-1][-1].text.endswith(":"):
            last = lines[-1][0]
            yield here(page, last, _("Dòng '{text}' đứng cuối trang").format(text=said(lines[-1])))


def _bold(page: Page) -> list[Word]:
    low, high = BODY_SIZES
    return [word for word in page.words if word.is_bold and low <= word.size <= high]


def _authority(page: Page, title: Word) -> list[Word]:
    """Return the words of the authority: capitals near the recipients, in the right half."""
    near = [
        word
        for word in _bold(page)
        if word.left > page.width / 2 - 10
        and title.top - _SIGNATURE_ABOVE < word.top < title.top + 30
        and word.text.isupper()
    ]
    # The block that stands lowest: a heading of the text may be in capitals too.
    lowest = max((word.top for word in near), default=0.0)
    return [word for word in near if lowest - word.top < 15]


RULES = (
    recipients_look,
    authority_look,
    room_to_sign,
    signature_in_company,
    lead_in_with_its_text,
)
