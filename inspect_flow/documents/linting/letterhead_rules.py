"""Rules on number, symbol, day and legal grounds, checked on a context."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from inspect_flow.documents.linting.contents import Content, bare
from inspect_flow.documents.linting.rule import Found, rule
from inspect_flow.locale.translation import N_, _
from inspect_flow.vocabulary.documents import (
    INSTRUCTION_ABBREVIATION,
    DirectiveForm,
    DocumentKind,
)

# NĐ 30/2020, Phụ lục I: no space around "/" and "-"; a first field for types that have one.
_SYMBOL = re.compile(r"[A-ZĐ][A-ZĐa-zyđ]*(-[A-ZĐ&.]+)+")
# A part that nobody has entered is room for a pen.
_PEN = re.compile("[\u00a0…]+")


@rule(
    "context",
    N_("Số văn bản là số nguyên dương, không viết chữ"),
    N_("ghi số do văn thư cấp, ví dụ 05; để trống khi chưa có số"),
    "NĐ 30/2020, Phụ lục I, II.3",
)
def number(content: Content) -> Iterator[Found]:
    """Ask for a positive number where there is one."""
    written = bare(content.context["letterhead"]["number"])
    if written and not re.fullmatch(r"[1-9]\d*[a-z]?|0[1-9]", written):
        yield Found(_("Số '{number}' phải là số nguyên dương").format(number=written))


@rule(
    "context",
    N_("Ký hiệu viết liền, không dấu cách quanh / và -"),
    N_("viết như TB-SNV: chữ viết tắt tên loại, gạch nối, chữ viết tắt cơ quan"),
    "NĐ 30/2020, Phụ lục I, II.3",
)
def symbol(content: Content) -> Iterator[Found]:
    """Ask for a symbol of the form TB-SNV."""
    written = bare(content.context["letterhead"]["symbol"])
    if written and not _SYMBOL.fullmatch(_PEN.sub("X", written)):
        yield Found(_("Ký hiệu '{symbol}' không đúng dạng, ví dụ TB-SNV").format(symbol=written))


@rule(
    "context",
    N_("Chữ viết tắt tên loại khớp với loại văn bản; công văn không có"),
    N_("dùng chữ viết tắt của Phụ lục III: KH, BB, TB, QĐ, BC, TTr …"),
    "NĐ 30/2020, Phụ lục III",
)
def type_abbreviation(content: Content) -> Iterator[Found]:
    """Ask for the abbreviation of the paper's own type."""
    written = bare(content.context["letterhead"]["symbol"])
    wanted = DocumentKind(content.kind).abbreviation
    if content.context.get("form") == DirectiveForm.INSTRUCTION:
        wanted = INSTRUCTION_ABBREVIATION
    first = written.split("-")[0]
    known = {INSTRUCTION_ABBREVIATION, *(each.abbreviation for each in DocumentKind)}
    others = known - {wanted, ""}
    if written and ((wanted and first != wanted) or (not wanted and first in others)):
        yield Found(
            _("Ký hiệu '{symbol}' không khớp tên loại văn bản ({wanted})").format(
                symbol=written, wanted=wanted or _("công văn không ghi tên loại")
            )
        )


@rule(
    "context",
    N_("Văn bản đã có số thì có ngày ban hành"),
    N_("ghi ngày ban hành, cùng ngày hoặc ngày làm việc sau ngày ký"),
    "NĐ 30/2020, Điều 15, 18",
)
def issue_day(content: Content) -> Iterator[Found]:
    """Ask for the day of a numbered paper that is no draft, and that it is the paper's day."""
    head = content.context["letterhead"]
    if head["symbol"] and head["number"] and not content.context["draft"] and not head["date"]:
        yield Found(_("Văn bản đã có số nhưng chưa ghi ngày ban hành"))
    if content.context.get("attached_to"):
        return  # it prints no day of its own
    written, day = bare(head["date"]), bare(content.context["dated_on"])
    if len(written) == 10 and len(day) == 10 and written != day:
        sentence = _("Ngày ghi trên đầu văn bản ({written}) khác ngày của văn bản ({day})")
        yield Found(sentence.format(written=_short(written), day=_short(day)))


@rule(
    "context",
    N_("Có cơ quan ban hành, địa danh và trích yếu"),
    N_("ghi đủ tên cơ quan, địa danh và trích yếu nội dung"),
    "NĐ 30/2020, Điều 8",
)
def components(content: Content) -> Iterator[Found]:
    """Ask for the parts that no paper lacks."""
    head = content.context["letterhead"]
    for value, sentence in (
        (head["issuer"], _("Chưa ghi cơ quan ban hành")),
        (head["place"], _("Chưa ghi địa danh")),
        (content.context["subject"], _("Chưa ghi trích yếu nội dung")),
    ):
        if not bare(value).strip():
            yield Found(sentence)


@rule(
    "context",
    N_("Mỗi căn cứ bắt đầu bằng 'Căn cứ'; 'Theo đề nghị của' đứng cuối"),
    N_("sửa câu căn cứ, xếp 'Theo đề nghị của …' xuống dòng cuối"),
    "NĐ 30/2020, Phụ lục I, II.6",
)
def legal_grounds(content: Content) -> Iterator[Found]:
    """Ask for the opening words and the order of the grounds."""
    grounds = content.context["legal_grounds"]
    for position, ground in enumerate(grounds, start=1):
        if not ground.startswith(("Căn cứ ", "Theo đề nghị ")):
            yield Found(
                _("Căn cứ thứ {position} phải bắt đầu bằng 'Căn cứ'").format(position=position)
            )
        if ground.startswith("Theo đề nghị ") and position < len(grounds):
            yield Found(_("'Theo đề nghị của …' phải là dòng cuối của phần căn cứ"))


def _short(iso: str) -> str:
    day = date.fromisoformat(iso)
    return f"{day:%d/%m/%Y}"


RULES = (number, symbol, type_abbreviation, issue_day, components, legal_grounds)
