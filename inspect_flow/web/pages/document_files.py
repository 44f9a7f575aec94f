"""The files of a paper: its print, its Word file, what was signed, and files signed elsewhere."""

from __future__ import annotations

from fastapi import Request
from fastapi.responses import Response

from inspect_flow.bootstrap.handing_out import word_of
from inspect_flow.bootstrap.printing import print_stored
from inspect_flow.bootstrap.signing import attach_signed
from inspect_flow.bootstrap.workplace import Desk
from inspect_flow.locale.translation import N_, _
from inspect_flow.locale.vietnamese_text import capitalised
from inspect_flow.records.tables import Document
from inspect_flow.services.queries.document_page import signed_content
from inspect_flow.services.queries.papers import written_number
from inspect_flow.services.registry import find
from inspect_flow.vocabulary.documents import DocumentKind
from inspect_flow.vocabulary.errors import MoveRefused
from inspect_flow.vocabulary.file_types import FileType
from inspect_flow.web.deeds.asking import Ask, Told
from inspect_flow.web.handing import handed_out, shown
from inspect_flow.web.questions import Question, show_question, take_answer
from inspect_flow.web.routing import pages
from inspect_flow.web.uploads import LARGEST_BODY, TheForm
from inspect_flow.web.visitors import AtDesk, Audience

router = pages(Audience.SIGNED_IN, max_body_size=LARGEST_BODY)
_SIGNED = Ask("files", "files", N_("Tệp PDF đã ký số"),
              N_("Ký trên đúng tệp PDF tải về từ trang này, rồi chọn tệp đã ký."))  # fmt: skip


@router.get("/documents/{code}/pdf")
def as_pdf(request: Request, desk: AtDesk, code: str) -> Response:
    """Hand out the print; that of an issued paper is made once and kept."""
    content = print_stored(desk, code)
    return handed_out(request, desk, content, f"{_name(desk, code)}.pdf", FileType.PDF.media_type)


@router.get("/documents/{code}/view")
def to_read(request: Request, desk: AtDesk, code: str) -> Response:
    """Show the print in the browser's own reader, from where it is read, saved or printed."""
    return shown(request, desk, print_stored(desk, code), f"{_name(desk, code)}.pdf")


@router.get("/documents/{code}/word")
def as_word(request: Request, desk: AtDesk, code: str) -> Response:
    """Hand out the Word file."""
    return handed_out(
        request, desk, word_of(desk, code), f"{_name(desk, code)}.docx", FileType.DOCX.media_type
    )


@router.get("/documents/{code}/signed/{number}")
def signed(request: Request, desk: AtDesk, code: str, number: int) -> Response:
    """Hand out one of the signed files."""
    with desk.reading() as work:
        content = signed_content(work, find(work, Document, code), number)
    name = _("{paper}, đã ký").format(paper=_name(desk, code))
    return handed_out(request, desk, content, f"{name}.pdf", FileType.PDF.media_type)


@router.get("/documents/{code}/attach-signed")
def ask_signed(request: Request, desk: AtDesk, code: str) -> Response:
    """Ask for a file that was signed with other software."""
    return show_question(request, _question(desk, code))


@router.post("/documents/{code}/attach-signed")
def take_signed(request: Request, desk: AtDesk, code: str, sent: TheForm) -> Response:
    """Keep the signed file when it is this paper, unchanged but for signatures that hold."""

    def do(told: Told, _seen: str) -> str:
        with desk.reading() as work:
            find(work, Document, code)
        for file in told.files:
            kept, _file = attach_signed(desk, file.content, file.name)
            if kept != code:
                raise MoveRefused(code, [_("tệp đã ký là của văn bản {code}; đã lưu ở đó").format(
                    code=kept)])  # fmt: skip
        return _("Đã lưu tệp đã ký.")

    return take_answer(request, (_SIGNED,), sent, do, lambda: _question(desk, code))


def _question(desk: Desk, code: str) -> Question:
    with desk.reading() as work:
        document = find(work, Document, code)
        return Question(
            title=_("Lưu tệp đã ký số"),
            caption=document.code,
            back=f"/documents/{document.code}",
            here=f"/documents/{document.code}/attach-signed",
            asks=(_SIGNED,),
            seen=document.state,
            lead=(document.title,),
        )


def _name(desk: Desk, code: str) -> str:
    """Return what the file is called: "Biên bản kiểm tra 12-BB-ĐKT"."""
    with desk.reading() as work:
        document = find(work, Document, code)
        label = DocumentKind(document.kind).label
        number = written_number(document.number, document.symbol).replace("/", "-")
    return f"{capitalised(label)} {number or code}"
