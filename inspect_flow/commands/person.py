"""`inspect-flow person`: who takes part, where they work and where they worked before."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from inspect_flow.commands.frame import Desk, noun, pass_desk
from inspect_flow.commands.moments import Day
from inspect_flow.commands.output import show_json, show_record, show_rows
from inspect_flow.commands.telling import tell, told
from inspect_flow.locale.translation import N_, _, _n
from inspect_flow.vocabulary.errors import BadInput

if TYPE_CHECKING:
    from inspect_flow.records.tables import Person
    from inspect_flow.services.work import Work


@noun("person", N_("Người tham gia và chức vụ"))
def person() -> None:
    """Group the verbs."""


@person.command(
    "add",
    help=N_("Đăng ký một người: mã ngắn để dùng với --as, họ tên, chức vụ, cơ quan"),
    epilog='inspect-flow person add hanh "Nguyễn Thị Hạnh" --title "Phó Giám đốc" --unit snv-brvt',
)
@click.argument("code")
@click.argument("name")
@click.option("--title", default="", metavar="TEXT", help=N_("Chức vụ"))
@click.option("--unit", metavar="UNIT", help=N_("Cơ quan công tác"))
@click.option("--leads", is_flag=True, help=N_("Là người đứng đầu hoặc ký thay cơ quan"))
@click.option("--email", default="", metavar="TEXT", help=N_("Thư điện tử"))
@click.option("--phone", default="", metavar="TEXT", help=N_("Điện thoại"))
@pass_desk
def add(desk: Desk, /, code: str, name: str, unit: str | None, leads: bool, **about: str) -> None:
    """Register a person."""
    from inspect_flow.services.people import register_person
    from inspect_flow.services.queries.names import find_unit

    with desk.transaction() as work:
        place = find_unit(work, unit) if unit else None
        register_person(work, code, name, unit=place, leads_unit=leads, **about)
    tell(desk, told(_("Đã đăng ký {name}, mã {code}.").format(name=name, code=code), code=code))


@person.command(
    "amend",
    help=N_("Sửa thông tin; đổi cơ quan thì cơ quan cũ được giữ làm chức vụ trước"),
    epilog='inspect-flow person amend minh --unit snv-brvt --title "Chuyên viên" --on 1/7/2025',
)
@click.argument("code")
@click.option("--name", metavar="TEXT", help=N_("Họ tên"))
@click.option("--title", metavar="TEXT", help=N_("Chức vụ"))
@click.option("--unit", metavar="UNIT", help=N_("Cơ quan công tác"))
@click.option("--leads/--no-leads", "leads_unit", default=None,
              help=N_("Là người đứng đầu hoặc ký thay cơ quan"))  # fmt: skip
@click.option("--email", metavar="TEXT", help=N_("Thư điện tử"))
@click.option("--phone", metavar="TEXT", help=N_("Điện thoại"))
@click.option("--digests/--no-digests", default=None,
              help=N_("Nhận thư nhắc việc; công văn đôn đốc thì luôn được gửi"))  # fmt: skip
@pass_desk
def amend(desk: Desk, /, code: str, unit: str | None, digests: bool | None, **typed: Any) -> None:
    """Change what is known of a person."""
    from inspect_flow.services.people import amend_person
    from inspect_flow.services.queries.names import find_person, find_unit

    with desk.transaction() as work:
        changes = {name: value for name, value in typed.items() if value is not None}
        if unit is not None:
            changes["unit_id"] = find_unit(work, unit).id
        someone = find_person(work, code)
        if digests is not None:
            changes["extra"] = {**someone.extra, "digests_off": not digests}
        if not changes:
            raise BadInput(_("{code}: chưa ghi thông tin nào cần sửa").format(code=code))
        amend_person(work, someone, changes)
    tell(desk, told(_("Đã sửa thông tin của {code}.").format(code=code), code=code))


@person.command(
    "list",
    help=N_("Liệt kê những người đã đăng ký"),
    epilog="inspect-flow person list --unit snv-brvt",
)
@click.option("--unit", metavar="UNIT", help=N_("Chỉ người của cơ quan này"))
@click.option("--search", default="", metavar="TEXT", help=N_("Tìm trong tên, chức vụ, mã"))
@pass_desk
def list_(desk: Desk, unit: str | None, search: str) -> None:
    """List persons."""
    from inspect_flow.services.queries.names import find_unit
    from inspect_flow.services.queries.persons import list_persons

    with desk.reading() as work:
        place = find_unit(work, unit) if unit else None
        rows = [asdict(row) for row in list_persons(work, unit=place, text=search)]
    columns = {
        "code": _("Mã"),
        "name": _("Họ tên"),
        "title": _("Chức vụ"),
        "unit": _("Cơ quan"),
        "leads_unit": _("Đứng đầu"),
    }
    show_rows(rows, columns, as_json=desk.as_json)


@person.command(
    "show",
    help=N_("Xem một người: chức vụ hiện nay, chức vụ trước, các đoàn đã tham gia"),
    epilog="inspect-flow person show hanh",
)
@click.argument("code")
@pass_desk
def show(desk: Desk, code: str) -> None:
    """Show one person."""
    from inspect_flow.services.queries.names import find_person

    with desk.reading() as work:
        facts = _facts(work, find_person(work, code))
    if desk.as_json:
        show_json(facts)
        return
    labels = {
        "code": _("Mã"),
        "name": _("Họ tên"),
        "title": _("Chức vụ"),
        "unit": _("Cơ quan"),
        "leads_unit": _("Đứng đầu"),
        "email": _("Thư điện tử"),
        "phone": _("Điện thoại"),
        "takes_digests": _("Nhận thư nhắc việc"),
    }
    show_record(facts, labels, as_json=False)
    _show_posts_and_places(facts)


@person.command(
    "post",
    help=N_("Ghi chức vụ đã giữ ở cơ quan khác, để tránh xung đột lợi ích"),
    epilog='inspect-flow person post minh huyen-long-dien --title "Phó phòng" --to 31/12/2016',
)
@click.argument("code")
@click.argument("unit")
@click.option("--title", default="", metavar="TEXT", help=N_("Chức vụ"))
@click.option("--from", "from_on", type=Day(), help=N_("Từ ngày"))
@click.option("--to", "to_on", type=Day(), help=N_("Đến ngày"))
@pass_desk
def post(
    desk: Desk, code: str, unit: str, title: str, from_on: date | None, to_on: date | None
) -> None:
    """Record a former office."""
    from inspect_flow.services.people import record_post
    from inspect_flow.services.queries.names import find_person, find_unit

    with desk.transaction() as work:
        holder, place = find_person(work, code), find_unit(work, unit)
        record_post(work, holder, place, title, from_on, to_on)
    sentence = _("Đã ghi chức vụ của {code} tại {unit}.").format(code=code, unit=unit)
    tell(desk, told(sentence, code=code, unit=unit))


def _facts(work: Work, someone: Person) -> dict[str, Any]:
    from inspect_flow.services.queries.names import unit_names
    from inspect_flow.services.queries.persons import memberships_of, posts_of

    return {
        "code": someone.code,
        "name": someone.name,
        "title": someone.title,
        "unit": unit_names(work, [someone.unit_id]).get(someone.unit_id or 0, ""),
        "leads_unit": someone.leads_unit,
        "email": someone.email,
        "phone": someone.phone,
        "takes_digests": not someone.extra.get("digests_off"),
        "posts": [asdict(each) for each in posts_of(work, someone)],
        "delegations": [
            {**asdict(each), "role_label": each.role.label}
            for each in memberships_of(work, someone)
        ],
    }


def _show_posts_and_places(facts: dict[str, Any]) -> None:
    if facts["posts"]:
        columns = {
            "unit": _("Cơ quan"),
            "title": _("Chức vụ"),
            "from_on": _("Từ"),
            "to_on": _("Đến"),
        }
        click.echo()
        show_rows(facts["posts"], columns, as_json=False, title=_("Chức vụ khác"))
    if facts["delegations"]:
        columns = {
            "delegation": _("Đoàn"),
            "campaign": _("Đợt"),
            "role_label": _("Vai trò"),
            "in_office": _("Đang làm"),
        }
        click.echo()
        show_rows(facts["delegations"], columns, as_json=False, title=_n("Đoàn kiểm tra"))
