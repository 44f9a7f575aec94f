"""Rules on the words of a paper as it is read from top to bottom."""

from __future__ import annotations

import re
from collections.abc import Iterator

from inspect_flow.documents.linting.contents import Paragraph, ReadText
from inspect_flow.documents.linting.figure_rules import (
    wrong_ratios,
    wrong_weekdays,
    wrong_zeros,
)
from inspect_flow.documents.linting.rule import Found, rule
from inspect_flow.documents.wording import POINT_LETTERS
from inspect_flow.locale.numbers import roman
from inspect_flow.locale.translation import N_, _

NATION, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
# The decree itself spells HÒA and HOÀ.
_NATIONS = (NATION, NATION.replace("HÒA", "HOÀ"))
_POINT = re.compile(r"^([a-zđ])\) ")
_PART = re.compile(r"^([IVX]+)\. ")
_NUMBER_LINE = re.compile(r"^Số: ?(.*)$")
_RIGHT_NUMBER = re.compile(r"(0[1-9]|[1-9]\d+|[\s\u00a0…._]*)/[A-ZĐ][A-Za-zĐđ]*(-[A-ZĐa-zđ&.]+)+")
_PEN = re.compile("[\u00a0…]+")
_LONGEST_QUOTE = 60


def at(paragraph: Paragraph, sentence: str, *, is_advice: bool = False) -> Found:
    """Return a breach in `paragraph`, at its place where one is known."""
    return Found(sentence, paragraph.page, paragraph.at, is_advice)


def quoted(text: str) -> str:
    """Return the beginning of `text` as a sentence quotes it."""
    return text if len(text) <= _LONGEST_QUOTE else text[:_LONGEST_QUOTE].rstrip() + "…"


@rule(
    "text",
    N_("Quốc hiệu và Tiêu ngữ viết đúng nguyên văn"),
    N_("khôi phục hai dòng đầu trang của mẫu gốc"),
    "NĐ 30/2020, Phụ lục I, II.1",
)
def nation_and_motto(text: ReadText) -> Iterator[Found]:
    """Ask for the two lines, letter by letter; what begins with a title of its own has none."""
    if text.is_unheaded:
        return
    said = [" ".join(each.text.split()) for each in text.paragraphs]
    if not any(nation in line for line in said for nation in _NATIONS):
        yield Found(_("Không có Quốc hiệu '{words}'").format(words=NATION), 1)
    if not any(MOTTO in line for line in said):
        yield Found(_("Không có Tiêu ngữ '{words}'").format(words=MOTTO), 1)


@rule(
    "text",
    N_("Dòng số, ký hiệu đúng dạng 'Số: 05/TB-SNV'"),
    N_("số dưới 10 thêm 0 phía trước; không có dấu cách quanh / và -"),
    "NĐ 30/2020, Phụ lục I, II.3",
)
def number_line(text: ReadText) -> Iterator[Found]:
    """Ask for the form of the number as it is printed."""
    for each in text.paragraphs[:20]:
        line = _NUMBER_LINE.match(each.text)
        if line and not _RIGHT_NUMBER.fullmatch(_PEN.sub("X", line[1]).replace("X/", "/", 1)):
            yield at(each, _("'{line}' không đúng dạng").format(line=quoted(each.text)))


@rule(
    "text",
    N_("Căn cứ: mỗi dòng kết thúc bằng ';', dòng cuối bằng '.' (trước 05/3/2020: ',')"),
    N_("sửa dấu cuối dòng căn cứ theo quy định của ngày ban hành"),
    "NĐ 30/2020, Phụ lục I, II.6; TT 01/2011, Điều 11",
)
def grounds_punctuation(text: ReadText) -> Iterator[Found]:
    """Ask for the marks of the rules of the paper's day."""
    grounds = text.of("ground")
    last_mark = "." if text.profile == "nd30_2020" else ","
    for position, each in enumerate(grounds, start=1):
        wanted = last_mark if position == len(grounds) else ";"
        if not each.text.endswith(wanted):
            sentence = _("Căn cứ thứ {position} phải kết thúc bằng '{mark}': {text}")
            yield at(each, sentence.format(position=position, mark=wanted, text=quoted(each.text)))


@rule(
    "text",
    N_("Điểm đánh theo thứ tự a, b, c, d, đ, e, g …"),
    N_("đánh lại chữ cái: có đ sau d; không dùng f, j, w, z"),
    "NĐ 30/2020, Phụ lục I, II.6",
)
def point_letters(text: ReadText) -> Iterator[Found]:
    """Ask for the letters of the Vietnamese alphabet, each list beginning with a."""
    expected = 0
    for each in text.paragraphs:
        point = _POINT.match(each.text)
        if not point:
            continue
        letter = point[1]
        if letter == "a":
            expected = 1
        elif expected < len(POINT_LETTERS) and letter == POINT_LETTERS[expected]:
            expected += 1
        else:
            wanted = POINT_LETTERS[expected % len(POINT_LETTERS)]
            sentence = _("Điểm '{letter})' sai thứ tự, phải là '{wanted})'")
            yield at(each, sentence.format(letter=letter, wanted=wanted))
            expected = POINT_LETTERS.find(letter) + 1


@rule(
    "text",
    N_("Các phần đánh số I, II, III liên tục"),
    N_("đánh lại số phần"),
    "NĐ 30/2020, Phụ lục I, II.6",
)
def part_numbers(text: ReadText) -> Iterator[Found]:
    """Ask for parts that are counted without a gap; an appendix counts its own."""
    for roles in (("heading",), ("appendix",)):
        expected = 1
        for each in text.paragraphs:
            part = _PART.match(each.text) if each.role in roles else None
            if not part:
                continue
            if part[1] == "I":
                expected = 1
            if part[1] != roman(expected):
                sentence = _("Phần '{part}.' sai thứ tự, phải là '{wanted}.'")
                yield at(each, sentence.format(part=part[1], wanted=roman(expected)))
            expected += 1


@rule(
    "text",
    N_("Nội dung văn bản kết thúc bằng './.'"),
    N_("ghi ./. ngay sau ký tự cuối của nội dung"),
    "NĐ 30/2020, Phụ lục III, các mẫu",
)
def ends_with_mark(text: ReadText) -> Iterator[Found]:
    """Ask for the final mark of a paper that goes out, once, before who signs and receives."""
    if not text.is_signed_paper:
        return
    body = [each for each in text.of("body", "heading", "ground", "opening") if _is_said(each)]
    if not any(each.text.endswith("./.") for each in body):
        yield Found(_("Nội dung không kết thúc bằng './.'"))
    for each in body:
        if "./." in each.text[:-3]:
            yield at(each, _("'./.' đứng giữa đoạn: {text}").format(text=quoted(each.text)))


def _is_said(paragraph: Paragraph) -> bool:
    return not paragraph.text.isupper()


@rule(
    "text",
    N_("Nơi nhận: mỗi dòng kết thúc bằng ';', dòng cuối là '- Lưu: VT, ….'"),
    N_("sửa dấu cuối dòng; đặt dòng Lưu cuối cùng, kết thúc bằng dấu chấm"),
    "NĐ 30/2020, Phụ lục I, II.9",
)
def recipients(text: ReadText) -> Iterator[Found]:
    """Ask for the marks of the list and its last line."""
    listed = text.of("recipient")
    for each in listed[:-1]:
        if not each.text.endswith(";"):
            yield at(each, _("'{line}' phải kết thúc bằng ';'").format(line=quoted(each.text)))
    if listed and not re.fullmatch(r"- Lưu: VT\b.*\.", listed[-1].text):
        sentence = _("Dòng cuối của Nơi nhận phải là '- Lưu: VT, ….': {line}")
        yield at(listed[-1], sentence.format(line=quoted(listed[-1].text)))


@rule(
    "text",
    N_("Số 0 chỉ đứng trước ngày 1-9 và tháng 1, 2"),
    N_("viết ngày 05 tháng 01, ngày 14 tháng 8"),
    "NĐ 30/2020, Phụ lục I, II.4",
)
def printed_days(text: ReadText) -> Iterator[Found]:
    """Ask for zeros and weekdays of days as they are printed."""
    for each in text.paragraphs:
        for sentence in (*wrong_zeros([each.text]), *wrong_weekdays([each.text])):
            yield at(each, sentence)


@rule(
    "text",
    N_("Tỷ lệ phần trăm bằng phép chia ghi bên cạnh"),
    N_("sửa số liệu, hoặc ghi chú giá trị tính được ngay trong văn bản"),
    "NĐ 30/2020, Điều 17",
)
def printed_ratios(text: ReadText) -> Iterator[Found]:
    """Ask for percentages that are the ratios beside them."""
    yield from map(Found, wrong_ratios([each.text for each in text.paragraphs]))


RULES = (
    nation_and_motto,
    number_line,
    grounds_punctuation,
    point_letters,
    part_numbers,
    ends_with_mark,
    recipients,
    printed_days,
    printed_ratios,
)
