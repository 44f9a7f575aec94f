"""Files that prove something about a record: checked, stored by content, listed, handed out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

from sqlmodel import col, select

from inspect_flow.locale.dates import short_date
from inspect_flow.locale.numbers import decimal_comma
from inspect_flow.locale.system_faults import spoken_fault
from inspect_flow.locale.translation import _
from inspect_flow.locale.vietnamese_text import nfc
from inspect_flow.records.base import Tracked
from inspect_flow.records.tables import Deficiency, Evidence, Person, StoredFile
from inspect_flow.rules.file_content import type_of
from inspect_flow.rules.file_names import extension_of, not_taken, safe_name
from inspect_flow.services import journal
from inspect_flow.services.permissions import require
from inspect_flow.services.stored_files import store_file
from inspect_flow.services.trail import ASKED_AGAIN, EVIDENCE, PLAN_TURNED_IN, trail_of
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.errors import BadInput
from inspect_flow.vocabulary.file_types import LARGEST_FILE, FileType


@dataclass(frozen=True, slots=True)
class EvidenceFile:
    """One file of a record as lists show it."""

    evidence: Evidence
    size: int
    media_type: str
    author: str


def add_evidence(
    work: Work,
    record: Tracked,
    content: bytes,
    name: str,
    *,
    note: str = "",
    refers_to_on: date | None = None,
    limit: int = LARGEST_FILE,
) -> Evidence:
    """Attach a file to the record; the same content twice on one record is one file.

    Raises `BadInput` with every fault: empty, too large (`limit` bytes), type not allowed, name
    and content that do not match, a future day.
    """
    require(work, record, "evidence.add")
    kept_name = safe_name(name)
    kind = _accepted(work, content, name, kept_name, refers_to_on, limit)
    known = evidence_with(work, record, sha256(content).hexdigest())
    if known is not None:
        _cite_again(work, record, known)
        return known
    digest = store_file(work, content, kind.media_type)
    evidence = Evidence(
        subject=str(record.__tablename__),
        subject_id=record.id or 0,
        sha256=digest,
        name=kept_name,
        refers_to_on=refers_to_on,
        added_at=work.at,
        author_id=work.actor.person_id,
        note=nfc(note),
    )
    work.session.add(evidence)
    work.session.flush()
    details = {"name": kept_name, "sha256": digest, "note": note, "refers_to_on": refers_to_on}
    tag = f"{record.__tablename__}.evidence_added"
    journal.note(work, record, tag, {key: value for key, value in details.items() if value})
    return evidence


def _cite_again(work: Work, record: Tracked, known: Evidence) -> None:
    """Note that a file of an earlier report is shown again for the present one."""
    if not isinstance(record, Deficiency):
        return
    tags = (*ASKED_AGAIN, *PLAN_TURNED_IN)
    trail = trail_of(work, record, *EVIDENCE, *tags)
    if trail.version(*EVIDENCE) < trail.version(*tags):
        details = {"name": known.name, "sha256": known.sha256}
        journal.note(work, record, "deficiency.evidence_cited", details)


def evidence_with(work: Work, record: Tracked, digest: str) -> Evidence | None:
    """Return the record's file of that SHA-256."""
    return work.session.exec(
        select(Evidence).where(
            Evidence.subject == str(record.__tablename__),
            Evidence.subject_id == record.id,
            Evidence.sha256 == digest,
        )
    ).first()


def evidence_of(work: Work, record: Tracked) -> Sequence[EvidenceFile]:
    """Return the record's files in the order they were added, with one query."""
    return evidence_of_many(work, str(record.__tablename__), [record.id or 0])


def evidence_of_many(work: Work, subject: str, ids: Iterable[int]) -> list[EvidenceFile]:
    """Return the files of many records of one kind with one query."""
    rows = work.session.exec(
        select(Evidence, StoredFile, Person)
        .join(StoredFile, col(StoredFile.sha256) == col(Evidence.sha256))
        .join(Person, col(Person.id) == col(Evidence.author_id), isouter=True)
        .where(Evidence.subject == subject, col(Evidence.subject_id).in_(list(ids)))
        .order_by(col(Evidence.id))
    )
    return [
        EvidenceFile(
            evidence, stored.size, stored.media_type, (person.name or person.code) if person else ""
        )
        for evidence, stored, person in rows
    ]


def export_evidence(work: Work, files: Iterable[EvidenceFile], folder: Path) -> list[Path]:
    """Write the files into `folder` under their own names; nothing there is overwritten."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        taken = {each.name.casefold() for each in folder.iterdir()}
        written = []
        for file in files:
            name = not_taken(file.evidence.name, taken)
            taken.add(name.casefold())
            content = work.office.files.get(file.evidence.sha256)
            with (folder / name).open("xb") as target:
                target.write(content)
            written.append(folder / name)
    except OSError as fault:
        raise BadInput(
            _("Không ghi được vào thư mục {folder}").format(folder=folder),
            [_("{fault}; chọn thư mục khác bằng --to").format(fault=spoken_fault(fault))],
        ) from fault
    return written


def _accepted(
    work: Work, content: bytes, given: str, name: str, refers_to_on: date | None, limit: int
) -> FileType:
    kind = type_of(content)
    faults = _content_faults(content, name, kind, limit)
    if not name:
        faults.append(_("tên tệp trống; đặt tên có đuôi, ví dụ bao-cao.pdf"))
    if refers_to_on is not None and refers_to_on > work.on:
        day = short_date(refers_to_on)
        faults.append(_("ngày của minh chứng {day} ở tương lai").format(day=day))
    if faults or kind is None:
        raise BadInput(_("Tệp '{name}'").format(name=name or given), faults)
    return kind


def _content_faults(content: bytes, name: str, kind: FileType | None, limit: int) -> list[str]:
    if not content:
        return [_("tệp rỗng; kiểm tra lại tệp đã chọn")]
    if len(content) > limit:
        return [too_large(len(content), limit)]
    if kind is None:
        return [_("loại tệp không được nhận; chỉ nhận: {types}").format(types=allowed_types())]
    if name and extension_of(name) not in kind.extensions:
        return [
            _("đuôi tên tệp không khớp nội dung ({type}); đổi đuôi thành .{extension}").format(
                type=kind.label, extension=kind.extensions[0]
            )
        ]
    return []


def too_large(size: int, limit: int = LARGEST_FILE) -> str:
    """Say that a file is too large and what to do."""
    return _("tệp nặng {size} MB, quá giới hạn {limit} MB; nén ảnh, tách hoặc quét lại").format(
        size=_megabytes(size), limit=_megabytes(limit)
    )


def allowed_types() -> str:
    """List the endings that may be attached."""
    return ", ".join(extension for kind in FileType for extension in kind.extensions)


def _megabytes(size: int) -> str:
    return decimal_comma(Decimal(size) / (1024 * 1024), 1)
