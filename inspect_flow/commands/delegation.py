"""`inspect-flow delegation`: who inspects, in which role, and who stands in for whom."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date

import click

from inspect_flow.commands.case_verbs import add_comment_verb
from inspect_flow.commands.frame import Desk, noun, pass_desk
from inspect_flow.commands.moments import Day
from inspect_flow.commands.output import show_json, show_record, show_rows
from inspect_flow.commands.telling import tell, told
from inspect_flow.commands.words import Word
from inspect_flow.locale.translation import N_, _, _n
from inspect_flow.vocabulary.roles import Role

_PLACES = [Role.HEAD, Role.DEPUTY, Role.MEMBER, Role.SECRETARY]


@noun("delegation", N_("Đoàn kiểm tra và thành viên"))
def delegation() -> None:
    """Group the verbs."""


@delegation.command(
    "appoint",
    help=N_("Lập đoàn kiểm tra của một đợt; một đợt có thể có nhiều đoàn"),
    epilog='inspect-flow delegation appoint BRVT-2019 DKT-784 "Đoàn kiểm tra theo QĐ 784"',
)
@click.argument("campaign")
@click.argument("code")
@click.argument("name")
@click.option("--symbol", default="", metavar="TEXT", help=N_("Ký hiệu trên văn bản của đoàn"))
@click.option("--seal-of", metavar="UNIT", help=N_("Cơ quan cho đoàn sử dụng con dấu"))
@click.option("--note", default="", metavar="TEXT", help=N_("Ghi chú"))
@pass_desk
def appoint(
    desk: Desk, campaign: str, code: str, name: str, symbol: str, seal_of: str | None, note: str
) -> None:
    """Set up a delegation."""
    from inspect_flow.records.tables import Campaign
    from inspect_flow.services.delegations import appoint as set_up
    from inspect_flow.services.queries.names import find_unit
    from inspect_flow.services.registry import find

    with desk.transaction() as work:
        seal = find_unit(work, seal_of).id if seal_of else None
        fields = {"symbol": symbol, "uses_seal_of_id": seal, "note": note}
        set_up(work, find(work, Campaign, campaign), code, name, **fields)
    kept = told(_("Đã lập đoàn {code}.").format(code=code), code=code)
    kept.sentences.append(
        _("Làm tiếp: inspect-flow delegation add {code} NGƯỜI --role head").format(code=code)
    )
    tell(desk, kept)


@delegation.command(
    "add",
    help=N_("Thêm thành viên vào đoàn"),
    epilog="inspect-flow delegation add DKT-784 hanh --role head",
)
@click.argument("code")
@click.argument("person")
@click.option("--role", type=Word(Role, _PLACES), default=Role.MEMBER, help=N_("Vai trò"))
@click.option("--group", default="", metavar="TEXT", help=N_("Nhóm, nếu đoàn chia nhóm"))
@click.option("--areas", default="", metavar="TEXT", help=N_("Lĩnh vực phụ trách"))
@click.option("--from", "from_on", type=Day(), help=N_("Từ ngày"))
@click.option("--paper", default="", metavar="TEXT", help=N_("Văn bản cử"))
@pass_desk
def add(
    desk: Desk,
    code: str,
    person: str,
    role: Role,
    group: str,
    areas: str,
    from_on: date | None,
    paper: str,
) -> None:
    """Add a member."""
    from inspect_flow.records.tables import Delegation
    from inspect_flow.services.delegations import add_member
    from inspect_flow.services.queries.names import find_person
    from inspect_flow.services.registry import find

    with desk.transaction() as work:
        place = find(work, Delegation, code)
        someone = find_person(work, person)
        about = {"group": group, "areas": areas, "from_on": from_on, "paper": paper}
        add_member(work, place, someone, role, **about)  # type: ignore[arg-type]
    sentence = _("Đã thêm {person} vào {code}, vai trò {role}.")
    tell(desk, told(sentence.format(person=person, code=code, role=role.label), code=code))


@delegation.command(
    "release",
    help=N_("Cho một thành viên thôi nhiệm vụ từ ngày này"),
    epilog='inspect-flow delegation release DKT-784 minh --paper "Công văn 300/SNV" --on 1/8/2019',
)
@click.argument("code")
@click.argument("person")
@click.option("--paper", default="", metavar="TEXT", help=N_("Văn bản làm căn cứ"))
@pass_desk
def release(desk: Desk, code: str, person: str, paper: str) -> None:
    """End a membership."""
    from inspect_flow.records.tables import Delegation
    from inspect_flow.services.delegations import member_of, release_member
    from inspect_flow.services.queries.names import find_person
    from inspect_flow.services.registry import find

    with desk.transaction() as work:
        place = find(work, Delegation, code)
        release_member(work, place, member_of(work, place, find_person(work, person)), paper)
    sentence = _("{person} thôi nhiệm vụ trong {code}.").format(person=person, code=code)
    tell(desk, told(sentence, code=code, person=person))


@delegation.command(
    "substitute",
    help=N_("Cử người thay một thành viên, theo văn bản cử"),
    epilog='inspect-flow delegation substitute DKT-784 minh lan --paper "Công văn 301/SNV"',
)
@click.argument("code")
@click.argument("absent", metavar="ABSENT")
@click.argument("person")
@click.option("--paper", default="", metavar="TEXT", help=N_("Văn bản cử người thay, bắt buộc"))
@click.option("--from", "from_on", type=Day(), help=N_("Thay từ ngày"))
@click.option("--to", "to_on", type=Day(), help=N_("Thay đến hết ngày"))
@pass_desk
def substitute(
    desk: Desk,
    code: str,
    absent: str,
    person: str,
    paper: str,
    from_on: date | None,
    to_on: date | None,
) -> None:
    """Send somebody in a member's place."""
    from inspect_flow.records.tables import Delegation
    from inspect_flow.services.delegations import member_of
    from inspect_flow.services.delegations import substitute as stand_in
    from inspect_flow.services.queries.names import find_person
    from inspect_flow.services.registry import find

    with desk.transaction() as work:
        place = find(work, Delegation, code)
        leaving = member_of(work, place, find_person(work, absent))
        someone = find_person(work, person)
        seat = stand_in(work, place, leaving, someone, paper, from_on=from_on, to_on=to_on)
        facts = {"from_on": seat.from_on, "to_on": seat.to_on}
    sentence = _("{person} thay {absent} trong {code}.")
    sentence = sentence.format(person=person, absent=absent, code=code)
    tell(desk, told(sentence, code=code, person=person, absent=absent, **facts))


@delegation.command(
    "list",
    help=N_("Liệt kê các đoàn kiểm tra"),
    epilog="inspect-flow delegation list --campaign BRVT-2019",
)
@click.option("--campaign", metavar="CODE", help=N_("Chỉ đoàn của đợt này"))
@pass_desk
def list_(desk: Desk, campaign: str | None) -> None:
    """List delegations."""
    from inspect_flow.records.tables import Campaign
    from inspect_flow.services.queries.delegations import list_delegations
    from inspect_flow.services.registry import find

    with desk.reading() as work:
        chosen = find(work, Campaign, campaign) if campaign else None
        rows = [asdict(row) for row in list_delegations(work, campaign=chosen)]
    columns = {
        "code": _("Mã"),
        "name": _("Tên"),
        "campaign": _("Đợt"),
        "head": _("Trưởng đoàn"),
        "n_members": _("Số thành viên"),
    }
    show_rows(rows, columns, as_json=desk.as_json)


@delegation.command(
    "show",
    help=N_("Xem một đoàn và mọi thành viên, kể cả người đã thôi"),
    epilog="inspect-flow delegation show DKT-784",
)
@click.argument("code")
@pass_desk
def show(desk: Desk, code: str) -> None:
    """Show one delegation."""
    from inspect_flow.records.tables import Campaign, Delegation
    from inspect_flow.services.queries.delegations import members_of
    from inspect_flow.services.registry import find, get

    with desk.reading() as work:
        place = find(work, Delegation, code)
        facts = {
            "code": place.code,
            "name": place.name,
            "symbol": place.symbol,
            "campaign": get(work, Campaign, place.campaign_id).code,
            "note": place.note,
            "members": [
                {**asdict(each), "role_label": each.role.label} for each in members_of(work, place)
            ],
        }
    if desk.as_json:
        show_json(facts)
        return
    labels = {"code": _("Mã"), "name": _("Tên"), "symbol": _("Ký hiệu"), "campaign": _("Đợt"),
              "note": _("Ghi chú")}  # fmt: skip
    show_record(facts, labels, as_json=False)
    click.echo()
    columns = {"person": _("Mã"), "name": _("Họ tên"), "title": _("Chức vụ"), "unit": _("Cơ quan"),
               "role_label": _("Vai trò"), "areas": _n("Lĩnh vực"), "group": _("Nhóm"),
               "from_on": _("Từ"), "to_on": _("Đến"),
               "substitute_for": _("Thay cho"), "paper": _("Văn bản")}  # fmt: skip
    show_rows(facts["members"], columns, as_json=False, title=_("Thành viên"))  # type: ignore[arg-type]


add_comment_verb(delegation, "delegation", "DKT-784")
