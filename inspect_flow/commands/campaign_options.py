"""Options that opening and amending a campaign share, and their way into the record's fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import click

from inspect_flow.commands.moments import Day
from inspect_flow.commands.words import Word, pairs
from inspect_flow.locale.translation import N_, _
from inspect_flow.vocabulary.campaigns import CampaignKind, Method
from inspect_flow.vocabulary.errors import BadInput

if TYPE_CHECKING:
    from inspect_flow.services.work import Work

Function = TypeVar("Function", bound=Callable[..., Any])

_OPTIONS = (
    click.option("--kind", type=Word(CampaignKind), help=N_("Định kỳ, đột xuất hoặc chuyên đề")),
    click.option("--method", type=Word(Method), help=N_("Trực tiếp, qua báo cáo hoặc cả hai")),
    click.option("--announced/--unannounced", "is_announced", default=None,
                 help=N_("Có báo trước cho đơn vị hay không")),
    click.option("--issuer", metavar="UNIT", help=N_("Cơ quan ban hành kế hoạch")),
    click.option("--lead", metavar="UNIT", help=N_("Cơ quan chủ trì")),
    click.option("--from", "starts_on", type=Day(), help=N_("Ngày bắt đầu kiểm tra")),
    click.option("--to", "ends_on", type=Day(), help=N_("Ngày kết thúc kiểm tra")),
    click.option("--figures-from", type=Day(), help=N_("Mốc đầu của số liệu")),
    click.option("--figures-to", type=Day(), help=N_("Mốc cuối của số liệu")),
    click.option("--checklist", metavar="CODE", help=N_("Bảng kiểm dùng cho đợt này")),
    click.option("--theme", "themes", multiple=True, metavar="TEXT", help=N_("Chuyên đề")),
    click.option("--legal-basis", "legal_bases", multiple=True, metavar="TEXT",
                 help=N_("Căn cứ pháp lý in trong văn bản")),
    click.option("--interval", "intervals", multiple=True, metavar="NAME=COUNT[:UNIT]",
                 help=N_("Thời hạn riêng của đợt, ví dụ conclusion=10:working_day")),
    click.option("--note", metavar="TEXT", help=N_("Ghi chú")),
)  # fmt: skip


def campaign_options(function: Function) -> Function:
    """Give a verb the options of a campaign's plan."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


def campaign_fields(work: Work, typed: Mapping[str, Any]) -> dict[str, Any]:
    """Return the record's fields from what was typed; what was not typed is left out."""
    from inspect_flow.services.queries.names import find_unit

    given = {name: value for name, value in typed.items() if value not in (None, ())}
    for name in ("issuer", "lead"):
        if name in given:
            given[f"{name}_id"] = find_unit(work, given.pop(name)).id
    for name in ("kind", "method"):
        if name in given:
            given[name] = given[name].value
    for name in ("themes", "legal_bases"):
        if name in given:
            given[name] = list(given[name])
    if "intervals" in given:
        given["intervals"] = read_intervals(given["intervals"])
    return given


def read_intervals(texts: tuple[str, ...]) -> dict[str, dict[str, Any]]:
    """Read "conclusion=10" and "conclusion=10:day"; raise `BadInput` for every bad count."""
    found: dict[str, dict[str, Any]] = {}
    faults = []
    for name, value in pairs(texts).items():
        count, _colon, unit = value.partition(":")
        if not count.strip().isdigit():
            faults.append(
                _("{name}: '{value}' phải là số ngày, ví dụ 10 hoặc 10:day").format(
                    name=name, value=value
                )
            )
            continue
        found[name] = {"count": int(count), **({"unit": unit.strip()} if unit else {})}
    if faults:
        raise BadInput(_("Thời hạn riêng không đọc được"), faults)
    return found
