"""Read printed papers back with a library that had no part in printing them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import Any

import pdfplumber

from inspect_flow.documents.rendering import render_pdf
from tests.documents.samples import sample

MM = 25.4 / 72


@dataclass(frozen=True)
class Word:
    """One printed word with its place (mm from the top left corner), size in points and style."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    font: str

    @property
    def is_bold(self) -> bool:
        return "Bold" in self.font

    @property
    def is_italic(self) -> bool:
        return "Italic" in self.font


@cache
def printed(name: str) -> bytes:
    """Print the sample `name` once per run."""
    paper = sample(name)
    return render_pdf(paper["kind"], paper)


def texts(pdf: bytes) -> list[str]:
    """Return the text of each page."""
    with pdfplumber.open(BytesIO(pdf)) as file:
        return [page.extract_text().replace("\u00a0", " ") for page in file.pages]


def whole_text(pdf: bytes) -> str:
    """Return the text of all pages in one line."""
    return " ".join(" ".join(texts(pdf)).split())


def words(pdf: bytes, page: int = 1) -> list[Word]:
    """Return the words of a page (from 1)."""
    with pdfplumber.open(BytesIO(pdf)) as file:
        found = file.pages[page - 1].extract_words(extra_attrs=["fontname", "size"])
    return [
        Word(
            each["text"],
            each["x0"] * MM,
            each["x1"] * MM,
            each["top"] * MM,
            each["bottom"] * MM,
            round(each["size"], 1),
            each["fontname"],
        )
        for each in found
    ]


def phrase(pdf: bytes, text: str, page: int = 1) -> list[Word]:
    """Return the words of the first place where `text` is printed in one line."""
    wanted = text.split()
    found = words(pdf, page)
    for start in range(len(found)):
        here = found[start : start + len(wanted)]
        if [each.text for each in here] == wanted:
            return here
    raise AssertionError(f"not printed on page {page}: {text}")


def rules(pdf: bytes, page: int = 1) -> list[tuple[float, float, float]]:
    """Return (left, right, top) in mm of each thin horizontal line, from top to bottom."""
    with pdfplumber.open(BytesIO(pdf)) as file:
        drawn: list[Any] = [*file.pages[page - 1].rects, *file.pages[page - 1].lines]
    thin = [each for each in drawn if each["height"] < 2 and each["width"] > 10]
    return sorted(
        ((each["x0"] * MM, each["x1"] * MM, each["top"] * MM) for each in thin),
        key=lambda each: each[2],
    )
