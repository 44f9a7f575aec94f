"""The bare page on a server of its own: `python -m bench.bare_server DATABASE PORT TOKEN`."""

from __future__ import annotations

import sys

import uvicorn

from bench.bare_page import bare_app, standing_of
from inspect_flow.bootstrap.workplace import open_workplace


def main(database: str, port: str, token: str) -> None:
    """Serve the page that whoever holds that session sees, to anybody who asks."""
    workplace = open_workplace(database)
    app = bare_app(workplace.engine, standing_of(workplace, token))
    uvicorn.run(app, host="127.0.0.1", port=int(port), log_level="warning", access_log=False)


if __name__ == "__main__":
    main(*sys.argv[1:])
