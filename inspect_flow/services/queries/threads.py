"""The thread of a deficiency: what both sides wrote, handed in and decided, latest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from inspect_flow.locale.dates import short_date
from inspect_flow.locale.translation import _
from inspect_flow.records.tables import Deficiency
from inspect_flow.services.evidence import EvidenceFile, evidence_of
from inspect_flow.services.queries.timeline import TimelineEntry, case_timeline
from inspect_flow.services.record_sight import inspects_here
from inspect_flow.services.work import Work

_FILES = ("deficiency.evidence_added", "deficiency.evidence_cited")
_DETAILED = ("text", "answer", "document")
# What a file of the past says beside the case is no step of either side.
_ASIDE = ("deficiency.noted", "deficiency.attached", "deficiency.deadline_confirmed")


@dataclass(frozen=True, slots=True)
class ThreadFile:
    """A file of the thread, by the number under which it is handed out."""

    number: int
    name: str
    size: int


@dataclass(slots=True)
class ThreadEntry:
    """What one person did at one moment."""

    at: datetime
    title: str
    by: str
    text: str = ""
    to_state: str = ""
    excused: list[str] = field(default_factory=list)
    files: list[ThreadFile] = field(default_factory=list)


def thread_of(work: Work, deficiency: Deficiency) -> list[ThreadEntry]:
    """Return the thread; what the delegation did while it was still writing is not a part of it."""
    kept = {each.evidence.sha256: each for each in evidence_of(work, deficiency)}
    entries: list[ThreadEntry] = []
    for event in _of_both_sides(work, deficiency, case_timeline(work, deficiency)):
        last = entries[-1] if entries else None
        if last is not None and last.at == event.at and last.by == event.actor_name:
            _join(last, event, kept)
        else:
            entries.append(_entry(event))
            _join(entries[-1], event, kept)
    return entries[::-1]


def _of_both_sides(
    work: Work, deficiency: Deficiency, events: Iterable[TimelineEntry]
) -> Sequence[TimelineEntry]:
    inspects = inspects_here(work, deficiency.inspection_id)
    return [
        each
        for each in events
        if each.entity != "finding"
        and each.tag not in _ASIDE
        and (inspects or each.entity != "document")
    ]


def _entry(event: TimelineEntry) -> ThreadEntry:
    return ThreadEntry(at=event.at, title=event.label, by=event.actor_name)


def _join(entry: ThreadEntry, event: TimelineEntry, kept: dict[str, EvidenceFile]) -> None:
    """Add to an entry what else the same person did at that moment."""
    if event.to_state:
        # A move says best what was done.
        entry.title, entry.to_state = event.label, event.to_state
    if event.tag in _FILES:
        _add_file(entry, kept.get(str(event.details.get("sha256"))))
    written = {
        **event.details,
        **event.details.get("fields", {}),
        **event.details.get("changes", {}),
    }
    told = [str(written[each]) for each in (*_DETAILED, "reason") if written.get(each)]
    for text in (*told, event.reason, *_days(written)):
        if text and text not in entry.text:
            entry.text = f"{entry.text}\n{text}".strip()
    entry.excused += [str(each) for each in event.overridden.values()]


def _days(written: Mapping[str, Any]) -> Iterator[str]:
    """Say the days that an event set or moved."""
    words = {
        "requested_until": _("Đề nghị đến ngày {day}"),
        "granted_until": _("Cho đến ngày {day}"),
        "deadline": _("Thời hạn: ngày {day}"),
    }
    for name, sentence in words.items():
        if written.get(name):
            day = date.fromisoformat(str(written[name]))
            yield sentence.format(day=short_date(day))


def _add_file(entry: ThreadEntry, file: EvidenceFile | None) -> None:
    if file is None or any(each.number == file.evidence.id for each in entry.files):
        return
    entry.files.append(ThreadFile(file.evidence.id or 0, file.evidence.name, file.size))
