"""What a record is called in a sentence: its code, and what it is about."""

from __future__ import annotations

from inspect_flow.locale.translation import _
from inspect_flow.records.base import Tracked
from inspect_flow.records.tables import (
    Campaign,
    Deficiency,
    Directive,
    Document,
    Extension,
    Finding,
    Inspection,
)
from inspect_flow.services.registry import get
from inspect_flow.services.units import authority_on
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.documents import DocumentKind


def title_of(work: Work, record: Tracked) -> str:
    """Return for example "KT-2019-001 (UBND huyện Long Điền)"."""
    match record:
        case Campaign():
            return f"{record.code} ({record.title})"
        case Inspection():
            return f"{record.code} ({authority_on(work, record.unit_id, work.on)})"
        case Deficiency():
            statement = get(work, Finding, record.finding_id).statement
            return f"{record.code} ({_shortened(statement)})"
        case Extension():
            deficiency = get(work, Deficiency, record.deficiency_id)
            return _("{code} (gia hạn {deficiency})").format(
                code=record.code, deficiency=deficiency.code
            )
        case Directive():
            return f"{record.code} ({record.number}/{record.symbol})"
        case Document():
            return f"{record.code} ({DocumentKind(record.kind).label})"
    return str(getattr(record, "code", record.id))


def _shortened(text: str, limit: int = 60) -> str:
    return text if len(text) <= limit else f"{text[:limit].rsplit(' ', 1)[0]}…"
