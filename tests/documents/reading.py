"""Read printed papers back with a library that had no part in printing them."""

from __future__ import annotations

from functools import cache, lru_cache
from io import BytesIO

import pdfplumber

from inspect_flow.documents.measuring import lines
from inspect_flow.documents.measuring.reading import MM, Page, Word, read_file
from inspect_flow.documents.rendering import render_pdf
from tests.documents.samples import sample

__all__ = ["MM", "Word", "leaves", "phrase", "printed", "rules", "texts", "whole_text", "words"]


@cache
def printed(name: str) -> bytes:
    """Print the sample `name` once per run."""
    paper = sample(name)
    return render_pdf(paper["kind"], paper)


@lru_cache(100)
def texts(pdf: bytes) -> list[str]:
    """Return the text of each page."""
    with pdfplumber.open(BytesIO(pdf)) as file:
        return [page.extract_text().replace("\u00a0", " ") for page in file.pages]


def whole_text(pdf: bytes) -> str:
    """Return the text of all pages in one line."""
    return " ".join(" ".join(texts(pdf)).split())


def leaves(pdf: bytes) -> tuple[Page, ...]:
    """Return the pages as they were measured."""
    return read_file(pdf).pages


def words(pdf: bytes, page: int = 1) -> list[Word]:
    """Return the words of a page (from 1)."""
    return list(leaves(pdf)[page - 1].words)


def phrase(pdf: bytes, text: str, page: int = 1) -> list[Word]:
    """Return the words of the first place where `text` is printed in one line."""
    found = lines.phrase(leaves(pdf)[page - 1], text)
    assert found, f"not printed on page {page}: {text}"
    return found


def rules(pdf: bytes, page: int = 1) -> list[tuple[float, float, float]]:
    """Return (left, right, top) in mm of each thin horizontal line, from top to bottom."""
    strokes = leaves(pdf)[page - 1].strokes
    return [(each.left, each.right, each.top) for each in strokes]
