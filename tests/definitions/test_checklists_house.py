"""A province puts its own checklists in place of the shipped ones."""

import shutil
from pathlib import Path

import pytest

from inspect_flow.definitions.checklists import checklist_problems, load_checklists
from inspect_flow.vocabulary.errors import DefinitionError

SHIPPED = Path(__file__).parents[2] / "checklists"


@pytest.fixture
def house(tmp_path):
    """Lend a house folder that begins as a copy of what is shipped."""
    shutil.copytree(SHIPPED, tmp_path / "checklists")
    return tmp_path


def edit(house, file, old, new):
    """Change one file of the house."""
    path = house / "checklists" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_provinces_edition_is_taken(house):
    edit(house, "district/district_2019.yaml", 'edition: "1.0"', 'edition: "2319-QD-UBND"')

    assert load_checklists(str(house))["district_2019"].edition == "2319-QD-UBND"


def test_all_wrong_files_are_named_at_once(house):
    edit(house, "district/district_2019.yaml", "scale: 100", "scale: 101")
    edit(house, "commune/commune_2019.yaml", "level: commune", "level: xã")

    with pytest.raises(DefinitionError) as refused:
        load_checklists(str(house))

    files = {reason.partition(":")[0] for reason in refused.value.reasons}
    assert files == {
        "checklists/district/district_2019.yaml",
        "checklists/commune/commune_2019.yaml",
    }


def test_a_file_must_be_named_after_its_code(house):
    edit(house, "district/district_2019.yaml", "code: district_2019", "code: huyen_2019")

    [problems] = checklist_problems(str(house))

    assert problems.sentences() == ["tệp của bảng kiểm 'huyen_2019' phải có tên huyen_2019.yaml"]


def test_the_same_code_twice_is_refused(house):
    there = house / "checklists/district/district_2019.yaml"
    (house / "checklists/old").mkdir()
    shutil.copy(there, house / "checklists/old/district_2019.yaml")

    [problems] = checklist_problems(str(house))

    assert problems.sentences() == ["mã 'district_2019' đã dùng ở tệp khác"]


def test_without_the_laws_only_the_missing_file_is_reported(house):
    (house / "checklists/legal_bases.yaml").unlink()

    [problems] = checklist_problems(str(house))

    assert problems.file == "checklists/legal_bases.yaml"
    assert "hãy chép tệp gốc legal_bases.yaml" in problems.sentences()[0]


def test_a_file_that_is_no_utf_8_is_refused(house):
    (house / "checklists/cu.yaml").write_bytes("code: cũ".encode("cp1258", "replace") + b"\xff")

    [problems] = checklist_problems(str(house))

    assert "UTF-8" in problems.sentences()[0]


def test_a_law_that_ends_before_it_begins_is_refused(house):
    edit(house, "legal_bases.yaml", "valid_to: 2020-12-31", "valid_to: 2001-12-31")

    [problems] = checklist_problems(str(house))

    assert "hết hiệu lực trước khi có" in problems.sentences()[0]


def test_a_law_that_is_not_listed_is_refused_with_the_nearest(house):
    edit(house, "legal_bases.yaml", '- "61/2018/NĐ-CP"', '- "61/2081/NĐ-CP"')

    [problems] = checklist_problems(str(house))

    assert "có phải ý là '61/2018/NĐ-CP'?" in problems.sentences()[0]
