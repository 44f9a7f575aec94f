"""Files of records, opened only through the record that they belong to."""

from __future__ import annotations

from dataclasses import dataclass

from inspect_flow.locale.translation import _
from inspect_flow.records.base import Tracked
from inspect_flow.records.tables import TRACKED, Evidence, StoredFile
from inspect_flow.services.evidence import EvidenceFile, evidence_of
from inspect_flow.services.record_sight import is_file_in_sight
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.errors import NotFound

# What a number of a row can be on every database.
_LARGEST = 2**31 - 1


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A file as it is handed out."""

    name: str
    media_type: str
    content: bytes


def files_in_sight(work: Work, record: Tracked) -> list[EvidenceFile]:
    """Return those of the record's files that the acting person may open; asked once by author."""
    files = evidence_of(work, record)
    authors = {each.evidence.author_id for each in files}
    open_of = {each for each in authors if is_file_in_sight(work, record, each)}
    return [each for each in files if each.evidence.author_id in open_of]


def open_file(work: Work, number: int) -> OpenedFile:
    """Return the file; one that is not in sight and one that does not exist are the same."""
    evidence = work.session.get(Evidence, number) if 0 < number <= _LARGEST else None
    record = work.session.get(TRACKED[evidence.subject], evidence.subject_id) if evidence else None
    if evidence is None or record is None or not is_file_in_sight(work, record, evidence.author_id):
        raise NotFound(_("Không có tệp này"))
    stored = work.session.get_one(StoredFile, evidence.sha256)
    return OpenedFile(evidence.name, stored.media_type, work.office.files.get(evidence.sha256))
