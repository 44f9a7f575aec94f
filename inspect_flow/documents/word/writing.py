"""HTML to DOCX: the whole paper, with its sections, from the tree and its computed styles."""

from __future__ import annotations

from inspect_flow.documents.word.flow import Flow
from inspect_flow.documents.word.markup import w
from inspect_flow.documents.word.named_styles import named_styles
from inspect_flow.documents.word.package import empty_document, file_bytes, set_properties
from inspect_flow.documents.word.paragraphs import Paragraphs
from inspect_flow.documents.word.pictures import Pictures
from inspect_flow.documents.word.sections import PageSetup
from inspect_flow.documents.word.styled_page import StyledPage


def html_to_docx(html: str, house: str | None = None) -> bytes:
    """Write `html`, a filled template, as a Word file that looks like its PDF.

    Raises `UnknownConstruct` naming what the template has and Word does not get.
    """
    page = StyledPage(html, house)
    styles = named_styles(page.body.get("class", ""), house)
    document = empty_document(styles)
    setup = PageSetup(page, _notice(page))
    made = Paragraphs(document.element.body, styles, Pictures(page, document, house))

    def on_page(name: str) -> float | None:
        if name in ("auto", setup.names[-1]):
            return None
        made.end_section(w("sectPr"))
        return setup.begin(name)

    room = setup.begin(page.style(page.body)["page"])
    Flow(page, made, room, on_page).block(page.body)
    made.end_in_paragraph()
    document.element.body.append(w("sectPr"))
    for position, section in enumerate(document.sections):
        setup.apply(section, position)
    set_properties(document, page.metadata())
    return file_bytes(document)


def _notice(page: StyledPage) -> str:
    """Return the text that the paper hands to the foot of each page."""
    for element in page.body:
        if page.style(element)["string_set"] != "none":
            return " ".join("".join(element.itertext()).split())
    return ""
