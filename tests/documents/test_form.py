"""Every sample keeps the rules of form of its day, measured page by page."""

from __future__ import annotations

import pytest

from tests.documents.form_rules import breaches
from tests.documents.reading import printed
from tests.documents.samples import NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_paper_keeps_the_form_of_its_day(name: str) -> None:
    assert breaches(printed(name), since_2020=name.startswith("commune")) == []


def test_the_form_of_another_day_is_a_breach() -> None:
    found = breaches(printed("commune_minutes"), since_2020=False)

    assert found == ["page 2: the number is not in its place"]
