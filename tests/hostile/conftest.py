"""What every hostile test may ask for."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.hostile.terminals import Terminal


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    """Lend a terminal in an empty folder."""
    return Terminal(tmp_path)
