"""Check the table of dossiers in a self-report: what came in must equal what went out or waits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from inspect_flow.locale.numbers import decimal_comma
from inspect_flow.locale.translation import N_, _

FIGURE_NAMES = {
    "carried_over": N_("tồn kỳ trước"),
    "received": N_("nhận mới"),
    "received_in_person": N_("nhận trực tiếp"),
    "received_online": N_("nhận trực tuyến"),
    "received_by_post": N_("nhận qua bưu chính công ích"),
    "resolved": N_("đã giải quyết"),
    "resolved_early": N_("giải quyết trước hạn"),
    "resolved_on_time": N_("giải quyết đúng hạn"),
    "resolved_late": N_("giải quyết quá hạn"),
    "pending": N_("đang giải quyết"),
    "pending_in_time": N_("đang giải quyết trong hạn"),
    "pending_late": N_("đang giải quyết quá hạn"),
}
_SUMS = (
    (("carried_over", "received"), ("resolved", "pending")),
    (("received",), ("received_in_person", "received_online", "received_by_post")),
    (("resolved",), ("resolved_early", "resolved_on_time", "resolved_late")),
    (("pending",), ("pending_in_time", "pending_late")),
)
_AT_MOST = (
    ("received_online", "received"),
    ("resolved_late", "resolved"),
    ("pending_late", "pending"),
)


@dataclass(frozen=True, slots=True)
class DossierFigures:
    """One row of the table (a field, or the whole unit); `None` is unknown and is not checked."""

    carried_over: Decimal | None = None
    received: Decimal | None = None
    received_in_person: Decimal | None = None
    received_online: Decimal | None = None
    received_by_post: Decimal | None = None
    resolved: Decimal | None = None
    resolved_early: Decimal | None = None
    resolved_on_time: Decimal | None = None
    resolved_late: Decimal | None = None
    pending: Decimal | None = None
    pending_in_time: Decimal | None = None
    pending_late: Decimal | None = None


def dossier_warnings(figures: DossierFigures) -> list[str]:
    """Return every sum that does not close and every part that exceeds its whole."""
    return [*_open_sums(figures), *_parts_above(figures)]


def _open_sums(figures: DossierFigures) -> Iterator[str]:
    for left, right in _SUMS:
        values = [getattr(figures, name) for name in (*left, *right)]
        if None in values:
            continue
        a, b = sum(values[: len(left)], Decimal(0)), sum(values[len(left) :], Decimal(0))
        if a != b:
            yield _("{left} = {a}, nhưng {right} = {b}; phải bằng nhau").format(
                left=_names(left), a=decimal_comma(a), right=_names(right), b=decimal_comma(b)
            )


def _parts_above(figures: DossierFigures) -> Iterator[str]:
    for part, whole in _AT_MOST:
        a, b = getattr(figures, part), getattr(figures, whole)
        if a is not None and b is not None and a > b:
            yield _("{part} ({a}) lớn hơn {whole} ({b})").format(
                part=_names((part,)), whole=_names((whole,)), a=decimal_comma(a), b=decimal_comma(b)
            )


def _names(codes: tuple[str, ...]) -> str:
    return " + ".join(_(FIGURE_NAMES[code]) for code in codes)
