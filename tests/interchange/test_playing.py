"""A case file is played through the flow: refused while days are missing, its marks carried."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import col, select

from inspect_flow.bootstrap.form import ContextJudge
from inspect_flow.documents.mails import write_digest, write_invitation, write_letter
from inspect_flow.interchange.calendar_sheet import write_calendar
from inspect_flow.interchange.case_file.case import CaseFile
from inspect_flow.interchange.case_file.parts import said
from inspect_flow.interchange.case_file.reading import read_case
from inspect_flow.interchange.exporting import export_case
from inspect_flow.interchange.loading import load_case
from inspect_flow.interchange.playing import Played, play_case
from inspect_flow.records.tables import Deficiency, Directive, Document, Evidence, Remediation
from inspect_flow.services.documents import context_of
from inspect_flow.services.effects import EFFECTS
from inspect_flow.services.work import Office, Work
from inspect_flow.storage.files import FolderStore
from inspect_flow.vocabulary.documents import DocumentKind
from inspect_flow.vocabulary.errors import BadInput
from tests.interchange.bench import Bench

LONG_DIEN = Path("examples/long_dien_2019.yaml")
COMMUNE = Path(__file__).parent / "commune_2026.yaml"

pytestmark = pytest.mark.xdist_group("playing")


def a_bench(folder: Path, name: str) -> Bench:
    bench = Bench(f"sqlite:///{folder / name}.db")
    bench.office = Office(
        dict(EFFECTS),
        FolderStore(folder / f"{name}.files"),
        lambda _kind: "1",
        write_digest,
        write_letter,
        write_invitation,
        write_calendar,
        form=ContextJudge(),
    )
    return bench


def case_in(text: str) -> CaseFile:
    return read_case(text.encode(), "vu-viec.yaml").case


def played_from(path: Path, folder: Path) -> Iterator[tuple[Work, Played]]:
    bench = a_bench(folder, path.stem)
    with bench.work() as work:
        yield work, play_case(work, case_in(path.read_text("utf-8")), path.name)
    bench.engine.dispose()


@pytest.fixture(scope="module")
def long_dien(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Work, Played]]:
    yield from played_from(LONG_DIEN, tmp_path_factory.mktemp("played"))


@pytest.fixture(scope="module")
def commune(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Work, Played]]:
    yield from played_from(COMMUNE, tmp_path_factory.mktemp("played"))


def refusal(folder: Path, text: str) -> list[str]:
    with a_bench(folder, "refused").work() as work, pytest.raises(BadInput) as refused:
        play_case(work, case_in(text), "vu-viec.yaml")
    return list(refused.value.reasons)


def test_a_case_without_its_frame_is_refused_with_all_that_is_missing(tmp_path: Path) -> None:
    assert refusal(tmp_path, "case_file: 1\ninspections: [{unit: UBND xã A}]\n") == [
        "tệp cần mục campaign và decisions",
        "cần trưởng đoàn: ghi ở delegations, members, role: trưởng đoàn",
        "UBND xã A: cần buổi làm việc ở mục visits",
    ]


@pytest.mark.parametrize(
    ("written", "instead", "missing"),
    [
        ("date: 14/01/2026\n", "date: 01/2026\n", "quyết định"),
        ("{date: 11/3/2026, from", "{date: 3/2026, from", "buổi kiểm tra UBND xã Bình Mẫu"),
        ("self_report: {date: 04/3/2026, ", "self_report: {", "báo cáo tự kiểm tra"),
        ("12/TB-ĐKT, date: 23/3/2026", "12/TB-ĐKT, date: 3/2026", "thông báo kết luận"),
        ("318/UBND-NV, date: 26/3/2026", "318/UBND-NV, date: 2026", "văn bản chấn chỉnh"),
        ("{date: 27/3/2026, what", "{date: 3/2026, what", "việc khắc phục 'nộp kế hoạch"),
    ],
)
def test_a_day_that_is_not_full_is_named(
    tmp_path: Path, written: str, instead: str, missing: str
) -> None:
    text = COMMUNE.read_text("utf-8")
    assert written in text
    [reason] = refusal(tmp_path, text.replace(written, instead))
    assert reason.startswith(f"cần ngày đầy đủ của {missing}")
    assert reason.endswith("ghi dạng 2019-08-14")


def test_a_refused_case_leaves_nothing_behind(tmp_path: Path) -> None:
    bench = a_bench(tmp_path, "refused")
    text = COMMUNE.read_text("utf-8").replace("318/UBND-NV, date: 26/3/2026", "318/UBND-NV")
    with bench.work() as work, pytest.raises(BadInput):
        play_case(work, case_in(text), "vu-viec.yaml")
    assert bench.count_events() == 0


def marks_in(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], str]]:
    """Yield where a case says "assumed"; entries of lists by their code where they have one."""
    if isinstance(value, dict):
        if value.get("assumed"):
            yield path, str(value["assumed"])
        for key, inner in value.items():
            yield from marks_in(inner, (*path, key))
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            name = inner.get("code") or place if isinstance(inner, dict) else place
            yield from marks_in(inner, (*path, name))


def test_a_play_carries_every_mark_that_loading_carries(
    long_dien: tuple[Work, Played], tmp_path: Path
) -> None:
    work, played = long_dien
    with a_bench(tmp_path, "loaded").work() as other:
        case = case_in(LONG_DIEN.read_text("utf-8"))
        loaded = said(export_case(other, load_case(other, case, LONG_DIEN.name).code))
    marks = dict(marks_in(said(export_case(work, played.campaign.code))))
    assert marks == dict(marks_in(loaded))
    assert len(marks) > 60


def context(work: Work, played: Played, kind: DocumentKind) -> dict[str, Any]:
    """Return what the paper of that kind says, issued or not."""
    for paper in played.working_papers:
        if paper.kind is kind:
            return paper.context
    issued = select(Document).where(Document.kind == kind.value, Document.state == "issued")
    return context_of(work.session.exec(issued).one())


def test_the_notes_on_contradictions_stand_in_the_minutes(
    long_dien: tuple[Work, Played],
) -> None:
    areas = context(*long_dien, DocumentKind.MINUTES)["areas"]
    notes = {
        warning["text"]: warning["reason"]
        for area in areas
        for finding in (*area["strengths"], *area["shortcomings"])
        for warning in finding["warnings"]
    }
    assert notes["105/277 là 37,9%, không phải trên 46%"].startswith("không biết sai ở số nào")
    assert "Đối chiếu với kết quả (2)." in notes


def test_papers_of_a_play_mark_what_the_file_assumed(long_dien: tuple[Work, Played]) -> None:
    mark = "\ue0a5"
    minutes = context(*long_dien, DocumentKind.MINUTES)
    notice = context(*long_dien, DocumentKind.NOTICE)
    assert minutes["unit_opinions"][0].endswith(mark)
    assert minutes["data_period"]["starts"] == f"2019-01-01{mark}"
    assert [who["office"].endswith(mark) for who in minutes["delegation"]] == [False] + [True] * 5
    assert notice["starts"] == {"date": "2019-08-14", "time": f"08:00{mark}"}
    assert notice["place"].endswith(mark)


def test_what_was_handed_in_is_marked_row_by_row(long_dien: tuple[Work, Played]) -> None:
    work, _played = long_dien
    rows = work.session.exec(select(Remediation)).all()
    notes = [each.note for each in work.session.exec(select(Evidence))]
    assert rows
    assert all(row.is_assumed for row in rows)
    assert notes
    assert all(note.endswith("(giả định)") for note in notes)


def test_another_case_plays_as_far_as_its_file_goes(commune: tuple[Work, Played]) -> None:
    work, played = commune
    query = select(Deficiency.state).order_by(col(Deficiency.code))
    states = list(work.session.exec(query))
    assert [each.state for each in played.inspections] == ["following_up"]
    assert states == ["verified", "directed"]


def test_scores_of_the_unit_are_known_before_the_visit(commune: tuple[Work, Played]) -> None:
    dossier = context(*commune, DocumentKind.DOSSIER)
    first = dossier["criteria"][0]["rows"]
    assert [(row["code"], row["self_score"]) for row in first[:2]] == [
        ("1.1.1", "0,5"),
        ("1.1.2", "1"),
    ]


def test_a_directive_is_signed_by_the_office_that_its_file_names(
    commune: tuple[Work, Played],
) -> None:
    work, _played = commune
    letter = context(*commune, DocumentKind.DIRECTIVE)
    [signature] = letter["signatures"]
    assert signature["authority"] == ["TM. Ủy ban nhân dân", "KT. Chủ tịch", "Phó Chủ tịch"]
    assert signature["name"] == ""
    assert work.session.exec(select(Directive.number)).all() == ["318"]


def test_a_comment_without_words_is_not_put_into_the_units_mouth(
    commune: tuple[Work, Played],
) -> None:
    minutes = context(*commune, DocumentKind.MINUTES)
    assert minutes["unit_opinions"] == ["Đơn vị nhất trí với dự thảo biên bản"]


def test_a_campaign_without_code_and_title_is_refused_before_anything_else(tmp_path: Path) -> None:
    text = COMMUNE.read_text("utf-8").replace("  code: CCHC-2026-HM\n", "", 1)
    assert refusal(tmp_path, text) == ["cần mã và tên đợt kiểm tra: ghi ở campaign, code và title"]
