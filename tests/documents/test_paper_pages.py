"""Every kind of paper has its page with pictures of what is printed today."""

from __future__ import annotations

import pytest

from tests.documents.samples import NAMES
from tools.paper_pictures import FOLDER, outdated


def test_no_picture_shows_a_paper_as_it_was():
    assert outdated() == [], "make pictures (needs LibreOffice)"


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_is_small_enough_for_a_page(name: str):
    assert (FOLDER / f"{name}.png").stat().st_size < 300_000
