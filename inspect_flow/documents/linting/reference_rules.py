"""Rules on what a paper refers to: appendices, articles, other papers, abbreviations, totals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from inspect_flow.documents.linting.contents import ReadText, Role
from inspect_flow.documents.linting.figure_rules import amount
from inspect_flow.documents.linting.rule import Found, rule
from inspect_flow.documents.linting.text_rules import at, quoted
from inspect_flow.locale.numbers import roman
from inspect_flow.locale.translation import N_, _

_APPENDIX_OWN = re.compile(r"^Phụ lục( [IVX]+)?$")
_APPENDIX_NAMED = re.compile(r"[Pp]hụ lục(?: ([IVX]+)\b)?")
_TYPES = (
    "Nghị quyết", "Quyết định", "Chỉ thị", "Thông báo", "Hướng dẫn", "Chương trình", "Kế hoạch",
    "Phương án", "Đề án", "Báo cáo", "Biên bản", "Tờ trình", "Công văn", "Công điện", "Nghị định",
    "Thông tư",
)  # fmt: skip
_CITED = re.compile(rf"\b({'|'.join(_TYPES)}) số (\d[\w]*/[\w-]+(?:/[\w-]+)?)")
# "ngày 19 tháng 4 năm 2019", "ngày 14/8/2019"; room for a pen is a day that is not known yet.
_DAY = re.compile(r"^[*() ]*\s+(ngày [\d\s\u00a0…]+(tháng|/)|tháng \d|năm \d)")
_FORMAL: tuple[Role, ...] = ("ground", "opening")
_ARTICLE = re.compile(r"Như Điều (\d+)")
_SECTION = re.compile(
    r"\b(?:tại|theo|nêu ở) (?:Phần|phần|Mục|mục) ([IVX]+)\b(?! của| Nghị| Kế| Quy)"
)
_SHORT_FORMS = {
    "CCHC": "cải cách hành chính",
    "TTHC": "thủ tục hành chính",
    "DVCTT": "dịch vụ công trực tuyến",
    "CNTT": "công nghệ thông tin",
    "CBCCVC": "cán bộ, công chức, viên chức",
    "QPPL": "quy phạm pháp luật",
}
_TOTAL_WORDS = re.compile(r"(Tổng cộng|Tổng số|Tổng điểm|Tổng|Cộng):?", re.IGNORECASE)
_ROMAN = frozenset(roman(number) for number in range(1, 40))
# Columns that no total adds up.
_NOT_ADDED = re.compile(r"%|[Tt]ỷ lệ|[Tt]rung bình|[Bb]ình quân|[Hh]ạng|^(TT|STT|Số TT)$")


@rule(
    "text",
    N_("Văn bản có phụ lục thì nội dung dẫn đến phụ lục, và ngược lại"),
    N_("thêm câu dẫn 'tại Phụ lục kèm theo', hoặc kèm phụ lục đã dẫn"),
    "NĐ 30/2020, Phụ lục I, III.1",
)
def appendix_named(text: ReadText) -> Iterator[Found]:
    """Ask for a sentence that names each appendix, and for each appendix that is named."""
    if text.is_unheaded:
        # The paper that names it lies in another file.
        return
    appended = [each for each in text.of("appendix") if _APPENDIX_OWN.match(each.text)]
    saying = [each for each in text.paragraphs if each.role not in ("appendix", "head")]
    named = [found[1] for each in saying for found in _APPENDIX_NAMED.finditer(each.text)]
    for each in appended:
        own = _APPENDIX_OWN.match(each.text)
        numeral = (own[1] or "").strip() if own else ""
        if not named or (numeral and numeral not in named):
            sentence = _("Nội dung không dẫn đến '{appendix}'")
            yield at(each, sentence.format(appendix=each.text))
    if appended or not text.is_signed_paper:
        return
    for each in saying:
        if re.search(r"Phụ lục( [IVX]+)? kèm theo", each.text):
            yield at(
                each, _("Dẫn đến phụ lục nhưng không kèm: {text}").format(text=quoted(each.text))
            )


@rule(
    "text",
    N_("Điều, mục được dẫn đến có trong văn bản"),
    N_("sửa số điều, số mục ở chỗ dẫn"),
    "NĐ 30/2020, Điều 17",
)
def cross_references(text: ReadText) -> Iterator[Found]:
    """Ask for each article and part that is referred to."""
    said = [each.text for each in text.paragraphs]
    for each in text.of("recipient"):
        for article in _ARTICLE.findall(each.text):
            if not any(line.startswith(f"Điều {article}.") for line in said):
                yield at(
                    each,
                    _("Nơi nhận dẫn Điều {number}, không có trong văn bản").format(number=article),
                )
    for each in text.of("body", "opening"):
        for part in _SECTION.findall(each.text):
            if not any(line.startswith(f"{part}. ") for line in said):
                yield at(
                    each, _("Dẫn đến mục {number}, không có trong văn bản").format(number=part)
                )


@rule(
    "text",
    N_("Văn bản được viện dẫn lần đầu ghi đủ số, ký hiệu, ngày và cơ quan ban hành"),
    N_("ghi như: Quyết định số 784/QĐ-UBND ngày 19 tháng 4 năm 2019 của …"),
    "NĐ 30/2020, Phụ lục I, II.6",
)
def first_citation(text: ReadText) -> Iterator[Found]:
    """Ask for the day behind the number at the first mention of each paper.

    What others said is printed in their words: there it is advice.
    """
    known: set[str] = set()
    for each in text.paragraphs:
        for found in _CITED.finditer(each.text):
            if found[0] in known:
                continue
            known.add(found[0])
            if not _DAY.match(each.text[found.end() :]):
                sentence = _("'{paper}' được viện dẫn lần đầu nhưng chưa ghi ngày ban hành")
                is_advice = each.role not in _FORMAL
                yield at(each, sentence.format(paper=found[0]), is_advice=is_advice)


@rule(
    "text",
    N_("Chữ viết tắt chỉ dùng sau khi đã viết đầy đủ"),
    N_("viết đầy đủ ở lần đầu, ví dụ: cải cách hành chính (CCHC)"),
    "NĐ 30/2020, Phụ lục I, II.6",
)
def abbreviation(text: ReadText) -> Iterator[Found]:
    """Ask for the full words before their short form; in others' words it is advice."""
    so_far, told = "", set()
    for each in text.paragraphs:
        so_far += f" {each.text.casefold()}"
        for short, full in _SHORT_FORMS.items():
            if short in told or not re.search(rf"(?<![\w/-]){short}(?![\w/-])", each.text):
                continue
            told.add(short)
            if full not in so_far and each.role != "recipient":
                sentence = _("'{short}' được dùng khi chưa viết đầy đủ '{full}'")
                is_advice = each.role not in (*_FORMAL, "heading")
                yield at(each, sentence.format(short=short, full=full), is_advice=is_advice)


@rule(
    "text",
    N_("Dòng tổng của bảng bằng tổng các dòng trên"),
    N_("cộng lại cột số liệu và sửa dòng tổng"),
    "NĐ 30/2020, Điều 17",
)
def table_totals(text: ReadText) -> Iterator[Found]:
    """Ask for sums that add up, of all rows above or of those that sum up a part."""
    for table in text.tables:
        for position, row in enumerate(table):
            if any(_TOTAL_WORDS.fullmatch(cell) for cell in row[:2]):
                yield from _wrong_sums(table[:position], row)


_Row = tuple[str, ...]


def _wrong_sums(above: Sequence[_Row], total: _Row) -> Iterator[Found]:
    rows = [row for row in above if len(row) == len(total)]
    headings = rows[0] if rows else ()
    for column in range(len(headings) - 1, 0, -1):
        written = amount(total[column])
        if written is None or _NOT_ADDED.search(headings[column]):
            continue
        every = _sum_of(rows, column)
        parts = _sum_of([row for row in rows if row[0].rstrip(".") in _ROMAN], column)
        if every is not None and written not in (every, parts):
            sentence = _("Dòng '{row}' ghi {total}, cộng lại là {computed}")
            name = quoted(" ".join(filter(None, total[:2])))
            added = f"{every:f}".replace(".", ",")
            yield Found(sentence.format(row=name, total=total[column], computed=added))


def _sum_of(rows: Sequence[_Row], column: int) -> Decimal | None:
    values = [value for row in rows if (value := amount(row[column])) is not None]
    return sum(values, Decimal()) if values else None


RULES = (
    appendix_named,
    cross_references,
    first_citation,
    abbreviation,
    table_totals,
)
