"""The article on huyện Long Điền (14/8/2019) read against the district checklist."""

from datetime import date

import pytest

from inspect_flow.definitions.checklists import load_checklists, load_legal_bases
from inspect_flow.rules.checklist_results import score_checklist
from inspect_flow.rules.finding_proposals import proposals_of, propose_findings
from inspect_flow.vocabulary.answers import AnswerWord
from inspect_flow.vocabulary.findings import FindingKind
from tests.checklist_builders import an_answer, answers

VISIT = date(2019, 8, 14)
DISTRICT = load_checklists()["district_2019"]
NO, YES, PARTLY = AnswerWord.DOES_NOT_CONFORM, AnswerWord.CONFORMS, AnswerWord.PARTLY

GOLDEN = answers(
    an_answer("1.1.1", YES, days_late="0"),
    an_answer("1.1.2", NO),
    an_answer("1.3.1", YES, inspected="7", subordinates="7"),
    an_answer("1.3.2", NO),
    an_answer("1.3.3", YES),
    an_answer("1.4.2", YES),
    an_answer("1.7", YES),
    an_answer("3.1.3", YES, cut="105", procedures="277"),
    an_answer("3.2.1", YES),
    an_answer("3.2.2", YES),
    an_answer("3.2.4", YES),
    an_answer("3.3.4", YES),
    an_answer("3.4.2", PARTLY),
    an_answer("3.5.1", YES),
    an_answer("3.5.2", YES),
    an_answer("3.6", YES),
    an_answer("4.1.1", YES),
    an_answer("5.3.2", YES),
    an_answer("5.3.4", YES),
    an_answer("6.1.1", PARTLY),
    an_answer("7.2.1", PARTLY),
    an_answer("7.2.2", NO, with_dossiers="0"),
    an_answer("7.2.3", NO, online="0"),
)
PROPOSED = propose_findings(DISTRICT, GOLDEN, load_legal_bases(), VISIT)
STATED = {
    "1.1.2": "Kế hoạch CCHC chưa đề ra sản phẩm cụ thể, tiến độ thời gian triển khai",
    "1.3.2": "Chưa có văn bản chỉ đạo, chấn chỉnh công tác CCHC sau kiểm tra",
    "3.4.2": "Chưa cập nhật đầy đủ kết quả giải quyết khiếu nại, phản ánh vào Sổ tiếp nhận kiến "
    "nghị",
    "6.1.1": "Chưa đăng tải đầy đủ công khai ngân sách, quyết toán ngân sách theo quy định",
}


@pytest.mark.parametrize("code", list(GOLDEN))
def test_every_statement_of_the_article_has_its_item(code):
    assert DISTRICT.item(code) is not None


def test_the_six_shortcomings_fall_on_their_items():
    found = [each.item.code for each in proposals_of(PROPOSED, FindingKind.SHORTCOMING)]

    # The sixth, "no file through the network", touches two items.
    assert found == ["1.1.2", "1.3.2", "3.4.2", "6.1.1", "7.2.1", "7.2.2", "7.2.3"]


@pytest.mark.parametrize(("code", "statement"), STATED.items())
def test_the_sample_wording_is_that_of_the_article(code, statement):
    [finding] = [each for each in PROPOSED if each.item.code == code]

    assert finding.statement == statement


def test_the_other_statements_are_proposed_as_strengths():
    found = {each.item.code for each in proposals_of(PROPOSED, FindingKind.STRENGTH)}

    assert found == {code for code, answer in GOLDEN.items() if answer.word is YES}


def test_105_of_277_shows_as_37_91_percent():
    [finding] = [each for each in PROPOSED if each.item.code == "3.1.3"]

    assert str(finding.percent) == "37.91"


def test_no_online_dossier_earns_nothing():
    scores = score_checklist(DISTRICT, GOLDEN).items

    assert (scores["7.2.2"].points, scores["7.2.3"].points) == (0, 0)


def test_laws_cited_in_2019_were_in_force_that_day():
    cited = [text for finding in PROPOSED for text in finding.legal_texts]

    assert "61/2018/NĐ-CP" in {text.symbol for text in cited}
    assert not [text.symbol for text in cited if text.valid_from > VISIT]
