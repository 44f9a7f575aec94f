"""The figures of a proposed finding in the shapes that findings are written in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from inspect_flow.locale.numbers import decimal_comma
from inspect_flow.rules.checklist import Figure
from inspect_flow.rules.finding_proposals import FigureFound, FindingProposal
from inspect_flow.vocabulary.checklists import FigureUnit

# "Tổng số thủ tục (0 nếu không có)" counts "thủ tục".
_COUNTED = re.compile(r"^(?:tổng số|số lượng|số|tỷ lệ) ", re.IGNORECASE)
_ASIDE = re.compile(r" *\([^()]*\)")
_MOST_PLACES = 4


def proposed_quantities(proposal: FindingProposal) -> list[dict[str, str]]:
    """Return the known figures as `read_quantity` reads them; an unknown one is left out.

    Numerator and denominator of the item become one ratio.
    """
    known = {found.figure.code: found for found in proposal.figures if found.value is not None}
    scoring = proposal.item.scoring
    part, whole = known.pop(scoring.numerator, None), known.get(scoring.denominator)
    ratio = [_ratio(part, known.pop(scoring.denominator))] if part and whole else []
    alone = [part] if part and not whole else []
    return [*ratio, *(_single(found) for found in (*alone, *known.values()))]


def _ratio(part: FigureFound, whole: FigureFound) -> dict[str, str]:
    numbers = "/".join(_digits(each) for each in _values(part, whole))
    return {"ratio": numbers, "of": _counted(whole.figure)}


def _single(found: FigureFound) -> dict[str, str]:
    number = next(_digits(each) for each in _values(found))
    counted = _counted(found.figure)
    shapes = {
        FigureUnit.PERCENT: {"percent": f"{number}%", "of": counted},
        FigureUnit.MONEY: {"money": f"{number} đồng", "of": counted},
    }
    return shapes.get(found.figure.unit, {"count": number, "of": counted})


def _values(*found: FigureFound) -> Iterator[Decimal]:
    yield from (each.value for each in found if each.value is not None)


def _digits(value: Decimal) -> str:
    # No dots between thousands: nothing is left to guess when it is read back.
    return decimal_comma(value, _MOST_PLACES).replace(".", "")


def _counted(figure: Figure) -> str:
    text = _COUNTED.sub("", _ASIDE.sub("", figure.text).strip())
    return text[:1].lower() + text[1:] if not text[1:2].isupper() else text
