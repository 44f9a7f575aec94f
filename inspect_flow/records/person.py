"""Person: somebody who acts in a case, with the posts that make conflicts of interest visible."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlmodel import Field

from inspect_flow.records.base import PlainJSON, Record, Tracked


class Person(Tracked, table=True):
    """Somebody who acts; `code` is what `--as` names."""

    code: str = Field(unique=True)
    name: str
    title: str = ""
    unit_id: int | None = Field(default=None, foreign_key="unit.id", index=True)
    leads_unit: bool = False
    email: str = ""
    phone: str = ""
    note: str = ""
    extra: dict[str, Any] = Field(default_factory=dict, sa_type=PlainJSON)


class Post(Record, table=True):
    """An office that a person holds or held; a former unit blocks inspecting it."""

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    unit_id: int = Field(foreign_key="unit.id", index=True)
    title: str = ""
    from_on: date | None = None
    to_on: date | None = None
