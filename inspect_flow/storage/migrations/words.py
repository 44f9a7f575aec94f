"""Let a column hold other words than before: the CHECK that lists them is replaced."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any


def allow_words(op: Any, table: str, column: str, words: Sequence[str]) -> None:
    """Replace the list of words that `column` may hold; `op` is alembic's."""
    listed = f"{column} IN ({', '.join(repr(word) for word in words)})"
    if op.get_bind().dialect.name == "sqlite":
        _write_anew(op, table, column, listed)
        return
    name = op.f(f"ck_{table}_{column}")
    op.drop_constraint(name, table, type_="check")
    op.create_check_constraint(name, table, listed)


def _write_anew(op: Any, table: str, column: str, listed: str) -> None:
    # SQLite cannot change a constraint in place. While rows refer to rows of the same table, one
    # that still points to the old table forbids to drop it: the new one points to itself, and what
    # other tables say of its rows stands aside for a moment.
    run = op.get_bind().exec_driver_sql
    old = (
        f"SELECT sql FROM sqlite_master WHERE tbl_name = '{table}' AND type = '{{}}' AND sql <> ''"
    )
    made = str(run(old.format("table")).scalar_one())
    indexes = [str(sql) for sql in run(old.format("index")).scalars()]
    made = re.sub(rf"(CREATE TABLE|REFERENCES) \"?{table}\"?(?= |\()", rf"\1 {table}_anew", made)
    beside = list(
        run(
            f"SELECT name FROM sqlite_master WHERE type = 'table' AND name <> '{table}'"
            f" AND sql LIKE '%REFERENCES {table} %'"
        ).scalars()
    )
    for statement in (
        *(f"CREATE TEMP TABLE kept_{each} AS SELECT * FROM {each}" for each in beside),
        *(f"DELETE FROM {each}" for each in beside),
        re.sub(rf"{column} IN \([^)]*\)", listed, made),
        f"INSERT INTO {table}_anew SELECT * FROM {table}",
        f"DROP TABLE {table}",
        f"ALTER TABLE {table}_anew RENAME TO {table}",
        *indexes,
        *(f"INSERT INTO {each} SELECT * FROM kept_{each}" for each in beside),
        *(f"DROP TABLE kept_{each}" for each in beside),
    ):
        run(statement)
