"""Rules on the head of page 1: the two columns, the name of the paper, and their lines."""

from __future__ import annotations

from collections.abc import Iterator

from inspect_flow.documents.linting.rule import Found, rule
from inspect_flow.documents.measuring.lines import Line, lines_of, middle, said
from inspect_flow.documents.measuring.paper import (
    BODY_SIZES,
    NEAR,
    MeasuredPaper,
    has_look,
    here,
)
from inspect_flow.documents.measuring.reading import Stroke, Word
from inspect_flow.locale.translation import N_, _

_HEAD_SIZES = (12.0, 13.0)
_NUMBER_SIZE = (13.0, 13.0)
_JUST_BELOW = 3.0
_THIRD, _HALF = 1 / 3 - 0.01, 1 / 2 + 0.01


@rule(
    "pages",
    N_("Quốc hiệu cỡ 12-13, Tiêu ngữ cỡ 13-14, đứng, đậm, Tiêu ngữ ở giữa dưới Quốc hiệu"),
    N_("đặt lại cỡ chữ, kiểu chữ và canh giữa"),
    "NĐ 30/2020, Phụ lục I, II.1",
)
def nation_and_motto_look(paper: MeasuredPaper) -> Iterator[Found]:
    """Ask for size, style and place of the two lines."""
    nation, motto = paper.nation, paper.motto
    if paper.is_unheaded:
        return
    if not nation or not motto:
        yield Found(_("Trang 1 không có Quốc hiệu hoặc Tiêu ngữ trên một dòng"), 1)
        return
    if not has_look(nation, _HEAD_SIZES, bold=True, italic=False):
        yield here(paper.first, nation[0], _("Quốc hiệu không phải cỡ 12-13, đứng, đậm"))
    if not has_look(motto, BODY_SIZES, bold=True, italic=False):
        yield here(paper.first, motto[0], _("Tiêu ngữ không phải cỡ 13-14, đứng, đậm"))
    if abs(middle(nation) - middle(motto)) > NEAR:
        yield here(paper.first, motto[0], _("Tiêu ngữ không ở giữa dưới Quốc hiệu"))


@rule(
    "pages",
    N_("Dưới Tiêu ngữ có đường kẻ dài bằng dòng chữ"),
    N_("kẻ đường liền nét dài bằng Tiêu ngữ"),
    "NĐ 30/2020, Phụ lục I, II.1",
)
def motto_line(paper: MeasuredPaper) -> Iterator[Found]:
    """Ask for a line as long as the motto, right below it."""
    if not paper.motto:
        return
    left, right = paper.motto[0].left, paper.motto[-1].right
    line = _stroke_below(paper, paper.motto)
    if line is None:
        yield here(paper.first, paper.motto[0], _("Không có đường kẻ dưới Tiêu ngữ"))
    elif abs(line.left - left) > 1 or abs(line.right - right) > 1:
        sentence = _("Đường kẻ dưới Tiêu ngữ dài {line} mm, dòng chữ dài {text} mm")
        told = sentence.format(line=round(line.length), text=round(right - left))
        yield Found(told, 1, (line.left, line.top))


@rule(
    "pages",
    N_("Tên cơ quan cỡ 12-13, chữ in hoa; cơ quan ban hành in đậm"),
    N_("đặt lại cỡ chữ và kiểu chữ của tên cơ quan"),
    "NĐ 30/2020, Phụ lục I, II.2",
)
def issuer_look(paper: MeasuredPaper) -> Iterator[Found]:
    """Ask for size and case of superior and issuer."""
    issuing = _issuing(paper)
    for line in issuing:
        sizes_fit = all(_HEAD_SIZES[0] <= word.size <= _HEAD_SIZES[1] for word in line)
        if not sizes_fit or not said(line).isupper():
            yield here(
                paper.first,
                line[0],
                _("'{line}' không phải cỡ 12-13, in hoa").format(line=said(line)),
            )
    if paper.nation and not any(line[0].is_bold for line in issuing):
        yield Found(_("Tên cơ quan ban hành không in đậm"), 1)


@rule(
    "pages",
    N_("Dưới tên cơ quan ban hành có đường kẻ dài từ 1/3 đến 1/2 dòng chữ, ở giữa"),
    N_("kẻ lại đường dưới tên cơ quan"),
    "NĐ 30/2020, Phụ lục I, II.2",
)
def issuer_line(paper: MeasuredPaper) -> Iterator[Found]:
    """Ask for a line of a third to a half of the issuer's name, centred below it."""
    bold = [line for line in _issuing(paper) if line[0].is_bold]
    if bold:
        yield from _short_line(paper, bold, _("tên cơ quan ban hành"))


def _issuing(paper: MeasuredPaper) -> list[Line]:
    """Return the lines of the left column above the number."""
    if not paper.nation or not paper.motto:
        return []
    left = [word for word in paper.first.words if word.right < paper.nation[0].left]
    found = []
    for line in lines_of(left):
        if line[0].top > paper.motto[0].bottom + 8 or said(line).startswith(("Số:", "V/v")):
            break
        found.append(line)
    return found


def _short_line(paper: MeasuredPaper, lines: list[Line], what: str) -> Iterator[Found]:
    last, widest = lines[-1], max(line[-1].right - line[0].left for line in lines)
    stroke = _stroke_below(paper, last)
    if stroke is None:
        yield here(paper.first, last[0], _("Không có đường kẻ dưới {what}").format(what=what))
        return
    share = stroke.length / widest
    if not _THIRD <= share <= _HALF:
        sentence = _("Đường kẻ dưới {what} dài {percent}% dòng chữ, phải từ 33% đến 50%")
        told = sentence.format(what=what, percent=round(share * 100))
        yield Found(told, 1, (stroke.left, stroke.top))
    if abs((stroke.left + stroke.right) / 2 - middle(last)) > 2:
        sentence = _("Đường kẻ dưới {what} không ở giữa")
        yield Found(sentence.format(what=what), 1, (stroke.left, stroke.top))


def _stroke_below(paper: MeasuredPaper, line: Line) -> Stroke | None:
    """Return the nearest line below some words, within their column."""
    left, right, bottom = line[0].left, line[-1].right, line[0].bottom
    below = [
        each
        for each in paper.first.strokes
        if -1.5 < each.top - bottom < _JUST_BELOW and each.left < right and each.right > left
    ]
    return min(below, key=lambda each: abs(each.top - bottom), default=None)


@rule(
    "pages",
    N_("Số cỡ 13, đứng; địa danh và ngày cỡ 13-14, nghiêng, cùng dòng, ở giữa dưới Quốc hiệu"),
    N_("đặt lại cỡ chữ, kiểu chữ và vị trí của dòng số, dòng ngày"),
    "NĐ 30/2020, Phụ lục I, II.3, II.4",
)
def number_and_place(paper: MeasuredPaper) -> Iterator[Found]:
    """Ask for size, style and place of the line with number and day."""
    if not paper.motto:
        return
    head = [line for line in paper.lines(paper.first) if line[0].top < 75]
    number = next((line for line in head if line[0].text.startswith("Số:")), None)
    upright = [word for word in number or () if not word.is_italic]
    if not has_look(upright, _NUMBER_SIZE, bold=False, italic=False):
        yield here(paper.first, upright[0], _("Dòng số không phải cỡ 13, đứng"))
    place = _place(paper)
    if not place:
        return
    if not has_look(place, BODY_SIZES, bold=False, italic=True):
        yield here(paper.first, place[0], _("Địa danh, ngày tháng không phải cỡ 13-14, nghiêng"))
    if abs(middle(place) - middle(paper.motto)) > 2.5:
        yield here(paper.first, place[0], _("Địa danh, ngày tháng không ở giữa dưới Quốc hiệu"))
    if number and abs(place[0].bottom - number[0].bottom) > 1.5:
        yield here(paper.first, place[0], _("Số và ngày tháng không cùng dòng"))


def _place(paper: MeasuredPaper) -> list[Word]:
    """Return the words of place and day: below the motto, in its column, with "ngày" or "năm"."""
    motto = paper.motto
    for line in paper.lines(paper.first):
        right = [word for word in line if word.left > motto[0].left - 25 and word.size > 9]
        if right and 0 < right[0].top - motto[0].bottom < 14 and "ngày" in said(right):
            return right
    return []


@rule(
    "pages",
    N_("Tên loại và trích yếu cỡ 13-14, đậm; dưới trích yếu có đường kẻ từ 1/3 đến 1/2"),
    N_("đặt lại cỡ chữ và đường kẻ dưới trích yếu"),
    "NĐ 30/2020, Phụ lục I, II.5",
)
def heading_and_line(paper: MeasuredPaper) -> Iterator[Found]:
    """Ask for look and line of the paper's name and subject; a công văn has neither."""
    heading = _heading(paper)
    if not heading:
        return
    for line in heading:
        if not has_look(line, BODY_SIZES, bold=True, italic=False):
            yield here(
                paper.first,
                line[0],
                _("'{line}' không phải cỡ 13-14, đứng, đậm").format(line=said(line)[:40]),
            )
    yield from _short_line(paper, heading[1:] or heading, _("trích yếu"))


def _heading(paper: MeasuredPaper) -> list[Line]:
    """Return the name of the type and the lines of the subject, down to their line."""
    if not paper.motto:
        return []
    page = paper.first
    centre = (paper.left_edge + page.width - 15) / 2
    found: list[Line] = []
    for line in paper.lines(page):
        if line[0].top < paper.motto[0].bottom + 4:
            continue
        is_centred = line[0].is_bold and abs(middle(line) - centre) < 4
        if not found and not (is_centred and said(line).isupper()):
            continue
        if not is_centred or (found and line[0].top - found[-1][0].top > 9):
            break
        found.append(line)
        if len(found) > 1 and _stroke_below(paper, line) is not None:
            break
    return found


RULES = (
    nation_and_motto_look,
    motto_line,
    issuer_look,
    issuer_line,
    number_and_place,
    heading_and_line,
)
