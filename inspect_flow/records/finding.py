"""Finding: a strength or a shortcoming, from an answer or written by hand."""

from __future__ import annotations

from typing import Any

from sqlmodel import Field

from inspect_flow.records.base import PlainJSON, Tracked, one_of
from inspect_flow.vocabulary.findings import FindingKind, Severity


class Finding(Tracked, table=True):
    """What the delegation noted; `quantities` keep the words as written."""

    __table_args__ = (one_of("kind", FindingKind), one_of("severity", Severity))

    inspection_id: int = Field(foreign_key="inspection.id", index=True)
    code: str = ""
    position: int = 0
    kind: str
    area: str = ""
    statement: str
    criteria: str = ""
    condition: str = ""
    cause: str = ""
    effect: str = ""
    recommendation: str = ""
    severity: str = Severity.UNKNOWN.value
    item: str = ""
    quantities: list[Any] = Field(default_factory=list, sa_type=PlainJSON)
    legal_bases: list[str] = Field(default_factory=list, sa_type=PlainJSON)
    author_id: int | None = Field(default=None, foreign_key="person.id")
    repeats_id: int | None = Field(default=None, foreign_key="finding.id", index=True)
    is_removed: bool = False
    note: str = ""
    extra: dict[str, Any] = Field(default_factory=dict, sa_type=PlainJSON)
