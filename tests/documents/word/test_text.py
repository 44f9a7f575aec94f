"""A Word file says what the PDF says, letter for letter and word for word."""

from __future__ import annotations

import re

import pytest

from inspect_flow.documents.rendering import render_html
from tests.documents.samples import NAMES, sample
from tests.documents.word.reading_word import (
    endless_text,
    without_drawings,
    without_gaps,
    word_text,
    written,
)


@pytest.mark.parametrize("name", NAMES)
def test_word_says_letter_for_letter_what_the_pdf_says(name: str) -> None:
    assert without_gaps(word_text(written(name))) == without_gaps(endless_text(name))


@pytest.mark.parametrize("name", NAMES)
def test_words_are_parted_as_in_the_template(name: str) -> None:
    paper = sample(name)
    html = without_drawings(render_html(paper["kind"], paper))
    html = html.partition("<body")[2].partition(">")[2]
    shown = re.sub(r'<div class="footer-text">.*?</div>', "", html, flags=re.DOTALL)
    # An inline element parts no words, every other one does.
    bare = re.sub(r"</?(span|sup|i|b|em|strong)\b[^>]*>", "", shown)
    template = re.sub(r"<[^>]*>", " ", bare)

    assert word_text(written(name)).split() == _unescaped(template).split()


def _unescaped(text: str) -> str:
    from html import unescape

    return unescape(text)
