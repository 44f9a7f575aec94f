"""The made-up commune of 2026 is played from its decision to one deficiency still open."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlmodel import col, select

from inspect_flow.interchange.case_file.reading import read_case_path
from inspect_flow.interchange.exporting import export_case
from inspect_flow.interchange.loading import load_case
from inspect_flow.interchange.playing import Played, play_case
from inspect_flow.records.tables import Deficiency, Document, Event, Extension
from inspect_flow.services.figures import contradictions
from inspect_flow.services.queries.timeline import case_timeline
from inspect_flow.services.work import Work
from tests.interchange.bench import Bench
from tests.interchange.test_playing import a_bench, marks_in, said

XA_MAU = Path("examples/xa_mau_2026.yaml")
SOMEBODY_NAMED = re.compile(r"\b(?:[Ôô]ng|[Bb]à|đồng chí) [A-ZÂĐÊÔƠƯ]")

pytestmark = pytest.mark.xdist_group("playing")


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Work, Played]]:
    bench = a_bench(tmp_path_factory.mktemp("xa-mau"), "xa-mau")
    with bench.work() as work:
        yield work, play_case(work, read_case_path(XA_MAU).case, XA_MAU.name)
    bench.engine.dispose()


def test_every_deficiency_but_one_is_put_right(played: tuple[Work, Played]) -> None:
    work, case = played
    states = work.session.exec(select(Deficiency.state).order_by(col(Deficiency.code))).all()
    assert [each.state for each in case.inspections] == ["following_up", "closed"]
    assert states == ["verified"] * 4 + ["returned", "closed"]


def test_the_case_passes_every_state_of_an_inspection_with_a_visit(
    played: tuple[Work, Played],
) -> None:
    work, case = played
    timeline = case_timeline(work, case.campaign)
    reached = [each.to_state for each in timeline if each.code == case.inspections[0].code]
    assert list(dict.fromkeys(filter(None, reached))) == [
        "Đã xếp lịch", "Đã thông báo cho đơn vị", "Đã nhận báo cáo tự kiểm tra",
        "Đang kiểm tra tại đơn vị", "Đã dự thảo biên bản", "Đơn vị đã có ý kiến",
        "Đã ký biên bản", "Đã thông báo kết luận", "Đã có văn bản chấn chỉnh",
        "Đang theo dõi khắc phục",
    ]  # fmt: skip


def test_its_deficiencies_meet_returns_a_dispute_and_more_time(
    played: tuple[Work, Played],
) -> None:
    work, _case = played
    events = work.session.exec(select(Event.tag).where(Event.entity == "deficiency")).all()
    met = Counter(events)
    assert met["deficiency.return_report"] == 2
    assert met["deficiency.uphold"] == 1
    granted = select(Extension.state)
    assert work.session.exec(granted).all() == ["granted", "granted"]


def test_papers_keep_the_numbers_that_the_file_gives_them(played: tuple[Work, Played]) -> None:
    work, _case = played
    papers = work.session.exec(select(Document).order_by(col(Document.id).desc())).all()
    numbers = {each.kind: f"{each.number}/{each.symbol}" for each in papers}
    assert numbers["plan_decision"] == "212/QĐ-UBND"
    assert numbers["delegation_decision"] == "213/QĐ-UBND"
    assert numbers["surprise_minutes"] == "9/BB-ĐKT"
    assert numbers["notice"] == "412/SNV-CCHC"
    assert numbers["minutes"] == "4/BB-ĐKT"
    assert numbers["conclusion"] == "58/TB-SNV"
    assert numbers["directive"] == "1187/UBND-NV"


def test_a_surprise_leaves_no_paper_that_would_have_told_of_it(
    played: tuple[Work, Played],
) -> None:
    _work, case = played
    kinds = {each.kind.value for each in case.working_papers if each.about == "KT-2026-102"}
    assert kinds >= {"dossier", "draft_minutes", "inspection_report"}
    assert not kinds & {"invitation", "outline", "self_report"}


def test_papers_whose_numbers_the_file_does_not_tell_stay_drafts(
    played: tuple[Work, Played],
) -> None:
    _work, case = played
    own = {each.kind.value: each.context for each in case.working_papers[::-1]}
    for kind in ("submission", "invitation", "self_report", "inspection_report"):
        assert own[kind]["draft"]
        assert own[kind]["letterhead"]["number"] == ""


def test_no_figure_of_the_file_contradicts_itself(played: tuple[Work, Played]) -> None:
    work, case = played
    assert [contradictions(work, each) for each in case.inspections] == [(), ()]


def test_the_file_names_nobody_and_says_that_it_is_made_up() -> None:
    text = XA_MAU.read_text("utf-8")
    case = read_case_path(XA_MAU).case
    assert SOMEBODY_NAMED.findall(text) == []
    assert all(each.assumed for each in case.sources)
    assert not any(each.name for each in case.people)


def test_what_was_played_comes_out_as_it_would_after_loading(
    played: tuple[Work, Played], tmp_path: Path
) -> None:
    work, case = played
    bench = Bench(f"sqlite:///{tmp_path / 'loaded.db'}")
    with bench.work() as other:
        loaded = load_case(other, read_case_path(XA_MAU).case, XA_MAU.name)
        marks = dict(marks_in(said(export_case(other, loaded.code))))
    assert dict(marks_in(said(export_case(work, case.campaign.code)))) == marks
    bench.engine.dispose()
