"""Serve the workplace from this machine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

import uvicorn

from inspect_flow.bootstrap.workplace import open_workplace
from inspect_flow.web.app import create_app
from inspect_flow.web.settings import WebSettings


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a node listens, what it works on, and whose clock it looks at."""

    host: str
    port: int
    database: str | None
    house: str | None
    clock: Callable[[], datetime] = _now


def serve(place: Place, settings: WebSettings) -> None:
    """Answer requests until the process is told to end."""
    workplace = open_workplace(place.database, place.house, place.clock)
    try:
        uvicorn.run(
            create_app(workplace, settings),
            host=place.host,
            port=place.port,
            log_level="warning",
            server_header=False,
            # Only a server on this machine may say for whom it asks.
            proxy_headers=True,
            forwarded_allow_ips="127.0.0.1",
            timeout_graceful_shutdown=10,
        )
    finally:
        workplace.close()
