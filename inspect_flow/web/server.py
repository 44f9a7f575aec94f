"""Serve the workplace from this machine."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import uvicorn

from inspect_flow.bootstrap.workplace import open_workplace
from inspect_flow.web.app import create_app
from inspect_flow.web.settings import WebSettings


@dataclass(frozen=True, slots=True)
class Place:
    """Where a node listens, what it works on, and how far its clock lags behind the world's."""

    host: str
    port: int
    database: str | None
    house: str | None
    behind: timedelta = timedelta(0)

    def clock(self) -> datetime:
        """Return the time at this place."""
        return datetime.now(UTC) - self.behind


def serve(place: Place, settings: WebSettings) -> None:
    """Answer requests until the process is told to end."""
    workplace = open_workplace(place.database, place.house, place.clock, place.behind)
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
