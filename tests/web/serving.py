"""A real server on a free port, for as long as a test looks at its pages."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from typing import Any

import uvicorn

PATIENCE = 20.0


@contextmanager
def serving(application: Any) -> Iterator[str]:
    """Serve `application` on the loopback, and give its address."""
    config = uvicorn.Config(application, "127.0.0.1", 0, log_level="error", lifespan="auto")
    server = uvicorn.Server(config)
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{_port(server, thread)}"
    finally:
        server.should_exit = True
        thread.join(PATIENCE)


def _port(server: uvicorn.Server, thread: Thread) -> int:
    waiting_since = time.monotonic()
    while not server.started:
        assert thread.is_alive(), "the server did not start"
        assert time.monotonic() - waiting_since < PATIENCE, "the server takes too long to start"
        time.sleep(0.01)
    port: int = server.servers[0].sockets[0].getsockname()[1]
    return port
