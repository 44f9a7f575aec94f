"""`inspect-flow document`: the papers of a case, drafted, issued, printed, superseded."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import click

from inspect_flow.commands import document_printing as printing
from inspect_flow.commands import document_signing as signing
from inspect_flow.commands import document_verifying as verifying
from inspect_flow.commands import portal
from inspect_flow.commands.case_verbs import add_comment_verb, add_timeline
from inspect_flow.commands.document_linting import lint
from inspect_flow.commands.frame import Desk, noun, pass_desk
from inspect_flow.commands.moving import add_moving_verbs, override_option, people_named, set_aside
from inspect_flow.commands.output import show_rows
from inspect_flow.commands.paper_choices import choice_options, chosen_among
from inspect_flow.commands.telling import tell, told_of
from inspect_flow.commands.words import Word
from inspect_flow.locale.translation import N_, _
from inspect_flow.vocabulary.documents import DocumentKind
from inspect_flow.vocabulary.errors import BadInput

_CODE = "VB-2019-0001"


@noun("document", N_("Văn bản của vụ việc"))
def document() -> None:
    """Group the verbs."""


@document.command(
    "list",
    help=N_("Liệt kê văn bản của một đợt, một cuộc kiểm tra hoặc tất cả"),
    epilog="inspect-flow document list --inspection KT-2019-001 --kind minutes",
)
@click.option("--campaign", metavar="CODE", help=N_("Của đợt này, gồm cả các cuộc trong đợt"))
@click.option("--inspection", metavar="CODE", help=N_("Của cuộc kiểm tra này"))
@click.option("--kind", type=Word(DocumentKind), help=N_("Chỉ một loại"))
@click.option("--state", metavar="WORD", help=N_("Chỉ ở trạng thái này"))
@pass_desk
def list_(
    desk: Desk,
    campaign: str | None,
    inspection: str | None,
    kind: DocumentKind | None,
    state: str | None,
) -> None:
    """List papers."""
    from inspect_flow.commands.states import state_named
    from inspect_flow.records.tables import Campaign, Inspection
    from inspect_flow.services.queries.papers import list_documents
    from inspect_flow.services.registry import find

    with desk.reading() as work:
        found = list_documents(
            work,
            campaign=find(work, Campaign, campaign) if campaign else None,
            inspection=find(work, Inspection, inspection) if inspection else None,
            kind=kind.value if kind else None,
            state=state_named(work, "document", state),
        )
        rows = [{**asdict(each), "kind_label": DocumentKind(each.kind).label} for each in found]
    columns = {
        "code": _("Mã"),
        "kind_label": _("Loại"),
        "number": _("Số, ký hiệu"),
        "issued_on": _("Ngày"),
        "subject_code": _("Hồ sơ"),
        "title": _("Trích yếu"),
        "signer": _("Người ký"),
        "state_label": _("Trạng thái"),
    }
    show_rows(rows, columns, as_json=desk.as_json)


@document.command(
    "draft",
    help=N_("Lập dự thảo văn bản, hoặc cập nhật dự thảo đang có"),
    epilog="inspect-flow document draft minutes KT-2019-001 --as lan",
)
@click.argument("kind", type=Word(DocumentKind), metavar="KIND")
@click.argument("subject", metavar="CODE")
@choice_options
@pass_desk
def draft(desk: Desk, /, kind: DocumentKind, subject: str, **options: Any) -> None:
    """Draft a paper."""
    from inspect_flow.services.documents import draft_for, drafting_of
    from inspect_flow.services.permissions import require

    with desk.transaction() as work:
        record = printing.subject_named(work, subject)
        require(work, record, drafting_of(work, kind, record))
        drafted = draft_for(work, kind, record, chosen_among(work, options))
        done = _("Đã lập dự thảo {kind} {code}.").format(kind=kind.label, code=drafted.code)
        kept = told_of(work, drafted, done)
    tell(desk, kept)


@document.command(
    "issue",
    help=N_("Ban hành: lấy số kế tiếp hoặc số đã cấp, khóa nội dung"),
    epilog=f"inspect-flow document issue {_CODE} --as hanh",
)
@click.argument("code")
@click.option("--number", type=int, help=N_("Số đã được văn thư cấp; không ghi thì lấy số kế tiếp"))
@override_option
@pass_desk
def issue(desk: Desk, code: str, number: int | None, overrides: tuple[str, ...]) -> None:
    """Issue a draft."""
    from inspect_flow.records.tables import Document
    from inspect_flow.services.documents import issue as put_out
    from inspect_flow.services.queries.papers import written_number
    from inspect_flow.services.registry import find

    if number is not None and number < 1:
        raise BadInput(_("Số văn bản phải từ 1"))
    with desk.transaction() as work:
        record = find(work, Document, code)
        with people_named(work, record, "issue"):
            put_out(work.excusing(set_aside(work, record, "issue", overrides)), record, number)
        written = written_number(record.number, record.symbol)
        done = _("Đã ban hành {code}{number}.").format(
            code=code, number=_(", số {number}").format(number=written) if written else ""
        )
        kept = told_of(work, record, done, number=written)
    kept.sentences.append(printing.keep_at_once(desk, code))
    tell(desk, kept)


@document.command(
    "supersede",
    help=N_("Thay thế văn bản đã ban hành bằng văn bản lập theo hồ sơ hiện nay"),
    epilog=f'inspect-flow document supersede {_CODE} --reason "Sai số liệu mục 3" --as hanh',
)
@click.argument("code")
@click.option("--reason", default="", metavar="TEXT", help=N_("Lý do, bắt buộc"))
@override_option
@pass_desk
def supersede(desk: Desk, code: str, reason: str, overrides: tuple[str, ...]) -> None:
    """Issue a correcting paper."""
    from inspect_flow.records.tables import Document
    from inspect_flow.services.documents import supersede as replace
    from inspect_flow.services.registry import find

    with desk.transaction() as work:
        old = find(work, Document, code)
        with people_named(work, old, "supersede"):
            new = replace(work.excusing(set_aside(work, old, "supersede", overrides)), old, reason)
        done = _("Đã ban hành {new} thay thế {old}.").format(new=new.code, old=code)
        kept = told_of(work, new, done, supersedes=code)
    tell(desk, kept)


document.add_command(printing.show)
document.add_command(lint)
document.add_command(printing.render)
document.add_command(printing.preview)
document.add_command(verifying.verify)
document.add_command(verifying.keep)
document.add_command(verifying.reprint)
document.add_command(signing.sign)
document.add_command(signing.attach_signed)
document.add_command(signing.signatures)
document.add_command(portal.portal)
add_moving_verbs(document, "document", _CODE, "submit")
add_timeline(document, "document", _CODE)
add_comment_verb(document, "document", _CODE)
