"""The twenty past inspections under examples/past: read, load, come back and print."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlmodel import col, select

from inspect_flow.bootstrap.printing import print_preview
from inspect_flow.documents.rendering import render_html
from inspect_flow.interchange.case_file.reading import read_case, read_case_path
from inspect_flow.interchange.case_file.unit_names import name_and_upper
from inspect_flow.interchange.case_file.writing import as_yaml
from inspect_flow.interchange.exporting import export_case
from inspect_flow.interchange.loading import Loaded, load_case
from inspect_flow.records.tables import Campaign, Inspection
from inspect_flow.services.papers import paper_context
from inspect_flow.services.registry import seek
from inspect_flow.services.work import Work
from inspect_flow.vocabulary.documents import DocumentKind
from tests.interchange.bench import Bench

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("past examples")]

FILES = sorted(Path("examples/past").glob("*.yaml"))
SOMEBODY_NAMED = re.compile(r"\b(?:ông|bà|đồng chí) [A-ZÂĐÊÔƠƯ]")

by_name = pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)


class Shelf:
    """One database that holds every example, as a province's archive would."""

    def __init__(self, url: str) -> None:
        self.bench = Bench(url)
        self.codes = {file.stem: self.load(file).code for file in FILES}

    def load(self, file: Path) -> Loaded:
        with self.bench.work() as work:
            return load_case(work, read_case_path(file).case, file.name)

    def export(self, stem: str) -> str:
        with self.bench.work() as work:
            return as_yaml(export_case(work, self.codes[stem]))

    def subject(self, work: Work, stem: str) -> tuple[DocumentKind, Campaign | Inspection]:
        """Return the first inspection for its minutes, or the campaign for its plan."""
        campaign = seek(work, Campaign, self.codes[stem])
        assert campaign is not None
        of_it = select(Inspection).where(Inspection.campaign_id == campaign.id)
        first = work.session.exec(of_it.order_by(col(Inspection.code))).first()
        return (DocumentKind.MINUTES, first) if first else (DocumentKind.PLAN, campaign)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shelf]:
    shelf = Shelf(f"sqlite:///{tmp_path_factory.mktemp('past') / 'a.db'}")
    yield shelf
    shelf.bench.engine.dispose()


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    bench = Bench(f"sqlite:///{tmp_path_factory.mktemp('elsewhere') / 'b.db'}")
    yield bench
    bench.engine.dispose()


def test_there_are_twenty() -> None:
    assert len(FILES) == 20


@by_name
def test_a_past_inspection_is_read_without_faults_or_remarks(file: Path) -> None:
    assert read_case_path(file).remarks == []


@by_name
def test_it_names_its_source_and_no_person(file: Path) -> None:
    assert all(source.title and source.url for source in read_case_path(file).case.sources)
    assert not SOMEBODY_NAMED.search(file.read_text(encoding="utf-8"))


@by_name
def test_loading_it_again_changes_nothing(shelf: Shelf, file: Path) -> None:
    events = shelf.bench.count_events()

    assert shelf.load(file).is_unchanged
    assert shelf.bench.count_events() == events


@by_name
def test_its_export_loads_elsewhere_and_exports_the_same(
    shelf: Shelf, elsewhere: Bench, file: Path
) -> None:
    first = shelf.export(file.stem)

    with elsewhere.work() as work:
        code = load_case(work, read_case(first.encode(), "x.yaml").case, "x.yaml").code
        again = as_yaml(export_case(work, code))

    assert again == first


@by_name
def test_its_minutes_or_its_plan_have_a_page(shelf: Shelf, file: Path) -> None:
    with shelf.bench.work() as work:
        kind, subject = shelf.subject(work, file.stem)
        page = render_html(kind.value, paper_context(work, kind, subject, draft=True))

    assert ("BIÊN BẢN" if kind is DocumentKind.MINUTES else "KẾ HOẠCH") in page


@pytest.mark.parametrize("stem", ["dong_nai_2025", "thanh_chuong_2017", "hai_phong_2025"])
def test_its_paper_can_be_printed(shelf: Shelf, stem: str) -> None:
    with shelf.bench.work() as work:
        assert print_preview(work, *shelf.subject(work, stem)).startswith(b"%PDF")


@pytest.mark.parametrize(
    ("written", "parted"),
    [
        ("Sở Y tế, tỉnh Nghệ An", ("Sở Y tế", "tỉnh Nghệ An")),
        ("UBND xã A, huyện B, tỉnh C", ("UBND xã A", "huyện B, tỉnh C")),
        ("Sở Văn hóa, Thể thao và Du lịch", ("Sở Văn hóa, Thể thao và Du lịch", "")),
        ("Sở Văn hóa, Thông tin, Thể thao, tỉnh X", ("Sở Văn hóa, Thông tin, Thể thao", "tỉnh X")),
        ("Phòng Nội vụ, long-dien", ("Phòng Nội vụ", "long-dien")),
    ],
)  # fmt: skip
def test_a_comma_within_a_name_stays(written: str, parted: tuple[str, str]) -> None:
    assert name_and_upper(written) == parted
