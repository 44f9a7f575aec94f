"""Numbers as Vietnamese papers print them: comma for decimals, zero before counts under ten."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal


def decimal_comma(value: Decimal, places: int = 2) -> str:
    """Write 1.234,5: dots between thousands, a comma, no trailing zeros."""
    # Adding zero takes the sign off a rounded "-0".
    rounded = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP) + 0
    text = f"{rounded:,f}".translate(str.maketrans(",.", ".,"))
    return text.rstrip("0").rstrip(",") if "," in text else text


def percent(numerator: int | Decimal, denominator: int | Decimal, places: int = 1) -> str:
    """Write a/b as "37,9%"."""
    return decimal_comma(Decimal(numerator) / Decimal(denominator) * 100, places) + "%"


def count(number: int) -> str:
    """Write 07 for 7: counts under ten take a leading zero in papers."""
    return f"{number:02d}" if 0 <= number < 10 else str(number)


def written_number(number: int) -> str:
    """Write 07 for 7, 1.234 for 1234, and a bare 0: how tables print counts."""
    return count(number) if 0 < number < 1000 else decimal_comma(Decimal(number), 0)


_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def roman(number: int) -> str:
    """Write `number` (1 to 39 in our papers) as a Roman numeral."""
    written = ""
    for value, numeral in _ROMAN:
        while number >= value:
            written += numeral
            number -= value
    return written
