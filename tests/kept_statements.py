"""SQL as SQLAlchemy words it, kept for the run: most tests open a database of their own.

In the program an engine lives as long as its process. In tests each would word the same statements
again, which costs more than running them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import Dialect, Engine, create_engine
from sqlalchemy.util import LRUCache

from inspect_flow.storage import engine

_MOST = 5000


def keep_statements() -> None:
    """Let the engines of one kind of database share what is worded for it."""
    engine.create_engine = _sharing(create_engine)


def _sharing(create: Callable[..., Engine]) -> Callable[..., Engine]:
    known: dict[type[Dialect], Dialect] = {}
    worded: LRUCache[Any, Any] = LRUCache(_MOST)

    def created(*asked: Any, **options: Any) -> Engine:
        made = create(*asked, **options)
        dialect = known.get(type(made.dialect), made.dialect)
        # Only who was connected once knows the server.
        if dialect.server_version_info is None:
            known[type(made.dialect)] = dialect = made.dialect
        made.dialect = made.pool._dialect = dialect
        made._compiled_cache = worded
        return made

    return created
