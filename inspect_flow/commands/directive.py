"""`inspect-flow directive`: the letter that orders what was found wanting put right."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date

import click

from inspect_flow.commands.case_verbs import add_comment_verb, add_timeline
from inspect_flow.commands.frame import Desk, noun, pass_desk
from inspect_flow.commands.moments import DeadlineOption
from inspect_flow.commands.moving import (
    add_moving_verbs,
    add_shortcut,
    override_option,
    people_named,
    reason_option,
    set_aside,
)
from inspect_flow.commands.output import show_json, show_record, show_rows
from inspect_flow.commands.telling import tell, told_of
from inspect_flow.commands.words import Word
from inspect_flow.locale.translation import N_, _, _n
from inspect_flow.vocabulary.documents import DirectiveForm
from inspect_flow.vocabulary.errors import BadInput

_CODE = "KT-2019-001-CC-01"


@noun("directive", N_("Văn bản chấn chỉnh"))
def directive() -> None:
    """Group the verbs."""


@directive.command(
    "draft",
    help=N_("Dự thảo văn bản chấn chỉnh cho một cuộc kiểm tra hoặc cả đợt"),
    epilog="inspect-flow directive draft KT-2019-001 --issuer huyen-long-dien --signer tu --as lan",
)
@click.argument("inspection", required=False)
@click.option("--campaign", metavar="CODE", help=N_("Cho mọi tồn tại của cả đợt này"))
@click.option("--issuer", required=True, metavar="UNIT", help=N_("Cơ quan ban hành"))
@click.option("--signer", required=True, metavar="PERSON", help=N_("Người ký"))
@click.option(
    "--form",
    type=Word(DirectiveForm),
    default=DirectiveForm.LETTER,
    help=N_("Hình thức văn bản: công văn hoặc chỉ thị"),
)
@click.option("--text", default="", metavar="TEXT", help=N_("Nội dung yêu cầu thêm"))
@pass_desk
def draft(
    desk: Desk,
    inspection: str | None,
    campaign: str | None,
    issuer: str,
    signer: str,
    form: DirectiveForm,
    text: str,
) -> None:
    """Draft a directive."""
    from inspect_flow.records.tables import Campaign, Inspection
    from inspect_flow.services.directives import (
        deficiencies_under,
        draft_campaign_directive,
        draft_directive,
    )
    from inspect_flow.services.queries.names import find_person, find_unit
    from inspect_flow.services.registry import find

    if (inspection is None) == (campaign is None):
        raise BadInput(_("Ghi mã cuộc kiểm tra, hoặc --campaign cho cả đợt; chỉ một trong hai"))
    with desk.transaction() as work:
        unit, person = find_unit(work, issuer), find_person(work, signer)
        if inspection is not None:
            place = find(work, Inspection, inspection)
            drafted = draft_directive(work, place, unit, person, text, form=form)
        else:
            whole = find(work, Campaign, str(campaign))
            drafted = draft_campaign_directive(work, whole, unit, person, text, form=form)
        done = _("Đã dự thảo {code}, yêu cầu khắc phục {count} tồn tại.").format(
            code=drafted.code, count=len(deficiencies_under(work, drafted))
        )
        kept = told_of(work, drafted, done)
    tell(desk, kept)


@directive.command(
    "list",
    help=N_("Liệt kê văn bản chấn chỉnh"),
    epilog="inspect-flow directive list --campaign BRVT-2019",
)
@click.option("--campaign", metavar="CODE", help=N_("Chỉ của đợt này"))
@click.option("--state", metavar="WORD", help=N_("Chỉ ở trạng thái này"))
@pass_desk
def list_(desk: Desk, campaign: str | None, state: str | None) -> None:
    """List directives."""
    from inspect_flow.commands.states import state_named
    from inspect_flow.records.tables import Campaign
    from inspect_flow.services.queries.papers import list_directives
    from inspect_flow.services.registry import find

    with desk.reading() as work:
        chosen = find(work, Campaign, campaign) if campaign else None
        wanted = state_named(work, "directive", state)
        rows = [asdict(row) for row in list_directives(work, campaign=chosen, state=wanted)]
    columns = {
        "code": _("Mã"),
        "number": _("Số, ký hiệu"),
        "issued_on": _("Ngày"),
        "issuer": _("Cơ quan"),
        "signer": _("Người ký"),
        "state_label": _("Trạng thái"),
        "n_deficiencies": _("Số tồn tại"),
    }
    show_rows(rows, columns, as_json=desk.as_json)


@directive.command(
    "show",
    help=N_("Xem một văn bản chấn chỉnh và những tồn tại phải khắc phục"),
    epilog=f"inspect-flow directive show {_CODE}",
)
@click.argument("code")
@pass_desk
def show(desk: Desk, code: str) -> None:
    """Show one directive."""
    from inspect_flow.records.tables import Directive
    from inspect_flow.services.queries.deficiencies import list_deficiencies
    from inspect_flow.services.queries.papers import list_directives
    from inspect_flow.services.registry import find

    with desk.reading() as work:
        record = find(work, Directive, code)
        row = list_directives(work, directive=record)[0]
        ordered = [asdict(each) for each in list_deficiencies(work, directive=record)]
        facts = {**asdict(row), "text": record.text, "deficiencies": ordered}
    if desk.as_json:
        show_json(facts)
        return
    labels = {"code": _("Mã"), "number": _("Số, ký hiệu"), "issued_on": _("Ngày"),
              "issuer": _("Cơ quan"), "signer": _("Người ký"), "campaign": _("Đợt"),
              "inspection": _("Cuộc kiểm tra"), "state_label": _("Trạng thái"),
              "text": _("Nội dung")}  # fmt: skip
    show_record(facts, labels, as_json=False)
    click.echo()
    columns = {"code": _("Mã"), "statement": _("Nội dung"), "owner": _("Đơn vị khắc phục"),
               "deadline": _("Hạn"), "state_label": _("Trạng thái")}  # fmt: skip
    show_rows(ordered, columns, as_json=False, title=_("Tồn tại phải khắc phục"))


@directive.command(
    "issue",
    help=N_("Ban hành: cấp số, lập văn bản, yêu cầu khắc phục từng tồn tại"),
    epilog=f"inspect-flow directive issue {_CODE} --as tu",
)
@click.argument("code")
@click.option("--number", type=int, help=N_("Số đã được văn thư cấp; không ghi thì lấy số kế tiếp"))
@override_option
@pass_desk
def issue(desk: Desk, code: str, number: int | None, overrides: tuple[str, ...]) -> None:
    """Issue a directive."""
    from inspect_flow.records.tables import Directive
    from inspect_flow.services.issuing import issue_directive
    from inspect_flow.services.registry import find

    with desk.transaction() as work:
        record = find(work, Directive, code)
        with people_named(work, record, "issue"):
            excused = work.excusing(set_aside(work, record, "issue", overrides))
            issue_directive(excused, record, number)
        done = _("Đã ban hành {code}, số {number}/{symbol}.").format(
            code=code, number=record.number, symbol=record.symbol
        )
        kept = told_of(work, record, done, number=record.number, symbol=record.symbol)
    tell(desk, kept)


@directive.command(
    "replace",
    help=N_("Ban hành văn bản thay thế; tồn tại chưa xong được chuyển sang văn bản mới"),
    epilog=f'inspect-flow directive replace {_CODE} --reason "Sai thời hạn" '
    "--deadline 30/10/2019 --as hanh",
)
@click.argument("code")
@reason_option
@click.option(cls=DeadlineOption, help=N_("Thời hạn mới của những việc chưa xong"))
@click.option("--signer", metavar="PERSON", help=N_("Người ký; không ghi thì giữ người ký cũ"))
@click.option("--text", metavar="TEXT", help=N_("Nội dung; không ghi thì giữ nội dung cũ"))
@click.option("--number", type=int, help=N_("Số đã được văn thư cấp; không ghi thì lấy số kế tiếp"))
@override_option
@pass_desk
def replace(
    desk: Desk,
    code: str,
    reason: str,
    deadline: date | None,
    signer: str | None,
    text: str | None,
    number: int | None,
    overrides: tuple[str, ...],
) -> None:
    """Issue a directive in the place of another one."""
    from inspect_flow.records.tables import Directive, Person
    from inspect_flow.services.directives import deficiencies_under
    from inspect_flow.services.issuing import replace_directive
    from inspect_flow.services.queries.names import find_person
    from inspect_flow.services.registry import find, get

    with desk.transaction() as work:
        old = find(work, Directive, code)
        person = find_person(work, signer) if signer else get(work, Person, old.signer_id)
        words = old.text if text is None else text
        with people_named(work, old, "supersede"):
            excused = work.excusing(set_aside(work, old, "issue", overrides))
            new = replace_directive(
                excused, old, person, words, reason, deadline=deadline, number=number
            )
        count = len(deficiencies_under(work, new))
        done = _n(
            "Đã ban hành {new} (số {number}/{symbol}) thay thế {old}, {count} tồn tại.", count
        ).format(new=new.code, number=new.number, symbol=new.symbol, old=code, count=count)
        kept = told_of(
            work, new, done, supersedes=code, number=new.number, symbol=new.symbol
        )  # fmt: skip
    tell(desk, kept)


for _name, _moves, _help in (
    ("fulfil", ("fulfil",), N_("Xác nhận đã thực hiện xong")),
    ("withdraw", ("withdraw",), N_("Thu hồi, phải ghi lý do")),
):
    add_shortcut(directive, "directive", _name, _moves, _help, f"{_CODE} --as hanh")
add_moving_verbs(directive, "directive", _CODE, "issue")
add_timeline(directive, "directive", _CODE)
add_comment_verb(directive, "directive", _CODE)
