"""Verbs by which somebody decides about a deficiency: rule, hand to an heir, open again."""

from __future__ import annotations

from datetime import date

import click

from inspect_flow.commands.frame import Desk, Verb, pass_desk
from inspect_flow.commands.moments import DeadlineOption
from inspect_flow.commands.moving import (
    move_and_tell,
    override_option,
    people_named,
    reason_option,
    set_aside,
)
from inspect_flow.commands.telling import tell, told_of
from inspect_flow.locale.dates import short_date
from inspect_flow.locale.translation import N_, _
from inspect_flow.vocabulary.errors import BadInput

_CODE = "KT-2019-001-TT-01"


@click.command(
    "rule",
    cls=Verb,
    help=N_("Giải quyết đề nghị xem xét lại: giữ nguyên hoặc rút nhận xét, phải ghi lý do"),
    epilog=f'inspect-flow deficiency rule {_CODE} --uphold --reason "Hồ sơ đã đối chiếu" --as hanh',
)
@click.argument("code")
@click.option("--uphold/--withdraw", "upheld", default=None, help=N_("Giữ nguyên hay rút"))
@reason_option
@override_option
@pass_desk
def rule(
    desk: Desk, code: str, upheld: bool | None, reason: str, overrides: tuple[str, ...]
) -> None:
    """Rule on a dispute."""
    from inspect_flow.records.tables import Deficiency
    from inspect_flow.services.registry import find

    if upheld is None:
        raise BadInput(_("Ghi rõ --uphold (giữ nguyên) hoặc --withdraw (rút nhận xét)"))
    with desk.transaction() as work:
        record = find(work, Deficiency, code)
        move = "uphold" if upheld else "withdraw"
        aside = set_aside(work, record, move, overrides)
        kept = move_and_tell(work, record, move, reason=reason, overrides=aside)
    tell(desk, kept)


@click.command(
    "transfer",
    cls=Verb,
    help=N_("Chuyển giao cho đơn vị kế thừa, theo văn bản sắp xếp"),
    epilog=f"inspect-flow deficiency transfer {_CODE} xa-long-dien "
    '--document "Nghị quyết 1662/NQ-UBTVQH15" --on 1/7/2025',
)
@click.argument("code")
@click.argument("heir", metavar="UNIT")
@click.option("--document", default="", metavar="TEXT", help=N_("Văn bản làm căn cứ"))
@pass_desk
def transfer(desk: Desk, code: str, heir: str, document: str) -> None:
    """Hand a deficiency to a successor unit."""
    from inspect_flow.records.tables import Deficiency
    from inspect_flow.services.deficiencies import transfer as hand_over
    from inspect_flow.services.queries.names import find_unit
    from inspect_flow.services.registry import find
    from inspect_flow.services.units import authority_on

    with desk.transaction() as work:
        record, unit = find(work, Deficiency, code), find_unit(work, heir)
        hand_over(work, record, unit, document)
        name = authority_on(work, unit.id, work.on)
        done = _("Đã chuyển {code} cho {unit}.").format(code=code, unit=name)
        kept = told_of(work, record, done, owner=unit.code)
    tell(desk, kept)


@click.command(
    "reopen",
    cls=Verb,
    help=N_("Mở lại việc đã xác nhận xong, với lý do và thời hạn mới"),
    epilog=f'inspect-flow deficiency reopen {_CODE} --reason "Văn bản bị thu hồi" '
    "--deadline 30/11/2019 --as hanh",
)
@click.argument("code")
@reason_option
@click.option(cls=DeadlineOption, help=N_("Thời hạn mới; bắt buộc khi thời hạn cũ đã qua"))
@pass_desk
def reopen(desk: Desk, code: str, reason: str, deadline: date | None) -> None:
    """Ask again for what was held to be put right."""
    from inspect_flow.records.tables import Deficiency
    from inspect_flow.services.deficiencies import reopen as open_again
    from inspect_flow.services.registry import find

    with desk.transaction() as work:
        record = find(work, Deficiency, code)
        with people_named(work, record, "reopen"):
            open_again(work, record, reason, deadline)
        until = short_date(record.deadline) if record.deadline else ""
        done = _("Đã mở lại {code}, thời hạn {day}.").format(code=code, day=until)
        kept = told_of(work, record, done, deadline=record.deadline)
    tell(desk, kept)
