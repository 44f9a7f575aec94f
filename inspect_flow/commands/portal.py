"""Verbs for the portal: the news item as a page to paste, and the photographs that it shows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from inspect_flow.commands.document_printing import refuse_existing, subject_named
from inspect_flow.commands.frame import Desk, Verb, pass_desk
from inspect_flow.commands.inspection_preparing import recorded
from inspect_flow.commands.reading_files import content_of
from inspect_flow.commands.telling import tell, told
from inspect_flow.commands.writing_files import write_whole
from inspect_flow.locale.translation import N_, _, _n
from inspect_flow.vocabulary.errors import BadInput

if TYPE_CHECKING:
    from inspect_flow.records.tables import Inspection
    from inspect_flow.services.work import Work


@click.command(
    "portal",
    cls=Verb,
    help=N_("Ghi tin bài thành trang HTML để đăng cổng thông tin, ảnh nằm cạnh trang"),
    epilog="inspect-flow document portal KT-2019-001 --to tin.html",
)
@click.argument("code")
@click.option("--to", "file", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
              help=N_("Tệp HTML ghi ra; không ghi thì đặt tên theo mã"))  # fmt: skip
@click.option("--overwrite", is_flag=True, help=N_("Ghi đè tệp đã có"))
@pass_desk
def portal(desk: Desk, code: str, file: Path | None, overwrite: bool) -> None:
    """Write a stored news item, or what it would be today, as a page to paste."""
    from inspect_flow.documents.portal import portal_page

    target = file or Path(f"{code}.html")
    with desk.reading() as work:
        context = _news_of(work, code)
        html, pictures = portal_page(context, target.stem, work.office.house)
    beside = {target.with_name(name): content for name, content in pictures.items()}
    for each in (target, *beside):
        refuse_existing(each, overwrite)
    for each, content in beside.items():
        write_whole(each, content, make_folder=True)
    write_whole(target, html.encode(), make_folder=True)
    lines = [_("Đã ghi {file}.").format(file=target)]
    lines += [_("Lưu ý khi biên tập: {note}").format(note=note) for note in context["notes"]]
    files = [str(each) for each in (target, *beside)]
    tell(desk, told("\n".join(lines), files=files, notes=list(context["notes"])))


def _news_of(work: Work, code: str) -> dict[str, Any]:
    """Return the context of a news item by its code, or of an inspection as it is today."""
    from inspect_flow.records.tables import Document
    from inspect_flow.services.documents import context_of
    from inspect_flow.services.papers import paper_context
    from inspect_flow.services.registry import seek
    from inspect_flow.vocabulary.documents import DocumentKind

    document = seek(work, Document, code)
    if document is None:
        subject = subject_named(work, code)
        return paper_context(work, DocumentKind.NEWS, subject, draft=False)
    if document.kind != DocumentKind.NEWS:
        raise BadInput(
            _("{code} không phải tin bài").format(code=code),
            [_("lập tin bài bằng lệnh: inspect-flow document draft news MÃ-CUỘC-KIỂM-TRA")],
        )
    return context_of(document)


@click.command(
    "photo",
    cls=Verb,
    help=N_("Thêm ảnh JPEG, PNG kèm chú thích vào tin bài; thông tin ẩn trong ảnh bị bỏ"),
    epilog='inspect-flow inspection photo KT-2019-001 anh.jpg --caption "Buổi làm việc" --as lan',
)
@click.argument("code")
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.option("--caption", default="", metavar="TEXT", help=N_("Chú thích dưới ảnh"))
@click.option("--alt", default="", metavar="TEXT",
              help=N_("Mô tả ảnh cho người khiếm thị; mặc định là chú thích"))  # fmt: skip
@click.option("--clear", is_flag=True, help=N_("Bỏ hết ảnh của tin bài"))
@pass_desk
def photo(desk: Desk, code: str, file: Path | None, caption: str, alt: str, clear: bool) -> None:
    """Add a photograph to the news item of an inspection, or take all out."""
    from inspect_flow.interchange.photographs import read_photograph
    from inspect_flow.services.photographs import add_photograph, remove_photographs

    if (file is None) != clear:
        raise BadInput(
            _("Chưa rõ việc phải làm"), [_("ghi một tệp ảnh để thêm, hoặc --clear để bỏ hết ảnh")]
        )
    picture = read_photograph(content_of(file), file.name) if file else None

    def record(work: Work, inspection: Inspection) -> str:
        if picture is None:
            remove_photographs(work, inspection)
            return _("Đã bỏ hết ảnh của tin bài {code}.").format(code=code)
        kept = (picture.content, picture.media_type)
        count = add_photograph(work, inspection, *kept, caption, alt)
        return _n("Tin bài {code} có {count} ảnh.", count).format(code=code, count=count)

    tell(desk, recorded(desk, code, record))
