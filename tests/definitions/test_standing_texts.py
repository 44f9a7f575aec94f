"""The sentences that papers repeat are data, read strictly."""

from __future__ import annotations

import shutil

import pytest

from inspect_flow.definitions.places import folder
from inspect_flow.definitions.problems import Problems
from inspect_flow.definitions.standing_texts import (
    ConclusionTexts,
    LetterTexts,
    OutlineTexts,
    ProgrammeTexts,
    load_standing_texts,
    read_texts,
)
from inspect_flow.vocabulary.errors import DefinitionError


def faults(text: str, shape: type) -> list[str]:
    problems = Problems("x.yaml")
    read_texts(text, shape, "x", problems)
    return problems.sentences()


def test_the_shipped_texts_load():
    texts = load_standing_texts()
    assert [part.title for part in texts.outline.sections][:2] == [
        "Đặc điểm, tình hình",
        "Công tác chỉ đạo, điều hành cải cách hành chính",
    ]
    assert texts.directive.own_addressees["province"][0] == "Các Sở, ban, ngành thuộc tỉnh"


@pytest.fixture
def house(tmp_path):
    """Copy the shipped texts into a house's own folder."""
    shutil.copytree(str(folder("report_templates") / "texts"), tmp_path / "report_templates/texts")
    return tmp_path


def test_a_house_replaces_them(house):
    (house / "report_templates/texts/letters.yaml").write_text("fields: {commune: VP}\n")
    assert load_standing_texts(str(house)).letters.fields == {"commune": ("VP",)}


def test_what_a_house_leaves_out_is_taken_from_the_program(house):
    (house / "report_templates/texts/minutes.yaml").unlink()
    assert load_standing_texts(str(house)).minutes == load_standing_texts().minutes


def test_faults_of_several_files_are_named_at_once(house):
    for name in ("minutes", "letters"):
        (house / f"report_templates/texts/{name}.yaml").write_text("khac: 1\n")
    with pytest.raises(DefinitionError) as refused:
        load_standing_texts(str(house))
    named = {reason.partition(":")[0] for reason in refused.value.reasons}
    assert named == {"report_templates/texts/minutes.yaml", "report_templates/texts/letters.yaml"}


def test_a_misspelt_placeholder_is_named_with_its_line():
    text = "opening: Về {unti}\nopening_without_basis: Về {unit}\n"
    assert faults(text, ConclusionTexts)[0].startswith(
        "dòng 1: không có chỗ điền {unti}; có phải ý là 'unit'?"
    )


def test_a_brace_left_open_is_named():
    text = "opening: Về {unit\nopening_without_basis: x\n"
    assert faults(text, ConclusionTexts)[0].startswith("dòng 1: ngoặc nhọn viết sai")


def test_unknown_and_missing_keys_are_told_at_once():
    assert len(faults("openin: x\n", ConclusionTexts)) == 3


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("fields: {provinse: [a]}\n", LetterTexts),
        ("fields: {commune: 3}\n", LetterTexts),
        ("fields: [a]\n", LetterTexts),
        ("lines: [{task: a, lead: b, minutes: 0}]\n", ProgrammeTexts),
        ("lines: [{task: a}]\n", ProgrammeTexts),
        ("lines: a\n", ProgrammeTexts),
        ("sections: [{title: a, items: b}]\n", OutlineTexts),
        ("sections: [a]\n", OutlineTexts),
        ("", OutlineTexts),
        ("- a\n", OutlineTexts),
    ],
)
def test_a_wrong_shape_is_refused(text, shape):
    assert faults(text, shape)
