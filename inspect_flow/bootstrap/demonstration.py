"""Play an example case into a database of its own and print every paper it leaves."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from sqlmodel import select

from inspect_flow.bootstrap.mornings import (
    Mornings,
    ToldReminder,
    ToldVisit,
    gravest_message,
    told_reminders,
    told_visits,
)
from inspect_flow.bootstrap.opening import open_work
from inspect_flow.bootstrap.printing import job_for
from inspect_flow.definitions.places import folder
from inspect_flow.documents.bulk import RenderJob, render_many
from inspect_flow.interchange.case_file.reading import read_case
from inspect_flow.interchange.playing import play_case
from inspect_flow.interchange.playing.stage import WorkingPaper
from inspect_flow.interchange.unit_file import load_units
from inspect_flow.records.tables import Document, Finding, Message
from inspect_flow.services.figures import contradictions
from inspect_flow.services.findings import findings_of
from inspect_flow.services.queries.deficiencies import list_deficiencies
from inspect_flow.services.queries.deficiency_rows import DeficiencyRow
from inspect_flow.services.queries.timeline import TimelineEntry, case_timeline
from inspect_flow.services.work import Work
from inspect_flow.storage.engine import open_engine
from inspect_flow.storage.schema import upgrade
from inspect_flow.vocabulary.documents import DocumentKind

CASE = "long_dien_2019.yaml"
UNITS = "units_ba_ria_vung_tau.yaml"
_WATCHED_UNTIL = date(2019, 12, 31)


@dataclass(frozen=True, slots=True)
class Demonstration:
    """What the demonstration shows when it is over."""

    title: str
    timeline: Sequence[TimelineEntry]
    findings: Sequence[Finding]
    warnings: Sequence[str]
    deficiencies: Sequence[DeficiencyRow]
    papers: Sequence[Path]
    database: Path
    reminders: Sequence[ToldReminder]
    visits: Sequence[ToldVisit]
    mail: Message | None
    spool: Path


def demonstrate(
    target: Path, moment: datetime, house: str | None, tell: Callable[[str], None]
) -> Demonstration:
    """Play the Long Điền case of 2019 under `target`, replacing an earlier demonstration."""
    target.mkdir(parents=True, exist_ok=True)
    database = target / "long-dien-2019.db"
    spool = target / "thu-nhac-viec"
    _remove_earlier(database, spool)
    url = f"sqlite:///{database}"
    engine = open_engine(url, must_exist=False)
    upgrade(engine)
    engine.dispose()
    with open_work(url, None, (moment, moment), house) as work:
        examples = folder("examples", house)
        load_units(work, (examples / UNITS).read_bytes(), UNITS)
        read = read_case((examples / CASE).read_bytes(), CASE)
        mornings = Mornings(work, spool)
        played = play_case(work, read.case, CASE, tell, mornings.until)
        jobs = list(_jobs(work, played.working_papers))
        # Deadlines are shown as on the last day that the case file tells of.
        timeline = case_timeline(work, played.campaign)
        ended = work.moved_to(max(entry.at for entry in timeline))
        mornings.until(_WATCHED_UNTIL)
        result = Demonstration(
            title=played.campaign.title,
            timeline=timeline,
            findings=[each for i in played.inspections for each in findings_of(ended, i)],
            warnings=[text for i in played.inspections for text in contradictions(ended, i)],
            deficiencies=list_deficiencies(ended, campaign=played.campaign),
            papers=[target / f"{job.name}.pdf" for job in jobs],
            database=database,
            reminders=told_reminders(work),
            visits=told_visits(work),
            mail=gravest_message(work),
            spool=spool,
        )
    _print(jobs, result.papers, house, tell)
    return result


# The papers in the order in which an office files them, with the names of their files.
_NAMES = {
    DocumentKind.SUBMISSION: "to-trinh",
    DocumentKind.PLAN_DECISION: "quyet-dinh-ban-hanh-ke-hoach",
    DocumentKind.PLAN: "ke-hoach",
    DocumentKind.DELEGATION_DECISION: "quyet-dinh-thanh-lap-doan",
    DocumentKind.NOTICE: "thong-bao-lich",
    DocumentKind.OUTLINE: "de-cuong-bao-cao",
    DocumentKind.INVITATION: "giay-moi",
    DocumentKind.SELF_REPORT: "bao-cao-tu-kiem-tra",
    DocumentKind.DOSSIER: "ho-so-chuan-bi",
    DocumentKind.CHECKLIST: "phieu-kiem-tra",
    DocumentKind.DRAFT_MINUTES: "du-thao-bien-ban",
    DocumentKind.MINUTES: "bien-ban",
    DocumentKind.SURPRISE_MINUTES: "bien-ban-dot-xuat",
    DocumentKind.INSPECTION_REPORT: "bao-cao-ket-qua-kiem-tra",
    DocumentKind.CONCLUSION: "thong-bao-ket-luan",
    DocumentKind.SCORE_ANNEX: "phu-luc-diem",
    DocumentKind.DIRECTIVE: "van-ban-chan-chinh",
    DocumentKind.REMEDIATION_PLAN: "ke-hoach-khac-phuc",
    DocumentKind.EXTENSION_ANSWER: "tra-loi-gia-han",
    DocumentKind.EXTENSION_DECISION: "quyet-dinh-gia-han",
    DocumentKind.REMEDIATION_REPORT: "bao-cao-khac-phuc",
    DocumentKind.REMINDER_LETTER: "cong-van-don-doc",
    DocumentKind.VERIFICATION_SLIP: "phieu-xac-nhan",
    DocumentKind.NEWS: "tin-bai",
    DocumentKind.CAMPAIGN_SUMMARY: "bao-cao-tong-hop",
    DocumentKind.FILE_INDEX: "danh-muc-ho-so",
}
_ORDER = list(_NAMES)


def _print(
    jobs: Sequence[RenderJob],
    papers: Sequence[Path],
    house: str | None,
    tell: Callable[[str], None],
) -> None:
    for number, rendered in enumerate(render_many(jobs, house=house)):
        if rendered.error is not None:
            raise rendered.error
        _put(papers[number], rendered.pdf or b"")
        tell(papers[number].name)


def _jobs(work: Work, working_papers: Sequence[WorkingPaper]) -> Iterator[RenderJob]:
    issued = work.session.exec(select(Document).where(Document.state == "issued")).all()
    jobs = [job_for(work, each) for each in issued]
    jobs += [RenderJob("", paper.kind.value, paper.context) for paper in working_papers]
    ordered = sorted(jobs, key=lambda each: _ORDER.index(DocumentKind(each.kind)))
    for number, job in enumerate(ordered, start=1):
        yield replace(job, name=f"{number:02d}-{_NAMES[DocumentKind(job.kind)]}")


def _put(paper: Path, content: bytes) -> None:
    # Whoever is stopped in between leaves no half paper under its name.
    beside = paper.with_name(f".{paper.name}.part")
    beside.write_bytes(content)
    beside.replace(paper)


def _remove_earlier(database: Path, spool: Path) -> None:
    for tail in ("", "-wal", "-shm"):
        Path(f"{database}{tail}").unlink(missing_ok=True)
    shutil.rmtree(f"{database}.files", ignore_errors=True)
    shutil.rmtree(spool, ignore_errors=True)
