"""The rules of form of NĐ 30/2020, Phụ lục I (TT 01/2011 before), measured in a finished file.

Each rule yields what a paper breaks; places in mm from the top left corner, sizes in points.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise

import pdfplumber

from tests.documents.reading import MM, Word, phrase, rules, words

NATION, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
LEFT, RIGHT, TOP, BOTTOM = 30.0, 15.0, 20.0, 20.0
POINT = 25.4 / 72
_NEAR = 0.7


def breaches(pdf: bytes, *, since_2020: bool) -> list[str]:
    """Return every breach of form on any page."""
    return [
        *_head(pdf),
        *_number_and_place(pdf),
        *_page_frame(pdf),
        *_page_numbers(pdf, since_2020),
        *_body(pdf),
        *_ending(pdf),
    ]


def middle(found: list[Word]) -> float:
    """Return the middle of a line."""
    return (found[0].left + found[-1].right) / 2


def _lines(found: list[Word]) -> list[list[Word]]:
    """Group words into lines from top to bottom; a raised mark of assumption is no word."""
    lines: list[list[Word]] = []
    for word in sorted((each for each in found if each.size > 8.5), key=lambda word: word.top):
        known = next((line for line in lines if abs(line[0].bottom - word.bottom) < 1.2), None)
        if known is None:
            lines.append([word])
        else:
            known.append(word)
    return [sorted(line, key=lambda word: word.left) for line in lines]


def _head(pdf: bytes) -> Iterator[str]:
    nation, motto = phrase(pdf, NATION), phrase(pdf, MOTTO)
    if {(word.size, word.is_bold, word.is_italic) for word in nation} != {(12, True, False)}:
        yield "Quốc hiệu: 12 pt, bold, upright"
    if {(word.size, word.is_bold, word.is_italic) for word in motto} != {(13, True, False)}:
        yield "Tiêu ngữ: 13 pt, bold, upright"
    if abs(middle(nation) - middle(motto)) > _NEAR:
        yield "Tiêu ngữ stands centred under Quốc hiệu"
    issuing = [
        line
        for line in _lines([word for word in words(pdf) if word.right < nation[0].left])
        if line[0].bottom < motto[0].bottom + 8 and line[0].text != "Số:"
    ]
    for line in (line for line in issuing if line[0].text.isupper()):
        if {word.size for word in line} != {12} or not " ".join(w.text for w in line).isupper():
            yield "issuer: 12 pt, capitals"
    bold = [line for line in issuing if line[0].is_bold]
    below = [rule for rule in rules(pdf) if abs(rule[2] - bold[-1][0].bottom) < 2.5]
    widest = max(line[-1].right - line[0].left for line in bold)
    share = min(((rule[1] - rule[0]) / widest for rule in below), default=0)
    if not 1 / 3 - 0.01 <= share <= 1 / 2 + 0.01:
        yield f"the line under the issuer is a third to a half of it: {share:.2f}"


def _number_and_place(pdf: bytes) -> Iterator[str]:
    head = [line for line in _lines(words(pdf)) if line[0].top < 75]
    number = next((line for line in head if line[0].text == "Số:"), None)
    motto = phrase(pdf, MOTTO)
    dated = [word for word in words(pdf) if word.is_italic and word.left > motto[0].left - 25]
    place = [word for word in dated if 0 < word.top - motto[0].bottom < 12 and word.size > 9]
    if number and {word.size for word in number if not word.is_italic} != {13}:
        yield "number: 13 pt, upright"
    if place and {word.size for word in place} != {13}:
        yield "place and date: 13 pt, italic"
    if place and abs(middle(place) - middle(motto)) > 2.5:
        yield "place and date stand centred under Quốc hiệu"
    if place and number and place[0] not in number:
        yield "number and date stand on one line"


def _page_frame(pdf: bytes) -> Iterator[str]:
    with pdfplumber.open(BytesIO(pdf)) as file:
        for number, page in enumerate(file.pages, start=1):
            width, height = page.width * MM, page.height * MM
            if sorted((round(width), round(height))) != [210, 297]:
                yield f"page {number} is no A4"
            inked = [each for each in page.chars if each["text"].strip()]
            body = [each for each in inked if TOP <= each["top"] * MM <= height - BOTTOM]
            if min(each["x0"] for each in body) * MM < LEFT - 0.2:
                yield f"page {number}: text in the left margin"
            if max(each["x1"] for each in body) * MM > width - RIGHT + 0.4:
                yield f"page {number}: text in the right margin"
            if len({each["fontname"].split("+")[-1].split("-")[0] for each in inked}) != 1:
                yield f"page {number}: more than one typeface"


def _page_numbers(pdf: bytes, since_2020: bool) -> Iterator[str]:
    with pdfplumber.open(BytesIO(pdf)) as file:
        sizes = [(page.width * MM, page.height * MM) for page in file.pages]
        firsts = [n for n, p in enumerate(file.pages) if p.extract_text().startswith("Phụ lục")]
    for index, (width, height) in enumerate(sizes):
        outside = [w for w in words(pdf, index + 1) if w.bottom < 19 or w.top > height - 19]
        found = [word for word in outside if word.text.isdecimal()]
        if index in (0, *firsts):
            if found:
                yield f"page {index + 1} shows a number"
            continue
        in_place = [
            word
            for word in found
            if (word.size, word.is_bold, word.is_italic) == (14, False, False)
            and (
                (word.bottom < 19 and abs(middle([word]) - (width + LEFT - RIGHT) / 2) < _NEAR)
                if since_2020
                else (word.top > height - 19 and abs(word.right - width + RIGHT) < _NEAR)
            )
        ]
        if len(in_place) != 1:
            yield f"page {index + 1}: the number is not in its place"


def _body(pdf: bytes) -> Iterator[str]:
    with pdfplumber.open(BytesIO(pdf)) as file:
        count = len(file.pages)
    for page in range(1, count + 1):
        found = [w for w in words(pdf, page) if w.size == 14 and not w.text.isdecimal()]
        lines = [line for line in _lines(found) if line[0].left < LEFT + 12.7 + 0.3]
        for above, below in pairwise(lines):
            pitch = (below[0].top - above[0].top) / POINT
            is_first = abs(below[0].left - LEFT - 12.7) < 0.3
            runs_on = not is_first and above[-1].right > 170
            if pitch > 40 or not (is_first or runs_on):
                continue
            if not _is_paragraph(above) or not _is_paragraph(below):
                continue
            least = 14 * 1.25 + 6 if is_first else 14
            if not least - 0.3 <= pitch <= (42 if is_first else 14 * 1.5):
                text = " ".join(word.text for word in below[:5])
                yield f"page {page}: {pitch:.1f} pt above '{text}'"


def _is_paragraph(line: list[Word]) -> bool:
    return not line[0].is_bold and min(abs(line[0].left - LEFT - at) for at in (0, 12.7)) < 0.3


def _ending(pdf: bytes) -> Iterator[str]:
    with pdfplumber.open(BytesIO(pdf)) as file:
        pages = [page.extract_text() for page in file.pages]
    page = next((number for number, text in enumerate(pages, 1) if "Nơi nhận:" in text), None)
    if page is None:
        return
    title = phrase(pdf, "Nơi nhận:", page)
    if {(word.size, word.is_bold, word.is_italic) for word in title} != {(12, True, True)}:
        yield "Nơi nhận: 12 pt, bold, italic"
    if abs(title[0].left - LEFT) > 0.3:
        yield "Nơi nhận stands at the left margin"
    listed = [w for w in words(pdf, page) if w.top > title[0].bottom - 1 and w.right < 105]
    small = [word for word in listed if not word.is_bold and word.size > 9]
    if {(word.size, word.is_italic) for word in small} != {(11, False)}:
        yield "the list of recipients: 11 pt, upright"
    bold = [w for w in words(pdf, page) if w.is_bold and w.size == 14 and w.left > 100]
    signing = [word for word in bold if word.top > title[0].top - 130 and word.text.isupper()]
    if not signing:
        yield "authority: 14 pt, bold, capitals, in the right half"
