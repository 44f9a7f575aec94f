"""Verbs that show and print papers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from inspect_flow.commands.frame import Desk, Verb, pass_desk
from inspect_flow.commands.output import show_record
from inspect_flow.commands.paper_choices import choice_options, chosen_among
from inspect_flow.commands.telling import tell, told
from inspect_flow.commands.words import Word
from inspect_flow.commands.writing_files import write_whole
from inspect_flow.locale.translation import N_, _
from inspect_flow.vocabulary.archives import Archive
from inspect_flow.vocabulary.documents import DocumentKind, PaperFormat
from inspect_flow.vocabulary.errors import BadInput, InspectFlowError, NotFound

if TYPE_CHECKING:
    from inspect_flow.records.base import Tracked
    from inspect_flow.records.tables import Document
    from inspect_flow.services.work import Work

_to = click.option("--to", "file", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
                   help=N_("Tệp ghi ra; không ghi thì đặt tên theo mã"))  # fmt: skip
_format = click.option("--format", "form", type=Word(PaperFormat),
                       help=N_("Dạng tệp; không ghi thì theo đuôi tên tệp, hoặc PDF"))  # fmt: skip
_overwrite = click.option("--overwrite", is_flag=True, help=N_("Ghi đè tệp đã có"))


@click.command(
    "show",
    cls=Verb,
    help=N_("Xem một văn bản: số, ngày, người ký, trạng thái, mã kiểm nội dung"),
    epilog="inspect-flow document show VB-2019-0001",
)
@click.argument("code")
@pass_desk
def show(desk: Desk, code: str) -> None:
    """Show one paper."""
    from inspect_flow.records.tables import Document
    from inspect_flow.services.registry import find

    with desk.reading() as work:
        facts = _facts(work, find(work, Document, code))
    labels = {
        "code": _("Mã"),
        "kind_label": _("Loại"),
        "number": _("Số, ký hiệu"),
        "issued_on": _("Ngày"),
        "title": _("Trích yếu"),
        "signer": _("Người ký"),
        "subject_code": _("Hồ sơ"),
        "state_label": _("Trạng thái"),
        "supersedes": _("Thay thế"),
        "context_sha256": _("Mã kiểm nội dung"),
        "pdf_sha256": _("Mã kiểm bản in"),
        "typeface": _("Phông chữ"),
        "signed_by": _("Đã ký số"),
    }
    show_record(facts, labels, as_json=desk.as_json)


@click.command(
    "render",
    cls=Verb,
    help=N_("In văn bản ra tệp PDF hoặc Word; văn bản đã ban hành in ra như lúc ban hành"),
    epilog="inspect-flow document render VB-2019-0001 --to bien-ban.pdf\n"
    "inspect-flow document render --campaign CCHC-2019 --to van-ban --kind minutes",
)
@click.argument("code", required=False)
@click.option(
    "--campaign",
    metavar="CODE",
    help=N_("In mọi văn bản đã ban hành của đợt vào một thư mục; chạy lại thì in tiếp"),
)
@click.option(
    "--kind",
    "kinds",
    type=Word(DocumentKind),
    multiple=True,
    help=N_("Chỉ loại này; ghi được nhiều lần"),
)
@click.option(
    "--workers", type=click.IntRange(1, 64), metavar="COUNT", help=N_("Số tiến trình in cùng lúc")
)
@click.option(
    "--to",
    "target",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help=N_("Tệp PDF ghi ra, hoặc thư mục; không ghi thì đặt tên theo mã"),
)
@_format
@click.option(
    "--archive", type=Word(Archive), help=N_("Loại tệp lưu trữ; không ghi thì theo cơ quan")
)
@_overwrite
@pass_desk
def render(
    desk: Desk,
    code: str | None,
    campaign: str | None,
    kinds: tuple[DocumentKind, ...],
    workers: int | None,
    target: Path | None,
    form: PaperFormat | None,
    archive: Archive | None,
    overwrite: bool,
) -> None:
    """Print a stored paper, or all papers of a campaign."""
    from inspect_flow.commands.document_bulk import render_campaign

    if (code is None) == (campaign is None):
        raise BadInput(_("Ghi mã văn bản, hoặc --campaign với mã đợt; một trong hai"))
    if campaign is not None and archive:
        raise BadInput(_("--campaign in theo loại tệp lưu trữ của cơ quan; bỏ --archive"))
    if campaign is not None:
        folder = target or Path(campaign)
        render_campaign(desk, campaign, folder, kinds, workers, form or PaperFormat.PDF)
    elif code is not None:
        _render_one(desk, code, form, archive, target, overwrite)


def _render_one(
    desk: Desk,
    code: str,
    form: PaperFormat | None,
    archive: Archive | None,
    file: Path | None,
    overwrite: bool,
) -> None:
    from inspect_flow.bootstrap.printing import print_stored, write_word
    from inspect_flow.records.tables import Document
    from inspect_flow.services.registry import find

    form, target = _form_and_target(form, file, code)
    refuse_existing(target, overwrite)
    if form is PaperFormat.PDF:
        _write(desk, target, print_stored(desk, code, archive))
        return
    with desk.reading() as work:
        content = write_word(work, find(work, Document, code))
    _write(desk, target, content)


@click.command(
    "preview",
    cls=Verb,
    help=N_("Xem trước văn bản ở dạng dự thảo, không lưu"),
    epilog="inspect-flow document preview minutes KT-2019-001 --to du-thao.pdf",
)
@click.argument("kind", type=Word(DocumentKind), metavar="KIND")
@click.argument("subject", metavar="CODE")
@_format
@_to
@_overwrite
@choice_options
@pass_desk
def preview(
    desk: Desk,
    /,
    kind: DocumentKind,
    subject: str,
    form: PaperFormat | None,
    file: Path | None,
    overwrite: bool,
    **options: Any,
) -> None:
    """Print what a paper would be today."""
    from inspect_flow.bootstrap.printing import print_preview

    form, target = _form_and_target(form, file, f"{subject}-{kind.value}")
    refuse_existing(target, overwrite)
    with desk.reading() as work:
        choices = chosen_among(work, options)
        content = print_preview(work, kind, subject_named(work, subject), form, choices)
    _write(desk, target, content)


def _form_and_target(
    form: PaperFormat | None, file: Path | None, name: str
) -> tuple[PaperFormat, Path]:
    """Return what to write and where; raise `BadInput` where the two contradict each other."""
    known = {f".{each.value}": each for each in PaperFormat}
    by_suffix = known.get(file.suffix.lower()) if file else None
    if form and by_suffix and form is not by_suffix:
        raise BadInput(
            _("Tệp {file} không phải tên của tệp {form}").format(file=file, form=form.label),
            [_("đổi đuôi tên tệp thành .{suffix}, hoặc bỏ --format").format(suffix=form.value)],
        )
    chosen = form or by_suffix or PaperFormat.PDF
    return chosen, file or Path(f"{name}.{chosen.value}")


def keep_at_once(desk: Desk, code: str) -> str:
    """Keep the print of a paper that was just issued; say how to get it, or what is in the way.

    It is issued whatever happens here: a machine that cannot print must not undo a decision.
    """
    from inspect_flow.bootstrap.printing import print_stored

    try:
        print_stored(desk, code)
    except InspectFlowError as refusal:
        return _("Chưa lưu được bản in: {fault}. Sau đó chạy: inspect-flow document keep").format(
            fault="; ".join([refusal.thing, *refusal.reasons])
        )  # fmt: skip
    return _("In ra bằng: inspect-flow document render {code} --to {code}.pdf").format(code=code)


def subject_named(work: Work, code: str) -> Tracked:
    """Return the record of that code that papers may be about."""
    from inspect_flow.services.registry import find, seek
    from inspect_flow.services.standing import PAPER_SUBJECTS

    kinds = tuple(PAPER_SUBJECTS.values())
    for kind in kinds:
        record = seek(work, kind, code)
        if record is not None:
            return record
    near = []
    for kind in kinds:
        try:
            find(work, kind, code)
        except NotFound as missing:
            near += [each for each in missing.reasons if each not in near]
    title = _("Không có đợt, đoàn, cuộc kiểm tra, văn bản chấn chỉnh, tồn tại, gia hạn mã '{code}'")
    raise NotFound(title.format(code=code), near)


def refuse_existing(file: Path, overwrite: bool) -> None:
    """Raise `BadInput` before any work is done when the file would be overwritten unasked."""
    if file.exists() and not overwrite:
        raise BadInput(
            _("Tệp {file} đã có").format(file=file),
            [_("chọn tên khác, hoặc ghi --overwrite để thay")],
        )


def _write(desk: Desk, file: Path, content: bytes) -> None:
    write_whole(file, content, make_folder=True)
    tell(desk, told(_("Đã in ra {file}.").format(file=file), file=str(file), size=len(content)))


def _facts(work: Work, document: Document) -> dict[str, Any]:
    from inspect_flow.services.prints import signed_files_of
    from inspect_flow.services.queries.moves import state_label
    from inspect_flow.services.queries.papers import written_number
    from inspect_flow.services.standing import subject_of

    replaced = work.session.get(type(document), document.supersedes_id or 0)
    return {
        "code": document.code,
        "kind": document.kind,
        "kind_label": DocumentKind(document.kind).label,
        "number": written_number(document.number, document.symbol),
        "issued_on": document.issued_on,
        "title": document.title,
        "signer": document.signer,
        "subject": document.subject,
        "subject_code": subject_of(work, document).code,
        "state": document.state,
        "state_label": state_label(work, document),
        "supersedes": replaced.code if replaced else "",
        "template_version": document.template_version,
        "context_sha256": document.context_sha256,
        "pdf_sha256": document.pdf_sha256,
        "printed": document.extra.get("printed", {}),
        "typeface": document.extra.get("printed", {}).get("typeface", ""),
        "signed_by": [", ".join(each.signers) for each in signed_files_of(work, document)][-1:],
        "form": document.extra.get("form"),
    }
