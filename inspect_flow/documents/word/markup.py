"""Short ways to write WordprocessingML; text goes into w:t only: never a field, never markup."""

from __future__ import annotations

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

TWIPS_PER_POINT = 20
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def w(tag: str, *children: Any, **attributes: object) -> Any:
    """Make the element `w:tag`; children that are None are left out."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    made.extend(child for child in children if child is not None)
    return made


def text_element(text: str) -> Any:
    """Make `w:t` with its spaces kept."""
    made = w("t")
    made.text = text
    made.set(_SPACE, "preserve")
    return made


def twips(points: float) -> int:
    """Return twentieths of a point, the unit of most lengths in Word."""
    return round(points * TWIPS_PER_POINT)


def border(side: str, width: float, space: float = 0, is_dashed: bool = False) -> Any:
    """Make a black border; Word counts its width in eighths of a point."""
    line = "dashed" if is_dashed else "single"
    return w(side, val=line, sz=max(2, round(width * 8)), space=round(space), color="000000")


def has_tag(element: Any, tag: str) -> bool:
    """Tell whether `element` is `w:tag`."""
    return bool(element.tag == qn(f"w:{tag}"))
