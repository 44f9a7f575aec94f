"""What a paper prints, gathered from the records: the seam between the case and its printing."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from inspect_flow.records.base import Tracked
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.documents import DocumentKind


class Numbering(NamedTuple):
    issuer_id: int | None
    series: str
    symbol: str


def paper_context(
    work: Work,
    kind: DocumentKind,
    subject: Tracked,
    *,
    draft: bool,
    number: str = "",
    on: date | None = None,
) -> dict[str, Any]:
    return {"subject": "", "signatures": [{"authority": ["X"], "office": "", "name": ""}]}


def numbering(work: Work, kind: DocumentKind, subject: Tracked) -> Numbering:
    return Numbering(None, kind.value, "")
