"""A house for each story: in memory, or on both databases, with a folder for its files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from inspect_flow.services.work import Office
from tests.builders import House, a_house
from tests.house import an_office


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """Return the shipped definitions with a folder of this test's own for files."""
    return an_office(tmp_path / "files")


@pytest.fixture
def house(office: Office) -> Iterator[House]:
    """Lend a house in memory."""
    opened = a_house(office=office)
    yield opened
    opened.work.session.close()


@pytest.fixture
def stored_house(office: Office, new_url: str) -> Iterator[House]:
    """Lend a house on each kind of database in turn."""
    opened = a_house(office=office, url=new_url)
    yield opened
    opened.work.session.close()
    opened.work.session.get_bind().dispose()  # type: ignore[union-attr]
