"""What all stored records share: named constraints, a version, and how a word is checked."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any, ClassVar

from sqlalchemy import JSON, CheckConstraint, MetaData, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Record(SQLModel):
    """A stored record; alembic needs every constraint to carry a name, hence the convention."""

    metadata: ClassVar[MetaData] = MetaData(naming_convention=NAMES)


class Tracked(Record):
    """A record whose every change is an event: `version` counts them."""

    id: int | None = Field(default=None, primary_key=True)
    version: int = Field(default=0)


class DecimalText(TypeDecorator[Decimal]):
    """An exact decimal stored as text; binary floats would change scores."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        """Store the digits as they are."""
        return None if value is None else format(value, "f")

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        """Read the digits back unchanged."""
        return None if value is None else Decimal(value)


PlainJSON = JSON(none_as_null=True)


def one_of(column: str, words: Iterable[str]) -> CheckConstraint:
    """Return the named CHECK that keeps unknown words out of `column`."""
    listed = ", ".join(f"'{word}'" for word in words)
    return CheckConstraint(f"{column} IN ({listed})", name=column)
