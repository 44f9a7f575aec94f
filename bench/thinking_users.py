"""People who look at a list, think, and look at the next one, on a server of its own."""

from __future__ import annotations

import asyncio
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import cycle
from pathlib import Path
from random import Random
from statistics import median, quantiles

from bench.page_people import SECRETARY, AtWork

_PROGRAM = Path(__file__).parent.parent / "cli.py"
_LISTS = ("/", "/deficiencies", "/inspections", "/deficiencies?show=overdue", "/documents")
_THOUGHT = (2.0, 8.0)
_PATIENCE = 30.0


@dataclass(frozen=True, slots=True)
class Waited:
    """How long pages took to arrive, in seconds from the click to the last byte."""

    seconds: float
    answers: int
    middle: float
    p95: float


def serve(province: AtWork, port: int) -> list[str]:
    """Return the command that serves the workplace."""
    return [sys.executable, str(_PROGRAM), "--database", province.url, "serve", "--port", str(port)]


def bare_serve(province: AtWork, port: int) -> list[str]:
    """Return the command that serves the bare page."""
    token = province.tokens[SECRETARY]
    return [sys.executable, "-m", "bench.bare_server", province.url, str(port), token]


def wait_of_users(
    command: Callable[[AtWork, int], list[str]], province: AtWork, users: int, seconds: float
) -> Waited:
    """Let so many people work for so long; raise `AssertionError` where a page fails."""
    tokens = [token for token, _n in zip(cycle(province.tokens.values()), range(users))]
    with _serving(partial(command, province)) as port:
        waits = asyncio.run(_all(port, tokens, seconds))
    return Waited(seconds, len(waits), median(waits), quantiles(waits, n=20)[-1])


@contextmanager
def _serving(command: Callable[[int], list[str]]) -> Iterator[int]:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    server = subprocess.Popen(command(port), stdout=subprocess.DEVNULL, cwd=_PROGRAM.parent)
    try:
        _wait_for(port, server)
        yield port
    finally:
        server.terminate()
        server.wait(_PATIENCE)


def _wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    begun = time.monotonic()
    while time.monotonic() - begun < _PATIENCE:
        assert server.poll() is None, "the server ended"
        with closing(socket.socket()) as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("the server does not listen")


async def _all(port: int, tokens: list[str], seconds: float) -> list[float]:
    await asyncio.gather(*(_look(port, tokens[0], path) for path in _LISTS))  # warm
    until = time.monotonic() + seconds
    each = (_one(port, token, number, until) for number, token in enumerate(tokens))
    return [wait for waits in await asyncio.gather(*each) for wait in waits]


async def _one(port: int, token: str, number: int, until: float) -> list[float]:
    random, waits = Random(number), list[float]()
    await asyncio.sleep(random.uniform(0, _THOUGHT[1]))
    while time.monotonic() < until:
        waits.append(await _look(port, token, random.choice(_LISTS)))
        await asyncio.sleep(random.uniform(*_THOUGHT))
    return waits


async def _look(port: int, token: str, path: str) -> float:
    begun = time.perf_counter()
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    lines = (
        f"GET {path} HTTP/1.1", f"Host: 127.0.0.1:{port}", f"Cookie: session={token}",
        "Accept-Encoding: gzip", "Connection: close", "", "",
    )  # fmt: skip
    writer.write("\r\n".join(lines).encode())
    answer = await reader.read()
    writer.close()
    assert answer.startswith(b"HTTP/1.1 200"), answer[:80]
    return time.perf_counter() - begun
