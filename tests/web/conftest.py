"""What tests of pages may ask for: browsers, and offices on days of the Long Điền case."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.kept_prints import keep_prints
from tests.web.browser import browser, new_page
from tests.web.offices import REMEDY_DAY, VISIT_DAY, Office, an_office

__all__ = ["browser", "new_page"]


@pytest.fixture(autouse=True)
def _print_once(monkeypatch: pytest.MonkeyPatch) -> None:
    keep_prints(monkeypatch)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """Lend the case while the unit puts right what was found: 12/9/2019."""
    with an_office(REMEDY_DAY, tmp_path) as lent:
        yield lent


@pytest.fixture
def visiting_office(tmp_path: Path) -> Iterator[Office]:
    """Lend the case on the morning of the visit: 14/8/2019."""
    with an_office(VISIT_DAY, tmp_path) as lent:
        yield lent
