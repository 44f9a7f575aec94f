"""The figures of a campaign beside those of the year before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from decimal import ROUND_HALF_UP, Decimal

from inspect_flow.locale.numbers import decimal_comma, written_number
from inspect_flow.services.lineages import lineages
from inspect_flow.services.papers.campaign_figures import CampaignFigures, Found
from inspect_flow.services.papers.desk import Desk
from inspect_flow.services.papers.summary_tables import tallied
from inspect_flow.vocabulary.overview_papers import Compared, ComparedUnit, Tally

_TENTH = Decimal("0.1")


def compared(before: CampaignFigures, now: CampaignFigures) -> list[Compared]:
    """Return the figures of both years side by side."""
    earlier, ours = tallied(before.found), tallied(now.found)
    units = [len({each.unit_id for each in figures.inspected}) for figures in (before, now)]
    averages = (_ratio(earlier["shortcomings"], units[0]), _ratio(ours["shortcomings"], units[1]))
    return [
        _counts("Số đơn vị được kiểm tra", units[0], units[1]),
        _counts("Ưu điểm", earlier["strengths"], ours["strengths"]),
        _counts("Tồn tại, hạn chế", earlier["shortcomings"], ours["shortcomings"]),
        _decimals("Bình quân tồn tại, hạn chế mỗi đơn vị", averages[0], averages[1]),
        _counts("Tồn tại, hạn chế đã khắc phục", earlier["handled"], ours["handled"]),
        _decimals("Tỷ lệ đã khắc phục", _share(earlier), _share(ours), "%", " điểm %"),
    ]


def handled_share(tally: Tally) -> str:
    """Write which part of the shortcomings has been put right; nothing without any."""
    share = _share(tally)
    return "" if share is None else f"{decimal_comma(share, 1)}%"


def _share(tally: Tally) -> Decimal | None:
    return _ratio(100 * tally["handled"], tally["shortcomings"])


def _ratio(part: int, whole: int) -> Decimal | None:
    return (Decimal(part) / whole).quantize(_TENTH, ROUND_HALF_UP) if whole else None


def _counts(label: str, before: int, now: int) -> Compared:
    change = _change(now - before, lambda number: written_number(int(number)))
    return Compared(
        label=label, before=written_number(before), now=written_number(now), change=change
    )


def _decimals(
    label: str, before: Decimal | None, now: Decimal | None, unit: str = "", more: str = ""
) -> Compared:
    written = ["" if each is None else f"{decimal_comma(each, 1)}{unit}" for each in (before, now)]
    is_known = before is not None and now is not None
    change = (now or Decimal(0)) - (before or Decimal(0))
    said = _change(change, lambda number: f"{decimal_comma(Decimal(number), 1)}{more}")
    return Compared(label=label, before=written[0], now=written[1], change=said if is_known else "")


def _change(change: Decimal | int, write: Callable[[Decimal], str]) -> str:
    if change == 0:
        return "không đổi"
    return f"{'tăng' if change > 0 else 'giảm'} {write(abs(Decimal(change)))}"


def compared_units(desk: Desk, before: CampaignFigures, now: CampaignFigures) -> list[ComparedUnit]:
    """Return the units inspected in both years; an heir stands beside each it followed."""
    earlier, ours = _by_unit(before.found), _by_unit(now.found)
    known = dict.fromkeys(each.unit_id for each in before.inspected)
    units = dict.fromkeys(each.unit_id for each in now.inspected)
    own = lineages(desk.work, units)
    return [
        ComparedUnit(
            before_unit=desk.short(predecessor),
            before=earlier[predecessor],
            unit=desk.short(unit),
            now=ours[unit],
        )
        for unit in units
        for predecessor in known
        if predecessor in own[unit]
    ]


def _by_unit(found: Iterable[Found]) -> dict[int, int]:
    numbers: dict[int, int] = defaultdict(int)
    for each in found:
        numbers[each.inspection.unit_id] += each.is_shortcoming
    return numbers
