"""A house says in printing.yaml how it prints and signs."""

from __future__ import annotations

from pathlib import Path

import pytest

from inspect_flow.definitions.printing import PrintingRules, load_printing
from inspect_flow.vocabulary.archives import Archive
from inspect_flow.vocabulary.errors import DefinitionError


def a_house(folder: Path, text: str) -> str:
    (folder / "printing.yaml").write_text(text, encoding="utf-8")
    return str(folder)


def test_a_house_without_the_file_prints_pdf_a_2b(tmp_path: Path) -> None:
    assert load_printing(str(tmp_path)) == PrintingRules(Archive.PDF_A_2B, "", ())


def test_a_house_chooses_archive_time_stamp_and_roots(tmp_path: Path) -> None:
    (tmp_path / "root.pem").write_text("…")
    house = a_house(tmp_path, "archive: 3b\ntime_stamp: http://tsa.mau/tsp\ntrust: [root.pem]\n")

    assert load_printing(house) == PrintingRules(
        Archive.PDF_A_3B, "http://tsa.mau/tsp", (tmp_path / "root.pem",)
    )


def test_every_fault_is_named_by_its_line(tmp_path: Path) -> None:
    house = a_house(
        tmp_path, "archive: 4b\ntime_stamp: ftp://tsa\ntrust: [khong-co.pem]\narchiv: x\n"
    )

    with pytest.raises(DefinitionError) as refused:
        load_printing(house)

    assert [each.split(":")[0] for each in refused.value.reasons] == [
        "dòng 1", "dòng 2", "dòng 3", "dòng 4",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["", "- 1\n", "archive: [\n"])
def test_a_file_that_is_no_mapping_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(DefinitionError, match=r"printing\.yaml"):
        load_printing(a_house(tmp_path, text))
