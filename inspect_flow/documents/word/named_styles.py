"""The styles of the document: what p, h2, h3 and h4 of the stylesheet look like."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from inspect_flow.documents.word.looks import (
    ParagraphLook,
    RunLook,
    paragraph_look,
    paragraph_properties,
    run_look,
    run_properties,
)
from inspect_flow.documents.word.markup import w
from inspect_flow.documents.word.paragraphs import NamedStyle, Styles
from inspect_flow.documents.word.styled_page import StyledPage, points

FONT = "Times New Roman"
LANGUAGE = "vi-VN"
_NAMES = {
    "p": ("BodyText", "Body Text", None),
    "h2": ("Heading1", "heading 1", 0),
    "h3": ("Heading2", "heading 2", 1),
    "h4": ("Heading3", "heading 3", 2),
}
_PROBE = "".join(f"<{tag}>x</{tag}>" for tag in _NAMES)


def named_styles(profile: str, house: str | None) -> Styles:
    """Return the style of each tag that has one; "" is the style of all other text."""
    probe = StyledPage(f'<html><body class="{profile}">{_PROBE}</body></html>', house)
    found = {"": NamedStyle("", ParagraphLook(), RunLook())}
    for element in probe.body:
        style = probe.style(element)
        look = replace(paragraph_look(style), before=points(style["margin_top"]))
        found[element.tag] = NamedStyle(_NAMES[element.tag][0], look, run_look(style))
    return found


def styles_part(styles: Styles) -> Iterator[Any]:
    """Write what word/styles.xml holds."""
    yield w(
        "docDefaults",
        w("rPrDefault", w("rPr", _fonts(), w("sz", val=28), w("szCs", val=28), _language())),
        w("pPrDefault", w("pPr")),
    )
    yield w(
        "style",
        w("name", val="Normal"),
        w("qFormat"),
        type="paragraph",
        default=1,
        styleId="Normal",
    )
    yield _empty_table_style()
    for tag, (identity, name, level) in _NAMES.items():
        yield _style(identity, name, level, styles[tag])


def _fonts() -> Any:
    return w("rFonts", ascii=FONT, hAnsi=FONT, cs=FONT, eastAsia=FONT)


def _language() -> Any:
    return w("lang", val=LANGUAGE, eastAsia=LANGUAGE, bidi="ar-SA")


def _empty_table_style() -> Any:
    edges = (w(side, w=0, type="dxa") for side in ("top", "left", "bottom", "right"))
    properties = w("tblPr", w("tblInd", w=0, type="dxa"), w("tblCellMar", *edges))
    name = w("name", val="Normal Table")
    return w("style", name, properties, type="table", default=1, styleId="TableNormal")


def _style(identity: str, name: str, level: int | None, style: NamedStyle) -> Any:
    paragraph = paragraph_properties(style.look, ParagraphLook())
    if level is not None:
        paragraph.insert(0, w("keepNext"))
        paragraph.append(w("outlineLvl", val=level))
    return w(
        "style",
        w("name", val=name),
        w("basedOn", val="Normal"),
        w("next", val="BodyText"),
        w("qFormat"),
        w("pPr", *paragraph),
        run_properties(style.run, RunLook()),
        type="paragraph",
        styleId=identity,
    )
