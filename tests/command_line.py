"""A command line to type at in tests: the real commands on a real database file."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from inspect_flow.commands.main import root
from tests.house import House, a_house


@dataclass(frozen=True)
class CommandLine:
    """A terminal in front of one database; `said` is what a successful command prints."""

    database: Path

    def run(self, *words: str, by: str = "", on: str = "", typed: str = "") -> Result:
        """Run one command as a person, on a day."""
        shared = ["--database", f"sqlite:///{self.database}"]
        shared += ["--as", by] if by else []
        shared += ["--on", on] if on else []
        return CliRunner().invoke(root, [*shared, *words], input=typed or None)

    def said(self, *words: str, by: str = "", on: str = "") -> str:
        """Run one command that must succeed."""
        result = self.run(*words, by=by, on=on)
        if result.exception is not None:
            raise result.exception
        return result.output

    def refused(self, *words: str, by: str = "", on: str = "") -> Any:
        """Run one command that must fail; return what was raised."""
        result = self.run(*words, by=by, on=on)
        assert result.exception is not None, result.output
        return result.exception

    def told(self, *words: str, by: str = "", on: str = "") -> Any:
        """Run one command with --json and return what it printed."""
        return json.loads(self.said(*words, "--json", by=by, on=on))


def a_command_line(folder: Path, house: House | None = None) -> CommandLine:
    """Lay the house (an empty one with its five people by default) before a terminal."""
    house = house or a_house()
    house.work.session.commit()
    # Outside of any transaction: a copy waits for ever behind the session's own lock.
    source = house.work.session.connection().engine.raw_connection()
    house.work.session.close()
    database = folder / "inspect-flow.db"
    target = sqlite3.connect(database)
    source.driver_connection.backup(target)
    target.close()
    return CommandLine(database)
