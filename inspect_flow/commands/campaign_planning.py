"""Verbs that found a campaign, fill its plan and amend it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from inspect_flow.commands.campaign_options import campaign_fields, campaign_options
from inspect_flow.commands.campaign_sheets import read_plan
from inspect_flow.commands.frame import Desk, Verb, pass_desk
from inspect_flow.commands.inspection_fields import inspection_fields
from inspect_flow.commands.moments import Day
from inspect_flow.commands.sheet_views import apply_option
from inspect_flow.commands.telling import tell, told, told_of
from inspect_flow.commands.words import Word
from inspect_flow.locale.translation import N_, _
from inspect_flow.vocabulary.campaigns import DecisionRole, Method
from inspect_flow.vocabulary.errors import BadInput
from inspect_flow.vocabulary.units import UnitLevel

if TYPE_CHECKING:
    from inspect_flow.records.tables import Decision
    from inspect_flow.services.work import Work


@click.command(
    "decision",
    cls=Verb,
    help=N_("Đăng ký quyết định làm căn cứ hoặc điều chỉnh đợt kiểm tra"),
    epilog="inspect-flow campaign decision BRVT-2019 784/QĐ-UBND --date 19/4/2019 "
    "--issuer ubnd-tinh-brvt --role founding --role delegation",
)
@click.argument("code")
@click.argument("number", metavar="NUMBER/SYMBOL")
@click.option("--date", "issued_on", type=Day(), help=N_("Ngày ban hành"))
@click.option("--issuer", metavar="UNIT", help=N_("Cơ quan ban hành; mặc định là của đợt"))
@click.option("--role", "roles", type=Word(DecisionRole), multiple=True,
              default=[DecisionRole.FOUNDING], help=N_("Tác dụng của văn bản"))  # fmt: skip
@click.option("--change", default="", metavar="TEXT", help=N_("Nội dung điều chỉnh"))
@click.option("--title", default="", metavar="TEXT", help=N_("Trích yếu"))
@click.option("--signer", default="", metavar="TEXT", help=N_("Người ký"))
@pass_desk
def decision(
    desk: Desk,
    /,
    code: str,
    number: str,
    issued_on: date | None,
    issuer: str | None,
    roles: tuple[DecisionRole, ...],
    change: str,
    **about: str,
) -> None:
    """Register a decision and say what it does for the campaign."""
    from inspect_flow.records.tables import Campaign
    from inspect_flow.services.campaigns import found_on
    from inspect_flow.services.registry import find

    with desk.transaction() as work:
        campaign = find(work, Campaign, code)
        paper = _decision(work, campaign.issuer_id, number, issued_on, issuer, about)
        for role in roles:
            found_on(work, campaign, paper, role, change)
        done = _("Đã ghi {number} vào đợt {code}: {roles}.").format(
            number=number, code=code, roles=", ".join(role.label for role in roles)
        )
        kept = told_of(work, campaign, done, decision=number)
    tell(desk, kept)


def _decision(
    work: Work,
    issuer_of_campaign: int | None,
    written: str,
    issued_on: date | None,
    issuer: str | None,
    about: dict[str, str],
) -> Decision:
    """Return the decision of that number, registering it when it is new."""
    from inspect_flow.records.tables import Unit
    from inspect_flow.services.campaigns import known_decision, register_decision
    from inspect_flow.services.queries.names import find_unit

    number, slash, symbol = written.partition("/")
    if not slash or not number.strip() or not symbol.strip():
        raise BadInput(
            _("'{number}' không phải số, ký hiệu văn bản").format(number=written),
            [_("viết cả số và ký hiệu, ví dụ 784/QĐ-UBND")],
        )
    if issuer is None and issuer_of_campaign is None:
        raise BadInput(_("Chưa rõ cơ quan ban hành {number}; ghi bằng --issuer").format(
            number=written))  # fmt: skip
    unit = find_unit(work, issuer) if issuer else work.session.get_one(Unit, issuer_of_campaign)
    year = issued_on.year if issued_on else None
    known = known_decision(work, number.strip(), symbol.strip(), year, unit)
    if known is not None:
        return known
    return register_decision(work, number.strip(), symbol.strip(), issued_on, unit, **about)


@click.command(
    "quota",
    cls=Verb,
    help=N_("Đặt số đơn vị tối thiểu của một cấp, chọn đơn vị sau"),
    epilog='inspect-flow campaign quota BRVT-2019 commune 5 --note "mỗi huyện một xã"',
)
@click.argument("code")
@click.argument("level", type=Word(UnitLevel), metavar="LEVEL")
@click.argument("minimum", type=int)
@click.option("--note", default="", metavar="TEXT", help=N_("Ghi chú"))
@pass_desk
def quota(desk: Desk, /, code: str, level: UnitLevel, minimum: int, note: str) -> None:
    """Promise a number of inspections."""
    from inspect_flow.records.tables import Campaign
    from inspect_flow.services.campaigns import add_quota
    from inspect_flow.services.registry import find

    with desk.transaction() as work:
        add_quota(work, find(work, Campaign, code), level, minimum, note)
    sentence = _("Đã đặt chỉ tiêu cho đợt {code}: {level}, ít nhất {minimum} đơn vị.")
    facts = {"code": code, "level": level.value, "minimum": minimum}
    tell(desk, told(sentence.format(code=code, level=level.label, minimum=minimum), **facts))


@click.command(
    "plan",
    cls=Verb,
    help=N_("Đưa các đơn vị vào kế hoạch, mỗi đơn vị một cuộc kiểm tra"),
    epilog="inspect-flow campaign plan BRVT-2019 huyen-long-dien huyen-dat-do\n"
    "inspect-flow campaign plan BRVT-2019 --from ke-hoach.xlsx",
)
@click.argument("code")
@click.argument("units", nargs=-1, metavar="[UNIT]...")
@click.option("--from", "file", type=click.Path(path_type=Path), metavar="FILE",
              help=N_("Nhập cả kế hoạch từ tệp Excel; xem trước rồi mới ghi"))  # fmt: skip
@apply_option
@click.option("--basis", default="", metavar="TEXT",
              help=N_("Văn bản bổ sung đơn vị, khi kế hoạch đã ban hành"))  # fmt: skip
@click.option("--inspection-code", metavar="CODE", help=N_("Mã của cuộc, khi chỉ có một đơn vị"))
@click.option("--checklist", metavar="CODE", help=N_("Bảng kiểm riêng của các cuộc này"))
@click.option("--method", type=Word(Method, [Method.ON_THE_SPOT, Method.BY_REPORT]),
              help=N_("Trực tiếp hoặc qua báo cáo"))  # fmt: skip
@click.option("--announced/--unannounced", "is_announced", default=None,
              help=N_("Có báo trước cho đơn vị hay không"))  # fmt: skip
@click.option("--delegation", metavar="CODE", help=N_("Đoàn phụ trách, nếu đợt có nhiều đoàn"))
@click.option("--note", metavar="TEXT", help=N_("Ghi chú"))
@pass_desk
def plan(
    desk: Desk,
    /,
    code: str,
    units: tuple[str, ...],
    file: Path | None,
    is_sure: bool,
    basis: str,
    inspection_code: str | None,
    **typed: Any,
) -> None:
    """Put units on the plan."""
    from inspect_flow.records.tables import Campaign
    from inspect_flow.services.campaigns import plan_inspection
    from inspect_flow.services.queries.names import find_unit
    from inspect_flow.services.registry import find

    _refuse_unclear(units, file, inspection_code)
    if file is not None:
        read_plan(desk, code, file, basis, typed, is_sure)
        return
    with desk.transaction() as work:
        campaign = find(work, Campaign, code)
        fields = inspection_fields(work, typed)
        chosen = [find_unit(work, each) for each in units]
        planned = [
            plan_inspection(work, campaign, each, inspection_code or "", basis=basis, **fields)
            for each in chosen
        ]
        listed = ", ".join(
            f"{one.code} ({unit.code})" for one, unit in zip(planned, chosen, strict=True)
        )
    sentence = _("Đã đưa {count} đơn vị vào kế hoạch {code}: {planned}.").format(
        count=len(planned), code=code, planned=listed
    )
    kept = told(sentence, code=code, inspections=[each.code for each in planned])
    following = _("Làm tiếp: inspect-flow inspection visit {code} --day NGÀY --from 8:00")
    kept.sentences.append(following.format(code=planned[0].code))
    tell(desk, kept)


def _refuse_unclear(units: tuple[str, ...], file: Path | None, inspection_code: str | None) -> None:
    if bool(units) == (file is not None):
        raise BadInput(_("Ghi các đơn vị, hoặc một tệp Excel bằng --from"))
    if inspection_code and len(units) != 1:
        raise BadInput(_("--inspection-code chỉ dùng khi đưa một đơn vị vào kế hoạch"))


@click.command(
    "amend",
    cls=Verb,
    help=N_("Điều chỉnh kế hoạch; đã ban hành thì phải ghi văn bản làm căn cứ"),
    epilog='inspect-flow campaign amend BRVT-2019 --to 15/10/2019 --basis "Công văn 512/UBND-NV"',
)
@click.argument("code")
@click.option("--basis", default="", metavar="TEXT", help=N_("Văn bản làm căn cứ"))
@click.option("--title", metavar="TEXT", help=N_("Tên đợt kiểm tra"))
@campaign_options
@pass_desk
def amend(desk: Desk, /, code: str, basis: str, title: str | None, **typed: Any) -> None:
    """Change the plan."""
    from inspect_flow.records.tables import Campaign
    from inspect_flow.services.campaigns import amend_campaign
    from inspect_flow.services.registry import find

    with desk.transaction() as work:
        campaign = find(work, Campaign, code)
        changes = campaign_fields(work, {**typed, "title": title})
        if not changes:
            raise BadInput(_("{code}: chưa ghi nội dung điều chỉnh nào").format(code=code))
        if "intervals" in changes:
            changes["intervals"] = {**campaign.intervals, **changes["intervals"]}
        amend_campaign(work, campaign, changes, basis)
        done = _("Đã điều chỉnh kế hoạch {code}.").format(code=code)
        kept = told_of(work, campaign, done, changed=sorted(changes))
    tell(desk, kept)
