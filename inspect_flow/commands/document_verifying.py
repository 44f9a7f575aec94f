"""`inspect-flow document verify` and `keep`: is this the issued paper; keep what was issued."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from inspect_flow.commands.frame import Desk, Verb, pass_desk
from inspect_flow.commands.output import harmless, show_record
from inspect_flow.commands.reading_files import content_of
from inspect_flow.commands.telling import tell, told
from inspect_flow.locale.translation import N_, _, _n
from inspect_flow.vocabulary.documents import DocumentKind
from inspect_flow.vocabulary.errors import BadInput, MoveRefused, NotFound
from inspect_flow.vocabulary.standings import Standing

if TYPE_CHECKING:
    from inspect_flow.bootstrap.verifying import Verdict
    from inspect_flow.services.work import Work


@click.command(
    "verify",
    cls=Verb,
    help=N_(
        "Kiểm tra một tệp PDF hoặc nội dung mã QR: đúng bản đã ban hành, đã thay thế, đã thu hồi,"
        " đã bị sửa, dự thảo hay không có trong sổ"
    ),
    epilog='inspect-flow document verify bien-ban.pdf\ninspect-flow document verify --code "IF1;…"',
)
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.option("--code", "text", metavar="TEXT", help=N_("Nội dung đọc được từ mã QR"))
@pass_desk
def verify(desk: Desk, file: Path | None, text: str | None) -> None:
    """Tell what a file or a code is; end with 0 only for a paper in force."""
    from inspect_flow.bootstrap.verifying import verify_code, verify_file

    if (file is None) == (text is None):
        raise BadInput(_("Chọn một: tệp PDF, hoặc --code với nội dung mã QR"))
    content = content_of(file) if file is not None else b""
    with desk.reading() as work:
        verdict = (
            verify_file(work, content, file.name)
            if file is not None
            else verify_code(work, text or "")
        )
        facts = _facts(work, verdict)
    _show(facts, as_json=desk.as_json)
    _end_with(verdict)


@click.command(
    "keep",
    cls=Verb,
    help=N_("In và lưu kho mọi văn bản đã ban hành mà chưa có bản in phát hành"),
    epilog="inspect-flow document keep",
)
@pass_desk
def keep(desk: Desk) -> None:
    """Print and keep what was issued and not printed yet."""
    from inspect_flow.bootstrap.printing import print_stored
    from inspect_flow.commands.output import progress
    from inspect_flow.services.prints import awaiting_print

    with desk.reading() as work:
        codes = [each.code for each in awaiting_print(work)]
    with progress(codes, _("Đang in"), len(codes)) as each_code:
        for code in each_code:
            print_stored(desk, code)
    done = _n("Đã lưu kho {count} bản in phát hành.", len(codes)).format(count=len(codes))
    tell(desk, told(done, kept=codes))


@click.command(
    "reprint",
    cls=Verb,
    help=N_("In lại từ nội dung đã khóa, so từng byte với bản lưu kho và nói vì sao khác"),
    epilog="inspect-flow document reprint VB-2019-0002",
)
@click.argument("code")
@pass_desk
def reprint(desk: Desk, code: str) -> None:
    """Print an issued paper again and compare."""
    from inspect_flow.bootstrap.printing import reprint as print_again

    reasons = print_again(desk, code)
    done = (
        _("{code}: in lại khác bản lưu kho; bản lưu kho vẫn là bản phát hành.")
        if reasons
        else _("{code}: in lại giống bản lưu kho từng byte.")
    ).format(code=code)
    said = told(done, code=code, same=not reasons, reasons=reasons)
    said.sentences += [f"  - {each}" for each in reasons]
    tell(desk, said)


def _facts(work: Work, verdict: Verdict) -> dict[str, Any]:
    from inspect_flow.services.queries.papers import written_number

    document = verdict.document
    facts: dict[str, Any] = {
        "standing": verdict.standing.value,
        "standing_label": verdict.standing.label,
        "notes": [{"note": each} for each in verdict.notes],
    }
    if document is not None:
        facts |= {
            "code": document.code,
            "kind_label": DocumentKind(document.kind).label,
            "number": written_number(document.number, document.symbol),
            "issued_on": document.issued_on,
            "title": document.title,
            "state_label": work.office.machines["document"].state_label(document.state),
        }
    return facts


def _show(facts: dict[str, Any], *, as_json: bool) -> None:
    labels = {
        "standing_label": _("Kết luận"),
        "code": _("Mã"),
        "kind_label": _("Loại"),
        "number": _("Số, ký hiệu"),
        "issued_on": _("Ngày"),
        "title": _("Trích yếu"),
        "state_label": _("Trạng thái"),
    }
    if as_json or not facts["notes"]:
        show_record(facts, labels, as_json=as_json)
        return
    show_record(facts, labels, as_json=False)
    for each in facts["notes"]:
        click.echo(f"  - {harmless(each['note'])}")


def _end_with(verdict: Verdict) -> None:
    """End with the exit code of a refusal unless the paper is in force: scripts rely on it."""
    if verdict.standing is Standing.UNKNOWN:
        click.get_current_context().exit(NotFound.exit_code)
    if not verdict.standing.is_valid:
        click.get_current_context().exit(MoveRefused.exit_code)
