"""Verbs that prepare an inspection: visit, contact, head of the visit, signer of the conclusion."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from typing import TYPE_CHECKING

import click

from inspect_flow.commands.frame import Desk, Verb, pass_desk
from inspect_flow.commands.moments import Day
from inspect_flow.commands.telling import Told, tell, told_of
from inspect_flow.commands.words import ClockTime
from inspect_flow.locale.dates import short_date
from inspect_flow.locale.translation import N_, _

if TYPE_CHECKING:
    from inspect_flow.records.tables import Inspection
    from inspect_flow.services.work import Work


@click.command(
    "visit",
    cls=Verb,
    help=N_("Xếp buổi làm việc cho một hoặc nhiều đơn vị; xếp lại thì thay lịch cũ"),
    epilog="inspect-flow inspection visit KT-2019-001 --day 14/8/2019 --from 8:00 --to 11:30",
)
@click.argument("codes", nargs=-1, required=True, metavar="CODE...")
@click.option("--day", "days", type=Day(), multiple=True, required=True,
              help=N_("Ngày làm việc; ghi nhiều lần cho nhiều ngày"))  # fmt: skip
@click.option("--from", "starts_at", type=ClockTime(), help=N_("Giờ bắt đầu"))
@click.option("--to", "ends_at", type=ClockTime(), help=N_("Giờ kết thúc"))
@click.option("--place", default="", metavar="TEXT", help=N_("Địa điểm"))
@click.option("--group", default="", metavar="TEXT", help=N_("Nhóm của đoàn"))
@pass_desk
def visit(
    desk: Desk,
    codes: tuple[str, ...],
    days: tuple[date, ...],
    starts_at: time | None,
    ends_at: time | None,
    place: str,
    group: str,
) -> None:
    """Arrange one visit."""
    from inspect_flow.records.tables import Inspection
    from inspect_flow.services.permissions import require
    from inspect_flow.services.registry import find
    from inspect_flow.services.visits import DaySlot, arrange_visit

    with desk.transaction() as work:
        inspections = [find(work, Inspection, code) for code in dict.fromkeys(codes)]
        for each in inspections:
            require(work, each, "inspection.arrange")
        slots = [DaySlot(day, starts_at, ends_at) for day in sorted(set(days))]
        arranged = arrange_visit(work, inspections, slots, place=place, group=group)
        sentence = _("Đã xếp buổi làm việc {visit} ngày {days} cho {codes}.").format(
            visit=arranged.code,
            days=", ".join(short_date(slot.on) for slot in slots),
            codes=", ".join(each.code for each in inspections),
        )
        kept = told_of(work, inspections[0], sentence, visit=arranged.code)
    tell(desk, kept)


@click.command(
    "contact",
    cls=Verb,
    help=N_("Ghi đầu mối của đơn vị nhận thông báo"),
    epilog='inspect-flow inspection contact KT-2019-001 "Phòng Nội vụ, ông Tú, 0254…"',
)
@click.argument("code")
@click.argument("contact", metavar="TEXT")
@pass_desk
def contact(desk: Desk, code: str, contact: str) -> None:
    """Say whom the notice reaches."""
    from inspect_flow.services.inspections import name_contact

    def record(work: Work, inspection: Inspection) -> str:
        name_contact(work, inspection, contact)
        return _("Đã ghi đầu mối của {code}.").format(code=code)

    tell(desk, recorded(desk, code, record))


@click.command(
    "delegation",
    cls=Verb,
    help=N_("Ghi đoàn phụ trách, khi đợt có nhiều đoàn"),
    epilog="inspect-flow inspection delegation KT-2019-001 CCHC-2019-D2",
)
@click.argument("code")
@click.argument("delegation", metavar="CODE")
@pass_desk
def delegation(desk: Desk, code: str, delegation: str) -> None:
    """Say which delegation inspects the unit."""
    from inspect_flow.records.tables import Delegation
    from inspect_flow.services.delegations import entrust
    from inspect_flow.services.registry import find

    def record(work: Work, inspection: Inspection) -> str:
        chosen = find(work, Delegation, delegation)
        entrust(work, inspection, chosen)
        return _("{delegation} kiểm tra {code}.").format(delegation=chosen.code, code=code)

    tell(desk, recorded(desk, code, record))


@click.command(
    "head",
    cls=Verb,
    help=N_("Cử người phụ trách buổi kiểm tra, có thể không phải trưởng đoàn"),
    epilog="inspect-flow inspection head KT-2019-001 hanh",
)
@click.argument("code")
@click.argument("person")
@pass_desk
def head(desk: Desk, code: str, person: str) -> None:
    """Put somebody at the head of the visit."""
    from inspect_flow.services.inspections import name_head_of_visit
    from inspect_flow.services.queries.names import called, find_person

    def record(work: Work, inspection: Inspection) -> str:
        someone = find_person(work, person)
        name_head_of_visit(work, inspection, someone)
        return _("Đã cử {person} phụ trách {code}.").format(person=called(someone), code=code)

    tell(desk, recorded(desk, code, record))


@click.command(
    "signer",
    cls=Verb,
    help=N_("Ghi người ký thông báo kết luận"),
    epilog="inspect-flow inspection signer KT-2019-001 hanh",
)
@click.argument("code")
@click.argument("person")
@pass_desk
def signer(desk: Desk, code: str, person: str) -> None:
    """Say who signs the conclusion."""
    from inspect_flow.services.inspections import name_conclusion_signer
    from inspect_flow.services.queries.names import called, find_person

    def record(work: Work, inspection: Inspection) -> str:
        someone = find_person(work, person)
        name_conclusion_signer(work, inspection, someone)
        done = _("{person} ký thông báo kết luận của {code}.")
        return done.format(person=called(someone), code=code)

    tell(desk, recorded(desk, code, record))


@click.command(
    "stay-away",
    cls=Verb,
    help=N_("Ghi thành viên không tham gia cuộc này, ví dụ vì từng công tác tại đơn vị"),
    epilog='inspect-flow inspection stay-away KT-2019-001 minh --reason "từng làm tại huyện"',
)
@click.argument("code")
@click.argument("person")
@click.option("--reason", default="", metavar="TEXT", help=N_("Lý do, bắt buộc"))
@pass_desk
def stay_away(desk: Desk, code: str, person: str, reason: str) -> None:
    """Keep a member out of one inspection."""
    from inspect_flow.services.delegations import stay_away as keep_out
    from inspect_flow.services.queries.names import called, find_person

    def record(work: Work, inspection: Inspection) -> str:
        someone = find_person(work, person)
        keep_out(work, inspection, someone, reason)
        return _("{person} không tham gia {code}.").format(person=called(someone), code=code)

    tell(desk, recorded(desk, code, record))


@click.command(
    "take-part",
    cls=Verb,
    help=N_("Cho thành viên đã ghi không tham gia được tham gia trở lại"),
    epilog="inspect-flow inspection take-part KT-2019-001 minh",
)
@click.argument("code")
@click.argument("person")
@pass_desk
def take_part(desk: Desk, code: str, person: str) -> None:
    """Let a member take part after all."""
    from inspect_flow.services.delegations import take_part as let_in
    from inspect_flow.services.queries.names import called, find_person

    def record(work: Work, inspection: Inspection) -> str:
        someone = find_person(work, person)
        let_in(work, inspection, someone)
        return _("{person} tham gia {code}.").format(person=called(someone), code=code)

    tell(desk, recorded(desk, code, record))


def recorded(desk: Desk, code: str, record: Callable[[Work, Inspection], str]) -> Told:
    """Run `record` on the inspection in one transaction and keep what it says."""
    from inspect_flow.records.tables import Inspection
    from inspect_flow.services.registry import find

    with desk.transaction() as work:
        inspection = find(work, Inspection, code)
        sentence = record(work, inspection)
        return told_of(work, inspection, sentence)
