"""The history of cases as a text file, for whoever is asked to judge a unit's responsibility."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from sqlmodel import col, select

from inspect_flow.locale.dates import DEADLINE_ZONE, short_date
from inspect_flow.locale.numbers import count
from inspect_flow.locale.translation import in_vietnamese
from inspect_flow.records.tables import Deficiency, Finding, Inspection
from inspect_flow.services.queries.case_timelines import timelines_of
from inspect_flow.services.queries.papers import list_documents
from inspect_flow.services.queries.timeline import TimelineEntry
from inspect_flow.services.stored_files import store_file
from inspect_flow.services.units import authorities_on
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.documents import DocumentKind

MEDIA_TYPE = "text/plain"
_SENT = ".reminder_sent"
_READ_AT_ONCE = 200
_TITLE = "LỊCH SỬ HỒ SƠ KÈM ĐỀ NGHỊ XEM XÉT TRÁCH NHIỆM"


class Histories:
    """Writes histories for many messages of one morning; each case is looked up once.

    What is kept are words, not records: they outlive the session that they were read in.
    """

    def __init__(self) -> None:
        self._cases: dict[tuple[date, int], list[str]] = {}
        self._papers: dict[tuple[date, int], list[str]] = {}

    def written(self, work: Work, deficiencies: Sequence[int]) -> bytes:
        """Return the history of these cases as a text file; writes nothing."""
        on = work.on
        lines = [_TITLE, f"Lập ngày {short_date(on)}"]
        with in_vietnamese():
            missing = [each for each in deficiencies if (on, each) not in self._cases]
            for start in range(0, len(missing), _READ_AT_ONCE):
                self._read(work, missing[start : start + _READ_AT_ONCE])
        for number, deficiency in enumerate(deficiencies, start=1):
            first, *rest = self._cases[on, deficiency]
            lines += ["", "", f"{number}. {first}", *rest]
        # The mark at the beginning tells old Windows editors that this is UTF-8; so do line ends.
        return ("\ufeff" + "\r\n".join(lines) + "\r\n").encode()

    def _read(self, work: Work, ids: Sequence[int]) -> None:
        """Read many cases with a fixed number of queries."""
        rows = work.session.exec(
            select(Deficiency, Inspection, Finding)
            .join(Inspection, col(Inspection.id) == col(Deficiency.inspection_id))
            .join(Finding, col(Finding.id) == col(Deficiency.finding_id))
            .where(col(Deficiency.id).in_(ids))
        ).all()
        names = authorities_on(work, {_owner(row[0], row[1]) for row in rows}, work.on)
        timelines = timelines_of(work, [row[0] for row in rows])
        for deficiency, inspection, finding in rows:
            events = timelines[deficiency.id or 0]
            papers = self._issued(work, inspection)
            written = _case(work, deficiency, finding, names[_owner(deficiency, inspection)])
            told = ["Văn bản đã ban hành:", *papers, "Diễn biến:", *_events(events)]
            self._cases[work.on, deficiency.id or 0] = [*written, *told]

    def _issued(self, work: Work, inspection: Inspection) -> list[str]:
        key = (work.on, inspection.id or 0)
        if key not in self._papers:
            self._papers[key] = list(_papers(work, inspection))
        return self._papers[key]


def attached_history(work: Work, content: bytes) -> dict[str, str]:
    """Store the file and return it as the attachment of a message."""
    digest = store_file(work, content, MEDIA_TYPE)
    name = f"lich-su-ho-so-{work.on:%d-%m-%Y}.txt"
    return {"name": name, "media_type": MEDIA_TYPE, "sha256": digest}


def _owner(deficiency: Deficiency, inspection: Inspection) -> int:
    return deficiency.owner_id or inspection.unit_id


def _case(work: Work, deficiency: Deficiency, finding: Finding, owner: str) -> Iterator[str]:
    yield f"{deficiency.code} - {owner}"
    yield f"Nội dung: {_one_line(finding.statement)}"
    if deficiency.task:
        yield f"Việc phải làm: {_one_line(deficiency.task)}"
    yield from _deadline(work, deficiency)


def _deadline(work: Work, deficiency: Deficiency) -> Iterator[str]:
    deadline, original = deficiency.deadline, deficiency.original_deadline
    if deadline is None:
        return
    moved = original is not None and original != deadline
    yield f"Thời hạn: {short_date(deadline)}" + (
        f" (thời hạn ban đầu: {short_date(original)})" if original and moved else ""
    )
    late = (work.on - deadline).days
    if late > 0:
        working = work.office.calendar.count_working_days(deadline, work.on)
        yield f"Đã quá hạn: {count(late)} ngày ({count(working)} ngày làm việc)"


def _papers(work: Work, inspection: Inspection) -> Iterator[str]:
    issued = list_documents(work, inspection=inspection, state="issued")
    for row in issued:
        number = f" số {row.number}" if row.number else ""
        day = f" ngày {short_date(row.issued_on)}" if row.issued_on else ""
        yield f"  - {DocumentKind(row.kind).label.capitalize()}{number}{day}"
    if not issued:
        yield "  - chưa có"


def _events(entries: Sequence[TimelineEntry]) -> Iterator[str]:
    """Write one line per event; the mails of one morning about the case are one event."""
    for (tag, at), group in groupby(entries, key=lambda each: (each.tag, each.at)):
        together = list(group)
        if tag.endswith(_SENT):
            names = dict.fromkeys(str(each.details.get("to", "")) for each in together)
            moment = f"{at.astimezone(DEADLINE_ZONE):%d/%m/%Y %H:%M}"
            yield f"  {moment}  {together[0].label}: {', '.join(filter(None, names))}"
            continue
        for entry in together:
            yield _event(entry)


def _event(entry: TimelineEntry) -> str:
    moment = f"{entry.at.astimezone(DEADLINE_ZONE):%d/%m/%Y %H:%M}"
    moved = f" ({entry.from_state} → {entry.to_state})" if entry.to_state else ""
    reason = f"; lý do: {_one_line(entry.reason)}" if entry.reason else ""
    return f"  {moment}  {entry.label}{moved} - {entry.actor_name}{reason}"


def _one_line(text: str) -> str:
    return " ".join(text.split())
