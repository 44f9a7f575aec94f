"""The verb that counts: found, handled, due and overdue, on any day."""

from __future__ import annotations

from dataclasses import asdict
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import click

from inspect_flow.commands.frame import Desk, Verb, pass_desk
from inspect_flow.commands.output import show_json, show_rows
from inspect_flow.locale.dates import short_date
from inspect_flow.locale.numbers import percent
from inspect_flow.locale.translation import N_, _

if TYPE_CHECKING:
    from inspect_flow.rules.remediation_figures import Tally
    from inspect_flow.services.queries.remediation_figures import UnitFigures


@click.command(
    "figures",
    cls=Verb,
    help=N_("Số liệu khắc phục theo đơn vị và năm: phát hiện, đã xử lý, trong hạn, quá hạn"),
    epilog="inspect-flow remind figures --on 31/12/2019\n"
    "inspect-flow remind figures --unit huyen-long-dien --json",
)
@click.option("--unit", metavar="UNIT", help=N_("Chỉ của đơn vị này"))
@click.option("--campaign", metavar="CODE", help=N_("Chỉ của đợt này"))
@pass_desk
def figures(desk: Desk, unit: str | None, campaign: str | None) -> None:
    """Count as of the end of the day that `--on` names."""
    from inspect_flow.records.tables import Campaign
    from inspect_flow.services.queries.names import find_unit
    from inspect_flow.services.queries.remediation_figures import remediation_figures, total
    from inspect_flow.services.registry import find

    with desk.reading() as work:
        on = work.on
        rows = remediation_figures(
            work,
            on,
            unit=find_unit(work, unit) if unit else None,
            campaign=find(work, Campaign, campaign) if campaign else None,
        )
    lines, sum_of_all = [_line(each) for each in rows], total(rows)
    if desk.as_json:
        show_json({"on": on, "rows": lines, "total": _counts(sum_of_all)})
        return
    ending = [{"unit": _("Tổng số"), **_counts(sum_of_all)}] if len(lines) > 1 else []
    title = _("Số liệu khắc phục đến hết ngày {day}").format(day=short_date(on))
    show_rows([*lines, *ending], _columns(), as_json=False, title=title)


def _columns() -> dict[str, str]:
    return {
        "unit": _("Đơn vị"),
        "year": _("Năm"),
        "found": _("Phát hiện"),
        "handled": _("Đã xử lý"),
        "ratio": _("Tỷ lệ"),
        "due": _("Trong hạn"),
        "overdue_1_15": _("Quá hạn 1–15 ngày"),
        "overdue_16_30": _("16–30 ngày"),
        "overdue_31_90": _("31–90 ngày"),
        "overdue_over_90": _("Trên 90 ngày"),
        "waiting": _("Chưa tính hạn"),
        "outcome_unknown": _("Chưa rõ kết quả"),
        "criterion_share": _("Điểm tiêu chí"),
    }


def _line(row: UnitFigures) -> dict[str, Any]:
    return {
        "unit_code": row.unit_code,
        "unit": row.unit,
        "year": row.year,
        **_counts(row.tally),
        "criterion": row.criterion,
        "criterion_share": _percent(row.criterion_share),
    }


def _counts(tally: Tally) -> dict[str, Any]:
    return {**asdict(tally), "overdue": tally.overdue, "ratio": _percent(tally.ratio)}


def _percent(share: Fraction | None) -> str:
    return "" if share is None else percent(share.numerator, share.denominator)
