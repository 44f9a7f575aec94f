"""Verbs that start from an earlier campaign: renew it, carry over what is open, look again."""

from __future__ import annotations

import click

from inspect_flow.commands.frame import Desk, Verb, pass_desk
from inspect_flow.commands.moving import people_named
from inspect_flow.commands.telling import tell, told, told_of
from inspect_flow.locale.translation import N_, _, _n


@click.command(
    "renew",
    cls=Verb,
    help=N_("Mở đợt mới từ đợt trước: đơn vị, đoàn, chỉ tiêu, thời hạn được lấy lại"),
    epilog="inspect-flow campaign renew BRVT-2019 BRVT-2020 --year 2020",
)
@click.argument("previous")
@click.argument("code")
@click.option("--year", type=int, required=True, help=N_("Năm của đợt mới"))
@pass_desk
def renew(desk: Desk, previous: str, code: str, year: int) -> None:
    """Start a campaign from last year's."""
    from inspect_flow.records.tables import Campaign
    from inspect_flow.services.campaigns import inspections_of
    from inspect_flow.services.registry import find
    from inspect_flow.services.renewal import lost_units, renew_campaign

    with desk.transaction() as work:
        earlier = find(work, Campaign, previous)
        opened = renew_campaign(work, earlier, code, year)
        planned = len(inspections_of(work, opened))
        lost = {
            gone.code: [heir.code for heir in heirs] for gone, heirs in lost_units(work, earlier)
        }
        sentence = _("Đã mở đợt {code} theo {previous}, lấy lại {count} đơn vị.").format(
            code=code, previous=previous, count=planned
        )
        kept = told_of(work, opened, sentence, planned=planned, lost_units=lost)
    for gone, heirs in lost.items():
        chosen = ", ".join(heirs) or _("chưa biết đơn vị kế thừa")
        kept.sentences.append(
            _("{unit} không còn; chọn đơn vị kế thừa để đưa vào kế hoạch: {heirs}.").format(
                unit=gone, heirs=chosen
            )
        )
    tell(desk, kept)


@click.command(
    "carry-over",
    cls=Verb,
    help=N_("Chuyển tồn tại chưa xong của đợt trước sang các cuộc cùng đơn vị trong đợt này"),
    epilog="inspect-flow campaign carry-over BRVT-2019 BRVT-2020 --as hanh",
)
@click.argument("previous")
@click.argument("code")
@pass_desk
def carry_over(desk: Desk, previous: str, code: str) -> None:
    """Carry what is still open over to this year's inspections of the same units."""
    from inspect_flow.records.tables import Campaign, Deficiency
    from inspect_flow.services.deficiencies import deficiencies_of_campaign
    from inspect_flow.services.registry import find, get
    from inspect_flow.services.renewal import carry_open_items

    with desk.transaction() as work:
        earlier, opened = find(work, Campaign, previous), find(work, Campaign, code)
        with people_named(work, earlier, "cancel"):
            carried = carry_open_items(work, earlier, opened)
        pairs = {get(work, Deficiency, new.carried_from_id).code: new.code for new in carried}
        left = [each.code for each in deficiencies_of_campaign(work, earlier)]
    sentence = _n(
        "Đã chuyển {count} tồn tại chưa xong của {previous} sang {code}.", len(pairs)
    ).format(count=len(pairs), previous=previous, code=code)
    kept = told(sentence, code=code, carried=pairs, left=left)
    kept.sentences += [f"  {old} → {new}" for old, new in pairs.items()]
    if left:
        kept.sentences.append(
            _(
                "Còn ở {previous}: {codes}; đơn vị chưa có cuộc nào đang mở trong {code}, "
                "hoặc tồn tại đang được xem xét lại."
            ).format(previous=previous, code=code, codes=", ".join(left))
        )
    tell(desk, kept)


@click.command(
    "reinspect",
    cls=Verb,
    help=N_("Đưa vào đợt này cuộc kiểm tra lại, chỉ gồm tồn tại chưa xong của cuộc trước"),
    epilog="inspect-flow campaign reinspect BRVT-2020 KT-2019-001 --as hanh",
)
@click.argument("code")
@click.argument("earlier", metavar="INSPECTION")
@click.option("--unit", metavar="UNIT", help=N_("Đơn vị kế thừa, nếu đơn vị cũ không còn"))
@pass_desk
def reinspect(desk: Desk, code: str, earlier: str, unit: str | None) -> None:
    """Plan an inspection of what is still open."""
    from inspect_flow.records.tables import Campaign, Inspection, Unit
    from inspect_flow.services.deficiencies import deficiencies_of
    from inspect_flow.services.queries.names import find_unit
    from inspect_flow.services.registry import find, get
    from inspect_flow.services.renewal import reinspect as plan_again

    with desk.transaction() as work:
        before = find(work, Inspection, earlier)
        heir = find_unit(work, unit) if unit else get(work, Unit, before.unit_id)
        with people_named(work, before, "cancel"):
            planned = plan_again(work, before, find(work, Campaign, code), heir)
        count = len(deficiencies_of(work, planned))
        sentence = _("Đã đưa {code} vào kế hoạch, mang theo {count} tồn tại chưa xong.")
        kept = told_of(work, planned, sentence.format(code=planned.code, count=count))
    tell(desk, kept)
