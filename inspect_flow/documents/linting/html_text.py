"""Read the words of a filled template in their order: paragraphs and tables."""

from __future__ import annotations

from html.parser import HTMLParser

from inspect_flow.documents.linting.contents import Paragraph, ReadText
from inspect_flow.documents.linting.roles import with_roles
from inspect_flow.documents.profile import ProfileName

_BLOCKS = frozenset(("p", "div", "h1", "h2", "h3", "h4", "li", "td", "th", "tr", "table", "title"))
_SKIPPED = frozenset(("title", "style", "script"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4"))
# A mark of assumption belongs to no sentence.
_MARK_CLASS = "assumed"


def text_of_html(html: str, profile: ProfileName) -> ReadText:
    """Return the paragraphs and tables that `html` prints."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end_paragraph()
    tables = tuple(tuple(tuple(row) for row in table) for table in reader.tables)
    return ReadText(with_roles(reader.paragraphs), profile, tables)


class _Reader(HTMLParser):
    """Collects text between blocks; inline markup leaves no trace."""

    def __init__(self) -> None:
        super().__init__()
        self.paragraphs: list[Paragraph] = []
        self.tables: list[list[list[str]]] = []
        self._pieces: list[str] = []
        self._skipping = 0
        self._in_heading = self._in_cell = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a paragraph, a row or a cell."""
        if tag in _SKIPPED or ("class", _MARK_CLASS) in attrs:
            self._skipping += 1
        if tag == "br":
            self._pieces.append(" ")
        if tag not in _BLOCKS:
            return
        self.end_paragraph()
        self._in_heading = tag in _HEADINGS
        if tag == "table":
            self.tables.append([])
        elif tag == "tr" and self.tables:
            self.tables[-1].append([])
        elif tag in ("td", "th") and self.tables and self.tables[-1]:
            self.tables[-1][-1].append("")
            self._in_cell = True

    def handle_endtag(self, tag: str) -> None:
        """End what began."""
        if self._skipping and (tag in _SKIPPED or tag == "sup"):
            self._skipping -= 1
        if tag in _BLOCKS:
            self.end_paragraph()
            self._in_heading = False
        if tag in ("td", "th"):
            self._in_cell = False

    def handle_data(self, data: str) -> None:
        """Keep the words."""
        if not self._skipping:
            self._pieces.append(data)

    def end_paragraph(self) -> None:
        """Close the paragraph that is open."""
        # Ordinary blanks only: no-break ones are room for a pen.
        text = " ".join("".join(self._pieces).replace("\n", " ").split(" ")).strip(" ")
        text = " ".join(word for word in text.split(" ") if word)
        self._pieces = []
        if not text:
            return
        self.paragraphs.append(Paragraph(text, "heading" if self._in_heading else "body"))
        if self._in_cell:
            cell = self.tables[-1][-1]
            cell[-1] = f"{cell[-1]} {text}".strip()
