"""Positions, sizes, styles and lines on the page, measured in the finished file."""

from __future__ import annotations

import pytest

from inspect_flow.documents.rendering import render_pdf
from tests.documents.reading import Word, leaves, phrase, printed, rules, texts, words
from tests.documents.samples import BARE, NAMES, sample

pytestmark = pytest.mark.xdist_group("samples")

UNNUMBERED = ("dossier", "checklist", "outline", "draft_minutes", "file_index", *BARE)
NUMBERED = [name for name in NAMES if not name.endswith(UNNUMBERED)]
PORTRAIT = [name for name in NAMES if name != "long_dien_checklist" and "score" not in name]
HEADED = [name for name in NAMES if not name.endswith(BARE)]
# (kind, text, size in points, bold, italic): NĐ 30/2020, Phụ lục I, ô 1 to 9b.
COMPONENTS = [
    ("notice", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, True, False),
    ("notice", "Độc lập - Tự do - Hạnh phúc", 13, True, False),
    ("notice", "UBND TỈNH HÒA MẪU", 12, False, False),
    ("notice", "SỞ NỘI VỤ", 12, True, False),
    ("notice", "Số: 201/SNV-CCHC", 13, False, False),
    ("notice", "Hòa Mẫu, ngày 02 tháng 3 năm 2026", 13, False, True),
    ("notice", "V/v thông báo lịch kiểm tra", 12, False, False),
    ("notice", "Kính gửi: Ủy ban nhân dân xã Bình Mẫu", 14, False, False),
    ("minutes", "BIÊN BẢN", 14, True, False),
    ("minutes", "tại Ủy ban nhân dân xã Bình Mẫu năm 2026", 14, True, False),
    ("minutes", "I. THÀNH PHẦN THAM DỰ", 14, True, False),
    ("minutes", "Địa điểm: Trụ sở UBND xã Bình Mẫu.", 14, False, False),
    ("directive", "KT. GIÁM ĐỐC", 14, True, False),
    ("delegation_decision", "QUYẾT ĐỊNH:", 14, True, False),
    ("delegation_decision", "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH HÒA MẪU", 14, True, False),
    ("delegation_decision", "Căn cứ Luật Tổ chức chính quyền địa phương;", 14, False, True),
    ("plan_decision", "TM. ỦY BAN NHÂN DÂN", 14, True, False),
    ("plan_decision", "Số: 05/QĐ-UBND", 13, False, False),
    ("submission", "TỜ TRÌNH", 14, True, False),
    ("invitation", "GIẤY MỜI", 14, True, False),
    ("self_report", "BÁO CÁO", 14, True, False),
    ("draft_minutes", "DỰ THẢO BIÊN BẢN", 14, True, False),
    ("directive", "Nơi nhận:", 12, True, True),
    ("directive", "- Như trên;", 11, False, False),
]


@pytest.mark.parametrize(("kind", "text", "size", "bold", "italic"), COMPONENTS)
def test_each_component_has_its_size_and_style(
    kind: str, text: str, size: float, bold: bool, italic: bool
) -> None:
    found = phrase(printed(f"commune_{kind}"), text)

    assert {(word.size, word.is_bold, word.is_italic) for word in found} == {(size, bold, italic)}


@pytest.mark.parametrize("name", NAMES)
def test_text_stays_within_the_margins(name: str) -> None:
    for page in leaves(printed(name)):
        body = [each for each in page.words if 20 <= each.top <= page.height - 20]

        assert min(each.left for each in body) >= 30 - 0.1
        # A justified line may pass the edge by a hair.
        assert max(each.right for each in body) <= page.width - 15 + 0.3


@pytest.mark.parametrize("name", PORTRAIT)
def test_paper_is_upright_a4(name: str) -> None:
    sizes = {(round(page.width), round(page.height)) for page in leaves(printed(name))}

    assert sizes == {(210, 297)}


def test_a_wide_checklist_lies_on_its_side() -> None:
    first = leaves(printed("long_dien_checklist"))[0]

    assert (round(first.width), round(first.height)) == (297, 210)


@pytest.mark.parametrize("name", HEADED)
def test_the_line_under_the_motto_is_as_long_as_the_motto(name: str) -> None:
    motto = phrase(printed(name), "Độc lập - Tự do - Hạnh phúc")
    below = [rule for rule in rules(printed(name)) if rule[2] > motto[0].bottom - 1]

    left, right, _ = min(below, key=lambda rule: abs(rule[0] - motto[0].left))
    assert (left, right) == pytest.approx((motto[0].left, motto[-1].right), abs=0.5)


@pytest.mark.parametrize(
    ("name", "last_line"),
    [
        ("commune_notice", "SỞ NỘI VỤ"),
        ("commune_minutes", "CẢI CÁCH HÀNH CHÍNH"),
        ("commune_conclusion", "tại Ủy ban nhân dân xã Bình Mẫu năm 2026"),
    ],
)
def test_other_lines_are_a_third_to_a_half_of_their_text_and_centred(
    name: str, last_line: str
) -> None:
    text = phrase(printed(name), last_line)
    left, right, _ = next(rule for rule in rules(printed(name)) if _is_just_below(rule, text[0]))

    width, middle = text[-1].right - text[0].left, (text[-1].right + text[0].left) / 2
    assert 1 / 3 <= (right - left) / width <= 1 / 2
    assert (left + right) / 2 == pytest.approx(middle, abs=0.5)


def _is_just_below(rule: tuple[float, float, float], word: Word) -> bool:
    left, right, top = rule
    return word.bottom - 1 < top < word.bottom + 3 and left < word.left + 60 < right + 80


@pytest.mark.parametrize("name", NAMES)
def test_the_first_page_has_no_page_number(name: str) -> None:
    assert not _page_numbers(printed(name), 1)


@pytest.mark.parametrize("kind", ["minutes", "notice", "plan", "conclusion", "dossier"])
def test_since_2020_the_page_number_is_centred_in_the_top_margin(kind: str) -> None:
    (number,) = _page_numbers(printed(f"commune_{kind}"), 2)

    assert (number.text, number.size, number.is_bold) == ("2", 14, False)
    assert (number.left + number.right) / 2 == pytest.approx(30 + 165 / 2, abs=0.5)
    assert number.top > 5
    assert number.bottom < 15


@pytest.mark.parametrize("kind", ["minutes", "notice", "plan", "conclusion", "directive"])
def test_before_2020_the_page_number_stands_at_the_bottom_right(kind: str) -> None:
    (number,) = _page_numbers(printed(f"long_dien_{kind}"), 2)

    assert (number.text, number.size) == ("2", 14)
    assert number.right == pytest.approx(195, abs=0.5)
    assert number.top > 277


@pytest.mark.parametrize("name", ["commune_notice", "long_dien_plan"])
def test_an_appendix_starts_its_own_count(name: str) -> None:
    pages = texts(printed(name))
    start = next(number for number, text in enumerate(pages, 1) if text.startswith("Phụ lục"))

    assert start > 1
    assert not _page_numbers(printed(name), start)


@pytest.mark.parametrize(
    ("name", "italic"), [("commune_minutes", True), ("long_dien_minutes", False)]
)
def test_legal_grounds_are_italic_since_2020_and_upright_before(name: str, italic: bool) -> None:
    found = [word for word in words(printed(name)) if word.text == "Căn"]

    assert [word.is_italic for word in found] == [italic] * len(found) != []


def test_the_first_line_of_a_paragraph_is_indented_by_half_an_inch() -> None:
    (first, *_) = phrase(printed("commune_minutes"), "Địa điểm: Trụ sở")

    assert first.left == pytest.approx(30 + 12.7, abs=0.3)


@pytest.mark.parametrize("name", NUMBERED)
def test_a_signature_never_stands_alone_on_a_page(name: str) -> None:
    page = next(text for text in texts(printed(name)) if "Lưu: VT" in text)

    assert "./." in page


@pytest.mark.parametrize("name", NUMBERED)
def test_nobody_needs_to_sign_in_less_than_25_mm(name: str) -> None:
    pdf = printed(name)
    page = next(number for number, text in enumerate(texts(pdf), 1) if "Lưu: VT" in text)
    bold = [word for word in words(pdf, page) if word.is_bold and word.size == 14]
    blocks = [word.top for word in bold if word.text.isupper()]

    room = 297 - 20 - max(blocks)
    assert room > 25
    names = [word.top for word in bold if word.text in ("Đức", "Hùng")]
    assert not names or min(names) - min(blocks) > 25


def _page_numbers(pdf: bytes, page: int) -> list[Word]:
    height = leaves(pdf)[page - 1].height
    return [
        word
        for word in words(pdf, page)
        if word.text.isdecimal() and (word.bottom < 19 or word.top > height - 19)
    ]


def test_a_long_list_of_recipients_runs_on_while_the_signature_stays() -> None:
    items = [f"UBND xã thứ {number:03d}" for number in range(102)]
    paper = dict(sample("long_dien_conclusion"), recipients={"items": items, "filing": "VT"})

    pages = texts(render_pdf("conclusion", paper))

    assert all(any(item in page for page in pages) for item in items)
    (signed,) = [page for page in pages if "Trương Văn Đức" in page]
    assert "KT. GIÁM ĐỐC" in signed
    assert "./." in signed
