"""The figures of the follow-up as workbooks; what users typed is never a formula there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from inspect_flow.interchange.sheets.registers import Column, register_book
from inspect_flow.locale.dates import short_date
from inspect_flow.locale.translation import _
from inspect_flow.services.queries.leadership import CaseLine, Choice, Group, UnitYears
from inspect_flow.services.queries.stuck import StuckRow
from inspect_flow.services.queries.unit_tiles import UnitTile
from inspect_flow.vocabulary.figures import Counted, GroupedBy


def groups_book(rows: Sequence[Group], by: GroupedBy, on: date) -> bytes:
    """Return the numbers of each unit, field, campaign or year."""
    told = [{"label": row.label, **_plain(row.numbers.items())} for row in rows]
    sums = {each: sum(row.numbers[each] for row in rows) for each in Counted}
    columns = {"label": Column(by.label.capitalize(), 42)} | {
        each.value: Column(each.label.capitalize(), 14, sums[each]) for each in Counted
    }
    title = _("Số liệu khắc phục tồn tại tính đến ngày {day}").format(day=short_date(on))
    return register_book(title, columns, told)


def _plain(numbers: Iterable[tuple[Counted, int]]) -> dict[str, int]:
    return {each.value: number for each, number in numbers}


def cases_book(lines: Sequence[CaseLine], asked: Choice) -> bytes:
    """Return the deficiencies that make one number."""
    told = [
        {
            "code": line.case.code, "statement": line.case.statement, "area": line.area,
            "unit": line.unit, "campaign": line.case.campaign, "state": line.state,
            "deadline": line.case.then.deadline, "late": line.late,
        }
        for line in lines
    ]  # fmt: skip
    columns = {
        "code": Column(_("Mã"), 26),
        "statement": Column(_("Nội dung"), 60),
        "area": Column(_("Lĩnh vực"), 26),
        "unit": Column(_("Đơn vị khắc phục"), 26),
        "campaign": Column(_("Đợt kiểm tra"), 16),
        "state": Column(_("Trạng thái"), 20),
        "deadline": Column(_("Thời hạn"), 12),
        "late": Column(_("Quá hạn (ngày)"), 10),
    }
    title = _("Tồn tại {what}, tính đến ngày {day}").format(
        what=asked.counted.label, day=short_date(asked.on)
    )
    return register_book(title, columns, told)


def stuck_book(rows: Sequence[StuckRow], on: date) -> bytes:
    """Return the inspections that stand still, each with the rule."""
    told: list[dict[str, Any]] = [
        {name: getattr(row, name) for name in row.__dataclass_fields__} for row in rows
    ]
    columns = {
        "code": Column(_("Cuộc kiểm tra"), 24),
        "unit": Column(_("Đơn vị"), 30),
        "rule_label": Column(_("Vì sao chậm"), 40),
        "since": Column(_("Từ ngày"), 12),
        "days": Column(_("Số ngày"), 10),
        "due": Column(_("Hạn văn bản"), 12),
        "overdue_days": Column(_("Quá hạn (ngày)"), 10),
        "head": Column(_("Người phụ trách"), 24),
    }
    title = _("Cuộc kiểm tra đang chậm, ngày {day}").format(day=short_date(on))
    return register_book(title, columns, told)


def years_book(rows: Sequence[UnitYears], years: Sequence[int], on: date) -> bytes:
    """Return the numbers of each unit, with its predecessors, year by year."""
    shown = (Counted.FOUND, Counted.HANDLED, Counted.OVERDUE)
    told = [
        {"unit": row.unit, "before": "; ".join(row.before)}
        | {
            f"{year} {each.value}": row.years[year][each]
            for year in years
            if year in row.years
            for each in shown
        }
        for row in rows
    ]
    columns = {"unit": Column(_("Đơn vị"), 30), "before": Column(_("Gồm cả"), 30)} | {
        f"{year} {each.value}": Column(f"{year}: {each.label}", 12)
        for year in years
        for each in shown
    }
    title = _("So sánh các năm, tính đến ngày {day}").format(day=short_date(on))
    return register_book(title, columns, told)


def tiles_book(tiles: Sequence[UnitTile], year: int) -> bytes:
    """Return each unit with its inspection of a year and its numbers."""
    told = [
        {"unit": tile.unit, "level": tile.level, "word": tile.word, "state": tile.state_label}
        | _plain(tile.numbers.items())
        for tile in tiles
    ]
    columns = {
        "unit": Column(_("Đơn vị"), 34),
        "level": Column(_("Cấp"), 16),
        "state": Column(_("Cuộc kiểm tra trong năm"), 26),
        "word": Column(_("Tình hình"), 26),
    } | {each.value: Column(each.label.capitalize(), 12) for each in Counted}
    return register_book(_("Các đơn vị, năm {year}").format(year=year), columns, told)
