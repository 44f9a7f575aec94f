"""Where pages end: no headings on top of a hole, no signature with a single line, room to write."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pdfplumber
import pytest

from inspect_flow.documents.rendering import render_pdf
from tests.documents.building import a_section
from tests.documents.reading import MM, phrase, texts, whole_text, words
from tests.documents.samples import sample


def paper_with(name: str, **values: Any) -> bytes:
    """Print the sample `name` with some of its entries replaced."""
    paper: dict[str, Any] = {**sample(name), **values}
    return render_pdf(paper["kind"], paper)


def a_long_checklist() -> bytes:
    """Print the sample checklist with 95 items, each with evidence and two legal bases."""
    bases = "Nghị định 61/2018/NĐ-CP; Quyết định 225/QĐ-TTg"
    [first, *_rest] = sample("long_dien_checklist")["areas"]  # type: ignore[typeddict-item]
    rows = [{**row, "legal_basis": bases} for row in (first["rows"] * 32)[:95]]
    areas = [{**first, "rows": rows[start : start + 12]} for start in range(0, 95, 12)]
    return paper_with("long_dien_checklist", areas=areas)


def test_titles_without_a_text_below_them_fill_the_page() -> None:
    contents = [a_section(f"Nội dung thứ {number}") for number in range(1, 60)]

    first = words(paper_with("commune_plan", contents=contents))

    assert max(word.bottom for word in first) > 297 - 20 - 15


@pytest.mark.parametrize("count", range(1, 16))
def test_a_signature_takes_more_than_one_paragraph_along(count: int) -> None:
    opening = [f"Đoạn mở đầu thứ {number}" for number in range(count)]
    pages = texts(paper_with("commune_conclusion", opening=opening))

    last = pages[-1]
    assert "Nơi nhận:" in last
    assert len(pages) == 1 or "2. Cập nhật đầy đủ" in last


@pytest.mark.parametrize("draft", [True, False])
def test_minutes_without_opinions_leave_lines_and_claim_nothing(draft: bool) -> None:
    text = whole_text(paper_with("commune_minutes", unit_opinions=[], draft=draft))

    assert "không có ý kiến" not in text
    assert "ĐƯỢC KIỂM TRA ...." in text.replace(". .", "..")


def test_an_issued_conclusion_leaves_out_what_nobody_knows() -> None:
    text = whole_text(paper_with("commune_conclusion", areas=[], requirements=[]))

    assert "KẾT QUẢ ĐẠT ĐƯỢC" not in text
    assert "TỒN TẠI, HẠN CHẾ" not in text


def test_a_conclusion_of_which_nothing_is_known_leaves_lines_and_asks_for_nothing() -> None:
    nothing: dict[str, Any] = {"areas": [], "requirements": [], "report_due": ""}
    text = whole_text(paper_with("commune_conclusion", **nothing))

    assert "như sau: ...." in text
    assert "tổ chức thực hiện nội dung Thông báo này./." in text


def test_a_conclusion_says_that_nothing_was_found_only_where_the_delegation_did() -> None:
    text = whole_text(paper_with("commune_conclusion", areas=[], none_found=True))

    assert "I. TỒN TẠI, HẠN CHẾ Không ghi nhận tồn tại, hạn chế." in text


def test_a_checklist_of_95_items_takes_no_more_than_twelve_pages() -> None:
    assert len(texts(a_long_checklist())) <= 12


def test_a_checklist_has_four_boxes_a_row_and_room_for_the_pen() -> None:
    with pdfplumber.open(BytesIO(a_long_checklist())) as file:
        page = file.pages[1]
        [table] = page.find_tables()
        rows = [row for row in table.rows if row.cells[9] and row.cells[6]][1:]
        heights = [(row.bbox[3] - row.bbox[1]) * MM for row in rows]
        notes = (rows[0].cells[9][2] - rows[0].cells[9][0]) * MM
        boxes = [each for each in page.rects if 3 < each["width"] * MM < 4.2]

    assert min(heights) >= 11
    assert notes >= 55
    assert len(boxes) >= 4 * len(rows)


def test_the_dossier_begins_with_what_is_short() -> None:
    text = whole_text(paper_with("commune_dossier"))

    assert text.index("PHÂN CÔNG KIỂM TRA") < text.index("ĐỐI CHIẾU VỚI TIÊU CHÍ")


def test_the_line_of_an_appendix_keeps_room_for_the_number() -> None:
    paper = sample("commune_notice")
    letterhead = {**paper["letterhead"], "number": ""}

    pdf = paper_with("commune_notice", letterhead=letterhead)
    page = next(number for number, text in enumerate(texts(pdf), 1) if text.startswith("Phụ lục"))

    (*_words, before, after) = phrase(pdf, "(Kèm theo Công văn số /SNV-CCHC", page)
    assert after.left - before.right > 5
