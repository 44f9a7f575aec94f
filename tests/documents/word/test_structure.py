"""The Word file itself: typeface, language, pages, tables, styles, properties, the same bytes."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from docx.oxml.ns import qn

from inspect_flow.documents.profile import profile_for
from inspect_flow.documents.rendering import render_docx
from tests.documents.reading import printed
from tests.documents.samples import NAMES, sample
from tests.documents.word.reading_word import opened, word_text, written


def field_of(part: Any) -> str:
    return "".join(code.text for code in part._element.iter(qn("w:instrText")))


def rows_of(content: bytes) -> list[Any]:
    return list(opened(content).element.body.iter(qn("w:tr")))


@pytest.mark.parametrize("name", NAMES)
def test_all_text_is_times_new_roman_and_vietnamese(name: str) -> None:
    document = opened(written(name))
    defaults = document.styles.element.find(qn("w:docDefaults"))

    fonts = defaults.find(f".//{qn('w:rFonts')}")
    assert set(fonts.attrib.values()) == {"Times New Roman"}
    assert defaults.find(f".//{qn('w:lang')}").get(qn("w:val")) == "vi-VN"
    assert list(document.element.body.iter(qn("w:rFonts"))) == []


@pytest.mark.parametrize("name", NAMES)
def test_margins_and_paper_are_those_of_the_decree(name: str) -> None:
    for section in opened(written(name)).sections:
        margins = (
            section.top_margin,
            section.bottom_margin,
            section.left_margin,
            section.right_margin,
        )
        assert [round(each.mm) for each in margins] == [20, 20, 30, 15]
        assert sorted(round(each.mm) for each in (section.page_width, section.page_height)) == [
            210,
            297,
        ]


@pytest.mark.parametrize("name", NAMES)
def test_the_page_number_stands_where_the_rules_of_the_day_want_it(name: str) -> None:
    is_new = profile_for_sample(name) == "nd30_2020"
    for section in opened(written(name)).sections:
        assert section.different_first_page_header_footer
        assert field_of(section.first_page_header) == field_of(section.first_page_footer) == ""
        assert field_of(section.header) == ("PAGE" if is_new else "")
        assert field_of(section.footer) == ("" if is_new else "PAGE")


def profile_for_sample(name: str) -> str:
    from datetime import date

    return profile_for(date.fromisoformat(sample(name)["dated_on"]))


@pytest.mark.parametrize("name", NAMES)
def test_columns_have_widths_that_add_up_and_heads_are_repeated(name: str) -> None:
    for table in opened(written(name)).element.body.iter(qn("w:tbl")):
        columns = [int(each.get(qn("w:w"))) for each in table.iter(qn("w:gridCol"))]
        whole = int(table.tblPr.find(qn("w:tblW")).get(qn("w:w")))
        assert abs(sum(columns) - whole) <= len(columns)
        for row in table.findall(qn("w:tr")):
            cells = [each.find(f"{qn('w:tcPr')}/{qn('w:tcW')}") for each in row.iter(qn("w:tc"))]
            assert abs(sum(int(each.get(qn("w:w"))) for each in cells) - whole) <= len(columns)


def test_the_head_of_a_table_is_repeated_and_its_rows_stay_whole() -> None:
    heads = [row for row in rows_of(written("commune_directive")) if _has(row, "tblHeader")]

    assert [next(head.iter(qn("w:t"))).text for head in heads] == ["TT"]
    assert _has(heads[0], "cantSplit")


def _has(row: Any, name: str) -> bool:
    return row.find(f"{qn('w:trPr')}/{qn('w:' + name)}") is not None


def test_an_appendix_is_a_section_that_counts_its_own_pages() -> None:
    first, appendix = opened(written("commune_notice")).sections

    assert first._sectPr.find(qn("w:pgNumType")) is None
    assert appendix._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"


def test_a_wide_checklist_is_written_across_the_page() -> None:
    paper = dict(sample("commune_checklist"), landscape=True)
    (section,) = opened(render_docx("checklist", paper)).sections

    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)


def test_headings_can_be_navigated() -> None:
    document = opened(written("commune_minutes"))
    headings = [each.text for each in document.paragraphs if each.style.name == "Heading 1"]

    assert headings[0] == "I. THÀNH PHẦN THAM DỰ"
    assert len(headings) == 5


def test_a_draft_says_so_in_a_frame_and_at_the_foot_of_each_page() -> None:
    document = opened(written("long_dien_minutes"))
    framed = [
        p
        for p in document.element.body.iter(qn("w:p"))
        if len(p.findall(f".//{qn('w:pBdr')}/*")) == 4
    ]

    assert [each.text for each in framed] == ["DỰ THẢO"]
    section = document.sections[0]
    for foot in (section.first_page_footer, section.footer):
        assert foot.paragraphs[0].text.startswith("Dự thảo - (*)")


@pytest.mark.parametrize("name", NAMES)
def test_the_properties_come_from_the_paper(name: str) -> None:
    properties = opened(written(name)).core_properties

    assert properties.author == sample(name)["letterhead"]["issuer"]
    assert properties.language == "vi-VN"
    assert properties.title == title_in_the_pdf(name)
    assert properties.created.date().isoformat() == sample(name)["dated_on"]


def title_in_the_pdf(name: str) -> str:
    with pikepdf.open(BytesIO(printed(name))) as file, file.open_metadata() as metadata:
        return str(metadata["dc:title"])


AGAIN = """
import hashlib, sys
from tests.documents.word.reading_word import written
print(hashlib.sha256(written("commune_minutes")).hexdigest())
"""


def test_another_process_writes_the_same_bytes() -> None:
    from hashlib import sha256

    told = subprocess.run(
        [sys.executable, "-c", AGAIN], check=True, capture_output=True, text=True
    ).stdout

    assert told.strip() == sha256(written("commune_minutes")).hexdigest()


def test_nothing_in_the_file_tells_when_or_where_it_was_written() -> None:
    with zipfile.ZipFile(BytesIO(written("commune_plan"))) as archive:
        dates = {each.date_time for each in archive.infolist()}
        names = archive.namelist()

    assert dates == {(1980, 1, 1, 0, 0, 0)}
    assert [each for each in names if "thumbnail" in each or "app.xml" in each] == []
    assert "python" not in word_text(written("commune_plan"))
