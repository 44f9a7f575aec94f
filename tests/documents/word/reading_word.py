"""Read Word files back, and the PDF of the same paper as one endless page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from typing import Any

import pdfplumber
from docx import Document
from docx.oxml.ns import qn

from inspect_flow.definitions.places import folder
from inspect_flow.documents.pages import layout_engine
from inspect_flow.documents.rendering import render_docx, render_html
from tests.documents.reading import MM
from tests.documents.samples import sample

# One page as high as a PDF may have; no dots for the pen, which Word draws as a tab.
_ENDLESS = (
    "<style>@page { size: 210mm 5000mm !important }"
    " @page { @top-center { content: none !important } }"
    " .pen::after { content: none !important }</style></head>"
)
# Numbers and notices in the margins are no text of the paper.
_MARGIN = 20.0


@cache
def written(name: str) -> bytes:
    """Write the sample `name` as a Word file once per run."""
    paper = sample(name)
    return render_docx(paper["kind"], paper)


def opened(content: bytes) -> Any:
    """Open the bytes of a Word file."""
    return Document(BytesIO(content))


def word_text(content: bytes) -> str:
    """Return the text of the body in the order of the file."""
    return "".join(_texts(opened(content).element.body))


def _texts(body: Any) -> Iterator[str]:
    for each in body.iter():
        if each.tag == qn("w:t"):
            yield each.text or ""
        elif each.tag in (qn("w:p"), qn("w:br"), qn("w:tab")):
            yield "\n"


def endless_text(name: str) -> str:
    """Return the text of the printed sample in the order in which it is drawn."""
    paper = sample(name)
    html = without_drawings(render_html(paper["kind"], paper)).replace("</head>", _ENDLESS)
    with pdfplumber.open(BytesIO(_laid_out(html))) as file:
        return "".join(
            each["text"]
            for page in file.pages
            for each in page.chars
            if _MARGIN < each["top"] * MM < float(page.height) * MM - _MARGIN
        )


def _laid_out(html: str) -> bytes:
    # The product refuses sheets that no printer takes; where lines end does not matter here.
    weasyprint = layout_engine()
    rules = (folder("report_templates") / "layout/paper.css").read_text(encoding="utf-8")
    pdf: bytes = weasyprint.HTML(string=html).write_pdf(stylesheets=[weasyprint.CSS(string=rules)])
    return pdf


def without_drawings(html: str) -> str:
    """Leave out what Word gets as a picture."""
    return re.sub(r"<svg\b.*?</svg>|<img\b[^>]*>", "", html, flags=re.DOTALL)


def without_gaps(text: str) -> str:
    """Return the letters alone: lines end at other places in Word."""
    return "".join(text.split())
