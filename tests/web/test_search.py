"""Searching finds what is in sight, however it is typed, and nothing else."""

from __future__ import annotations

import unicodedata

import pytest
from sqlmodel import col, select

from inspect_flow.locale.search_words import holds, words_in
from inspect_flow.records.tables import Deficiency, Document, Finding, Inspection, SearchText
from inspect_flow.services import journal
from inspect_flow.services.search_texts import SEARCHED, words_of
from inspect_flow.web.marking import marked
from tests.web.offices import Office
from tests.web.test_figures import queries


@pytest.mark.parametrize(
    "typed", ["khiếu nại", "khieu nai", "KHIẾU NẠI", unicodedata.normalize("NFD", "khiếu nại")]
)
def test_words_are_found_with_and_without_diacritics(office: Office, typed: str):
    answer = office.signed_in("thuky").get("/search", params={"q": typed})

    assert answer.status_code == 200
    assert "<mark>khiếu</mark> <mark>nại</mark>" in answer.text
    assert "/deficiencies/" in answer.text


def test_a_unit_is_found_by_its_name_and_by_its_code(office: Office):
    browser = office.signed_in("lanhdao")
    for typed in ("long dien", "long-dien"):
        assert 'href="/units/long-dien"' in browser.get("/search", params={"q": typed}).text


def test_a_unit_finds_nothing_of_others(office: Office):
    browser = office.signed_in("donvi")

    assert "/units/long-dien" in browser.get("/search?q=long dien&kind=unit").text
    assert "Không tìm thấy" in browser.get("/search?q=con dao").text


def test_the_delegations_drafts_are_not_found_by_the_unit(visiting_office: Office):
    with visiting_office.workplace.doorman().transaction() as work:
        inspection = work.session.exec(select(Inspection)).first()
        assert inspection is not None
        secret = Finding(
            inspection_id=inspection.id or 0, kind="shortcoming", statement="điều bí mật của đoàn"
        )
        journal.create(work, secret, "finding.written")

    seen = {
        name: "<mark>bí</mark>" in visiting_office.signed_in(name).get("/search?q=bi mat").text
        for name in ("thuky", "donvi")
    }
    assert seen == {"thuky": True, "donvi": False}


@pytest.mark.parametrize("typed", ["%", "a", "_", "  ", "''", "\\", "🙂"])
def test_too_few_letters_are_told_and_signs_mean_themselves(office: Office, typed: str):
    answer = office.signed_in("thuky").get("/search", params={"q": typed})

    assert answer.status_code == 200
    assert "<mark>" not in answer.text


@pytest.mark.parametrize("typed", ["%%", "__", "<script>alert(1)</script>", "x" * 5000, "zz\x00qq"])
def test_hostile_words_find_nothing_and_harm_nothing(office: Office, typed: str):
    answer = office.signed_in("thuky").get("/search", params={"q": typed})

    assert answer.status_code == 200
    assert "<script>alert" not in answer.text
    assert "/deficiencies/" not in answer.text


def test_every_finding_and_paper_has_its_words(office: Office):
    with office.workplace.doorman().reading() as work:
        for kind in (Finding, Document):
            fields = SEARCHED[str(kind.__tablename__)]
            kept = select(SearchText.entity_id, SearchText.words).where(
                SearchText.entity == kind.__tablename__
            )
            told = {
                each.id: words_of(tuple(getattr(each, field) for field in fields))
                for each in work.session.exec(select(kind))
            }
            assert dict(work.session.exec(kept).all()) == told != {}


def test_amended_words_are_found_and_the_old_ones_are_not(office: Office):
    with office.workplace.doorman().transaction() as work:
        found = work.session.exec(select(Finding).order_by(col(Finding.id))).first()
        assert found is not None
        journal.change(work, found, {"statement": "Chậm niêm yết bộ thủ tục"}, "finding.amended")

    browser = office.signed_in("thuky")
    assert "<mark>niêm</mark>" in browser.get("/search?q=niem yet bo thu tuc").text


def test_searching_asks_a_fixed_number_of_questions(office: Office):
    browser = office.signed_in("thuky")
    with queries(office) as said:
        browser.get("/search?q=cai cach hanh chinh")

    assert len(said) <= 40, "\n".join(said)


def test_long_texts_are_cut_around_what_was_found():
    text = "chữ " * 200 + "điều cần tìm " + "chữ " * 200

    parts = marked(text, ["dieu", "tim"])

    assert [piece for piece, is_hit in parts if is_hit] == ["điều", "tìm"]
    assert sum(len(piece) for piece, _hit in parts) < 260
    assert parts[0] == ("…", False) == parts[-1]


def test_a_deficiency_is_found_by_its_code(office: Office):
    with office.workplace.doorman().reading() as work:
        code = work.session.exec(select(Deficiency.code)).first()
    answer = office.signed_in("thuky").get("/search", params={"q": code})

    assert f"/deficiencies/{code}" in answer.text


@pytest.mark.parametrize(
    ("typed", "is_held"),
    [("con", True), ("cong tac", True), ("cong ta", True), ("con tac", False), ("UBND-NV", True)],
)
def test_syllables_are_compared_whole_and_the_last_one_by_its_beginning(typed: str, is_held: bool):
    assert holds("Công tác số 512/UBND-NV", words_in(typed)) is is_held
