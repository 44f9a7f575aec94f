"""The worked example of docs/mechanisms/checklists.md is what the program computes."""

from pathlib import Path

from inspect_flow.definitions.checklists import load_checklists
from inspect_flow.rules.checklist_results import score_checklist
from inspect_flow.vocabulary.answers import AnswerWord
from tests.checklist_builders import an_answer, answers

PAGE = (Path(__file__).parents[2] / "docs/mechanisms/checklists.md").read_text(encoding="utf-8")
CHECKLISTS = load_checklists()
GIVEN = answers(
    an_answer("3.3.1", on_time="950", resolved="1000"),
    an_answer("3.1.3", cut="105", procedures="277", target="40"),
    an_answer("3.4.2", AnswerWord.PARTLY, handled_on_time="8", received="9"),
    an_answer("3.3.3", late="0", apologies="0"),
    an_answer("3.3.2", AnswerWord.NOT_APPLICABLE),
)


def test_each_item_of_the_example_earns_what_the_page_says():
    scores = score_checklist(CHECKLISTS["district_2019"], GIVEN).items
    earned = [scores[code].points for code in ("3.3.1", "3.1.3", "3.4.2", "3.3.3")]

    assert [f"{each:.2f}" for each in earned] == ["1.90", "0.95", "0.50", "1.00"]
    assert all(f"**{each:.2f}**" in PAGE for each in earned)
    assert scores["3.3.2"].max == 0


def test_the_table_of_the_page_lists_every_checklist_with_its_items():
    for checklist in CHECKLISTS.values():
        assert f"{checklist.code}.yaml` |" in PAGE
        assert f"| {len(list(checklist.items()))} |" in PAGE
