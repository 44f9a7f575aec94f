"""Verbs of putting right: assign, plan, report, verify, return."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from inspect_flow.commands.frame import Desk, Verb, pass_desk
from inspect_flow.commands.moments import Day, DeadlineOption
from inspect_flow.commands.moving import move_when_possible, people_named
from inspect_flow.commands.telling import tell, told, told_of
from inspect_flow.locale.dates import short_date
from inspect_flow.locale.translation import N_, _
from inspect_flow.vocabulary.errors import BadInput
from inspect_flow.vocabulary.findings import RemediationKind

if TYPE_CHECKING:
    from inspect_flow.records.tables import Deficiency
    from inspect_flow.services.work import Work

_CODE = "KT-2019-001-TT-01"
_evidence = click.option("--evidence", "files", type=click.Path(path_type=Path), multiple=True,
                         metavar="FILE", help=N_("Đính kèm tệp"))  # fmt: skip


@click.command(
    "assign",
    cls=Verb,
    help=N_("Giao đơn vị, thời hạn, việc phải làm cho một hoặc nhiều tồn tại"),
    epilog=f"inspect-flow deficiency assign {_CODE} --deadline 30/9/2019 --responsible "
    '"Phòng Nội vụ"',
)
@click.argument("codes", nargs=-1, required=True, metavar="CODE...")
@click.option("--owner", metavar="UNIT", help=N_("Đơn vị chịu trách nhiệm"))
@click.option(cls=DeadlineOption, help=N_("Thời hạn khắc phục"))
@click.option("--task", default="", metavar="TEXT", help=N_("Việc phải làm"))
@click.option("--responsible", default="", metavar="TEXT", help=N_("Người, bộ phận phụ trách"))
@click.option("--with", "sharing", multiple=True, metavar="UNIT", help=N_("Đơn vị phối hợp"))
@pass_desk
def assign(
    desk: Desk,
    codes: tuple[str, ...],
    owner: str | None,
    deadline: date | None,
    task: str,
    responsible: str,
    sharing: tuple[str, ...],
) -> None:
    """Say who puts it right and until when."""
    from inspect_flow.records.tables import Deficiency
    from inspect_flow.services.deficiencies import assign as give
    from inspect_flow.services.queries.names import find_unit
    from inspect_flow.services.registry import find

    if not (owner or deadline or task or responsible or sharing):
        raise BadInput(_("Chưa ghi gì để giao; dùng --owner, --deadline, --task hoặc --with"))
    with desk.transaction() as work:
        unit = find_unit(work, owner) if owner else None
        others = [find_unit(work, each) for each in sharing]
        for code in dict.fromkeys(codes):
            give(
                work,
                find(work, Deficiency, code),
                owner=unit,
                deadline=deadline,
                task=task,
                responsible=responsible,
                co_responsible=others,
            )
    until = _(", hạn {day}").format(day=short_date(deadline)) if deadline else ""
    sentence = _("Đã giao {codes}{until}.").format(codes=", ".join(codes), until=until)
    tell(desk, told(sentence, codes=list(codes), deadline=deadline))


@click.command(
    "plan",
    cls=Verb,
    help=N_("Đơn vị gửi kế hoạch khắc phục"),
    epilog=f'inspect-flow deficiency plan {_CODE} "Rà soát, ban hành trước 20/9" --as tu',
)
@click.argument("code")
@click.argument("text")
@click.option(
    "--proof", multiple=True, metavar="TEXT", help=N_("Minh chứng dự kiến; ghi được nhiều lần")
)
@_evidence
@pass_desk
def plan(desk: Desk, code: str, text: str, proof: tuple[str, ...], files: tuple[Path, ...]) -> None:
    """Record the remediation plan and, when a person acts, hand it in."""
    _hand_in(desk, code, text, files, (RemediationKind.PLAN, "submit_plan"), proof=proof)


@click.command(
    "report",
    cls=Verb,
    help=N_("Đơn vị báo cáo kết quả khắc phục, kèm minh chứng"),
    epilog=f'inspect-flow deficiency report {_CODE} "Đã ban hành" --evidence cv-512.pdf --as tu',
)
@click.argument("code")
@click.argument("text")
@_evidence
@click.option("--refers-to", type=Day(), help=N_("Ngày của minh chứng"))
@pass_desk
def report(
    desk: Desk, code: str, text: str, files: tuple[Path, ...], refers_to: date | None
) -> None:
    """Record the report with its evidence and, when a person acts, hand it in."""
    _hand_in(desk, code, text, files, (RemediationKind.REPORT, "report"), refers_to)


@click.command(
    "verify",
    cls=Verb,
    help=N_("Xác nhận đã khắc phục, ghi rõ đã xem minh chứng nào"),
    epilog=f'inspect-flow deficiency verify {_CODE} "Đã xem công văn 512" --as minh',
)
@click.argument("code")
@click.argument("note", metavar="TEXT")
@pass_desk
def verify(desk: Desk, code: str, note: str) -> None:
    """Close the matter as put right."""
    from inspect_flow.records.tables import Deficiency
    from inspect_flow.services.registry import find
    from inspect_flow.services.remediation import verify as confirm

    with desk.transaction() as work:
        record = find(work, Deficiency, code)
        with people_named(work, record, "verify"):
            confirm(work, record, note)
        kept = told_of(work, record, _("Đã xác nhận {code} khắc phục xong.").format(code=code))
    tell(desk, kept)


@click.command(
    "return",
    cls=Verb,
    help=N_("Trả lại báo cáo để làm tiếp, với lý do và thời hạn mới"),
    epilog=f'inspect-flow deficiency return {_CODE} --reason "Thiếu quyết định" '
    "--deadline 31/10/2019 --as minh",
)
@click.argument("code")
@click.option("--reason", required=True, metavar="TEXT", help=N_("Lý do trả lại"))
@click.option(cls=DeadlineOption, required=True, help=N_("Thời hạn mới"))
@pass_desk
def return_(desk: Desk, code: str, reason: str, deadline: date) -> None:
    """Send a report back."""
    from inspect_flow.records.tables import Deficiency
    from inspect_flow.services.registry import find
    from inspect_flow.services.remediation import return_report

    with desk.transaction() as work:
        record = find(work, Deficiency, code)
        with people_named(work, record, "return_report"):
            return_report(work, record, reason, deadline)
        done = _("Đã trả lại báo cáo của {code}, hạn mới {day}.")
        kept = told_of(work, record, done.format(code=code, day=short_date(deadline)))
    tell(desk, kept)


def _hand_in(
    desk: Desk,
    code: str,
    text: str,
    files: tuple[Path, ...],
    paper: tuple[RemediationKind, str],
    refers_to: date | None = None,
    proof: tuple[str, ...] = (),
) -> None:
    from inspect_flow.records.tables import Deficiency
    from inspect_flow.services.registry import find
    from inspect_flow.services.remediation import record_remediation

    kind, move = paper
    with desk.transaction() as work:
        record = find(work, Deficiency, code)
        record_remediation(work, record, kind, text, proof=proof)
        _attach(work, record, files, refers_to)
        move_when_possible(work, record, move)
        attached = _(", kèm {count} tệp").format(count=len(files)) if files else ""
        done = _("Đã ghi {paper} của {code}{attached}.").format(
            paper=kind.label, code=code, attached=attached
        )
        kept = told_of(work, record, done, files=[file.name for file in files])
    tell(desk, kept)


def _attach(
    work: Work, record: Deficiency, files: tuple[Path, ...], refers_to: date | None
) -> None:
    from inspect_flow.commands.case_verbs import attach_files

    if files:
        attach_files(work, record, files, refers_to=refers_to)
