"""The case of 2019: Decision 784, the visit to UBND huyện Long Điền, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import pytest
from sqlmodel import Session, select

from inspect_flow.bootstrap.demonstration import Demonstration, demonstrate
from inspect_flow.documents.lint import lint_pages
from inspect_flow.documents.measuring.reading import read_file
from inspect_flow.records.tables import ChecklistEdition, Document, Inspection, Person
from inspect_flow.services.auditing import broken_links
from inspect_flow.storage.engine import open_engine
from tests.command_line import a_command_line
from tests.documents.reading import whole_text

TODAY = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
EARLIER = "earlier.eml"

pytestmark = pytest.mark.xdist_group("long_dien")


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Demonstration:
    """Play the case once for all tests here, where another was played before."""
    place = tmp_path_factory.mktemp("out")
    a_command_line(place).database.rename(place / "long-dien-2019.db")
    (place / "thu-nhac-viec").mkdir()
    (place / "thu-nhac-viec" / EARLIER).touch()
    return demonstrate(place, TODAY, None, lambda _what: None)


@pytest.fixture
def session(shown: Demonstration) -> Iterator[Session]:
    """Open the database that the play left."""
    engine = open_engine(f"sqlite:///{shown.database}")
    with Session(engine) as session:
        yield session
    engine.dispose()


def text_of(shown: Demonstration, name: str) -> str:
    """Return the text of one paper, lines joined."""
    return _words_of(next(each for each in shown.papers if name in each.name))


@cache
def _words_of(path: Path) -> str:
    pages = read_file(path.read_bytes()).pages
    return " ".join(" ".join(word.text for word in page.words) for page in pages)


def test_the_inspection_passes_through_every_state_on_its_day(shown: Demonstration) -> None:
    moves = [
        (entry.at.date(), entry.tag.partition(".")[2])
        for entry in shown.timeline
        if entry.entity == "inspection" and entry.to_state
    ]
    assert moves == [
        (date(2019, 8, 1), "schedule"),
        (date(2019, 8, 1), "notify"),
        (date(2019, 8, 8), "receive_self_report"),
        (date(2019, 8, 14), "start"),
        (date(2019, 8, 14), "draft_findings"),
        (date(2019, 8, 14), "comment"),
        (date(2019, 8, 14), "sign_minutes"),
        (date(2019, 9, 4), "conclude"),
        (date(2019, 9, 10), "direct"),
        (date(2019, 9, 10), "follow_up"),
    ]


def test_every_statement_of_the_article_is_a_finding(shown: Demonstration) -> None:
    kinds = [finding.kind for finding in shown.findings]
    # The rank of 2018 (M6) is background; the article lists it among the results.
    assert (kinds.count("strength"), kinds.count("context"), kinds.count("shortcoming")) == (
        16,
        1,
        6,
    )


def test_the_minutes_print_all_findings_and_the_warning(shown: Demonstration) -> None:
    printed = text_of(shown, "bien-ban")
    missing = [each.code for each in shown.findings if first_words(each.statement) not in printed]
    assert missing == []
    assert "105/277 là 37,9%, không phải trên 46%" in printed


def first_words(statement: str) -> str:
    """Return the beginning of a statement, short enough to stand on one line of a page."""
    return " ".join(statement.split()[:5])


def test_five_deficiencies_are_put_right_and_one_stays_open_and_overdue(
    shown: Demonstration,
) -> None:
    states = [row.state for row in shown.deficiencies]
    left = [row for row in shown.deficiencies if row.overdue_days]
    assert states.count("verified") == 5
    assert [(row.deadline, row.original_deadline) for row in left] == [
        (date(2019, 12, 20), date(2019, 9, 19))
    ]


def test_the_checklist_is_pinned_by_its_hash(session: Session) -> None:
    inspection = session.exec(select(Inspection)).one()
    edition = session.get(ChecklistEdition, inspection.edition_id)
    assert edition is not None
    assert (edition.code, len(edition.sha256)) == ("district_2019", 64)


def test_papers_of_2019_are_numbered_and_frozen(session: Session) -> None:
    papers = session.exec(select(Document).order_by(Document.id)).all()  # type: ignore[arg-type]
    issued = [paper for paper in papers if paper.state == "issued"]
    assert [(paper.kind, paper.number) for paper in issued] == [
        ("plan_decision", 784),
        ("plan", 1),
        ("notice", 1203),
        ("minutes", 1),
        ("conclusion", 312),
        ("directive", 9105),
        # Counted on by the program from the papers before, and marked as assumed.
        ("remediation_plan", 1),
        ("extension_answer", 1204),
        ("remediation_report", 1),
        ("reminder_letter", 1205),
        ("verification_slip", None),
        ("reminder_letter", 1206),
    ]
    # The letter of the second rung waits for whoever is to sign it.
    drafts = [(paper.kind, paper.state) for paper in papers if paper not in issued]
    assert drafts == [("reminder_letter", "draft")]


def test_the_record_of_the_whole_case_proves(session: Session) -> None:
    assert list(broken_links(session)) == []


def test_a_paper_of_2019_cites_no_later_law(shown: Demonstration) -> None:
    for paper in shown.papers:
        assert "30/2020" not in text_of(shown, paper.stem)


def test_every_paper_keeps_the_form_of_2019(shown: Demonstration) -> None:
    found = {path.name: lint_pages(path.read_bytes(), "tt01_2011") for path in shown.papers}
    assert found == {path.name: [] for path in shown.papers}
    assert len(found) == 25


def test_every_paper_says_where_it_assumes(shown: Demonstration) -> None:
    for paper in shown.papers:
        if not paper.stem.endswith(("phieu-kiem-tra", "tin-bai")):
            footnote = "(*) Thông tin suy ra hoặc giả định, chưa có trong nguồn"
            assert footnote in text_of(shown, paper.stem)


def test_the_directive_goes_to_the_district_whose_offices_must_act(
    shown: Demonstration,
) -> None:
    (letter,) = [each for each in shown.papers if "chan-chinh" in each.name]
    printed = whole_text(letter.read_bytes()).replace("(*)", "")
    assert "Kính gửi: Ủy ban nhân dân huyện Long Điền Ngày 14/8/2019" in printed
    assert "Nơi nhận: TM. ỦY BAN NHÂN DÂN - Như trên;" in printed


def test_playing_again_replaces_the_earlier_demonstration(
    shown: Demonstration, session: Session
) -> None:
    assert not (shown.spool / EARLIER).exists()
    assert session.exec(select(Person).where(Person.code == "minh")).all() == []


def test_the_reminders_of_2019_lie_in_the_folder(shown: Demonstration) -> None:
    told = [(each.on, each.rung, each.address) for each in shown.reminders]
    assert (date(2019, 10, 31), "responsibility", "ubnd-tinh@example.vn") in told
    assert all(each.address.endswith("@example.vn") for each in shown.reminders)
    lines = [
        (*each, item.code, item.step) for each, item in zip(told, shown.reminders, strict=True)
    ]
    assert len(lines) == len(set(lines))
    assert shown.mail is not None
    assert (shown.spool / f"{shown.mail.key}.eml").is_file()
