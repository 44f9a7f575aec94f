"""What every test may ask for: a database of its own, on SQLite and on a real PostgreSQL."""

from __future__ import annotations

import gc
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests import postgres
from tests.kept_definitions import keep_definitions
from tests.kept_readings import keep_readings
from tests.kept_statements import keep_statements
from tests.light_passwords import hash_lightly

SERVER_FOLDER = pytest.StashKey[Path]()


def pytest_configure(config: pytest.Config) -> None:
    """Give the run one folder for its PostgreSQL; workers are told which."""
    # What somebody set for a house of their own must not decide what tests see.
    for name in [each for each in os.environ if each.startswith("INSPECT_FLOW_")]:
        del os.environ[name]
    keep_definitions()
    keep_statements()
    keep_readings()
    hash_lightly()
    handed_down = getattr(config, "workerinput", {}).get("server_folder")
    config.stash[SERVER_FOLDER] = Path(handed_down or postgres.new_folder())
    if handed_down:
        _keep_litter_in(Path(handed_down) / "temporary")


def _keep_litter_in(folder: Path) -> None:
    # Workers are ended without a chance to clear up; what they leave goes with the run's folder.
    folder.mkdir(exist_ok=True)
    os.environ["TMPDIR"] = str(folder)
    tempfile.tempdir = None


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep tests that share a fixture of their module on one worker, so that it is made once."""
    for item in items:
        fixtures = getattr(item, "_fixtureinfo").name2fixturedefs.values()  # noqa: B009
        shares = any(each.scope == "module" for known in fixtures for each in known)
        if shares and item.get_closest_marker("xdist_group") is None:
            item.add_marker(pytest.mark.xdist_group(item.path.stem))


def pytest_collection_finish() -> None:
    """Look for garbage seldom, and never in what was imported: it took a fifth of all time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Tell a worker where the server of this run lives."""
    node.workerinput["server_folder"] = str(node.config.stash[SERVER_FOLDER])


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop the server once all workers are done."""
    if not hasattr(config, "workerinput"):
        postgres.stop(config.stash[SERVER_FOLDER])


@pytest.fixture(scope="session")
def postgres_server(pytestconfig: pytest.Config) -> postgres.Postgres:
    """Start PostgreSQL at the first test that needs it."""
    return postgres.start(pytestconfig.stash[SERVER_FOLDER])


@pytest.fixture
def postgresql_url(postgres_server: postgres.Postgres) -> Iterator[str]:
    """Lend an empty PostgreSQL database."""
    with postgres_server.database() as url:
        yield url


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """Name an SQLite database that does not exist yet."""
    return f"sqlite:///{tmp_path / 'inspect-flow.db'}"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """Lend an empty database of each kind in turn."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture
def new_postgresql_url(postgres_server: postgres.Postgres) -> Iterator[str]:
    """Name a PostgreSQL database that does not exist yet."""
    with postgres_server.place() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def new_url(request: pytest.FixtureRequest) -> str:
    """Name a database of each kind in turn that does not exist yet: `a_database` makes it."""
    name = "sqlite_url" if request.param == "sqlite" else "new_postgresql_url"
    url: str = request.getfixturevalue(name)
    return url
