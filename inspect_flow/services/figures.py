"""Where the figures of one inspection contradict each other; nothing is ever repaired."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlmodel import col, select

from inspect_flow.locale.dates import short_date
from inspect_flow.locale.translation import _
from inspect_flow.records.tables import Finding, Inspection
from inspect_flow.rules.quantities import Quantity
from inspect_flow.rules.quantity_checks import discrepancies_among
from inspect_flow.rules.quantity_reading import quantity_faults, read_quantity
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.findings import FindingKind


def contradictions(work: Work, inspection: Inspection) -> tuple[str, ...]:
    """Name every figure, sum or date of the inspection that cannot be right, with one query."""
    rows = work.session.exec(
        select(Finding.code, Finding.kind, Finding.quantities)
        .where(Finding.inspection_id == inspection.id, col(Finding.is_removed).is_(False))
        .order_by(col(Finding.kind), col(Finding.position), col(Finding.id))
    ).all()
    found = [
        _("{code}: {warning}").format(code=code, warning=warning)
        for code, _kind, quantities in rows
        for warning in warnings_of(quantities)
    ]
    found += _miscounted(inspection, [kind for _code, kind, _quantities in rows])
    found += _misdated(inspection)
    return tuple(found)


def warnings_of(quantities: Sequence[Any]) -> list[str]:
    """Return what is wrong with the figures of one finding, each once."""
    said = [str(each) for each in discrepancies_among(quantities_of(quantities))]
    return list(dict.fromkeys(said))


def quantities_of(stored: Sequence[Any]) -> list[Quantity]:
    """Read stored figures; what cannot be read as a figure stays the text that it is."""
    return [_quantity(each) for each in stored if each]


def _quantity(stored: Any) -> Quantity:
    written = stored if isinstance(stored, Mapping) else {"text": str(stored)}
    if quantity_faults(written):
        words = "; ".join(str(value) for value in written.values() if value not in (None, ""))
        return Quantity(written=(("text", words),))
    return read_quantity(written)


def _miscounted(inspection: Inspection, kinds: list[str]) -> Iterator[str]:
    shortcomings = kinds.count(FindingKind.SHORTCOMING.value)
    if inspection.says_no_shortcoming and shortcomings:
        yield _("đã ghi là không có tồn tại, nhưng có {count} tồn tại").format(count=shortcomings)
    stated = inspection.extra.get("stated_counts") or {}
    for kind in FindingKind:
        count = kinds.count(kind.value)
        if isinstance(stated.get(kind.value), int) and stated[kind.value] != count:
            yield _("nguồn nêu {stated} {kind}, đã ghi {count}").format(
                stated=stated[kind.value], kind=kind.label, count=count
            )


def _misdated(inspection: Inspection) -> Iterator[str]:
    first, last = inspection.figures_from, inspection.figures_to
    if first and last and last < first:
        yield _("mốc số liệu: ngày cuối {last} trước ngày đầu {first}").format(
            last=short_date(last), first=short_date(first)
        )
    reported, commented = inspection.self_reported_on, inspection.commented_on
    if reported and commented and commented < reported:
        yield _("đơn vị góp ý dự thảo ngày {day}, trước ngày gửi báo cáo {reported}").format(
            day=short_date(commented), reported=short_date(reported)
        )
