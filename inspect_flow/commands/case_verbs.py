"""Verbs that records of a case share: timeline, comment, evidence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from inspect_flow.commands.frame import Desk, VerbGroup, pass_desk
from inspect_flow.commands.moments import Day
from inspect_flow.commands.moving import record_of
from inspect_flow.commands.output import show_rows
from inspect_flow.commands.telling import Told, tell, told
from inspect_flow.locale.translation import N_, _
from inspect_flow.vocabulary.errors import BadInput

if TYPE_CHECKING:
    from inspect_flow.records.base import Tracked
    from inspect_flow.services.work import Work


def add_timeline(group: VerbGroup, entity: str, code: str) -> None:
    """Give the noun its verb `timeline`."""

    @group.command(
        "timeline",
        help=N_("Xem diễn biến theo thời gian, gồm cả các hồ sơ liên quan"),
        epilog=f"inspect-flow {entity} timeline {code}",
    )
    @click.argument("code")
    @pass_desk
    def timeline(desk: Desk, code: str) -> None:
        """Show what happened."""
        from inspect_flow.commands.moving_views import show_timeline
        from inspect_flow.services.queries.timeline import case_timeline

        with desk.reading() as work:
            show_timeline(case_timeline(work, record_of(work, entity, code)), desk.as_json)


def add_comment_verb(group: VerbGroup, entity: str, code: str) -> None:
    """Give the noun its verb `comment`: leave a remark, or read those left."""

    @group.command(
        "comment",
        help=N_("Ghi ý kiến trao đổi vào hồ sơ; không ghi nội dung thì xem các ý kiến"),
        epilog=f'inspect-flow {entity} comment {code} "Đề nghị bổ sung số liệu quý III"',
    )
    @click.argument("code")
    @click.argument("text", required=False)
    @pass_desk
    def comment(desk: Desk, code: str, text: str | None) -> None:
        """Write or show remarks."""
        from inspect_flow.services.comments import add_comment

        if text is None:
            _show_comments(desk, entity, code)
            return
        with desk.transaction() as work:
            add_comment(work, record_of(work, entity, code), text)
        tell(desk, told(_("Đã ghi ý kiến vào {code}.").format(code=code), code=code))


def add_evidence_verb(group: VerbGroup, entity: str, code: str) -> None:
    """Give the noun its verb `evidence`: attach files, list them, or export them."""

    @group.command(
        "evidence",
        help=N_("Đính kèm, liệt kê hoặc xuất tệp minh chứng"),
        epilog=f"inspect-flow {entity} evidence {code} bao-cao.pdf --refers-to 30/9/2019\n"
        f"inspect-flow {entity} evidence {code} --to minh-chung",
    )
    @click.argument("code")
    @click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE]...")
    @click.option("--note", default="", metavar="TEXT", help=N_("Ghi chú về các tệp"))
    @click.option("--refers-to", "refers_to", type=Day(), help=N_("Ngày của minh chứng"))
    @click.option("--to", "folder", type=click.Path(path_type=Path), metavar="DIR",
                  help=N_("Thư mục để xuất các tệp ra"))  # fmt: skip
    @pass_desk
    def evidence(
        desk: Desk,
        code: str,
        files: tuple[Path, ...],
        note: str,
        refers_to: date | None,
        folder: Path | None,
    ) -> None:
        """Attach, list or export files."""
        if files:
            with desk.transaction() as work:
                record = record_of(work, entity, code)
                kept = attach_files(work, record, files, note=note, refers_to=refers_to)
            tell(desk, kept)
        elif folder is not None:
            _export(desk, entity, code, folder)
        else:
            _list_evidence(desk, entity, code)


def attach_files(
    work: Work,
    record: Tracked,
    files: Sequence[Path],
    *,
    note: str = "",
    refers_to: date | None = None,
) -> Told:
    """Attach files to the record; the faults of all of them are refused at once."""
    from inspect_flow.commands.reading_files import each_file
    from inspect_flow.services.evidence import add_evidence

    read, faults = each_file(files)
    for name, content in read:
        try:
            add_evidence(work, record, content, name, note=note, refers_to_on=refers_to)
        except BadInput as fault:
            faults.append(f"{fault.thing}: {'; '.join(fault.reasons)}")
    if faults:
        raise BadInput(_("Có {count} tệp không nhận được").format(count=len(faults)), faults)
    names = [file.name for file in files]
    sentence = _("Đã đính kèm {count} tệp vào {code}: {names}.").format(
        count=len(names), code=getattr(record, "code", ""), names=", ".join(names)
    )
    return told(sentence, code=getattr(record, "code", ""), files=names)


def _export(desk: Desk, entity: str, code: str, folder: Path) -> None:
    from inspect_flow.services.evidence import evidence_of, export_evidence

    with desk.reading() as work:
        written = export_evidence(work, evidence_of(work, record_of(work, entity, code)), folder)
    sentence = _("Đã xuất {count} tệp vào {folder}.").format(count=len(written), folder=folder)
    tell(desk, told(sentence, files=[str(path) for path in written]))


def _list_evidence(desk: Desk, entity: str, code: str) -> None:
    from inspect_flow.services.evidence import evidence_of

    with desk.reading() as work:
        rows = [
            {
                "name": each.evidence.name,
                "size": each.size,
                "media_type": each.media_type,
                "refers_to_on": each.evidence.refers_to_on,
                "added_at": each.evidence.added_at,
                "author": each.author,
                "note": each.evidence.note,
                "sha256": each.evidence.sha256,
            }
            for each in evidence_of(work, record_of(work, entity, code))
        ]
    columns = {
        "name": _("Tệp"),
        "size": _("Số byte"),
        "refers_to_on": _("Ngày của minh chứng"),
        "added_at": _("Đính kèm lúc"),
        "author": _("Người gửi"),
        "note": _("Ghi chú"),
    }
    show_rows(rows, columns, as_json=desk.as_json)


def _show_comments(desk: Desk, entity: str, code: str) -> None:
    from inspect_flow.services.comments import comments_of

    with desk.reading() as work:
        rows = [
            {"at": each.comment.written_at, "author": each.author, "text": each.comment.text}
            for each in comments_of(work, record_of(work, entity, code))
        ]
    columns = {"at": _("Lúc"), "author": _("Người viết"), "text": _("Ý kiến")}
    show_rows(rows, columns, as_json=desk.as_json)
