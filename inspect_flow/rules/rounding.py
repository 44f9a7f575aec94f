"""Exact fractions become printed numbers once, half up, at the very end."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction


def half_up(value: Fraction, places: int = 2) -> Decimal:
    """Round `value` to `places` decimals, a half away from zero."""
    scaled = abs(value) * 10**places
    whole, rest = divmod(scaled.numerator, scaled.denominator)
    if 2 * rest >= scaled.denominator:
        whole += 1
    return Decimal(-whole if value < 0 else whole).scaleb(-places)


def percent_of(part: Decimal, whole: Decimal) -> Decimal | None:
    """Return part / whole in percent with 2 decimals; `None` when there is no whole."""
    if whole == 0:
        return None
    return half_up(Fraction(part) / Fraction(whole) * 100)
