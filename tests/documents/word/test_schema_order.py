"""Word refuses a file whose elements stand in another order than its schema (ISO/IEC 29500-1)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.documents.samples import NAMES
from tests.documents.word.reading_word import opened, written

_SIDES = "top left bottom right insideH insideV"
ORDERS = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl pBdr shd tabs spacing ind"
    " contextualSpacing jc outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs color spacing position sz szCs u bdr shd vertAlign lang",
    "tblPr": "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblLook",
    "tcPr": "tcW gridSpan vMerge tcBorders shd noWrap tcMar vAlign",
    "sectPr": "headerReference footerReference type pgSz pgMar pgNumType cols titlePg",
    "tbl": "tblPr tblGrid tr",
    "tr": "trPr tc",
    "tc": "tcPr p tbl",
    "pBdr": _SIDES,
    "tcBorders": _SIDES,
    "tcMar": _SIDES,
    "tblCellMar": _SIDES,
    "style": "name basedOn next qFormat pPr rPr tblPr",
    "settings": "zoom defaultTabStop compat themeFontLang",
}
# Paragraphs and tables of a cell stand in any order, as do the references of a section.
_MIXED = {"tc": {"p", "tbl"}, "sectPr": {"headerReference", "footerReference"}}


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def misplaced(root: Any) -> Iterator[str]:
    for element in root.iter():
        order = ORDERS.get(_name(element), "").split()
        mixed = _MIXED.get(_name(element), set())
        last = 0
        for child in element if order else ():
            name = _name(child)
            if name not in order:
                yield f"{_name(element)}/{name} is unknown"
                continue
            place = max(map(order.index, mixed if name in mixed else {name}))
            if place < last:
                yield f"{_name(element)}/{name} stands too late"
            last = place


@pytest.mark.parametrize("name", NAMES)
def test_every_element_stands_where_the_schema_wants_it(name: str) -> None:
    document = opened(written(name))
    roots = [document.element, document.styles.element, document.settings.element]
    for section in document.sections:
        roots += [section.header._element, section.first_page_footer._element]

    assert [fault for root in roots for fault in misplaced(root)] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_cell_ends_in_a_paragraph_and_ids_are_unique(name: str) -> None:
    body = opened(written(name)).element.body

    assert {_name(cell[-1]) for cell in body.iter() if _name(cell) == "tc"} <= {"p"}
    identities = [each.get("id") for each in body.iter() if _name(each) == "docPr"]
    assert len(identities) == len(set(identities))
