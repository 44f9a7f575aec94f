"""Print all papers of a campaign into a folder: whole files, resumable, unchanged ones skipped."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from inspect_flow.bootstrap.print_manifest import (
    MANIFEST,
    Printed,
    is_still_there,
    manifest_bytes,
    read_manifest,
)
from inspect_flow.bootstrap.printing import Access, job_for, keep_or_kept, made_with, write_word
from inspect_flow.documents.bulk import RenderJob, lint_many, render_many
from inspect_flow.documents.linting.rule import Breach
from inspect_flow.records.tables import Campaign, Document
from inspect_flow.rules.file_names import safe_name
from inspect_flow.services.prints import kept_print
from inspect_flow.services.queries.papers import list_documents
from inspect_flow.services.registry import find
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.documents import PaperFormat
from inspect_flow.vocabulary.errors import InspectFlowError

# Papers between two writings of the manifest: what a power failure makes print again.
_NOTED_EVERY = 25

Write = Callable[[Path, bytes], None]


@dataclass
class Outcome:
    """What became of the papers, by their codes."""

    printed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    failed: dict[str, InspectFlowError] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be printed where, by how many processes, with whose templates."""

    codes: Sequence[str]
    folder: Path
    workers: int | None = None
    house: str | None = None
    form: PaperFormat = PaperFormat.PDF


def papers_to_print(work: Work, campaign: Campaign, kinds: Sequence[str]) -> list[str]:
    """Return the codes of the campaign's issued papers, of those kinds when some are named."""
    rows = list_documents(work, campaign=campaign, state="issued")
    return [row.code for row in rows if not kinds or row.kind in kinds]


def papers_in_force(work: Work, campaign: Campaign) -> list[str]:
    """Return the codes of the campaign's papers that are drafted or issued."""
    rows = list_documents(work, campaign=campaign)
    return [row.code for row in rows if row.state in ("draft", "in_review", "issued")]


def lint_papers(work: Work, order: Order) -> Iterator[tuple[str, tuple[Breach, ...]]]:
    """Yield each paper's code with what breaks a rule in it; raise what cannot be printed."""
    outcome = Outcome()
    jobs = _jobs(work, order.codes, {}, outcome)
    for each in lint_many(jobs, order.workers, order.house):
        if each.error is not None:
            raise each.error
        yield each.name, each.breaches
    for fault in outcome.failed.values():
        raise fault


def print_papers(access: Access, order: Order, write: Write, outcome: Outcome) -> Iterator[str]:
    """Print what the order names and yield each code as it is done; `outcome` is filled meanwhile.

    `write` puts whole bytes under a name or raises an `InspectFlowError`. The issued print of a
    paper is kept at its first printing, and handed out from then on. What was done is noted in the
    folder's manifest also when the work is interrupted.
    """
    noted = read_manifest(order.folder)
    # A folder that takes no file is told before anything is printed.
    write(order.folder / MANIFEST, manifest_bytes(noted))
    try:
        for position, code in enumerate(_each_done(access, order, write, noted, outcome), start=1):
            if position % _NOTED_EVERY == 0:
                write(order.folder / MANIFEST, manifest_bytes(noted))
            yield code
    finally:
        write(order.folder / MANIFEST, manifest_bytes(noted))


def _each_done(
    access: Access, order: Order, write: Write, noted: dict[str, Printed], outcome: Outcome
) -> Iterator[str]:
    place = _Place(order.folder, write, noted, outcome, order.form)
    if order.form is PaperFormat.DOCX:
        yield from _each_written_for_word(access, order.codes, place)
        return
    made: dict[str, dict[str, str]] = {}
    with access.reading() as work:
        waiting = []
        for code in order.codes:
            kept = _kept_of(work, code, outcome)
            if kept is not None:
                place.put(code, kept)
                yield code
            elif code not in outcome.failed:
                waiting.append(code)
        jobs = _jobs(work, waiting, made, outcome)
        with closing(render_many(jobs, order.workers, order.house)) as rendered:
            for each in rendered:
                if each.pdf is None:
                    outcome.failed[each.name] = each.error or InspectFlowError(each.name)
                else:
                    place.put(each.name, keep_or_kept(access, each.name, each.pdf, made[each.name]))
                yield each.name


def _each_written_for_word(access: Access, codes: Sequence[str], place: _Place) -> Iterator[str]:
    # A quarter of a print's time each: not worth processes of their own.
    with access.reading() as work:
        for code in codes:
            document = find(work, Document, code)
            try:
                place.put(code, write_word(work, document))
            except InspectFlowError as fault:
                place.outcome.failed[code] = fault
            yield code
            work.session.expunge(document)


@dataclass(frozen=True, slots=True)
class _Place:
    """The folder with its manifest: whole files only, unchanged ones left alone."""

    folder: Path
    write: Write
    noted: dict[str, Printed]
    outcome: Outcome
    form: PaperFormat

    def put(self, code: str, content: bytes) -> None:
        """Put the file in its place unless it lies there already."""
        digest = hashlib.sha256(content).hexdigest()
        file = safe_name(f"{code}.{self.form.value}")
        # Both forms of a paper may lie in one folder.
        noted_as = code if self.form is PaperFormat.PDF else file
        known = self.noted.get(noted_as)
        if known and known.sha256 == digest and is_still_there(self.folder, known):
            self.outcome.unchanged.append(code)
            return
        try:
            self.write(self.folder / file, content)
        except InspectFlowError as fault:
            self.outcome.failed[code] = fault
            return
        self.noted[noted_as] = Printed(file, digest)
        self.outcome.printed.append(code)


def _kept_of(work: Work, code: str, outcome: Outcome) -> bytes | None:
    try:
        return kept_print(work, find(work, Document, code))
    except InspectFlowError as fault:
        outcome.failed[code] = fault
        return None


def _jobs(
    work: Work, codes: Sequence[str], made: dict[str, dict[str, str]], outcome: Outcome
) -> Iterator[RenderJob]:
    for code in codes:
        document = find(work, Document, code)
        try:
            job = job_for(work, document)
        except InspectFlowError as fault:
            outcome.failed[code] = fault
            continue
        made[code] = made_with(work, document)
        yield job
        # Thousands of contexts are not to be kept once they are printed.
        work.session.expunge(document)
