"""The rules of form at the desk: `document lint`, and what is not issued because of them."""

from __future__ import annotations

from copy import copy
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from inspect_flow.bootstrap.form import MeasuringJudge
from inspect_flow.definitions.places import shipped_folder
from inspect_flow.documents import apart
from inspect_flow.services.documents import draft_for, issue
from inspect_flow.vocabulary.documents import DocumentKind
from inspect_flow.vocabulary.errors import BadInput, MoveRefused, NotFound, PagesNotMeasured
from tests.builders import a_house, an_inspection
from tests.documents.reading import printed

CODE = "KT-2019-001"
NOTIFY = ("inspection", "notify", CODE)
DAY = "1/8/2019"
REASON = "mẫu của tỉnh đang được sửa"


@pytest.fixture
def narrow_house(tmp_path: Path) -> str:
    """Lend a house whose stylesheet leaves no margin."""
    shipped = shipped_folder("report_templates") / "layout" / "paper.css"
    own = tmp_path / "house" / "report_templates" / "layout" / "paper.css"
    own.parent.mkdir(parents=True)
    text = shipped.read_text(encoding="utf-8")
    own.write_text(text.replace("margin: 20mm 15mm 20mm 30mm", "margin: 20mm 15mm 20mm 12mm"))
    return str(tmp_path / "house")


def test_a_stored_paper_is_checked_in_contents_words_and_pages(case_at):
    desk = case_at("notified")
    (row,) = desk.told("document", "list", "--kind", "notice")

    assert desk.said("document", "lint", row["code"]) == "1 văn bản đúng thể thức.\n"
    assert desk.said("document", "lint", "--campaign", "CCHC-2019", "--workers", "1")


def test_each_breach_is_told_with_rule_place_and_remedy(case_at, narrow_house):
    desk = case_at("notified")
    words = ("document", "lint", "--campaign", "CCHC-2019", "--definitions", narrow_house)
    result = desk.run(*words, "--workers", "1", "--json")

    assert isinstance(result.exception, MoveRefused)
    assert result.exception.exit_code == 3
    assert '"rule": "margins"' in result.output
    assert '"page": 1' in result.output
    assert "đặt lại lề trang" in result.output


def test_a_file_made_elsewhere_is_measured_by_the_rules_of_its_day(case_at, tmp_path):
    file = tmp_path / "bien-ban.pdf"
    file.write_bytes(printed("commune_minutes"))

    assert "1 văn bản đúng thể thức." in case_at("house").said("document", "lint", str(file))


def test_a_file_built_to_exhaust_the_reader_ends_in_words(case_at, tmp_path, monkeypatch):
    monkeypatch.setattr(apart, "MOST_SECONDS", 2)
    bomb = tmp_path / "bom.pdf"
    with pikepdf.open(BytesIO(printed("commune_minutes"))) as file:
        file.pages[0].Contents = file.make_stream(b"BT /F1 9 Tf (a) Tj ET " * 1_000_000)
        file.save(bomb)

    refused = case_at("house").refused("document", "lint", str(bomb))

    assert isinstance(refused, BadInput)
    assert "bom.pdf" in str(refused)
    assert "đọc mãi không xong" in str(refused)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"PK\x03\x04"])
def test_a_file_that_is_no_pdf_is_told(case_at, tmp_path, content):
    file = tmp_path / "a.pdf"
    file.write_bytes(content)

    assert isinstance(case_at("house").refused("document", "lint", str(file)), BadInput)


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ((), BadInput),
        (("a.pdf",), BadInput),
        (("VB-1",), NotFound),
        (("--campaign", "X"), NotFound),
    ],
)
def test_what_cannot_be_checked_is_told(case_at, words, fault):
    assert isinstance(case_at("house").refused("document", "lint", *words), fault)


def test_a_paper_that_breaks_a_rule_on_its_pages_is_not_issued(case_at, narrow_house):
    desk = case_at("scheduled")

    refused = desk.refused(*NOTIFY, "--definitions", narrow_house, by="hanh", on=DAY)

    assert isinstance(refused, MoveRefused)
    assert "[margins] trang 1" in str(refused)
    assert "form_kept" in str(refused)
    assert desk.told("document", "list") == []


def test_a_written_reason_sets_the_rule_aside_and_is_kept(case_at, narrow_house):
    desk = case_at("scheduled")
    words = (*NOTIFY, "--definitions", narrow_house, "--override", f"form_kept={REASON}")
    desk.said(*words, by="hanh", on=DAY)

    (paper,) = desk.told("document", "list", "--state", "issued")
    events = desk.told("document", "timeline", paper["code"])
    assert [each["overridden"] for each in events if each["overridden"]] == [{"form_kept": REASON}]
    assert REASON in desk.said("inspection", "timeline", CODE)
    excused = desk.told("document", "show", paper["code"])["form"]
    assert excused["reason"] == REASON
    assert any("[margins]" in breach for breach in excused["breaches"])


def test_a_directive_is_replaced_against_the_rules_only_for_a_written_reason(case_at, narrow_house):
    desk = case_at("following_up")
    words = ("directive", "replace", "KT-2019-001-CC-01", "--reason", "sai thời hạn",
             "--definitions", narrow_house)  # fmt: skip
    refused = desk.refused(*words, by="hanh", on="10/9/2019")
    assert "[margins] trang 1" in str(refused)
    assert [row["state"] for row in desk.told("directive", "list")] == ["issued"]

    desk.said(*words, "--override", f"form_kept={REASON}", by="hanh", on="10/9/2019")

    assert [row["state"] for row in desk.told("directive", "list")] == ["superseded", "issued"]
    papers = desk.told("document", "list", "--kind", "directive", "--state", "issued")
    (form,) = [desk.told("document", "show", each["code"])["form"] for each in papers]
    assert form["reason"] == REASON


def test_a_paper_that_keeps_the_rules_is_issued_with_its_move(case_at):
    desk = case_at("scheduled")
    desk.said(*NOTIFY, by="hanh", on=DAY)

    assert len(desk.told("document", "list", "--state", "issued")) == 1


def test_nothing_is_issued_whose_pages_nobody_has_measured():
    house = a_house()
    inspection = an_inspection(house, until="scheduled")
    draft = draft_for(house.work, DocumentKind.NOTICE, inspection)
    # The office is shared by all tests of the run.
    office = copy(house.work.office)
    office.form = MeasuringJudge(None, {})

    with pytest.raises(PagesNotMeasured):
        issue(replace(house.work, office=office), draft)

    assert draft.state == "draft"
