"""Answers propose strengths and shortcomings, with the laws in force on the day of the paper."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from inspect_flow.rules.checklist import Dependency
from inspect_flow.rules.finding_proposals import proposals_of, propose_findings
from inspect_flow.rules.legal_bases import LegalBasis, LegalText
from inspect_flow.vocabulary.answers import AnswerWord
from inspect_flow.vocabulary.findings import FindingKind
from tests.checklist_builders import RATIO, a_checklist, an_answer, an_item, answers

VISIT = date(2019, 8, 14)
OLD = LegalText("61", "Nghị định", "cũ", date(2018, 6, 21), date(2025, 6, 30))
NEW = LegalText("118", "Nghị định", "mới", date(2025, 7, 1))
BASES = {"L9": LegalBasis("L9", "Một cửa", (OLD, NEW))}
WORDED = an_item(
    scoring=RATIO, shortcoming="Chưa làm đủ", strength="Làm đầy đủ", legal_bases=("L9",)
)


def proposed(answer, item=WORDED, on=VISIT):
    """Return the proposals from one answer."""
    return propose_findings(a_checklist(item), answers(answer), BASES, on)


@pytest.mark.parametrize("word", [AnswerWord.PARTLY, AnswerWord.DOES_NOT_CONFORM])
def test_what_does_not_fully_conform_is_proposed_as_a_shortcoming(word):
    [finding] = proposed(an_answer(word=word))

    assert (finding.kind, finding.statement) == (FindingKind.SHORTCOMING, "Chưa làm đủ")


def test_what_conforms_is_proposed_as_a_strength():
    [finding] = proposed(an_answer(word=AnswerWord.CONFORMS))

    assert (finding.kind, finding.statement) == (FindingKind.STRENGTH, "Làm đầy đủ")


def test_without_a_wording_there_is_no_strength_but_still_a_shortcoming():
    plain = an_item()

    assert proposed(an_answer(word=AnswerWord.CONFORMS), plain) == []
    [finding] = proposed(an_answer(word=AnswerWord.DOES_NOT_CONFORM), plain)
    assert finding.statement == "Chưa đạt yêu cầu: Tiêu chí 1.1"


def test_figures_alone_amount_to_a_judgement():
    [finding] = proposed(an_answer(done="105", planned="277"))

    assert finding.kind is FindingKind.SHORTCOMING
    assert finding.percent == Decimal("37.91")
    assert [found.value for found in finding.figures] == [105, 277]


@pytest.mark.parametrize(
    ("day", "cited"), [(VISIT, [OLD]), (date(2025, 6, 30), [OLD]), (date(2025, 7, 1), [NEW])]
)
def test_only_laws_in_force_on_the_day_are_cited(day, cited):
    [finding] = proposed(an_answer(word=AnswerWord.PARTLY), on=day)

    assert list(finding.legal_texts) == cited


def test_the_note_of_the_inspector_comes_along():
    [finding] = proposed(replace(an_answer(word=AnswerWord.PARTLY), note="2 trên 9 hồ sơ"))

    assert finding.note == "2 trên 9 hồ sơ"


def test_items_not_asked_propose_nothing():
    sheet = a_checklist(
        an_item("1.1"), an_item("1.2", depends_on=(Dependency("1.1", arises=True),))
    )
    given = answers(
        an_answer("1.1", AnswerWord.NOT_ARISING), an_answer("1.2", AnswerWord.DOES_NOT_CONFORM)
    )

    assert propose_findings(sheet, given, BASES, VISIT) == []


def test_proposals_can_be_taken_by_kind():
    findings = proposed(an_answer(word=AnswerWord.PARTLY))

    assert proposals_of(findings, FindingKind.SHORTCOMING) == findings
    assert proposals_of(findings, FindingKind.STRENGTH) == []
