"""Verbs that record what unit and delegation say: self-report, attendance, comments, agreement."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from inspect_flow.commands.frame import Desk, Verb, pass_desk
from inspect_flow.commands.inspection_preparing import recorded
from inspect_flow.commands.moving import move_when_possible
from inspect_flow.commands.telling import tell
from inspect_flow.commands.words import chosen
from inspect_flow.locale.translation import N_, _
from inspect_flow.vocabulary.errors import BadInput

if TYPE_CHECKING:
    from inspect_flow.records.tables import Inspection
    from inspect_flow.services.work import Work

_text_from = click.option("--file", "file", type=click.Path(path_type=Path), metavar="FILE",
                          help=N_("Đọc nội dung từ tệp văn bản UTF-8"))  # fmt: skip
_evidence = click.option("--evidence", "files", type=click.Path(path_type=Path), multiple=True,
                         metavar="FILE", help=N_("Đính kèm tệp"))  # fmt: skip


@click.command(
    "self-report",
    cls=Verb,
    help=N_("Nộp báo cáo tự kiểm tra của đơn vị"),
    epilog="inspect-flow inspection self-report KT-2019-001 --file bao-cao.txt "
    "--evidence bao-cao.pdf --as tu --on 7/8/2019",
)
@click.argument("code")
@click.argument("text", required=False)
@_text_from
@_evidence
@pass_desk
def self_report(
    desk: Desk, code: str, text: str | None, file: Path | None, files: tuple[Path, ...]
) -> None:
    """Record the self-report and, when a person acts, move on."""
    from inspect_flow.commands.case_verbs import attach_files
    from inspect_flow.services.inspections import hand_in_self_report

    def record(work: Work, inspection: Inspection) -> str:
        hand_in_self_report(work, inspection, _given(text, file))
        if files:
            attach_files(work, inspection, files)
        move_when_possible(work, inspection, "receive_self_report")
        return _("Đã ghi báo cáo tự kiểm tra của {code}.").format(code=code)

    tell(desk, recorded(desk, code, record))


@click.command(
    "attend",
    cls=Verb,
    help=N_("Ghi người dự buổi làm việc; người ký biên bản thì thêm --signs"),
    epilog='inspect-flow inspection attend KT-2019-001 --side unit --name "ông Tú" '
    '--title "Chủ tịch UBND huyện" --signs',
)
@click.argument("code")
@click.option("--side", default="unit", show_default=True, metavar="[delegation|unit|guest]",
              help=N_("Phía đoàn, phía đơn vị hay khách mời"))  # fmt: skip
@click.option("--name", default="", metavar="TEXT", help=N_("Họ tên"))
@click.option("--title", default="", metavar="TEXT", help=N_("Chức vụ"))
@click.option("--role", default="", metavar="TEXT", help=N_("Vai trò trong buổi làm việc"))
@click.option("--signs", is_flag=True, help=N_("Là người ký biên bản"))
@click.option("--substitute-for", default="", metavar="TEXT", help=N_("Dự thay ai"))
@pass_desk
def attend(
    desk: Desk,
    code: str,
    side: str,
    name: str,
    title: str,
    role: str,
    signs: bool,
    substitute_for: str,
) -> None:
    """Record somebody at the table."""
    from inspect_flow.services.inspections import record_attendance

    sides = {"delegation": _("phía đoàn"), "unit": _("phía đơn vị"), "guest": _("khách mời")}
    known = chosen(side, sides, _("phía dự họp"))

    def record(work: Work, inspection: Inspection) -> str:
        about = {"signs": signs, "substitute_for": substitute_for}
        record_attendance(work, inspection, known, name, title, role, **about)  # type: ignore[arg-type]
        return _("Đã ghi {who} dự {code}, {side}.").format(
            who=name or title, code=code, side=sides[known]
        )

    tell(desk, recorded(desk, code, record))


@click.command(
    "no-shortcoming",
    cls=Verb,
    help=N_("Ghi rõ không phát hiện tồn tại, hạn chế"),
    epilog="inspect-flow inspection no-shortcoming KT-2019-001 --as lan",
)
@click.argument("code")
@pass_desk
def no_shortcoming(desk: Desk, code: str) -> None:
    """State that nothing was found wanting."""
    from inspect_flow.services.inspections import say_no_shortcoming

    def record(work: Work, inspection: Inspection) -> str:
        say_no_shortcoming(work, inspection)
        return _("Đã ghi {code} không có tồn tại, hạn chế.").format(code=code)

    tell(desk, recorded(desk, code, record))


@click.command(
    "comments",
    cls=Verb,
    help=N_("Ghi ý kiến của đơn vị về dự thảo biên bản; nhất trí cũng là ý kiến"),
    epilog='inspect-flow inspection comments KT-2019-001 "Nhất trí với dự thảo" --as tu',
)
@click.argument("code")
@click.argument("text", required=False)
@_text_from
@pass_desk
def comments(desk: Desk, code: str, text: str | None, file: Path | None) -> None:
    """Record the unit's comments and, when a person acts, move on."""
    from inspect_flow.services.inspections import record_unit_comments

    def record(work: Work, inspection: Inspection) -> str:
        record_unit_comments(work, inspection, _given(text, file))
        move_when_possible(work, inspection, "comment")
        return _("Đã ghi ý kiến của đơn vị về dự thảo biên bản {code}.").format(code=code)

    tell(desk, recorded(desk, code, record))


@click.command(
    "agree",
    cls=Verb,
    help=N_("Ghi nhận đơn vị thống nhất dự thảo biên bản tại chỗ"),
    epilog="inspect-flow inspection agree KT-2019-001 --as lan",
)
@click.argument("code")
@pass_desk
def agree(desk: Desk, code: str) -> None:
    """Record that the unit agreed on the spot."""
    from inspect_flow.services.inspections import note_extra

    def record(work: Work, inspection: Inspection) -> str:
        note_extra(work, inspection, agreed_on_the_spot=True)
        return _("Đã ghi đơn vị thống nhất tại chỗ với dự thảo biên bản {code}.").format(code=code)

    tell(desk, recorded(desk, code, record))


@click.command(
    "refuse-to-sign",
    cls=Verb,
    help=N_("Ghi việc đơn vị không ký biên bản, kèm lý do; nội dung này được in"),
    epilog='inspect-flow inspection refuse-to-sign KT-2019-001 "Đơn vị đề nghị xem lại mục 3"',
)
@click.argument("code")
@click.argument("reason", metavar="TEXT")
@pass_desk
def refuse_to_sign(desk: Desk, code: str, reason: str) -> None:
    """Record that the unit does not sign."""
    from inspect_flow.services.inspections import note_extra

    if not reason.strip():
        raise BadInput(_("Cần ghi lý do đơn vị không ký biên bản"))

    def record(work: Work, inspection: Inspection) -> str:
        note_extra(work, inspection, refusal_to_sign=reason.strip())
        return _("Đã ghi việc đơn vị không ký biên bản {code}.").format(code=code)

    tell(desk, recorded(desk, code, record))


def _given(text: str | None, file: Path | None) -> str:
    """Return the text typed or the text of the file; exactly one is wanted."""
    from inspect_flow.commands.reading_files import text_of

    if (text is None) == (file is None):
        raise BadInput(_("Ghi nội dung ngay sau mã, hoặc dùng --file TỆP; chỉ một trong hai"))
    return text if text is not None else text_of(file or Path())
