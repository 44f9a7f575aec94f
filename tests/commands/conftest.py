"""Cases to type at: each state is built once for the run and copied for each test."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.builders import a_campaign, a_house, an_inspection
from tests.command_line import CommandLine, a_command_line
from tests.kept_prints import keep_prints

CaseAt = Callable[[str], CommandLine]


@pytest.fixture(autouse=True)
def _print_once(monkeypatch: pytest.MonkeyPatch) -> None:
    keep_prints(monkeypatch)


@pytest.fixture(scope="session")
def kept_cases(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Keep one database for each state that a test asks for."""
    built: dict[str, Path] = {}

    def database(until: str) -> Path:
        if until not in built:
            house = a_house()
            if until == "campaign":
                a_campaign(house)
            elif until != "house":
                an_inspection(house, until=until)
            folder = tmp_path_factory.mktemp(until)
            built[until] = a_command_line(folder, house).database
        return built[until]

    return database


@pytest.fixture
def case_at(kept_cases: Callable[[str], Path], tmp_path: Path) -> CaseAt:
    """Lend a terminal at "house", "campaign" or an inspection (KT-2019-001) in the state named."""

    def lend(until: str) -> CommandLine:
        copy = tmp_path / "inspect-flow.db"
        shutil.copy(kept_cases(until), copy)
        return CommandLine(copy)

    return lend
